"""Several controls in one cell: bullets, numbers or a line each; and what brackets say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from intake.dates import read_dated

_BULLET = re.compile(
    r"\s*(?:[•●▪■◦‣➢➤►✓*·]|[-–—](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*"
)
_INLINE = re.compile(r"\s*[•●▪■◦‣➢➤►]\s*")
_SAID = re.compile(r"[(\[]\s*((?:due|by|owner|lead)\b[^()\[\]]*)[)\]]\s*\.?\s*$", re.I)
_DUE = re.compile(r"(?:due|by)(?:\s+by)?(?:\s*:\s*|\s+)(.+)", re.I)
_OWNER = re.compile(r"(?:owner|lead)\s*(?::\s*|\s+)(.+)", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """One control. `due` and `owner` are set where brackets at its end say them plainly."""

    text: str
    due: date | None = None
    owner: str = ""


def controls_in_cell(text: str) -> tuple[Item, ...]:
    """The controls of a cell. A line without a bullet goes on with the bullet above it.

    Without any bullet each line is a control, unless it begins with a small letter.
    """
    return tuple(_item(entry) for entry in entries_in_cell(text))


def entries_in_cell(text: str) -> list[str]:
    """The entries of a list in a cell, without their bullets and numbers."""
    lines = [line for line in _INLINE.sub("\n• ", text).splitlines() if line.strip()]
    bulleted = any(_BULLET.match(line) for line in lines)
    entries: list[str] = []
    for line in lines:
        bullet = _BULLET.match(line)
        goes_on = not bullet and (bulleted or line.strip()[0].islower())
        said = line[bullet.end() :].strip() if bullet else line.strip()
        if goes_on and entries:
            entries[-1] = f"{entries[-1]} {said}".strip()
        else:
            entries.append(said)
    return [entry for entry in entries if entry]


def _item(text: str) -> Item:
    found = _SAID.search(text)
    if not found:
        return Item(text)
    due, owner = None, ""
    for part in re.split(r"[,;]\s*", found[1].strip()):
        if (said := _DUE.fullmatch(part)) and (dated := read_dated(said[1])) and not dated.rest:
            due = dated.day if isinstance(dated.day, date) else None
            if due is None:
                return Item(text)
        elif said := _OWNER.fullmatch(part):
            owner = said[1].strip()
        else:
            return Item(text)
    return Item(text[: found.start()].strip(), due, owner) if found.start() else Item(text)
