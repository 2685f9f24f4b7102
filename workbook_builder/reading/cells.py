"""One cell of a sheet: its value, its formula, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_MOST_DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class CellError:
    """An error that a cell shows: `#N/A`."""

    text: str

    def __str__(self) -> str:
        return self.text


CellValue = str | int | float | bool | CellError | None


class ReadCell(NamedTuple):
    """One cell that holds something. `style` is the number of its format.

    `formula` is as the file stores it; `shared` is the number of a formula that several cells
    have, whose text stands in one of them. `rich` says that a part of the text looks different,
    `array` that the formula is one of arrays.
    """

    value: CellValue
    formula: str = ""
    style: int = 0
    shared: str = ""
    rich: bool = False
    array: bool = False

    @property
    def calculated(self) -> bool:
        """Whether the cell holds a formula."""
        return bool(self.formula or self.shared)


Cells = dict[int, ReadCell]
"""The cells of one row, by the number of their column."""


@dataclass(slots=True)
class SharedText:
    """A text that several cells may have."""

    text: str
    rich: bool


def value_of(kind: str, text: str, zero: date) -> CellValue:
    """What a cell of this kind means by its text; shared texts have a list of their own.

    `zero` is the day from which the workbook counts its dates.
    """
    if kind in ("str", "inlineStr"):
        return unescaped(text) or None
    if not text:
        return None
    if kind == "n":
        return _number(text)
    if kind == "d":
        return _serial(text, zero)
    return text in ("1", "true") if kind == "b" else CellError(text)


def shared_text(texts: Sequence[SharedText], number: str) -> SharedText:
    """The shared text with a number. Raises ValueError if there is none."""
    if not number.isdecimal() or int(number[:20]) >= len(texts):
        raise ValueError(f"no shared text {number[:20]}")
    return texts[int(number)]


def unescaped(text: str) -> str:
    """A text with `_x000D_` and its like as the characters that they stand for."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """The number of a column: 28 for `AB`. Raises ValueError if no sheet has such a column."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + ord(letter) - 64
    if not (letters.isascii() and letters.isupper()) or number > LAST_COLUMN:
        raise ValueError(f"no column {letters[:20]}")
    return number


def row_number(text: str) -> int:
    """The number of a row; 0 for an empty text. Raises ValueError if no sheet has such a row."""
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text[:20]) <= _LAST_ROW:
        raise ValueError(f"no row {text[:20]}")
    return int(text)


def _number(text: str) -> int | float | CellError:
    """A number; an error where there should be one and is none."""
    if len(text) <= _MOST_DIGITS and text.isdecimal():
        return int(text)
    try:
        number = float(text)
    except ValueError:
        return CellError(text)
    if not isfinite(number):
        return CellError(text)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _serial(text: str, zero: date) -> int | str:
    """The serial number of a day that is written as `2023-10-26`, with or without midnight."""
    day, _, time = text.partition("T")
    try:
        return text if time.strip("0:.Z") else (date.fromisoformat(day) - zero).days
    except ValueError:
        return text
