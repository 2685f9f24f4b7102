"""Days, months and quarters in headings and titles: `Score June 23`, `Q2 2023/24`, `27-Jun-24`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"'?(\d{4}|\d{2})"
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WORDED = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?{_MONTH}\.?,?[\s\-]+{_YEAR}(?!\d)", re.I
)
_MONTH_ONLY = re.compile(rf"\b{_MONTH}\.?,?[\s\-/]*{_YEAR}(?![\d/])", re.I)
_FINANCIAL_YEAR = r"(?:fy\s*)?(\d{4}|\d{2})\s*[/\-–]\s*(\d{4}|\d{2})"
_QUARTER = r"(?:q|qtr|quarter)\.?\s*([1-4])"
_QUARTER_FIRST = re.compile(
    rf"\b{_QUARTER}\b[\s,:\-(]*(?:{_FINANCIAL_YEAR}|(?:fy\s*)?'?(\d{{4}}|\d{{2}})(?!\d))?", re.I
)
_QUARTER_LAST = re.compile(rf"\b{_FINANCIAL_YEAR}[\s,:\-]*{_QUARTER}\b", re.I)


def day_in(text: str) -> date | None:
    """The first whole date in a text, `None` if there is none that exists."""
    if found := _ISO.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.search(text):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := _WORDED.search(text):
        return _day(_year(found[3]), _month(found[2]), int(found[1]))
    return None


def month_end_in(text: str) -> date | None:
    """The last day of the first month with its year in a text: `June 24` is 2024-06-30."""
    found = _MONTH_ONLY.search(text)
    return month_end(date(_year(found[2]), _month(found[1]), 1)) if found else None


def quarter_end_in(text: str, as_at: date | None = None) -> date | None:
    """The last day of the quarter that a text names, `None` if it names none.

    Quarters are those of the financial year: Q1 ends in June. `Q3` without a year is the latest
    that had begun by the as-at date, where one is given.
    """
    if found := _QUARTER_LAST.search(text):
        return _quarter_end(_year(found[1]), int(found[3]))
    found = _QUARTER_FIRST.search(text)
    if not found:
        return None
    number, year = int(found[1]), found[2] or found[4]
    if year:
        return _quarter_end(_year(year), number)
    return _latest_quarter(number, as_at) if as_at else None


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
    for pattern in (_ISO, _NUMERIC, _WORDED, _QUARTER_LAST, _QUARTER_FIRST, _MONTH_ONLY):
        heading = pattern.sub(" ", heading)
    return heading


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


def _month(word: str) -> int:
    return 1 + _MONTHS.index(word[:3].lower())


def _year(digits: str) -> int:
    """A year of two digits is one from 1980 to 2079."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year < 80 else 1900 + year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
