"""What a file from elsewhere holds, whatever its format: grids of cells that know their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from risk_register.places import Place

CellValue = str | int | float | bool | date | None
"""What stands in a cell: a day where the file says that it is one. Lines of a text end in `\\n`."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell. `spread` where it only shows what a cell merged with it holds."""

    value: CellValue
    place: Place
    spread: bool = False

    @property
    def text(self) -> str:
        """What stands there as text, without spaces around it; dates as 2023-10-26."""
        return "" if self.value is None else str(self.value).strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, a CSV file, or a table of a Word document.

    `name` is the sheet's, or `table 3`; `above` is the text that stands above a document's table.
    Every row has as many cells as the widest.
    """

    name: str
    rows: tuple[tuple[GridCell, ...], ...]
    above: str = ""

    def cells(self) -> Iterator[GridCell]:
        """Every cell that holds something of its own, row by row."""
        for row in self.rows:
            for cell in row:
                if cell.text and not cell.spread:
                    yield cell
