"""What the tests lean on: a real spreadsheet program, validators and comparisons."""
