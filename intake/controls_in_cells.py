"""Several controls in one cell: bullets, numbers or a line each; and what brackets say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from intake.dates import read_dated
from risk_register.values import Month, add_months

_BULLET = re.compile(
    r"\s*(?:[•●▪■◦‣➢➤►✓*·]|[-–—](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*"
)
_INLINE = re.compile(r"\s*[•●▪■◦‣➢➤►]\s*")
_SAID = re.compile(r"[(\[]\s*((?:due|by|owner|lead)\b[^()\[\]]*)[)\]]\s*\.?\s*$", re.I)
_DUE = re.compile(r"(?:(?:due|by)\b\s*:?\s*)+(.+)", re.I | re.S)
_END_OF = re.compile(r"(?:the )?end (?:of )?", re.I)
_LAST_DUE = re.compile(r".*\b((?:due|by)\b.+)", re.I | re.S)
_OWNER = re.compile(r"(?:owner|lead)\s*(?::\s*|\s+)(.+)", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """One control. `due` and `owner` are set where brackets at its end say them plainly."""

    text: str
    due: date | None = None
    owner: str = ""

    @property
    def plain(self) -> bool:
        """Whether nothing is said of it in brackets."""
        return self.due is None and not self.owner


def controls_in_cell(text: str) -> tuple[Item, ...]:
    """The controls of a cell. A line without a bullet goes on with the bullet above it.

    Without any bullet each line is a control, unless it begins with a small letter.
    """
    return tuple(_item(entry) for entry in entries_in_cell(text))


def due_in(text: str) -> date | None:
    """The day that is all a text says: `31/12/25`, `due 31/12/25`, `by the end of March 2026`.

    `None` where it says more, or a month without its end.
    """
    said = _DUE.fullmatch(text.strip())
    day = said[1] if said else text.strip()
    end = _END_OF.match(day)
    dated = read_dated(day[end.end() :] if end else day)
    if dated is None or dated.rest.strip(" .)"):
        return None
    if isinstance(dated.day, Month):
        return add_months(dated.day.first_day(), 1) - timedelta(days=1) if end else None
    return None if end else dated.day


def due_at_end(text: str) -> date | None:
    """The day by which something is due, where a text ends with it: `Audit by 31/12/25.`"""
    found = _LAST_DUE.fullmatch(text.strip())
    return due_in(found[1]) if found else None


def entries_in_cell(text: str) -> list[str]:
    """The entries of a list in a cell, without their bullets and numbers."""
    lines = _lines(text)
    bulleted = any(_BULLET.match(line) for line in lines)
    entries: list[str] = []
    for line in lines:
        bullet = _BULLET.match(line)
        goes_on = not bullet and (bulleted or line.strip()[0].islower())
        said = _without_bullet(line)
        if goes_on and entries:
            entries[-1] = f"{entries[-1]} {said}".strip()
        else:
            entries.append(said)
    return [entry for entry in entries if entry]


def lines_in_cell(text: str) -> list[str]:
    """The lines of a cell without their bullets and numbers."""
    return [_without_bullet(line) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    return [line for line in _INLINE.sub("\n• ", text).splitlines() if line.strip()]


def _without_bullet(line: str) -> str:
    bullet = _BULLET.match(line)
    return line[bullet.end() :].strip() if bullet else line.strip()


def _item(text: str) -> Item:
    found = _SAID.search(text)
    if not found:
        return Item(text)
    due, owner = None, ""
    for part in re.split(r"[,;]\s*", found[1].strip()):
        if _DUE.fullmatch(part) and (day := due_in(part)):
            due = day
        elif said := _OWNER.fullmatch(part):
            owner = said[1].strip()
        else:
            return Item(text)
    return Item(text[: found.start()].strip(), due, owner) if found.start() else Item(text)
