"""Where a value stood: a file and its line, or a sheet and its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was read. `source` is a file or a sheet; `line` counts from 1."""

    source: str
    line: int | None = None
    column: str = ""

    def at_column(self, column: str) -> Self:
        """The place of one column (or, in a scheme, one key) on the same line."""
        return type(self)(self.source, self.line, column)

    def at_field(self, name: str) -> Self:
        """The place of one field of the row that stands here."""
        return self.at_column(f"column {name}")

    def __str__(self) -> str:
        parts = [self.source]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.column:
            parts.append(self.column)
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class SheetPlace(Place):
    """A cell or a row of a sheet. `column` is its letter; `letters` has those of the fields."""

    letters: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def at_column(self, column: str) -> Self:
        """The cell in one column of the same row."""
        return type(self)(self.source, self.line, column, self.letters)

    def at_field(self, name: str) -> Self:
        """The cell of one field of the row that stands here."""
        return self.at_column(self.letters.get(name, ""))

    def __str__(self) -> str:
        if self.line is None:
            return f"sheet {self.source}"
        if not self.column:
            return f"{self.source}, row {self.line}"
        return f"{self.source}!{self.column}{self.line}"
