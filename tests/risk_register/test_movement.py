"""Where a risk stood before, and which way it is going."""

from datetime import date

import pytest

from risk_register.movement import direction, marks, marks_in_words, moved, previous_score
from risk_register.register import Register
from risk_register.scheme import Scheme
from risk_register.values import Value
from tests.risk_register.making import PRODUCT, SCORE, TREND, changed, register_of, risk, scheme_of

SCHEME = scheme_of(PRODUCT)
BEFORE = date(2023, 12, 31)

State = tuple[str, int | None]


def going(
    before: State | None, scheme: Scheme = SCHEME, quarter: date = BEFORE, **values: Value
) -> Register:
    """A register of one risk, 2 x 2 today unless said otherwise, with its earlier position."""
    one = risk(**{"current_likelihood": 2, "current_impact": 2, **values})
    history = []
    if before:
        state, score = before
        history = [{"reference": "R1", "quarter": quarter, "state": state, "score": score}]
    return register_of(scheme, [one], history=history)


def previous(before: State | None) -> int | str | None:
    register = going(before)
    return previous_score(register, register.entries[0])


def shown(register: Register) -> str:
    return direction(register, register.entries[0])


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(("Scored", 6), 6, id="a score"),
        pytest.param(("Scored", 0), 0, id="0 is a score"),
        pytest.param(("Not on the register", None), "N/A", id="not on the register"),
        pytest.param(("Closed", None), "Closed", id="closed"),
        pytest.param(("Not recorded", None), None, id="not recorded"),
        pytest.param(None, None, id="no position at all"),
    ],
)
def test_the_previous_score_tells_the_four_positions_apart(
    before: State | None, expected: int | str | None
) -> None:
    assert previous(before) == expected
    assert type(previous(before)) is type(expected)


def test_the_previous_score_is_the_last_quarters() -> None:
    history = [
        {"reference": "R1", "quarter": BEFORE, "state": "Scored", "score": 6},
        {"reference": "R1", "quarter": date(2023, 9, 30), "state": "Scored", "score": 2},
        {"reference": "R2", "quarter": BEFORE, "state": "Scored", "score": 9},
    ]
    register = register_of(SCHEME, [risk("R1"), risk("R2")], history=history)
    assert [previous_score(register, row) for row in register.entries] == [6, 9]


def test_an_earlier_quarter_does_not_stand_in_for_the_last_one() -> None:
    history = [
        {"reference": "R1", "quarter": date(2023, 9, 30), "state": "Scored", "score": 2},
        {"reference": "R2", "quarter": BEFORE, "state": "Scored", "score": 9},
    ]
    register = register_of(SCHEME, [risk("R1"), risk("R2")], history=history)
    assert previous_score(register, register.entries[0]) is None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(("Scored", 3), "↑ Up", id="it was lower"),
        pytest.param(("Scored", 0), "↑ Up", id="it was 0"),
        pytest.param(("Scored", 4), "→ Same", id="it was the same"),
        pytest.param(("Scored", 6), "↓ Down", id="it was higher"),
        pytest.param(("Not on the register", None), "New", id="it is new"),
        pytest.param(("Closed", None), "", id="it was closed"),
        pytest.param(("Not recorded", None), "", id="nobody wrote it down"),
        pytest.param(None, "", id="nothing is known"),
    ],
)
def test_the_direction_is_computed_from_the_previous_score(
    before: State | None, expected: str
) -> None:
    assert shown(going(before)) == expected


@pytest.mark.parametrize("before", [None, ("Not recorded", None), ("Closed", None)])
def test_a_stated_direction_is_labelled_so(before: State | None) -> None:
    assert shown(going(before, direction="Up")) == "↑ Up (stated)"


def test_a_computed_direction_goes_before_a_stated_one() -> None:
    assert shown(going(("Scored", 6), direction="Up")) == "↓ Down"


def test_without_a_score_today_the_direction_is_as_stated() -> None:
    assert shown(going(("Scored", 6), direction="Same", current_impact=None)) == "→ Same (stated)"


def test_a_stated_direction_that_is_no_arrows_word_is_not_shown() -> None:
    assert shown(going(None, direction="Sideways")) == ""


@pytest.mark.parametrize(
    ("stated", "expected"), [("Worse", "↗ Worse"), ("Changing", "↕ Changing"), (None, "")]
)
def test_without_scores_a_direction_is_as_stated_and_not_labelled(
    stated: str | None, expected: str
) -> None:
    register = register_of(scheme_of(TREND), [risk(direction=stated)])
    assert shown(register) == expected


def test_without_scores_no_direction_comes_from_the_history() -> None:
    history = [{"reference": "R1", "quarter": BEFORE, "state": "Not on the register"}]
    register = register_of(scheme_of(TREND), [risk(direction="Worse")], history=history)
    assert shown(register) == "↗ Worse"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param(("Closed", None), 0, id="closed"),
        pytest.param(("Not on the register", None), "N/A", id="not on the register"),
        pytest.param(("Not recorded", None), None, id="not recorded"),
        pytest.param(("Scored", 30), 30, id="a score"),
    ],
)
def test_the_score_of_a_closed_risk_stands_for_closed_only(
    state: State, expected: int | str | None
) -> None:
    scheme = scheme_of(changed(SCORE, ('"score"', '"score"\nclosed_score = 0')))
    register = going(state, scheme)
    assert previous_score(register, register.entries[0]) == expected
    assert type(previous_score(register, register.entries[0])) is type(expected)


def test_without_arrows_there_is_no_direction() -> None:
    begin, end = PRODUCT.index("[arrows]"), PRODUCT.index("[headings]")
    scheme = scheme_of(PRODUCT[:begin] + PRODUCT[end:])
    assert shown(going(("Scored", 6), scheme)) == ""


DAY_AFTER = date(2024, 1, 1)


def recorded(day: date | None, scheme: Scheme = SCHEME, **values: Value) -> Register:
    """A register with a quarter, and a risk without a position there that was recorded on a day."""
    history = [{"reference": "R9", "quarter": BEFORE, "state": "Scored", "score": 4}]
    levels = {"current_likelihood": 2, "current_impact": 2}
    one = risk(**{**levels, "first_recorded": day, **values})
    return register_of(scheme, [one], history=history)


@pytest.mark.parametrize(
    ("day", "expected"), [(DAY_AFTER, "New"), (BEFORE, ""), (date(2023, 12, 30), ""), (None, "")]
)
def test_a_risk_without_a_position_is_new_that_was_recorded_later(
    day: date | None, expected: str
) -> None:
    assert shown(recorded(day)) == expected


def test_what_nobody_wrote_down_is_new_if_it_was_recorded_later() -> None:
    assert shown(going(("Not recorded", None), first_recorded=DAY_AFTER)) == "New"


def test_a_later_recorded_risk_without_a_score_or_that_has_left_is_not_new() -> None:
    assert shown(recorded(DAY_AFTER, current_impact=None)) == ""
    assert shown(recorded(DAY_AFTER, stage="Closed")) == ""


def test_without_a_previous_quarter_no_risk_is_new() -> None:
    assert shown(going(None, first_recorded=DAY_AFTER)) == ""


def test_a_position_comes_before_the_day_of_recording() -> None:
    assert "New" not in shown(going(("Scored", 6), first_recorded=DAY_AFTER))
    assert shown(going(("Closed", None), first_recorded=DAY_AFTER)) == ""


def test_a_level_moves_against_the_last_quarter() -> None:
    history = [
        {"reference": "R1", "quarter": BEFORE, "state": "Scored", "likelihood": 1, "impact": 3}
    ]
    one = risk(current_likelihood=2, current_impact=2)
    register = register_of(SCHEME, [one], history=history)
    assert moved(register, "likelihood", one) == "Increased"
    assert moved(register, "impact", one) == "Decreased"
    assert marks(register, one) == "▲◀"


def test_an_unchanged_or_unknown_level_has_not_moved() -> None:
    history = [{"reference": "R1", "quarter": BEFORE, "state": "Scored", "likelihood": 2}]
    one = risk(current_likelihood=2, current_impact=2)
    register = register_of(SCHEME, [one], history=history)
    assert moved(register, "likelihood", one) == ""
    assert moved(register, "impact", one) == ""
    assert marks(register, one) == ""


def test_movement_is_as_stated_where_the_scheme_keeps_it() -> None:
    scheme = scheme_of(changed(PRODUCT, ('"direction"', '"direction", "likelihood_moved"')))
    register = going(("Scored", 4), scheme, likelihood_moved="Increased")
    assert marks(register, register.entries[0]) == "▲"


def test_expected_movement_has_its_own_marks() -> None:
    register = going(None, impact_expected="Increase")
    assert marks(register, register.entries[0]) == "▷"


def test_marks_are_said_in_words() -> None:
    scheme = scheme_of(changed(PRODUCT, ('"direction"', '"direction", "likelihood_moved"')))
    register = going(None, scheme, likelihood_moved="Increased", impact_expected="Increase")
    words = marks_in_words(register, register.entries[0])
    assert words == "Likelihood went up; Impact expected to go up"
