"""The grid of a sheet from its values, whatever wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from openpyxl.utils import get_column_letter

from intake.grid import CellValue, Grid, GridCell
from intake.limits import check_span
from risk_register.findings import Finding, Severity
from risk_register.places import Place, SheetPlace
from risk_register.plurals import number_of
from workbook_builder.reading.opened import Area

Values = Mapping[tuple[int, int], CellValue]
"""The values of a sheet by row and column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of a sheet is hidden: all of it, or rows and columns."""

    sheet: bool = False
    rows: Collection[int] = ()
    columns: Collection[int] = ()

    def has(self, row: int, column: int) -> bool:
        """Whether a cell is hidden."""
        return self.sheet or row in self.rows or column in self.columns


def laid_out(path: Path, name: str, values: Values, merged: list[Area], hidden: Hidden) -> Grid:
    """The grid of a sheet from its values by row and column; merged cells show what one holds.

    Raises RefusedError where it spans too many cells.
    """
    height = max((row for row, _ in values), default=0)
    width = max((column for _, column in values), default=0)
    check_span(path, name, height, width)
    spread = dict(_spread(values, merged, height, width))
    return Grid(
        name,
        tuple(
            tuple(
                _cell(name, row, column, values, spread, hidden) for column in range(1, width + 1)
            )
            for row in range(1, height + 1)
        ),
    )


def told(place: Place, expected: str, actual: str, code: str, remedy: str = "") -> Finding:
    """A finding that says how something was read."""
    severity = Severity.WARNING if remedy else Severity.NOTE
    return Finding(code, place, expected, actual, severity, remedy=remedy)


def told_of_cells(
    places: Sequence[Place], code: str, expected: str, actual: str, remedy: str = ""
) -> Finding:
    """One finding for all such cells of a grid, at the first of them."""
    cells = ", ".join(map(str, places[1:10]))
    more = f" and {number_of(len(places) - 10, 'more cell')}" if len(places) > 10 else ""
    also = f" (also {cells}{more})" if cells else ""
    return told(places[0], expected, f"{actual}{also}", code, remedy)


def rounded(value: int | float) -> int | float:
    """A number with the digits that a spreadsheet keeps; a whole one without a point."""
    if isinstance(value, int):
        return value
    value = float(f"{value:.15g}")
    return int(value) if value.is_integer() else value


def shown_moment(moment: datetime | time | timedelta) -> str:
    """A time as text: 2023-10-26 14:30, 14:30."""
    if isinstance(moment, timedelta):
        return str(moment)
    return moment.isoformat(sep=" ", timespec="minutes") if isinstance(moment, datetime) else (
        moment.isoformat(timespec="minutes")
    )  # fmt: skip


def only_day(value: datetime) -> date | str:
    """The day of a moment, or the moment as text where it has a time."""
    return value.date() if value.time() == time() else shown_moment(value)


def _cell(
    name: str,
    row: int,
    column: int,
    values: Values,
    spread: Values,
    hidden: Hidden,
) -> GridCell:
    place, is_hidden = SheetPlace(name, row, get_column_letter(column)), hidden.has(row, column)
    if (row, column) in spread:
        return GridCell(spread[row, column], place, spread=True, hidden=is_hidden)
    return GridCell(values.get((row, column)), place, hidden=is_hidden)


def _spread(
    values: Values, merged: list[Area], height: int, width: int
) -> Iterator[tuple[tuple[int, int], CellValue]]:
    """What merged cells show beside the one that holds it. One that holds a value keeps it."""
    for area in merged:
        value = values.get((area.top, area.left))
        for row in range(area.top, min(area.bottom, height) + 1):
            for column in range(area.left, min(area.right, width) + 1):
                if value is not None and values.get((row, column)) is None:
                    yield (row, column), value
