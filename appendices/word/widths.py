"""How wide the columns of a table are: their shares of the page, with room for the longest word."""

from __future__ import annotations

import re
from collections.abc import Sequence

PADDING = 170
"""The room left and right of a cell's text, in twentieths of a point."""

_BREAKS = re.compile(r"[\s–—-]+")
_LETTERS = {
    letter: width
    for letters, width in (
        ("ijl'|", 0.22), (" !,./:;[]Ift\\", 0.28), ("()-r`", 0.33), ("JcksvxyzL", 0.5),
        ("FTZ+=", 0.61), ("ABEKPSVXY&", 0.67), ("CDHNRUw", 0.73), ("GOQ", 0.78), ("Mm", 0.84),
        ("W%@→↑↓▲▼►", 1.0),
    )
    for letter in letters
}  # fmt: skip
"""How wide the letters of Arial are, in the size of the text; those not named are `_USUAL`."""

_USUAL = 0.56
_BOLD = 1.1
_SHORT = 12
"""A text of up to so many letters, such as "6 Medium", reads better on one line."""

_LONGEST = 5
"""A word that takes more than this part of the page's width, such as an address, may be broken."""


def widths(
    shares: Sequence[int], texts: Sequence[Sequence[str]], total: int, points: float
) -> list[int]:
    """The width of each column in twentieths of a point; together they are the `total`.

    `texts` has all texts of each column, its heading first, in a size of `points`. Short ones are
    kept on one line where there is room for that, and words are kept whole.
    """
    for whole in (_SHORT, 0):
        least = [min(_least(column, whole, points), total // _LONGEST) for column in texts]
        if sum(least) <= total:
            return _whole(_shared(shares, least, total), total)
    return _whole([width * total / sum(least) for width in least], total)


def _shared(shares: Sequence[int], least: Sequence[int], total: int) -> list[float]:
    """By their shares, but no column narrower than its least width."""
    narrow: set[int] = set()
    while True:
        free = total - sum(least[at] for at in narrow)
        parts = sum(share for at, share in enumerate(shares) if at not in narrow)
        found = [
            float(least[at]) if at in narrow else free * share / parts
            for at, share in enumerate(shares)
        ]
        more = {at for at, width in enumerate(found) if width < least[at]} - narrow
        if not more:
            return found
        narrow |= more


def _whole(found: Sequence[float], total: int) -> list[int]:
    """In whole numbers, the last column taking what is left."""
    whole = [int(width) for width in found]
    return [*whole[:-1], total - sum(whole[:-1])]


def _least(texts: Sequence[str], whole: int, points: float) -> int:
    """The room that a column takes: for its heading's longest word, its longest word, or text."""
    heading, *entries = texts
    pieces: set[str] = set()
    for text in {*entries}:
        pieces.update([text] if len(text) <= whole else _BREAKS.split(text))
    bold = max(map(_length, _BREAKS.split(heading))) * _BOLD
    longest = max(map(_length, pieces), default=0.0)
    return round(max(bold, longest) * points * 20) + PADDING


def _length(word: str) -> float:
    """About how long a word is in Arial, in the size of its letters."""
    return sum(_LETTERS.get(letter, _USUAL) for letter in word) + 0.1
