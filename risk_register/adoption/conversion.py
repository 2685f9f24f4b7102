"""How the entries of one scheme read under another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from risk_register.adoption.mapping import SchemeMapping
from risk_register.scheme import Assessment, Scale, Scheme


@dataclass(frozen=True)
class Conversion:
    """What levels, scores and names of the old scheme become under the new one.

    `levels` has them by axis, each level of the old scale that becomes one of the new. `scores` is
    what bare scores become, `None` where a score means what it meant.
    """

    old: Scheme
    new: Scheme
    levels: Mapping[str, Mapping[int, int]]
    scores: Mapping[int, int] | None
    statuses: Mapping[str, str]
    roles: Mapping[str, str]
    assessments: Mapping[str, Assessment]
    """The assessments of the new scheme by the keys of the old one's."""

    def level(self, axis: str, number: int | None) -> int | None:
        """What a level becomes; `None` where there is none for it."""
        return None if number is None else self.levels[axis].get(number)

    def score(self, number: int | None) -> int | None:
        """What a score becomes that no levels rate; `None` where nothing says so."""
        if number is None or self.scores is None:
            return number
        return self.scores.get(number)

    @property
    def restates(self) -> bool:
        """Whether past positions have to be rated anew to be compared with those of the new scheme.

        So it is where a level or a score means something else, or where the old scheme did so.
        """
        if "history" not in self.new.tables or not (self.old.has_scores and self.new.has_scores):
            return False
        return (
            self.old.restates or self.scores is not None or any(map(_moves, self.levels.values()))
        )


def conversion_of(old: Scheme, new: Scheme, mapping: SchemeMapping) -> Conversion:
    """The conversion from one scheme to another, as far as the schemes and the mapping say it."""
    levels = {
        "likelihood": _levels(old.likelihood, new.likelihood, mapping.numbers.get("likelihood")),
        "impact": _levels(old.impact, new.impact, mapping.numbers.get("impact")),
    }
    names = {status.name for status in new.statuses}
    return Conversion(
        old=old,
        new=new,
        levels=levels,
        scores=_scores(old, new, levels, mapping.numbers.get("scores", {})),
        statuses={each.name: each.name for each in old.statuses if each.name in names}
        | dict(mapping.names.get("statuses", {})),
        roles={key: key for key in old.role_keys() if key in new.role_keys()}
        | dict(mapping.names.get("roles", {})),
        assessments={
            each.key: found
            for each in old.assessments
            if (found := _counterpart(each, new, mapping.names.get("assessments", {})))
        },
    )


def same_numbers(old: Scale | None, new: Scale | None) -> bool:
    """Whether two scales have the same level numbers, so that each level may stay what it is."""
    return old is not None and new is not None and old.numbers == new.numbers


def _levels(
    old: Scale | None, new: Scale | None, given: Mapping[int, int] | None
) -> dict[int, int]:
    if given:
        return dict(given)
    return {number: number for number in old.numbers} if old and same_numbers(old, new) else {}


def _scores(
    old: Scheme, new: Scheme, levels: Mapping[str, Mapping[int, int]], given: Mapping[int, int]
) -> Mapping[int, int] | None:
    return given if _moves(given) or _rated_otherwise(old, new, levels) else None


def _rated_otherwise(old: Scheme, new: Scheme, levels: Mapping[str, Mapping[int, int]]) -> bool:
    """Whether a score comes about otherwise than before."""
    if not (old.matrix and new.matrix):
        return old.rating is not new.rating and old.has_scores and new.has_scores
    likelihoods, impacts = levels["likelihood"], levels["impact"]
    return any(
        new.matrix.get((likelihoods.get(likelihood, -1), impacts.get(impact, -1))) != score
        for (likelihood, impact), score in old.matrix.items()
    )


def _moves(given: Mapping[int, int]) -> bool:
    return any(before != after for before, after in given.items())


def _counterpart(old: Assessment, new: Scheme, given: Mapping[str, str]) -> Assessment | None:
    """The assessment of the new scheme: as given, the current one, of the same key or meaning."""
    by_key = {each.key: each for each in new.assessments}
    if old.key in given:
        return by_key.get(given[old.key])
    if old.current:
        return new.current if new.has_scores else None
    found = by_key.get(old.key) or (new.standing_for(old.stands_for) if old.stands_for else None)
    return None if found is None or found.current else found
