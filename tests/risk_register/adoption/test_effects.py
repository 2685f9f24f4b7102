"""What adopting a scheme changes for the live risks."""

from dataclasses import replace
from datetime import date
from typing import Any

from risk_register.adoption.effects import Standing, band_counts, effects
from risk_register.register import Register
from risk_register.scheme import Tolerance
from tests.registers import scheme
from tests.risk_register.adoption.making import TO_FIVE, adopted, in_2016, made_risk

REVIEWED = date(2023, 10, 1)
RISKS: list[dict[str, Any]] = [
    made_risk("R1", 4, 2, last_review=REVIEWED),
    made_risk("R2", 3, 3, last_review=REVIEWED),
    made_risk("R3", 1, 2),
    made_risk("R4", 4, 4, stage="Closed"),
    {"reference": "R5", "title": "Not assessed yet"},
]


def with_tolerance(of: Register, score: int) -> Register:
    return replace(of, scheme=replace(of.scheme, tolerance=Tolerance(score)))


def test_a_live_risk_stands_in_two_schemes() -> None:
    before = in_2016(risks=RISKS)
    found = {
        each.reference: each for each in effects(before, adopted(before, "generic-5x5", TO_FIVE))
    }
    assert list(found) == ["R1", "R2", "R3", "R5"]
    assert found["R1"].before == Standing(8, "Medium", None, 3, date(2024, 1, 1))
    assert found["R1"].after == Standing(10, "High", True, 2, date(2023, 12, 1))
    assert found["R5"].after == Standing(None, None, None, 3, None)


def test_a_risk_crosses_the_tolerance_up_or_down_or_not_at_all() -> None:
    before = with_tolerance(in_2016(risks=RISKS), 8)
    rules = replace(scheme("leicestershire-2023"), tolerance=Tolerance(7))
    upward = effects(before, adopted(before, rules))
    assert [each.reference for each in upward if each.crosses_tolerance] == ["R1"]
    downward = effects(before, adopted(before, replace(rules, tolerance=Tolerance(9))))
    assert [each.reference for each in downward if each.crosses_tolerance] == ["R2"]


def test_bands_are_counted_from_the_highest() -> None:
    before = in_2016(risks=RISKS)
    standings = [each.before for each in effects(before, before)]
    assert band_counts(before, standings) == [("High", 1), ("Medium", 1), ("Low", 1)]
