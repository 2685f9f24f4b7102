"""One table of a pack on a sheet: headings, cells with their looks, and its declaration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from appendices.content import Cell, Column, TableBlock
from appendices.sheets.measures import heading_height, height_of
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


def put_table(place: Place, table: TableBlock) -> int:
    """Puts a table with at least one row, and returns the number of its last row."""
    sheet, headings = place.sheet, unique_headings([each.heading for each in table.columns])
    _put_headings(place, headings, table.columns)
    for number, row in enumerate(table.rows, place.top + 1):
        sheet.height(number, height_of(row, place.widths))
        for at, cell in enumerate(row):
            look = _look(table, row, at)
            sheet.put(number, at + 1, _content(cell, place.brand), look)
    description = table.description or table.caption
    rows = len(table.rows)
    tables.declare(sheet, place.name, place.top, 1, headings, rows, filters=place.filters)
    tables.describe(sheet, place.name, description[:_LONGEST_DESCRIPTION])
    return place.top + rows


def _put_headings(place: Place, headings: Sequence[str], columns: Sequence[Column]) -> None:
    look = place.sheet.styles.table_heading
    for at, (heading, column) in enumerate(zip(headings, columns, strict=True), 1):
        across = "center" if column.centred else "left"
        place.sheet.put(place.top, at, heading, replace(look, across=across))
    high = heading_height(headings, place.widths, filters=place.filters)
    place.sheet.height(place.top, high)


def _content(cell: Cell, brand: Brand) -> Value | RichText:
    """A number or a date as such, all else as text; a dash for what is not recorded."""
    if isinstance(cell.value, int | date | Month) and not cell.lines:
        return cell.value
    return written(lines_of(cell), brand) if cell.text else said(())


def _look(table: TableBlock, row: Sequence[Cell], at: int) -> Look:
    cell, column = row[at], table.columns[at]
    look = _typed(cell, centred=column.centred)
    if at == 0 and table.first_column_heads:
        look = replace(look, bold=True)
    return _banded(look, cell, cell.band, row) if cell.band else look


def _typed(cell: Cell, *, centred: bool) -> Look:
    if isinstance(cell.value, int | date | Month) and not cell.lines:
        formats = {int: "General", Month: MONTH_FORMAT}
        found = formats.get(type(cell.value), DATE_FORMAT)
        return replace(LISTED, across="center", number_format=found)
    text = said(lines_of(cell))
    literal = could_be_taken_for_more(text) and text != said(())
    return replace(LISTED, across="center" if centred else "left", literal=literal)


def _banded(look: Look, cell: Cell, band: Band, row: Sequence[Cell]) -> Look:
    """The band's colours, where its word stands in the cell or in the row.

    A score's number format shows the word behind the number, which stays a number.
    """
    look = replace(look, bold=True)
    beside = any(other.text == band.name for other in row)
    if isinstance(cell.value, int) and not cell.lines:
        word = band.name.replace('"', "'")
        look = look if beside else replace(look, number_format=f'0" {word}"')
    elif not beside and band.name not in cell.text:
        return look
    return replace(look, fill=band.colour, colour=band.text, across="center")
