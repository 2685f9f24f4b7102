"""Rules on scores: each finds what it is for, and leaves alone what is close to it."""

from dataclasses import replace
from datetime import date

import pytest

from risk_register.checks import scores
from risk_register.findings import Severity
from risk_register.register import Register
from tests.registers import register, scheme
from tests.risk_register.checks.found import (
    BEFORE,
    finding,
    found,
    generic,
    leicestershire,
    levels,
    risk,
    scored,
)


def test_a_score_that_the_levels_do_not_rate_is_found() -> None:
    looked_at = leicestershire(
        risk("R1", **levels(3, 4), current_score=8), risk("R2", **levels(2, 4), current_score=8),
        risk("R3", current_score=8), risk("R4", **levels(3, 4)),
        risk("R5", **levels(3, 4), current_score=8, stage="Closed"),
    )  # fmt: skip
    assert found(scores.score_overruled, looked_at) == [
        finding(scores.score_overruled, ("risks", 2, "current_score"),
                "12, which the current levels rate", "8",
                "Correct the levels, or clear the score that was entered.")
    ]  # fmt: skip


def test_a_score_that_no_levels_rate_is_found() -> None:
    looked_at = leicestershire(
        risk("R1", current_score=5), risk("R2", proposed_score=13), risk("R3", current_score=6),
        risk("R4", current_score=5, stage="Closed"), risk("R5"),
    )  # fmt: skip
    possible = "one of the scores 1, 2, 3, 4, 6, 8, 9, 12, 16"
    assert found(scores.score_impossible, looked_at) == [
        finding(scores.score_impossible, ("risks", 2, "current_score"), possible, "5",
                "Correct the score.", Severity.ERROR),
        finding(scores.score_impossible, ("risks", 3, "proposed_score"), possible, "13",
                "Correct the score.", Severity.ERROR, "R2"),
    ]  # fmt: skip


def test_a_position_counts_from_the_schemes_first_day() -> None:
    history = [scored(7, date(2023, 10, 25)), scored(7, date(2023, 10, 26)), scored(8)]
    places = [f.place.line for f in found(scores.score_impossible, leicestershire(history=history))]
    assert places == [3]


def test_the_score_of_a_closed_risk_is_found_at_a_live_one() -> None:
    looked_at = register("wmpcc-2024", risks=[
        risk("R1", mitigated_score=0), risk("R2", mitigated_score=0, stage="Closed"),
        risk("R3", mitigated_score=99),
    ])  # fmt: skip
    assert found(scores.score_impossible, looked_at) == [
        finding(scores.score_impossible, ("risks", 2, "mitigated_score"),
                "the score of a live risk", "0", "Correct the score.", Severity.ERROR)
    ]  # fmt: skip


def test_an_entered_score_outside_the_bands_is_found() -> None:
    bands = scheme("leicestershire-2023").bands
    looked_at = replace(
        register("wmpcc-2024", risks=[
            risk("R1", mitigated_score=17), risk("R2", mitigated_score=5),
        ]),
        scheme=replace(scheme("wmpcc-2024"), bands=bands),
    )  # fmt: skip
    assert [(f.reference, f.expected) for f in found(scores.score_impossible, looked_at)] == [
        ("R1", "a score from 1 to 16")
    ]


def test_a_current_score_above_the_inherent_one_is_found() -> None:
    looked_at = generic(
        risk("R1", **levels(3, 3), **levels(2, 4, "inherent")),
        risk("R2", **levels(2, 4), **levels(4, 2, "inherent")), risk("R3", **levels(5, 5)),
        risk("R4", **levels(3, 3), **levels(2, 4, "inherent"), stage="Closed"),
    )  # fmt: skip
    assert found(scores.current_above_inherent, looked_at) == [
        finding(scores.current_above_inherent, ("risks", 2, "current_impact"),
                "current at most 8, the inherent score", "9",
                "Correct one of the two assessments.", Severity.ERROR)
    ]  # fmt: skip


def test_an_entered_score_above_the_unmitigated_one_is_found() -> None:
    looked_at = register("wmpcc-2024", risks=[
        risk("R1", mitigated_score=20, unmitigated_score=16),
        risk("R2", mitigated_score=16, unmitigated_score=16),
    ])  # fmt: skip
    assert found(scores.current_above_inherent, looked_at) == [
        finding(scores.current_above_inherent, ("risks", 2, "mitigated_score"),
                "mitigated at most 16, the unmitigated score", "20",
                "Correct one of the two assessments.", Severity.ERROR)
    ]  # fmt: skip


def test_a_target_above_the_current_score_is_found() -> None:
    looked_at = generic(
        risk("R1", **levels(2, 2), **levels(1, 5, "target")),
        risk("R2", **levels(2, 2), **levels(1, 4, "target")), risk("R3", **levels(1, 5, "target")),
    )  # fmt: skip
    assert found(scores.target_above_current, looked_at) == [
        finding(scores.target_above_current, ("risks", 2, "target_impact"),
                "target at most 4, the current score", "5", "Correct one of the two assessments.")
    ]  # fmt: skip


def test_a_past_position_above_the_inherent_score_is_found() -> None:
    history = [
        scored(16), scored(20, date(2025, 6, 30)),
        {"reference": "R1", "quarter": date(2025, 9, 30), "state": "Closed"},
        {"reference": "R2", "quarter": BEFORE, "state": "Scored", "score": 25},
    ]  # fmt: skip
    looked_at = generic(risk(**levels(4, 4, "inherent")), risk("R2"), history=history)
    assert found(scores.past_above_inherent, looked_at) == [
        finding(scores.past_above_inherent, ("history", 3, "score"),
                "at most 16, the inherent score", "20 on 30/06/2025",
                "Correct the position, or the inherent score.")
    ]  # fmt: skip


_PESTELO = ("Political", "Economic", "Social", "Technological", "Environmental", "Legislative",
            "Organisation")  # fmt: skip


def with_impacts(impact: int, *impacts: int) -> Register:
    """A register of a scheme by category that keeps impacts, with one risk."""
    rules = scheme("cambridgeshire-2017")
    rows = [
        {"reference": "R1", "assessment": "Current", "category": category, "level": level}
        for category, level in zip(_PESTELO, impacts, strict=False)
    ]
    made = register("cambridgeshire-2017", risks=[risk(**levels(2, impact))], impacts=rows)
    return replace(made, scheme=replace(rules, tables=(*rules.tables, "impacts")))


@pytest.mark.parametrize("impacts", [(1, 4), (4, 1, 1, 1, 1, 1, 1)])
def test_an_impact_that_is_not_the_highest_category_is_found(impacts: tuple[int, ...]) -> None:
    for impact in (3, 5) if len(impacts) == len(_PESTELO) else (3,):
        assert found(scores.impact_not_highest, with_impacts(impact, *impacts)) == [
            finding(scores.impact_not_highest, ("risks", 2, "current_impact"),
                    "4, the highest of the categories", str(impact),
                    "Correct the impact, or that of the category.", Severity.ERROR)
        ]  # fmt: skip


@pytest.mark.parametrize("impacts", [(4, 1), (1, 1), (), (4, 4, 4, 4, 4, 4, 4)])
def test_an_impact_may_be_that_of_a_category_not_recorded(impacts: tuple[int, ...]) -> None:
    assert found(scores.impact_not_highest, with_impacts(4, *impacts)) == []
