"""What becomes of a plan when its quarter ends."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from risk_register.checks import seals
from risk_register.checks.ratings import update_old
from risk_register.register import Register
from risk_register.rolling.archive import archive_files
from risk_register.rolling.proof_text import proof_lines
from risk_register.rolling.roll_forward import RolledForward, roll_forward
from tests.registers import example, register
from tests.risk_register.checks.found import AS_AT, BEFORE, commitment, found, plan, was

NEXT, LATER = date(2026, 6, 30), date(2026, 9, 30)
FEBRUARY = date(2026, 2, 12)


def _rolled(of: Register, to: date = NEXT) -> RolledForward:
    rolled, findings = roll_forward(of, to)
    assert rolled, [str(each) for each in findings]
    return rolled


def _log(of: Register) -> list[dict[str, Any]]:
    return [dict(row.values) for row in of.rows("updates")]


def _renewed(of: Register, **values: Any) -> Register:
    """The plan after an officer has changed its first commitment."""
    [first, *others] = of.entries
    edited = replace(first, values={**first.values, **values})
    return replace(of, tables={**of.tables, "commitments": (edited, *others)})


def test_the_update_of_the_ended_quarter_goes_into_the_log_and_stays() -> None:
    new = _rolled(plan(commitment(update="Begun.", updated_on=FEBRUARY))).register
    assert _log(new) == [{"reference": "1", "date": FEBRUARY, "update": "Begun."}]
    assert (new.entries[0]["update"], new.entries[0]["updated_on"]) == ("Begun.", FEBRUARY)


def test_the_update_is_old_until_it_is_renewed() -> None:
    new = _rolled(plan(commitment(update="Begun.", updated_on=FEBRUARY))).register
    assert [f.reference for f in found(update_old, new)] == ["1"]
    assert found(update_old, _renewed(new, update="Done.", updated_on=date(2026, 5, 2))) == []


def test_an_update_without_a_date_gets_the_quarters_end() -> None:
    rolled = _rolled(plan(commitment(update="Begun.")))
    assert _log(rolled.register) == [{"reference": "1", "date": AS_AT, "update": "Begun."}]
    assert rolled.register.entries[0]["updated_on"] == AS_AT
    assert rolled.ended.entries[0]["updated_on"] is None
    assert [f.reference for f in found(update_old, rolled.register)] == ["1"]


def test_an_update_that_was_not_renewed_is_not_logged_again() -> None:
    once = _rolled(plan(commitment(update="Begun.", updated_on=FEBRUARY))).register
    twice = _rolled(once, LATER).register
    assert _log(twice) == [{"reference": "1", "date": FEBRUARY, "update": "Begun."}]
    other = _rolled(_renewed(once, update="Done.", updated_on=date(2026, 5, 2)), LATER).register
    assert [row["update"] for row in _log(other)] == ["Begun.", "Done."]


def test_a_commitment_without_an_update_is_not_logged() -> None:
    new = _rolled(plan(commitment(update=None), commitment("2", update=" "))).register
    assert _log(new) == []
    assert [row["updated_on"] for row in new.entries] == [None, None]


def test_what_is_expected_of_the_next_quarter_stays_to_be_compared() -> None:
    new = _rolled(plan(commitment(rating="Red", expected_rating="Amber"))).register
    assert (new.entries[0]["rating"], new.entries[0]["expected_rating"]) == ("Red", "Amber")


def test_the_log_of_versions_says_how_many() -> None:
    rolled = _rolled(
        plan(
            commitment("1", updated_on=FEBRUARY, expected_rating="Amber"),
            commitment("2", direction="Better"),
            commitment("3", update=None),
        )
    )
    assert rolled.done[1:] == (
        "2 updates into the log",
        "1 update without a date dated 31/03/2026",
        "Expected next kept for 1 commitment, to be compared",
        "stated directions cleared from 1 commitment",
    )
    [line] = rolled.register.rows("versions")
    assert "; 2 updates into the log; " in line.text("change")


def test_a_scheme_without_a_log_keeps_the_update_where_it_stands() -> None:
    [first, *_] = example("wmpcc-plan-2026-03").entries
    new = _rolled(example("wmpcc-plan-2026-03"), date(2026, 3, 31))
    assert "updates" not in new.register.tables
    assert new.register.entries[0]["update"] == first["update"]
    assert new.done[2:] == (
        "39 figures stated in the old papers left with the archive",
        "17 updates without a date dated 31/12/2025",
        "Expected next kept for 1 commitment, to be compared",
    )


def test_the_published_plan_closes_with_20_red_and_opens_with_10() -> None:
    rolled = _rolled(example("wmpcc-plan-2026-03"), date(2026, 3, 31))
    assert rolled.proof
    lines = proof_lines(rolled.register.scheme, rolled.proof)
    assert lines[:11] == [
        "                        All   Red  Amber  Green  No rating",
        "  Opening, 30/09/2025    25    10      3      4          8",
        "+ New                     0     0      0      0          0",
        "+ Reopened                0     0      0      0          0",
        "+ From a split            0     0      0      0          0",
        "- Closed                  0     0      0      0          0",
        "- Merged                  0     0      0      0          0",
        "- Split                   0     0      0      0          0",
        "+ Into the rating        20    15      3      2          0",
        "- Out of the rating      20     5      3      4          8",
        "= Closing, 31/12/2025    25    20      3      2          0",
    ]


def test_the_certificate_speaks_of_ratings_and_commitments() -> None:
    certificate = archive_files(_rolled(plan(commitment())))["certificate.txt"].decode()
    assert "\nPositions: 1, of these rated: 1\nSeal: " in certificate
    assert "risk" not in certificate
    assert certificate.endswith(
        "For officers: the figures count every commitment, also those that the public does not "
        "see.\n"
    )


def test_positions_that_were_pasted_and_differ_are_told_as_ratings() -> None:
    pasted = plan(commitment(rating="Red"), commitment("2"), history=[was("1", "Green", AS_AT)])
    rolled, findings = roll_forward(pasted, NEXT)
    assert rolled is None
    assert [(f.expected, f.actual) for f in findings if f.code == "position-differs"] == [
        ("the position of 1 as Quarter end has it (Scored, Red), or no row at all for 31/03/2026",
         "'Scored, Green'"),
        ("the position of every commitment as Quarter end has it, or no row at all for 31/03/2026",
         "none of 2"),
    ]  # fmt: skip


# Seals


def _altered(of: Register, table: str, **values: Any) -> Register:
    [first, *others] = of.rows(table)
    edited = replace(first, values={**first.values, **values})
    return replace(of, tables={**of.tables, table: (edited, *others)})


def _codes(of: Register) -> list[str]:
    return [each.code for rule in seals.RULES for each in found(rule, of)]


@pytest.fixture(scope="module")
def sealed() -> Register:
    """A plan whose last two quarters are sealed."""
    of = plan(commitment(rating="Red"), commitment("2"), history=[was("1", "Amber")])
    return _rolled(of).register


def test_sealed_ratings_that_nobody_touched_are_whole(sealed: Register) -> None:
    assert _codes(sealed) == []
    assert {row.day("quarter") for row in sealed.rows("quarters")} == {BEFORE, AS_AT}


def test_one_rating_that_was_altered_is_found(sealed: Register) -> None:
    altered = _altered(sealed, "history", band="Green")
    [row] = found(seals.row_altered, altered)
    assert (row.reference, row.expected, row.actual) == (
        "1", "the position of 1 on 31/12/2025 as it was sealed", "'Scored, Green'",
    )  # fmt: skip
    assert _codes(altered) == ["seal-row"]


def test_a_rating_that_was_taken_out_is_found(sealed: Register) -> None:
    [_, *others] = sealed.rows("history")
    assert "seal-quarter" in _codes(
        replace(sealed, tables={**sealed.tables, "history": tuple(others)})
    )


def test_a_figure_of_the_quarter_that_was_changed_is_told_as_ratings(sealed: Register) -> None:
    [figure] = found(seals.quarter_altered, _altered(sealed, "quarters", scored=9))
    assert figure.expected == "1, the number of ratings sealed for 31/12/2025"


def test_a_scheme_of_risks_keeps_nothing_of_this() -> None:
    first = {"reference": "R1", "title": "First", "current_likelihood": 4, "current_impact": 5}
    rolled = _rolled(register("generic-5x5", AS_AT, risks=[first]))
    assert [row.values for row in rolled.register.entries] == [first]
    assert "updates" not in rolled.register.tables
