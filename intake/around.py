"""What stands around the tables of a file: titles, keys, small print, tables without risks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from intake.account import Entry, Outcome
from intake.grid import GridCell
from intake.texts import legible

LONGEST_NOTE = 2_000
"""More characters than these are not read as a note to a register, and get a file of their own."""

AROUND_FILE = "import-rest.txt"
"""The file in the register's folder that keeps them then."""


def around_text(cells: Iterable[GridCell]) -> str:
    """The texts of cells, those of one row on one line, in the order of the file."""
    rows = groupby(cells, lambda cell: (cell.place.source, cell.place.line))
    return "\n".join(" | ".join(legible(cell.text) for cell in row) for _, row in rows)


def around_entries(cells: Sequence[GridCell], text: str) -> list[Entry]:
    """The account of the cells around the tables."""
    where = "note" if len(text) <= LONGEST_NOTE else AROUND_FILE
    why = "it stands around the risks"
    return [
        Entry(cell.place, Outcome.KEPT, "", where, cell.text, legible(cell.text), why)
        for cell in cells
    ]
