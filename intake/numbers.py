"""A whole number in a cell, with the words beside it: `12 (Amber)`, `High 12`, `4 - Likely`."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from intake.grid import CellValue
from risk_register.checks.notations import folded

USUAL_BANDS = frozenset({
    "very high", "high", "medium", "moderate", "low", "very low", "critical", "severe",
    "significant", "extreme", "minor", "red", "amber", "green", "yellow", "orange", "blue",
    "black", "brown",
})  # fmt: skip
"""Folded names of bands that offices use, and colours."""

_FIGURES = frozenset({
    "score", "risk score", "total", "rating", "risk rating", "level", "likelihood", "probability",
    "impact", "severity",
})  # fmt: skip
"""Folded words for the figure itself, which may stand before it: `Score: 12`."""

_FIRST = re.compile(r"[LIPS]?\s?(\d{1,3})(?:\.0+)?(?![\d.])\s*(?:/\s*(\d{1,3}))?(.*)", re.S)
_LAST = re.compile(r"([^\d]*[A-Za-z][^\d]*?)(?:[\s:=–-]|(\())(\d{1,3})(?:\.0+)?\s*\)?", re.S)
_HIGHEST = 999
"""More is no score or level of any scheme."""

_AROUND = " \t\n()[]:;,.=-–—"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number, the highest one possible if it is named (`12/25`), and what stands beside it."""

    number: int
    highest: int | None = None
    beside: str = ""

    @property
    def name(self) -> str:
        """The folded words beside it, such as its band; empty where figures are among them."""
        return "" if re.search(r"\d", self.beside) else folded(self.beside)


def read_number(value: CellValue, names: Collection[str] = ()) -> Numbered | None:
    """The one whole number that a cell says, from 0 to 999; `None` where it says none or several.

    Words before the number are a name for it if they are a usual one or, folded, among `names`, or
    if the number stands in brackets: `High 12`, `Frequent (4)`. `Risk 1` and `Board 2` say none. Of
    two numbers, as in `12→9` or `12 (was 16)`, nobody could say which is meant.
    """
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None
    if isinstance(value, int | float):
        return Numbered(int(value)) if 0 <= value <= _HIGHEST and value == int(value) else None
    before, equals, after = value.strip().rpartition("=")
    if found := _FIRST.fullmatch(after.strip()):
        beside = " ".join(filter(None, (before.strip(), found[3].strip(_AROUND))))
        highest = int(found[2]) if found[2] else None
        several = re.search(r"\d", found[3])
        return None if several else Numbered(int(found[1]), highest, beside)
    return None if equals else _after_its_name(value.strip(), names)


def _after_its_name(text: str, names: Collection[str]) -> Numbered | None:
    found = _LAST.fullmatch(text)
    if not found:
        return None
    word = folded(found[1])
    named = found[2] or word in USUAL_BANDS or word in _FIGURES or word in names
    return Numbered(int(found[3]), None, found[1].strip(_AROUND)) if named else None
