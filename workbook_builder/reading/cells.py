"""The cells of a sheet, row by row, as they stand in its part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import IO

from workbook_builder.reading.markup import local, new_parser

_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_CHUNK = 2**16
_MOST_EXTRAS = 100_000
"""More links and the like than Excel allows on a sheet."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class CellError:
    """An error that a cell shows: `#N/A`."""

    text: str

    def __str__(self) -> str:
        return self.text


CellValue = str | int | float | bool | CellError | None


@dataclass(frozen=True, slots=True)
class ReadCell:
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


Extra = tuple[str, dict[str, str]]
"""An element of a sheet that is no cell, a link for one: its name and attributes."""

_EXTRAS = ("col", "hyperlink", "sparklineGroup")
"""The elements that are kept."""


@dataclass(slots=True)
class SharedText:
    """A text that several cells may have."""

    text: str
    rich: bool


def read_rows(
    stream: IO[bytes], shared_texts: Sequence[SharedText], extras: list[Extra], zero: date
) -> Iterator[tuple[int, Cells]]:
    """The rows of a sheet that hold something, with their numbers. Raises one of `MALFORMED`.

    `zero` is the day from which the workbook counts its dates.
    """
    reader = _RowReader(shared_texts, extras, zero)
    parser = new_parser(reader.start, reader.end, reader.text)
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
        yield from reader.taken()
    parser.Parse(b"", True)
    yield from reader.taken()


def unescaped(text: str) -> str:
    """A text with `_x000D_` and its like as the characters that they stand for."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """The number of a column: 28 for `AB`. Raises ValueError if no sheet has such a column."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + ord(letter) - 64
    if not (letters.isascii() and letters.isupper()) or number > _LAST_COLUMN:
        raise ValueError(f"no column {letters[:20]}")
    return number


def row_number(text: str) -> int:
    """The number of a row; 0 for an empty text. Raises ValueError if no sheet has such a row."""
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text[:20]) <= _LAST_ROW:
        raise ValueError(f"no row {text[:20]}")
    return int(text)


class _RowReader:
    """Takes a sheet's elements as they come and gives whole rows."""

    def __init__(self, shared_texts: Sequence[SharedText], extras: list[Extra], zero: date) -> None:
        self._texts = shared_texts
        self._extras = extras
        self._zero = zero
        self._rows: list[tuple[int, Cells]] = []
        self._row = self._column = 0
        self._cells: Cells = {}
        self._in_cell = False
        self._taking: list[str] | None = None
        self._begin_cell({})

    def taken(self) -> list[tuple[int, Cells]]:
        """The rows that are whole by now, once."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = local(name)
        if self._in_cell:
            self._start_in_cell(name, attributes)
        elif name == "c":
            self._begin_cell(attributes)
            self._in_cell = True
        elif name == "row":
            self._row = row_number(attributes.get("r", "")) or row_number(str(self._row + 1))
            self._column, self._cells = 0, {}
        elif name in _EXTRAS:
            if len(self._extras) == _MOST_EXTRAS:
                raise ValueError(f"more than {_MOST_EXTRAS:,} columns, links and sparklines")
            self._extras.append((name, {local(k): v for k, v in attributes.items()}))

    def end(self, name: str) -> None:
        if ":" in name:
            name = local(name)
        if self._in_cell:
            self._end_in_cell(name)
        elif name == "row" and self._cells:
            self._rows.append((self._row, self._cells))

    def text(self, data: str) -> None:
        if self._taking is not None:
            self._taking.append(data)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "")
        letters = place.rstrip("0123456789")
        self._column = column_number(letters) if letters else self._column + 1
        if self._column > _LAST_COLUMN:
            raise ValueError(f"no column {self._column}")
        self._type, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
        self._value = ""
        self._formula, self._shared = "", ""
        self._rich = self._array = self._phonetic = False

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("v", "t") and not self._phonetic:
            self._taking = []
        elif name == "f":
            self._taking = []
            kind = attributes.get("t")
            self._shared = attributes.get("si", "") if kind == "shared" else ""
            self._array = kind == "array"
        elif name == "r":
            self._rich = True
        elif name == "rPh":
            self._phonetic = True

    def _end_in_cell(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "rPh":
            self._phonetic = False
        elif self._taking is not None and name in ("f", "v", "t"):
            taken, self._taking = "".join(self._taking), None
            if name == "f":
                self._formula = taken
            else:
                self._value += taken

    def _end_cell(self) -> None:
        self._in_cell = False
        value, rich = self._typed()
        if value is not None or self._formula or self._shared:
            self._cells[self._column] = ReadCell(
                value, self._formula, self._style, self._shared, rich, self._array
            )

    def _typed(self) -> tuple[CellValue, bool]:
        """The value as its type has it, and whether parts of it look different."""
        text = self._value
        if self._type in ("str", "inlineStr"):
            return unescaped(text) or None, self._rich
        if not text:
            return None, False
        if self._type == "s":
            shared = self._shared_text(text)
            return shared.text or None, shared.rich
        if self._type == "d":
            return _serial(text, self._zero), False
        if self._type == "b":
            return text in ("1", "true"), False
        return (CellError(text) if self._type == "e" else _number(text)), False

    def _shared_text(self, text: str) -> SharedText:
        if not text.isdecimal() or int(text[:20]) >= len(self._texts):
            raise ValueError(f"no shared text {text[:20]}")
        return self._texts[int(text)]


def _number(text: str) -> int | float | CellError:
    """A number; an error where there should be one and is none."""
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
