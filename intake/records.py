"""From a grid and the plan of its table to records: what the file says of each risk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intake.grid import Grid, GridCell
from intake.plan import TablePlan


@dataclass(frozen=True, slots=True)
class Record:
    """What a file says of one risk: its cells by the heading of their column.

    A column has several cells where a risk is spread over several rows, the uppermost first.
    """

    cells: Mapping[str, tuple[GridCell, ...]]


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a grid, and the cells beside and around the table, which belong to none."""

    records: tuple[Record, ...]
    around: tuple[GridCell, ...]


def records_of(grid: Grid, table: TablePlan) -> Records:
    """The records of a grid by its plan. Every cell that holds something is in exactly one place.

    The headings themselves are neither records nor around the table.
    """
    raise NotImplementedError
