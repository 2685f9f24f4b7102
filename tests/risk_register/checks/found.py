"""What a rule finds, and small registers for it to look at."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from risk_register.checks.rule import Rule
from risk_register.findings import Finding, Severity
from risk_register.places import Place
from risk_register.register import Register
from tests.registers import register

AS_AT = date(2026, 3, 31)
BEFORE = date(2025, 12, 31)
Rows = Sequence[Mapping[str, Any]]


def found(rule: Rule, looked_at: Register) -> list[Finding]:
    """What a rule finds, which must be able to run."""
    assert rule.unfed(looked_at.scheme) == ""
    return list(rule.findings(looked_at))


def finding(  # one argument for each thing that a finding says
    rule: Rule,
    place: tuple[str, int, str],
    expected: str,
    actual: str,
    remedy: str,
    severity: Severity = Severity.WARNING,
    reference: str = "R1",
) -> Finding:
    """A finding about one field of a row: its table, its line and the field."""
    table, line, field = place
    return Finding(
        rule.code, Place(f"{table}.csv", line, f"column {field}"), expected, actual, severity,
        reference, field, remedy,
    )  # fmt: skip


def risk(reference: str = "R1", /, **values: object) -> dict[str, object]:
    """A risk with these values."""
    return {"reference": reference, "title": reference, **values}


def generic(*risks: Mapping[str, Any], **tables: Rows) -> Register:
    """A register of generic-5x5 as at 31 March 2026."""
    return register("generic-5x5", AS_AT, risks=risks, **tables)


def leicestershire(*risks: Mapping[str, Any], **tables: Rows) -> Register:
    """A register of leicestershire-2023 as at 31 March 2026."""
    return register("leicestershire-2023", AS_AT, risks=risks, **tables)


def plan(*commitments: Mapping[str, Any], **tables: Rows) -> Register:
    """A plan of generic-plan as at 31 March 2026."""
    return register("generic-plan", AS_AT, commitments=commitments, **tables)


def commitment(reference: str = "1", /, **values: object) -> dict[str, object]:
    """A green commitment with an area and an update, and these values."""
    usual = {"areas": "Resources and Value", "rating": "Green", "update": "Under way."}
    return {"reference": reference, "title": f"Promise {reference}", **usual, **values}


def was(reference: str, band: str, quarter: date = BEFORE) -> dict[str, object]:
    """Where a commitment stood at a quarter's end."""
    return {"reference": reference, "quarter": quarter, "state": "Scored", "band": band}


def levels(likelihood: int, impact: int, key: str = "current") -> dict[str, object]:
    """The levels of an assessment."""
    return {f"{key}_likelihood": likelihood, f"{key}_impact": impact}


def scored(score: int, quarter: date = BEFORE, /, **values: object) -> dict[str, object]:
    """A scored position of R1."""
    return {"reference": "R1", "quarter": quarter, "state": "Scored", "score": score, **values}
