"""Rules on scores: each finds what it is for, and leaves alone what is close to it."""

from dataclasses import replace
from datetime import date

import pytest

from risk_register.checks import scores
from risk_register.findings import Severity
from risk_register.register import Register
from tests.registers import register, scheme
from tests.risk_register.checks.found import Rows, finding, found, generic, leicestershire, risk

_BEFORE = date(2025, 12, 31)


def levels(likelihood: int, impact: int, key: str = "current") -> dict[str, object]:
    """The levels of an assessment."""
    return {f"{key}_likelihood": likelihood, f"{key}_impact": impact}


def scored(score: int, quarter: date = _BEFORE, /, **values: object) -> dict[str, object]:
    """A scored position of R1."""
    return {"reference": "R1", "quarter": quarter, "state": "Scored", "score": score, **values}


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
        {"reference": "R2", "quarter": _BEFORE, "state": "Scored", "score": 25},
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


def dropped(**tables: Rows) -> Register:
    """A register whose one risk has come down from 16 to 12."""
    return generic(risk(**levels(3, 4)), history=[scored(16)], **tables)


def test_a_score_that_dropped_without_a_word_is_found() -> None:
    before = date(2025, 12, 31)
    silent = dropped(
        updates=[
            {"reference": "R1", "date": date(2026, 1, 5), "update": "Reviewed by the team"},
            {"reference": "R1", "date": before, "update": "Score lowered", "score_after": 12},
            {"reference": "R2", "date": date(2026, 1, 5), "update": "Score lowered"},
        ],
        controls=[{"control_id": "C1", "reference": "R1", "completed": before}],
    )
    for looked_at in (dropped(), silent):
        assert found(scores.drop_unexplained, looked_at) == [
            finding(scores.drop_unexplained, ("risks", 2, "current_impact"),
                    "16, as on 31/12/2025, or the reason for less", "12",
                    "Complete the control that lowered it, or write an update that says why.")
        ]  # fmt: skip


@pytest.mark.parametrize(
    "update",
    [{"update": "Less likely now: lowered"}, {"update": "Reviewed", "likelihood_after": 3},
     {"update": "Reviewed", "score_after": 12}],
)  # fmt: skip
def test_an_update_may_explain_a_drop(update: dict[str, object]) -> None:
    row = {"reference": "R1", "date": date(2026, 1, 5), **update}
    assert found(scores.drop_unexplained, dropped(updates=[row])) == []


def test_a_control_may_explain_a_drop() -> None:
    control = {"control_id": "C1", "reference": "R1", "completed": date(2026, 1, 1)}
    assert found(scores.drop_unexplained, dropped(controls=[control])) == []


@pytest.mark.parametrize("before", [12, 9])
def test_a_score_that_has_not_dropped_needs_no_word(before: int) -> None:
    looked_at = generic(risk(**levels(3, 4)), history=[scored(before)])
    assert found(scores.drop_unexplained, looked_at) == []


def logged(*after: dict[str, object]) -> Register:
    """A register whose one risk is at likelihood 3 and impact 4, with these updates."""
    updates = [
        {"reference": "R1", "date": date(2026, 2, day), "update": "Said", **each}
        for day, each in enumerate(after, 1)
    ]
    return generic(risk(**levels(3, 4)), updates=updates)


def test_a_score_that_the_log_does_not_name_last_is_found() -> None:
    looked_at = logged({"score_after": 12}, {"score_after": 16, "likelihood_after": 4}, {})
    assert found(scores.log_score_differs, looked_at) == [
        finding(scores.log_score_differs, ("risks", 2, "current_score"),
                "score 16, as the log of 02/02/2026 says", "12", "Correct the risk, or its log.")
    ]  # fmt: skip


def test_levels_that_the_log_does_not_name_last_are_found() -> None:
    looked_at = logged({"score_after": 16}, {"likelihood_after": 2, "impact_after": 4})
    assert found(scores.log_score_differs, looked_at) == [
        finding(scores.log_score_differs, ("risks", 2, "current_likelihood"),
                "likelihood 2, as the log of 02/02/2026 says", "3",
                "Correct the risk, or its log.")
    ]  # fmt: skip


def test_a_log_is_read_by_its_dates() -> None:
    looked_at = logged({"score_after": 16}, {"score_after": 12})
    turned = replace(looked_at, tables={**looked_at.tables, "updates": (
        *reversed(looked_at.rows("updates")),)})  # fmt: skip
    assert found(scores.log_score_differs, looked_at) == []
    assert found(scores.log_score_differs, turned) == []
    assert found(scores.log_score_differs, logged({}, {})) == []


def stating(direction: str, *history: dict[str, object]) -> Register:
    """A West Midlands register whose one risk is at 12 and states a direction."""
    return register(
        "wmpcc-2024", risks=[risk(mitigated_score=12, direction=direction)], history=history
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "stated", "expected", "actual"),
    [(16, "Increased", "'⇓ Reduced', from 16 to 12", "'⇑ Increased'"),
     (12, "Reduced", "'⇔ Unchanged', from 12 to 12", "'⇓ Reduced'"),
     (8, "N/A", "'⇑ Increased', from 8 to 12", "'N/A'")],
)  # fmt: skip
def test_a_direction_that_the_scores_contradict_is_found(
    before: int, stated: str, expected: str, actual: str
) -> None:
    assert found(scores.direction_contradicted, stating(stated, scored(before))) == [
        finding(scores.direction_contradicted, ("risks", 2, "direction"), expected, actual,
                "Clear what is stated; the direction is computed.", Severity.ERROR)
    ]  # fmt: skip


def test_a_new_risk_has_not_gone_up() -> None:
    position = {"reference": "R1", "quarter": _BEFORE, "state": "Not on the register"}
    [one] = found(scores.direction_contradicted, stating("Increased", position))
    assert one.expected == "'N/A', from N/A to 12"
    assert found(scores.direction_contradicted, stating("N/A", position)) == []


@pytest.mark.parametrize("before", [(), (scored(8),)])
def test_a_direction_that_fits_or_that_nothing_contradicts_stands(
    before: tuple[dict[str, object], ...],
) -> None:
    assert found(scores.direction_contradicted, stating("Increased", *before)) == []


def marked(moved: str, now: int, before: int | None = None) -> Register:
    """A Cambridgeshire register whose one risk states how its likelihood has moved."""
    rules = scheme("cambridgeshire-2017")
    made = register(
        "cambridgeshire-2017", risks=[risk(**levels(now, 3), likelihood_moved=moved)],
        history=[scored(9, likelihood=before)] if before else [],
    )  # fmt: skip
    return replace(made, scheme=replace(rules, tables=(*rules.tables, "history")))


@pytest.mark.parametrize(
    ("moved", "now", "before", "expected"),
    [("Increased", 2, 3, "Decreased, from 3"), ("Decreased", 2, 2, "no mark, from 2"),
     ("Increased", 1, None, "a level that can be reached so"),
     ("Decreased", 5, None, "a level that can be reached so")],
)  # fmt: skip
def test_a_mark_that_the_levels_contradict_is_found(
    moved: str, now: int, before: int | None, expected: str
) -> None:
    assert found(scores.mark_contradicted, marked(moved, now, before)) == [
        finding(scores.mark_contradicted, ("risks", 2, "likelihood_moved"), expected,
                f"{moved}, to {now}", "Correct the mark, or the level.", Severity.ERROR)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("moved", "now", "before"),
    [("Increased", 3, 2), ("Decreased", 1, None), ("Increased", 5, None), ("", 1, None)],
)
def test_a_mark_that_fits_stands(moved: str, now: int, before: int | None) -> None:
    assert found(scores.mark_contradicted, marked(moved, now, before)) == []


def test_a_stated_previous_score_that_is_not_the_historys_is_found() -> None:
    place = {"place": "page 1"}
    stated = [
        {"reference": "R1", "figure": "previous_score", "value": "16", **place},
        {"reference": "R1", "figure": "previous_score", "value": " 9 ", **place},
        {"reference": "R1", "figure": "previous_score", "value": "-", **place},
        {"reference": "R1", "figure": "current_score", "value": "16", **place},
        {"reference": "R2", "figure": "previous_score", "value": "16", **place},
        {"figure": "previous_score", "value": "16", **place},
    ]
    looked_at = leicestershire(risk(), risk("R2"), history=[scored(9)], stated=stated)
    assert found(scores.previous_score_differs, looked_at) == [
        finding(scores.previous_score_differs, ("stated", 2, "value"), "9, as the history has it",
                "16", "Correct the history, or say where the figure was printed wrong.",
                Severity.ERROR)
    ]  # fmt: skip
