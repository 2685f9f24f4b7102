"""The values that stand in a register: text, whole numbers, dates and months."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, for a source that says "October 23" and no day."""

    year: int
    month: int

    def first_day(self) -> date:
        """Its first day, by which a workbook keeps it (shown as `October 2023`)."""
        return date(self.year, self.month, 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


Value = str | int | date | Month | None
"""One value of a register. `None` is "not recorded": it is neither 0 nor an empty decision."""

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WHOLE = re.compile(r"-?\d{1,9}")

FIRST_DATE = date(1900, 3, 1)
"""Earlier days have no serial number on which Excel and other spreadsheets agree."""

LAST_DATE = date(9989, 12, 31)
"""Excel's last day, less the longest review interval, so that every review has a date."""


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | None:
    """A date from `2023-10-26` or `26/10/2023`; `None` if it is neither."""
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _BRITISH.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        return None
    return _existing_date(year, month, day)


def read_month(text: str) -> Month | None:
    """A month from `2023-10`; `None` if it is none."""
    found = _MONTH.fullmatch(text)
    if not found:
        return None
    year, month = int(found[1]), int(found[2])
    return Month(year, month) if _existing_date(year, month, 1) else None


def read_whole_number(text: str) -> int | None:
    """A whole number of up to nine digits; `None` if it is none."""
    return int(text) if _WHOLE.fullmatch(text) else None


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day, as EDATE has it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _existing_date(year: int, month: int, day: int) -> date | None:
    try:
        existing = date(year, month, day)
    except ValueError:
        return None
    return existing if FIRST_DATE <= existing <= LAST_DATE else None
