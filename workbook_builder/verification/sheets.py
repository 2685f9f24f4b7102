"""The formulas of sheets that are calculated throughout, against those of a workbook built anew."""

from __future__ import annotations

from collections.abc import Iterator

from workbook_builder.book import sheet_name
from workbook_builder.reading.cells import ReadCell
from workbook_builder.reading.opened import OpenedBook, ReadSheet
from workbook_builder.sheets.checks import LAST_VALIDATION
from workbook_builder.verification.cells import EMPTY, CalculatedCell


def sheet_cells(
    book: OpenedBook, sheet: ReadSheet, fresh: OpenedBook, *, compared: bool
) -> Iterator[CalculatedCell]:
    """The formulas of a sheet, and what each comes to in a workbook built anew.

    They are not `compared` where somebody chose something else to be shown. A cell that is empty
    has lost its formula, unless the sheet was built with other lists, so that things stand
    elsewhere.
    """
    expected = _as_built(book, sheet, fresh)
    if expected is None:
        return
    there = book.grid(sheet)
    same_lists = _areas(expected) == _areas(sheet)
    for row, at, cell in _moved(expected, sheet, fresh):
        found = there.get(row, {}).get(at, EMPTY)
        if cell.calculated and (same_lists or found != EMPTY):
            place = sheet.place(row, at)
            yield CalculatedCell(place, found, cell.formula, cell.value, cell.array, compared)


def chosen_otherwise(book: OpenedBook, sheet: ReadSheet, fresh: OpenedBook) -> bool:
    """Whether somebody chose something else to be shown on a sheet than a new one shows.

    What the last validation found is no choice.
    """
    expected = _as_built(book, sheet, fresh)
    if expected is None:
        return False
    there, said = book.grid(sheet), fresh.named_cell(LAST_VALIDATION)
    return any(
        there.get(row, {}).get(at, EMPTY).value != cell.value
        for row, at, cell in _moved(expected, sheet, fresh)
        if not cell.calculated
        and cell.value is not None
        and said != (cell, expected.place(row, at))
    )


def _as_built(book: OpenedBook, sheet: ReadSheet, fresh: OpenedBook) -> ReadSheet | None:
    """The same sheet of a workbook built anew, also if this one was renamed."""
    for each in fresh.sheets:
        if book.named_sheet(sheet_name(each.title)) is sheet:
            return each
    return fresh.sheet(sheet.title)


def _areas(sheet: ReadSheet) -> dict[str, object]:
    return {table.name: table.area for table in sheet.tables}


def _moved(
    expected: ReadSheet, sheet: ReadSheet, fresh: OpenedBook
) -> list[tuple[int, int, ReadCell]]:
    """The cells of a sheet by row and column, those of its tables where another sheet has them.

    How far down a table stands depends on what the ones above it had to list when it was built.
    """
    tables = {table.name: table.area for table in sheet.tables}
    placed = {
        row: (row - area.top + tables[table.name].top, tables[table.name].bottom)
        for table in expected.tables
        for area in [table.area]
        if table.name in tables
        for row in range(area.top, area.bottom + 1)
    }
    return [
        (at_row, at, cell)
        for row, cells in fresh.grid(expected).items()
        for at_row, bottom in [placed.get(row, (row, row))]
        if at_row <= bottom
        for at, cell in cells.items()
    ]
