"""What a register says of the figures that papers print, and where it cannot say."""

from datetime import date
from typing import Any

import pytest

from risk_register.checks.figures import counts_of, figures_of, name_of
from risk_register.register import Row
from risk_register.scheme import Scheme
from risk_register.values import Value
from tests.registers import scheme
from tests.risk_register.making import PRODUCT, SCORE, TREND, changed, register_of, risk, scheme_of

Values = dict[str, Value]

SCHEME = scheme_of(changed(PRODUCT, ('"history", "people"', '"history", "meetings", "withheld"')))
BEFORE = date(2023, 12, 31)
LOW: Values = {"current_likelihood": 1, "current_impact": 2}
HIGH: Values = {"current_likelihood": 3, "current_impact": 3}


def position(reference: str, score: int | None = None, state: str = "Scored") -> dict[str, Value]:
    return {"reference": reference, "quarter": BEFORE, "state": state, "score": score}


def said(figure: str, values: Values, scheme: Scheme = SCHEME, **tables: Any) -> str:
    register = register_of(scheme, [risk(**values)], **tables)
    return figures_of(scheme)[figure].says(register, register.entries[0])


def counted(name: str, *risks: Row, scheme: Scheme = SCHEME, **tables: Any) -> list[str] | None:
    """The references that a count counts."""
    found = counts_of(scheme)[name](register_of(scheme, risks, **tables))
    return None if found is None else [each.reference for each in found]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("current_score", "9"),
        ("target_score", ""),
        ("rating", "High"),
        ("band", "High"),
        ("heat_map", "3 x 3"),
        ("movement", "no mark"),
        ("stage", "Live"),
        ("previous_score", "6"),
        ("direction", "↑ Up"),
        ("title", "R1"),
        ("owner", "CE"),
        ("first_recorded", "2023-05-01"),
        ("current_impact", "3"),
        ("next_key_date", ""),
    ],
)
def test_a_figure_of_a_risk_is_what_the_register_computes_or_keeps(
    figure: str, expected: str
) -> None:
    values: Values = {**HIGH, "owner": "CE", "first_recorded": date(2023, 5, 1)}
    assert said(figure, values, history=[{**position("R1", 6), "likelihood": 3}]) == expected


@pytest.mark.parametrize(
    "figure", ["rating", "heat_map", "previous_score", "movement", "direction"]
)
def test_a_scheme_without_scores_says_none_of_what_follows_from_them(figure: str) -> None:
    assert said(figure, {}, scheme_of(TREND)) == ""


def test_a_scheme_without_levels_or_marks_says_nothing_of_the_heat_map() -> None:
    assert said("heat_map", {"current_score": 20}, scheme_of(SCORE)) == ""
    assert said("movement", {"current_score": 20}, scheme_of(SCORE)) == ""


def test_movement_is_unknown_without_an_earlier_position_and_without_a_statement() -> None:
    assert said("movement", HIGH) == ""


def test_movement_that_is_stated_by_hand_is_known() -> None:
    cambridgeshire = scheme("cambridgeshire-2017")
    assert said("movement", HIGH, cambridgeshire) == "no mark"
    assert said("movement", {**HIGH, "impact_moved": "Increased"}, cambridgeshire) == "▶"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("current_score", "current_score"),
        ("Current score", "current_score"),
        ("Who", "owner"),
        ("Last review", "last_review"),
        ("Live risks", "live_risks"),
        ("Medium risks", "medium_risks"),
        ("Stage", "stage"),
        ("budget", "budget"),
    ],
)
def test_a_figure_is_known_by_its_name_or_by_its_columns_heading(written: str, name: str) -> None:
    assert name_of(SCHEME, written) == name


def test_the_scores_of_a_scheme_are_those_of_its_assessments() -> None:
    scores = [name for name in figures_of(scheme("wmpcc-2024")) if name.endswith("_score")]
    assert scores == ["unmitigated_score", "mitigated_score", "previous_score"]


# Counts

LIVE, PROPOSED = risk("L", **LOW), risk("P", stage="Closure proposed", **HIGH)
WEIGHED = risk("W", stage="Under consideration")
CLOSED = risk("C", stage="Closed", stage_date=date(2024, 2, 1))
CLOSED_LONG_AGO = risk("A", stage="Closed", stage_date=date(2023, 2, 1))
MOVED_DOWN = risk("O", stage="Operational", stage_date=date(2024, 2, 1))
ALL = (LIVE, PROPOSED, WEIGHED, CLOSED, CLOSED_LONG_AGO, MOVED_DOWN)
HISTORY = [position("L", 4), position("P", 4)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("live_risks", ["L", "P"]),
        ("high_risks", ["P"]),
        ("medium_risks", []),
        ("low_risks", ["L"]),
        ("considered_risks", ["W"]),
        ("proposed_closures", ["P"]),
        ("closed_risks", ["C"]),
        ("deescalated_risks", ["O"]),
        ("new_risks", []),
        ("changed_scores", ["L", "P"]),
        ("increased_risks", ["P"]),
        ("reduced_risks", ["L"]),
        ("withheld_risks", ["P"]),
        ("operational_risks", None),
    ],
)
def test_a_count_counts_these_risks(name: str, expected: list[str] | None) -> None:
    withheld = [{"reference": "P", "what": "Risk"}, {"reference": "L", "what": "Title"}]
    assert counted(name, *ALL, history=HISTORY, withheld=withheld) == expected


def test_bands_with_two_words_are_counted_too() -> None:
    assert "medium_high_risks" in counts_of(scheme("cambridgeshire-2017"))
    assert "high_risks" not in counts_of(scheme("mopac-2017"))


def test_a_risk_without_a_score_may_be_in_any_band() -> None:
    assert counted("high_risks", LIVE, risk("U")) is None


@pytest.mark.parametrize(
    ("values", "state", "expected"),
    [
        ({}, "Not recorded", None),
        ({}, None, None),
        ({"first_recorded": BEFORE}, None, None),
        ({"first_recorded": date(2024, 1, 1)}, None, ["L"]),
        ({"stage": "Closed", "stage_date": BEFORE}, None, ["L"]),
        ({"stage": "Closed", "stage_date": date(2024, 1, 1)}, None, None),
        ({"stage": "Under consideration"}, None, ["L"]),
        ({}, "Not on the register", ["L"]),
        ({}, "Closed", ["L"]),
    ],
)
def test_what_was_in_a_band_is_unknown_where_any_risk_may_have_been(
    values: Values, state: str | None, expected: list[str] | None
) -> None:
    """U is the risk of which it may not be known; L was High."""
    history = [position("L", 9), *([position("U", state=state)] if state else [])]
    found = counted("previous_high_risks", LIVE, risk("U", **{**LOW, **values}), history=history)
    assert found == expected


def test_withheld_risks_are_unknown_where_no_such_table_is_kept() -> None:
    assert counted("withheld_risks", LIVE, scheme=scheme_of(PRODUCT)) is None


def test_a_new_risk_is_one_that_was_not_on_the_register_before() -> None:
    history = [position("L", state="Not on the register")]
    assert counted("new_risks", LIVE, history=history) == ["L"]


def test_a_new_risk_is_one_that_was_recorded_since_the_last_meeting() -> None:
    meetings = [{"committee": "Audit", "date": date(2024, 1, 15)}]
    old = risk("1", first_recorded=date(2024, 1, 14))
    new = risk("2", first_recorded=date(2024, 1, 16))
    assert counted("new_risks", old, new, meetings=meetings) == ["2"]
    assert counted("new_risks", old, new, LIVE, meetings=meetings) is None


@pytest.mark.parametrize("name", ["new_risks", "changed_scores", "closed_risks"])
def test_what_has_changed_is_unknown_where_nothing_says_since_when(name: str) -> None:
    recorded = risk("1", first_recorded=date(2024, 1, 14))
    assert counted(name, recorded, CLOSED) is None


def test_what_has_left_is_unknown_where_nothing_says_when() -> None:
    undated = risk("U", stage="Closed")
    assert counted("closed_risks", LIVE, undated, history=HISTORY) is None
    assert counted("deescalated_risks", LIVE, undated, history=HISTORY) == []
    assert counted("closed_risks", undated, history=[position("U", 4)]) == ["U"]


def test_directions_are_counted_only_where_all_are_known() -> None:
    up, down = risk("1", direction="Up"), risk("2", direction="Down")
    assert counted("increased_risks", up, down) == ["1"]
    assert counted("reduced_risks", up, down) == ["2"]
    assert counted("increased_risks", up, down, LIVE) is None


def test_no_risk_can_be_counted_as_going_up_where_no_arrow_says_so() -> None:
    trend = scheme_of(TREND)
    assert counted("increased_risks", risk(direction="Worse"), scheme=trend) is None
