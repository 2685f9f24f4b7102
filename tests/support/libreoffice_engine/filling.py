"""The rows of values that fill an area."""

from typing import Any

from tests.support.libreoffice_engine.areas import shape, written
from tests.support.libreoffice_engine.part import ExcelError
from tests.support.libreoffice_engine.spelling import moved
from tests.support.package import Area


def rows_for(value: Any, area: Area, start: tuple[int, int]) -> list[list[Any]]:
    """The rows that fill an area: a scalar in every cell, a row in every row, or a table.

    A formula that is a scalar is moved along from the cell where it starts.
    """
    if not isinstance(value, list | tuple):
        across = range(area.first_column, area.last_column + 1)
        return [
            [_moved(value, start, (row, column)) for column in across]
            for row in range(area.first_row, area.last_row + 1)
        ]
    rows, columns = shape(area)
    table = value if isinstance(value[0], list | tuple) else [value] * rows
    if (len(table), {len(row) for row in table}) != (rows, {columns}):
        raise ExcelError(f"The values do not fill {written(area)}: Excel would enter #N/A.")
    return [list(row) for row in table]


def _moved(value: Any, start: tuple[int, int], cell: tuple[int, int]) -> Any:
    is_formula = isinstance(value, str) and value.startswith("=")
    return moved(value, start, cell) if is_formula else value
