"""Tables of a document that continue each other become one grid."""

from __future__ import annotations

from collections.abc import Iterable

from intake.grid import TEXT, Grid, GridCell, GridRow, one_line
from intake.headings import heading_rows, repeats
from risk_register.places import Place

_FEWEST, _SHARE = 3, 0.6


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
    if TEXT in (grid.name, first.name) or not grid.rows or not first.rows:
        return False
    if grid.width == first.width and repeats(grid.rows[0], first.rows[0]):
        return True
    if _names_of(grid)[:1] == _names_of(first)[:1] and _alike(_names_of(grid), _names_of(first)):
        return True
    same = grid.width == first.width and grid.above == group[-1].above
    return same and bool(heading_rows(first)) and not heading_rows(grid)


def _names_of(grid: Grid) -> list[str]:
    """What stands in the first column of a table."""
    return [one_line(row[0].text) for row in grid.rows if row[0].own]


def _alike(names: list[str], others: list[str]) -> bool:
    both = {*names} & {*others}
    return len(both) >= _FEWEST and len(both) >= _SHARE * len({*names} | {*others})


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
