"""Where cells are: addresses as Excel writes them, and rectangles as LibreOffice counts them."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from tests.support.package import LAST_COLUMN, LAST_ROW, Area, column_letters, column_number
from tests.support.package import area as cells_area

WHOLE_SHEET = Area(1, 1, LAST_ROW, LAST_COLUMN)
_CELLS = re.compile(r"\$?[A-Za-z]{1,3}\$?\d+(:\$?[A-Za-z]{1,3}\$?\d+)?")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?(\d+):\$?(\d+)")


def area_at(row: int, column: int, rows: int = 1, columns: int = 1) -> Area:
    """The area of so many rows and columns from a cell on, counted from 1."""
    return Area(row, column, row + rows - 1, column + columns - 1)


def shape(area: Area) -> tuple[int, int]:
    """How many rows and columns an area has."""
    return area.last_row - area.first_row + 1, area.last_column - area.first_column + 1


def around(one: Area, other: Area) -> Area:
    """The smallest area with both in it, as "A1:C3" is around A1 and C3."""
    return Area(
        min(one.first_row, other.first_row),
        min(one.first_column, other.first_column),
        max(one.last_row, other.last_row),
        max(one.last_column, other.last_column),
    )


def cells_of(area: Area) -> Iterator[tuple[int, int]]:
    """Row and column of each cell of an area, row by row."""
    rows = range(area.first_row, area.last_row + 1)
    return product(rows, range(area.first_column, area.last_column + 1))


def in_both(one: Area, other: Area) -> Area | None:
    """The cells that lie in both areas."""
    if not one.overlaps(other):
        return None
    return Area(
        max(one.first_row, other.first_row),
        max(one.first_column, other.first_column),
        min(one.last_row, other.last_row),
        min(one.last_column, other.last_column),
    )


def read_areas(address: str) -> tuple[Area, ...] | None:
    """The areas of "C7", "G5,G9,$G$40:G60", "B:D" or "3:5"; None where it is no address."""
    found = [_read_area(part.strip()) for part in address.split(",")]
    known = tuple(area for area in found if area is not None)
    return known if len(known) == len(found) else None


def _read_area(address: str) -> Area | None:
    if _CELLS.fullmatch(address):
        found = cells_area(address)
        rows = sorted((found.first_row, found.last_row))
        columns = sorted((found.first_column, found.last_column))
        return Area(rows[0], columns[0], rows[1], columns[1])
    if match := _COLUMNS.fullmatch(address):
        return Area(1, column_number(match[1]), LAST_ROW, column_number(match[2]))
    if match := _ROWS.fullmatch(address):
        return Area(int(match[1]), 1, int(match[2]), LAST_COLUMN)
    return None


def written(area: Area, *, row_sign: str = "$", column_sign: str = "$") -> str:
    """An area's address: "$C$7", "$A$1:$B$2"."""
    first = f"{column_sign}{column_letters(area.first_column)}{row_sign}{area.first_row}"
    if shape(area) == (1, 1):
        return first
    return f"{first}:{column_sign}{column_letters(area.last_column)}{row_sign}{area.last_row}"


def from_office(address: Any) -> Area:
    """The area of a CellRangeAddress, which counts from 0."""
    return Area(
        address.StartRow + 1, address.StartColumn + 1, address.EndRow + 1, address.EndColumn + 1
    )


def edges(area: Area) -> tuple[int, int, int, int]:
    """Left, top, right and bottom counted from 0, as getCellRangeByPosition wants them."""
    return area.first_column - 1, area.first_row - 1, area.last_column - 1, area.last_row - 1
