"""The cells of a sheet, and how they are written: a formula together with its cached value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from openpyxl.utils import get_column_letter

from formulas.column import serial
from risk_register.values import Month, Value

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ESCAPE_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a value, or a formula with the value it comes to. `style` is from `Styles`."""

    column: int
    value: Value
    style: int
    formula: str = ""
    array: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a sheet. `height` is in points; without one, Excel chooses."""

    number: int
    cells: list[Cell] = field(default_factory=list)
    height: float | None = None


def row_xml(row: GridRow) -> str:
    """A row as a worksheet part stores it."""
    height = f' ht="{row.height:g}"' if row.height else ""
    cells = "".join([_cell_xml(cell, row.number) for cell in row.cells])
    return f'<row r="{row.number}"{height}>{cells}</row>'


def plain(value: Value) -> str | int | None:
    """A value as a cell stores it: dates and months as serial numbers."""
    if value is None or isinstance(value, str | int):
        return value
    return serial(value.first_day() if isinstance(value, Month) else value)


def escaped(text: str) -> str:
    """Text for a part of the workbook, with `_x000D_` and its like kept as they are."""
    return _ESCAPE_ALIKE.sub("_x005F_", text).translate(_MARKUP)


@cache
def _letter(column: int) -> str:
    return get_column_letter(column)


def _cell_xml(cell: Cell, row: int) -> str:
    start = f'<c r="{_letter(cell.column)}{row}" s="{cell.style}"'
    value = plain(cell.value)
    if cell.formula:
        return _formula_xml(start, cell, row, value)
    if value is None:
        return f"{start}/>"
    if isinstance(value, str):
        text = escaped(value)
        return f'{start} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"{start}><v>{value}</v></c>"


def _formula_xml(start: str, cell: Cell, row: int, value: str | int | None) -> str:
    array = f' t="array" ref="{_letter(cell.column)}{row}"' if cell.array else ""
    formula = f"<f{array}>{cell.formula.translate(_MARKUP)}</f>"
    if isinstance(value, int):
        return f"{start}>{formula}<v>{value}</v></c>"
    return f'{start} t="str">{formula}<v>{escaped(value or "")}</v></c>'
