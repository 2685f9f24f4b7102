"""Days and months as people write them: `26/10/23`, `26th October 2023`, `October 23 - Review`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from risk_register.values import Month, read_date, read_month

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_YEAR = r"['’]?(\d{4}|\d{2})(?![\d/])"
_YEAR_ALONE = rf"{_YEAR}(?!-\d|st\b|nd\b|rd\b|th\b|,?\s+(?:19|20)\d\d\b)"
"""A year that is no day of a month (`April 30th`, `October 23 2025`) and begins no range."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(?:[T ]00:00(?::00)?(?:\.0+)?)?")
_NUMBERS = re.compile(rf"{_WEEKDAY}(\d{{1,2}})\s?([/.-])\s?(\d{{1,2}})\s?\2\s?{_YEAR}", re.I)
_WORDS = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})\s?(?:st|nd|rd|th)?\s*(?:of\s+)?[-/ ]?\s*({_MONTH_NAMES})\b"
    rf"\.?,?[-/ ]?\s*{_YEAR}",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}({_MONTH_NAMES})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:,\s*{_YEAR}|\s+(\d{{4}})(?!\d))",
    re.I,
)
_MONTH = re.compile(rf"({_MONTH_NAMES})\b\.?,?[-/ ]?\s*{_YEAR_ALONE}", re.I)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})(?![\d-])")
_DAY_AND_MONTH = re.compile(rf"\W*{_NUMBERS.pattern}", re.I)
_MONTH_OR_DAY = re.compile(rf"({_MONTH_NAMES})\b\.?,?\s+(\d\d)(?!\w|[/'’-]\d)", re.I)
_BETWEEN = re.compile(r"^[\s:;,.\-–—]+")

_FIRST_SERIAL, _LAST_SERIAL = 18_264, 73_415
"""Days that a register speaks of: 01/01/1950 to 31/12/2100, as Excel numbers them."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A text that begins with a day or a month. `rest` is what follows it."""

    day: date | Month
    rest: str


def read_dated(text: str) -> Dated | None:
    """The day or month with which a text begins; `None` if it begins with none that exists.

    Days come before months, as in Britain. `October 23` is the month of that year, and no day.
    """
    text = text.strip()
    for pattern, read in _READERS:
        if found := pattern.match(text):
            day = read(found)
            return Dated(day, _BETWEEN.sub("", text[found.end() :])) if day else None
    return None


def day_in(text: str) -> date | None:
    """The first whole date that stands anywhere in a text; `None` if there is none that exists."""
    found = (
        (at.start(), read(at)) for each, read in _DAYS for at in _anywhere(each).finditer(text)
    )
    return min(((at, day) for at, day in found if day), default=(0, None))[1]


def month_in(text: str) -> Month | None:
    """The first month with its year that stands anywhere in a text: `June 24`; else `None`."""
    found = _anywhere(_MONTH).search(text)
    return _month(found) if found else None


def without_days(text: str) -> str:
    """A text without the days and months in it."""
    for pattern in (*(each for each, _ in _DAYS), _MONTH):
        text = _anywhere(pattern).sub(" ", text)
    return text


def day_and_month(text: str) -> tuple[int, int] | None:
    """The two numbers before the year of the date in figures with which a text begins."""
    found = _DAY_AND_MONTH.match(text)
    return (int(found[1]), int(found[3])) if found else None


def month_or_day(text: str) -> bool:
    """Whether a text begins as `June 15` does: a month of 2015, or the 15th of June."""
    found = _MONTH_OR_DAY.match(text)
    return found is not None and 1 <= int(found[2]) <= 31


def day_of_serial(number: float) -> date | None:
    """The day that Excel keeps as a number; `None` for a number that no register's day has."""
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL or number != int(number):
        return None
    return date(1899, 12, 30) + timedelta(days=int(number))


def _iso(found: re.Match[str]) -> date | None:
    return _day(found[1], int(found[2]), found[3])


def _in_numbers(found: re.Match[str]) -> date | None:
    return _day(found[4], int(found[3]), found[1])


def _in_words(found: re.Match[str]) -> date | None:
    return _day(found[3], _number_of(found[2]), found[1])


def _month_first(found: re.Match[str]) -> date | None:
    return _day(found[3] or found[4], _number_of(found[1]), found[2])


def _month(found: re.Match[str]) -> Month | None:
    return read_month(f"{year_of(found[2]):04}-{_number_of(found[1]):02}")


def _iso_month(found: re.Match[str]) -> Month | None:
    return read_month(found[0])


def _day(year: str, month: int, day: str) -> date | None:
    return read_date(f"{year_of(year):04}-{month:02}-{int(day):02}")


def year_of(figures: str) -> int:
    """The year of four figures or of two, which are of 1980 to 2079."""
    year = int(figures)
    if len(figures) == 4:
        return year
    return 2000 + year if year < 80 else 1900 + year


def _number_of(month: str) -> int:
    return 1 + _MONTHS.index(month[:3].casefold())


@cache
def _anywhere(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern that begins where a word begins."""
    return re.compile(rf"(?<!\w){pattern.pattern}", pattern.flags)


_DAYS = ((_ISO, _iso), (_NUMBERS, _in_numbers), (_WORDS, _in_words), (_MONTH_FIRST, _month_first))
_READERS = (*_DAYS, (_MONTH, _month), (_ISO_MONTH, _iso_month))
