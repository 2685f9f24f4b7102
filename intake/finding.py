"""Finds the table of risks on a grid: whether it is rows or cards, and where its headings are."""

from __future__ import annotations

from intake.cards import card_names, name_of
from intake.grid import Grid, blank, own_cells
from intake.headings import columns_of, heading_rows, repeats
from intake.plan import SECTION, ColumnPlan, Layout, TablePlan
from intake.row_roles import Role, roles_of


def find_table(grid: Grid) -> TablePlan:
    """What a grid holds, with the headings of its columns; what each is, is not said yet.

    Without headings that speak of risks it is `Layout.NONE`: its text is kept as it stands.
    """
    if names := card_names(grid):
        columns = tuple(ColumnPlan(name, "") for name in names)
        return TablePlan(
            grid.name, Layout.CARDS, _first_row(grid, names), columns=columns,
            reason="names stand beside or above their values",
        )  # fmt: skip
    found = heading_rows(grid)
    if not found:
        reason = "no row of headings that speak of risks or commitments was found"
        return TablePlan(grid.name, Layout.NONE, reason=reason)
    first, count = found[0]
    roles = roles_of(grid, first, count)
    headings = [*columns_of(grid, first, count).values()]
    if Role.SECTION in roles and SECTION not in headings:
        headings.append(SECTION)
    columns = tuple(ColumnPlan(heading, "") for heading in headings)
    return TablePlan(
        grid.name, Layout.ROWS, first + 1, count, columns,
        _reason(grid, found), _last_row(grid, roles),
    )  # fmt: skip


def _last_row(grid: Grid, roles: list[Role]) -> int:
    """The last row of the table, from 1; 0 where nothing stands below it."""
    within = (Role.RISK, Role.MORE, Role.HEADING)
    last = max(at for at, role in enumerate(roles, 1) if role in within)
    return last if any(not blank(row) for row in grid.rows[last:]) else 0


def _first_row(grid: Grid, names: tuple[str, ...]) -> int:
    """The first row, from 1, in which one of the names stands."""
    known = {part for name in names for part in (name, *name.split(" / "))}
    return next(
        number
        for number, row in enumerate(grid.rows, 1)
        if any(name_of(cell.text) in known for cell in own_cells(row))
    )


def _reason(grid: Grid, found: list[tuple[int, int]]) -> str:
    (first, count), *others = found
    again = sum(
        repeats(grid.rows[at + rows - 1], grid.rows[first + count - 1]) for at, rows in others
    )
    headings = "headings in two rows" if count > 1 else "a row of headings"
    return headings + (f", which stand there again {again} times" if again else "")
