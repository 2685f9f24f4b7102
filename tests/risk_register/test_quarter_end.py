"""Where each risk stands at the end of the quarter."""

import pytest

from risk_register.quarter_end import score_at_end, scored, state
from risk_register.register import Register, Row
from tests.registers import example
from tests.risk_register.making import PRODUCT, SCORE, register_of, risk, scheme_of

MADE = scheme_of(PRODUCT)

LEFT = ("Closed", "Operational", "Issue", "Merged", "Split")


def ended(stage: str | None, impact: int | None = 3) -> tuple[Register, Row]:
    one = risk(stage=stage, current_likelihood=2, current_impact=impact)
    return register_of(MADE, [one]), one


@pytest.mark.parametrize("stage", [None, "Live", "Closure proposed"])
def test_a_live_risk_is_scored(stage: str | None) -> None:
    register, one = ended(stage)
    assert state(register, one) == "Scored"
    assert score_at_end(register, one) == 6
    assert scored(register, one, "a level") == "a level"


@pytest.mark.parametrize("stage", [None, "Live", "Closure proposed"])
def test_a_live_risk_without_a_score_is_not_recorded(stage: str | None) -> None:
    register, one = ended(stage, impact=None)
    assert state(register, one) == "Not recorded"
    assert score_at_end(register, one) is None
    assert scored(register, one, 2) is None


@pytest.mark.parametrize("stage", LEFT)
@pytest.mark.parametrize("impact", [3, None])
def test_a_risk_that_has_left_in_whatever_way_is_closed(stage: str, impact: int | None) -> None:
    register, one = ended(stage, impact)
    assert state(register, one) == "Closed"
    assert score_at_end(register, one) is None
    assert scored(register, one, 2) is None


def test_a_risk_under_consideration_is_not_on_the_register_yet() -> None:
    register, one = ended("Under consideration")
    assert state(register, one) == "Not on the register"
    assert score_at_end(register, one) is None


def test_0_is_a_score() -> None:
    one = risk(current_score=0)
    register = register_of(scheme_of(SCORE), [one])
    assert state(register, one) == "Scored"
    assert score_at_end(register, one) == 0


def test_west_midlands_ends_its_quarter() -> None:
    register = example("wmpcc-2024-06")
    ends = {r.reference: (state(register, r), score_at_end(register, r)) for r in register.entries}
    assert ends == {
        "1": ("Scored", 12), "2": ("Scored", 8), "3": ("Scored", 12), "4": ("Scored", 16),
        "5": ("Scored", 8), "6": ("Scored", 16), "7": ("Closed", None), "8": ("Scored", 20),
        "9": ("Scored", 16), "10": ("Scored", 16), "11": ("Scored", 12), "12": ("Scored", 16),
    }  # fmt: skip


def test_a_report_without_scores_tells_the_stages_apart() -> None:
    """West Midlands, March 2026: under consideration, increased, turned into an issue."""
    register = example("wmpcc-2026-03")
    assert {r.reference: state(register, r) for r in register.entries} == {
        "P1": "Not on the register", "12": "Not recorded", "P2": "Not recorded", "8": "Closed",
    }  # fmt: skip
