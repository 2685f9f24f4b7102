"""A register's live risks, controls and quarters."""

from datetime import date

import pytest

from risk_register.places import Place
from risk_register.register import Row, is_live, is_open
from tests.risk_register.making import PRODUCT, register_of, risk, scheme_of

SCHEME = scheme_of(PRODUCT)


@pytest.mark.parametrize("stage", [None, "Live", "Closure proposed"])
def test_a_risk_is_live_until_its_closure_is_agreed(stage: str | None) -> None:
    assert is_live(risk(stage=stage))


@pytest.mark.parametrize(
    "stage", ["Under consideration", "Closed", "Operational", "Issue", "Merged", "Split"]
)
def test_other_stages_are_not_live(stage: str) -> None:
    assert not is_live(risk(stage=stage))


def test_leavers_stay_in_the_table() -> None:
    register = register_of(SCHEME, [risk("R1"), risk("R2", stage="Closed"), risk("R3")])
    assert [row.reference for row in register.entries] == ["R1", "R2", "R3"]
    assert [row.reference for row in register.live_entries] == ["R1", "R3"]


def test_a_table_that_is_not_kept_has_no_rows() -> None:
    assert register_of(SCHEME, []).rows("links") == ()


@pytest.mark.parametrize(
    ("kind", "completed", "is_it"),
    [
        ("Planned", None, True),
        ("Planned", date(2024, 1, 1), False),
        ("In place", None, False),
        ("Removed", None, False),
        (None, None, False),
    ],
)
def test_a_control_is_open_while_planned_and_not_completed(
    kind: str | None, completed: date | None, is_it: bool
) -> None:
    control = Row({"kind": kind, "completed": completed}, Place("controls.csv", 2))
    assert is_open(control) is is_it


def test_the_previous_quarter_is_the_last_before_the_as_at_date() -> None:
    days = [date(2023, 9, 30), date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30)]
    history = [{"reference": "R1", "quarter": day} for day in days]
    register = register_of(SCHEME, [risk()], as_at=date(2024, 3, 31), history=history)
    assert register.previous_quarter == date(2023, 12, 31)


def test_a_register_without_history_has_no_previous_quarter() -> None:
    register = register_of(SCHEME, [risk()])
    assert register.previous_quarter is None
    assert register.previous_position("R1") is None
