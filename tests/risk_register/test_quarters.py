"""A risk over the quarters: positions side by side, how long in its band, the line of bars."""

from collections.abc import Sequence
from datetime import date

import pytest

from risk_register.quarters import history_line, positions, quarters_in_band
from tests.registers import example
from tests.risk_register.making import PRODUCT, SCORE, changed, register_of, risk, scheme_of

Position = int | str | None

MADE = scheme_of(PRODUCT)
"""Bands: Low 1 to 2, Medium 3 to 5, High 6 to 9."""

SEPTEMBER, DECEMBER = date(2023, 9, 30), date(2023, 12, 31)

WMPCC_QUARTERS = (
    date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31), date(2024, 3, 31),
)  # fmt: skip

WMPCC_PRINTED: dict[str, list[Position]] = {
    "1": [12, 12, 12, 12],
    "2": [8, 8, 8, 8],
    "3": [12, 12, 12, 12],
    "4": [25, 16, 16, 20],
    "5": [8, 8, 8, 8],
    "6": [12, 16, 16, 16],
    "7": ["N/A", "N/A", "N/A", 20],
    "8": ["N/A", "N/A", "N/A", "N/A"],
    "9": ["N/A", "N/A", "N/A", "N/A"],
    "10": ["N/A", "N/A", "N/A", "N/A"],
    "11": ["N/A", "N/A", "N/A", "N/A"],
    "12": ["N/A", "N/A", "N/A", "N/A"],
}
"""West Midlands, June 2024: the scores of June, September and December 23 and March 24."""


def lasted(earlier: Sequence[Position], likelihood: int = 2, impact: int = 2) -> int | None:
    """How long a risk has been in its band: Medium today, unless levels are given."""
    one = risk(current_likelihood=likelihood, current_impact=impact)
    return quarters_in_band(register_of(MADE, [one]), one, earlier)


def test_the_quarters_stand_side_by_side_as_west_midlands_prints_them() -> None:
    register = example("wmpcc-2024-06")
    found = {each.reference: positions(register, each, WMPCC_QUARTERS) for each in register.entries}
    assert found == WMPCC_PRINTED


@pytest.mark.parametrize(
    ("state", "score", "expected"),
    [
        ("Scored", 6, 6),
        ("Scored", 0, 0),
        ("Scored", None, None),
        ("Not on the register", None, "N/A"),
        ("Closed", None, "Closed"),
        ("Not recorded", None, None),
    ],
)
def test_the_four_states_of_a_position_differ(
    state: str, score: int | None, expected: Position
) -> None:
    history = [{"reference": "R1", "quarter": DECEMBER, "state": state, "score": score}]
    register = register_of(MADE, [risk()], history=history)
    [found] = positions(register, register.entries[0], [DECEMBER])
    assert found == expected
    assert type(found) is type(expected)


def test_a_quarter_without_a_row_is_blank() -> None:
    history = [{"reference": "R1", "quarter": SEPTEMBER, "state": "Scored", "score": 4}]
    register = register_of(MADE, [risk(), risk("R2")], history=history)
    first, second = register.entries
    assert positions(register, first, [SEPTEMBER, DECEMBER]) == [4, None]
    assert positions(register, second, [SEPTEMBER, DECEMBER]) == [None, None]


def test_positions_come_in_the_order_that_is_asked_for() -> None:
    history = [
        {"reference": "R1", "quarter": DECEMBER, "state": "Scored", "score": 6},
        {"reference": "R1", "quarter": SEPTEMBER, "state": "Scored", "score": 4},
    ]
    register = register_of(MADE, [risk()], history=history)
    assert positions(register, register.entries[0], [DECEMBER, SEPTEMBER]) == [6, 4]


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        pytest.param([], 1, id="the first quarter is 1"),
        pytest.param([4], 2, id="one before"),
        pytest.param([3, 5, 4], 4, id="an unbroken run, whatever the score within the band"),
        pytest.param([4, 4, 6], 1, id="another band last quarter"),
        pytest.param([2, 4, 4], 3, id="only the run that lasts"),
        pytest.param([4, 4, None, 4], 2, id="a gap ends it"),
        pytest.param([4, 4, None], 1, id="a gap last quarter"),
        pytest.param([4, "N/A", 4], 2, id="N/A ends it"),
        pytest.param(["N/A", "N/A"], 1, id="new this quarter"),
        pytest.param([4, "Closed", 4], 2, id="Closed ends it"),
        pytest.param([4, 0, 4], 2, id="0, below the bands, ends it"),
        pytest.param([4] * 10, 11, id="ten quarters and this one"),
    ],
)
def test_the_quarters_in_a_band_are_an_unbroken_run(earlier: list[Position], expected: int) -> None:
    assert lasted(earlier) == expected


def test_without_a_score_today_there_is_no_run() -> None:
    one = risk(current_likelihood=2)
    assert quarters_in_band(register_of(MADE, [one]), one, [4, 4]) is None


def test_without_bands_there_is_no_run() -> None:
    register = example("wmpcc-2024-06")
    assert quarters_in_band(register, register.entries[0], [12, 12, 12, 12]) is None


@pytest.mark.parametrize("score", [101, 250])
def test_a_score_above_every_band_has_no_run(score: int) -> None:
    """`None` where the risk has no band: the Register shows none for a score off the bands."""
    one = risk(current_score=score)
    assert quarters_in_band(register_of(scheme_of(SCORE), [one]), one, [60, 60]) is None


def test_a_closed_score_above_the_bands_ends_the_run() -> None:
    """The scheme's closed score lies outside the bands, so that quarter was in no band."""
    scheme = scheme_of(changed(SCORE, ('"score"', '"score"\nclosed_score = 999')))
    one = risk(current_score=60)
    assert quarters_in_band(register_of(scheme, [one]), one, [60, 999, 60]) == 2


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        pytest.param([25, 16, 16, 20, 16], "█▆▆▇▆", id="risk 4 of West Midlands"),
        pytest.param(["N/A", "N/A", "N/A", 20, 0], "···▇▁", id="risk 7, which was closed"),
        pytest.param([None, "Closed", 3], "··▁", id="no score, no bar"),
        pytest.param([0, 1, 4, 7, 10, 13, 16, 19, 22, 25], "▁▁▂▃▄▅▆▇██", id="every bar"),
        pytest.param([26, 99], "██", id="above the full bar"),
        pytest.param([], "", id="no quarter"),
    ],
)
def test_a_line_has_a_bar_for_every_quarter(earlier: list[Position], expected: str) -> None:
    assert history_line(MADE, earlier, 25) == expected


def test_a_line_of_nothing_but_0_has_the_lowest_bars() -> None:
    assert history_line(MADE, [0, None, 0], 0) == "▁·▁"
