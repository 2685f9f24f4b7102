"""Columns of scores or ratings that stood at the end of a quarter, by their headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from intake.assessed import CURRENT, RESIDUAL, Assessed, Measure, assessed
from intake.column_cells import is_rating, mostly, said
from intake.dates_in_text import month_end, position_day, without_dates
from intake.grid import GridCell
from intake.meanings import BY_HEADING, EXPECTED
from risk_register.checks.notations import folded
from risk_register.scheme import Scheme

Cells = Mapping[str, Sequence[GridCell]]
"""The cells of each column of a table by its heading, in the order of the columns."""

TODAY = ("", CURRENT, RESIDUAL)
"""What an assessment stands for where it is the current one."""

_BEFORE = ("previous", "prior", "last", "quarters", "quarter")
"""Words of a heading that speaks of the quarter before."""


def dated_scores(cells: Cells, scheme: Scheme, as_at: date | None) -> dict[str, date]:
    """The columns of ratings of the current assessment whose heading has a day, and which."""
    days = days_of(cells, as_at)
    return {
        heading: day
        for heading, day in days.items()
        if mostly(cells[heading], lambda cell: is_rating(cell, scheme))
        and _is_current(without_dates(heading))
        and not is_expected(heading)
    }


def is_expected(heading: str) -> bool:
    """Whether a heading speaks of what is expected, its quarter aside: `Forecast Q4 RAG`."""
    meanings = BY_HEADING.get(folded(without_dates(heading)), ())
    return any(EXPECTED in meaning.becomes for meaning in meanings)


def days_of(cells: Cells, as_at: date | None) -> dict[str, date]:
    """The day of which each of the headings of a table speaks, for those that speak of one.

    A column without anything in it is of no day: it may wait for its quarter. Quarters without a
    year are of the years that put them in the order in which they stand.
    """
    filled = (heading for heading, column in cells.items() if said(column))
    days = {each: day for each in filled if (day := position_day(each, as_at))}
    bare = [heading for heading in days if position_day(heading) is None]
    alike: dict[str, list[date]] = {}
    for heading in bare:
        alike.setdefault(folded(without_dates(heading)), []).append(days[heading])
    in_order = _in_order(max(alike.values(), key=len, default=[]))
    return {each: in_order.get(day, day) if each in bare else day for each, day in days.items()}


def _in_order(days: Sequence[date]) -> dict[date, date]:
    """The ends of quarters, each with its own that is before the one to its right.

    None is another where the latest stands first.
    """
    found = {day: day for day in days}
    if [*days] == sorted(days, reverse=True):
        return found
    after = date.max
    for day in reversed(days):
        if day > after:
            found[day] = month_end(day.replace(day=1, year=day.year - 1))
        after = found[day]
    return found


def _is_current(heading: str) -> bool:
    about = assessed(heading)
    return about is None or _is_current_score(about)


def speaks_of_last_quarter(heading: str) -> bool:
    """Whether a heading speaks of the quarter before without saying which: `Previous score`."""
    words = folded(heading).split()
    rest = [word for word in words if word not in _BEFORE]
    about = assessed(" ".join(rest))
    return len(rest) < len(words) and (not rest or (about is not None and _is_current_score(about)))


def _is_current_score(about: Assessed) -> bool:
    is_score_or_band = about.measures[0] in (Measure.SCORE, Measure.BAND)
    return about.stands_for in TODAY and is_score_or_band
