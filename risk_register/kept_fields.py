"""The tables and fields as one organisation keeps them: declarations and scheme together."""

from __future__ import annotations

from dataclasses import replace

from risk_register.fields import (
    CORRECTIONS,
    HISTORY,
    QUARTERS,
    RESTATED,
    Field,
    Kind,
    Table,
)  # fmt: skip
from risk_register.lists import SHORT_LISTS
from risk_register.scheme import AssessedBy, Assessment, Scheme

RATED = "Rating"
"""The heading of past ratings, where they are words."""

_RESTATED = tuple(field.name for field in RESTATED)

_ALWAYS_KEPT = ("stated", "versions")
"""Tables that every register may have besides its first, whatever its scheme says."""

_SCORES = ("score", "score_after", "restated_score", "total")
"""Fields that hold scores of this register, or their total."""


def kept_tables(scheme: Scheme) -> tuple[Table, ...]:
    """The tables of a register under this scheme."""
    kept = {scheme.kind.first.name, *_ALWAYS_KEPT, *scheme.tables}
    if HISTORY.name in kept:
        kept |= {CORRECTIONS.name, QUARTERS.name}
    return tuple(table for name, table in scheme.kind.tables.items() if name in kept)


def fields_of(table: Table, scheme: Scheme) -> tuple[Field, ...]:
    """The fields of a table as this organisation keeps them, in its order, with its headings."""
    if table == scheme.kind.first:
        return entry_fields(scheme)
    worded = scheme.kind.tables[table.name]
    fields = tuple(field for field in worded.fields if _fed(field, scheme))
    if table not in (HISTORY, CORRECTIONS):
        return fields
    fields = _rated_in_words(fields) if scheme.rates_in_words else fields
    return _of_earlier_schemes(fields) if scheme.restates else fields


def _rated_in_words(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of past positions where the band is what was entered."""
    return tuple(
        replace(field, heading=RATED, kind=Kind.CHOICE, choices="bands", advice="Only if Scored.")
        if field.name == "band"
        else field
        for field in fields
    )


def _of_earlier_schemes(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of past positions, whose levels may be on scales that are no longer used."""
    return tuple(
        replace(field, kind=Kind.NUMBER)
        if field.kind is Kind.LEVEL and field.name not in _RESTATED
        else field
        for field in fields
    )


def choices_of(name: str, scheme: Scheme) -> tuple[str, ...]:
    """The values of a list, by the name that a field's `choices` gives."""
    if name in SHORT_LISTS:
        return SHORT_LISTS[name]
    of_scheme = {
        "stages": scheme.kind.stages,
        "policy areas": tuple(area.name for area in scheme.areas),
        "rating reasons": tuple(reason.name for reason in scheme.reasons),
        "bands": tuple(band.name for band in reversed(scheme.bands)),
        "statuses": tuple(status.name for status in scheme.statuses),
        "arrows": tuple(arrow.word for arrow in scheme.arrows.values() if arrow.word),
        "assessments": tuple(assessment.name for assessment in scheme.by_levels),
        "impact categories": scheme.impact.columns if scheme.impact else (),
    }
    return of_scheme[name]


def role_field(key: str, heading: str, meaning: str) -> Field:
    """The field with the people of one role."""
    return Field(key, heading, Kind.PEOPLE, advice=f"{meaning} Several are separated by ;".strip())


def _fed(field: Field, scheme: Scheme) -> bool:
    """Whether the scheme has what the field needs."""
    if field.kind is Kind.LEVEL and not scheme.scales:
        return False
    if field.kind in (Kind.CHOICE, Kind.LISTED) and not choices_of(field.choices, scheme):
        return False
    needs = {
        "band": bool(scheme.bands),
        "stage": "stage" in scheme.keeps,
        **dict.fromkeys(_SCORES, not scheme.rates_in_words),
    }
    restated = field.name not in _RESTATED or scheme.restates
    return restated and needs.get(field.name, True)


def entry_fields(scheme: Scheme) -> tuple[Field, ...]:
    """The fields of the first table: those of a risk, or of a commitment.

    A rating in words stands where the scheme names it; all other assessments behind the rest.
    """
    first = scheme.kind.tables[scheme.kind.first.name]
    declared = {field.name: field for field in first.fields}
    declared |= {
        role.key: role_field(role.key, role.heading, role.meaning) for role in scheme.roles
    }
    assessed = {
        field.name: field
        for assessment in scheme.assessments
        for field in _assessment_fields(assessment, scheme)
    }
    known, placed = declared | assessed, declared | (assessed if scheme.rates_in_words else {})
    names = dict.fromkeys([*(name for name in scheme.keeps if name in placed), *assessed])
    return tuple(
        replace(known[name], heading=scheme.headings[name])
        if name in scheme.headings
        else known[name]
        for name in names
    )


def _assessment_fields(assessment: Assessment, scheme: Scheme) -> list[Field]:
    name = assessment.name
    if assessment.by is AssessedBy.BAND:
        advice = assessment.meaning or "One of the ratings on the Scheme sheet."
        return [Field(assessment.band, name, Kind.CHOICE, "bands", advice=advice)]
    if assessment.by is AssessedBy.SCORE:
        advice = f"{assessment.meaning} The score itself.".strip()
        return [Field(assessment.score, f"{name} score", Kind.SCORE, advice=advice)]
    advice = "The level's number; its label follows beside it. The scale is on the Scheme sheet."
    fields = [
        Field(assessment.likelihood, f"{name} likelihood", Kind.LEVEL, "likelihood", advice),
        Field(assessment.impact, f"{name} impact", Kind.LEVEL, "impact", advice),
    ]
    if assessment.score in scheme.keeps:
        advice = "Leave empty: the score follows from the levels. A score typed here overrules it."
        heading = f"{name} score entered"
        fields.append(Field(assessment.score, heading, Kind.SCORE, advice=advice))
    return fields
