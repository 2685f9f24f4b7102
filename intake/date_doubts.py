"""Columns of dates that could be read in another way: `03/04/2024`, where months may come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from intake.column_cells import said
from intake.dates import day_and_month, month_or_day, read_dated
from intake.grid import Grid, GridCell
from intake.plan import UPDATES, ColumnPlan, Plan
from intake.records import records_of
from risk_register.fields import RISKS, Kind
from risk_register.findings import Finding, Severity, quoted
from risk_register.plurals import number_of
from risk_register.values import Month

DATES = {
    UPDATES, *(each.name for each in RISKS.fields if each.kind in (Kind.DATE, Kind.DATE_OR_MONTH))
}  # fmt: skip
"""What a column with dates becomes."""

_MOST_LISTED = 5
_NEAR = 1
"""Years from the register's date within which `June 26` is a month: on that day it would be too."""


@dataclass(frozen=True, slots=True)
class Order:
    """The cells of a column by whether the day comes first in their dates, or the month."""

    day_first: Sequence[GridCell]
    month_first: Sequence[GridCell]
    either: Sequence[GridCell]

    @property
    def is_lost(self) -> bool:
        """Whether only the month can come first: the other dates may be read either way."""
        return bool(self.month_first) and not self.day_first

    def is_doubtful(self, *, months_first: bool) -> bool:
        """Whether no date can be taken; `months_first` says that the table has a lost column."""
        written = any(isinstance(cell.value, str) for cell in self.either)
        return self.is_lost or (months_first and written and not self.day_first)


def has_months_first(columns: Iterable[Sequence[GridCell]]) -> bool:
    """Whether the months come first in a column of a table."""
    return any(order_of(cells).is_lost for cells in columns)


def order_of(cells: Sequence[GridCell]) -> Order:
    """In which order the dates of a column stand, by those in figures of which only one is a day.

    A day that a workbook keeps as such may have been read wrongly when the file was made: it is
    among those that could be read either way.
    """
    found: tuple[list[GridCell], ...] = ([], [], [])
    for cell in cells:
        for first, second in {*_figures(cell)}:
            at = 0 if first > 12 else 1 if second > 12 else 2
            if first != second and cell not in found[at]:
                found[at].append(cell)
    return Order(*found)


def _figures(cell: GridCell) -> Iterator[tuple[int, int]]:
    """The first two numbers of each date in figures with which a line of a cell begins."""
    if isinstance(cell.value, date):
        yield cell.value.day, cell.value.month
    else:
        yield from (pair for line in cell.text.splitlines() if (pair := day_and_month(line)))


def date_doubts(plan: Plan, grids: Sequence[Grid]) -> list[Finding]:
    """A warning for each column whose dates could be read in another way than they are taken."""
    by_name = {grid.name: grid for grid in grids}
    findings: list[Finding] = []
    for table in plan.tables:
        records = records_of(by_name[table.grid], table).records if table.grid in by_name else ()
        cells = {
            column: [cell for each in records for cell in each.cells.get(column.heading, ())]
            for column in table.columns
        }
        first = has_months_first(cells.values())
        for column in table.columns:
            findings += _of_order(column, cells[column], first)
            if column.becomes in DATES:
                findings += _of_years(column, cells[column], plan.as_at)
    return findings


def _of_order(
    column: ColumnPlan, cells: Sequence[GridCell], months_first: bool
) -> Iterator[Finding]:
    order = order_of(cells)
    doubtful = order.is_doubtful(months_first=months_first)
    if not (doubtful or (order.month_first and order.either)):
        return
    dated = {cell.place for each in (order.month_first, order.either) for cell in each}
    if column.becomes not in DATES and 2 * len(dated) < len(said(cells)):
        return
    first = [*order.month_first, *order.either][0]
    taken = "taken day first" if column.becomes in DATES else f"kept as {column.becomes}"
    could = f"{number_of(len(order.either), 'cell')} could be read either way"
    actual = f"{quoted(first.text)}; {could}, and all are {taken}{_listed(order.either)}"
    expected = f"days before months in the column '{column.heading}'"
    yield Finding("intake-dates-doubtful", first.place, expected, actual, Severity.WARNING)


def _of_years(column: ColumnPlan, cells: Sequence[GridCell], as_at: date) -> Iterator[Finding]:
    """Months with two figures after them, unless one of the column has a year beyond doubt."""
    dated = [(cell, read) for cell in cells if (read := read_dated(cell.text))]
    months = [(cell, read.day) for cell, read in dated if isinstance(read.day, Month)]
    if not all(month_or_day(cell.text) for cell, _ in months):
        return
    doubtful = [cell for cell, month in months if abs(month.year - as_at.year) > _NEAR]
    if doubtful:
        first, count = doubtful[0], number_of(len(doubtful), "cell")
        actual = f"{quoted(first.text)}; in {count} the figures are taken for a year"
        expected = f"a day or a year of four figures in the column '{column.heading}'"
        yield Finding(
            "intake-year-doubtful",
            first.place,
            expected,
            actual + _listed(doubtful),
            Severity.WARNING,
        )


def _listed(cells: Sequence[GridCell]) -> str:
    """The places of the first cells."""
    places = [str(cell.place) for cell in cells[:_MOST_LISTED]]
    more = len(cells) - len(places)
    return f": {', '.join(places)}{f' and {more} more' if more else ''}" if places else ""
