"""Scores, bands, tolerance, and the sentence that says why."""

import pytest

from risk_register.register import Row
from risk_register.scheme import Scheme
from risk_register.scores import above_tolerance, band, overruled, score, why
from tests.risk_register.making import (
    MATRIX,
    PRODUCT,
    SCORE,
    changed,
    register_of,
    risk,
    scheme_of,
)

BY_PRODUCT, BY_MATRIX, BY_SCORE = scheme_of(PRODUCT), scheme_of(MATRIX), scheme_of(SCORE)


def current(likelihood: int | None, impact: int | None, entered: int | None = None) -> Row:
    """A risk with this current assessment."""
    return risk(
        current_likelihood=likelihood, current_impact=impact, current_score=entered,
    )  # fmt: skip


def current_score(scheme: Scheme, row: Row) -> int | None:
    return score(scheme, scheme.current, row)


def band_name(scheme: Scheme, row: Row) -> str | None:
    found = band(scheme, scheme.current, row)
    return found.name if found else None


def test_a_product_multiplies_the_levels() -> None:
    assert current_score(BY_PRODUCT, current(3, 2)) == 6


def test_a_matrix_is_looked_up_by_likelihood_and_impact() -> None:
    assert current_score(BY_MATRIX, current(3, 1)) == 6
    assert current_score(BY_MATRIX, current(1, 3)) == 4


def test_a_score_is_as_entered() -> None:
    assert current_score(BY_SCORE, risk(current_score=55)) == 55


def test_an_entered_score_of_0_is_a_score() -> None:
    from_0 = scheme_of(changed(SCORE, ("from = 1\nto = 49", "from = 0\nto = 49")))
    assert current_score(from_0, risk(current_score=0)) == 0
    assert band_name(from_0, risk(current_score=0)) == "Low"


@pytest.mark.parametrize(("likelihood", "impact"), [(None, None), (3, None), (None, 2)])
def test_without_both_levels_there_is_no_score(likelihood: int | None, impact: int | None) -> None:
    assert current_score(BY_PRODUCT, current(likelihood, impact)) is None
    assert band_name(BY_PRODUCT, current(likelihood, impact)) is None


def test_each_assessment_has_its_own_score() -> None:
    row = risk(current_likelihood=3, current_impact=3, target_likelihood=1, target_impact=2)
    scores = [score(BY_PRODUCT, assessment, row) for assessment in BY_PRODUCT.assessments]
    assert scores == [9, 2]


def test_a_score_entered_beside_the_levels_overrules_them() -> None:
    row = current(3, 3, entered=4)
    assert current_score(BY_PRODUCT, row) == 4
    assert band_name(BY_PRODUCT, row) == "Medium"
    assert overruled(BY_PRODUCT, BY_PRODUCT.current, row)


def test_a_score_of_0_overrules_too() -> None:
    row = current(3, 3, entered=0)
    assert current_score(BY_PRODUCT, row) == 0
    assert overruled(BY_PRODUCT, BY_PRODUCT.current, row)


@pytest.mark.parametrize(
    "row",
    [current(3, 3), current(3, 3, entered=9), current(None, None, entered=9)],
    ids=["no score entered", "the same score entered", "no levels"],
)
def test_nothing_is_overruled(row: Row) -> None:
    assert not overruled(BY_PRODUCT, BY_PRODUCT.current, row)


@pytest.mark.parametrize(
    ("likelihood", "impact", "name"),
    [(1, 1, "Low"), (1, 2, "Low"), (1, 3, "Medium"), (2, 2, "Medium"), (2, 3, "High"),
     (3, 3, "High")],
)  # fmt: skip
def test_a_band_holds_both_its_ends(likelihood: int, impact: int, name: str) -> None:
    assert band_name(BY_PRODUCT, current(likelihood, impact)) == name


@pytest.mark.parametrize(
    ("row", "above"),
    [
        pytest.param(current(2, 3), True, id="above"),
        pytest.param(current(3, 3, entered=5), False, id="at the tolerance"),
        pytest.param(current(1, 1), False, id="below"),
        pytest.param(current(None, 3), None, id="no score"),
    ],
)
def test_above_tolerance_is_higher_than_its_score(row: Row, above: bool | None) -> None:
    assert above_tolerance(register_of(BY_PRODUCT, [row]), row) is above


@pytest.mark.parametrize("stage", ["Closed", "Operational", "Issue", "Under consideration"])
def test_a_risk_that_is_not_live_is_not_above_tolerance(stage: str) -> None:
    row = risk(current_likelihood=3, current_impact=3, stage=stage)
    assert above_tolerance(register_of(BY_PRODUCT, [row]), row) is None


def test_a_scheme_without_tolerance_has_nothing_above_it() -> None:
    scheme = scheme_of(changed(PRODUCT, ("[tolerance]\nscore = 5\n", "")))
    assert above_tolerance(register_of(scheme, [current(3, 3)]), current(3, 3)) is None


@pytest.mark.parametrize(
    ("scheme", "row", "sentence"),
    [
        pytest.param(BY_PRODUCT, current(2, 2), "2 x 2 = 4; Medium from 3", id="a product"),
        pytest.param(BY_PRODUCT, current(3, 2),
                     "3 x 2 = 6; High from 6; above the tolerance of 5", id="above the tolerance"),
        pytest.param(BY_MATRIX, current(3, 1),
                     "likelihood 3, impact 1 rates 6; High from 6; above the tolerance of 5",
                     id="a matrix"),
        pytest.param(BY_PRODUCT, current(3, 3, entered=4),
                     "4 entered, where 3 x 3 = 9; Medium from 3", id="an overruled product"),
        pytest.param(BY_MATRIX, current(3, 3, entered=2),
                     "2 entered, where likelihood 3, impact 3 rates 9; Low from 1",
                     id="an overruled matrix"),
        pytest.param(BY_PRODUCT, current(None, None, entered=4), "4; Medium from 3",
                     id="a score without levels"),
        pytest.param(BY_SCORE, risk(current_score=71),
                     "71; High from 50; above the tolerance of 70", id="an entered score"),
        pytest.param(BY_SCORE, risk(current_score=101), "101; above the tolerance of 70",
                     id="a score in no band"),
        pytest.param(BY_PRODUCT, current(3, None), "", id="no score"),
    ],
)  # fmt: skip
def test_why_says_how_the_score_came_about(scheme: Scheme, row: Row, sentence: str) -> None:
    assert why(scheme, row) == sentence
