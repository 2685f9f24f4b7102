"""The shape in which a workbook was built, as its own sheets tell it."""

from __future__ import annotations

from workbook_builder.book import sheet_name
from workbook_builder.reading.opened import OpenedBook
from workbook_builder.shape import Shape
from workbook_builder.sheets.quarter_by_quarter import FIRST, HEADINGS, NOW, QUARTER, TITLE


def found_shape(book: OpenedBook, otherwise: Shape) -> Shape:
    """The shape of a workbook whose register may have grown since; `otherwise` if none is seen."""
    sheet = book.named_sheet(sheet_name(TITLE)) or book.sheet(TITLE)
    grid = book.grid(sheet) if sheet else {}
    listed = [row for row in grid if row >= FIRST and 1 in grid[row] and grid[row][1].calculated]
    now = next((at for at, cell in grid.get(HEADINGS, {}).items() if cell.value == NOW), None)
    if not listed or now is None:
        return otherwise
    areas = book.tables.get("Policy_areas")
    return Shape(
        rows=max(listed) - FIRST + 1,
        quarters=now - QUARTER,
        areas=areas[1].last_row - areas[1].first_row + 1 if areas else otherwise.areas,
    )
