"""What stands around the tables of a file: titles, keys, small print, comments, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from intake.account import Entry, Outcome
from intake.grid import TEXT, Grid, GridCell
from intake.records import Records
from intake.texts import legible

LONGEST_NOTE = 2_000
"""More characters than these are not read as a note to a register."""

AROUND_FILE = "import-rest.txt"
"""The file in the register's folder that keeps what is not in its note."""


@dataclass(frozen=True, slots=True)
class Around:
    """The cells that belong to no entry, in the order of the file.

    `near` are titles and keys, which become the note of the register; all others get a file.
    """

    near: Sequence[GridCell]
    rest: Sequence[GridCell]

    @property
    def note(self) -> str:
        """The note of the register: the texts of one row on one line."""
        return "\n".join(" | ".join(_texts(row)) for row in _rows(self.near))

    @property
    def text(self) -> str:
        """The file's text: each row after the place of its first cell."""
        return "\n".join(f"{row[0].place}: {' | '.join(_texts(row))}" for row in _rows(self.rest))

    def entries(self, many: str) -> Iterator[Entry]:
        """The account of these cells; `many` is what the register holds: `risks`."""
        for where, cells in (("note", self.near), (AROUND_FILE, self.rest)):
            for cell in cells:
                why = "it is hidden in the file" if cell.hidden else f"it stands around the {many}"
                text = legible(cell.text)
                yield Entry(cell.place, Outcome.KEPT, "", where, text, text, why)


def around(grids: Iterable[Grid], tables: Sequence[tuple[Grid, Records]]) -> Around:
    """What belongs to no record of any table.

    Near is what is shown on a sheet with entries, and what a document says outside its tables. If
    that is more than a note can be, it is not near either.
    """
    with_risks = {
        cell.place.source for grid, found in tables if found.records for cell in grid.cells()
    }
    cells = [(grid.name, cell) for grid in grids for cell in _outside(grid, tables)]
    near = [
        cell
        for name, cell in cells
        if (name == TEXT or cell.place.source in with_risks) and not cell.hidden
    ]
    if len(Around(near, ()).note) > LONGEST_NOTE:
        near = []
    places = {cell.place for cell in near}
    return Around(near, [cell for _, cell in cells if cell.place not in places])


def _outside(grid: Grid, tables: Sequence[tuple[Grid, Records]]) -> Iterator[GridCell]:
    """The cells of a grid that are outside all tables in it."""
    outside = [{cell.place for cell in found.around} for of, found in tables if of is grid]
    return (cell for cell in grid.cells() if all(cell.place in places for places in outside))


def _rows(cells: Iterable[GridCell]) -> Iterator[list[GridCell]]:
    rows = groupby(cells, lambda cell: (cell.place.source, cell.place.line))
    return ([*row] for _, row in rows)


def _texts(row: Iterable[GridCell]) -> Iterator[str]:
    return (legible(cell.text) for cell in row)
