"""The two real registers compute what their papers print, but for the papers' own mistakes."""

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
    return {risk.reference: risk for risk in register.risks}


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
        for risk in register.risks
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
    assert placed == sorted(risk.reference for risk in register.risks)


def test_the_movement_marks_of_cambridgeshire_are_as_printed() -> None:
    register = example(CAMBRIDGESHIRE)
    shown = {risk.reference: marks(register, risk) for risk in register.risks}
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
    stages = Counter(risk.text("stage") or "Live" for risk in example(LEICESTERSHIRE).risks)
    assert stages == {"Live": 21, "Operational": 3}
    assert len(example(LEICESTERSHIRE).live_risks) == 21


def test_leicestershire_has_15_live_risks_that_are_high() -> None:
    register = example(LEICESTERSHIRE)
    bands = Counter(current_band(register, risk) for risk in register.live_risks)
    assert bands == {"High": 15, "Medium": 2, "Low": 4}


def test_leicestershire_has_5_new_risks_without_a_previous_score() -> None:
    """The paper counts six, with OPCC056, which Appendix A prints with a previous score of 8."""
    register = example(LEICESTERSHIRE)
    new = [risk.reference for risk in register.risks if previous_score(register, risk) == "N/A"]
    assert new == ["OPCC062", "OPCC059", "OPCC077", "OPCC070", "OPCC073"]


def test_opcc029_is_the_one_score_that_overrules_its_levels() -> None:
    """Appendix A prints impact Very High and likelihood Likely, which rate 12, and the score 8."""
    register = example(LEICESTERSHIRE)
    scheme = register.scheme
    found = [risk for risk in register.risks if overruled(scheme, scheme.current, risk)]
    assert [risk.reference for risk in found] == ["OPCC029"]
    assert rated(scheme, scheme.current, found[0]) == 12
    assert score(scheme, scheme.current, found[0]) == 8
    assert why(scheme, found[0]) == "8 entered, where 3 x 4 = 12; High from 8"


def test_cambridgeshire_has_16_risks_all_of_them_live() -> None:
    register = example(CAMBRIDGESHIRE)
    assert len(register.risks) == len(register.live_risks) == 16


def test_cambridgeshire_has_3_risks_above_its_tolerance_of_13() -> None:
    register = example(CAMBRIDGESHIRE)
    scores = {risk.reference: computed_score(register, "current", risk) for risk in register.risks}
    above = {reference: found for reference, found in scores.items() if (found or 0) > 13}
    assert above == {"SR3.3": 18, "SR3.5": 14, "SR4.4": 14}
    assert scores["SR3.1"] == 13
