"""Whether every calculated cell still holds its formula, and shows what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from openpyxl.utils import get_column_letter

from formulas.column import serial
from formulas.tables import calculated_columns
from formulas.text import table_name
from risk_register.findings import Finding, quoted
from risk_register.kept_fields import kept_tables
from risk_register.places import Place
from risk_register.register import Register
from risk_register.values import Month, Value
from workbook_builder.reading.cells import CellError, CellValue, ReadCell
from workbook_builder.reading.opened import OpenedBook, ReadSheet

_CLOSE = 1e-9
_EMPTY = ReadCell(None)


def table_cells(book: OpenedBook, register: Register) -> Iterator[Finding]:
    """The calculated cells of the tables, each in the row that its entries were read from."""
    for table in kept_tables(register.scheme):
        found = book.tables.get(table_name(table))
        columns = calculated_columns(table, register.scheme)
        if not found or not columns:
            continue
        sheet, read = found
        grid = book.grid(sheet)
        for row in register.rows(table.name):
            cells = grid.get(row.place.line or 0, {})
            for column in columns:
                at = read.columns.get(column.heading)
                if at:
                    place = row.place.at_column(get_column_letter(at))
                    value = column.value(register, row)
                    yield from _compared(place, cells.get(at, _EMPTY), column.formula, value)


def sheet_cells(book: OpenedBook, sheet: ReadSheet, fresh: OpenedBook) -> Iterator[Finding]:
    """The formulas of a sheet that is calculated throughout, against those of one built anew.

    What the formulas come to is compared too, unless somebody chose something else to be shown.
    """
    expected = fresh.sheet(sheet.title)
    if expected is None:
        return
    made, there = fresh.grid(expected), book.grid(sheet)
    same_choices = all(
        there.get(row, {}).get(at, _EMPTY).value == cell.value
        for row, cells in made.items()
        for at, cell in cells.items()
        if not cell.calculated and cell.value is not None
    )
    for row, cells in made.items():
        for at, cell in cells.items():
            found = there.get(row, {}).get(at)
            if found and cell.calculated:
                value = cell.value if same_choices else found.value
                yield from _compared(sheet.place(row, at), found, cell.formula, value)


def _compared(
    place: Place, found: ReadCell, formula: str, value: Value | CellValue
) -> Iterator[Finding]:
    if not found.calculated:
        would = f"the formula, which gives {quoted(_plain(value))}"
        yield Finding(
            "verify-formula", place, would, f"{quoted(found.value)} without a formula",
            remedy="Copy the formula from a cell above or below, or build the workbook anew.",
        )  # fmt: skip
    elif found.formula and normal(found.formula) != normal(formula):
        yield Finding(
            "verify-formula", place, f"the formula ={formula}", quoted(f"={found.formula}"),
            remedy="Copy the formula from a cell above or below, or build the workbook anew.",
        )  # fmt: skip
    elif not _same(found.value, _plain(value)):
        yield Finding(
            "verify-value", place, quoted(_plain(value)), quoted(found.value),
            remedy="Recalculate the workbook and save it.",
        )  # fmt: skip


def normal(formula: str) -> str:
    """A formula without what programs write differently: spaces, and `TRUE()` for `TRUE`."""
    return "".join(formula.split()).replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")


def _plain(value: Value | CellValue) -> CellValue:
    if isinstance(value, Month):
        return serial(value.first_day())
    return serial(value) if isinstance(value, date) else value


def _same(found: CellValue, expected: CellValue) -> bool:
    if isinstance(found, CellError) or isinstance(expected, CellError):
        return found == expected
    if isinstance(found, int | float) and isinstance(expected, int | float):
        return abs(found - expected) <= _CLOSE * max(1.0, abs(expected))
    return (found if found is not None else "") == (expected if expected is not None else "")
