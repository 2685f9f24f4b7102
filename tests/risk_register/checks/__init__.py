"""Tests of the checks of a register."""
