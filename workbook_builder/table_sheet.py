"""A sheet with one table of the register, a row a row: Register, Controls, Updates and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter

from openpyxl.utils import get_column_letter

from formulas.column import Group
from formulas.text import table_name
from risk_register.fields import Kind, Table
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from workbook_builder import printing, tables
from workbook_builder.book import Book
from workbook_builder.cells import row_xml
from workbook_builder.column_cells import ColumnCells
from workbook_builder.columns import (
    Column,
    Content,
    columns_of,
    heading_height,
    row_height,
    width_of,
)
from workbook_builder.sheet import Body, Sheet, SheetKind, address, area
from workbook_builder.styles import differential
from workbook_builder.validations import validation_of

ROWS_BELOW = 500
"""How far formats and validations reach below the last row."""

HEADING_ROW = 4
FIRST_ROW = HEADING_ROW + 1

TYPED_OVER = differential(fill="#7030A0", text="#FFFFFF", bold=True)


@dataclass(frozen=True)
class TableSheet:
    """One table on its sheet, with what other modules need to format it further."""

    sheet: Sheet
    table: Table
    columns: Sequence[Column]
    rows: int

    @property
    def last_row(self) -> int:
        """The table's last row; a table without rows has a blank one."""
        return HEADING_ROW + max(self.rows, 1)

    def position(self, heading: str) -> int:
        """The number of the column with a heading."""
        return 1 + [column.heading for column in self.columns].index(heading)

    def key_position(self) -> int:
        """The number of the first column that no row can do without."""
        return 1 + [bool(c.field and c.field.required) for c in self.columns].index(True)

    def body(self, first: int, last: int | None = None) -> str:
        """The area of some columns from the first row to well below the last one."""
        return area(FIRST_ROW, first, self.last_row + ROWS_BELOW, last or first)

    def first_cell(self, heading: str) -> str:
        """The address `$M5` by which a format speaks of a column in its own row."""
        return f"${get_column_letter(self.position(heading))}{FIRST_ROW}"


def add_table_sheet(book: Book, table: Table, kind: SheetKind) -> TableSheet:
    """Adds the sheet of a table, with its rows, formats, validations and print setup."""
    own = book.register.own_columns.get(table.name, ())
    columns, rows = columns_of(table, book.scheme, own), book.register.rows(table.name)
    sheet = book.add_sheet(table.title, kind, table.what)
    placed = TableSheet(sheet, table, columns, len(rows))
    contents = [_content_of(column, book.register) for column in columns]
    widths = [width_of(column, map(of, rows)) for column, of in zip(columns, contents, strict=True)]
    book.put_head(sheet, table.title)
    _put_headings(placed, widths)
    _put_columns(placed, widths)
    numbers = range(1, len(columns) + 1)
    sheet.body = Body(
        lambda: _body(placed, _listed(contents, rows), widths),
        FIRST_ROW,
        placed.last_row,
        numbers,
        from_top=True,
    )
    _declare(placed)
    _guard(placed, book.scheme)
    printing.set_up(sheet, book.register.settings)
    repeated = _repeated(columns)
    printing.repeat(sheet, f"{HEADING_ROW}:{HEADING_ROW}", f"A:{get_column_letter(repeated)}")
    printed = [*_printed(columns)]
    wide = printing.over_several_pages(sheet, widths[: len(printed)], repeated, _together(columns))
    if wide and len(printed) < len(columns):
        printing.new_page_after_column(sheet, len(printed))
    _freeze(sheet, address(FIRST_ROW, repeated + 1))
    return placed


def _content_of(column: Column, register: Register) -> Callable[[Row], Content]:
    """What a row has in a column: worked out when it is asked for, so that nothing is kept."""
    if column.calculated:
        return partial(column.calculated.value, register)
    if column.field:
        return itemgetter(column.field.name)
    return lambda row: row.own.get(column.heading)


def _listed(
    contents: Sequence[Callable[[Row], Content]], rows: Sequence[Row]
) -> Iterator[list[Content]]:
    """The cells of each row; of one blank row where there is none."""
    if not rows:
        yield [None] * len(contents)
    for row in rows:
        yield [of(row) for of in contents]


def _put_headings(placed: TableSheet, widths: Sequence[float]) -> None:
    sheet, styles = placed.sheet, placed.sheet.styles
    for number, column in enumerate(placed.columns, 1):
        look = styles.calculated_heading if column.calculated else styles.table_heading
        sheet.put(HEADING_ROW, number, column.heading, look)
    sheet.height(HEADING_ROW, heading_height(placed.columns, widths))


def _put_columns(placed: TableSheet, widths: Sequence[float]) -> None:
    for number, (column, width) in enumerate(zip(placed.columns, widths, strict=True), 1):
        below = replace(column.look, lined=False, fill="")
        placed.sheet.width(number, width, below)


def _body(
    placed: TableSheet, listed: Iterable[Sequence[Content]], widths: Sequence[float]
) -> Iterator[str]:
    """The rows of the table."""
    styles, columns = placed.sheet.styles, placed.columns
    written = [ColumnCells(column, at, styles) for at, column in enumerate(columns, 1)]
    for number, values in enumerate(listed, FIRST_ROW):
        texts = zip(values, widths, strict=True)
        height = row_height((value, width) for value, width in texts if isinstance(value, str))
        row = [each.xml(number, value) for each, value in zip(written, values, strict=True)]
        yield row_xml(number, row, min(height, 409))


def _declare(placed: TableSheet) -> None:
    headings = [column.heading for column in placed.columns]
    formulas = [column.formula for column in placed.columns]
    name = table_name(placed.table)
    tables.declare(placed.sheet, name, HEADING_ROW, 1, headings, placed.rows, formulas)


def _guard(placed: TableSheet, scheme: Scheme) -> None:
    """Checks entries as they are typed, and shows formulas that were typed over."""
    key = f"${get_column_letter(placed.key_position())}{FIRST_ROW}"
    for number, column in enumerate(placed.columns, 1):
        where, first = placed.body(number), address(FIRST_ROW, number)
        fixed = area(FIRST_ROW, number, placed.last_row + ROWS_BELOW, number, fixed=True)
        validation = validation_of(column, scheme, first, fixed)
        if validation:
            placed.sheet.validate(where, validation)
        if column.calculated:
            typed = f'AND({key}<>"",NOT(_xlfn.ISFORMULA({address(FIRST_ROW, number)})))'
            placed.sheet.format_where(where, typed, TYPED_OVER)


def _printed(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns without the workings at the far right, which print on pages of their own."""
    for column in columns:
        if column.calculated and column.calculated.group is Group.WORKING:
            return
        yield column


def _together(columns: Sequence[Column]) -> list[int]:
    """The numbers of the columns that explain the one before them; and of the second level."""
    return [
        number
        for number, column in enumerate(columns, 1)
        if (column.calculated and column.calculated.group is Group.BESIDE)
        or (column.field and column.field.kind is Kind.LEVEL and column.field.choices == "impact")
    ]


def _repeated(columns: Sequence[Column]) -> int:
    """How many columns stay in sight: up to the row's key, and the entry it is or is about."""
    entered = [(at, column.field) for at, column in enumerate(columns, 1) if column.field]
    (first, key), (second, further) = entered[:2]
    about_a_risk = further.name == "title" or further.kind is Kind.ENTRY
    return second if key.kind is Kind.KEY and about_a_risk else first


def _freeze(sheet: Sheet, corner: str) -> None:
    """Keeps the headings in sight, and puts the cursor where one starts."""
    worksheet = sheet.worksheet
    worksheet.freeze_panes = corner
    for selection in worksheet.sheet_view.selection:
        if selection.pane == worksheet.sheet_view.pane.activePane:
            selection.activeCell = selection.sqref = corner
