"""In a plan every rule speaks of commitments, and in a register of risks of risks."""

import re
from datetime import date
from typing import Any

import pytest

from risk_register.agreement import check_agreement
from risk_register.checks import corrections, entries, printed
from risk_register.checks.run import RULES, run
from risk_register.findings import Finding, about_entries
from risk_register.register import Register
from tests.registers import SCHEME_NAMES, register, scheme
from tests.risk_register.checks.found import AS_AT, BEFORE, commitment, finding, found, plan, was

WORDS = {"risks": "commitment", "plan": "risk"}
"""The word that a message must not have, by the kind of register."""

LATER = date(2026, 5, 1)


def _stated(figure: str, value: str, reference: str = "") -> dict[str, object]:
    return {"reference": reference, "figure": figure, "value": value, "place": "Paragraph 3.4"}


def _correction(**values: Any) -> dict[str, object]:
    return {"reference": "1", "quarter": BEFORE, "date": AS_AT, "by": "CE", "reason": "Slip",
            **values}  # fmt: skip


def _wrong(**values: Any) -> dict[str, object]:
    return _correction(**values) | {"reference": "2"}


def everything_wrong() -> Register:
    """A plan that breaks every rule that a plan can feed, seals aside."""
    return plan(
        commitment("1", rating="Red", update=None, areas=None, smt_lead="Gone", notes="TBC"),
        commitment("2", rating=None, rating_reason="Work moved", first_recorded=LATER,
                   updated_on=date(2025, 10, 1)),
        commitment("3", stage="Closed"),
        people=[{"person": "Gone", "to": date(2026, 1, 1)}],
        history=[was("1", "Green"), was("2", "Green"),
                 {"reference": "2", "quarter": date(2025, 9, 30), "state": "Closed"}],
        corrections=[_wrong(state="Scored"), _wrong(state="Closed", band="Red"),
                     _wrong(state="Scored", band="Black", quarter=date(2025, 6, 30))],
        links=[{"reference": "1", "kind": "Depends on", "their_reference": "9"},
               {"reference": "1", "kind": "Bears on", "their_reference": "R1",
                "their_rating": "Low"}],
        stated=[_stated("live_commitments", "356"), _stated("live_commitments", "1; 3"),
                _stated("rating", "Amber", "1"), _stated("shade", "dark", "1"),
                _stated("shades", "3")],
        withheld=[{"reference": "1", "what": "Update", "reason": "Live case"}],
    )  # fmt: skip


def _said(finding: Finding) -> str:
    return f"{finding.message} {finding.remedy}"


def test_no_finding_of_a_plan_speaks_of_risks() -> None:
    findings = run(everything_wrong()).findings
    assert {each.code for each in findings} >= {
        "owner-missing", "person-left", "date-after-as-at", "date-before-recorded",
        "placeholder-left", "link-unknown", "reference-used-again", "correction-unscored",
        "unrated", "rating-without-update", "update-old", "red-without-action",
        "jump-unexplained", "reason-not-red", "area-missing", "red-over-low", "stated-differs",
        "stated-count", "stated-list", "stated-unknown",
    }  # fmt: skip
    assert [_said(each) for each in findings if re.search(r"\brisks?\b", _said(each))] == []


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_why_a_rule_does_not_run_is_said_in_the_words_of_the_kind(name: str) -> None:
    rules = scheme(name)
    reasons = [rule.unfed(rules) for rule in RULES]
    assert [each for each in reasons if WORDS[rules.kind.key] in each] == []


def test_a_total_of_the_report_is_held_to_the_rows() -> None:
    looked_at = plan(
        commitment("1", rating="Red"), commitment("2", rating="Amber"),
        history=[was("1", "Red"), was("2", "Red")],
        stated=[_stated("live_commitments", "356"), _stated("red_commitments", "20"),
                _stated("previous_red_commitments", "10"),
                _stated("reprioritised_commitments", "eight"),
                _stated("improving_commitments", "five")],
    )  # fmt: skip
    assert [(f.expected, f.actual) for f in found(printed.stated_count, looked_at)] == [
        ("live commitments: 2 (1, 2)", "'356' in Paragraph 3.4"),
        ("red commitments: 1 (1)", "'20' in Paragraph 3.4"),
        ("previous red commitments: 2 (1, 2)", "'10' in Paragraph 3.4"),
        ("reprioritised commitments: 0", "'eight' in Paragraph 3.4"),
        ("improving commitments: 1 (2)", "'five' in Paragraph 3.4"),
    ]
    assert found(printed.stated_count, looked_at)[0].remedy == (
        "Correct the count in Paragraph 3.4, or the commitments that are counted."
    )


def test_totals_that_are_right_stand() -> None:
    looked_at = plan(
        commitment("1", rating="Red", rating_reason="Work moved"), commitment("2"),
        history=[was("1", "Green"), was("2", "Red")],
        stated=[_stated("live_commitments", "2"), _stated("red_commitments", "one"),
                _stated("previous_red_commitments", "1"),
                _stated("reprioritised_commitments", "1"), _stated("improving_commitments", "2")],
    )  # fmt: skip
    assert [f.expected for f in found(printed.stated_count, looked_at)] == [
        "improving commitments: 1 (2)"
    ]


def test_a_rating_that_is_printed_otherwise_is_found() -> None:
    looked_at = plan(
        commitment(rating="Red"),
        history=[was("1", "Amber")],
        stated=[_stated("rating", "Red", "1"), _stated("previous_rating", "Green", "1")],
    )
    assert [(f.expected, f.actual) for f in found(printed.stated_differs, looked_at)] == [
        ("previous rating 'Amber', as in the register", "'Green' in Paragraph 3.4")
    ]


def test_a_correction_of_a_rating_gives_a_rating() -> None:
    looked_at = plan(
        commitment(), history=[was("1", "Amber")],
        corrections=[_correction(state="Scored"), _correction(state="Closed", band="Red"),
                     _correction(state="Scored", band="Red")],
    )  # fmt: skip
    rule = corrections.correction_unscored
    assert found(rule, looked_at) == [
        finding(rule, ("corrections", 2, "band"), "a rating, as the state is Scored", "nothing",
                "Enter the rating.", rule.severity, "1"),
        finding(rule, ("corrections", 3, "band"), "no rating, as the state is 'Closed'", "Red",
                "Clear the rating, or correct the state.", rule.severity, "1"),
    ]  # fmt: skip


def test_an_update_from_before_the_commitment_was_recorded_is_found() -> None:
    looked_at = plan(commitment(first_recorded=AS_AT, updated_on=BEFORE))
    assert found(entries.date_before_recorded, looked_at) == [
        finding(entries.date_before_recorded, ("commitments", 2, "updated_on"),
                "a date from 31/03/2026, when the commitment was recorded", "31/12/2025",
                "Correct the date, or the one on which the commitment was recorded.",
                reference="1")
    ]  # fmt: skip


def test_what_is_found_on_reading_speaks_of_commitments() -> None:
    twice = [was("1", "Red"), was("1", "Amber"), was("9", "Red")]
    expected = [each.expected for each in check_agreement(plan(commitment(), history=twice))]
    assert expected == [
        "each commitment once a quarter; the first is in history.csv, line 2, column reference",
        "the reference of a commitment",
    ]
    risks = register("generic-5x5", risks=[{"reference": "R1", "title": "First"}], history=twice)
    assert "the reference of a risk" in [each.expected for each in check_agreement(risks)]


def test_how_many_are_spoken_of_is_said_in_the_words_of_the_kind() -> None:
    findings = run(everything_wrong()).findings
    assert about_entries(findings, "commitment") == ", about 2 commitments"
    assert about_entries([], "commitment") == ""
