"""Several values of a list in one cell: `VAWG / Road safety`, `A; B & C`, one on each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from intake.texts import on_one_line
from intake.values import says_too_little
from risk_register.checks.notations import folded

_ALWAYS = re.compile(r"\s*[;|\n]\s*|\s+/\s+")
_BETWEEN = re.compile(r"\s*[/&+,]\s*|\s+and\s+")
_BULLETS = " •·*-–—"


def values_in_cell(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The values that a cell names, each once, in its order: as a list has them, or as they stand.

    Semicolons, new lines and a stroke between spaces always separate. `&`, `and`, `+`, a comma or a
    stroke do so only between values that are `known`: they may be of a name.
    """
    by_words = {folded(name): name for name in known}
    whole = by_words.get(folded(text))
    parts = [whole] if whole else [*_parts(text)]
    found = (value for part in parts for value in _separated(part, by_words))
    return tuple(dict.fromkeys(found))


def names_alone(texts: Iterable[str]) -> tuple[str, ...]:
    """The names that stand in these cells with nothing in them that may separate, each once."""
    parts = (part for text in texts for part in _parts(text) if not _BETWEEN.search(part))
    return tuple({folded(part): part for part in reversed([*parts])}.values())[::-1]


def _parts(text: str) -> Iterator[str]:
    for part in _ALWAYS.split(text):
        name = on_one_line(part).strip(_BULLETS)
        if not says_too_little(name):
            yield name


def _separated(part: str, known: Mapping[str, str]) -> list[str]:
    return _all_known(part, known) or [part]


def _all_known(text: str, known: Mapping[str, str]) -> list[str]:
    """The known values that a text is made of; none if it is not made of them alone."""
    if folded(text) in known:
        return [known[folded(text)]]
    for between in _BETWEEN.finditer(text):
        first = known.get(folded(text[: between.start()]))
        others = _all_known(text[between.end() :], known) if first else []
        if first and others:
            return [first, *others]
    return []
