"""Rules on governance: each finds what it is for, and leaves alone what is close to it."""

from datetime import date

import pytest

from risk_register.checks import governance
from risk_register.findings import Finding, Severity
from risk_register.places import Place
from tests.registers import QUARTERS, register
from tests.risk_register.checks.found import finding, found, generic, leicestershire, risk

HIGH: dict[str, object] = {"current_likelihood": 2, "current_impact": 5}
VERY_HIGH: dict[str, object] = {"current_likelihood": 4, "current_impact": 4}
LOW_TARGET: dict[str, object] = {"target_likelihood": 1, "target_impact": 1}


def control(kind: str, **values: object) -> dict[str, object]:
    """A control of R1."""
    return {"control_id": "C1", "reference": "R1", "kind": kind, **values}


@pytest.mark.parametrize(
    "controls",
    [[], [control("In place")], [control("Planned", completed=date(2026, 1, 1))],
     [control("Potential")]],
)  # fmt: skip
def test_a_risk_above_tolerance_that_nobody_treats_is_found(
    controls: list[dict[str, object]],
) -> None:
    looked_at = generic(risk(**HIGH), controls=controls)
    assert found(governance.above_tolerance_untreated, looked_at) == [
        finding(governance.above_tolerance_untreated, ("risks", 2, "current_impact"),
                "a planned control, or who accepts the risk", "10, above the tolerance of 9",
                "Plan a control, or record who accepts the risk, why and until when.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [{"current_likelihood": 3, "current_impact": 3}, {}, {**HIGH, "stage": "Closed"},
     {**HIGH, "accepted_by": "Commissioner"}, {**HIGH, "accepted_reason": "Too dear to treat"},
     {**HIGH, "accepted_until": date(2026, 1, 1)}],
)  # fmt: skip
def test_a_risk_within_tolerance_or_accepted_stands(values: dict[str, object]) -> None:
    assert found(governance.above_tolerance_untreated, generic(risk(**values))) == []


@pytest.mark.parametrize("kind", ["Planned", "Unclassified"])
def test_a_risk_above_tolerance_with_what_may_be_planned_stands(kind: str) -> None:
    looked_at = generic(risk(**HIGH), controls=[control(kind)])
    assert found(governance.above_tolerance_untreated, looked_at) == []


def test_an_acceptance_that_has_ended_is_found() -> None:
    ended = date(2026, 3, 30)
    looked_at = generic(
        risk("R1", **HIGH, accepted_until=ended),
        risk("R2", **HIGH, accepted_until=date(2026, 3, 31)), risk("R3", accepted_until=ended),
        risk("R4", current_likelihood=1, current_impact=1, accepted_until=ended),
        risk("R5", **HIGH, accepted_until=ended, stage="Closed"),
    )  # fmt: skip
    assert found(governance.acceptance_expired, looked_at) == [
        finding(governance.acceptance_expired, ("risks", 2, "accepted_until"),
                "a date from 31/03/2026, as the risk is above the tolerance", "30/03/2026",
                "Have it accepted again, or plan controls and clear the acceptance.")
    ]  # fmt: skip


def over_quarters(*scores: int) -> list[dict[str, object]]:
    """Positions of R1 at the ends of the last quarters."""
    return [
        {"reference": "R1", "quarter": quarter, "state": "Scored", "score": score}
        for quarter, score in zip(QUARTERS[-len(scores) :], scores, strict=True)
    ]


def test_a_risk_that_stays_red_is_found() -> None:
    looked_at = generic(risk(**VERY_HIGH, **LOW_TARGET), history=over_quarters(16, 20, 16))
    assert found(governance.red_unmoved, looked_at) == [
        finding(governance.red_unmoved, ("risks", 2, "current_impact"),
                "less than Very high within 4 quarters", "Very high for 4 quarters on end",
                "See whether the controls work, and whether the target still stands.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "scores"),
    [({**VERY_HIGH, **LOW_TARGET}, (16, 16)), ({**VERY_HIGH, **LOW_TARGET}, (16, 15, 16)),
     ({**HIGH, **LOW_TARGET}, (10, 10, 10)), (VERY_HIGH, (16, 16, 16)),
     ({**VERY_HIGH, "target_likelihood": 4, "target_impact": 4}, (16, 16, 16))],
    ids=["three quarters", "less between", "not red", "no target", "meant to be red"],
)  # fmt: skip
def test_a_risk_that_has_moved_or_means_to_stay_is_not_found(
    values: dict[str, object], scores: tuple[int, ...]
) -> None:
    looked_at = generic(risk(**values), history=over_quarters(*scores))
    assert found(governance.red_unmoved, looked_at) == []


def test_a_redacted_risk_without_a_reason_is_found() -> None:
    looked_at = leicestershire(
        {"reference": "R1", "title": "Redacted"}, {"reference": "R2", "title": "[REDACTED]"},
        {"reference": "R3", "title": "Three", "description": "Withheld."},
        {"reference": "R4", "title": "Redacted", "stage": "Closed"},
        {"reference": "R5", "title": "Sensitive data is lost"},
        withheld=[{"reference": "R2", "what": "Risk", "reason": "Commercial"}],
    )  # fmt: skip
    expected, remedy = "a row of the table Withheld that says why", (
        "Enter what is withheld, and the reason."
    )  # fmt: skip
    assert found(governance.redacted_without_reason, looked_at) == [
        finding(governance.redacted_without_reason, ("risks", 2, "title"), expected, "'Redacted'",
                remedy),
        finding(governance.redacted_without_reason, ("risks", 4, "description"), expected,
                "'Withheld.'", remedy, reference="R3"),
    ]  # fmt: skip


def test_an_issue_that_is_scored_as_a_risk_is_found() -> None:
    looked_at = generic(
        risk("R1", **HIGH, stage="Issue"), risk("R2", stage="Issue"),
        risk("R3", **HIGH, stage="Closed"), risk("R4", **HIGH),
    )  # fmt: skip
    assert found(governance.issue_scored, looked_at) == [
        finding(governance.issue_scored, ("risks", 2, "current_impact"),
                "no current score, as it has happened", "10",
                "Clear the current assessment; the history keeps the earlier scores.")
    ]  # fmt: skip


def test_what_is_printed_for_a_closed_risk_is_no_score_of_an_issue() -> None:
    looked_at = register("wmpcc-2024", risks=[
        risk("R1", mitigated_score=0, stage="Issue"), risk("R2", mitigated_score=1, stage="Issue"),
    ])  # fmt: skip
    assert [f.reference for f in found(governance.issue_scored, looked_at)] == ["R2"]


def test_a_register_that_nobody_reviewed_this_quarter_is_found_once() -> None:
    looked_at = generic(
        risk("R1", last_review=date(2025, 12, 30)), risk("R2", last_review=date(2025, 11, 30)),
        risk("R3"), risk("R4", last_review=date(2026, 1, 30), stage="Closed"),
    )  # fmt: skip
    assert found(governance.nothing_reviewed, looked_at) == [
        Finding("nothing-reviewed", Place("risks.csv"),
                "a risk that was reviewed from 31/12/2025 on",
                "none; the latest review was on 30/12/2025", Severity.WARNING,
                field="last_review",
                remedy="Review the register and enter the dates, or correct the as-at date.")
    ]  # fmt: skip


@pytest.mark.parametrize("last", [date(2025, 12, 31), date(2026, 3, 31), None])
def test_one_review_in_the_quarter_is_enough_and_none_known_says_nothing(last: date | None) -> None:
    older = risk("R2", last_review=date(2025, 1, 1))
    risks = [risk("R1", last_review=last), older] if last else [risk("R1")]
    assert found(governance.nothing_reviewed, generic(*risks)) == []
