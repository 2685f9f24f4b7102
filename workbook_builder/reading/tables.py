"""The tables of the workbook as rows of the register, and what people did to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from formulas.tables import calculated_columns
from formulas.text import table_name
from risk_register.entries import EntryReader
from risk_register.fields import RISKS, VERSIONS, Field, Table
from risk_register.findings import Finding, Severity, quoted
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.own_columns import OwnColumn
from risk_register.own_columns_file import LONGEST_HEADING, can_head
from risk_register.places import Place, SheetPlace
from risk_register.register import NONE_OWN, Row
from risk_register.row_values import RowValues
from risk_register.scheme import Scheme
from workbook_builder.book import LAYOUT, sheet_name
from workbook_builder.own_formulas import Headings, headings_of
from workbook_builder.reading.cells import Cells, ReadCell
from workbook_builder.reading.entries import EntryCells
from workbook_builder.reading.opened import LAYOUT_NAME, OpenedBook, ReadSheet, ReadTable
from workbook_builder.reading.own_columns import OwnColumnReader
from workbook_builder.reading.strays import Told
from workbook_builder.sheets.register import CAPTIONS

_ROWS_ABOVE = 3
"""How many rows there are above a table: the title, the register's, and the way back."""

_CAPTIONS = (*CAPTIONS.values(), "Workings of the heat map")
"""What stands above the headings, the last one in layout 1."""


@dataclass
class ReadTables:
    """What was read: the rows and the own columns of each table, by the table's name."""

    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    own: dict[str, tuple[OwnColumn, ...]] = field(default_factory=dict)


def read_tables(
    book: OpenedBook, scheme: Scheme, version: int = LAYOUT
) -> tuple[ReadTables, list[Finding]]:
    """Every table that the scheme keeps, with a finding for everything that is wrong in it.

    `version` is that of the workbook's layout: what came later is not missed.
    """
    findings: list[Finding] = []
    layouts = []
    for table in kept_tables(scheme):
        if found := book.tables.get(table_name(table)):
            layouts.append(_Layout(table, *found, scheme))
        elif table.since <= version:
            findings.append(_missing_table(book, table))
    own = {each.table.name: [*each.own_columns()] for each in layouts}
    headings = headings_of(scheme, own)
    read = ReadTables()
    for layout in layouts:
        findings += [*layout.missing_columns(version), *layout.odd_headings()]
        reader = _TableReader(book, scheme, layout, headings, findings)
        name = layout.table.name
        read.rows[name] = tuple(reader.rows())
        if own[name]:
            formats = layout.own_formats(book)
            read.own[name] = tuple(reader.own.finished(each, formats) for each in own[name])
    return read, findings


class _Layout:
    """Which column of a table on a sheet is what, whatever order people have put them in."""

    def __init__(self, table: Table, sheet: ReadSheet, read: ReadTable, scheme: Scheme) -> None:
        self.table = table
        self.sheet = sheet
        self.read = read
        self._needed = {each.heading: each for each in fields_of(table, scheme)}
        fields = {each.heading.casefold(): each for each in fields_of(table, scheme)}
        results = {each.heading.casefold() for each in calculated_columns(table, scheme)}
        self.fields: dict[int, Field] = {}
        self.results: dict[int, str] = {}
        self.own: dict[int, str] = {}
        for column, heading in enumerate(read.headings, read.area.left):
            if heading.casefold() in fields:
                self.fields[column] = fields[heading.casefold()]
            elif heading.casefold() in results:
                self.results[column] = heading
            else:
                self.own[column] = heading
        self.letters = {
            name: get_column_letter(column)
            for column, name in (
                *((column, each.name) for column, each in self.fields.items()),
                *self.own.items(),
            )
        }

    def place(self, row: int) -> SheetPlace:
        """The place of a row, which knows the column of each field."""
        return SheetPlace(self.sheet.title, row, letters=self.letters)

    def own_columns(self) -> Iterator[OwnColumn]:
        """The columns of the office's own, as far as the headings tell."""
        headings = {column: heading for heading, column in self.read.columns.items()}
        for column, heading in self.own.items():
            yield OwnColumn(heading, after=headings.get(column - 1, ""))

    def own_formats(self, book: OpenedBook) -> dict[str, str]:
        """The number formats of the own columns as columns, by heading."""
        formats = book.column_formats(self.sheet)
        return {self.own[column]: shown for column, shown in formats.items() if column in self.own}

    def missing_columns(self, version: int) -> Iterator[Finding]:
        """A column that was deleted or renamed; a renamed one is read as one of the office's."""
        present = {each.name for each in self.fields.values()}
        for heading, each in self._needed.items():
            if each.name not in present and each.since <= version:
                severity = Severity.ERROR if each.required else Severity.WARNING
                place = self.sheet.place(self.read.area.top)
                expected = f"a column {heading} in the table {self.read.name}"
                yield Finding("column-missing", place, expected, "none", severity)

    def odd_headings(self) -> Iterator[Finding]:
        """Headings of own columns that a new table could not have."""
        taken: set[str] = set()
        for column, heading in self.own.items():
            expected = ""
            if not can_head(heading):
                expected = f"a heading of 1 to {LONGEST_HEADING} characters on one line"
            elif heading.casefold() in taken:
                expected = f"a heading that no other column of {self.read.name} has"
            if expected:
                place = self.sheet.place(self.read.area.top, column)
                yield Finding("own-column-heading", place, expected, quoted(heading))
            taken.add(heading.casefold())


class _TableReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        book: OpenedBook,
        scheme: Scheme,
        layout: _Layout,
        headings: Headings,
        findings: list[Finding],
    ) -> None:
        self._book = book
        self._layout = layout
        self._numbers = {each.name: at for at, each in enumerate(layout.fields.values())}
        self._findings = findings
        self._cells = EntryCells(book, findings)
        self._entries = EntryReader(scheme, findings)
        self._below_table = Told("row-below-table")
        self._typed_over = Told("typed-over")
        self._others = Told("cell-not-carried")
        self.own = OwnColumnReader(book, layout.read, layout.own, headings, findings)

    def rows(self) -> Iterator[Row]:
        """The rows that hold something: those of the table, and those typed right below it."""
        read, last = self._layout.read, self._layout.read.last_row
        for number, cells in self._book.rows(self._layout.sheet):
            within = read.first_row <= number <= last
            if number == last + 1 and not read.has_totals and self._is_below(number, cells):
                last, within = number, True
            if within:
                row = self._row(number, cells)
                if row is not None:
                    yield row
            self._tell_of_others(number, cells, within=within)
        self._book.last_rows[read.name] = last
        for told in (self._below_table, self._typed_over, self._others):
            self._findings += told.findings()

    def _is_below(self, number: int, cells: Cells) -> bool:
        """Whether a row below the table belongs to it: LibreOffice lets no table grow."""
        foot = self._book.named_cell(LAYOUT_NAME)
        is_foot = foot is not None and foot[1] == self._layout.sheet.place(number, 1)
        if is_foot or not any(column in self._layout.fields for column in cells):
            return False
        expected = f"every row within the table {self._layout.read.name}"
        actual = "a row right below it, which was read as one of its rows"
        self._below_table.add(self._layout.sheet.place(number), expected, actual)
        return True

    def _row(self, number: int, cells: Cells) -> Row | None:
        place = self._layout.place(number)
        fields = self._layout.fields
        entered = [
            self._cells.text(cells[column], each, place) if column in cells else ""
            for column, each in fields.items()
        ]
        own = self.own.values(number, cells, place)
        self._tell_of_typed_over(cells, place)
        if not own and not any(text is None or text.strip() for text in entered):
            return None
        values = tuple(
            None if text is None else self._entries.read(each, text, place)
            for each, text in zip(fields.values(), entered, strict=True)
        )
        return Row(RowValues(self._numbers, values), place, own or NONE_OWN)

    def _tell_of_typed_over(self, cells: Cells, place: SheetPlace) -> None:
        for column, heading in self._layout.results.items():
            cell = cells.get(column)
            if cell and cell.value is not None and not cell.calculated:
                where = place.at_column(get_column_letter(column))
                expected = f"the formula of {heading}, which is put back"
                self._typed_over.add(where, expected, quoted(cell.value))

    def _tell_of_others(self, number: int, cells: Cells, *, within: bool) -> None:
        """What stands beside, above or below the table, where nothing of ours is."""
        if self._layout.table == VERSIONS:
            return
        area = self._layout.read.area
        for column, cell in cells.items():
            ours = (within or area.holds(number, column)) and area.left <= column <= area.right
            if cell.value is not None and not ours and not self._is_above(number, column, cell):
                place = self._layout.sheet.place(number, column)
                expected = "entries in the table only; this is not carried"
                self._others.add(place, expected, quoted(cell.value))

    def _is_above(self, number: int, column: int, cell: ReadCell) -> bool:
        """Whether a cell is one of those that a sheet has above its table."""
        left, above = self._layout.read.area.left, self._layout.read.first_row - 1 - number
        title = 0 < above <= _ROWS_ABOVE and column in (1, left)
        said = cell.value in (*_CAPTIONS, self._layout.table.title) or "As_at" in cell.formula
        return title or (above > 0 and said)


def _missing_table(book: OpenedBook, table: Table) -> Finding:
    """A table that is gone. If its sheet is there, so are its rows, and they must not be lost."""
    sheet = book.named_sheet(sheet_name(table.title)) or book.sheet(table.title)
    severity = Severity.ERROR if sheet or table is RISKS else Severity.WARNING
    place = Place(f"sheet {sheet.title}" if sheet else "the workbook")
    expected = f"a table with the name {table_name(table)}"
    return Finding("table-missing", place, expected, "none", severity)
