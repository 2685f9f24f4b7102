"""Several people in one cell: `AF / MK`, `AF and MK`, a name on each line."""

from __future__ import annotations

import re
from collections.abc import Collection

from intake.values import UNDECIDED
from risk_register.checks.notations import folded

_ALWAYS = re.compile(r"\s*[;\n]+\s*")
_PERHAPS = re.compile(r"\s*(?:/|&|,|\+|\band\b)\s*")
_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{0,3}")
_NAME = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][A-Za-z'’-]*){1,2}")
_POST = re.compile(
    r"\b(officer|director|head|chief|manager|commissioner|executive|lead|team|board|treasurer"
    r"|deputy|assistant|monitoring|police|office|strategy|performance|finance|governance"
    r"|communications|engagement|partnerships?|commissioning|resources|services?|policy)\b",
    re.I,
)


def people_in_cell(text: str, alone: Collection[str] = ()) -> tuple[str, ...]:
    """The people whom a cell names, each once, in its order.

    Semicolons and new lines always separate. A slash, comma, `&` or `and` separates only initials
    (`AF / MK`), names of persons, and what stands `alone` in another cell of the file: so
    `Chief Finance Officer and Section 151 Officer` stays one post.
    """
    people: dict[str, None] = {}
    for part in _ALWAYS.split(text.strip()):
        for person in _separated(" ".join(part.split()), alone):
            people.setdefault(person)
    return tuple(people)


def _separated(text: str, alone: Collection[str]) -> list[str]:
    parts = [part for part in _PERHAPS.split(text) if part]
    if len(parts) > 1 and all(_is_person(part, alone) for part in parts):
        return parts
    return [text] if text else []


def _is_person(text: str, alone: Collection[str]) -> bool:
    is_name = _NAME.fullmatch(text) and not _POST.search(text)
    return bool(text in alone or folded(text) in UNDECIDED or _INITIALS.fullmatch(text) or is_name)
