"""What `opcc-register adopt` prints of the changes that a scheme brings."""

from dataclasses import replace

from command_line.adoption_text import adoption_text
from risk_register.scheme import Tolerance
from tests.registers import register, scheme
from tests.risk_register.adoption.making import OCTOBER, TO_FIVE, adopted, in_2016
from tests.risk_register.adoption.test_effects import RISKS, with_tolerance
from tests.risk_register.making import SCORE, TREND, changed, scheme_of


def test_who_crosses_the_tolerance_is_listed() -> None:
    before = with_tolerance(in_2016(risks=RISKS), 8)
    rules = replace(scheme("leicestershire-2023"), tolerance=Tolerance(9))
    said = adoption_text(before, adopted(before, rules)).splitlines()
    at = said.index("Tolerance: 8 before, 9 after")
    assert said[at + 1 : at + 3] == ["  now above it: none", "  no longer above it: R2"]


def test_a_band_that_only_one_scheme_has_is_counted_there_alone() -> None:
    before = in_2016(risks=RISKS)
    lines = adoption_text(before, adopted(before, "generic-5x5", TO_FIVE)).splitlines()
    at = lines.index("Live risks in each band")
    assert lines[at + 1 : at + 7] == [
        "  band       before  after",
        "  Very high  -       1",
        "  High       1       1",
        "  Medium     1       0",
        "  Low        1       1",
        "  no band    1       1",
    ]


def test_where_nothing_changes_that_is_said() -> None:
    before = in_2016(risks=RISKS)
    said = adoption_text(before, adopted(before, replace(before.scheme, name="renamed")))
    assert "No live risk has another score or band; there are 4." in said
    assert "Every live risk is reviewed as often as before." in said


def test_the_map_shows_where_references_stand() -> None:
    text = adoption_text(*[in_2016(risks=RISKS)] * 2)
    assert "\n  2 Possible  | 2 Low              | 4 Low              | 6 Medium " in text
    assert text.splitlines()[-2:] == [
        "  ------------+--------------------+--------------------+--------------------+"
        "--------------------",
        "              | 1 Low              | 2 Medium           | 3 High             "
        "| 4 Very High",
    ]
    assert [line for line in text.splitlines() if "R1" in line and "|" in line] == [
        "              |                    | R1                 |                    |"
    ] * 2


def test_a_scheme_without_levels_has_no_map_and_one_without_scores_no_bands() -> None:
    risks = [{"reference": "R1", "title": "One", "current_score": 60}]
    before = replace(register("generic-5x5", OCTOBER, risks=risks), scheme=scheme_of(SCORE))
    other = scheme_of(changed(TREND, ('"direction"]', '"direction", "stage"]')))
    said = adoption_text(before, adopted(before, other))
    assert "Heat map before: none, as made-score scores without likelihood and impact." in said
    assert "Heat map after: none, as made-trend scores without likelihood and impact." in said
    assert "  R1         60 High  no score  One" in said
