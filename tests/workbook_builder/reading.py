"""Reading a workbook's cells by other means than ours: openpyxl."""

from datetime import date, datetime
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook

Values = dict[str, object]


@cache
def _loaded(path: Path, *, values: bool) -> Workbook:
    """A workbook that no test changes, read once."""
    return load_workbook(path, data_only=values)


def cached(path: Path) -> dict[str, Values]:
    """The value that every formula cell carries, by sheet and address; `""` for an empty text."""
    formulas, values = _loaded(path, values=False), _loaded(path, values=True)
    return {
        sheet.title: {
            cell.coordinate: _plain(values[sheet.title][cell.coordinate].value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        for sheet in formulas
    }


ENTERED = {
    "Register", "Plan", "Controls", "Updates", "People", "Links", "Past quarters", "Quarters",
    "Meetings", "Withheld", "Impacts", "Stated", "Corrections",
}  # fmt: skip
"""The sheets of tables; a blank row of theirs has formulas and shows no figures."""


def figures(path: Path, *, of_tables: bool = False) -> int:
    """How many figures a workbook shows: its formulas, but those of blank rows and their heads."""
    return sum(
        cell.data_type == "f"
        for sheet in _loaded(path, values=False)
        for row in sheet.iter_rows(min_row=4 if sheet.title in ENTERED else 1)
        if (row[0].value is not None if sheet.title in ENTERED else not of_tables)
        for cell in row
    )


def headings(path: Path, sheet: str, row: int = 4) -> list[str]:
    """The headings of a sheet's table."""
    return [str(cell.value) for cell in _loaded(path, values=True)[sheet][row]]


def column_of(path: Path, sheet: str, heading: str, row: int = 4) -> str:
    """The letter of the column with a heading."""
    for cell in _loaded(path, values=True)[sheet][row]:
        if cell.value == heading:
            return str(cell.column_letter)
    raise LookupError(f"no column {heading} on {sheet}")


def cell_with(path: Path, sheet: str, text: str, right: int = 0) -> str:
    """The address of the first cell with a text, or of a cell so many to its right."""
    for row in _loaded(path, values=True)[sheet].iter_rows():
        for cell in row:
            if cell.value == text:
                return str(row[cell.column - 1 + right].coordinate)
    raise LookupError(f"no cell {text} on {sheet}")


def defined(path: Path, name: str) -> tuple[str, str]:
    """The sheet and the address that a name stands for."""
    [(sheet, address)] = _loaded(path, values=False).defined_names[name].destinations
    return sheet, address.replace("$", "")


def _plain(value: object) -> object:
    """A value as a spreadsheet hands it out: numbers, and dates as serial numbers."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return float((value.date() - date(1899, 12, 30)).days)
    return float(value) if isinstance(value, int) else value
