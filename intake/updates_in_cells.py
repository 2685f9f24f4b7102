"""A dated log in one cell: `02/11/22 - SMT - New risk`, an entry below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from intake.dates import Dated, read_dated
from risk_register.values import Month

_BULLET = re.compile(r"^\s*(?:[•●▪■◦‣➢➤►✓*·]|[-–—](?=\s))\s*")
_INLINE = re.compile(r"\s*[•●▪■◦‣➢➤►]\s*")
_AUTHOR = re.compile(r"([A-Z]{2,5}(?:/[A-Z]{2,5})?)\s+[-–—:]\s+(\S.*)", re.S)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry of a log. Of a month, the first day stands for it, and the text still says it."""

    day: date
    author: str
    text: str


def log_in_cell(text: str) -> tuple[str, tuple[LogEntry, ...]]:
    """What stands above the first dated entry of a cell, and its dated entries.

    A line without a date belongs to the entry above it. Initials between dashes after the date
    are the entry's author.
    """
    above: list[str] = []
    entries: list[tuple[Dated, list[str]]] = []
    for line in _INLINE.sub("\n• ", text).splitlines():
        said = _BULLET.sub("", line).strip()
        dated = read_dated(said)
        if dated and isinstance(dated.day, Month):
            entries.append((dated, [said]))
        elif dated:
            entries.append((dated, [dated.rest] if dated.rest else []))
        elif said:
            (entries[-1][1] if entries else above).append(said)
    return "\n".join(above), tuple(_entry(dated, lines) for dated, lines in entries)


def _entry(dated: Dated, lines: list[str]) -> LogEntry:
    text = "\n".join(lines)
    if isinstance(dated.day, Month):
        return LogEntry(dated.day.first_day(), "", text)
    found = _AUTHOR.fullmatch(text)
    return LogEntry(dated.day, found[1], found[2]) if found else LogEntry(dated.day, "", text)
