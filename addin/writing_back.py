"""A register's new rows and entries into an open book, in place: all that is not ours stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

import xlwings as xw

from addin.cells import cell_text, named_range
from formulas.tables import calculated_columns
from formulas.text import table_name
from risk_register.fields import VERSIONS, Table
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.register import Register, Row
from risk_register.values import Month, Value

Entry = str | int | float | datetime | None
"""A value as Excel takes it."""


class NotInBookError(ValueError):
    """A table, a column or a name that the book does not have, in a sentence."""


def write_back(book: xw.Book, old: Register, new: Register) -> None:
    """Makes a book that shows the old register show the new one.

    Both were read from this book: their rows know where they stand. Rows that are new go below
    their table, which grows; rows that are gone are emptied. Only cells that differ are written.
    Raises NotInBookError.
    """
    for table in kept_tables(new.scheme):
        if old.rows(table.name) != new.rows(table.name):
            _write_table(_OpenTable(book, table, new), old.rows(table.name), new.rows(table.name))
    if old.settings.as_at != new.settings.as_at:
        cell = named_range(book, "As_at")
        if cell is None:
            raise NotInBookError("The book has no cell with the name As_at.")
        cell.value = entry(new.settings.as_at)


def entry(value: Value) -> Entry:
    """A value of the register as it is entered into a cell."""
    if isinstance(value, Month):
        value = value.first_day()
    if isinstance(value, date):
        return datetime.combine(value, time())
    return cell_text(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class _OpenTable:
    """A table of the register in a book."""

    book: xw.Book
    table: Table
    register: Register

    def found(self) -> xw.main.Table:
        """The table as the spreadsheet has it. Raises NotInBookError."""
        name = table_name(self.table)
        for sheet in self.book.sheets:
            if name in sheet.tables:
                return sheet.tables[name]
        raise NotInBookError(f"The book has no table {name}.")


def _write_table(place: _OpenTable, old: Sequence[Row], new: Sequence[Row]) -> None:
    found = place.found()
    columns = _columns(found)
    names = {field.name: field.heading for field in fields_of(place.table, place.register.scheme)}
    before = {row.place: row for row in old}
    stayed = {row.place: row for row in new if row.place in before}
    for name, heading in names.items():
        changed = {
            was.place.line or 0: entry(stayed[at][name]) if at in stayed else None
            for at, was in before.items()
            if at not in stayed or stayed[at][name] != was[name]
        }
        if changed:
            _write_cells(found.range.sheet, _column(columns, heading, found), changed)
    added = [row for row in new if row.place not in before]
    if added:
        first = 1 + max((row.place.line or 0 for row in old), default=found.range.row)
        _add_rows(place, found, columns, names, first, added)


def _columns(found: xw.main.Table) -> Mapping[str, int]:
    """The number of each column of the sheet, by the table's headings without their capitals."""
    first = found.range.column
    row = found.header_row_range
    headings = row.value if row else []
    listed = headings if isinstance(headings, list) else [headings]
    return {str(heading).casefold(): at for at, heading in enumerate(listed, first)}


def _column(columns: Mapping[str, int], heading: str, found: xw.main.Table) -> int:
    at = columns.get(heading.casefold())
    if at is None:
        raise NotInBookError(f"The table {found.name} has no column {heading}.")
    return at


def _write_cells(sheet: xw.Sheet, column: int, values: Mapping[int, Entry]) -> None:
    """Writes cells of a column, those below one another together."""
    for rows in _runs(sorted(values)):
        cells = sheet.range((rows[0], column), (rows[-1], column))
        cells.value = [[values[row]] for row in rows]


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow on one another, together."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _add_rows(
    place: _OpenTable, found: xw.main.Table, columns: Mapping[str, int],
    names: Mapping[str, str], first: int, added: Sequence[Row],
) -> None:  # fmt: skip
    """Writes rows from the first free one on; the table grows to hold them."""
    sheet, area = found.range.sheet, found.range
    last, bottom = first + len(added) - 1, area.last_cell.row
    if last > bottom:
        if place.table is VERSIONS:  # there is a line below the log
            sheet.range(f"{bottom + 1}:{last}").insert("down")
        found.resize(sheet.range((area.row, area.column), (last, area.last_cell.column)))
    for name, heading in names.items():
        at = _column(columns, heading, found)
        sheet.range((first, at), (last, at)).value = [[entry(row[name])] for row in added]
    for column in calculated_columns(place.table, place.register.scheme):
        at = _column(columns, column.heading, found)
        sheet.range((first, at), (last, at)).formula = f"={column.formula}"
