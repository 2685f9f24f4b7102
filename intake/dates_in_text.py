"""Of which day a heading or a title speaks: `Score June 23`, `Q2 2023/24`, `27-Jun-24`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from intake.dates import day_in, month_in, without_days, year_of

_FINANCIAL_YEAR = r"(?:fy\s*)?(\d{4}|\d{2})\s*[/\-–]\s*(\d{4}|\d{2})"
_QUARTER = r"(?:q|qtr|quarter)\.?\s*([1-4])"
_QUARTER_FIRST = re.compile(
    rf"\b{_QUARTER}\b[\s,:\-(]*(?:{_FINANCIAL_YEAR}|(?:fy\s*)?'?(\d{{4}}|\d{{2}})(?!\d))?", re.I
)
_QUARTER_LAST = re.compile(rf"\b{_FINANCIAL_YEAR}[\s,:\-]*{_QUARTER}\b", re.I)


def month_end_in(text: str) -> date | None:
    """The last day of the first month with its year in a text: `June 24` is 2024-06-30."""
    month = month_in(text)
    return month_end(month.first_day()) if month else None


def quarter_end_in(text: str, as_at: date | None = None) -> date | None:
    """The last day of the quarter that a text names, `None` if it names none.

    Quarters are those of the financial year: Q1 ends in June. `Q3` without a year is the latest
    that had begun by the as-at date, where one is given.
    """
    if found := _QUARTER_LAST.search(text):
        return _quarter_end(year_of(found[1]), int(found[3]))
    found = _QUARTER_FIRST.search(text)
    if not found:
        return None
    number, year = int(found[1]), found[2] or found[4]
    if year:
        return _quarter_end(year_of(year), number)
    return _latest_quarter(number, as_at) if as_at else None


def quarter_named(text: str) -> str:
    """The quarter that a text names, as it writes it: `Q2`, `Q4 2023/24`; empty for none."""
    found = _QUARTER_LAST.search(text) or _QUARTER_FIRST.search(text)
    return found[0].strip(" ,:-(") if found else ""


def position_day(heading: str, as_at: date | None = None) -> date | None:
    """The day of which a heading with a date, a month or a quarter speaks; `None` without one.

    A spreadsheet keeps `Mar-24` as the first of March: the month's last day is meant.
    """
    day = day_in(heading)
    if day is not None:
        return month_end(day) if day.day == 1 else day
    return quarter_end_in(heading, as_at) or month_end_in(heading)


def without_dates(heading: str) -> str:
    """A heading without the date, the month or the quarter in it."""
    return without_days(_QUARTER_FIRST.sub(" ", _QUARTER_LAST.sub(" ", heading)))


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def quarter_before(day: date) -> date:
    """The last day of the calendar quarter that ended before a day."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first - timedelta(days=1)


def _quarter_end(year: int, number: int) -> date:
    """The end of a quarter of the financial year that begins in April of this year."""
    month = 3 + 3 * number
    return month_end(date(year + month // 13, (month - 1) % 12 + 1, 1))


def _latest_quarter(number: int, as_at: date) -> date:
    """The latest quarter of that number that had begun by a day."""
    ends = (_quarter_end(as_at.year + back, number) for back in (0, -1, -2))
    return next(end for end in ends if quarter_before(end) < as_at)
