"""Columns, rows and grids made by hand."""

from collections.abc import Sequence

from intake.grid import CellValue, Grid, GridCell
from risk_register.places import SheetPlace

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def column(*values: CellValue) -> list[GridCell]:
    """The cells of a column below a heading in row 1."""
    return [GridCell(value, SheetPlace("Risks", row, "A")) for row, value in enumerate(values, 2)]


def columns(**named: Sequence[CellValue]) -> dict[str, list[GridCell]]:
    """The columns of a table by their headings; `_` for a space."""
    return {heading.replace("_", " "): column(*values) for heading, values in named.items()}


def grid(name: str, *rows: Sequence[CellValue], above: str = "") -> Grid:
    """A grid of values. Shorter rows are filled up with empty cells."""
    width = max(len(row) for row in rows)
    return Grid(
        name,
        tuple(
            tuple(
                GridCell(value, SheetPlace(name, line, LETTERS[at]))
                for at, value in enumerate([*row, *[None] * (width - len(row))])
            )
            for line, row in enumerate(rows, 1)
        ),
        above,
    )
