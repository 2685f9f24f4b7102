"""Which of the schemes that come with the software fits a register from elsewhere best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import schemes
from intake.scheme_fit import general, is_general, signs
from intake.signs import Rows, Sign, Tells
from risk_register.scheme import Scheme

_MOST_TOLD = 4
_UNNAMED = Sign(-99, "nothing in the file speaks of it")
"""Against an organisation's scheme for which nothing speaks that would not for the general one,
where that can hold the figures."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A scheme with the signs for it and against it.

    `is_named` where more than figures speaks for it, and more than speaks for the general scheme.
    """

    scheme: Scheme
    signs: tuple[Sign, ...]
    is_named: bool = False

    @property
    def points(self) -> int:
        """How well it fits: the higher, the better."""
        return sum(sign.points for sign in self.signs)

    @property
    def own(self) -> set[str]:
        """What in the file speaks of this scheme, and not of every other that is like it."""
        return {sign.reason for sign in self.signs if sign.tells is Tells.OWN}

    @property
    def too_high(self) -> str:
        """Which of several levels of the file is above its highest, in words; empty for none."""
        return next((sign.reason for sign in self.signs if sign.tells is Tells.TOO_HIGH), "")

    @property
    def holds(self) -> bool:
        """Whether it can hold the kinds of figures that the file has."""
        return not any(sign.tells is Tells.OTHER_FIGURES for sign in self.signs)

    @property
    def for_it(self) -> list[str]:
        """What speaks for it, the weightiest first."""
        return [s.reason for s in sorted(self.signs, key=lambda s: -s.points) if s.points > 0]

    @property
    def against_it(self) -> list[str]:
        """What speaks against it, the weightiest first."""
        return [s.reason for s in sorted(self.signs, key=lambda s: s.points) if s.points < 0]


def ranked(tables: Sequence[Rows], texts: Sequence[str], as_at: date | None = None) -> list[Fit]:
    """Every scheme that comes with the software, the best first.

    `tables` are what the file's tables say of each risk, `texts` its titles, the names of its
    sheets and its own. Of schemes that fit alike the general one is first, then the one that was
    the latest to come into force by the register's date, if that is known. An organisation's
    scheme for which nothing speaks that would not for the general one of its kind stands behind
    that, if it can hold the figures.
    """
    known = [found for name in schemes.names() if (found := schemes.shipped(name))]
    fits = [fit(scheme, tables, texts, as_at) for scheme in known]
    by_name = {each.scheme.name: each for each in fits}
    fits = [_weighed(each, by_name[general(each.scheme.kind).name]) for each in fits]
    return sorted(fits, key=lambda each: (-each.points, *_order(each.scheme, as_at or date.max)))


def _order(scheme: Scheme, day: date) -> tuple[bool, bool, int]:
    """Where a scheme stands among those that fit alike."""
    return not is_general(scheme), scheme.effective > day, -scheme.effective.toordinal()


def _weighed(found: Fit, usual: Fit) -> Fit:
    """A scheme beside the general one of its kind."""
    if found is usual or found.own - usual.own:
        return replace(found, is_named=bool(found.own))
    behind = (_UNNAMED,) if usual.holds and not usual.too_high else ()
    return replace(found, signs=(*found.signs, *behind))


def fit(
    scheme: Scheme, tables: Sequence[Rows], texts: Sequence[str], as_at: date | None = None
) -> Fit:
    """How one scheme fits a register of that date."""
    return Fit(scheme, tuple(signs(scheme, tables, texts, as_at)))


def told(fits: Sequence[Fit]) -> str:
    """Why the first is taken and what the next of its kind lacks, in a sentence."""
    best, *others = fits
    others = [each for each in others if each.scheme.kind == best.scheme.kind]
    text = f"it fits best: {'; '.join(best.for_it[:_MOST_TOLD]) or 'nothing speaks for another'}"
    for other in others[:1]:
        text += f". Next is {other.scheme.name}, {_behind(best, other)}"
    return text


def _behind(best: Fit, other: Fit) -> str:
    """Why another scheme is not the best."""
    if other.points == best.points and not is_general(best.scheme):
        return f"which fits alike and is in force from {other.scheme.effective:%d/%m/%Y}"
    return "but: " + ("; ".join(other.against_it[:2]) or "less of the register has a place in it")
