"""Open and overdue controls. The as-at date is 31 March 2024."""

from datetime import date

import pytest

from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.treatment import counts_as, days_late, open_controls, overdue_controls
from risk_register.values import Value
from tests.risk_register.making import PRODUCT, register_of, risk, scheme_of

SCHEME = scheme_of(PRODUCT)
BEFORE, AS_AT, AFTER = date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1)


def with_controls(*controls: dict[str, Value]) -> Register:
    rows = [{"reference": "R1", **control} for control in controls]
    return register_of(SCHEME, [risk("R1"), risk("R2")], controls=rows)


def control(**values: Value) -> Row:
    return Row(values, Place("controls.csv", 2))


def test_planned_controls_are_open_until_they_are_completed() -> None:
    register = with_controls(
        {"kind": "Planned"},
        {"kind": "Planned", "due": AFTER},
        {"kind": "Planned", "completed": BEFORE},
        {"kind": "In place"},
        {"kind": "Potential"},
        {"kind": None},
    )
    assert open_controls(register, register.entries[0]) == 2


def test_a_row_counts_as_often_as_its_number_says() -> None:
    register = with_controls({"kind": "Planned", "number": 4}, {"kind": "Planned", "number": 0})
    assert open_controls(register, register.entries[0]) == 4


@pytest.mark.parametrize(("number", "count"), [(None, 1), (0, 0), (1, 1), (7, 7)])
def test_a_row_without_a_number_is_one_control(number: int | None, count: int) -> None:
    assert counts_as(control(number=number)) == count


def test_controls_are_overdue_from_the_day_after_they_were_due() -> None:
    register = with_controls(
        {"kind": "Planned", "due": BEFORE, "number": 2},
        {"kind": "Planned", "due": AS_AT},
        {"kind": "Planned", "due": AFTER},
        {"kind": "Planned", "due": None},
        {"kind": "Planned", "due": BEFORE, "completed": AS_AT},
        {"kind": "In place", "due": BEFORE},
    )
    assert overdue_controls(register, register.entries[0]) == 2


def test_a_risk_without_controls_has_none_open() -> None:
    register = with_controls({"kind": "Planned", "due": BEFORE})
    assert open_controls(register, register.entries[1]) == 0
    assert overdue_controls(register, register.entries[1]) == 0


@pytest.mark.parametrize(
    ("due", "late"), [(date(2024, 3, 30), 1), (BEFORE, 30), (AS_AT, None), (None, None)]
)
def test_a_control_is_late_by_days(due: date | None, late: int | None) -> None:
    assert days_late(with_controls(), control(kind="Planned", due=due)) == late


def test_a_completed_control_is_not_late() -> None:
    done = control(kind="Planned", due=BEFORE, completed=AFTER)
    assert days_late(with_controls(), done) is None
