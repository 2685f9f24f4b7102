"""Tests of the add-in, over a real spreadsheet."""
