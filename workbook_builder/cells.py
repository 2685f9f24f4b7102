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


class _Unknown:
    """A value that only the spreadsheet can work out."""


UNKNOWN = _Unknown()
CellContent = Value | float | _Unknown


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a value, or a formula with the value it comes to. `style` is from `Styles`.

    What an office's own formula comes to is left to the spreadsheet: its value is UNKNOWN.
    """

    column: int
    value: CellContent
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


def plain(value: Value | float) -> str | int | float | None:
    """A value as a cell stores it: dates and months as serial numbers."""
    if value is None or isinstance(value, str | int | float):
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
    if isinstance(cell.value, _Unknown):
        return f"{start}>{_formula(cell, row)}</c>"
    value = plain(cell.value)
    if cell.formula:
        return _formula_xml(start, cell, row, value)
    if value is None:
        return f"{start}/>"
    if isinstance(value, bool):
        return f'{start} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        text = escaped(value)
        return f'{start} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"{start}><v>{value}</v></c>"


def _formula_xml(start: str, cell: Cell, row: int, value: str | float | None) -> str:
    formula = _formula(cell, row)
    if isinstance(value, int | float):
        return f"{start}>{formula}<v>{value}</v></c>"
    return f'{start} t="str">{formula}<v>{escaped(value or "")}</v></c>'


def _formula(cell: Cell, row: int) -> str:
    array = f' t="array" ref="{_letter(cell.column)}{row}"' if cell.array else ""
    return f"<f{array}>{cell.formula.translate(_MARKUP)}</f>"
