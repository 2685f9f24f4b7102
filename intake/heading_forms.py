"""The forms of a heading by which its meaning may be known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from risk_register.checks.notations import folded

_NUMBERS = ("no", "nr", "number", "item", "item no", "serial", "serial no")
"""Headings of a reference that an office may have beside a better one."""

_OF_TREATMENT = re.compile(r"\b(actions?|controls?|mitigations?)\b")
"""An action's owner or date is not the risk's."""

_SHORTEST = 4
"""Letters of the last words of a heading by which it may be known."""


def forms(heading: str) -> Iterator[tuple[str, int]]:
    """A heading as it may be known, each form with how much less it weighs.

    Whole; its lower row; without what stands in brackets; its last words: `Name of risk owner`.
    """
    words = folded(heading)
    yield words, -20 if words in _NUMBERS else 0
    lower = folded(heading.rpartition(" / ")[2])
    yield lower, -15
    yield folded(re.sub(r"\(.*?\)|:.*", "", heading)), -16
    if not _OF_TREATMENT.search(words):
        last = lower.split()[1:]
        for start in range(len(last)):
            form = " ".join(last[start:])
            if len(form) >= _SHORTEST:
                yield form, -30 - start
