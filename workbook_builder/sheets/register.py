"""The Register sheet: a row an entry, with its bands in their colours."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from formulas import headings
from formulas.column import Group
from formulas.text import band_name
from risk_register import changes
from risk_register.scheme import Scheme
from workbook_builder.book import Book
from workbook_builder.sheet import SheetKind
from workbook_builder.styles import NOTE, differential
from workbook_builder.table_sheet import FIRST_ROW, HEADING_ROW, TableSheet, add_table_sheet
from workbook_builder.validations import references_name

_GONE = differential(text="#666666")
_LATE = differential(text="#B00020", bold=True)
HIGHLIGHTS = ("#DDEBF7", "#D9D9D9", "#D5F0EE", "#EFE3F5")
"""The fills of what is new, rated otherwise, back, or gone, as the dashboard counts them."""

CAPTIONS: dict[Group | None, str] = {
    None: "Entries",
    Group.RESULT: "Calculated: nothing to type from here on",
    Group.WORKING: "Workings",
}
"""What stands above the first column of each group; entries have none."""

_NEW, _SCORE_CHANGED, _REOPENED, _LEFT = (differential(fill, "#000000") for fill in HIGHLIGHTS)
_OVERRULED = differential(fill="#FFE08A", text="#000000", bold=True)


def add_register(book: Book) -> TableSheet:
    """Adds the Register sheet, and the name by which other sheets know the references."""
    placed = add_table_sheet(book, book.scheme.kind.first, SheetKind.DAILY)
    book.define(
        references_name(book.scheme.kind), headings.entered_column(book.scheme, "reference")
    )
    _put_captions(placed)
    _colour(placed, book)
    return placed


def _put_captions(placed: TableSheet) -> None:
    """Says above the headings where entries end and where calculation begins."""
    said = set()
    for number, column in enumerate(placed.columns, 1):
        group = column.calculated.group if column.calculated else None
        if group in CAPTIONS and group not in said and number > 2:
            placed.sheet.put(HEADING_ROW - 1, number, CAPTIONS[group], NOTE)
        said.add(group)


def _colour(placed: TableSheet, book: Book) -> None:
    live = f"{placed.first_cell(headings.LIVE)}"
    _highlight(placed, book.scheme)
    everything = placed.body(1, len(placed.columns))
    placed.sheet.format_where(everything, f'{live}="No"', _GONE)
    for assessment in book.scheme.assessments:
        _colour_bands(placed, book.scheme, headings.band_heading(book.scheme, assessment), live)
    for heading, rule in _late(placed):
        placed.sheet.format_where(placed.body(placed.position(heading)), rule, _LATE)
    _mark_overruled(placed, book)


def _highlight(placed: TableSheet, scheme: Scheme) -> None:
    """Shows in the first two columns what is new or changed; the column says it in words."""
    if headings.SINCE not in [column.heading for column in placed.columns]:
        return
    since = placed.first_cell(headings.SINCE)
    for rule, look in (
        (f'{since}="{changes.NEW}"', _NEW),
        (f'{since}="{changes.score_changed(scheme)}"', _SCORE_CHANGED),
        (f'{since}="{changes.REOPENED}"', _REOPENED),
        (f'{since}<>""', _LEFT),
    ):
        placed.sheet.format_where(placed.body(1, 2), rule, look)


def _colour_bands(placed: TableSheet, scheme: Scheme, heading: str, live: str) -> None:
    """Gives the band of an entry that counts its colour. One coloured cell an entry is enough."""
    for number, band in enumerate(scheme.bands, 1):
        rule = f'AND({live}<>"No",{placed.first_cell(heading)}={band_name(number)})'
        colours = differential(band.colour, band.text, bold=True)
        placed.sheet.format_where(placed.body(placed.position(heading)), rule, colours)


def _late(placed: TableSheet) -> Iterator[tuple[str, str]]:
    there = [column.heading for column in placed.columns]
    if headings.ABOVE_TOLERANCE in there:
        rule = f'{placed.first_cell(headings.ABOVE_TOLERANCE)}="Yes"'
        yield headings.ABOVE_TOLERANCE, rule
    for heading in (headings.DAYS_OVERDUE, headings.OVERDUE_CONTROLS):
        if heading in there:
            yield heading, f"N({placed.first_cell(heading)})>0"
    if headings.DAYS_OVERDUE in there:
        yield headings.NEXT_REVIEW, f"N({placed.first_cell(headings.DAYS_OVERDUE)})>0"


def _mark_overruled(placed: TableSheet, book: Book) -> None:
    """Shows a score that was entered although the levels rate another."""
    if not book.scheme.by_levels:
        return
    current = book.scheme.current
    entered = [c for c in placed.columns if c.field and c.field.name == current.score]
    if not entered:
        return
    number = placed.position(entered[0].heading)
    rated = placed.first_cell(headings.rated_heading(current))
    cell = f"${get_column_letter(number)}{FIRST_ROW}"
    rule = f'AND({cell}<>"",{rated}<>"",{cell}<>{rated})'
    placed.sheet.format_where(placed.body(number), rule, _OVERRULED)
