"""Registers that go over to another scheme, and how the tests ask for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from risk_register.adoption.adopt import adopt
from risk_register.adoption.mapping import SchemeMapping
from risk_register.findings import Finding, Severity
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.values import Value
from tests.registers import register, scheme

JULY, OCTOBER, JANUARY, APRIL = (
    date(2023, 7, 31), date(2023, 10, 26), date(2024, 1, 31), date(2024, 4, 30),
)  # fmt: skip

FOUR_TO_FIVE = {1: 1, 2: 2, 3: 4, 4: 5}
"""The levels of a scale of four on one of five."""

TO_FIVE = SchemeMapping(
    {"likelihood": FOUR_TO_FIVE, "impact": FOUR_TO_FIVE},
    {"statuses": {"Controls Tasked": "Treat", "Managed": "Tolerate"}},
    Place("map.toml"),
)
"""From Leicestershire's four by four to the generic five by five."""


def scored(reference: str, quarter: date, likelihood: int, impact: int) -> dict[str, Value]:
    """A position by levels, of a scheme that multiplies them."""
    return {
        "reference": reference, "quarter": quarter, "state": "Scored", "likelihood": likelihood,
        "impact": impact, "score": likelihood * impact,
    }  # fmt: skip


def bare(reference: str, quarter: date, score: int) -> dict[str, Value]:
    """A position of which only the score is known."""
    return {"reference": reference, "quarter": quarter, "state": "Scored", "score": score}


def made_risk(reference: str, likelihood: int, impact: int, **more: Value) -> dict[str, Value]:
    """A risk with its current levels."""
    levels = {"current_likelihood": likelihood, "current_impact": impact}
    return {"reference": reference, "title": f"Risk {reference}", **levels, **more}


def in_2016(**tables: Sequence[Mapping[str, Any]]) -> Register:
    """A register under Leicestershire's scheme of 2016, as at October 2023."""
    return register("leicestershire-2016", OCTOBER, **tables)


def adopted(
    before: Register,
    new: str | Scheme,
    mapping: SchemeMapping | None = None,
    on: date = OCTOBER,
    headings: Mapping[str, list[str]] | None = None,
) -> Register:
    """The register under a new scheme, which nothing is in the way of."""
    rules = scheme(new) if isinstance(new, str) else new
    after, findings = adopt(before, rules, on, mapping or SchemeMapping(), "CFO", headings)
    assert after is not None, [str(each) for each in findings]
    return after


def told(
    before: Register, new: str | Scheme, mapping: SchemeMapping | None = None, on: date = OCTOBER
) -> list[Finding]:
    """Everything that is found on adopting a scheme."""
    rules = scheme(new) if isinstance(new, str) else new
    return adopt(before, rules, on, mapping or SchemeMapping())[1]


def refused(
    before: Register, new: str | Scheme, mapping: SchemeMapping | None = None, on: date = OCTOBER
) -> list[tuple[str, str]]:
    """Why a scheme cannot be adopted: the codes of the errors and their places."""
    rules = scheme(new) if isinstance(new, str) else new
    after, findings = adopt(before, rules, on, mapping or SchemeMapping())
    errors = [each for each in findings if each.severity is Severity.ERROR]
    assert (after is None) is bool(errors)
    return [(each.code, str(each.place)) for each in errors]


def row_of(after: Register, table: str, reference: str) -> Row:
    """The first row of a table about a risk."""
    return next(row for row in after.rows(table) if row.reference == reference)
