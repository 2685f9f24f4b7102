"""Where a value stood: a file and its line, or a sheet and its cell."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was read. `source` is a file or a sheet; `line` counts from 1."""

    source: str
    line: int | None = None
    column: str = ""

    def at_column(self, column: str) -> Place:
        """The place of one column (or, in a scheme, one key) on the same line."""
        return replace(self, column=column)

    def __str__(self) -> str:
        parts = [self.source]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.column:
            parts.append(self.column)
        return ", ".join(parts)
