"""The Quarter end sheet: this quarter's positions, ready to paste, and the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from formulas.quarter_end import PositionColumn, position_columns
from formulas.quarters import row_of
from risk_register.fields import HISTORY, Field, Kind
from risk_register.kept_fields import fields_of
from workbook_builder import printing
from workbook_builder.book import Book
from workbook_builder.listed_cells import ListedCells, here, listed_row
from workbook_builder.sheet import Body, Sheet, SheetKind, address, area
from workbook_builder.styles import (
    CALCULATED,
    DATE_FORMAT,
    HEADING,
    PLAIN,
    STRONG,
    Look,
    differential,
)

_STEPS = (
    "1. On About, check that the as-at date is the last day of the quarter that ends.",
    "2. On Checks, see that all checks pass, or know why one does not.",
    "3. Copy the cells named below under 'Copy'.",
    "4. On Past quarters, in the first empty row below the table, column A, paste values only.",
    "5. On Quarters, add a row for this quarter. On About, add a line to the version log.",
    "6. On About, move the as-at date on. The previous {measure}s now are those that you pasted.",
)
_COMMAND = "Or, with Python: opcc-register roll-forward does steps 3 to 6, seals and archives."
_STEPS_ROW = 5
_COPY_ROW = _STEPS_ROW + len(_STEPS) + 2
_HEADINGS = _COPY_ROW + 3
_FIRST = _HEADINGS + 1
_DONE = differential(fill="#FFE08A", text="#000000", bold=True)


def add_quarter_end(book: Book) -> Sheet:
    """Adds the sheet for a scheme that keeps a history of scores."""
    what = "This quarter's positions, ready to paste into Past quarters"
    sheet = book.add_sheet("Quarter end", SheetKind.RECORDS, what)
    _put_top(book, sheet)
    _put_copy(book, sheet)
    _put_positions(book, sheet)
    sheet.protect()
    printing.set_up(sheet, book.register.settings)
    printing.repeat(sheet, f"{_HEADINGS}:{_HEADINGS}")
    last = _FIRST + len(book.register.entries)
    sheet.worksheet.print_area = area(1, 1, last, len([*position_columns(book.scheme)]) + 2)
    return sheet


def _put_top(book: Book, sheet: Sheet) -> None:
    book.put_head(sheet, "Quarter end: this quarter's positions")
    for row, step in enumerate((*_STEPS, _COMMAND), _STEPS_ROW):
        sheet.put(row, 1, book.scheme.says(step), PLAIN)


def _put_copy(book: Book, sheet: Sheet) -> None:
    """Which cells to copy, and whether this quarter is in the history already."""
    entries, width = len(book.register.entries), len([*position_columns(book.scheme)])
    last = get_column_letter(width)
    listed = area(_FIRST, 1, _last_row(book), 1)
    lowest = f'SUMPRODUCT(MAX(({listed}<>"")*ROW({listed})))'
    formula = f'"A{_FIRST}:{last}"&MAX({_FIRST - 1},{lowest})'
    sheet.put(_COPY_ROW, 1, "Copy", STRONG)
    value = f"A{_FIRST}:{last}{_FIRST - 1 + entries}"
    sheet.put(_COPY_ROW, 2, value, replace(CALCULATED, bold=True), formula)
    as_at = book.register.settings.as_at
    there = any(row.day("quarter") == as_at for row in book.register.rows("history"))
    said = ("This quarter is in Past quarters already", "Not yet in Past quarters")
    sheet.put(
        _COPY_ROW, 3, said[0] if there else said[1], PLAIN,
        f'IF(COUNTIF(History[Quarter],As_at)>0,"{said[0]}","{said[1]}")',
    )  # fmt: skip
    cell = address(_COPY_ROW, 3, fixed=True)
    sheet.format_where(address(_COPY_ROW, 3), f'{cell}="{said[0]}"', _DONE)


def _put_positions(book: Book, sheet: Sheet) -> None:
    headings = {field.name: field for field in fields_of(HISTORY, book.scheme)}
    columns = [*position_columns(book.scheme)]
    sheet.put(_HEADINGS - 1, 1, "Positions", HEADING)
    for number, column in enumerate(columns, 1):
        sheet.put(_HEADINGS, number, headings[column.field].heading, sheet.styles.table_heading)
        sheet.width(number, 22.0 if column.field in ("reference", "state") else 14.0)
    looks = [_look(headings[column.field]) for column in columns]
    unlined = [replace(look, lined=False, fill="") for look in looks]
    shown = _listed(sheet, columns, looks) if book.register.entries else []
    spare = _listed(sheet, columns, unlined)

    def rows() -> Iterator[str]:
        blank = [None] * len(columns)
        entries = book.register.entries[: book.shape.rows]
        for row, entry in enumerate(entries, _FIRST):
            yield listed_row(row, shown, [column.value(book.register, entry) for column in columns])
        for row in range(_FIRST + len(entries), _last_row(book) + 1):
            yield listed_row(row, spare, blank)

    sheet.body = Body(rows, _FIRST, _last_row(book), range(1, len(columns) + 1))


def _listed(
    sheet: Sheet, columns: Sequence[PositionColumn], looks: Sequence[Look]
) -> list[ListedCells]:
    """The cells of the columns."""
    reference, state = f"${here(1)}", f"${here(3)}"
    at = row_of(f"$A${_FIRST}", reference)
    return [
        ListedCells(number, sheet.styles, look, column.formula(reference, state, at))
        for number, (column, look) in enumerate(zip(columns, looks, strict=True), 1)
    ]


def _look(field: Field) -> Look:
    """How a position's column looks beside an entry."""
    return replace(
        CALCULATED,
        across="left" if field.name in ("reference", "state") else "center",
        number_format=DATE_FORMAT if field.kind is Kind.DATE else "General",
    )


def _last_row(book: Book) -> int:
    return _FIRST + book.shape.rows - 1
