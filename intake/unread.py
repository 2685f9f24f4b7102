"""Columns of levels or scores of which the scheme can read nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from intake.assessed import Measure, assessed, field_of
from intake.column_cells import average_words, said
from intake.grid import GridCell
from intake.plan import BAND, ColumnPlan, TablePlan
from risk_register.findings import Finding, Severity, quoted
from risk_register.plurals import number_of
from risk_register.scheme import Scheme

_MOST_WORDS = 3
"""On average, in a cell; more is a text, as below `Impact`, and not the name of a level."""


def unread_columns(
    table: TablePlan, cells: Mapping[str, Sequence[GridCell]], scheme: Scheme
) -> Iterator[Finding]:
    """A warning for each column that by its heading has a figure, and by its cells another's."""
    taken = {column.becomes for column in table.columns}
    for column in table.columns:
        there = said(cells[column.heading])
        figure = _figure(column, scheme)
        if figure and figure not in taken and there and average_words(there) <= _MOST_WORDS:
            name = figure.replace("_", " ")
            expected = f"the {name} of scheme {scheme.name} in the column '{column.heading}'"
            kept = f"{number_of(len(there), 'cell')} kept as {column.becomes}"
            actual = f"{quoted(there[0].text)}; {kept}"
            yield Finding(
                "import-column-unread", there[0].place, expected, actual, Severity.WARNING
            )


def _figure(column: ColumnPlan, scheme: Scheme) -> str:
    """The level or score that a column has by its heading; empty for none."""
    found = assessed(column.heading)
    if found is None or column.becomes == BAND or found.measures[0] is Measure.BAND:
        return ""
    return field_of(scheme, found.stands_for, found.measures[0])
