"""Grids and plans made by hand, for tests that need no file."""

from collections.abc import Sequence
from datetime import date

from openpyxl.utils import get_column_letter

from intake.account import Entry
from intake.grid import CellValue, Grid, GridCell
from intake.plan import ColumnPlan, Layout, Plan, TablePlan
from intake.taking import Taken, take
from risk_register.places import SheetPlace
from risk_register.register import Register

AS_AT = date(2024, 3, 31)
Columns = dict[str, str | date]
"""What each column becomes by its heading; a date for the score of that past quarter."""

Rows = tuple[Sequence[CellValue], ...]
"""Rows of values, as they stand in a sheet."""


def grid_of(rows: Sequence[Sequence[CellValue]], name: str = "Register") -> Grid:
    """A sheet with these rows, from A1."""
    width = max(map(len, rows))
    cells = []
    for number, row in enumerate(rows, 1):
        filled = [*row, *[None] * (width - len(row))]
        cells.append(
            tuple(
                GridCell(value, SheetPlace(name, number, get_column_letter(column)))
                for column, value in enumerate(filled, 1)
            )
        )
    return Grid(name, tuple(cells))


def table_of(columns: Columns, name: str = "Register", header_row: int = 1) -> TablePlan:
    """The plan of a sheet with headings in one row."""
    planned = tuple(
        ColumnPlan(heading, becomes)
        if isinstance(becomes, str)
        else ColumnPlan(heading, "position", becomes)
        for heading, becomes in columns.items()
    )
    return TablePlan(name, Layout.ROWS, header_row, columns=planned)


def plan_of(*tables: TablePlan, scheme: str = "generic-5x5") -> Plan:
    """A plan for an invented office."""
    return Plan("Office of Anyshire", "Risk register", scheme, AS_AT, tables, {})


def taken_from(columns: Columns, *rows: Sequence[CellValue], scheme: str = "generic-5x5") -> Taken:
    """What comes of one sheet with these columns and rows."""
    grid = grid_of([[*columns], *rows])
    return take(plan_of(table_of(columns), scheme=scheme), [grid], "risks.xlsx")


def register_of(taken: Taken) -> Register:
    """The register, which there has to be."""
    assert taken.register, taken.findings
    return taken.register


def entry_at(taken: Taken, cell: str) -> Entry:
    """The account of a cell of the sheet Register, which there has to be once."""
    (entry,) = [each for each in taken.account if str(each.place) == f"Register!{cell}"]
    return entry


def codes(taken: Taken) -> list[str]:
    """The codes of everything that was found."""
    return [finding.code for finding in taken.findings]
