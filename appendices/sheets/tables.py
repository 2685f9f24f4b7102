"""One table of a pack on a sheet: headings, cells with their looks, and its declaration."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from appendices.content import Cell, TableBlock
from appendices.sheets.measures import heading_height, height_of, is_figure, shown
from appendices.sheets.naming import unique_headings
from appendices.sheets.texts import lines_of, said, written
from risk_register.register import Brand
from risk_register.scheme import Band
from risk_register.values import Month, Value
from workbook_builder import tables
from workbook_builder.cells import RichText
from workbook_builder.columns import could_be_taken_for_more
from workbook_builder.sheet import Sheet
from workbook_builder.styles import DATE_FORMAT, LISTED, MONTH_FORMAT, Look

_LONGEST_DESCRIPTION = 1_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table goes: its sheet, its name, its row of headings, the widths of the columns."""

    sheet: Sheet
    name: str
    top: int
    widths: Sequence[float]
    brand: Brand
    filters: bool = False


_LONGEST_IN_THE_MIDDLE = 14


def put_table(place: Place, table: TableBlock) -> int:
    """Puts a table with at least one row, and returns the number of its last row."""
    sheet, headings = place.sheet, unique_headings([each.heading for each in table.columns])
    middle = {at for at in range(len(headings)) if _in_the_middle(table, at)}
    _put_headings(place, headings, middle)
    for number, row in enumerate(table.rows, place.top + 1):
        sheet.height(number, height_of(row, place.widths))
        for at, cell in enumerate(row):
            look = _look(row, at, middle=at in middle, head=table.first_column_heads)
            sheet.put(number, at + 1, _content(cell, place.brand), look)
    description = table.description or table.caption
    rows = len(table.rows)
    tables.declare(sheet, place.name, place.top, 1, headings, rows, filters=place.filters)
    tables.describe(sheet, place.name, description[:_LONGEST_DESCRIPTION])
    return place.top + rows


def _in_the_middle(table: TableBlock, at: int) -> bool:
    """Whether a column's cells stand in the middle: those of a matrix, numbers and dates."""
    cells = [row[at] for row in table.rows]
    return table.columns[at].centred or (
        any(is_figure(cell) for cell in cells)
        and all(len(shown(cell)) <= _LONGEST_IN_THE_MIDDLE for cell in cells)
    )


def _put_headings(place: Place, headings: Sequence[str], middle: Container[int]) -> None:
    look = place.sheet.styles.table_heading
    for at, heading in enumerate(headings):
        across = "center" if at in middle else "left"
        place.sheet.put(place.top, at + 1, heading, replace(look, across=across))
    high = heading_height(headings, place.widths, filters=place.filters)
    place.sheet.height(place.top, high)


def _content(cell: Cell, brand: Brand) -> Value | RichText:
    """A number or a date as such, all else as text; a dash for what is not recorded."""
    if is_figure(cell):
        return cell.value
    return written(lines_of(cell), brand) if cell.text else said(())


def _look(row: Sequence[Cell], at: int, *, middle: bool, head: bool) -> Look:
    cell = row[at]
    look = _typed(cell, "center" if middle else "left")
    if at == 0 and head:
        look = replace(look, bold=True)
    return _banded(look, cell, cell.band, row[max(at - 1, 0) : at + 2]) if cell.band else look


def _typed(cell: Cell, across: str) -> Look:
    if is_figure(cell):
        formats = {int: "General", Month: MONTH_FORMAT}
        found = formats.get(type(cell.value), DATE_FORMAT)
        return replace(LISTED, across=across, number_format=found)
    text = said(lines_of(cell))
    literal = could_be_taken_for_more(text) and text != said(())
    return replace(LISTED, across=across, literal=literal)


def _banded(look: Look, cell: Cell, band: Band, near: Sequence[Cell]) -> Look:
    """The band's colours, where its word stands in the cell or beside it.

    A score's number format shows the word behind the number, which stays a number.
    """
    look = replace(look, bold=True)
    beside = any(each.band == band and each.text == band.name for each in near)
    if is_figure(cell):
        word = band.name.replace('"', "'")
        look = look if beside else replace(look, number_format=f'0" {word}"')
    elif not beside and band.name not in cell.text:
        return look
    return replace(look, fill=band.colour, colour=band.text, across="center")
