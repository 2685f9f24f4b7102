"""Which risks stand in which cell of the heat map."""

import pytest

from risk_register.heat_map import cell_name, cell_of, said_as, shown_as, shown_in
from risk_register.register import Register
from risk_register.scheme import Assessment
from tests.risk_register.making import PRODUCT, register_of, risk, scheme_of

SCHEME = scheme_of(PRODUCT)
CURRENT, TARGET = SCHEME.assessments


def made() -> Register:
    """Four risks in two cells, and two in none."""
    return register_of(
        SCHEME,
        [
            risk("R1", current_likelihood=3, current_impact=2, impact_expected="Increase"),
            risk("R2", current_likelihood=1, current_impact=1, stage="Live"),
            risk("R3", current_likelihood=3, current_impact=2, stage="Closed"),
            risk("R4", current_likelihood=3, current_impact=2, stage="Closure proposed"),
            risk("R5", current_likelihood=3, target_likelihood=1, target_impact=2),
        ],
    )


def references_in(register: Register, assessment: Assessment) -> dict[str, list[str]]:
    """The references of each cell that has any."""
    cells = shown_in(register, assessment)
    return {cell: [row.reference for row in rows] for cell, rows in cells.items()}


def test_a_cell_is_named_by_likelihood_and_impact() -> None:
    assert cell_name(4, 2) == "4 x 2"


def test_each_live_risk_with_both_levels_stands_in_one_cell() -> None:
    assert references_in(made(), CURRENT) == {"3 x 2": ["R1", "R4"], "1 x 1": ["R2"]}


def test_another_assessment_has_another_map() -> None:
    assert references_in(made(), TARGET) == {"1 x 2": ["R5"]}


@pytest.mark.parametrize("stage", ["Closed", "Operational", "Merged", "Under consideration"])
def test_a_risk_that_is_not_live_stands_in_no_cell(stage: str) -> None:
    assert cell_of(CURRENT, risk(current_likelihood=1, current_impact=1, stage=stage)) == ""


def test_a_risk_without_impact_stands_in_no_cell() -> None:
    assert cell_of(CURRENT, risk(current_likelihood=1)) == ""


def test_a_score_that_is_entered_does_not_move_the_risk() -> None:
    one = risk(current_likelihood=3, current_impact=3, current_score=1)
    assert cell_of(CURRENT, one) == "3 x 3"


def test_marks_stand_beside_the_reference_on_the_current_map() -> None:
    register = made()
    assert shown_as(register, CURRENT, register.entries[0]) == "R1 ▷"
    assert said_as(register, CURRENT, register.entries[0]) == "R1 (Impact expected to go up)"


def test_a_risk_without_marks_is_its_reference() -> None:
    register = made()
    assert shown_as(register, CURRENT, register.entries[1]) == "R2"
    assert said_as(register, CURRENT, register.entries[1]) == "R2"


def test_other_maps_show_no_marks() -> None:
    register = made()
    assert shown_as(register, TARGET, register.entries[0]) == "R1"
    assert said_as(register, TARGET, register.entries[0]) == "R1"
