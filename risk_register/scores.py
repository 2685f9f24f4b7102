"""Scores, bands and tolerance: what an assessment comes to under a scheme."""

from __future__ import annotations

from risk_register.register import Register, Row, is_live
from risk_register.scheme import AssessedBy, Assessment, Band, Rating, Scheme

NOT_ON_SCALE = "Not on scale"


def rated(scheme: Scheme, assessment: Assessment, entry: Row) -> int | None:
    """What the scheme rates the entry's levels at; `None` where a level is missing."""
    likelihood, impact = entry.number(assessment.likelihood), entry.number(assessment.impact)
    if likelihood is None or impact is None:
        return None
    return scheme.matrix.get((likelihood, impact))


def score(scheme: Scheme, assessment: Assessment, entry: Row) -> int | None:
    """The score of one assessment: the one entered for it, or what its levels rate.

    Where a band is entered, it is the band's number, the best being 1. A score that is entered
    beside the levels overrules them, as a paper's printed figure does; `overruled` says where.
    """
    if assessment.by is AssessedBy.BAND:
        return scheme.score_of(entry[assessment.band])
    entered = entry.number(assessment.score)
    if entered is not None or assessment.by is AssessedBy.SCORE:
        return entered
    return rated(scheme, assessment, entry)


def overruled(scheme: Scheme, assessment: Assessment, entry: Row) -> bool:
    """Whether a score was entered that differs from what the levels rate."""
    by_levels = rated(scheme, assessment, entry)
    return by_levels is not None and by_levels != score(scheme, assessment, entry)


def band(scheme: Scheme, assessment: Assessment, entry: Row) -> Band | None:
    """The band of an assessment's score."""
    return scheme.band(score(scheme, assessment, entry))


def shown(scheme: Scheme, assessment: Assessment, entry: Row) -> int | str | None:
    """What people see of an assessment: its score, or its band where ratings are words."""
    reached = score(scheme, assessment, entry)
    found = scheme.band(reached) if scheme.rates_in_words else None
    return found.name if found else reached


def above_tolerance(register: Register, entry: Row) -> bool | None:
    """Whether a live entry's current score is above the tolerance; `None` if neither is known."""
    current = score(register.scheme, register.scheme.current, entry)
    if register.scheme.tolerance is None or current is None or not is_live(entry):
        return None
    return current > register.scheme.tolerance.score


def why(scheme: Scheme, entry: Row) -> str:
    """One sentence that answers "why is this red?": `4 x 4 = 16; High from 8`."""
    reached = score(scheme, scheme.current, entry)
    if reached is None:
        return ""
    parts, found = [_how_rated(scheme, entry, reached)], scheme.band(reached)
    if found and scheme.rates_in_words:
        return ": ".join(filter(None, (found.name, found.meaning)))
    if found:
        parts.append(f"{found.name} from {found.lowest}")
    if scheme.tolerance and reached > scheme.tolerance.score:
        parts.append(f"above the tolerance of {scheme.tolerance.score}")
    return "; ".join(parts)


def _how_rated(scheme: Scheme, entry: Row, reached: int) -> str:
    levels = _levels(scheme, entry)
    if overruled(scheme, scheme.current, entry):
        return f"{reached} entered, where {levels} {rated(scheme, scheme.current, entry)}"
    return f"{levels} {reached}" if levels else str(reached)


def _levels(scheme: Scheme, entry: Row) -> str:
    likelihood, impact = (
        entry.number(scheme.current.likelihood), entry.number(scheme.current.impact),
    )  # fmt: skip
    if likelihood is None or impact is None:
        return ""
    if scheme.rating is Rating.PRODUCT:
        return f"{likelihood} x {impact} ="
    return f"likelihood {likelihood}, impact {impact} rates"
