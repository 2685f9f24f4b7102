"""The plan that West Midlands reported in March 2026 has what section 3 of the report prints."""

import pytest

from risk_register.checks.stated import counted
from risk_register.entries import listed_in
from risk_register.movement import direction, previous_score
from risk_register.register import Register
from risk_register.scores import band, shown
from tests.registers import example

PRINTED = {
    "60": ("Red", "Red", ["Serious Youth Violence"]),
    "96": ("Red", "Red", ["Improving Road and Travel Safety"]),
    "103": ("Red", "Red", ["Improving Road and Travel Safety"]),
    "243": ("Red", "Red", ["Bringing Offenders To Justice"]),
    "307": ("Red", "Red", ["Partnerships"]),
    "184": ("Amber", "Red", ["Building Trust and Confidence"]),
    "198": ("Green", "Red", ["An Equal and Fair West Midlands"]),
    "217": ("Amber", "Red", ["An Equal and Fair West Midlands"]),
    "218": ("Amber", "Red", ["An Equal and Fair West Midlands"]),
    "324": ("Green", "Red", ["Strategic Policing Requirement"]),
    "330": ("Green", "Red", ["Information, Technology and Sustainability"]),
    "224": ("Green", "Red", ["Bringing Offenders To Justice"]),
    "36": ("Red", "Green", ["VAWG", "Protecting Victims and Witnesses"]),
    "75": ("Red", "Amber", ["SOC and Exploitation"]),
    "101": ("Red", "Amber", ["Improving Road and Travel Safety"]),
    "164": ("Red", "Green", ["Protecting Victims and Witnesses"]),
    "314": ("Red", "Amber", ["National Influence"]),
}
"""Quarter 2, quarter 3 and policy areas, as the tables of paragraphs 3.4 and 3.9 print them."""

EIGHT = ["3.5a", "3.5b", "3.5c", "3.5d", "3.5e", "3.5f", "3.5g", "3.5h"]
"""Paragraph 3.5 prints no references; these stand for its eight."""


@pytest.fixture(scope="module")
def plan() -> Register:
    return example("wmpcc-plan-2026-03")


def test_every_printed_rating_and_area_is_there_and_nothing_is_invented(plan: Register) -> None:
    scheme = plan.scheme
    found = {
        entry.reference: (
            previous_score(plan, entry),
            shown(scheme, scheme.current, entry),
            listed_in(entry.text("areas")),
        )
        for entry in plan.entries
    }
    assert found == {**PRINTED, **dict.fromkeys(EIGHT, (None, "Red", []))}


def test_the_eight_of_paragraph_3_5_are_red_because_work_was_moved(plan: Register) -> None:
    moved = [entry.reference for entry in plan.entries if entry["rating_reason"] == "Work moved"]
    assert moved == EIGHT
    assert [row.reference for row in counted(plan, "reprioritised_commitments") or ()] == EIGHT


def test_20_are_red_and_at_least_10_were_red_in_quarter_2(plan: Register) -> None:
    """Where the eight of paragraph 3.5 stood is not printed, so that the 10 is only stated."""
    red = [row.reference for row in counted(plan, "red_commitments") or ()]
    was = [row.reference for row in plan.entries if previous_score(plan, row) == "Red"]
    assert (len(red), len(was)) == (20, 10)
    assert counted(plan, "previous_red_commitments") is None
    assert sorted(set(red) & set(was)) == ["103", "243", "307", "60", "96"]
    improving = [row.reference for row in counted(plan, "improving_commitments") or ()]
    assert improving == ["36", "75", "101", "164", "314"]
    assert sorted(was) == sorted({*improving, "60", "96", "103", "243", "307"})


def test_only_60_is_expected_to_change_and_to_amber(plan: Register) -> None:
    expected = {
        entry.reference: entry["expected_rating"]
        for entry in plan.entries
        if entry["expected_rating"] is not None
    }
    assert expected == {"60": "Amber"}


def test_a_commitment_of_two_areas_is_one_commitment(plan: Register) -> None:
    assert len(plan.live_entries) == 25
    assert [e.reference for e in plan.entries if len(listed_in(e.text("areas"))) > 1] == ["36"]


def test_red_means_that_support_is_needed_and_not_that_it_cannot_be_done(plan: Register) -> None:
    red = band(plan.scheme, plan.scheme.current, plan.entries[0])
    assert red
    assert red == plan.scheme.worst_band
    assert red.meaning == (
        "More support or action is needed; it does not mean that it cannot be achieved in the end"
    )


def test_directions_follow_the_two_quarters(plan: Register) -> None:
    found = {entry.reference: direction(plan, entry) for entry in plan.entries}
    assert (found["60"], found["184"], found["36"]) == ("► Unchanged", "▲ Worse", "▼ Better")
    assert {found[reference] for reference in EIGHT} == {""}


def test_what_the_report_does_not_print_is_empty(plan: Register) -> None:
    unprinted = ("smt_lead", "officer_lead", "force_lead", "timescale", "action", "updated_on")
    assert [entry.reference for entry in plan.entries if any(map(entry.text, unprinted))] == []
    assert [entry.reference for entry in plan.entries if not entry.text("update")] == EIGHT
