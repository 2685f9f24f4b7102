"""Headings of assessments: which judgement they speak of, and what of it."""

import pytest

from intake.assessed import Measure, assessed, field_of
from tests.registers import scheme

LIKELIHOOD, IMPACT = Measure.LIKELIHOOD, Measure.IMPACT
SCORE, BAND = Measure.SCORE, Measure.BAND


@pytest.mark.parametrize(
    ("heading", "stands_for", "measure"),
    [
        ("Inherent / L", "inherent", LIKELIHOOD),
        ("Gross Impact", "inherent", IMPACT),
        ("Unmitigated Score", "inherent", SCORE),
        ("Score before controls", "inherent", SCORE),
        ("Risk rating without controls", "inherent", SCORE),
        ("Raw probability", "inherent", LIKELIHOOD),
        ("Current / Impact", "current", IMPACT),
        ("Score after controls", "current", SCORE),
        ("Net risk", "residual", SCORE),
        ("Residual Risk RAG", "residual", BAND),
        ("Mitigated Score / Unmitigated Score", "inherent", SCORE),
        ("Target risk score", "target", SCORE),
        ("Future / R", "target", SCORE),
        ("Proposed risk score", "proposed", SCORE),
        ("Likelihood x Impact", "", SCORE),
        ("P", "", LIKELIHOOD),
        ("Severity", "", IMPACT),
        ("Risk level", "", SCORE),
        ("RAG", "", BAND),
    ],
)
def test_what_a_heading_says_of_an_assessment(
    heading: str, stands_for: str, measure: Measure
) -> None:
    found = assessed(heading)
    assert found is not None
    assert (found.stands_for, found.measures[0]) == (stands_for, measure)


@pytest.mark.parametrize(
    "heading",
    ["Current controls", "Planned actions", "Target date", "Risk", "Controls", "Owner", "", "—"],
)
def test_other_headings_speak_of_no_assessment(heading: str) -> None:
    assert assessed(heading) is None


def test_the_field_is_that_of_the_schemes_own_assessment() -> None:
    assert field_of(scheme("cambridgeshire-2017"), "target", LIKELIHOOD) == "future_likelihood"
    assert field_of(scheme("wmpcc-2024"), "inherent", SCORE) == "unmitigated_score"
    assert field_of(scheme("leicestershire-2023"), "residual", IMPACT) == "current_impact"


def test_what_a_scheme_does_not_assess_has_no_field() -> None:
    assert field_of(scheme("leicestershire-2023"), "inherent", LIKELIHOOD) == ""
    assert field_of(scheme("wmpcc-2024"), "current", LIKELIHOOD) == ""
    assert field_of(scheme("mopac-2017"), "current", SCORE) == ""
