"""Reads the sheets of .xlsx and .xlsm: their values as Excel shows them, and what it hides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path

from intake.beside import beside
from intake.grid import CellValue, Grid
from intake.limits import RefusedError
from intake.sheets import Hidden, laid_out, rounded, shown_moment, told, told_of_cells
from risk_register.findings import Finding
from risk_register.places import Place, SheetPlace
from risk_register.plurals import number_of
from workbook_builder.reading.cells import LAST_COLUMN, CellError, ReadCell
from workbook_builder.reading.number_formats import shows_date, shows_month
from workbook_builder.reading.opened import OpenedBook, ReadSheet, area_of
from workbook_builder.reading.package import Package, UnreadableError

_NOT_CALCULATED = (
    "the value of each formula",
    "formulas without a stored value",
    "Open the file in Excel and save it.",
)
_LAST_SERIAL = 2_958_465  # 31 December 9999
_DIGITS = 6  # more than the number of any column has


def read_workbook(path: Path) -> tuple[tuple[Grid, ...], list[Finding]]:
    """A grid for each sheet, hidden ones too, and one for comments and shapes.

    Findings tell what is hidden, and which formulas have no stored value.
    Raises RefusedError.
    """
    findings: list[Finding] = []
    try:
        with closing(Package(path)) as package:
            book = OpenedBook(package)
            grids = [_grid(path, book, sheet, findings) for sheet in book.sheets]
            texts = beside(book)
    except UnreadableError as error:
        raise RefusedError(error.finding) from None
    return tuple(grid for grid in (*grids, texts) if grid.rows), findings


def _grid(path: Path, book: OpenedBook, sheet: ReadSheet, findings: list[Finding]) -> Grid:
    values: dict[tuple[int, int], CellValue] = {}
    unread: list[SheetPlace] = []
    for row, cells in book.rows(sheet):
        for column, cell in cells.items():
            if cell.value is None:
                unread.append(sheet.place(row, column))
            values[row, column] = _value(book, cell)
    findings += _hidden(book, sheet)
    if unread:
        findings.append(told_of_cells(unread, "formula-not-calculated", *_NOT_CALCULATED))
    merged = [
        area
        for each in book.frame(sheet).named("mergeCell")
        if (area := area_of(each.attributes.get("ref", "")))
    ]
    hidden = Hidden(sheet.hidden, book.frame(sheet).hidden_rows, _hidden_columns(book, sheet))
    return laid_out(path, sheet.title, _without_blanks(values), merged, hidden)


def _without_blanks(values: dict[tuple[int, int], CellValue]) -> dict[tuple[int, int], CellValue]:
    return {at: value for at, value in values.items() if value is not None and value != ""}


def _hidden(book: OpenedBook, sheet: ReadSheet) -> Iterator[Finding]:
    place = Place(f"sheet {sheet.title}")
    frame = book.frame(sheet)
    for what, found in (
        ("a hidden sheet", sheet.hidden),
        (number_of(len(frame.hidden_rows), "hidden row"), frame.hidden_rows),
        ("hidden columns", _hidden_columns(book, sheet)),
    ):
        if found:
            yield told(place, "nothing hidden", f"{what}, read like the rest", "hidden-cells")


def _hidden_columns(book: OpenedBook, sheet: ReadSheet) -> set[int]:
    columns: set[int] = set()
    for each in book.frame(sheet).named("col"):
        said = each.attributes
        if said.get("hidden") in ("1", "true"):
            span = _number(said.get("min", "")), _number(said.get("max", ""))
            columns.update(range(span[0], min(span[1], LAST_COLUMN) + 1))
    return columns


def _number(text: str) -> int:
    """A column's number; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0


def _value(book: OpenedBook, cell: ReadCell) -> CellValue:
    """A value as a person sees it: a date where the number is shown as one."""
    value = cell.value
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if value is None or isinstance(value, bool):
        return value
    number_format = book.number_format(cell)
    if shows_date(number_format) and 0 <= value + book.days_late <= _LAST_SERIAL:
        return _day(book, value, number_format)
    if "%" in number_format:
        return f"{value * 100:.15g}%"
    return rounded(value)


def _day(book: OpenedBook, serial: int | float, number_format: str) -> CellValue:
    day = book.day(serial)
    if day is None:
        return serial
    if shows_month(number_format):
        return f"{day:%B %Y}"
    part = serial % 1
    if not part:
        return day
    moment = datetime.combine(day, time()) + timedelta(minutes=round(part * 24 * 60))
    return shown_moment(moment.time() if serial < 1 else moment)
