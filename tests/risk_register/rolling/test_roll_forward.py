"""What becomes of a register when its quarter ends."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from risk_register.findings import Finding, errors
from risk_register.folder_files import folder_files
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.rolling.despite import Despite
from risk_register.rolling.roll_forward import RolledForward, roll_forward
from risk_register.seals import position_seal, quarter_seal
from risk_register.versions import next_version
from tests.registers import EXAMPLE_NAMES, example, register
from tests.risk_register.making import PRODUCT, register_of, risk, scheme_of

BEFORE, ENDED, NEXT = date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30)
FOUR_BY_FIVE = {"current_likelihood": 4, "current_impact": 5}
"""Under the generic scheme 20, Very high."""


def _register(**tables: list[dict[str, Any]]) -> Register:
    risks = tables.pop("risks", [{"reference": "R1", "title": "First", **FOUR_BY_FIVE}])
    return register("generic-5x5", ENDED, risks=risks, **tables)


def _rolled(of: Register, to: date = NEXT, **said: Any) -> RolledForward:
    rolled, findings = roll_forward(of, to, **said)
    assert rolled, [str(each) for each in findings]
    return rolled


def _refused(of: Register, to: date = NEXT) -> list[Finding]:
    rolled, findings = roll_forward(of, to)
    assert rolled is None
    return findings


def _values(rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    """What stands in each row, without what is empty."""
    return [{n: v for n, v in row.values.items() if v is not None} for row in rows]


# Positions


def test_todays_assessments_become_positions_under_the_old_date() -> None:
    risks: list[dict[str, Any]] = [
        {"reference": "R1", "title": "Scored", **FOUR_BY_FIVE},
        {"reference": "R2", "title": "Proposed", "current_likelihood": 1, "current_impact": 1,
         "stage": "Closure proposed"},
        {"reference": "R3", "title": "No score yet"},
        {"reference": "R4", "title": "Waiting", **FOUR_BY_FIVE, "stage": "Under consideration"},
        {"reference": "R5", "title": "Moved down", **FOUR_BY_FIVE, "stage": "Operational"},
    ]  # fmt: skip
    new = _rolled(_register(risks=risks)).register
    assert new.settings.as_at == NEXT
    found = _values(new.rows("history"))
    assert [{n: v for n, v in row.items() if n != "seal"} for row in found] == [
        {"reference": "R1", "quarter": ENDED, "state": "Scored", "likelihood": 4, "impact": 5,
         "score": 20, "band": "Very high"},
        {"reference": "R2", "quarter": ENDED, "state": "Scored", "likelihood": 1, "impact": 1,
         "score": 1, "band": "Low"},
        {"reference": "R3", "quarter": ENDED, "state": "Not recorded"},
        {"reference": "R4", "quarter": ENDED, "state": "Not on the register",
         "stage": "Under consideration"},
        {"reference": "R5", "quarter": ENDED, "state": "Closed", "stage": "Operational"},
    ]  # fmt: skip
    assert [row["seal"] for row in found] == [position_seal(row) for row in new.rows("history")]


def test_the_quarter_has_its_scheme_its_figures_and_its_seal() -> None:
    risks = [
        {"reference": "R1", "title": "20", **FOUR_BY_FIVE},
        {"reference": "R2", "title": "2", "current_likelihood": 1, "current_impact": 2},
        {"reference": "R3", "title": "Gone", **FOUR_BY_FIVE, "stage": "Closed"},
    ]
    new = _rolled(_register(risks=risks)).register
    [quarter] = _values(new.rows("quarters"))
    seal = quarter.pop("seal")
    assert quarter == {
        "quarter": ENDED, "scheme": "generic-5x5", "positions": 3, "scored": 2, "total": 22,
    }  # fmt: skip
    assert len(seal) == 64
    assert seal == quarter_seal(new, ENDED, "generic-5x5")


def test_earlier_quarters_that_nobody_sealed_are_sealed_as_they_are_the_oldest_first() -> None:
    old = date(2025, 9, 30)
    history = [
        {"reference": "R1", "quarter": BEFORE, "state": "Scored", "score": 5},
        {"reference": "R1", "quarter": old, "state": "Scored", "score": 4},
    ]
    quarters = [
        {"quarter": BEFORE, "label": "Winter"},
        {"quarter": old, "scheme": "older-4x4"},
    ]
    rolled = _rolled(_register(history=history, quarters=quarters))
    found = {row["quarter"]: row for row in _values(rolled.register.rows("quarters"))}
    assert [*found] == [old, BEFORE, ENDED]
    assert [row["scheme"] for row in found.values()] == ["older-4x4", "generic-5x5", "generic-5x5"]
    assert found[BEFORE]["label"] == "Winter"
    for quarter, row in found.items():
        assert row["seal"] == quarter_seal(rolled.register, quarter, row["scheme"])
    assert rolled.done[:2] == (
        "30/09/2025 sealed as it was found", "31/12/2025 sealed as it was found",
    )  # fmt: skip


def test_a_quarter_without_a_risk_is_sealed_too() -> None:
    new = _rolled(_register(risks=[])).register
    assert [row["positions"] for row in new.rows("quarters")] == [0]
    assert new.rows("quarters")[0].text("seal") == quarter_seal(new, ENDED, "generic-5x5")


def test_the_next_quarter_opens_with_what_this_one_closed_with() -> None:
    first = _rolled(_register()).register
    second = _rolled(first, date(2026, 9, 30))
    assert second.proof
    assert second.proof.previous == ENDED
    assert second.proof.opening == {"R1": "Very high"} == second.proof.closing
    assert [row["quarter"] for row in second.register.rows("history")] == [ENDED, NEXT]


POSITION: dict[str, Any] = {
    "reference": "R1", "quarter": ENDED, "state": "Scored", "likelihood": 4, "impact": 5,
    "score": 20, "band": "Very high",
}  # fmt: skip


def test_positions_that_were_pasted_by_hand_are_used() -> None:
    new = _rolled(_register(history=[POSITION])).register
    [row] = _values(new.rows("history"))
    assert row.pop("seal")
    assert row == POSITION


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"score": 16}, "'Scored, 4, 5, 16, Very high'"),
        ({"state": "Closed", "likelihood": None, "impact": None, "score": None, "band": None},
         "'Closed'"),
        ({"band": None}, "'Scored, 4, 5, 20'"),
    ],
)  # fmt: skip
def test_positions_that_were_pasted_and_differ_are_refused_by_their_references(
    changed: dict[str, Any], said: str
) -> None:
    risks = [{"reference": r, "title": r, **FOUR_BY_FIVE} for r in ("R1", "R2", "R3", "R4")]
    history = [{**POSITION, **changed}, {**POSITION, "reference": "R2"}]
    findings = _refused(_register(risks=risks, history=history))
    assert [(each.code, each.reference) for each in findings] == [
        ("position-differs", "R1"), ("position-differs", ""),
    ]  # fmt: skip
    assert str(findings[0]) == (
        "history.csv, line 2: expected the position of R1 as Quarter end has it (Scored, 4, 5, "
        f"20, Very high), or no row at all for 31/03/2026, got {said}"
    )
    assert str(findings[1]) == (
        "table history: expected the position of every risk as Quarter end has it, or no row at "
        "all for 31/03/2026, got none of R3, R4"
    )


def test_a_scheme_that_keeps_a_history_keeps_its_quarters_for_their_seals() -> None:
    of = register_of(scheme_of(PRODUCT), [risk(current_likelihood=3, current_impact=2)], ENDED)
    assert "quarters" not in of.scheme.tables
    files = folder_files(_rolled(of).register, with_scheme=True)
    assert files["quarters.csv"].decode().splitlines()[1].startswith("2026-03-31,,,made-3x3,1,1,6,")


# Refusals


@pytest.mark.parametrize("to", [ENDED, BEFORE])
def test_it_does_not_roll_back_or_stand_still(to: date) -> None:
    [finding] = _refused(_register(), to)
    assert str(finding) == (
        "the next as-at date: expected a date after 31/03/2026, the as-at date of the register, "
        f"got {to:%d/%m/%Y}"
    )


def test_it_does_not_roll_twice_over_the_same_date() -> None:
    rolled = _rolled(_register())
    [finding] = _refused(rolled.ended)
    assert finding.code == "quarter-sealed"
    assert finding.actual == "the seal of 31/03/2026"


def test_a_history_that_is_ahead_of_the_register_is_refused() -> None:
    history = [{**POSITION, "quarter": date(2026, 4, 30)}]
    quarters = [{"quarter": date(2026, 5, 31), "seal": "0" * 64}]
    findings = errors(_refused(_register(history=history, quarters=quarters)))
    assert [(each.code, each.actual) for each in findings] == [
        ("quarter-later", "positions or a seal of 30/04/2026"),
        ("quarter-later", "positions or a seal of 31/05/2026"),
    ]


def test_a_quarter_that_has_not_ended_is_not_corrected() -> None:
    correction = {**POSITION, "date": ENDED, "by": "Panel", "reason": "Too high"}
    [finding] = _refused(_register(history=[POSITION], corrections=[correction]))
    assert (finding.code, finding.reference) == ("correction-early", "R1")


def test_a_quarter_that_the_seals_have_passed_over_is_a_warning() -> None:
    sealed = _rolled(_register()).register
    history = (
        *sealed.rows("history"),
        Row({**POSITION, "quarter": BEFORE}, sealed.entries[0].place),
    )
    of = replace(sealed, tables={**sealed.tables, "history": history})
    rolled, findings = roll_forward(of, date(2026, 9, 30))
    assert rolled
    assert [(each.code, each.severity) for each in findings] == [("quarter-unsealed", "warning")]
    sealed_days = [row["quarter"] for row in rolled.register.rows("quarters")]
    assert sealed_days == [ENDED, NEXT]


def test_an_opening_that_would_not_be_the_old_closing_is_never_written() -> None:
    """Two positions of one risk, which reading refuses: the upper one would open the quarter."""
    closed = {"reference": "R1", "quarter": ENDED, "state": "Closed"}
    [finding] = _refused(_register(history=[closed, POSITION]))
    assert finding.code == "proof-broken"


# Controls


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"kind": "Planned", "completed": ENDED, "due": BEFORE},
         {"kind": "In place", "completed": ENDED, "due": BEFORE}),
        ({"kind": "Planned", "completed": date(2026, 4, 1), "due_last_quarter": BEFORE},
         {"kind": "Planned", "completed": date(2026, 4, 1)}),
        ({"kind": "Planned", "due": NEXT},
         {"kind": "Planned", "due": NEXT, "due_last_quarter": NEXT}),
        ({"kind": "Planned", "due": NEXT, "due_last_quarter": NEXT},
         {"kind": "Planned", "due": NEXT, "due_last_quarter": NEXT}),
        ({"kind": "Planned", "due": NEXT, "due_last_quarter": ENDED},
         {"kind": "Planned", "due": NEXT, "due_last_quarter": NEXT, "slipped": 1}),
        ({"kind": "Planned", "due": NEXT, "due_last_quarter": ENDED, "slipped": 2},
         {"kind": "Planned", "due": NEXT, "due_last_quarter": NEXT, "slipped": 3}),
        ({"kind": "Planned", "due": BEFORE, "due_last_quarter": ENDED, "slipped": 2},
         {"kind": "Planned", "due": BEFORE, "due_last_quarter": BEFORE, "slipped": 2}),
        ({"kind": "Planned", "due_last_quarter": ENDED}, {"kind": "Planned"}),
        ({"kind": "Removed", "due": NEXT, "due_last_quarter": ENDED, "slipped": 1},
         {"kind": "Removed", "due": NEXT, "slipped": 1}),
        ({"kind": "In place", "new": "Yes"}, {"kind": "In place"}),
        ({"kind": "Assurance", "completed": BEFORE}, {"kind": "Assurance", "completed": BEFORE}),
    ],
)  # fmt: skip
def test_what_becomes_of_a_control(before: dict[str, Any], after: dict[str, Any]) -> None:
    named = {"control_id": "C1", "reference": "R1", "control": "A lock"}
    new = _rolled(_register(controls=[{**named, **before}])).register
    assert _values(new.rows("controls")) == [{**named, **after}]


# What belongs to the old quarter


def test_marks_of_movement_go_and_what_is_expected_stays() -> None:
    of = example("cambridgeshire-2017-02")
    marked = [r.reference for r in of.entries if r["likelihood_moved"] or r["impact_moved"]]
    assert len(marked) == 2
    rolled = _rolled(of, date(2017, 4, 30))
    assert not [r for r in rolled.register.entries if r["likelihood_moved"] or r["impact_moved"]]
    expected = [(r["likelihood_expected"], r["impact_expected"]) for r in of.entries]
    now = [(r["likelihood_expected"], r["impact_expected"]) for r in rolled.register.entries]
    assert now == expected
    assert "marks of movement cleared from 2 risks" in rolled.done


def test_a_stated_direction_goes_where_the_history_says_it_from_now_on() -> None:
    of = example("wmpcc-2026-03")
    assert [bool(risk["direction"]) for risk in of.entries].count(True) == 2
    new = _rolled(of, date(2026, 6, 30)).register
    assert not any(risk["direction"] for risk in new.entries)


def test_a_trend_that_is_all_a_scheme_has_stays() -> None:
    of = example("mopac-2017-09")
    rolled = _rolled(of, date(2017, 12, 31))
    before = [risk["direction"] for risk in of.entries]
    assert "Changing" in before
    assert [risk["direction"] for risk in rolled.register.entries] == before
    assert rolled.proof is None
    assert rolled.register.rows("history") == ()
    assert rolled.done[0] == (
        "no positions, for the scheme keeps no past scores; the archive has everything"
    )


def test_figures_stated_in_the_old_papers_leave_and_stay_in_what_is_archived() -> None:
    of = example("leicestershire-2023-10")
    rolled = _rolled(of, date(2024, 1, 31))
    assert rolled.register.rows("stated") == ()
    assert rolled.ended.rows("stated") == of.rows("stated")
    assert "135 figures stated in the old papers left with the archive" in rolled.done


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_what_is_archived_differs_from_the_register_in_its_history_alone(name: str) -> None:
    of = example(name)
    ended = _rolled(of, date(2027, 3, 31)).ended
    changed = {
        table for table in {*of.tables, *ended.tables} if of.rows(table) != ended.rows(table)
    }
    assert changed == ({"history", "quarters"} if of.scheme.keeps_positions else set())
    assert ended.settings == of.settings


def test_a_title_that_names_the_year_is_pointed_at() -> None:
    findings = roll_forward(example("leicestershire-2023-10"), date(2024, 1, 31))[1]
    assert [str(each) for each in findings if each.severity == "note"] == [
        "the register's title: expected a title of no date, or that somebody changes it in the "
        "new workbook, got 'Strategic risk register, October 2023'"
    ]
    assert roll_forward(_register(), NEXT)[1] == []


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Register, March 2026", ["title-of-quarter"]),
        ("Register, 31 mar. 2026", ["title-of-quarter"]),
        ("Register as at 31/03/2026", ["title-of-quarter"]),
        ("Register 2026-03-31", ["title-of-quarter"]),
        ("Risks of the Police and Crime Plan 2026-2029", []),
        ("Risks of the plan for 2026", []),
        ("Summary 2026", []),
        ("Plan of March 2025", []),
    ],
)
def test_only_a_title_that_names_a_date_of_the_year_is_pointed_at(
    title: str, codes: list[str]
) -> None:
    of = _register()
    of = replace(of, settings=replace(of.settings, title=title))
    assert [each.code for each in roll_forward(of, NEXT)[1]] == codes


def test_a_date_more_than_a_year_ahead_is_a_warning() -> None:
    assert roll_forward(_register(), date(2027, 3, 31))[1] == []
    rolled, [finding] = roll_forward(_register(), date(2926, 6, 30))
    assert rolled
    assert (finding.code, finding.severity) == ("rolled-far", "warning")
    assert str(finding) == (
        "the next as-at date: expected a date up to 31/03/2027, 12 months after the as-at date, "
        "got 30/06/2926"
    )


# The version log


def test_the_version_log_gets_its_line() -> None:
    versions = [{"version": "1", "date": BEFORE, "change": "Set up"}]
    found = [Finding(code, Place("Risks"), "a", "b") for code in ("later", "early", "later")]
    despite = Despite("The panel meets", (*found,))
    rolled = _rolled(_register(versions=versions), author="Treasurer", despite=despite)
    seal = rolled.register.rows("quarters")[0].text("seal")
    assert _values(rolled.register.rows("versions"))[1:] == [
        {
            "version": "2", "date": NEXT, "author": "Treasurer",
            "change": "Rolled forward from 31/03/2026 to 30/06/2026: 1 position of 31/03/2026 "
            f"sealed ({seal[:16]}). Despite 3 findings (early, later): The panel meets",
        }
    ]  # fmt: skip
    assert rolled.ended.rows("versions") == _register(versions=versions).rows("versions")


@pytest.mark.parametrize(
    ("versions", "following"),
    [
        ([], "1"),
        (["1"], "2"),
        (["1", "2", "3"], "4"),
        (["0.9", "1.0"], "1.1"),
        (["1.9"], "1.10"),
        (["Draft 7"], "Draft 8"),
        (["first", "second"], "3"),
        (["3", "2", "1"], "4"),
        (["7 (final)"], "2"),
    ],
)
def test_the_next_version(versions: list[str], following: str) -> None:
    rows = [{"version": each, "date": BEFORE, "change": "c"} for each in versions]
    assert next_version(_register(versions=rows)) == following


def test_the_next_version_follows_the_latest_one_in_whatever_order_they_stand() -> None:
    rows = [
        {"version": "2.1", "date": ENDED, "change": "c"},
        {"version": "1.7", "date": BEFORE, "change": "c"},
    ]
    assert next_version(_register(versions=rows)) == "2.2"
