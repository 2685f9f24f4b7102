"""Assessments that were changed: from which score to which, and what moved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from risk_register import scores
from risk_register.comparison.change import Kind, Levels, MovedBy, Rescored
from risk_register.register import Row
from risk_register.scheme import AssessedBy, Assessment, Scale, Scheme
from risk_register.values import Value


class Rescoring:
    """Finds the assessments that were changed from one scheme's register to another's."""

    def __init__(self, old: Scheme, new: Scheme) -> None:
        """The schemes may be one and the same."""
        known = {each.key: each for each in old.assessments}
        self._both = [(known[each.key], each) for each in new.assessments if each.key in known]
        self._old, self._new, self._differ = old, new, old != new
        self._comparable = (
            _comparable(old.likelihood, new.likelihood), _comparable(old.impact, new.impact),
        )  # fmt: skip

    @property
    def fields(self) -> frozenset[str]:
        """The fields of the assessments that both schemes know. Others are told by field."""
        return frozenset(
            name
            for _, each in self._both
            for name in (each.likelihood, each.impact, each.score, each.band)
        )

    def changes(self, before: Row, after: Row) -> Iterator[Rescored]:
        """The assessments of one entry that were changed, or are rated otherwise by the scheme."""
        for earlier, assessment in self._both:
            was, now = _judged(self._old, earlier, before), _judged(self._new, assessment, after)
            if moved_by := tuple(self._moved_by(was, now, assessment, before)):
                in_words = assessment.by is AssessedBy.BAND
                kind, part = Kind.RESCORED, f"{assessment.name} score"
                if in_words:
                    kind, part = Kind.RERATED, assessment.name
                yield Rescored(
                    kind, after.reference, part, was.shown, now.shown,
                    field=assessment.band if in_words else assessment.score, key=assessment.key,
                    place=after.place.at_field(_field(assessment, moved_by)),
                    bands=(was.band, now.band), levels=(was.levels, now.levels), moved_by=moved_by,
                )  # fmt: skip

    def _moved_by(
        self, was: _Judged, now: _Judged, assessment: Assessment, before: Row
    ) -> Iterator[MovedBy]:
        """What moved a score; nothing where all is as it was."""
        moved = [one != other for one, other in zip(was.levels, now.levels, strict=True)]
        for axis, at in ((MovedBy.LIKELIHOOD, 0), (MovedBy.IMPACT, 1)):
            if moved[at] and self._comparable[at]:
                yield axis
        if was.entered != now.entered:
            yield MovedBy.RATED if assessment.by is AssessedBy.BAND else MovedBy.ENTERED
        mapped = any(moved[at] and not self._comparable[at] for at in (0, 1))
        if mapped or (self._differ and self._rates_otherwise(was, assessment, before)):
            yield MovedBy.SCHEME

    def _rates_otherwise(self, was: _Judged, assessment: Assessment, before: Row) -> bool:
        """Whether the earlier entries have another score or band today."""
        today = _judged(self._new, assessment, before)
        return (today.score, today.band) != (was.score, was.band)


@dataclass(frozen=True, slots=True)
class _Judged:
    """An assessment of one entry under one scheme."""

    levels: Levels
    entered: Value
    score: int | None
    shown: int | str | None
    band: str


def _judged(scheme: Scheme, assessment: Assessment, entry: Row) -> _Judged:
    score = scores.score(scheme, assessment, entry)
    band = scheme.band(score)
    levels = entry.number(assessment.likelihood), entry.number(assessment.impact)
    entered = entry[assessment.band if assessment.by is AssessedBy.BAND else assessment.score]
    shown = scores.shown(scheme, assessment, entry)
    return _Judged(levels, entered, score, shown, band.name if band else "")


def _comparable(old: Scale | None, new: Scale | None) -> bool:
    """Whether a level's number means on both scales the same step."""
    return bool(old and new and old.numbers == new.numbers)


def _field(assessment: Assessment, moved_by: tuple[MovedBy, ...]) -> str:
    """The field that was changed, by which the change is found."""
    fields = {
        MovedBy.LIKELIHOOD: assessment.likelihood,
        MovedBy.IMPACT: assessment.impact,
        MovedBy.ENTERED: assessment.score,
        MovedBy.RATED: assessment.band,
    }
    return next((fields[each] for each in moved_by if each in fields), assessment.score)
