"""When a risk is reviewed next, and how late that is."""

from datetime import date

import pytest

from risk_register.reviews import days_overdue, has_review_interval, next_review
from risk_register.scheme import Scheme
from tests.risk_register.making import PRODUCT, SCORE, changed, register_of, risk, scheme_of

SCHEME = scheme_of(PRODUCT)


def due(
    last_review: date | None,
    likelihood: int | None = 1,
    stage: str | None = None,
    scheme: Scheme = SCHEME,
) -> date | None:
    """When a risk of this likelihood and impact 3 is due."""
    one = risk(
        last_review=last_review, current_likelihood=likelihood, current_impact=3, stage=stage
    )
    return next_review(register_of(scheme, [one]), one)


def test_a_risk_is_due_after_the_interval_of_the_scheme() -> None:
    assert due(date(2024, 1, 15)) == date(2024, 4, 15)


def test_the_interval_of_the_band_goes_first() -> None:
    assert due(date(2024, 1, 15), likelihood=3) == date(2024, 2, 15)


@pytest.mark.parametrize(
    ("last", "next_one"),
    [
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2023, 1, 31), date(2023, 2, 28)),
        (date(2024, 3, 31), date(2024, 4, 30)),
        (date(2023, 12, 31), date(2024, 1, 31)),
    ],
)
def test_a_month_after_its_last_day_is_the_next_ones_last_day(last: date, next_one: date) -> None:
    assert due(last, likelihood=3) == next_one


def test_a_risk_without_score_keeps_the_interval_of_the_scheme() -> None:
    assert due(date(2024, 1, 15), likelihood=None) == date(2024, 4, 15)


def test_a_risk_that_was_never_reviewed_has_no_date() -> None:
    assert due(None) is None


@pytest.mark.parametrize("stage", ["Closed", "Operational", "Merged"])
def test_a_risk_that_is_not_live_is_not_due(stage: str) -> None:
    assert due(date(2020, 1, 1), stage=stage) is None


def test_without_an_interval_nothing_is_due() -> None:
    scheme = scheme_of(changed(PRODUCT, ("review_months = 3\n", "")))
    assert due(date(2024, 1, 15), scheme=scheme) is None
    assert due(date(2024, 1, 15), likelihood=3, scheme=scheme) == date(2024, 2, 15)


def test_a_scheme_says_whether_it_has_an_interval() -> None:
    only_bands = changed(PRODUCT, ("review_months = 3\n", ""))
    assert has_review_interval(SCHEME)
    assert has_review_interval(scheme_of(only_bands))
    assert not has_review_interval(scheme_of(SCORE))


@pytest.mark.parametrize(
    ("as_at", "days"),
    [
        (date(2024, 4, 14), None),
        (date(2024, 4, 15), None),
        (date(2024, 4, 16), 1),
        (date(2025, 4, 15), 365),
    ],
)
def test_a_review_is_late_from_the_day_after(as_at: date, days: int | None) -> None:
    one = risk(last_review=date(2024, 1, 15), current_likelihood=1, current_impact=1)
    assert days_overdue(register_of(SCHEME, [one], as_at=as_at), one) == days
