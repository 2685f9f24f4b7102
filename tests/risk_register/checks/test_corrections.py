"""Rules on corrections: each finds what it is for, and leaves alone what is close to it."""

from dataclasses import replace
from datetime import date

import pytest

from risk_register.agreement import check_agreement
from risk_register.checks import corrections
from risk_register.checks.rule import Rule
from risk_register.corrected import corrected_positions
from risk_register.findings import Severity
from risk_register.register import Register
from risk_register.scheme import Replaced
from tests.risk_register.checks.found import found
from tests.risk_register.sealing import (
    CORRECTIONS,
    JUNE,
    MARCH,
    SEPTEMBER,
    Line,
    scored,
    three_quarters,
    unsealed,
)


def correction(**values: object) -> Line:
    """A correction of R2's position of June, in which nothing is wrong."""
    right = {**scored("R2", JUNE, 2, 2, "Low"), "date": date(2025, 10, 6), "by": "Treasurer",
             "reason": "The minutes say so"}  # fmt: skip
    return {**right, **values}


def told(rule: Rule, *rows: Line) -> list[tuple[str, str, str, Severity]]:
    looked_at = three_quarters(corrections=[*CORRECTIONS, *rows])
    return [(str(f.place), f.expected, f.actual, f.severity) for f in found(rule, looked_at)]


@pytest.mark.parametrize("rule", corrections.RULES, ids=lambda rule: rule.code)
def test_corrections_that_are_right_have_no_finding(rule: Rule) -> None:
    assert told(rule, correction()) == []


def test_a_correction_of_no_position_is_found() -> None:
    elsewhere = correction(quarter=date(2024, 12, 31), date=date(2025, 10, 6))
    assert told(corrections.correction_unknown, elsewhere) == [
        ("corrections.csv, line 5, column quarter", "a position of R2 that the history has",
         "31/12/2024", Severity.ERROR)
    ]  # fmt: skip


@pytest.mark.parametrize("day", [JUNE, date(2026, 1, 1)])
def test_a_correction_of_before_its_quarter_or_after_the_as_at_date_is_found(day: date) -> None:
    assert told(corrections.correction_date, correction(date=day)) == [
        ("corrections.csv, line 5, column date",
         "a date after 30/06/2025, up to 31/12/2025, the as-at date", f"{day:%d/%m/%Y}",
         Severity.ERROR)
    ]  # fmt: skip


@pytest.mark.parametrize("day", [date(2025, 7, 1), date(2025, 12, 31)])
def test_a_correction_between_those_dates_is_right(day: date) -> None:
    assert told(corrections.correction_date, correction(date=day)) == []


def test_a_correction_to_scored_without_a_score_is_found() -> None:
    assert told(corrections.correction_unscored, correction(score=None)) == [
        ("corrections.csv, line 5, column score", "a score, as the state is Scored", "nothing",
         Severity.ERROR)
    ]  # fmt: skip


def test_a_correction_to_another_state_with_a_score_is_found() -> None:
    assert told(corrections.correction_unscored, correction(state="Closed")) == [
        ("corrections.csv, line 5, column score", "no score, as the state is 'Closed'", "4",
         Severity.ERROR)
    ]  # fmt: skip


def test_a_correction_of_a_quarter_that_is_not_sealed_is_a_note() -> None:
    looked_at = unsealed(corrections=[correction()])
    assert [(str(f.place), f.actual, f.severity)
            for f in found(corrections.correction_unsealed, looked_at)] == [
        ("corrections.csv, line 2, column quarter", "30/06/2025", Severity.NOTE)
    ]  # fmt: skip


def test_a_correction_that_changes_nothing_is_a_note() -> None:
    same = correction(**scored("R2", JUNE, 2, 3, "Medium"))
    assert told(corrections.correction_same, same) == [
        ("corrections.csv, line 5, column state", "something else than before", "the same",
         Severity.NOTE)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        ("low", "one of Low, Medium, High, Very high"),
        ("Extreme", "one of Low, Medium, High, Very high"),
        ("High", "Low, the band of the score 4"),
    ],
)
def test_a_correction_to_a_band_that_is_none_or_not_of_its_score_is_found(
    band: str, expected: str
) -> None:
    assert told(corrections.correction_band, correction(band=band)) == [
        ("corrections.csv, line 5, column band", expected, f"'{band}'", Severity.ERROR)
    ]


def test_a_correction_to_a_score_that_its_levels_do_not_rate_is_found() -> None:
    assert told(corrections.correction_levels, correction(score=5)) == [
        ("corrections.csv, line 5, column score", "4, what likelihood 2 and impact 2 rate", "5",
         Severity.WARNING)
    ]  # fmt: skip


@pytest.mark.parametrize("rule", [corrections.correction_band, corrections.correction_levels])
def test_nonsense_that_was_itself_corrected_is_no_matter(rule: Rule) -> None:
    nonsense = correction(score=5, band="low")
    assert told(rule, nonsense, correction(date=date(2025, 10, 7))) == []


@pytest.mark.parametrize("rule", [corrections.correction_band, corrections.correction_levels])
def test_a_quarter_that_another_scheme_scored_goes_by_its_own_bands_and_levels(rule: Rule) -> None:
    quarters: list[Line] = [{"quarter": JUNE, "scheme": "older-4x4"}]
    of = unsealed(quarters=quarters, corrections=[correction(score=5, band="Amber")])
    assert found(rule, of) == []


def _restating(**values: object) -> Register:
    """The register under a scheme that was adopted after June and restates."""
    row = {**correction(score=5, band="Amber"), **values}
    of = three_quarters(corrections=[row])
    replaced = Replaced("older-4x4", SEPTEMBER, restated=True)
    return replace(of, scheme=replace(of.scheme, replaces=replaced))


def test_a_correction_of_a_restated_quarter_says_what_it_is_under_todays_scheme() -> None:
    rule = corrections.correction_restated
    findings = found(rule, _restating())
    assert [(str(f.place), f.expected, f.actual, f.severity) for f in findings] == [
        ("corrections.csv, line 2, column restated_score",
         "a restated score, as generic-5x5 rates the position", "nothing", Severity.WARNING)
    ]  # fmt: skip
    assert found(rule, _restating(restated_score=4)) == []
    assert found(rule, _restating(state="Closed", score=None)) == []


def test_a_restated_quarter_goes_by_its_own_bands_and_levels_too() -> None:
    assert found(corrections.correction_band, _restating()) == []
    assert found(corrections.correction_levels, _restating()) == []


def test_a_second_correction_is_compared_with_the_first() -> None:
    back = correction(**scored("R1", MARCH, 4, 4, "High"))
    assert told(corrections.correction_same, back) == []
    again = correction(**scored("R1", MARCH, 3, 3, "Medium"))
    assert len(told(corrections.correction_same, again)) == 1


def test_each_correction_says_what_was_held_until_then() -> None:
    made = three_quarters(corrections=[*reversed(CORRECTIONS)])
    assert [
        (each.correction.reference, each.was["score"], each.correction["score"])
        for each in corrected_positions(made)
    ] == [("R1", 16, 12), ("R1", 12, 9), ("R3", None, 2)]


def test_two_corrections_of_a_position_on_one_day_are_refused() -> None:
    twice = [correction(), correction(score=6), correction(date=date(2025, 10, 7))]
    assert [
        (each.code, str(each.place), each.expected)
        for each in check_agreement(unsealed(corrections=twice))
    ] == [("correction-repeated", "corrections.csv, line 3, column reference",
           "one correction of a position a day; the first is in corrections.csv, line 2, "
           "column reference")]  # fmt: skip


def test_a_quarter_that_stands_twice_is_refused() -> None:
    twice: list[Line] = [{"quarter": MARCH}, {"quarter": JUNE}, {"quarter": MARCH, "label": "Q4"}]
    assert [(each.code, str(each.place)) for each in check_agreement(unsealed(quarters=twice))] == [
        ("quarter-repeated", "quarters.csv, line 4, column quarter")
    ]
