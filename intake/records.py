"""From a grid and the plan of its table to records: what the file says of each risk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from intake.cards import read_cards
from intake.grid import Grid, GridCell, GridRow, own_cells
from intake.headings import columns_of
from intake.plan import SECTION, Layout, TablePlan
from intake.row_roles import Role, roles_of


@dataclass(frozen=True, slots=True)
class Record:
    """What a file says of one risk: its cells by the heading of their column.

    A column has several cells where a risk is spread over several rows, the uppermost first. A
    cell that is `spread` stands there where the risk has none of its own: an owner merged over
    several risks, or the row above a section of the table, whose column is called `section`.
    `merged` has the cells of a column that only show again what stands in a row above.
    """

    cells: Mapping[str, tuple[GridCell, ...]]
    merged: Mapping[str, tuple[GridCell, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a grid, and the cells beside and around the table, which belong to none."""

    records: tuple[Record, ...]
    around: tuple[GridCell, ...]


def records_of(grid: Grid, table: TablePlan) -> Records:
    """The records of a grid by its plan.

    Every cell that holds something of its own is in exactly one place: in a record, or around the
    table. The headings themselves, the names on cards among them, are in neither.
    """
    if table.layout is Layout.CARDS:
        return _of_cards(grid, table)
    if table.layout is Layout.ROWS and 0 < table.header_row <= len(grid.rows):
        return _of_rows(grid, table)
    return Records((), tuple(grid.cells()))


def _of_cards(grid: Grid, table: TablePlan) -> Records:
    names = {column.heading for column in table.columns}
    rows = grid.rows[: table.last_row or None]
    cards, before = read_cards(rows, names)
    records = tuple(
        Record({name: tuple(cells) for name, cells in card.items() if cells}) for card in cards
    )
    below = [cell for row in grid.rows[len(rows) :] for cell in own_cells(row)]
    return Records(records, (*before, *below))


def _of_rows(grid: Grid, table: TablePlan) -> Records:
    first, count = table.header_row - 1, table.header_rows
    headings = columns_of(grid, first, count)
    becomes = {column.heading: column.becomes for column in table.columns}
    roles = roles_of(grid, first, count, table.last_row, becomes)
    around: list[GridCell] = []
    found: list[_Rows] = []
    section: GridCell | None = None
    for row, role in zip(grid.rows, roles, strict=True):
        around += _outside(row, role, headings)
        if role is Role.SECTION:
            around += [section] if section and section.own else []
            section = next(cell for cell in row if cell.text)
        elif role is Role.RISK:
            found.append(_Rows(section))
            section = replace(section, spread=True) if section else None
        if role in (Role.RISK, Role.MORE):
            found[-1].rows.append(row)
    around += [section] if section and section.own else []
    return Records(tuple(each.record(headings) for each in found), tuple(around))


def _outside(row: GridRow, role: Role, headings: Mapping[int, str]) -> list[GridCell]:
    """The cells of a row that are around the table: all of them, or those beside it."""
    if role is Role.OUTSIDE:
        return own_cells(row)
    return [cell for at, cell in enumerate(row) if cell.own and at not in headings]


class _Rows:
    """The rows of one risk, and the section that it stands in."""

    def __init__(self, section: GridCell | None) -> None:
        self.rows: list[GridRow] = []
        self._section = section

    def record(self, headings: Mapping[int, str]) -> Record:
        """The record of these rows."""
        cells = {
            heading: shown
            for at, heading in headings.items()
            if (shown := _shown(row[at] for row in self.rows))
        }
        if self._section:
            cells[SECTION] = (*cells.get(SECTION, ()), self._section)
        merged = {
            heading: again
            for at, heading in headings.items()
            if (again := tuple(row[at] for row in self.rows[1:] if row[at].spread and row[at].text))
        }
        return Record(cells, merged)


def _shown(column: Iterable[GridCell]) -> tuple[GridCell, ...]:
    """What a risk says in one column: its own cells, or else what is merged with another."""
    cells = [cell for cell in column if cell.text]
    own = tuple(cell for cell in cells if cell.own)
    return own or tuple(cells[:1])
