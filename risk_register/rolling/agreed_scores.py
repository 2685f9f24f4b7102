"""Proposed scores that were agreed become current, and the log of the entry says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from risk_register.findings import Finding, Severity
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import AssessedBy, Assessment, Scheme
from risk_register.scores import rated, score
from risk_register.values import Value

_AGREED = ("agreed_by", "agreed_on")


@dataclass(frozen=True, slots=True)
class Agreed:
    """The register with the agreed scores, the references of their entries, and what was found."""

    register: Register
    references: tuple[str, ...]
    findings: tuple[Finding, ...]


def with_agreed_scores(register: Register, until: date) -> Agreed:
    """Makes every proposed score current that somebody agreed, up to a day and that day included.

    Half an agreement is a warning and changes nothing. Where the current assessment is made by
    levels that rate otherwise than the score that was agreed, the score is entered beside them with
    a warning; where the scheme keeps no such entry, it is an error, for the levels are missing.
    """
    proposed = register.scheme.standing_for("proposed")
    if proposed is None or not {*_AGREED} <= {*register.scheme.keeps}:
        return Agreed(register, (), ())
    entries, updates, findings = list[Row](), list[Row](), list[Finding]()
    for entry in register.entries:
        after = entry
        if _is_agreed(entry, score(register.scheme, proposed, entry), until, findings):
            after = _current(register.scheme, proposed, entry, findings)
            updates.append(_update(register.scheme, entry, after))
        entries.append(after)
    tables = {**register.tables, register.kind.first.name: tuple(entries)}
    if "updates" in register.scheme.tables:
        tables["updates"] = (*register.rows("updates"), *updates)
    references = tuple(update.reference for update in updates)
    return Agreed(replace(register, tables=tables), references, tuple(findings))


def _is_agreed(entry: Row, proposed: int | None, until: date, findings: list[Finding]) -> bool:
    by, on = entry.text("agreed_by"), entry.day("agreed_on")
    if not by and on is None:
        return False
    missing = [
        what
        for what, there in (
            ("a proposed score", proposed is not None),
            ("who agreed it", by),
            ("when it was agreed", on),
        )
        if not there
    ]
    actual = "none"
    if on and on > until:
        missing.append(f"a day of agreement up to {until:%d/%m/%Y}")
        actual = f"{on:%d/%m/%Y}"
    if missing:
        place, actual = (
            entry.place.at_field("agreed_on"),
            f"{actual}; {entry.reference} stays proposed",
        )
        expected = " and ".join(missing)
        findings.append(
            Finding(
                "proposal-half-agreed", place, expected, actual, Severity.WARNING, entry.reference
            )
        )
    return not missing


def _current(scheme: Scheme, proposed: Assessment, entry: Row, findings: list[Finding]) -> Row:
    """The entry with the proposed assessment as its current one, and nothing proposed."""
    current, agreed = scheme.current, score(scheme, proposed, entry)
    values: dict[str, Value] = {**entry.values, current.score: None}
    if AssessedBy.LEVELS is proposed.by is current.by:
        values[current.likelihood] = entry[proposed.likelihood]
        values[current.impact] = entry[proposed.impact]
    by_levels = rated(scheme, current, replace(entry, values=values))
    if current.by is AssessedBy.SCORE or by_levels != agreed:
        values[current.score] = agreed
    if current.by is AssessedBy.LEVELS and by_levels != agreed:
        findings.append(_otherwise(scheme, entry, agreed, by_levels))
    cleared = (proposed.likelihood, proposed.impact, proposed.score, *_AGREED)
    values |= dict.fromkeys(cleared)
    there = {name: v for name, v in values.items() if v is not None or name in entry.values}
    return replace(entry, values=there)


def _otherwise(scheme: Scheme, entry: Row, agreed: int | None, by_levels: int | None) -> Finding:
    current = scheme.current
    place = entry.place.at_field(current.likelihood)
    actual = f"levels that rate {by_levels}" if by_levels is not None else "no levels"
    if current.score in scheme.keeps:
        expected = f"levels that rate {agreed}, the agreed score of {entry.reference}, which is "
        expected += "entered beside them"
        return Finding(
            "agreed-otherwise", place, expected, actual, Severity.WARNING, entry.reference
        )
    expected = f"the levels of the agreed score {agreed} of {entry.reference}"
    return Finding("agreed-without-levels", place, expected, actual, reference=entry.reference)


def _update(scheme: Scheme, before: Row, after: Row) -> Row:
    """The line of the log: `Proposed score 8 agreed by the panel on 26/10/2023; it was 12.`"""
    current, on = scheme.current, before.day("agreed_on")
    old, new = score(scheme, current, before), score(scheme, current, after)
    was = f"it was {old}" if old is not None else "there was no score before"
    said = f"Proposed score {new} agreed by {before.text('agreed_by')} on {on:%d/%m/%Y}; {was}."
    levels = {
        "likelihood_after": after[current.likelihood],
        "impact_after": after[current.impact],
    }
    return Row(
        {
            "reference": before.reference,
            "date": on,
            "update": said,
            **(levels if scheme.scales and rated(scheme, current, after) == new else {}),
            "score_after": new,
        },
        Place("rolling forward"),
    )
