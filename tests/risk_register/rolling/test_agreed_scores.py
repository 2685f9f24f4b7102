"""A proposed score that was agreed becomes current."""

from datetime import date
from typing import Any

import pytest

from risk_register.register import Row
from risk_register.rolling.agreed_scores import Agreed, with_agreed_scores
from tests.registers import register
from tests.risk_register.making import PRODUCT, SCORE, changed, register_of, risk, scheme_of

UNTIL, ON = date(2024, 1, 31), date(2023, 10, 26)
AGREED = {"agreed_by": "the panel", "agreed_on": ON}
LEVELS = {"current_likelihood": 4, "current_impact": 3}
"""Under Leicestershire's scheme 12."""

_ASKED = '[[assessments]]\nkey = "asked"\nname = "Asked for"\nstands_for = "proposed"\n'
_BY_LEVELS = changed(
    PRODUCT,
    ("[[roles]]", f"{_ASKED}\n[[roles]]"),
    ('"current_score",', '"agreed_by", "agreed_on",'),
)
"""Three by three, with a proposal by levels and no scores beside levels."""

_SCORE_FOR_LEVELS = changed(_BY_LEVELS, ('name = "Asked for"', 'name = "Asked for"\nby = "score"'))

_SCORE = changed(
    SCORE,
    ("[[bands]]", f'{_ASKED}by = "score"\n\n[[bands]]'),
    ('"title"]', '"title", "agreed_by", "agreed_on"]'),
)


def _leicestershire(**values: Any) -> tuple[Agreed, dict[str, Any]]:
    """What comes of one risk, and what then stands in it."""
    one = {"reference": "R1", "title": "First", **LEVELS, **values}
    agreed = with_agreed_scores(register("leicestershire-2023", ON, risks=[one]), UNTIL)
    return agreed, _there(agreed.register.entries[0])


def _made(text: str, **values: Any) -> tuple[Agreed, dict[str, Any]]:
    agreed = with_agreed_scores(register_of(scheme_of(text), [risk(**values)]), UNTIL)
    return agreed, _there(agreed.register.entries[0])


def _there(row: Row) -> dict[str, Any]:
    return {
        n: v for n, v in row.values.items() if v is not None and n not in ("reference", "title")
    }


def _log(agreed: Agreed) -> list[dict[str, Any]]:
    return [
        {n: v for n, v in row.values.items() if v is not None}
        for row in agreed.register.rows("updates")
    ]


def test_a_score_that_the_levels_rate_already_is_only_cleared() -> None:
    agreed, now = _leicestershire(proposed_score=12, **AGREED)
    assert now == LEVELS
    assert (agreed.references, agreed.findings) == (("R1",), ())


def test_an_older_entry_beside_the_levels_goes_with_it() -> None:
    agreed, now = _leicestershire(current_score=8, proposed_score=12, **AGREED)
    assert now == LEVELS
    assert _log(agreed)[0]["update"] == (
        "Proposed score 12 agreed by the panel on 26/10/2023; it was 8."
    )


def test_a_score_that_the_levels_rate_otherwise_is_entered_beside_them_with_a_warning() -> None:
    agreed, now = _leicestershire(proposed_score=8, **AGREED)
    assert now == {**LEVELS, "current_score": 8}
    [finding] = agreed.findings
    assert (finding.code, finding.severity) == ("agreed-otherwise", "warning")
    assert str(finding) == (
        "risks.csv, line 2, column current_likelihood: expected levels that rate 8, the agreed "
        "score of R1, which is entered beside them, got levels that rate 12"
    )


def test_the_log_says_who_agreed_what_and_what_it_was() -> None:
    agreed, _ = _leicestershire(proposed_score=8, **AGREED)
    assert _log(agreed) == [
        {
            "reference": "R1", "date": ON, "score_after": 8,
            "update": "Proposed score 8 agreed by the panel on 26/10/2023; it was 12.",
        }
    ]  # fmt: skip


def test_of_a_risk_without_a_score_the_log_says_that_there_was_none() -> None:
    agreed, now = _leicestershire(
        current_likelihood=None, current_impact=None, proposed_score=8, **AGREED
    )
    assert now == {"current_score": 8}
    assert agreed.findings[0].actual == "no levels"
    assert _log(agreed)[0]["update"].endswith("; there was no score before.")


@pytest.mark.parametrize(
    ("values", "missing", "there"),
    [
        ({"proposed_score": 8, "agreed_by": "the panel"}, "when it was agreed", "none"),
        ({"proposed_score": 8, "agreed_on": ON}, "who agreed it", "none"),
        (AGREED, "a proposed score", "none"),
        ({"proposed_score": 8, **AGREED, "agreed_on": date(2024, 2, 1)},
         "a day of agreement up to 31/01/2024", "01/02/2024"),
    ],
)  # fmt: skip
def test_half_an_agreement_changes_nothing_and_is_a_warning(
    values: dict[str, Any], missing: str, there: str
) -> None:
    agreed, now = _leicestershire(**values)
    assert now == {**LEVELS, **values}
    [finding] = agreed.findings
    assert (finding.code, finding.severity) == ("proposal-half-agreed", "warning")
    assert (finding.expected, finding.reference) == (missing, "R1")
    assert finding.actual == f"{there}; R1 stays proposed"
    assert (agreed.references, _log(agreed)) == ((), [])


def test_what_is_only_proposed_stays_proposed_without_a_word() -> None:
    agreed, now = _leicestershire(proposed_score=8)
    assert now == {**LEVELS, "proposed_score": 8}
    assert (agreed.references, agreed.findings) == ((), ())


def test_what_was_agreed_on_the_new_date_itself_counts() -> None:
    agreed, now = _leicestershire(proposed_score=12, agreed_by="the panel", agreed_on=UNTIL)
    assert (agreed.references, now) == (("R1",), LEVELS)


def test_agreed_levels_replace_the_current_ones() -> None:
    agreed, now = _made(
        _BY_LEVELS, current_likelihood=3, current_impact=3, asked_likelihood=2, asked_impact=1,
        **AGREED,
    )  # fmt: skip
    assert now == {"current_likelihood": 2, "current_impact": 1}
    assert agreed.findings == ()
    assert _log(agreed) == [
        {
            "reference": "R1", "date": ON, "score_after": 2, "likelihood_after": 2,
            "impact_after": 1,
            "update": "Proposed score 2 agreed by the panel on 26/10/2023; it was 9.",
        }
    ]  # fmt: skip


def test_a_score_whose_levels_nobody_knows_is_refused_where_no_score_may_be_entered() -> None:
    values = {"current_likelihood": 3, "current_impact": 3, "asked_score": 6, **AGREED}
    agreed, _ = _made(_SCORE_FOR_LEVELS, **values)
    [finding] = agreed.findings
    assert (finding.code, finding.severity) == ("agreed-without-levels", "error")
    assert str(finding) == (
        "risks.csv, line 2, column current_likelihood: expected the levels of the agreed score 6 "
        "of R1, got levels that rate 9"
    )


def test_a_score_that_is_entered_as_it_is_takes_the_place_of_the_current_one() -> None:
    agreed, now = _made(_SCORE, current_score=60, asked_score=40, **AGREED)
    assert (now, agreed.findings) == ({"current_score": 40}, ())


def test_a_scheme_without_proposals_has_nothing_to_agree() -> None:
    of = register("generic-5x5", ON, risks=[{"reference": "R1", "title": "First"}])
    assert with_agreed_scores(of, UNTIL) == Agreed(of, (), ())
