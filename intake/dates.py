"""Days and months as people write them: `26/10/23`, `26th October 2023`, `October 23 - Review`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

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

    Days come before months, as in Britain. Two figures of a year are 2000 to 2079, else 1980 to
    1999. `October 23` is the month of that year, and no day.
    """
    text = text.strip()
    for pattern, read in _READERS:
        if found := pattern.match(text):
            day = read(found)
            return Dated(day, _BETWEEN.sub("", text[found.end() :])) if day else None
    return None


def day_of_serial(number: float) -> date | None:
    """The day that Excel keeps as a number; `None` for a number that no register's day has."""
    if number != int(number) or not _FIRST_SERIAL <= number <= _LAST_SERIAL:
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
    return read_month(f"{_year(found[2])}-{_number_of(found[1]):02}")


def _iso_month(found: re.Match[str]) -> Month | None:
    return read_month(found[0])


def _day(year: str, month: int, day: str) -> date | None:
    return read_date(f"{_year(year)}-{month:02}-{int(day):02}")


def _year(figures: str) -> str:
    if len(figures) == 4:
        return figures
    return f"20{figures}" if int(figures) < 80 else f"19{figures}"


def _number_of(month: str) -> int:
    return 1 + _MONTHS.index(month[:3].casefold())


_READERS = (
    (_ISO, _iso),
    (_NUMBERS, _in_numbers),
    (_WORDS, _in_words),
    (_MONTH_FIRST, _month_first),
    (_MONTH, _month),
    (_ISO_MONTH, _iso_month),
)
