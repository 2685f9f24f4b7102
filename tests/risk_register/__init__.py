"""Tests of what a register is and of everything computed from it."""
