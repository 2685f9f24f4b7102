"""The real registers compute what their papers print, but for the papers' own mistakes."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import schemes
from risk_register.agreement import check_agreement
from risk_register.folder import read_settings, read_tables
from risk_register.heat_map import cell_of
from risk_register.movement import direction, marks, previous_score
from risk_register.register import Register, Row
from risk_register.scores import band, overruled, rated, score, why

EXAMPLES = Path(__file__).parents[2] / "examples"
LEICESTERSHIRE, CAMBRIDGESHIRE = "leicestershire-2023-10", "cambridgeshire-2017-02"
WEST_MIDLANDS, WEST_MIDLANDS_2026 = "wmpcc-2024-06", "wmpcc-2026-03"
MOPAC = "mopac-2017-09"

NEW_RISKS_SHOW_A_DASH = "the page of a new risk prints a dash, and its score as proposed"
MISTAKES = {
    ("OPCC056", "Appendix C, risk page"): (
        "the page prints 16; Appendix A prints 8, and the page proposes 8"
    ),
    ("OPCC059", "Appendix C, risk page"): NEW_RISKS_SHOW_A_DASH,
    ("OPCC070", "Appendix C, risk page"): NEW_RISKS_SHOW_A_DASH,
    ("OPCC073", "Appendix C, risk page"): NEW_RISKS_SHOW_A_DASH,
}
"""Printed scores that the register does not agree with, and why."""


@cache
def example(name: str) -> Register:
    """One of the examples, which has no fault."""
    settings, findings = read_settings(EXAMPLES / name)
    assert settings
    scheme, refusals = schemes.load(settings.scheme)
    assert scheme
    register, found = read_tables(EXAMPLES / name, settings, scheme)
    assert [*findings, *refusals, *found, *check_agreement(register)] == []
    return register


def by_reference(register: Register) -> dict[str, Row]:
    return {risk.reference: risk for risk in register.entries}


def computed_score(register: Register, key: str, risk: Row) -> int | None:
    """The score of the assessment of that key."""
    assessment = next(each for each in register.scheme.assessments if each.key == key)
    return score(register.scheme, assessment, risk)


def printed(name: str, *figures: str) -> list[Row]:
    """The figures of these kinds that the paper prints."""
    return [row for row in example(name).rows("stated") if row.text("figure") in figures]


def current_band(register: Register, risk: Row) -> str:
    found = band(register.scheme, register.scheme.current, risk)
    assert found
    return found.name


@pytest.mark.parametrize(("name", "count"), [(LEICESTERSHIRE, 36), (CAMBRIDGESHIRE, 37)])
def test_every_printed_score_is_the_computed_one(name: str, count: int) -> None:
    register = example(name)
    risks, disagreeing, agreeing = by_reference(register), [], 0
    for row in printed(name, "inherent_score", "current_score", "future_score"):
        key = row.text("figure").removesuffix("_score")
        computed = computed_score(register, key, risks[row.reference])
        if str(computed) == row.text("value"):
            agreeing += 1
        else:
            disagreeing.append((row.reference, row.text("place")))
    expected = [place for place in MISTAKES if place[0] in risks]
    assert sorted(disagreeing) == expected
    assert agreeing == count


def test_every_score_of_cambridgeshire_is_printed() -> None:
    register = example(CAMBRIDGESHIRE)
    computed = {
        (risk.reference, f"{assessment.key}_score")
        for risk in register.entries
        for assessment in register.scheme.assessments
        if score(register.scheme, assessment, risk) is not None
    }
    stated = printed(CAMBRIDGESHIRE, "inherent_score", "current_score", "future_score")
    assert {(row.reference, row.text("figure")) for row in stated} == computed


def test_every_printed_cell_of_the_heat_map_is_the_computed_one_but_for_sr3_5() -> None:
    """The risk page of SR3.5 prints 2 x 4, which rates its 14; the heat map places it at 2 x 2."""
    register = example(CAMBRIDGESHIRE)
    risks = by_reference(register)
    differing = {
        row.reference: (row.text("value"), cell_of(register.scheme.current, risks[row.reference]))
        for row in printed(CAMBRIDGESHIRE, "heat_map")
        if row.text("value") != cell_of(register.scheme.current, risks[row.reference])
    }
    assert differing == {"SR3.5": ("2 x 2", "2 x 4")}


def test_the_heat_map_of_cambridgeshire_places_every_risk() -> None:
    register = example(CAMBRIDGESHIRE)
    placed = sorted(row.reference for row in printed(CAMBRIDGESHIRE, "heat_map"))
    assert placed == sorted(risk.reference for risk in register.entries)


def test_the_movement_marks_of_cambridgeshire_are_as_printed() -> None:
    register = example(CAMBRIDGESHIRE)
    shown = {risk.reference: marks(register, risk) for risk in register.entries}
    assert {reference: found for reference, found in shown.items() if found} == {
        "SR3.1": "▲▶",
        "SR3.3": "▶",
    }


def test_every_printed_arrow_of_leicestershire_is_the_computed_one_but_for_opcc056s_page() -> None:
    """Appendix A prints 8 before and 8 now; the page in Appendix C prints ↓ beside 16."""
    register = example(LEICESTERSHIRE)
    risks = by_reference(register)
    differing = [
        (row.reference, row.text("value"), row.text("place"))
        for row in printed(LEICESTERSHIRE, "direction")
        if row.text("value") not in direction(register, risks[row.reference])
    ]
    assert differing == [("OPCC056", "↓", "Appendix C, risk page")]


def test_leicestershire_has_21_live_risks_and_3_operational_ones() -> None:
    stages = Counter(risk.text("stage") or "Live" for risk in example(LEICESTERSHIRE).entries)
    assert stages == {"Live": 21, "Operational": 3}
    assert len(example(LEICESTERSHIRE).live_entries) == 21


def test_leicestershire_has_15_live_risks_that_are_high() -> None:
    register = example(LEICESTERSHIRE)
    bands = Counter(current_band(register, risk) for risk in register.live_entries)
    assert bands == {"High": 15, "Medium": 2, "Low": 4}


def test_leicestershire_has_5_new_risks_without_a_previous_score() -> None:
    """The paper counts six, with OPCC056, which Appendix A prints with a previous score of 8."""
    register = example(LEICESTERSHIRE)
    new = [risk.reference for risk in register.entries if previous_score(register, risk) == "N/A"]
    assert new == ["OPCC062", "OPCC059", "OPCC077", "OPCC070", "OPCC073"]


def test_leicestershire_prints_the_pages_of_16_risks_in_three_appendices() -> None:
    """Each appendix lists the risks of one kind; the page of each prints its title."""
    pages = {
        ("high_risks", "Appendix B"): (
            "OPCC031; OPCC007; OPCC014; OPCC032; OPCC020; OPCC038; OPCC017; OPCC029; OPCC040"
        ),
        ("new_risks", "Appendix C"): "OPCC059; OPCC056; OPCC073; OPCC070",
        ("deescalated_risks", "Appendix D"): "OPCC005; OPCC039; OPCC034",
    }
    for (figure, appendix), listed in pages.items():
        rows = printed(LEICESTERSHIRE, figure)
        values = [row.text("value") for row in rows if appendix in row.text("place")]
        titles = printed(LEICESTERSHIRE, "title")
        assert values == [listed]
        assert "; ".join(r.reference for r in titles if appendix in r.text("place")) == listed


def test_opcc029_is_the_one_score_that_overrules_its_levels() -> None:
    """Appendix A prints impact Very High and likelihood Likely, which rate 12, and the score 8."""
    register = example(LEICESTERSHIRE)
    scheme = register.scheme
    found = [risk for risk in register.entries if overruled(scheme, scheme.current, risk)]
    assert [risk.reference for risk in found] == ["OPCC029"]
    assert rated(scheme, scheme.current, found[0]) == 12
    assert score(scheme, scheme.current, found[0]) == 8
    assert why(scheme, found[0]) == "8 entered, where 3 x 4 = 12; High from 8"


def test_cambridgeshire_has_16_risks_all_of_them_live() -> None:
    register = example(CAMBRIDGESHIRE)
    assert len(register.entries) == len(register.live_entries) == 16


def test_cambridgeshire_has_3_risks_above_its_tolerance_of_13() -> None:
    register = example(CAMBRIDGESHIRE)
    scores = {
        risk.reference: computed_score(register, "current", risk) for risk in register.entries
    }
    above = {reference: found for reference, found in scores.items() if (found or 0) > 13}
    assert above == {"SR3.3": 18, "SR3.5": 14, "SR4.4": 14}
    assert scores["SR3.1"] == 13


# West Midlands, June 2024


Printed = int | str

N_A = "Not on the register"
SCORES_BY_QUARTER: dict[str, tuple[Printed, ...]] = {
    "1": (20, 12, 12, 12, 12, 12),
    "2": (25, 8, 8, 8, 8, 8),
    "3": (25, 12, 12, 12, 12, 12),
    "4": (20, 25, 16, 16, 20, 16),
    "5": (20, 8, 8, 8, 8, 8),
    "6": (25, 12, 16, 16, 16, 16),
    "7": (25, N_A, N_A, N_A, 20, 0),
    "8": (20, N_A, N_A, N_A, N_A, 20),
    "9": (25, N_A, N_A, N_A, N_A, 16),
    "10": (25, N_A, N_A, N_A, N_A, 16),
    "11": (16, N_A, N_A, N_A, N_A, 12),
    "12": (25, N_A, N_A, N_A, N_A, 16),
}
"""The paper's columns: unmitigated, then June, Sept and Dec 23, Mar and June 24."""


def by_quarter(register: Register, risk: Row) -> list[Printed]:
    """The positions of a risk in the history, as they are entered, the oldest first."""
    rows = [row for row in register.rows("history") if row.reference == risk.reference]
    rows.sort(key=lambda row: row.text("quarter"))
    states = [row.text("state") if row["score"] is None else row["score"] for row in rows]
    return [state for state in states if isinstance(state, int | str)]


def test_west_midlands_scores_of_five_quarters_are_as_printed() -> None:
    register = example(WEST_MIDLANDS)
    found = {
        risk.reference: (
            computed_score(register, "unmitigated", risk),
            *by_quarter(register, risk),
            computed_score(register, "mitigated", risk),
        )
        for risk in register.entries
    }
    assert found == SCORES_BY_QUARTER


def test_west_midlands_quarters_are_those_that_the_paper_heads() -> None:
    labels = [
        (row.text("quarter"), row.text("label")) for row in example(WEST_MIDLANDS).rows("quarters")
    ]
    assert labels == [
        ("2023-06-30", "Score June 23"),
        ("2023-09-30", "Score Sept 23"),
        ("2023-12-31", "Score Dec 23"),
        ("2024-03-31", "Score Mar 24"),
        ("2024-06-30", "Score June 24"),
    ]


def test_west_midlands_previous_scores_are_those_of_march_2024() -> None:
    register = example(WEST_MIDLANDS)
    found = [previous_score(register, risk) for risk in register.entries]
    assert found == [12, 8, 12, 20, 8, 16, 20, "N/A", "N/A", "N/A", "N/A", "N/A"]


def test_west_midlands_directions_follow_the_scores() -> None:
    register = example(WEST_MIDLANDS)
    unchanged, reduced, new = "⇔ Unchanged", "⇓ Reduced", "N/A"
    assert {risk.reference: direction(register, risk) for risk in register.entries} == {
        "1": unchanged,
        "2": unchanged,
        "3": unchanged,
        "4": reduced,
        "5": unchanged,
        "6": unchanged,
        "7": reduced,
        "8": new,
        "9": new,
        "10": new,
        "11": new,
        "12": new,
    }


def test_every_printed_arrow_of_west_midlands_is_the_computed_one_but_for_a_dot() -> None:
    """Of the arrow of risk 4 the paper's text keeps a dot, and of that of risk 7 nothing."""
    register = example(WEST_MIDLANDS)
    risks, arrows = by_reference(register), printed(WEST_MIDLANDS, "direction")
    differing = [
        (row.reference, row.text("value"))
        for row in arrows
        if row.text("value") not in direction(register, risks[row.reference])
    ]
    assert differing == [("4", "•")]
    assert {row.reference for row in arrows} == set(risks) - {"7"}


def test_west_midlands_risk_7_is_closed_with_0_and_the_other_11_are_live() -> None:
    register = example(WEST_MIDLANDS)
    seventh = by_reference(register)["7"]
    assert seventh.text("stage") == "Closed"
    assert computed_score(register, "mitigated", seventh) == 0
    assert [risk.reference for risk in register.entries if risk not in register.live_entries] == [
        "7"
    ]
    assert len(register.live_entries) == 11


def test_west_midlands_risk_4_was_once_above_its_unmitigated_score() -> None:
    register = example(WEST_MIDLANDS)
    above = {
        risk.reference: position
        for risk in register.entries
        for position in by_quarter(register, risk)
        if isinstance(position, int)
        and position > (computed_score(register, "unmitigated", risk) or 0)
    }
    assert above == {"4": 25}


def test_west_midlands_owners_are_those_that_can_be_read() -> None:
    owners = {risk.reference: risk.text("owner") for risk in example(WEST_MIDLANDS).entries}
    assert {reference: owner for reference, owner in owners.items() if owner} == {
        "1": "JJ",
        "9": "AF",
        "10": "AF",
        "11": "JH",
        "12": "JJ",
    }


def test_west_midlands_has_52_controls() -> None:
    counted = [row.number("number") for row in example(WEST_MIDLANDS).rows("controls")]
    assert counted == [6, 4, 4, 10, 3, 3, 6, 4, 3, 2, 5, 2]


# West Midlands, March 2026


def test_west_midlands_2026_has_one_risk_under_consideration_and_one_issue() -> None:
    register = example(WEST_MIDLANDS_2026)
    stages = {risk.reference: risk.text("stage") for risk in register.entries}
    assert stages == {"P1": "Under consideration", "12": "", "P2": "", "8": "Issue"}
    assert [risk.reference for risk in register.live_entries] == ["12", "P2"]


def test_west_midlands_2026_has_two_risks_that_are_stated_to_have_increased() -> None:
    register = example(WEST_MIDLANDS_2026)
    assert {risk.reference: direction(register, risk) for risk in register.entries} == {
        "P1": "",
        "12": "⇑ Increased (stated)",
        "P2": "⇑ Increased (stated)",
        "8": "",
    }


def test_west_midlands_2026_counts_are_as_printed() -> None:
    counts = {
        row.text("figure"): row.text("value")
        for row in example(WEST_MIDLANDS_2026).rows("stated")
        if not row.reference
    }
    assert counts == {
        "new_risks": "0",
        "considered_risks": "1",
        "increased_risks": "2",
        "reduced_risks": "0",
    }


def test_west_midlands_2026_has_no_score_and_unknown_is_neither_0_nor_n_a() -> None:
    register = example(WEST_MIDLANDS_2026)
    for risk in register.entries:
        assert computed_score(register, "unmitigated", risk) is None
        assert computed_score(register, "mitigated", risk) is None
        assert previous_score(register, risk) is None
        assert risk.text("owner") == ""
    for table in ("controls", "people"):
        assert register.rows(table) == ()


def test_west_midlands_2026_knows_that_three_risks_were_there_the_quarter_before() -> None:
    """Two have increased since the last quarter and one has come about; no score is printed."""
    found = [
        (row.reference, row.text("quarter"), row.text("state"), row.text("score"))
        for row in example(WEST_MIDLANDS_2026).rows("history")
    ]
    assert found == [
        ("12", "2025-12-31", "Not recorded", ""),
        ("P2", "2025-12-31", "Not recorded", ""),
        ("8", "2025-12-31", "Not recorded", ""),
    ]


def test_leicestershire_reports_opcc056_in_the_appendix_in_which_its_page_stands() -> None:
    reported = {
        risk.reference: risk.text("reported_in")
        for risk in example(LEICESTERSHIRE).entries
        if risk["reported_in"]
    }
    assert reported == {"OPCC056": "C"}


def test_west_midlands_shares_two_risks_between_its_registers() -> None:
    """Money for the VRP, and public trust: the report of 2026 prints no numbers."""
    earlier, later = by_reference(example(WEST_MIDLANDS)), by_reference(example(WEST_MIDLANDS_2026))
    assert sorted(set(earlier) & set(later)) == ["12", "8"]
    assert earlier["12"].text("title") == later["12"].text("title")


# MOPAC, September 2017


CHANGING, SAME, NEW = "↕ Changing", "↔ Unchanged", "New"


def test_mopac_has_15_risks_with_the_trends_and_owners_of_its_appendix_1() -> None:
    register = example(MOPAC)
    found = [
        (risk.reference, direction(register, risk), risk.text("owner")) for risk in register.entries
    ]
    assert found == [
        ("1", CHANGING, "SC"),
        ("2a", CHANGING, "SP; PW"),
        ("2b", CHANGING, "SP; PW"),
        ("3", NEW, "SP"),
        ("4", SAME, "SP"),
        ("5", SAME, "PW"),
        ("6", CHANGING, "SC"),
        ("7", SAME, "SP"),
        ("8", SAME, "SC"),
        ("9", SAME, "SC; PW; SP"),
        ("10", SAME, "SC"),
        ("11", CHANGING, "PW"),
        ("12", SAME, "PW"),
        ("13", CHANGING, "PW"),
        ("14", CHANGING, "SC; PW; SP"),
    ]
    assert len(register.live_entries) == 15


def test_every_printed_trend_of_mopac_is_the_one_that_is_shown() -> None:
    register = example(MOPAC)
    risks, trends = by_reference(register), printed(MOPAC, "direction")
    assert [row.reference for row in trends] == [*risks]
    for row in trends:
        assert row.text("value") in direction(register, risks[row.reference])


def test_mopac_has_2a_and_2b_which_print_the_same_sentence() -> None:
    risks = by_reference(example(MOPAC))
    assert risks["2a"].text("description") == risks["2b"].text("description")
    assert risks["2a"].text("title") != risks["2b"].text("title")


def test_mopac_has_no_score_of_any_kind() -> None:
    register = example(MOPAC)
    assert not register.scheme.has_scores
    assert [previous_score(register, risk) for risk in register.entries] == [None] * 15
    assert printed(MOPAC, "score", "current_score") == []


def test_mopac_has_control_actions_for_5_risks() -> None:
    """Appendix 2, with one potential control; the workshop of paragraph 1.4 is planned."""
    rows = example(MOPAC).rows("controls")
    assert Counter((row.reference, row.text("kind")) for row in rows) == {
        ("1", "In place"): 4,
        ("1", "Planned"): 1,
        ("4", "In place"): 3,
        ("5", "In place"): 3,
        ("8", "In place"): 1,
        ("8", "Potential"): 1,
        ("14", "In place"): 3,
    }


def test_mopac_shares_two_risks_with_the_metropolitan_police() -> None:
    links = [
        (row.reference, row.text("kind"), row.text("organisation"))
        for row in example(MOPAC).rows("links")
    ]
    assert links == [
        ("1", "Joint", "Metropolitan Police Service"),
        ("4", "Joint", "Metropolitan Police Service"),
    ]


def test_mopacs_covering_report_numbers_two_risks_otherwise_than_its_appendix() -> None:
    """It calls funding Risk 3 and interventions Risk 4; Appendix 1 has them as 4 and 5."""
    place = "Covering report, key considerations"
    rows = [row for row in printed(MOPAC, "title") if row.text("place") == place]
    risks = by_reference(example(MOPAC))
    titles = {risk.text("title"): reference for reference, risk in risks.items()}
    numbered = [(row.reference, titles[row.text("value")]) for row in rows]
    assert numbered == [("3", "4"), ("4", "5")]
