"""What changed between two quarters of a plan, in its own words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from risk_register.comparison.compare import compare
from risk_register.comparison.order import order_findings
from risk_register.comparison.sentences import part_of, pieces, sentence
from risk_register.register import Register
from risk_register.rolling.roll_forward import roll_forward
from tests.registers import register
from tests.risk_register.checks.found import commitment, generic, plan

LATER = date(2026, 6, 30)


def later(*commitments: Mapping[str, Any], **tables: Any) -> Register:
    return register("generic-plan", LATER, commitments=commitments, **tables)


def told(old: Register, new: Register) -> list[tuple[str, str, str, str]]:
    """Of each change: the reference, what kind, of what, and what it says with its marks."""
    found = []
    for each in compare(old, new).changes:
        marks = "".join(f"[{p.how}: {p.text}]" if p.how else p.text for p in pieces(each))
        found.append((each.reference, str(each.kind), part_of(each), marks or sentence(each)))
    return found


def test_what_an_officer_changes_in_a_quarter_is_told_in_the_words_of_a_plan() -> None:
    before = plan(
        commitment("1", rating="Amber", update="Vetting is slow.", smt_lead="Head of Policy"),
        commitment("2", rating="Red", rating_reason="Work moved", expected_rating="Amber"),
    )
    after = later(
        commitment(
            "1", rating="Red", update="Vetting is slow and two posts are empty.",
            action="The force lends two analysts", areas="Partnerships; Resources and Value",
            smt_lead="Chief Executive",
        ),
        commitment("2", rating=None, expected_rating="Green"),
    )  # fmt: skip
    assert told(before, after) == [
        ("1", "Re-rated", "Rating", "Amber to Red"),
        ("1", "Entry changed", "Policy areas",
         "Resources and Value to Partnerships; Resources and Value"),
        ("1", "Update changed", "Update",
         "Vetting is slow [added: and two posts are empty]."),
        ("1", "Wording changed", "Action or support needed",
         "[added: The force lends two analysts]"),
        ("1", "Re-owned", "SMT lead", "Head of Policy to Chief Executive"),
        ("2", "Re-rated", "Rating", "Red to no rating"),
        ("2", "Re-rated", "Expected next", "Amber to Green"),
        ("2", "Entry changed", "Reason for the rating", "Work moved to nothing"),
    ]  # fmt: skip


def test_a_rating_that_stays_is_no_change() -> None:
    assert told(plan(commitment()), later(commitment())) == []


def test_a_commitment_that_came_is_told_with_its_rating() -> None:
    after = later(commitment(), commitment("2", rating="Red"), commitment("3", rating=None))
    assert told(plan(commitment()), after) == [
        ("2", "New", "Stage", "rated Red"),
        ("3", "New", "Stage", ""),
    ]


def test_a_commitment_that_left_and_one_that_vanished_are_told() -> None:
    closed = commitment(stage="Closed", stage_reason="Delivered")
    assert told(plan(commitment(), commitment("2")), later(closed)) == [
        ("1", "Closed", "Stage", "Live to Closed; Delivered"),
        ("2", "No longer in the table", "Stage", "the reference must stay in the table"),
    ]


def test_a_change_says_that_it_is_in_the_table_of_commitments() -> None:
    before, after = plan(commitment()), later(commitment(rating="Red"), commitment("2"))
    assert {each.table for each in compare(before, after).changes} == {"commitments"}
    [rated, _] = compare(before, after).changes
    assert (rated.field, rated.before, rated.after) == ("rating", "Green", "Red")
    assert str(rated.place) == "commitments.csv, line 2, column rating"


def test_the_date_that_rolling_forward_gives_to_updates_is_told_once() -> None:
    before = plan(*(commitment(each) for each in "123"), commitment("4", updated_on=LATER))
    rolled, _ = roll_forward(before, LATER)
    assert rolled
    said = [each for each in told(before, rolled.register) if each[2] == "Updated on"]
    assert said == [("", "Written by rolling forward", "Updated on", "3 commitments: 1, 2, 3")]


def test_a_date_that_an_officer_enters_is_told_by_itself() -> None:
    before, after = plan(commitment()), later(commitment(updated_on=LATER))
    assert told(before, after) == [("1", "Entry changed", "Updated on", "nothing to 30/06/2026")]


def test_a_plan_and_a_register_of_risks_are_not_compared() -> None:
    risks = generic({"reference": "R1", "title": "First"})
    [finding] = order_findings(risks, plan(commitment()), "old.xlsx")
    assert (finding.code, str(finding)) == (
        "kind-differs",
        "old.xlsx: expected a register of commitments, as the later one is, got one of risks",
    )
    assert order_findings(plan(commitment()), later(commitment()), "old.xlsx") == []
