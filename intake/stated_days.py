"""Of which day a table of a paper speaks, and what its figures then are to the register."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from intake.dates_in_text import month_end, position_day, without_dates
from risk_register.register import Register

_LONGEST_LINE = 16
"""Words; what is longer is a sentence."""

_AS_AT = re.compile(
    r"\b(?:as at|as of|position at|at the end of|(?:quarter|period) (?:ended|ending|to))\b", re.I
)
_TITLE = re.compile(r"\b(?:risks?|register|scores?|ratings?|position|quarters?)\b", re.I)
_EVENT = re.compile(
    r"\b(?:since|next|by|due|until|before|after|from|meeting|minutes|new|closed|opened|added"
    r"|raised|identified|recorded|review(?:ed)?|changed|agreed|approved)\b",
    re.I,
)
"""Words of a line whose date is that of something else than the figures below it."""


class When(StrEnum):
    """What a day is to a register."""

    TODAY = "today"
    LAST_QUARTER = "last quarter"
    ANOTHER = "another day"


def says_as_at(text: str) -> bool:
    """Whether a text says that a day comes: `Position as at`."""
    return bool(_AS_AT.search(text))


def day_said(line: str, as_at: date) -> date | None:
    """The day of which a title or a line above a table says that the table speaks; else `None`.

    `Position as at 31 December 2025`, `Risk register, Q3 2025/26`, `March 2026`; but not
    `Risks closed since 1 January 2026`.
    """
    if len(line.split()) > _LONGEST_LINE:
        return None
    if found := _AS_AT.search(line):
        return position_day(line[found.start() :], as_at)
    day = position_day(line, as_at)
    if day is None or _EVENT.search(line):
        return None
    bare = not re.search(r"\w", without_dates(line))
    return day if bare or _TITLE.search(line) else None


def when(register: Register, day: date | None) -> When:
    """What a day is to a register, month by month; figures without a day are today's."""
    if day is None or month_end(day) >= register.settings.as_at:
        return When.TODAY
    last = register.previous_quarter
    if last and month_end(day) == month_end(last):
        return When.LAST_QUARTER
    return When.ANOTHER
