"""Two registers side by side: a plan and the risks that its commitments bear on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from risk_register.checks import beside
from risk_register.checks.entries import link_unknown
from risk_register.checks.run import RULES, rules_beside, run
from risk_register.findings import Finding
from risk_register.register import Register
from tests.registers import scheme
from tests.risk_register.checks.found import commitment, finding, found, generic, levels, plan, risk

LOW, HIGH = levels(1, 1), levels(5, 5)
[RED_OVER_LOW, UNKNOWN, ONE_SIDED, RATING] = beside.RULES


def bears_on(reference: str, theirs: str, /, **values: object) -> dict[str, object]:
    """A link between a commitment and a risk, from either side."""
    return {"reference": reference, "kind": "Bears on", "their_reference": theirs, **values}


def red(*links: Mapping[str, Any], rating: str = "Red") -> Register:
    """A plan with one commitment, 1."""
    return plan(commitment("1", rating=rating), links=links)


def risks(*links: Mapping[str, Any], at: Mapping[str, object] = LOW, **more: object) -> Register:
    """A register with one risk, R1."""
    return generic(risk("R1", **at, **more), links=links)


def beside_it(register: Register, other: Register) -> list[Finding]:
    """What the rules of two registers find, each of which can run."""
    rules = beside.rules_beside(other)
    return [each for rule in rules for each in found(rule, register)]


BOTH = (bears_on("1", "R1"), bears_on("R1", "1"))


def test_a_red_commitment_over_a_risk_noted_as_low_is_found() -> None:
    looked_at = red(bears_on("1", "R1", their_rating="Low"))
    assert found(RED_OVER_LOW, looked_at) == [
        finding(RED_OVER_LOW, ("links", 2, "their_rating"),
                "R1 rated higher, as the commitment that bears on it is Red", "'Low'",
                "See whether it is rated too low, or the commitment too badly.", reference="1")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rating", "values"),
    [("Amber", {"their_rating": "Low"}), ("Red", {"their_rating": "High"}), ("Red", {}),
     ("Red", {"their_rating": "Low", "kind": "Depends on"})],
)  # fmt: skip
def test_what_is_not_red_over_low_stands(rating: str, values: dict[str, object]) -> None:
    looked_at = red(bears_on("1", "R1") | values, rating=rating)
    assert found(RED_OVER_LOW, looked_at) == []


def test_a_closed_commitment_bears_on_nothing() -> None:
    looked_at = plan(
        commitment("1", rating="Red", stage="Closed"),
        links=[bears_on("1", "R1", their_rating="Low")],
    )
    assert found(RED_OVER_LOW, looked_at) == []
    assert beside_it(looked_at, risks()) == []


def test_the_other_registers_own_rating_counts_beside_it() -> None:
    plain, noted = red(BOTH[0]), red(bears_on("1", "R1", their_rating="High"))
    [found_plain] = beside_it(plain, risks(BOTH[1]))
    assert (found_plain.code, found_plain.expected, found_plain.actual) == (
        "red-over-low",
        "R1 of Test register rated higher, as the commitment that bears on it is Red",
        "'Low'",
    )
    assert [f.code for f in beside_it(noted, risks(BOTH[1]))] == ["red-over-low", "beside-rating"]
    stale = red(bears_on("1", "R1", their_rating="Low"))
    assert [f.code for f in beside_it(stale, risks(BOTH[1], at=HIGH))] == ["beside-rating"]


def test_a_link_to_a_third_register_still_goes_by_what_it_notes() -> None:
    theirs = bears_on("1", "F7", organisation="Force", their_rating="Very low")
    [only] = beside_it(red(theirs), risks())
    assert (only.code, only.expected) == (
        "red-over-low", "Force F7 rated higher, as the commitment that bears on it is Red",
    )  # fmt: skip


def test_a_low_risk_under_a_red_commitment_is_found_from_its_side() -> None:
    [only] = beside_it(risks(BOTH[1]), red(BOTH[0]))
    assert only == finding(
        RED_OVER_LOW, ("links", 2, "their_reference"),
        "a rating above the lowest, as 1 of Test register, a commitment that bears on it, is Red",
        "'Low'", "See whether it is rated too low, or the commitment too badly.", reference="R1",
    )  # fmt: skip


def test_a_high_risk_under_a_green_commitment_is_no_finding() -> None:
    assert beside_it(risks(BOTH[1], at=HIGH), red(BOTH[0], rating="Green")) == []
    assert beside_it(red(BOTH[0], rating="Green"), risks(BOTH[1], at=HIGH)) == []


def test_a_link_to_a_reference_that_the_other_register_has_not_is_found() -> None:
    looked_at = red(bears_on("1", "R9"), bears_on("1", "2"), bears_on("1", "F7", organisation="F"))
    assert [
        (f.code, f.place.line, f.expected, f.actual) for f in beside_it(looked_at, risks())
    ] == [
        ("beside-unknown", 2, "the reference of a risk of Test register", "'R9'"),
        ("beside-unknown", 3, "the reference of a risk of Test register", "'2'"),
    ]


def test_a_link_may_name_the_organisation_or_stay_within_its_own_register() -> None:
    looked_at = plan(
        commitment("1"), commitment("2"),
        links=[bears_on("1", "2"),
               bears_on("1", "R1", organisation="Office of the PCC for Anyshire")],
    )  # fmt: skip
    assert beside_it(looked_at, risks(BOTH[1], at=HIGH)) == []


@pytest.mark.parametrize(
    ("place", "ours", "others"),
    [(("links.csv", 2), BOTH[:1], ()), (("commitments.csv", 2), (), BOTH[1:])],
)
def test_a_link_that_stands_on_one_side_only_is_found(
    place: tuple[str, int], ours: tuple[Any, ...], others: tuple[Any, ...]
) -> None:
    [only] = beside_it(red(*ours, rating="Green"), risks(*others))
    assert (only.code, (only.place.source, only.place.line)) == ("beside-one-sided", place)
    said = {
        "links.csv": "a link from R1 to 1 in Test register too",
        "commitments.csv": "a link to R1 of Test register, which has one to 1",
    }
    assert only.expected == said[place[0]]


def test_a_rating_noted_otherwise_is_found() -> None:
    noted = bears_on("1", "R1", their_rating="Medium")
    assert beside_it(red(noted, rating="Green"), risks(BOTH[1])) == [
        finding(RATING, ("links", 2, "their_rating"), "Low, as Test register has it", "'Medium'",
                "Correct the rating noted.", reference="1")
    ]  # fmt: skip


def test_a_rating_noted_as_it_is_or_of_a_closed_risk_stands() -> None:
    noted = bears_on("1", "R1", their_rating="low")
    assert beside_it(red(noted, rating="Green"), risks(BOTH[1])) == []
    other = bears_on("1", "R1", their_rating="High")
    closed = risks(BOTH[1], stage="Closed")
    assert "beside-rating" not in [f.code for f in beside_it(red(other), closed)]


def test_alone_three_of_the_rules_do_not_run_and_say_why() -> None:
    not_run = run(red()).not_run
    why = "no other register was read beside this one"
    assert [code for code, reason in not_run.items() if reason == why] == [
        "beside-unknown", "beside-one-sided", "beside-rating",
    ]  # fmt: skip
    assert RED_OVER_LOW.unfed(scheme("generic-plan")) == ""
    assert RED_OVER_LOW.unfed(scheme("generic-5x5")) == (
        "it names no low ratings of another register"
    )


def test_beside_another_register_every_rule_stands_once_in_the_same_order() -> None:
    assert [each.code for each in rules_beside(risks())] == [each.code for each in RULES]
    codes = {f.code for f in run(red(*BOTH[:1]), rules_beside(risks(BOTH[1]))).findings}
    assert "red-over-low" in codes


def test_a_link_that_bears_on_may_leave_the_register_and_another_may_not() -> None:
    looked_at = red(bears_on("1", "R1"), bears_on("1", "R2", kind="Depends on"))
    assert found(link_unknown, looked_at) == [
        finding(link_unknown, ("links", 3, "their_reference"),
                "the reference of a commitment of this register", "'R2'",
                "Correct the reference, or name the organisation whose commitment it is.",
                severity=link_unknown.severity, reference="1")
    ]  # fmt: skip


def test_the_as_at_dates_may_differ() -> None:
    later = generic(risk("R1", **LOW, last_review=date(2026, 1, 1)), links=[BOTH[1]])
    assert [f.code for f in beside_it(red(BOTH[0]), later)] == ["red-over-low"]
