"""The cells of a sheet, and how they are written: a formula together with its cached value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from openpyxl.utils import get_column_letter

from formulas.column import serial
from risk_register.values import Month, Value

_ESCAPE_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class _Unknown:
    """A value that only the spreadsheet can work out."""


@dataclass(frozen=True, slots=True)
class RichText:
    """Text of which pieces look otherwise: each piece with its properties as the file has them."""

    pieces: tuple[tuple[str, str], ...]

    def xml(self) -> str:
        """The text as a worksheet part stores it."""
        return "".join(
            f'<r>{look}<t xml:space="preserve">{escaped(text)}</t></r>'
            for text, look in self.pieces
        )


UNKNOWN = _Unknown()
CellContent = Value | float | _Unknown


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a value, or a formula with the value it comes to. `style` is from `Styles`.

    What an office's own formula comes to is left to the spreadsheet: its value is UNKNOWN.
    """

    column: int
    value: CellContent | RichText
    style: int
    formula: str = ""
    array: bool = False


def row_xml(number: int, cells: Iterable[str], height: float | None = None) -> str:
    """A row as a worksheet part stores it. `height` is in points; without one, Excel chooses."""
    high = f' ht="{height:g}"' if height else ""
    return f'<row r="{number}"{high}>{"".join(cells)}</row>'


def cell_xml(cell: Cell, row: int) -> str:
    """A cell as a worksheet part stores it."""
    place = f"{letter(cell.column)}{row}"
    if isinstance(cell.value, RichText):
        return f'<c r="{place}" s="{cell.style}" t="inlineStr"><is>{cell.value.xml()}</is></c>'
    array = f' t="array" ref="{place}"' if cell.array else ""
    formula = formula_xml(cell.formula, array) if cell.formula else ""
    return content_xml(f'<c r="{place}" s="{cell.style}"', cell.value, formula)


def content_xml(start: str, content: CellContent, formula: str = "") -> str:
    """A cell that begins with `start`; `formula` is its formula's element, if it has one."""
    if content is None:
        return f'{start} t="str">{formula}<v></v></c>' if formula else f"{start}/>"
    if isinstance(content, str):
        text = escaped(content)
        if formula:
            return f'{start} t="str">{formula}<v>{text}</v></c>'
        return f'{start} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(content, _Unknown):
        return f"{start}>{formula}</c>"
    if isinstance(content, bool):
        return f'{start} t="b">{formula}<v>{int(content)}</v></c>'
    return f"{start}>{formula}<v>{_number(content)}</v></c>"


def formula_xml(formula: str, attributes: str = "") -> str:
    """A formula's element."""
    return f"<f{attributes}>{_marked_up(formula)}</f>"


def escaped(text: str) -> str:
    """Text for a part of the workbook, with `_x000D_` and its like kept as they are."""
    return _marked_up(_ESCAPE_ALIKE.sub("_x005F_", text) if "_x" in text else text)


letter = cache(get_column_letter)
"""The letters of a column by its number."""


def _marked_up(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def _number(content: float | date | Month) -> float:
    """A number; dates and months as serial numbers."""
    if isinstance(content, int | float):
        return content
    return serial(content.first_day() if isinstance(content, Month) else content)
