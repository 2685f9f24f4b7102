"""Columns of scores that stood at the end of a quarter, by their headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from intake.assessed import CURRENT, RESIDUAL, Assessed, Measure, assessed
from intake.column_cells import is_score, mostly, said
from intake.dates_in_text import position_day, without_dates
from intake.grid import GridCell
from risk_register.checks.notations import folded
from risk_register.scheme import Scheme

Cells = Mapping[str, Sequence[GridCell]]
"""The cells of each column of a table by its heading, in the order of the columns."""

TODAY = ("", CURRENT, RESIDUAL)
"""What an assessment stands for where it is the current one."""

_BEFORE = ("previous", "prior", "last", "quarters", "quarter")
"""Words of a heading that speaks of the quarter before."""


def dated_scores(cells: Cells, scheme: Scheme, as_at: date | None) -> dict[str, date]:
    """The columns of scores of the current assessment whose heading has a day, and which."""
    found = {}
    for heading, column in cells.items():
        day = position_day(heading, as_at)
        if day and said(column) and mostly(column, lambda cell: is_score(cell, scheme)):
            about = assessed(without_dates(heading))
            if about is None or _is_current_score(about):
                found[heading] = day
    return found


def speaks_of_last_quarter(heading: str) -> bool:
    """Whether a heading speaks of the quarter before without saying which: `Previous score`."""
    words = folded(heading).split()
    rest = [word for word in words if word not in _BEFORE]
    about = assessed(" ".join(rest))
    return len(rest) < len(words) and (not rest or (about is not None and _is_current_score(about)))


def _is_current_score(about: Assessed) -> bool:
    is_score_or_band = about.measures[0] in (Measure.SCORE, Measure.BAND)
    return about.stands_for in TODAY and is_score_or_band
