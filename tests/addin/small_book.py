"""A small workbook with one of everything, which opens in no time."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlwings as xw
from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

ROWS: tuple[tuple[Any, ...], ...] = (
    ("Name", "Number", "Day", "Done", "Code"),
    ("Rose", 1, date(2026, 3, 31), True, "1"),
    ("Fell", 2.5, None, False, "x"),
    (None, 0, date(2026, 4, 1), None, None),
)


def write_small_book(path: Path) -> Path:
    """The sheet Things with a table of that name at B3, and the protected sheet Guarded."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Things"
    for down, values in enumerate(ROWS):
        for across, value in enumerate(values):
            sheet.cell(3 + down, 2 + across, value)
    for row in range(4, 30):
        sheet.cell(row, 4).number_format = "dd/mm/yyyy"
        sheet.cell(row, 6).number_format = "@"
    sheet.add_table(Table(displayName="Things", ref="B3:F6"))
    sheet["H4"], sheet["H5"], sheet["H6"] = "=1/0", "=SUM(Things[Number])", "=D4+1"
    sheet["H6"].number_format = "dd/mm/yyyy"
    guarded = book.create_sheet("Guarded")
    guarded["A1"], guarded["B1"] = "fixed", "free"
    guarded["B1"].protection = Protection(locked=False)
    guarded.protection.sheet = True
    names = {"Names": "Things[Name]", "Total": "Things!$H$5", "Twice": "2*Things!$H$5"}
    for name, value in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=value)
    book.save(path)
    return path


def moment(text: str) -> datetime:
    """A date and time as Excel hands it out, from "2026-03-31" or "2026-03-31T12:00"."""
    return datetime.fromisoformat(text)


def formulas(cells: xw.Range) -> Any:
    """Range.formula, of which xlwings says that it gives lists, and gives what COM does."""
    return cells.formula
