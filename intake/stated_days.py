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
_COMPARED = re.compile(r"\b(?:since|than|compared|against|until|before|after|from|due)\b", re.I)
"""Words before a date of which the figures below are not."""

_EVENT = re.compile(
    r"\b(?:next|by|meeting|minutes|new|closed|opened|added|raised|identified|recorded"
    r"|review(?:ed)?|changed|agreed|approved)\b",
    re.I,
)
"""Words of a title whose date may be that of what happened."""


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
    sentence, stop, _ = f"{line} ".partition(". ")
    if len(sentence.split()) > _LONGEST_LINE:
        return None
    if found := _AS_AT.search(sentence):
        compared = _COMPARED.search(sentence[: found.start()])
        return None if compared else position_day(sentence[found.start() :], as_at)
    day = position_day(sentence, as_at)
    if day is None or stop or _COMPARED.search(sentence) or _EVENT.search(sentence):
        return None
    bare = not re.search(r"\w", without_dates(sentence))
    return day if bare or _TITLE.search(sentence) else None


def when(register: Register, day: date | None) -> When:
    """What a day is to a register, month by month; figures without a day are today's."""
    if day is None or month_end(day) >= register.settings.as_at:
        return When.TODAY
    last = register.previous_quarter
    if last and month_end(day) == month_end(last):
        return When.LAST_QUARTER
    return When.ANOTHER
