"""Whether every calculated cell still holds its formula, and shows what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from formulas.column import Group, serial
from formulas.tables import calculated_columns
from formulas.text import table_name
from risk_register.findings import Finding, quoted
from risk_register.kept_fields import kept_tables
from risk_register.places import SheetPlace
from risk_register.register import Register
from risk_register.values import Month, Value
from workbook_builder.reading.cells import CellError, CellValue, ReadCell
from workbook_builder.reading.opened import OpenedBook

_CLOSE = 1e-9
EMPTY = ReadCell(None)
"""A cell that holds nothing."""

_PUT_BACK = "Copy the formula from a cell above or below, or build the workbook anew."


@dataclass(frozen=True, slots=True)
class CalculatedCell:
    """A cell that should hold a formula: what was found in it, and what belongs there.

    `formula` is without its equals sign, as a file stores it; `array` says that it is one of
    arrays. `value` is what it comes to, worked out without the spreadsheet; it is not `compared`
    where somebody chose something else to be shown.
    """

    place: SheetPlace
    found: ReadCell
    formula: str
    value: CellValue
    array: bool = False
    compared: bool = True

    @property
    def typed_over(self) -> bool:
        """Whether there is something else than the formula."""
        other = self.found.formula and normal(self.found.formula) != normal(self.formula)
        return not self.found.calculated or bool(other)

    @property
    def agrees(self) -> bool:
        """Whether the cell shows what the formula comes to."""
        return not self.compared or _same(self.found.value, self.value)


def difference(cell: CalculatedCell) -> Finding | None:
    """The finding for a cell without its formula, or with another figure; `None` if all is well."""
    place, found, value = cell.place, cell.found, quoted(cell.value)
    if not found.calculated:
        return Finding(
            "verify-formula", place, f"the formula, which gives {value}",
            f"{quoted(found.value)} without a formula", remedy=_PUT_BACK,
        )  # fmt: skip
    if cell.typed_over:
        expected, actual = f"the formula ={cell.formula}", quoted(f"={found.formula}")
        return Finding("verify-formula", place, expected, actual, remedy=_PUT_BACK)
    if not cell.agrees:
        remedy = "Recalculate the workbook and save it."
        return Finding("verify-value", place, value, quoted(found.value), remedy=remedy)
    return None


def lost_columns(book: OpenedBook, register: Register) -> Iterator[Finding]:
    """The calculated columns that a table should have and has not, under their headings."""
    for table in kept_tables(register.scheme):
        if found := book.tables.get(table_name(table)):
            sheet, read = found
            for column in calculated_columns(table, register.scheme):
                if column.heading not in read.columns:
                    expected = f"the calculated column {column.heading} in {read.name}"
                    yield Finding("verify-column", sheet.place(read.area.top), expected,
                                  "no such heading", remedy="Build the workbook anew.")  # fmt: skip


def table_cells(
    book: OpenedBook, register: Register, *, chosen: bool = False
) -> Iterator[CalculatedCell]:
    """The calculated cells of the tables, each in the row that its entries were read from.

    Working columns are not compared where somebody has `chosen` something else to be shown.
    """
    for table in kept_tables(register.scheme):
        found = book.tables.get(table_name(table))
        columns = calculated_columns(table, register.scheme)
        if not found or not columns:
            continue
        sheet, read = found
        grid = book.grid(sheet)
        for row in register.rows(table.name):
            line = row.place.line or 0
            cells = grid.get(line, {})
            for column in columns:
                at = read.columns.get(column.heading)
                if at:
                    value = _plain(column.value(register, row))
                    place = sheet.place(line, at)
                    compared = not chosen or column.group is not Group.WORKING
                    found_there = cells.get(at, EMPTY)
                    yield CalculatedCell(
                        place, found_there, column.formula, value, compared=compared
                    )


def normal(formula: str) -> str:
    """A formula without what programs write differently: spaces, and `TRUE()` for `TRUE`."""
    return "".join(formula.split()).replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")


def _plain(value: Value | CellValue) -> CellValue:
    if isinstance(value, Month):
        return serial(value.first_day())
    return serial(value) if isinstance(value, date) else value


def _same(found: CellValue, expected: CellValue) -> bool:
    """Whether two values are the same, texts in any capitals, as for Excel."""
    if isinstance(found, CellError) or isinstance(expected, CellError):
        return found == expected
    if isinstance(found, int | float) and isinstance(expected, int | float):
        return abs(found - expected) <= _CLOSE * max(1.0, abs(expected))
    if isinstance(found, str) and isinstance(expected, str):
        return found.casefold() == expected.casefold()
    return (found if found is not None else "") == (expected if expected is not None else "")
