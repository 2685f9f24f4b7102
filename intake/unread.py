"""Columns of levels or scores of which the scheme can read nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from intake.assessed import Measure, assessed, field_of, outcome_of
from intake.column_cells import average_words, said
from intake.dates_in_text import without_dates
from intake.grid import GridCell
from intake.plan import BAND, NOTES, ColumnPlan, TablePlan
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.plurals import number_of
from risk_register.scheme import Scheme

_MOST_WORDS = 3
"""On average, in a cell; more is a text, as below `Impact`, and not the name of a level."""


def unread_columns(
    table: TablePlan, cells: Mapping[str, Sequence[GridCell]], scheme: Scheme
) -> Iterator[Finding]:
    """A warning for each column that by its heading has a figure, and by its cells another's.

    One more where ratings are words and no column has any: the file may show them as colours.
    """
    if scheme.rates_in_words and not _has_ratings(table, cells, scheme):
        names = ", ".join(band.name for band in reversed(scheme.bands))
        yield Finding(
            "import-no-ratings", Place(table.grid), f"a column with the ratings {names} in words",
            "none; a colour alone is not read", Severity.WARNING,
        )  # fmt: skip
    taken = {column.becomes for column in table.columns}
    for column in table.columns:
        there = said(cells[column.heading])
        figure = _figure(column, scheme)
        lost = figure not in taken or (_is_dated(column) and column.becomes == NOTES)
        if figure and lost and there and average_words(there) <= _MOST_WORDS:
            name = figure.replace("_", " ")
            expected = f"the {name} of scheme {scheme.name} in the column '{column.heading}'"
            kept = f"{number_of(len(there), 'cell')} kept as {column.becomes}"
            actual = f"{quoted(there[0].text)}; {kept}"
            yield Finding(
                "import-column-unread", there[0].place, expected, actual, Severity.WARNING
            )


def _has_ratings(table: TablePlan, cells: Mapping[str, Sequence[GridCell]], scheme: Scheme) -> bool:
    columns = (each for each in table.columns if each.becomes == outcome_of(scheme.current))
    return any(said(cells[each.heading]) for each in columns)


def _is_dated(column: ColumnPlan) -> bool:
    return without_dates(column.heading) != column.heading


def _figure(column: ColumnPlan, scheme: Scheme) -> str:
    """The level, score or rating that a column has by its heading; empty for none."""
    found = assessed(without_dates(column.heading))
    if found is None or column.becomes == BAND:
        return ""
    if found.measures[0] is Measure.BAND and not scheme.rates_in_words:
        return ""
    return field_of(scheme, found.stands_for, found.measures[0])
