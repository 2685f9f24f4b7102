"""Where Ctrl and an arrow key lead."""

from typing import TYPE_CHECKING, Any

from tests.support.libreoffice_engine.areas import area_at, around
from tests.support.package import LAST_COLUMN, LAST_ROW, Area

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.sheet import Sheet

_STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}


def end_of(sheet: "Sheet", area: Area, direction: str) -> Area:
    """The cell at the end of the cells that are filled, or the next one that is.

    Where there is none, it is the edge of the sheet. As Excel's Range.End from the first cell.
    """
    down, across = _STEPS[direction]
    first = area_at(area.first_row, area.first_column)
    used = around(sheet.used_area, first)
    if down:
        last = used.last_row if down > 0 else used.first_row
        line = _line(sheet, around(first, area_at(last, first.first_column)), down)
        return area_at(_stop(line, first.first_row, down, LAST_ROW), first.first_column)
    last = used.last_column if across > 0 else used.first_column
    line = _line(sheet, around(first, area_at(first.first_row, last)), across)
    return area_at(first.first_row, _stop(line, first.first_column, across, LAST_COLUMN))


def _line(sheet: "Sheet", area: Area, step: int) -> list[bool]:
    """Whether each cell of a row or column holds something, from the first cell on."""
    formulas: Any = sheet.block(area).getFormulaArray()
    return [text != "" for row in formulas for text in row][::step]


def _stop(filled: list[bool], start: int, step: int, edge: int) -> int:
    edge = edge if step > 0 else 1
    ahead = filled[1:]
    if filled[0] and ahead and ahead[0]:
        run = ahead.index(False) if False in ahead else len(ahead)
        return start + step * run
    return start + step * (ahead.index(True) + 1) if True in ahead else edge
