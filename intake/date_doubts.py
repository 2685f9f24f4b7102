"""Columns of dates that could be read in another way: `03/04/2024`, where months may come first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.column_cells import said
from intake.dates import day_and_month, month_or_day, read_dated
from intake.grid import Grid, GridCell
from intake.plan import CONTROL_DUE, PLANNED_DUE, UPDATES, ColumnPlan, Plan
from intake.records import records_of
from risk_register.fields import RISKS, Kind
from risk_register.findings import Finding, Severity, quoted
from risk_register.plurals import number_of
from risk_register.values import Month

DATES = {
    CONTROL_DUE, PLANNED_DUE, UPDATES,
    *(each.name for each in RISKS.fields if each.kind in (Kind.DATE, Kind.DATE_OR_MONTH)),
}  # fmt: skip
"""What a column with dates becomes."""

_MOST_LISTED = 5
_NEAR = 1
"""Years from the register's date within which `June 26` is a month of that year beyond doubt."""


@dataclass(frozen=True, slots=True)
class Order:
    """The cells of a column by whether the day comes first in their dates, or the month.

    `is_doubtful` where none of its dates can be taken.
    """

    day_first: Sequence[GridCell]
    month_first: Sequence[GridCell]
    either: Sequence[GridCell]
    is_doubtful: bool = False


def orders_of(columns: Mapping[str, Sequence[GridCell]]) -> dict[str, Order]:
    """In which order the dates of each column of a table stand, by its heading.

    A column in which only the month can come first is doubtful, and beside it every other whose
    dates in figures show no order. A day that a workbook keeps as such may have been read wrongly
    when the file was made: it is among those that could be read either way.
    """
    orders = {heading: _order_of(cells) for heading, cells in columns.items()}
    lost = any(order.month_first and not order.day_first for order in orders.values())
    return {heading: replace(order, is_doubtful=lost and _shows_none(order))
            for heading, order in orders.items()}  # fmt: skip


def _order_of(cells: Sequence[GridCell]) -> Order:
    figures = [(cell, [*_figures(cell)]) for cell in cells]
    return Order(
        [cell for cell, pairs in figures if any(month <= 12 < day for day, month in pairs)],
        [cell for cell, pairs in figures if any(month <= 12 < day for month, day in pairs)],
        [cell for cell, pairs in figures if any(one != other and max(one, other) <= 12
                                                for one, other in pairs)],
    )  # fmt: skip


def _shows_none(order: Order) -> bool:
    """Whether the dates that are written in figures may have the day second."""
    written = any(isinstance(cell.value, str) for cell in (*order.month_first, *order.either))
    return written and not order.day_first


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
            column.heading: [
                cell for each in records for cell in each.cells.get(column.heading, ())
            ]
            for column in table.columns
        }
        orders = orders_of(cells)
        for column in table.columns:
            found = cells[column.heading]
            findings += _of_order(column, found, orders[column.heading])
            if column.becomes in DATES:
                findings += _of_years(column, found, plan.as_at)
    return findings


def _of_order(column: ColumnPlan, cells: Sequence[GridCell], order: Order) -> Iterator[Finding]:
    if not (order.is_doubtful or (order.month_first and order.either)):
        return
    dated = {cell.place for each in (order.month_first, order.either) for cell in each}
    if column.becomes not in DATES and 2 * len(dated) < len(said(cells)):
        return
    first = [*order.month_first, *order.either][0]
    taken = "taken day first" if column.becomes in DATES else f"kept as {column.becomes}"
    could = f"{number_of(len(order.either), 'cell')} could be read either way"
    actual = f"{quoted(first.text)}; {could}, and all are {taken}{_listed(order.either)}"
    expected = f"days before months in the column '{column.heading}'"
    yield Finding("import-dates-doubtful", first.place, expected, actual, Severity.WARNING)


def _of_years(column: ColumnPlan, cells: Sequence[GridCell], as_at: date) -> Iterator[Finding]:
    """Months with two figures after them, unless one of the column has a year beyond doubt."""
    lines = [(cell, _unbulleted(line)) for cell in cells for line in cell.text.splitlines()]
    dated = [(cell, line, read.day) for cell, line in lines if (read := read_dated(line))]
    months = [(cell, line, day) for cell, line, day in dated if isinstance(day, Month)]
    if not all(month_or_day(line) for _, line, _ in months):
        return
    far = {cell.place: cell for cell, _, day in months if abs(day.year - as_at.year) > _NEAR}
    if doubtful := [*far.values()]:
        first, count = doubtful[0], number_of(len(doubtful), "cell")
        actual = f"{quoted(first.text)}; in {count} the figures are taken for a year"
        expected = f"a day or a year of four figures in the column '{column.heading}'"
        yield Finding(
            "import-year-doubtful",
            first.place,
            expected,
            actual + _listed(doubtful),
            Severity.WARNING,
        )


def _unbulleted(line: str) -> str:
    return re.sub(r"^\W+", "", line)


def _listed(cells: Sequence[GridCell]) -> str:
    """The places of the first cells."""
    places = [str(cell.place) for cell in cells[:_MOST_LISTED]]
    more = len(cells) - len(places)
    return f": {', '.join(places)}{f' and {more} more' if more else ''}" if places else ""
