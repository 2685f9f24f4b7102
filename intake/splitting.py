"""A sheet with several tables below each other becomes a grid for each."""

from __future__ import annotations

from collections.abc import Iterator

from intake.cards import card_names
from intake.column_cells import are_unlike
from intake.grid import Grid, GridRow, blank, emptied, own_cells
from intake.headings import heading_rows, repeats

_FEWEST_DOWN = 4
"""How many headings must stand below each other before a grid is turned."""


def split(grid: Grid) -> tuple[Grid, ...]:
    """A grid for each table of a sheet; rows keep their numbers, those of other tables are empty.

    A table begins where there are headings that are not those of the table above. What stands
    right above it belongs to it. Where each risk has a column of its own, columns become rows.
    """
    if card_names(grid):
        return (grid,)
    starts = [*_starts(grid)]
    if not starts:
        return (_turned(grid),)
    if len(starts) < 2:
        return (grid,)
    ends = [*starts[1:], len(grid.rows)]
    return tuple(
        Grid(_name(grid.name, number), _part(grid, 0 if number == 1 else start, end), grid.above)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def _turned(grid: Grid) -> Grid:
    """The grid with its columns as rows if there are headings down one of them; else as it is.

    What stands there twice heads nothing: it is said of several risks, row by row.
    """
    turned = Grid(grid.name, tuple(zip(*grid.rows, strict=True)), grid.above)
    found = heading_rows(turned)
    if not found:
        return grid
    headings = own_cells(turned.rows[found[0][0]])
    return turned if len(headings) >= _FEWEST_DOWN and are_unlike(headings) else grid


def _starts(grid: Grid) -> Iterator[int]:
    """The first rows of tables with headings of their own, with what stands right above them."""
    known: list[int] = []
    for first, count in heading_rows(grid):
        lowest = first + count - 1
        if any(repeats(grid.rows[lowest], grid.rows[other]) for other in known):
            continue
        known.append(lowest)
        start = first
        while start and not blank(grid.rows[start - 1]):
            start -= 1
        yield start if _blank_above(grid, start) else first


def _blank_above(grid: Grid, start: int) -> bool:
    return start == 0 or blank(grid.rows[start - 1])


def _name(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number})"


def _part(grid: Grid, start: int, end: int) -> tuple[GridRow, ...]:
    above = tuple(emptied(row) for row in grid.rows[:start])
    return above + grid.rows[start:end]
