"""Rules on movements: each finds what it is for, and leaves alone what is close to it."""

from dataclasses import replace
from datetime import date

import pytest

from risk_register.checks import movements
from risk_register.findings import Severity
from risk_register.register import Register
from tests.registers import register, scheme
from tests.risk_register.checks.found import (
    BEFORE,
    Rows,
    finding,
    found,
    generic,
    levels,
    risk,
    scored,
)


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
        assert found(movements.drop_unexplained, looked_at) == [
            finding(movements.drop_unexplained, ("risks", 2, "current_impact"),
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
    assert found(movements.drop_unexplained, dropped(updates=[row])) == []


def test_a_control_may_explain_a_drop() -> None:
    control = {"control_id": "C1", "reference": "R1", "completed": date(2026, 1, 1)}
    assert found(movements.drop_unexplained, dropped(controls=[control])) == []


@pytest.mark.parametrize("before", [12, 9])
def test_a_score_that_has_not_dropped_needs_no_word(before: int) -> None:
    looked_at = generic(risk(**levels(3, 4)), history=[scored(before)])
    assert found(movements.drop_unexplained, looked_at) == []


def logged(*after: dict[str, object]) -> Register:
    """A register whose one risk is at likelihood 3 and impact 4, with these updates."""
    updates = [
        {"reference": "R1", "date": date(2026, 2, day), "update": "Said", **each}
        for day, each in enumerate(after, 1)
    ]
    return generic(risk(**levels(3, 4)), updates=updates)


def test_a_score_that_the_log_does_not_name_last_is_found() -> None:
    looked_at = logged({"score_after": 12}, {"score_after": 16, "likelihood_after": 4}, {})
    assert found(movements.log_score_differs, looked_at) == [
        finding(movements.log_score_differs, ("risks", 2, "current_score"),
                "score 16, as the log of 02/02/2026 says", "12", "Correct the risk, or its log.")
    ]  # fmt: skip


def test_levels_that_the_log_does_not_name_last_are_found() -> None:
    looked_at = logged({"score_after": 16}, {"likelihood_after": 2, "impact_after": 4})
    assert found(movements.log_score_differs, looked_at) == [
        finding(movements.log_score_differs, ("risks", 2, "current_likelihood"),
                "likelihood 2, as the log of 02/02/2026 says", "3",
                "Correct the risk, or its log.")
    ]  # fmt: skip


def test_a_log_is_read_by_its_dates() -> None:
    looked_at = logged({"score_after": 16}, {"score_after": 12})
    turned = replace(looked_at, tables={**looked_at.tables, "updates": (
        *reversed(looked_at.rows("updates")),)})  # fmt: skip
    assert found(movements.log_score_differs, looked_at) == []
    assert found(movements.log_score_differs, turned) == []
    assert found(movements.log_score_differs, logged({}, {})) == []


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
    assert found(movements.direction_contradicted, stating(stated, scored(before))) == [
        finding(movements.direction_contradicted, ("risks", 2, "direction"), expected, actual,
                "Clear what is stated; the direction is computed.", Severity.ERROR)
    ]  # fmt: skip


def test_a_new_risk_has_not_gone_up() -> None:
    position = {"reference": "R1", "quarter": BEFORE, "state": "Not on the register"}
    [one] = found(movements.direction_contradicted, stating("Increased", position))
    assert one.expected == "'N/A', from N/A to 12"
    assert found(movements.direction_contradicted, stating("N/A", position)) == []


@pytest.mark.parametrize("before", [(), (scored(8),)])
def test_a_direction_that_fits_or_that_nothing_contradicts_stands(
    before: tuple[dict[str, object], ...],
) -> None:
    assert found(movements.direction_contradicted, stating("Increased", *before)) == []


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
     ("Increased", 1, None, "a level above the lowest"),
     ("Decreased", 5, None, "a level below the highest")],
)  # fmt: skip
def test_a_mark_that_the_levels_contradict_is_found(
    moved: str, now: int, before: int | None, expected: str
) -> None:
    assert found(movements.mark_contradicted, marked(moved, now, before)) == [
        finding(movements.mark_contradicted, ("risks", 2, "likelihood_moved"), expected,
                f"{moved}, to {now}", "Correct the mark, or the level.", Severity.ERROR)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("moved", "now", "before"),
    [("Increased", 3, 2), ("Decreased", 1, None), ("Increased", 5, None), ("", 1, None)],
)
def test_a_mark_that_fits_stands(moved: str, now: int, before: int | None) -> None:
    assert found(movements.mark_contradicted, marked(moved, now, before)) == []
