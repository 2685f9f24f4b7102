"""The tables and fields as one organisation keeps them: declarations and scheme together."""

from __future__ import annotations

from dataclasses import replace

from risk_register.fields import (
    CORRECTIONS,
    HISTORY,
    QUARTERS,
    RESTATED,
    RISKS,
    TABLES,
    Field,
    Kind,
    Table,
)  # fmt: skip
from risk_register.lists import SHORT_LISTS
from risk_register.scheme import AssessedBy, Assessment, Scheme

ALWAYS_KEPT = ("risks", "stated", "versions")
"""Tables that every register may have, whatever its scheme says."""


def kept_tables(scheme: Scheme) -> tuple[Table, ...]:
    """The tables of a register under this scheme."""
    kept = {*ALWAYS_KEPT, *scheme.tables}
    if HISTORY.name in kept:
        kept |= {CORRECTIONS.name, QUARTERS.name}
    return tuple(table for name, table in TABLES.items() if name in kept)


def fields_of(table: Table, scheme: Scheme) -> tuple[Field, ...]:
    """The fields of a table as this organisation keeps them, in its order, with its headings."""
    if table is RISKS:
        return _risk_fields(scheme)
    fields = tuple(field for field in table.fields if _fed(field, scheme))
    past = table in (HISTORY, CORRECTIONS)
    return _of_earlier_schemes(fields) if past and scheme.restates else fields


def _of_earlier_schemes(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of past positions, whose levels may be on scales that are no longer used."""
    return tuple(
        replace(field, kind=Kind.NUMBER)
        if field.kind is Kind.LEVEL and field not in RESTATED
        else field
        for field in fields
    )


def choices_of(name: str, scheme: Scheme) -> tuple[str, ...]:
    """The values of a list, by the name that a field's `choices` gives."""
    if name in SHORT_LISTS:
        return SHORT_LISTS[name]
    of_scheme = {
        "statuses": tuple(status.name for status in scheme.statuses),
        "arrows": tuple(arrow.word for arrow in scheme.arrows.values() if arrow.word),
        "assessments": tuple(assessment.name for assessment in scheme.by_levels),
        "impact categories": scheme.impact.columns if scheme.impact else (),
    }
    return of_scheme[name]


def role_field(key: str, heading: str, meaning: str) -> Field:
    """The field in which a risk keeps the people of one role."""
    return Field(key, heading, Kind.PEOPLE, advice=f"{meaning} Several are separated by ;".strip())


def _fed(field: Field, scheme: Scheme) -> bool:
    """Whether the scheme has what the field needs."""
    if field in RESTATED and not scheme.restates:
        return False
    if field.name == "band" and not scheme.bands:
        return False
    if field.name == "stage" and "stage" not in scheme.keeps:
        return False
    if field.kind is Kind.LEVEL:
        return bool(scheme.scales)
    if field.kind is Kind.CHOICE:
        return bool(choices_of(field.choices, scheme))
    return True


def _risk_fields(scheme: Scheme) -> tuple[Field, ...]:
    declared = {field.name: field for field in RISKS.fields}
    declared |= {
        role.key: role_field(role.key, role.heading, role.meaning) for role in scheme.roles
    }
    kept = [declared[name] for name in scheme.keeps if name in declared]
    for assessment in scheme.assessments:
        kept += _assessment_fields(assessment, scheme)
    return tuple(
        replace(field, heading=scheme.headings[field.name])
        if field.name in scheme.headings
        else field
        for field in kept
    )


def _assessment_fields(assessment: Assessment, scheme: Scheme) -> list[Field]:
    name = assessment.name
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
