"""What a mapping file has to say before a scheme can be adopted, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from risk_register.adoption.conversion import Conversion, conversion_of, same_numbers
from risk_register.adoption.mapping import NAMED, NUMBERED, SchemeMapping
from risk_register.findings import Finding, Severity, quoted
from risk_register.register import Register, Row
from risk_register.scheme import AssessedBy, Assessment, Scale, Scheme
from risk_register.scores import score


@dataclass(frozen=True, slots=True)
class Need:
    """An entry that the mapping file has to have: its section, its key and what that is called."""

    section: str
    key: str
    said: str


@dataclass(frozen=True)
class Section:
    """One section of the mapping file: what may stand to the left of `=`, and what to the right.

    Both have the label or heading, if any, by what is written. `expected` says it in words.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    expected: str


def needs(register: Register, new: Scheme, mapping: SchemeMapping) -> list[Need]:
    """Everything that a mapping file has to say of this register, whether it says it or not."""
    conversion = conversion_of(register.scheme, new, mapping)
    return [
        *_levels(conversion, mapping),
        *_scores(register, conversion),
        *_statuses(register, new),
    ]


def mapping_findings(register: Register, new: Scheme, mapping: SchemeMapping) -> list[Finding]:
    """Everything that the mapping lacks, or has and cannot mean."""
    needed = needs(register, new, mapping)
    sections = {name: section_of(name, register.scheme, new) for name in (*NUMBERED, *NAMED)}
    return [
        *_missing(needed, sections, mapping),
        *_impossible(register.scheme, new, sections, mapping),
        *_twice(conversion_of(register.scheme, new, mapping), mapping),
        *_not_needed(register, new, mapping),
    ]


def _levels(conversion: Conversion, mapping: SchemeMapping) -> Iterator[Need]:
    """Every level of a scale whose numbers are others, or of which the mapping speaks."""
    for axis, old, new in _axes(conversion.old, conversion.new):
        if old and new and (not same_numbers(old, new) or mapping.numbers.get(axis)):
            for level in old.levels:
                yield Need(axis, str(level.number), level.label)


def _axes(old: Scheme, new: Scheme) -> tuple[tuple[str, Scale | None, Scale | None], ...]:
    return ("likelihood", old.likelihood, new.likelihood), ("impact", old.impact, new.impact)


def _scores(register: Register, conversion: Conversion) -> Iterator[Need]:
    """Each score in use that goes over as it is, where a score means something else now."""
    if conversion.scores is None:
        return
    bare = {
        found
        for entry in register.entries
        for each in register.scheme.assessments
        if (found := bare_score(conversion, each, entry)) is not None
    }
    for number in sorted(bare):
        yield Need("scores", str(number), "")


def bare_score(conversion: Conversion, assessment: Assessment, entry: Row) -> int | None:
    """The score of an assessment that goes over as a score; `None` if it goes over as levels."""
    target = conversion.assessments.get(assessment.key)
    if target is None or not keeps_score(conversion.new, target):
        return None
    if target.by is AssessedBy.SCORE:
        return score(conversion.old, assessment, entry)
    return entry.number(assessment.score)


def keeps_score(scheme: Scheme, assessment: Assessment) -> bool:
    """Whether a scheme has a field for a score that is entered for an assessment."""
    return assessment.by is AssessedBy.SCORE or assessment.score in scheme.keeps


def _statuses(register: Register, new: Scheme) -> Iterator[Need]:
    """Each status in use that the new scheme has not."""
    if "status" not in new.keeps:
        return
    known = {status.name for status in new.statuses}
    used = {entry.text("status") for entry in register.entries} - {""}
    for status in register.scheme.statuses:
        if status.name in used - known:
            yield Need("statuses", status.name, "")


def section_of(name: str, old: Scheme, new: Scheme) -> Section:
    """What a section of a mapping file may say of two schemes."""
    if name in ("likelihood", "impact"):
        before, after = (_labels(getattr(scheme, name)) for scheme in (old, new))
        return Section(before, after, f"a level of {new.name}: {_listed(after)}")
    if name == "statuses":
        before, after = ({each.name: "" for each in scheme.statuses} for scheme in (old, new))
    elif name == "roles":
        before, after = ({each.key: each.heading for each in scheme.roles} for scheme in (old, new))
    elif name == "assessments":
        before, after = (
            {each.key: each.name for each in scheme.assessments} for scheme in (old, new)
        )
    else:
        return Section({}, {}, f"a score of {new.name}")
    return Section(before, after, f"one of {new.name}: {_listed(after)}")


def _labels(scale: Scale | None) -> dict[str, str]:
    return {str(level.number): level.label for level in scale.levels} if scale else {}


def _listed(names: Mapping[str, str]) -> str:
    return ", ".join(f"{key} ({said})" if said else key for key, said in names.items()) or "none"


def _missing(
    needed: list[Need], sections: Mapping[str, Section], mapping: SchemeMapping
) -> Iterator[Finding]:
    for need in needed:
        if need.key not in mapping.section(need.section):
            place = mapping.place.at_column(f"{need.section}.{need.key}")
            expected = (
                f"what {need.key}{_in_brackets(need)} becomes, {sections[need.section].expected}"
            )
            yield Finding("mapping-missing", place, expected, "nothing")


def _in_brackets(need: Need) -> str:
    return f" ({need.said})" if need.said else ""


def _impossible(
    old: Scheme, new: Scheme, sections: Mapping[str, Section], mapping: SchemeMapping
) -> Iterator[Finding]:
    for name, section in sections.items():
        for key, value in mapping.section(name).items():
            place = mapping.place.at_column(f"{name}.{key}")
            if name == "scores":
                if not _is_score(new, value):
                    yield Finding("mapping-entry", place, section.expected, quoted(value))
                continue
            if key not in section.before:
                expected = f"one of {old.name}: {_listed(section.before)}"
                yield Finding("mapping-unknown", place, expected, quoted(key))
            elif str(value) not in section.after:
                yield Finding("mapping-entry", place, section.expected, quoted(value))


def _is_score(scheme: Scheme, value: object) -> bool:
    return scheme.band(value) is not None if scheme.bands else scheme.has_scores


def _twice(conversion: Conversion, mapping: SchemeMapping) -> Iterator[Finding]:
    """Two roles, or two assessments, cannot share one field."""
    assessments = {key: each.key for key, each in conversion.assessments.items()}
    for name, becomes in (("roles", conversion.roles), ("assessments", assessments)):
        taken: dict[str, str] = {}
        for key, value in becomes.items():
            if (first := taken.setdefault(value, key)) != key:
                place = mapping.place.at_column(f"{name}.{key}")
                expected = f"one that nothing else becomes; {first} does"
                yield Finding("mapping-twice", place, expected, quoted(value))


def _not_needed(register: Register, new: Scheme, mapping: SchemeMapping) -> Iterator[Finding]:
    """A section that says nothing but that everything stays what it is, as it would without it."""
    needed = {need.section for need in needs(register, new, SchemeMapping())}
    if conversion_of(register.scheme, new, mapping).scores is not None:
        needed.add("scores")
    for name in (*NUMBERED, *NAMED):
        entries = mapping.section(name)
        stays = all(key == str(value) for key, value in entries.items())
        if entries and stays and name not in needed:
            yield Finding(
                "mapping-not-needed", mapping.place.at_column(name),
                "no such section, as everything in it stays what it is", "one", Severity.WARNING,
            )  # fmt: skip
