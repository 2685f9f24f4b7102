"""What a file from elsewhere holds, whatever its format: grids of cells that know their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from risk_register.places import Place

CellValue = str | int | float | bool | date | None
"""What stands in a cell: a day where the file says that it is one. Lines of a text end in `\\n`."""

TEXT = "text"
"""The name of the grid that holds what a Word document says outside its tables."""

BESIDE = "comments and shapes"
"""The name of the grid that holds what a workbook says beside its cells."""


ERROR_VALUES = frozenset({
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#GETTING_DATA",
})  # fmt: skip
"""What a spreadsheet shows where a formula went wrong. It is not `N/A`, which a person writes."""


@dataclass(frozen=True, slots=True)
class TablePlace(Place):
    """A cell of a table in a document. `column` is as `column 4`."""

    def __str__(self) -> str:
        row = f"row {self.line}" if self.line else ""
        return ", ".join(filter(None, (self.source, row, self.column)))


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell. `spread` where it only shows what another cell holds.

    That is so of the cells that are merged with another, and of a heading of a document that is
    shown as a row between the tables below it. `hidden` where its sheet, row or column is.
    """

    value: CellValue
    place: Place
    spread: bool = False
    hidden: bool = False

    @property
    def text(self) -> str:
        """What stands there as text, without spaces around it; dates as 2023-10-26."""
        return "" if self.value is None else str(self.value).strip()

    @property
    def is_error(self) -> bool:
        """Whether it shows an error value instead of what was meant."""
        return self.text.upper() in ERROR_VALUES

    @property
    def own(self) -> bool:
        """Whether it holds something itself."""
        return not self.spread and bool(self.text)


GridRow = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet or a part of one, a CSV file, or a table of a Word document.

    It holds one table at most. `name` is the sheet's, or `table 3`; `above` is the heading that
    stands above a table of a document, `lines` is what it says between that table and the one
    before. Every row has as many cells as the widest. Where a sheet has several tables below each
    other, each is a grid, with empty rows for those above it: rows keep their numbers.
    """

    name: str
    rows: tuple[GridRow, ...]
    above: str = ""
    lines: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    def cells(self) -> Iterator[GridCell]:
        """Every cell that holds something of its own, row by row."""
        for row in self.rows:
            yield from own_cells(row)


def own_cells(row: Sequence[GridCell]) -> list[GridCell]:
    """The cells of a row that hold something of their own."""
    return [cell for cell in row if cell.own]


def blank(row: Sequence[GridCell]) -> bool:
    """Whether nothing stands in a row, not even of a merged cell."""
    return not any(cell.text for cell in row)


def emptied(row: Sequence[GridCell]) -> GridRow:
    """A row of the same places in which nothing stands."""
    return tuple(GridCell(None, cell.place) for cell in row)


def one_line(text: str) -> str:
    """A text with single spaces, and none at its ends."""
    return " ".join(text.split())
