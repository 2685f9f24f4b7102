"""Signs for a scheme and against it, and a table of a file as one scheme sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from intake.columns import guess_columns
from intake.grid import GridCell
from intake.plan import ColumnPlan
from risk_register.scheme import Scheme

Rows = Sequence[Mapping[str, GridCell]]
"""What a table says of each risk: the first cell of each column that says something."""

_ENOUGH = 100
"""Risks by which a scheme is judged; more would say the same."""

_MOST, _FEW = 0.8, 0.5
"""Which share of figures has to agree to speak for a scheme, and below which it speaks against."""


class Tells(Enum):
    """What a sign tells of a scheme."""

    SOMETHING = auto()
    """It speaks for the scheme or against it, as it may for others."""
    OWN = auto()
    """It speaks of this scheme: its words, bands, ratings, statuses, or its organisation."""
    TOO_HIGH = auto()
    """Several levels of the file are above its highest."""
    OTHER_FIGURES = auto()
    """The file has other figures than the scheme: only scores, or levels, or neither."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason for a scheme (points above 0) or against it (below)."""

    points: int
    reason: str
    tells: Tells = Tells.SOMETHING


@dataclass(frozen=True, slots=True)
class Found:
    """A table as one scheme sees it."""

    columns: Mapping[str, ColumnPlan]
    cells: Mapping[str, Sequence[GridCell]]
    rows: Rows

    def heading_of(self, becomes: str) -> str:
        """The heading of the column that becomes something; empty if none does."""
        named = (each.heading for each in self.columns.values() if each.becomes == becomes)
        return next(named, "")

    def cells_of(self, becomes: str) -> Sequence[GridCell]:
        """The cells of that column; none if there is none."""
        return self.cells.get(self.heading_of(becomes), ())


def found_in(rows: Rows, scheme: Scheme, as_at: date | None) -> Found:
    """A table as a scheme sees it. `as_at` is the register's date, where it is known."""
    cells: dict[str, list[GridCell]] = {}
    for row in rows[:_ENOUGH]:
        for heading, cell in row.items():
            cells.setdefault(heading, []).append(cell)
    columns = guess_columns(cells, scheme, as_at)
    return Found({column.heading: column for column in columns}, cells, rows[:_ENOUGH])


def share(
    right: int, there: int, what: str, gain: int, loss: int, tells: Tells = Tells.SOMETHING
) -> Iterator[Sign]:
    """A sign where most figures agree with a scheme, or few."""
    if there and right >= _MOST * there:
        yield Sign(gain, f"{right} of {there} {what}", tells)
    elif there and right < _FEW * there:
        yield Sign(-loss, f"only {right} of {there} {what}")
