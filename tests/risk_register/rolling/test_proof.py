"""The proof of a quarter: every way in and out is counted once, in all and by band."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from risk_register.register import Register
from risk_register.rolling.proof import (
    WITHOUT_POSITION,
    Proof,
    prove,
    without_position,
)
from risk_register.rolling.proof_text import proof_lines
from risk_register.scheme import Replaced
from tests.registers import example, register

BEFORE, AS_AT = date(2025, 12, 31), date(2026, 3, 31)
VERY_HIGH, HIGH, LOW = {"current_likelihood": 5, "current_impact": 5}, {
    "current_likelihood": 3, "current_impact": 5,
}, {"current_likelihood": 1, "current_impact": 1}  # fmt: skip
"""Under the generic scheme: 25, 15 and 1."""


def _was(reference: str, state: str = "Scored", **more: object) -> dict[str, Any]:
    """A position at the end of the quarter before: 15, High, if it was scored."""
    score = {"score": 15, "band": "High"} if state == "Scored" else {}
    return {"reference": reference, "quarter": BEFORE, "state": state, **score, **more}


def _is(reference: str, stage: str | None = None, /, **more: object) -> dict[str, Any]:
    return {"reference": reference, "title": reference, "stage": stage, **HIGH, **more}


def _proof(
    risks: list[dict[str, Any]], history: list[dict[str, Any]], **tables: list[dict[str, Any]]
) -> Proof:
    return prove(register("generic-5x5", AS_AT, risks=risks, history=history, **tables))


def _lines(proof: Proof) -> dict[str, dict[str, str]]:
    """The lines that any risk is in."""
    return {line.name: dict(line.entries) for line in proof.lines if line.entries}


@pytest.mark.parametrize(
    ("was", "now", "line"),
    [
        (None, _is("R1", first_recorded=date(2026, 1, 1)), "New"),
        (_was("R1", "Not on the register", stage="Under consideration"), _is("R1"), "New"),
        (_was("R1", "Not on the register"), _is("R1"), "New"),
        (_was("R1", "Closed", stage="Closed"), _is("R1"), "Reopened"),
        (_was("R1", "Closed"), _is("R1"), "Reopened"),
        (_was("R1", "Closed", stage="Issue"), _is("R1"), "Reopened"),
        (_was("R1", "Closed", stage="Operational"), _is("R1", "Live"), "Escalated"),
        (_was("R1"), _is("R1", "Closed"), "Closed"),
        (_was("R1"), _is("R1", "Operational"), "De-escalated"),
        (_was("R1"), _is("R1", "Merged"), "Merged"),
        (_was("R1"), _is("R1", "Split"), "Split"),
        (_was("R1"), _is("R1", "Issue"), "Become an issue"),
        (_was("R1"), _is("R1", "Under consideration"), "Under consideration again"),
        (_was("R1"), None, "No longer in the table"),
        (_was("R1", "Not recorded"), _is("R1", "Closed"), "Closed"),
    ],
)  # fmt: skip
def test_a_risk_comes_or_leaves_in_one_way(
    was: dict[str, Any] | None, now: dict[str, Any] | None, line: str
) -> None:
    proof = _proof([_is("R0"), *([now] if now else [])], [_was("R0"), *([was] if was else [])])
    [(name, risks)] = _lines(proof).items()
    assert (name, [*risks]) == (line, ["R1"])
    assert proof.adds_up


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (_was("R1"), _is("R1", "Closure proposed")),
        (_was("R1", "Closed", stage="Closed"), _is("R1", "Merged")),
        (_was("R1", "Not on the register"), _is("R1", "Under consideration")),
        (_was("R1", "Closed", stage="Operational"), _is("R1", "Operational")),
    ],
)  # fmt: skip
def test_a_risk_that_neither_came_nor_left_is_in_no_line(
    was: dict[str, Any], now: dict[str, Any]
) -> None:
    assert _lines(_proof([now], [was])) == {}


def test_a_risk_that_came_out_of_a_split_says_so() -> None:
    links = [{"reference": "R1", "kind": "Continued under", "their_reference": "R2"}]
    new = _is("R2", first_recorded=date(2026, 2, 1))
    proof = _proof([_is("R1", "Split"), new], [_was("R1")], links=links)
    assert _lines(proof) == {"From a split": {"R2": "High"}, "Split": {"R1": "High"}}
    assert proof.adds_up


def test_a_risk_that_moves_between_bands_leaves_one_and_comes_into_another() -> None:
    proof = _proof([_is("R1", **VERY_HIGH), _is("R2")], [_was("R1"), _was("R2")])
    assert _lines(proof) == {
        "Into the band": {"R1": "Very high"},
        "Out of the band": {"R1": "High"},
    }
    assert proof.opening == {"R1": "High", "R2": "High"}
    assert proof.closing == {"R1": "Very high", "R2": "High"}
    assert proof.adds_up


def test_a_band_is_that_of_its_day_whatever_the_scores_are_called_today() -> None:
    proof = _proof([_is("R1")], [_was("R1", band="Severe")])
    assert proof.opening == {"R1": "Severe"}
    assert _lines(proof) == {"Into the band": {"R1": "High"}, "Out of the band": {"R1": "Severe"}}


def _adopted(
    history: list[dict[str, Any]], restated: bool, **tables: list[dict[str, Any]]
) -> Register:
    """A register whose scheme took the place of another in the quarter, which scored the past."""
    quarters = [{"quarter": BEFORE, "scheme": "old-scheme"}]
    of = register("generic-5x5", AS_AT, history=history, quarters=quarters, **tables)
    replaced = Replaced("old-scheme", date(2026, 1, 15), restated)
    return replace(of, scheme=replace(of.scheme, replaces=replaced))


def test_an_opening_that_another_scheme_scored_is_counted_in_todays_bands() -> None:
    history = [_was("R1", band="Severe", restated_score=25), _was("R2", band="Severe")]
    of = _adopted(history, True, risks=[_is("R1", **VERY_HIGH), _is("R2")])
    proof = prove(of)
    assert proof.opening == {"R1": "Very high", "R2": "No band"}
    assert _lines(proof) == {"Into the band": {"R2": "High"}, "Out of the band": {"R2": "No band"}}
    assert proof.adds_up
    said = "The opening was scored by old-scheme; its bands here are those of today's scheme."
    assert said in proof_lines(of.scheme, proof)


def test_an_opening_is_in_todays_bands_where_only_thresholds_are_others() -> None:
    of = _adopted([_was("R1", band="Severe")], False, risks=[_is("R1")])
    proof = prove(of)
    assert (proof.opening, _lines(proof)) == ({"R1": "High"}, {})


def test_of_an_opening_that_todays_scheme_scored_nothing_is_said() -> None:
    quarters = [{"quarter": BEFORE, "scheme": "generic-5x5"}]
    of = register("generic-5x5", AS_AT, risks=[_is("R1")], history=[_was("R1")], quarters=quarters)
    assert not [line for line in proof_lines(of.scheme, prove(of)) if "scored by" in line]


def test_a_quarter_that_was_sealed_without_risks_is_an_opening_of_none() -> None:
    quarters = [{"quarter": BEFORE, "positions": 0, "scored": 0, "total": 0, "seal": "0" * 64}]
    of = register("generic-5x5", AS_AT, risks=[_is("R1")], quarters=quarters)
    proof = prove(of)
    assert (proof.previous, proof.opening) == (BEFORE, {})
    assert _lines(proof) == {"New": {"R1": "High"}}
    assert proof.adds_up
    assert proof_lines(of.scheme, proof)[1].split() == ["Opening,", "31/12/2025", *"00000"]


def test_a_position_that_kept_no_band_is_in_todays() -> None:
    assert _proof([_is("R1")], [_was("R1", band=None)]).opening == {"R1": "High"}


def test_a_live_risk_without_a_score_is_counted_in_no_band() -> None:
    unscored = {"current_likelihood": None}
    proof = _proof(
        [_is("R1", **unscored), _is("R2", **unscored)], [_was("R1", "Not recorded"), _was("R2")]
    )
    assert proof.opening == {"R1": "No band", "R2": "High"}
    assert proof.closing == {"R1": "No band", "R2": "No band"}
    assert proof.adds_up


def test_the_opening_is_what_the_history_was_corrected_to() -> None:
    corrections = [
        {"reference": "R1", "quarter": BEFORE, "state": "Scored", "score": 25, "band": "Very high",
         "date": AS_AT, "by": "Panel", "reason": "Typed wrongly"},
        {"reference": "R2", "quarter": BEFORE, "state": "Closed", "stage": "Closed",
         "date": AS_AT, "by": "Panel", "reason": "It was closed"},
    ]  # fmt: skip
    proof = _proof([_is("R1"), _is("R2")], [_was("R1"), _was("R2")], corrections=corrections)
    assert proof.opening == {"R1": "Very high"}
    assert _lines(proof)["Reopened"] == {"R2": "High"}
    assert proof.adds_up


@pytest.mark.parametrize("recorded", [date(2025, 12, 31), date(2020, 1, 1), None])
def test_a_live_risk_that_ought_to_have_a_position_has_a_line_and_a_warning(
    recorded: date | None,
) -> None:
    risks = [_is("R0"), _is("R1", first_recorded=recorded)]
    of = register("generic-5x5", AS_AT, risks=risks, history=[_was("R0")])
    proof = prove(of)
    assert _lines(proof) == {WITHOUT_POSITION: {"R1": "High"}}
    assert proof.adds_up
    [finding] = without_position(of, proof)
    assert (finding.code, finding.reference, finding.severity) == (
        "position-unknown",
        "R1",
        "warning",
    )
    assert str(finding) == (
        "risks.csv, line 3, column first_recorded: expected a position at 31/12/2025, or that it "
        "was first recorded later, got neither, of R1"
    )


def test_after_a_sealed_quarter_a_risk_without_a_date_is_new() -> None:
    """A quarter that was sealed had a position for every risk of its day."""
    quarters = [{"quarter": BEFORE, "seal": "0" * 64}]
    proof = _proof([_is("R0"), _is("R1")], [_was("R0")], quarters=quarters)
    assert _lines(proof) == {"New": {"R1": "High"}}


def test_without_an_earlier_quarter_there_is_no_opening() -> None:
    proof = _proof([_is("R1")], [])
    assert (proof.previous, proof.opening, proof.lines) == (None, {}, ())
    assert proof.closing == {"R1": "High"}


def _leicestershire() -> Register:
    return example("leicestershire-2023-10")


def test_leicestershire_in_october_2023() -> None:
    """Covering report, paragraphs 3 and 4 and Appendices C and D: 21 live, 5 new, 3 moved down."""
    proof = prove(_leicestershire())
    assert len(proof.opening) == 19
    assert {name: sorted(risks) for name, risks in _lines(proof).items()} == {
        "New": ["OPCC059", "OPCC062", "OPCC070", "OPCC073", "OPCC077"],
        "De-escalated": ["OPCC005", "OPCC034", "OPCC039"],
    }
    assert len(proof.closing) == 21


def test_the_proof_in_text() -> None:
    of = _leicestershire()
    assert "\n".join(proof_lines(of.scheme, prove(of))) == """\
                        All  High  Medium   Low
  Opening, 31/07/2023    19    10       4     5
+ New                     5     5       0     0
+ Reopened                0     0       0     0
+ Escalated               0     0       0     0
+ From a split            0     0       0     0
- Closed                  0     0       0     0
- De-escalated            3     0       2     1
- Merged                  0     0       0     0
- Split                   0     0       0     0
- Become an issue         0     0       0     0
= Closing, 26/10/2023    21    15       2     4

New: OPCC062, OPCC059, OPCC077, OPCC070, OPCC073
De-escalated: OPCC005, OPCC039, OPCC034"""  # fmt: skip


def test_the_first_proof_in_text_says_that_there_is_nothing_to_start_from() -> None:
    of = register("generic-5x5", AS_AT, risks=[_is("R1"), _is("R2", **LOW)])
    assert proof_lines(of.scheme, prove(of)) == [
        "No earlier quarter is in the history, so there is no opening to start from.",
        "",
        "                        All  Very high  High  Medium   Low",
        "  Closing, 31/03/2026     2          0     1       0     1",
    ]


def test_bands_of_another_day_and_risks_without_one_have_their_columns_in_text() -> None:
    of = register(
        "generic-5x5", AS_AT,
        risks=[_is("R1"), _is("R2", current_impact=None)],
        history=[_was("R1", band="Severe"), _was("R2")],
    )  # fmt: skip
    lines = proof_lines(of.scheme, prove(of))
    assert lines[0].split("  ")[-2:] == ["Severe", "No band"]
    assert [line for line in lines if "the band" in line] == [
        "+ Into the band           2          0     1       0     0       0        1",
        "- Out of the band         2          0     1       0     0       1        0",
        "Into the band: R1, R2",
        "Out of the band: R1, R2",
    ]
