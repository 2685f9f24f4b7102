"""Tables of a document that continue each other become one grid."""

from __future__ import annotations

from collections.abc import Iterable

from intake.cards import card_names
from intake.grid import TEXT, Grid, GridCell, GridRow, one_line
from intake.heading_words import is_heading
from intake.headings import heading_rows, repeats
from intake.word_tables import WITHIN
from risk_register.places import Place

_SHARE = 0.6
"""The share of the names of two cards that have to be the same."""


def joined(grids: Iterable[Grid]) -> tuple[Grid, ...]:
    """The grids, with each that continues the one before it put below it.

    A table continues another if it has the same headings, or none and as many columns, or the same
    names beside its values. Where a heading of the document stands between them, it is shown as a
    row that is merged over the whole table.
    """
    groups: list[list[Grid]] = []
    for grid in grids:
        if groups and _continues(grid, groups[-1]):
            groups[-1].append(grid)
        else:
            groups.append([grid])
    return tuple(_one(group) for group in groups)


def _continues(grid: Grid, group: list[Grid]) -> bool:
    first = group[0]
    if not all(_may_be_joined(each) for each in (grid, first)):
        return False
    names, others = card_names(grid), card_names(first)
    if names or others:
        both = {*names} & {*others}
        return names[:1] == others[:1] and len(both) >= _SHARE * max(len(names), len(others))
    if grid.width != first.width:
        return False
    if repeats(grid.rows[0], first.rows[0]):
        return not _heads_otherwise(grid.rows[0], first.rows[0])
    same = grid.above == group[-1].above
    return same and bool(heading_rows(first)) and not heading_rows(grid)


def _heads_otherwise(row: GridRow, heading: GridRow) -> bool:
    """Whether a column of headings that are else the same has another one: `Title` for `Area`."""
    pairs = (
        (one_line(one.text), one_line(other.text)) for one, other in zip(row, heading, strict=True)
    )
    return any(one != other and is_heading(one) and is_heading(other) for one, other in pairs)


def _may_be_joined(grid: Grid) -> bool:
    return bool(grid.rows) and grid.name != TEXT and WITHIN not in grid.name


def _one(group: list[Grid]) -> Grid:
    if len(group) == 1:
        return group[0]
    width = max(grid.width for grid in group)
    rows: list[GridRow] = []
    above = ""
    sections = len({grid.above for grid in group}) > 1
    for grid in group:
        part = [_filled(row, width) for row in grid.rows]
        if sections and grid.above and grid.above != above:
            part.insert(_below_headings(grid), _section(grid, width))
        above = grid.above
        rows += part
    name = f"tables {_number(group[0])} to {_number(group[-1])}"
    return Grid(name, tuple(rows), group[0].above if not sections else "")


def _below_headings(grid: Grid) -> int:
    found = heading_rows(grid)
    return sum(found[0]) if found else 0


def _section(grid: Grid, width: int) -> GridRow:
    """The heading above a table as a row; the words themselves stand in the text."""
    return (GridCell(grid.above, Place(f"above {grid.name}"), spread=True),) * width


def _filled(row: GridRow, width: int) -> GridRow:
    place = row[-1].place
    return row + (GridCell(None, place),) * (width - len(row))


def _number(grid: Grid) -> str:
    return grid.name.rpartition(" ")[2]
