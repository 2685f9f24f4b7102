"""A register's new rows and entries into an open book, in place: all that is not ours stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

import xlwings as xw

from addin.cells import cell_formula, cell_text, named_range, runs
from addin.changes import without_filling
from addin.open_book import RefusedError
from formulas.tables import calculated_columns
from formulas.text import table_name
from risk_register.fields import Table
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.values import Month, Value

Entry = str | int | float | datetime | None
"""A value as Excel takes it."""

_OLDER = "It was built by an earlier version: build it anew with opcc-register build."


def write_back(book: xw.Book, old: Register, new: Register) -> None:
    """Makes a book that shows the old register show the new one.

    The old one was read from this book: its rows know where they stand, and rows of the new one
    that stand nowhere yet go below their table, which grows. Only cells that differ are written.
    Raises RefusedError for a book that lacks a table, a column or a name, or is protected.
    """
    tables = {table.name: table for sheet in book.sheets for table in sheet.tables}
    for table in kept_tables(new.scheme):
        before, after = old.rows(table.name), new.rows(table.name)
        if before != after:
            name = table_name(table)
            if name not in tables:
                raise RefusedError(f"The book has no table {name}. {_OLDER}")
            _OpenTable(tables[name], table, new.scheme).write(before, after)
    if old.settings.as_at != new.settings.as_at:
        _write_as_at(book, new.settings.as_at)


def entry(value: Value) -> Entry:
    """A value of the register as it is entered into a cell."""
    if isinstance(value, Month):
        value = value.first_day()
    if isinstance(value, date):
        return datetime.combine(value, time())
    return cell_text(value) if isinstance(value, str) else value


def differing_tables(one: Register, other: Register) -> list[str]:
    """The tables in which two registers of a scheme do not say the same, in whatever order."""
    tables = kept_tables(one.scheme)
    return [table.title for table in tables if _said(one, table) != _said(other, table)]


def _said(register: Register, table: Table) -> Counter[tuple[Value, ...]]:
    names = [field.name for field in fields_of(table, register.scheme)]
    return Counter(tuple(row[name] for name in names) for row in register.rows(table.name))


def _write_as_at(book: xw.Book, day: date) -> None:
    cell = named_range(book, "As_at")
    if cell is None:
        raise RefusedError(f"The book has no cell with the name As_at. {_OLDER}")
    _refuse_protected(cell.sheet)
    cell.value = entry(day)


def _refuse_protected(sheet: xw.Sheet) -> None:
    if sheet.api.ProtectContents:
        raise RefusedError(
            f"The sheet {sheet.name} is protected, so nothing can be written there. Take the "
            "protection off (Review, Unprotect Sheet)."
        )


class _OpenTable:
    """A table of the register in a book."""

    def __init__(self, found: xw.main.Table, table: Table, scheme: Scheme) -> None:
        """Looks at where its columns are. Raises RefusedError if its sheet is protected."""
        area = found.range
        self._found, self._sheet = found, area.sheet
        self._top, self._left = area.row, area.column
        self._bottom, self._right = area.last_cell.row, area.last_cell.column
        headings = self._cells(self._top, self._left, self._top, self._right).options(ndim=2).value
        self._columns = {
            str(each).casefold(): at for at, each in enumerate(headings[0], area.column)
        }
        self._headings = {field.name: field.heading for field in fields_of(table, scheme)}
        self._formulas = {
            each.heading: cell_formula(each.formula) for each in calculated_columns(table, scheme)
        }
        _refuse_protected(self._sheet)

    def write(self, before: Sequence[Row], after: Sequence[Row]) -> None:
        """Changes the rows that were there, empties those that are gone, and adds new ones."""
        places = {row.place for row in before}
        stayed = {row.place: row for row in after if row.place in places}
        for name, heading in self._headings.items():
            changed = {
                was.place.line or 0: entry(stayed[was.place][name])
                for was in before
                if was.place in stayed and stayed[was.place][name] != was[name]
            }
            if changed:
                self._enter(self._column(heading), changed)
        self._empty([was.place.line or 0 for was in before if was.place not in stayed])
        last = max((row.place.line or 0 for row in before), default=self._top)
        self._add([row for row in after if row.place not in places], last + 1)

    def _add(self, rows: Sequence[Row], first: int) -> None:
        """Writes rows from the first free one on; the table grows to hold them."""
        if not rows:
            return
        last = first + len(rows) - 1
        self._grow(max(self._bottom, first - 1), last)
        for name, heading in self._headings.items():
            values = [[entry(row[name])] for row in rows]
            if values != [[None]] * len(rows):
                at = self._column(heading)
                self._cells(first, at, last, at).value = values
        with without_filling(self._sheet.book.app):
            for heading, formula in self._formulas.items():
                at = self._column(heading)
                self._cells(first, at, last, at).formula = formula
        self._sheet.range(f"{first}:{last}").rows.autofit()

    def _grow(self, bottom: int, last: int) -> None:
        """Makes the table reach to a row. What stands below it moves down, and the new rows look
        as the one above them."""
        if last > bottom:
            self._sheet.range(f"{bottom + 1}:{last}").insert("down")
        if last > self._bottom:
            self._found.resize(self._cells(self._top, self._left, last, self._right))

    def _empty(self, lines: Sequence[int]) -> None:
        """Takes the entries out of rows, an office's own ones too: what is left is blank rows."""
        calculated = {heading.casefold() for heading in self._formulas}
        for heading, at in self._columns.items():
            if lines and heading not in calculated:
                self._enter(at, dict.fromkeys(lines))

    def _enter(self, column: int, values: Mapping[int, Entry]) -> None:
        """Writes cells of a column by their rows, those below one another together."""
        for lines in runs(sorted(values)):
            cells = self._cells(lines[0], column, lines[-1], column)
            cells.value = [[values[line]] for line in lines]

    def _column(self, heading: str) -> int:
        at = self._columns.get(heading.casefold())
        if at is None:
            raise RefusedError(f"The table {self._found.name} has no column {heading}. {_OLDER}")
        return at

    def _cells(self, top: int, left: int, bottom: int, right: int) -> xw.Range:
        return self._sheet.range((top, left), (bottom, right))
