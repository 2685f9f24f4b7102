"""The rows of a sheet, one after the other, and the frame of what else it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from workbook_builder.reading.cells import (
    LAST_COLUMN,
    Cells,
    CellValue,
    ReadCell,
    SharedText,
    column_number,
    row_number,
    shared_text,
    value_of,
)
from workbook_builder.reading.markup import local, new_parser

_CHUNK = 2**16
_MOST_ELEMENTS = 100_000
"""More links and the like than Excel allows on a sheet."""

_KEPT = frozenset(
    (
        "col",
        "hyperlink",
        "mergeCell",
        "sparklineGroup",
        "conditionalFormatting",
        "cfRule",
        "dataValidation",
    )
)
_FORMULAS = ("formula", "formula1")


@dataclass(slots=True)
class FrameElement:
    """An element of a sheet that is no cell: a link for one.

    `formula` is the first formula of a validation or of a rule for a format.
    """

    name: str
    attributes: dict[str, str]
    formula: str = ""


@dataclass(slots=True)
class Frame:
    """What a sheet holds besides its cells: elements in their order, and which rows are hidden."""

    elements: list[FrameElement] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)

    def named(self, name: str) -> list[FrameElement]:
        """The elements with this name."""
        return [each for each in self.elements if each.name == name]


def read_rows(
    stream: IO[bytes], shared_texts: Sequence[SharedText], frame: Frame, zero: date
) -> Iterator[tuple[int, Cells]]:
    """The rows of a sheet that hold something, with their numbers. Raises one of `MALFORMED`.

    `frame` is filled on the way; `zero` is the day from which the workbook counts its dates.
    """
    reader = _RowReader(shared_texts, frame, zero)
    parser = new_parser(reader.start, reader.end, reader.texts.append)
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
        yield from reader.taken()
    parser.Parse(b"", True)
    yield from reader.taken()


class _RowReader:
    """Takes a sheet's elements as they come and gives whole rows.

    Its methods run several times for each cell, so they ask for the most frequent name first.
    """

    def __init__(self, shared_texts: Sequence[SharedText], frame: Frame, zero: date) -> None:
        self.texts: list[str] = []
        """The pieces of text since the last element that may hold one began."""
        self._shared_texts = shared_texts
        self._frame = frame
        self._zero = zero
        self._rows: list[tuple[int, Cells]] = []
        self._row = self._column = 0
        self._cells: Cells = {}
        self._begin_cell({})

    def taken(self) -> list[tuple[int, Cells]]:
        """The rows that are whole by now, once."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self.texts.clear()
        elif name == "f":
            self.texts.clear()
            if attributes:
                self._begin_formula(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "r":
            self._rich = True
        elif name == "rPh":
            self._phonetic = True
        elif name in _KEPT:
            self._keep(name, attributes)
        elif ":" in name:
            self.start(local(name), attributes)
        elif name in _FORMULAS:
            self.texts.clear()

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "v" or (name == "t" and not self._phonetic):
            self._text += "".join(self.texts)
        elif name == "f":
            self._formula = "".join(self.texts)
        elif name == "row":
            if self._cells:
                self._rows.append((self._row, self._cells))
        elif name == "rPh":
            self._phonetic = False
        elif ":" in name:
            self.end(local(name))
        elif name in _FORMULAS and self._frame.elements:
            kept = self._frame.elements[-1]
            kept.formula = kept.formula or "".join(self.texts)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = row_number(attributes.get("r", "")) or row_number(str(self._row + 1))
        self._column, self._cells = 0, {}
        if attributes.get("hidden") in ("1", "true"):
            self._frame.hidden_rows.append(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        letters = attributes.get("r", "").rstrip("0123456789")
        self._column = column_number(letters) if letters else self._column + 1
        if self._column > LAST_COLUMN:
            raise ValueError(f"no column {self._column}")
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
        self._text = self._formula = self._shared = ""
        self._rich = self._array = self._phonetic = False

    def _begin_formula(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("t")
        self._shared = attributes.get("si", "") if kind == "shared" else ""
        self._array = kind == "array"

    def _end_cell(self) -> None:
        value: CellValue
        rich = self._rich
        if self._kind == "s" and self._text:
            shared = shared_text(self._shared_texts, self._text)
            value, rich = shared.text or None, shared.rich
        else:
            value = value_of(self._kind, self._text, self._zero)
        if value is not None or self._formula or self._shared:
            self._cells[self._column] = ReadCell(
                value, self._formula, self._style, self._shared, rich, self._array
            )

    def _keep(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._frame.elements) == _MOST_ELEMENTS:
            raise ValueError(f"more than {_MOST_ELEMENTS:,} columns, links and the like")
        local_attributes = {local(key): value for key, value in attributes.items()}
        self._frame.elements.append(FrameElement(name, local_attributes))
