"""Which of the schemes that come with the software fits a register from elsewhere best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import schemes
from intake.scheme_fit import Rows, Sign, signs
from risk_register.scheme import Scheme

GENERAL = "generic-5x5"
"""The scheme that is taken where no other fits better: no organisation's own."""

_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """A scheme with the signs for it and against it."""

    scheme: Scheme
    signs: tuple[Sign, ...]

    @property
    def points(self) -> int:
        """How well it fits: the higher, the better."""
        return sum(sign.points for sign in self.signs)

    @property
    def for_it(self) -> list[str]:
        """What speaks for it, the weightiest first."""
        return [s.reason for s in sorted(self.signs, key=lambda s: -s.points) if s.points > 0]

    @property
    def against_it(self) -> list[str]:
        """What speaks against it, the weightiest first."""
        return [s.reason for s in sorted(self.signs, key=lambda s: s.points) if s.points < 0]


def ranked(tables: Sequence[Rows], texts: Sequence[str], day: date = date.max) -> list[Fit]:
    """Every scheme that comes with the software, the best first.

    `tables` are what the file's tables say of each risk, `texts` its titles, the names of its
    sheets and its own. Of schemes that fit alike the general one is first, then the one that was
    the latest to come into force by `day`.
    """
    known = [found for name in schemes.names() if (found := schemes.shipped(name))]
    fits = [fit(scheme, tables, texts) for scheme in known]
    return sorted(fits, key=lambda each: (-each.points, *_order(each.scheme, day)))


def _order(scheme: Scheme, day: date) -> tuple[bool, bool, int]:
    """Where a scheme stands among those that fit alike."""
    return scheme.name != GENERAL, scheme.effective > day, -scheme.effective.toordinal()


def fit(scheme: Scheme, tables: Sequence[Rows], texts: Sequence[str]) -> Fit:
    """How one scheme fits."""
    return Fit(scheme, tuple(signs(scheme, tables, texts)))


def told(fits: Sequence[Fit]) -> str:
    """Why the first is taken and what the next lacks, in a sentence."""
    best = fits[0]
    text = f"it fits best: {'; '.join(best.for_it[:_MOST_TOLD]) or 'nothing speaks for another'}"
    for other in fits[1:2]:
        text += f". Next is {other.scheme.name}, {_behind(best, other)}"
    return text


def _behind(best: Fit, other: Fit) -> str:
    """Why another scheme is not the best."""
    if other.points == best.points and best.scheme.name != GENERAL:
        return f"which fits alike and is in force from {other.scheme.effective:%d/%m/%Y}"
    return "but: " + ("; ".join(other.against_it[:2]) or "less of the register has a place in it")
