"""What adopting a scheme changes for each live entry: score, band, tolerance, reviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from risk_register.register import Register, Row
from risk_register.reviews import months_between, next_review
from risk_register.scores import above_tolerance, band, score


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a live entry stands under one scheme; `None` for what that scheme does not say."""

    score: int | None
    band: str | None
    above: bool | None
    """Whether it is above the tolerance."""
    review_months: int | None
    next_review: date | None


@dataclass(frozen=True, slots=True)
class Effect:
    """A live entry under the old scheme and under the new one."""

    reference: str
    title: str
    before: Standing
    after: Standing

    @property
    def is_rated_otherwise(self) -> bool:
        """Whether its score or its band is another."""
        before, after = self.before, self.after
        return (before.score, before.band) != (after.score, after.band)

    @property
    def is_reviewed_otherwise(self) -> bool:
        """Whether it is reviewed more or less often."""
        return self.before.review_months != self.after.review_months

    @property
    def crosses_tolerance(self) -> bool:
        """Whether it is above the tolerance under one scheme and not under the other."""
        return bool(self.before.above) is not bool(self.after.above)


def effects(before: Register, after: Register) -> list[Effect]:
    """Each live entry before and after, in the register's order."""
    return [
        Effect(old.reference, old.text("title"), _standing(before, old), _standing(after, new))
        for old, new in zip(before.live_entries, after.live_entries, strict=True)
    ]


def band_counts(register: Register, standings: Sequence[Standing]) -> list[tuple[str, int]]:
    """How many live entries are in each band of a register's scheme, the highest first."""
    counts = Counter(each.band for each in standings)
    return [(each.name, counts[each.name]) for each in reversed(register.scheme.bands)]


def _standing(register: Register, entry: Row) -> Standing:
    scheme = register.scheme
    if not scheme.has_scores:
        months = months_between(scheme, entry)
        return Standing(None, None, None, months, next_review(register, entry))
    found = band(scheme, scheme.current, entry)
    return Standing(
        score=score(scheme, scheme.current, entry),
        band=found.name if found else None,
        above=above_tolerance(register, entry),
        review_months=months_between(scheme, entry),
        next_review=next_review(register, entry),
    )
