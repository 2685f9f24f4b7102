"""What changed in a text: the words that were added, and those that were removed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

REWRITTEN_BELOW = 0.4
"""Where less than this share of the shorter text's words was kept, a text was rewritten. It is
shown as removed and added as a whole, which is easier to read than many small changes."""

FEWEST_KEPT = 2
"""Fewer words on end than these, between two changes, are shown within them."""

_TOKEN = re.compile(r"\w+(?:[-'’./,:]\w+)*|[^\w\s]")
"""A word, in which `26/10/2023`, `1,000` and `well-known` are one, or a single other sign."""

_WITHIN = r"(?:[^\[\]]|\[[^\[\]]*\])*"
MARKED = re.compile(rf"\[(added|removed): ({_WITHIN})\]")
"""Wording marked in a text. What is marked may itself have brackets that pair: `[2024]`."""

_GONE = re.compile(rf" *\[removed: {_WITHIN}\](?=[,.;:!?)])")
"""Words that were removed before a full stop or the like, with the space before them."""


class How(StrEnum):
    """What has become of a piece of a text."""

    KEPT = ""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and what has become of it."""

    text: str
    how: How = How.KEPT


def accepted(text: str) -> str:
    """A text as it reads once the changes that are marked in it by hand are accepted.

    Marks are `[added: …]` and `[removed: …]`, as papers print them: the earlier register's are
    known to the committee, and the later one's are found by comparing.
    """
    if "[added: " not in text and "[removed: " not in text:
        return text
    plain = MARKED.sub(lambda found: found[2] if found[1] == "added" else "", _GONE.sub("", text))
    return re.sub(r"(?<=\S)[^\S\n]{2,}(?=\S)", " ", plain).strip(" ")


def wording(before: str, after: str) -> tuple[Piece, ...]:
    """The later text in pieces, with what was removed in its place; nothing for two empty texts.

    Without the removed pieces it has the later text's words, without the added ones the earlier
    text's. Marks made by hand are taken as accepted.
    """
    return tuple(_joined(_Compared(accepted(before), accepted(after)).pieces()))


class _Compared:
    """Two texts, and the words of each with where they stand."""

    def __init__(self, before: str, after: str) -> None:
        self._texts = (before, after)
        self._spans = tuple([each.span() for each in _TOKEN.finditer(t)] for t in (before, after))
        self._words = tuple(
            [text[start:end] for start, end in spans]
            for text, spans in zip(self._texts, self._spans, strict=True)
        )

    def pieces(self) -> Iterator[Piece]:
        """The pieces in the order in which they are read."""
        for is_kept, i1, i2, j1, j2 in self._stretches():
            if is_kept:
                gap = self._gap(1, j1) or (self._gap(0, i1) if j1 == 0 else "")
                yield Piece(gap)
                yield Piece(self._text(1, j1, j2))
                continue
            if i1 < i2:
                yield Piece(self._gap(0, i1) if j1 else "")
                yield Piece(self._text(0, i1, i2), How.REMOVED)
            if j1 < j2:
                yield Piece(self._gap(1, j1) or (" " if i1 < i2 and j1 == 0 else ""))
                yield Piece(self._text(1, j1, j2), How.ADDED)

    def _stretches(self) -> list[tuple[bool, int, int, int, int]]:
        """Kept and changed stretches of words by turns: where they begin and end in each text."""
        before, after = self._words
        if not before or not after:
            return [(False, 0, len(before), 0, len(after))]
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        found = [
            (tag == "equal" and self._stands_alone(j1, j2, len(after)), i1, i2, j1, j2)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        ]
        kept = sum(j2 - j1 for is_kept, _, _, j1, j2 in found if is_kept)
        if kept / min(len(before), len(after)) < REWRITTEN_BELOW:
            return [(False, 0, len(before), 0, len(after))]
        return [_spanning(is_kept, [*group]) for is_kept, group in groupby(found, lambda s: s[0])]

    def _stands_alone(self, start: int, end: int, length: int) -> bool:
        """Whether words that were kept are enough of them, or stand at either end."""
        words = [word for word in self._words[1][start:end] if word[0].isalnum()]
        return len(words) >= FEWEST_KEPT or start == 0 or end == length

    def _gap(self, which: int, at: int) -> str:
        """The space before a word."""
        spans = self._spans[which]
        before = spans[at - 1][1] if at else 0
        return self._texts[which][before : spans[at][0]]

    def _text(self, which: int, start: int, end: int) -> str:
        spans = self._spans[which]
        return self._texts[which][spans[start][0] : spans[end - 1][1]]


_Stretch = tuple[bool, int, int, int, int]


def _spanning(is_kept: bool, stretches: Sequence[_Stretch]) -> _Stretch:
    """Several stretches on end as one."""
    _, i1, _, j1, _ = stretches[0]
    _, _, i2, _, j2 = stretches[-1]
    return is_kept, i1, i2, j1, j2


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces without empty ones, those on end of one kind together."""
    filled = (piece for piece in pieces if piece.text)
    for how, group in groupby(filled, lambda piece: piece.how):
        yield Piece("".join(piece.text for piece in group), how)
