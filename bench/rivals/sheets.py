"""The sheets with the tables of a register, each with its headings in the fourth row."""

TABLE_SHEETS = (
    "Register", "Controls", "Updates", "People", "Links", "Past quarters", "Quarters", "Meetings",
    "Stated",
)  # fmt: skip
HEADINGS = 3
"""How many rows stand above the headings."""
