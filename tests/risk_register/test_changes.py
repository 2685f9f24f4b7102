"""What is new or has changed since the committee last met."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from risk_register.changes import change, changes_since
from risk_register.register import Register
from risk_register.scheme import Scheme
from risk_register.values import Value
from tests.registers import example
from tests.risk_register.making import (
    AS_AT,
    PRODUCT,
    SCORE,
    TREND,
    changed,
    register_of,
    risk,
    scheme_of,
)

MADE = scheme_of(PRODUCT)
BEFORE = date(2023, 12, 31)
MET = date(2024, 2, 15)
"""The audit committee's last meeting before the as-at date, 31 March 2024."""

MEETINGS: list[dict[str, Value]] = [
    {"committee": "Audit", "date": date(2024, 4, 18)},
    {"committee": "Board", "date": date(2024, 3, 20)},
    {"committee": "Audit", "date": MET},
    {"committee": "Board", "date": date(2023, 10, 1)},
    {"committee": "Audit", "date": date(2023, 11, 15)},
]

DAY_BEFORE, DAY_AFTER = date(2024, 2, 14), date(2024, 2, 16)


def meeting(*days: date) -> Register:
    """A register whose one committee meets on these days."""
    return register_of(MADE, [], meetings=[{"committee": "Audit", "date": day} for day in days])


def told(
    before: tuple[str, int | None] | None = None,
    scheme: Scheme = MADE,
    meetings: Sequence[Mapping[str, Value]] = MEETINGS,
    **values: Value,
) -> str | None:
    """What is said of a risk, 2 x 2 today, with its position at the end of 2023."""
    one = risk(**{"current_likelihood": 2, "current_impact": 2, **values})
    history = []
    if before:
        history = [{"reference": "R1", "quarter": BEFORE, "state": before[0], "score": before[1]}]
    return change(register_of(scheme, [one], history=history, meetings=meetings), one)


# Since when


def test_the_papers_are_made_for_the_committee_of_the_latest_meeting() -> None:
    register = register_of(MADE, [], meetings=MEETINGS)
    assert register.committee == "Audit"
    assert register.last_meeting == MET
    assert changes_since(register) == MET


def test_a_meeting_without_a_date_says_nothing() -> None:
    register = register_of(MADE, [], meetings=[*MEETINGS, {"committee": "Other", "date": None}])
    assert register.committee == "Audit"


def test_a_meeting_on_the_as_at_date_is_not_the_last_one() -> None:
    assert meeting(AS_AT).last_meeting is None
    assert meeting(AS_AT, date(2024, 3, 30)).last_meeting == date(2024, 3, 30)


def test_another_committees_meeting_does_not_count() -> None:
    register = register_of(MADE, [], meetings=MEETINGS[:2])
    assert register.committee == "Audit"
    assert register.last_meeting is None


def test_without_a_meeting_the_previous_quarter_counts() -> None:
    history = [{"reference": "R1", "quarter": BEFORE, "state": "Scored", "score": 4}]
    register = register_of(MADE, [risk()], history=history)
    assert register.committee == ""
    assert changes_since(register) == BEFORE


def test_without_meeting_and_quarter_nothing_is_known() -> None:
    register = register_of(MADE, [risk()])
    assert changes_since(register) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("leicestershire-2023-10", date(2023, 7, 31)),
        ("cambridgeshire-2017-02", date(2016, 8, 11)),
        ("wmpcc-2024-06", date(2024, 3, 31)),
        ("wmpcc-2026-03", date(2025, 12, 31)),
        ("mopac-2017-09", None),
    ],
)
def test_each_example_knows_since_when_changes_count(name: str, expected: date | None) -> None:
    assert changes_since(example(name)) == expected


# Live risks


def test_a_risk_that_was_not_on_the_register_is_new() -> None:
    assert told(("Not on the register", None)) == "New"


@pytest.mark.parametrize(
    ("recorded", "expected"), [(DAY_AFTER, "New"), (MET, None), (DAY_BEFORE, None), (None, None)]
)
def test_a_risk_is_new_that_was_recorded_after_the_meeting(
    recorded: date | None, expected: str | None
) -> None:
    assert told(first_recorded=recorded) == expected


def test_a_risk_recorded_after_the_quarter_is_new_where_no_meeting_is_known() -> None:
    history = [{"reference": "R2", "quarter": BEFORE, "state": "Scored", "score": 4}]
    one = risk(current_likelihood=2, current_impact=2, first_recorded=date(2024, 1, 1))
    assert change(register_of(MADE, [one], history=history), one) == "New"
    assert change(register_of(MADE, [one]), one) is None


def test_a_new_risk_whose_score_has_changed_too_is_new() -> None:
    assert told(("Scored", 9), first_recorded=DAY_AFTER) == "New"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(("Scored", 9), "Score changed", id="it was higher"),
        pytest.param(("Scored", 0), "Score changed", id="it was 0"),
        pytest.param(("Scored", 4), None, id="it was the same"),
        pytest.param(("Closed", None), "Reopened", id="it was closed"),
        pytest.param(("Not recorded", None), None, id="nobody wrote it down"),
        pytest.param(None, None, id="nothing is known"),
    ],
)
def test_a_score_has_changed_against_the_previous_quarter(
    before: tuple[str, int | None] | None, expected: str | None
) -> None:
    assert told(before) == expected


@pytest.mark.parametrize("stage", [None, "Live"])
@pytest.mark.parametrize(
    ("day", "expected"), [(DAY_AFTER, "Reopened"), (MET, None), (DAY_BEFORE, None), (None, None)]
)
def test_a_risk_is_reopened_that_became_live_again_after_the_meeting(
    stage: str | None, day: date | None, expected: str | None
) -> None:
    assert told(("Scored", 4), stage=stage, stage_date=day) == expected


def test_a_reopened_risk_whose_score_has_changed_too_is_reopened() -> None:
    assert told(("Scored", 9), stage_date=DAY_AFTER) == "Reopened"


def test_a_risk_whose_closure_is_proposed_is_not_reopened() -> None:
    assert told(("Scored", 4), stage="Closure proposed", stage_date=DAY_AFTER) is None


@pytest.mark.parametrize("before", [("Not recorded", None), None])
def test_a_risk_of_which_nothing_is_known_before_is_not_reopened(
    before: tuple[str, int | None] | None,
) -> None:
    """It may have been under consideration until then."""
    assert told(before, stage="Live", stage_date=DAY_AFTER) is None


def test_a_risk_that_was_not_on_the_register_is_new_and_not_reopened() -> None:
    assert told(("Not on the register", None), stage="Live", stage_date=DAY_AFTER) == "New"


def test_a_risk_is_reopened_whose_position_was_printed_as_closed() -> None:
    closing = ('rating = "score"', 'rating = "score"\nclosed_score = 0')
    assert told(("Closed", None), scheme_of(changed(SCORE, closing))) == "Reopened"


def test_a_score_that_is_gone_has_changed() -> None:
    assert told(("Scored", 4), current_impact=None) == "Score changed"


def test_without_scores_only_newness_is_told() -> None:
    keeps = 'risks = ["reference", "title", "direction"'
    scheme = scheme_of(changed(TREND, (keeps, f'{keeps}, "first_recorded"')))
    assert told(("Scored", 9), scheme) is None
    assert told(("Scored", 9), scheme, first_recorded=DAY_AFTER) == "New"


# Risks that have left


@pytest.mark.parametrize("stage", ["Closed", "Operational", "Issue", "Merged", "Split"])
@pytest.mark.parametrize("before", [("Scored", 4), ("Not recorded", None), None])
def test_a_risk_that_left_after_the_meeting_is_told_by_its_stage(
    stage: str, before: tuple[str, int | None] | None
) -> None:
    assert told(before, stage=stage, stage_date=DAY_AFTER) == stage


@pytest.mark.parametrize("day", [MET, DAY_BEFORE])
def test_a_risk_that_had_left_by_the_meeting_is_not_told_again(day: date) -> None:
    assert told(("Scored", 4), stage="Closed", stage_date=day) is None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (("Scored", 4), "Closed"),
        (("Scored", 0), "Closed"),
        (("Not on the register", None), None),
        (("Closed", None), None),
        (("Not recorded", None), None),
        (None, None),
    ],
)
def test_without_a_date_a_risk_left_if_it_still_had_a_score(
    before: tuple[str, int | None] | None, expected: str | None
) -> None:
    assert told(before, stage="Closed") == expected


def test_a_risk_that_was_closed_already_has_not_left_where_closed_prints_as_a_score() -> None:
    """West Midlands prints 0 for a closed risk; next quarter its risk 7 is no news any more."""
    closing = ('rating = "score"', 'rating = "score"\nclosed_score = 0')
    scheme = scheme_of(changed(SCORE, closing))
    assert told(("Closed", None), scheme, stage="Closed") is None


def test_a_risk_under_consideration_that_never_was_on_the_register_has_not_left() -> None:
    before = ("Not on the register", None)
    assert told(before, stage="Under consideration", stage_date=DAY_AFTER) is None


# The examples


def _changes(name: str) -> dict[str, str]:
    register = example(name)
    found = {each.reference: change(register, each) for each in register.entries}
    return {reference: said for reference, said in found.items() if said}


def test_leicestershire_tells_what_is_new_and_what_was_moved_down() -> None:
    assert _changes("leicestershire-2023-10") == {
        "OPCC062": "New", "OPCC059": "New", "OPCC077": "New", "OPCC070": "New", "OPCC073": "New",
        "OPCC005": "Operational", "OPCC039": "Operational", "OPCC034": "Operational",
    }  # fmt: skip


def test_west_midlands_tells_one_score_changed_one_risk_closed_and_five_new() -> None:
    assert _changes("wmpcc-2024-06") == {
        "4": "Score changed", "7": "Closed",
        "8": "New", "9": "New", "10": "New", "11": "New", "12": "New",
    }  # fmt: skip
