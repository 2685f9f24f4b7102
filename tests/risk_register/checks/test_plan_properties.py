"""A right plan has no finding; one thing that is broken gives the finding meant for it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risk_register.checks.run import RULES, rules_beside, run
from risk_register.register import Register
from tests.registers import scheme
from tests.risk_register.checks.found import AS_AT, BEFORE, plan, was
from tests.risk_register.registers_drawn import registers

Line = dict[str, Any]
RATINGS = ("Green", "Amber", "Red")
AREAS = [area.name for area in scheme("generic-plan").areas]
OTHER_REASONS = ("Waits for others", "Funding", "People", None)


@st.composite
def lines(draw: st.DrawFn) -> list[tuple[Line, Line]]:
    """Up to five commitments in which nothing is wrong, each with last quarter's position."""
    found = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        before = draw(st.integers(0, 2))
        now = draw(st.sampled_from([at for at in range(3) if abs(at - before) < 2]))
        entry = {
            "reference": str(number),
            "title": f"Promise {number}",
            "areas": "; ".join(draw(st.lists(st.sampled_from(AREAS), min_size=1, unique=True))),
            "smt_lead": "Chief Executive",
            "first_recorded": date(2025, 4, 1),
            "update": draw(st.sampled_from(["Two posts are filled.", "The board has met."])),
            "updated_on": draw(st.dates(BEFORE + timedelta(days=1), AS_AT)),
            "action": "The force lends two analysts." if now == 2 else None,
            "rating": RATINGS[now],
            "expected_rating": draw(st.sampled_from((*RATINGS, None))),
            "rating_reason": draw(st.sampled_from(OTHER_REASONS)),
        }
        found.append((entry, was(str(number), RATINGS[before])))
    return found


def made(drawn: list[tuple[Line, Line]], **tables: list[Mapping[str, Any]]) -> Register:
    people = [{"person": "Chief Executive"}]
    history = [position for _, position in drawn]
    return plan(*(entry for entry, _ in drawn), history=history, people=people, **tables)


def codes(of: Register) -> set[tuple[str, str]]:
    """The codes that are found of which commitments; what the scheme's own colours are is none."""
    return {(each.code, each.reference) for each in run(of).findings if each.code != "bands-alike"}


@settings(max_examples=40, deadline=None)
@given(lines())
def test_a_right_plan_has_no_finding(drawn: list[tuple[Line, Line]]) -> None:
    assert codes(made(drawn)) == set()


def _jump(entry: Line, position: Line) -> set[str]:
    """From the one end to the other, with last quarter's update."""
    there, here = ("Green", "Red") if position["band"] == "Green" else ("Red", "Green")
    position["band"] = there
    entry |= {"rating": here, "updated_on": BEFORE, "rating_reason": None, "action": "Help"}
    return {"jump-unexplained", "update-old"}


def _set(code: str, **values: object) -> Callable[[Line, Line], set[str]]:
    def breaks(entry: Line, _position: Line) -> set[str]:
        entry |= values
        return {code}

    return breaks


BREAKS: dict[str, Callable[[Line, Line], set[str]]] = {
    "no lead": _set("owner-missing", smt_lead=None),
    "no update": _set("rating-without-update", update=None),
    "no rating": _set("unrated", rating=None),
    "an old update": _set("update-old", updated_on=BEFORE),
    "an update of next quarter": _set("date-after-as-at", updated_on=AS_AT + timedelta(days=1)),
    "no area": _set("area-missing", areas=None),
    "a placeholder": _set("placeholder-left", action="TBC by the board"),
    "a jump": _jump,
}


@pytest.mark.parametrize("name", BREAKS)
@settings(max_examples=10, deadline=None)
@given(lines(), st.data())
def test_what_is_broken_is_found_and_nothing_else(
    name: str, drawn: list[tuple[Line, Line]], data: st.DataObject
) -> None:
    entry, position = data.draw(st.sampled_from(drawn))
    expected = BREAKS[name](entry, position)
    assert codes(made(drawn)) == {(code, entry["reference"]) for code in expected}


@settings(max_examples=40, deadline=None)
@given(registers(), registers())
def test_no_two_registers_are_too_odd_to_be_read_side_by_side(
    register: Register, other: Register
) -> None:
    report = run(register, rules_beside(other))
    for each in report.findings:
        assert each.expected and each.actual and each.remedy, each.code
    assert {rule.code for rule in RULES}.issuperset(report.not_run)
