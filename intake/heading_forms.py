"""The forms of a heading by which its meaning may be known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from risk_register.checks.notations import folded

_NUMBERS = ("no", "nr", "number", "item", "item no", "serial", "serial no")
"""Headings of a reference that an office may have beside a better one."""

_OF_TREATMENT = re.compile(r"\b(actions?|controls?|mitigations?)\b")
"""An action's owner or date is not the risk's."""

_LINKS = ("in", "for", "on", "as", "at", "if", "with", "since", "to", "when")
"""Words after which a heading only says more of what it has named."""

_SHORTEST = 4
"""Letters of the last words of a heading by which it may be known."""


def forms(heading: str) -> Iterator[tuple[str, int]]:
    """A heading as it may be known, each form with how much less it weighs.

    Whole; its lower row; without what stands in brackets; up to `and`; up to a word such as
    `with` (`Planned work with dates`); its last ones (`Name of risk owner`).
    """
    words = folded(heading)
    yield words, -20 if words in _NUMBERS else 0
    lower = folded(heading.rpartition(" / ")[2])
    yield lower, -15
    yield folded(re.sub(r"\(.*?\)|:.*", "", heading)), -16
    yield lower.partition(" and ")[0], -22
    if _OF_TREATMENT.search(words):
        return
    parts = lower.split()
    for end in (at for at, word in enumerate(parts) if word in _LINKS and at):
        yield " ".join(parts[:end]), -26
    for start in range(1, len(parts)):
        form = " ".join(parts[start:])
        if len(form) >= _SHORTEST:
            yield form, -30 - start
