"""The Excel ribbon, and the add-in file that carries it."""
