"""Changed wording as lines of a paper, and as a text with marks that the register's tables hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from appendices.content import Line, Run, lines
from risk_register.comparison.wording import Piece


def worded(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """Pieces of wording as lines, a new one at each line end within them.

    Brackets in the pieces are no marks: what has changed is said by the runs.
    """
    return tuple(Line(runs) for runs in _by_line(pieces) if runs)


def marked_text(pieces: Sequence[Piece]) -> str | None:
    """The pieces as one text with `[added: …]` and `[removed: …]`, as packs read it.

    `None` where it would be misread, because brackets in a changed piece do not pair.
    """
    text = "\n".join(Line(runs).text for runs in _by_line(pieces))
    return text if lines([text]) == worded(pieces) else None


def _by_line(pieces: Iterable[Piece]) -> Iterator[tuple[Run, ...]]:
    current: list[Run] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        current.append(Run(first, piece.how))
        for text in others:
            yield _filled(current)
            current = [Run(text, piece.how)]
    yield _filled(current)


def _filled(runs: Iterable[Run]) -> tuple[Run, ...]:
    filled = tuple(run for run in runs if run.text)
    return filled if any(run.text.strip() for run in filled) else ()
