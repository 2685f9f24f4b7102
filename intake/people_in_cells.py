"""Several people in one cell: `AF / MK`, `AF and MK`, `A Smith, B Jones`, a name on each line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from intake.values import UNDECIDED
from risk_register.checks.notations import folded

_ALWAYS = re.compile(r"\s*[;\n]+\s*")
_BETWEEN = re.compile(r"\s*(?:/|&|\+|\band\b)\s*")
_BETWEEN_OR_COMMA = re.compile(r"\s*(?:/|&|\+|,|\band\b)\s*")

_CALLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr)\.? "
_GIVEN = r"(?:[A-Z](?:(?:\.|\. | )[A-Z]){0,2}\.?|[A-Z][a-z'’-]+)"
_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,3}")
_NAME = re.compile(
    rf"(?:{_CALLED})?{_GIVEN}(?: [A-Z][A-Za-z'’-]*){{1,2}}|{_CALLED}[A-Z][A-Za-z'’-]+"
)
_SURNAME_FIRST = re.compile(rf"[A-Z][A-Za-z'’-]+, (?:{_CALLED})?{_GIVEN}(?: {_GIVEN})?")
_POST = re.compile(
    r"\b(officer|director|head|chief|manager|commissioner|executive|lead|team|board|treasurer"
    r"|deputy|assistant|monitoring|police|office|strategy|performance|finance|governance"
    r"|communications|engagement|partnerships?|commissioning|resources|services?|policy)\b",
    re.I,
)
_LEAD = re.compile(
    r"(?:[ \t]+[-–—]|[ \t]*[(\[])[ \t]*(?:joint |overall )?lead(?: officer)?[)\]]?"
    r"(?=\s*(?:[;\n/&+,]|\band\b|$))",
    re.I,
)

_KNOWN, _BY_INITIALS, _BY_NAME = "known", "initials", "name"
"""How a part of a cell is seen to be a person: it stands alone elsewhere, or by its letters."""


def people_in_cell(text: str, alone: Collection[str] = ()) -> tuple[str, ...]:
    """The people whom a cell names, each once, in its order.

    Semicolons and new lines always separate. A slash, `&`, `+` or `and` separates only initials
    (`AF / MK`), names of persons, and what stands `alone` in another cell of the file: so
    `Chief Finance Officer and Section 151 Officer` stays one post. A comma separates initials from
    initials and names from names: `Smith, John` is one person, and so is `CFO, Ann Example`.
    """
    people: dict[str, None] = {}
    for part in _ALWAYS.split(text.strip()):
        for person in _separated(" ".join(part.split()), alone):
            people.setdefault(person)
    return tuple(people)


def without_leads(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without what says who leads, and the words that say it.

    `CFO - lead / CEO` is `CFO / CEO`, and `CFO - lead`.
    """
    leads = []
    for found in _LEAD.finditer(text):
        person = _BETWEEN_OR_COMMA.split(_ALWAYS.split(text[: found.start()])[-1])[-1]
        leads.append(f"{person}{found[0]}".strip())
    return _LEAD.sub("", text), tuple(leads)


def alone_in(texts: Iterable[str]) -> frozenset[str]:
    """Who stands alone in one of these cells, so that everybody can be known by it elsewhere."""
    parts = (part for text in texts for part in _ALWAYS.split(without_leads(text)[0].strip()))
    return frozenset(" ".join(part.split()) for part in parts if not may_be_several(part))


def may_be_several(text: str) -> bool:
    """Whether there is something in a text that may stand between people."""
    return bool(_BETWEEN_OR_COMMA.search(text))


def _separated(text: str, alone: Collection[str]) -> list[str]:
    parts = [part for part in _BETWEEN_OR_COMMA.split(text) if part]
    seen = {_seen(part, alone) for part in parts}
    if len(parts) > 1 and "" not in seen and ("," not in text or len(seen - {_KNOWN}) < 2):
        return parts
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > 1 and all(
        _seen(part, alone) or _SURNAME_FIRST.fullmatch(part) for part in parts
    ):
        return parts
    return [text] if text else []


def _seen(part: str, alone: Collection[str]) -> str:
    """How a part is seen to be a person; empty where it is not."""
    if part in alone or folded(part) in UNDECIDED:
        return _KNOWN
    if _INITIALS.fullmatch(part):
        return _BY_INITIALS
    return _BY_NAME if _NAME.fullmatch(part) and not _POST.search(part) else ""
