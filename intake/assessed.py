"""Headings of assessments: which judgement of a risk they speak of, and what of it they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from risk_register.checks.notations import folded
from risk_register.scheme import AssessedBy, Assessment, Scheme

CURRENT, RESIDUAL, TARGET = "current", "residual", "target"
"""A residual risk is the current one, but for an office that has both: see `column_guesses.py`."""

_WORDS = {
    "inherent": "inherent gross unmitigated raw initial original uncontrolled untreated pre before",
    CURRENT: "current managed controlled today now present",
    RESIDUAL: "residual net mitigated treated post",
    TARGET: "target future appetite desired aim aimed planned",
    "proposed": "proposed recommended",
}
_STANDS_FOR = {word: what for what, words in _WORDS.items() for word in words.split()}
"""What an assessment stands for, by the word that an office puts before it."""

_CURRENT_IN_FULL = ("after controls", "after mitigation", "with controls", "post control")
_INHERENT_IN_FULL = ("without controls", "no controls", "before controls", "before mitigation")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_PASSED_OVER = _words(
    "risk risks the of a and with without no after controls control mitigation mitigations "
    "mitigating actions assessment value x scoring past quarters quarter history status matrix "
    "in place and"
)
"""Words that say nothing about which figure of an assessment a column holds."""

_LIKELIHOOD = _words("l lh lik likelihood p prob probability chance")
_IMPACT = _words("i imp impact severity consequence")
_SCORE = _words(
    "score scores rating rate r s total overall exposure ranking rank level levels lxi ixl pxi ixp"
)
_PRODUCTS = _words("lxi ixl pxi ixp")
_BAND = _words("rag band colour color grade")
_MEASURED = _LIKELIHOOD | _IMPACT | _SCORE | _BAND
_TREATMENT = ("control", "controls", "action", "actions", "mitigation", "mitigations")
"""What a heading such as `Current controls` speaks of, rather than of an assessment."""


class Measure(StrEnum):
    """What of an assessment a column holds."""

    LIKELIHOOD = "likelihood"
    IMPACT = "impact"
    SCORE = "score"
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a heading says of an assessment. `stands_for` is empty where it does not say which."""

    stands_for: str
    measures: tuple[Measure, ...]
    """The best first: a rating may be a score or a band, which the cells tell."""


@lru_cache(maxsize=1024)
def assessed(heading: str) -> Assessed | None:
    """What a heading says of an assessment, `None` if it speaks of something else.

    `Inherent / L`, `Net score`, `Residual risk rating`, `Target`. Of a heading in two rows the
    words of both count.
    """
    words = [word for word in folded(heading).split() if not word.isdigit()]
    stands_for = _stands_for(heading.rpartition(" / ")[2]) or _stands_for(heading)
    rest = frozenset(words) - _PASSED_OVER - _STANDS_FOR.keys()
    if not rest <= _MEASURED or not (rest or stands_for):
        return None
    if not rest and words[-1] in _TREATMENT:
        return None
    return Assessed(stands_for, _measures(rest))


def _stands_for(heading: str) -> str:
    """Which judgement it is, by a phrase or by the first word that says so."""
    text = folded(heading)
    if any(phrase in text for phrase in _INHERENT_IN_FULL):
        return "inherent"
    if any(phrase in text for phrase in _CURRENT_IN_FULL):
        return CURRENT
    return next((_STANDS_FOR[word] for word in text.split() if word in _STANDS_FOR), "")


def _measures(rest: frozenset[str]) -> tuple[Measure, ...]:
    if rest & _PRODUCTS or (rest & _LIKELIHOOD and rest & _IMPACT):
        return (Measure.SCORE,)
    if rest & _LIKELIHOOD:
        return (Measure.LIKELIHOOD,)
    if rest & _IMPACT:
        return (Measure.IMPACT,)
    if rest & _BAND:
        return (Measure.BAND, Measure.SCORE)
    return (Measure.SCORE, Measure.BAND)


def field_of(scheme: Scheme, stands_for: str, measure: Measure) -> str:
    """The name of the field that holds it; empty where the scheme has no such assessment."""
    found = _assessment(scheme, stands_for)
    if found is None:
        return ""
    if measure is Measure.SCORE or (measure is Measure.BAND and found.by is AssessedBy.BAND):
        return outcome_of(found)
    if found.by is not AssessedBy.LEVELS or measure is Measure.BAND:
        return ""
    return found.likelihood if measure is Measure.LIKELIHOOD else found.impact


def outcome_of(assessment: Assessment) -> str:
    """The name of the field with what an assessment comes to: a score, or a band's name."""
    return assessment.band if assessment.by is AssessedBy.BAND else assessment.score


def _assessment(scheme: Scheme, stands_for: str) -> Assessment | None:
    if not scheme.has_scores:
        return None
    if stands_for in ("", CURRENT, RESIDUAL):
        return scheme.current
    return scheme.standing_for(stands_for)
