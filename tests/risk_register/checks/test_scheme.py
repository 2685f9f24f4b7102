"""Rules on the scheme: each finds what it is for, and leaves alone what is close to it."""

from dataclasses import replace
from typing import Any

import pytest

from risk_register.checks import scheme as rules
from risk_register.findings import Finding, Severity
from risk_register.places import Place
from risk_register.register import Register
from risk_register.scheme import Band, Level, Scale
from tests.registers import register
from tests.registers import scheme as scheme_named
from tests.risk_register.checks.found import found


def with_ranges(*ranges: Any) -> Register:
    """A register whose scheme has an impact of these ranges, the lowest level first."""
    levels = tuple(
        Level(number, f"Level {number}", ranges={} if each is None else {"Cost": each})
        for number, each in enumerate(ranges, 1)
    )
    scale = Scale("Impact", levels)
    made = register("generic-5x5")
    return replace(made, scheme=replace(made.scheme, impact=scale, likelihood=None))


def about(code: str, actual: str, remedy: str, expected: str) -> Finding:
    place = Place("generic-5x5.toml", column="impact.levels, ranges of Cost")
    return Finding(code, place, expected, actual, Severity.WARNING, remedy=remedy)


def pounds(**ends: float | str) -> dict[str, Any]:
    return {"unit": "£", **ends}


def percent(**ends: float) -> dict[str, Any]:
    return {"unit": "%", **ends}


@pytest.mark.parametrize(
    ("ranges", "actual"),
    [
        ([percent(**{"from": 0, "to": 25}), percent(**{"from": 25, "to": 100})],
         "25% in levels 1 and 2"),
        ([pounds(to=50_000), pounds(over=49_999)], "£49,999 in levels 1 and 2"),
        ([pounds(to=10), pounds(**{"from": 10, "to": 20}), pounds(**{"from": 20})],
         "£10 in levels 1 and 2; £20 in levels 2 and 3"),
    ],
)  # fmt: skip
def test_ranges_that_overlap_are_found(ranges: list[dict[str, Any]], actual: str) -> None:
    assert found(rules.ranges_overlap, with_ranges(*ranges)) == [
        about("ranges-overlap", actual, "Let each range begin above the end of the one below.",
              "each figure in one level")
    ]  # fmt: skip
    assert found(rules.ranges_gap, with_ranges(*ranges)) == []


@pytest.mark.parametrize(
    ("ranges", "actual"),
    [
        ([pounds(to=50_000), pounds(over=51_000)], "nothing from £50,000 to £51,000"),
        ([percent(to=50), percent(**{"from": 52, "to": 100})], "nothing from 50% to 52%"),
        ([percent(to=50), percent(over=50, to=99.5)], "nothing above 99.5%"),
        ([pounds(to=5), pounds(over=5, to=10)], "nothing above £10"),
        ([percent(**{"from": 5, "to": 50}), percent(over=50, to=100)], "nothing below 5%"),
    ],
)  # fmt: skip
def test_a_gap_between_or_beyond_ranges_is_found(ranges: list[dict[str, Any]], actual: str) -> None:
    assert found(rules.ranges_gap, with_ranges(*ranges)) == [
        about("ranges-gap", actual,
              "Let each range begin where the one below ends, and leave the last one open.",
              "a level for each figure")
    ]  # fmt: skip
    assert found(rules.ranges_overlap, with_ranges(*ranges)) == []


@pytest.mark.parametrize(
    "ranges",
    [
        [percent(**{"from": 0, "to": 50}), percent(over=50, to=100)],
        [percent(to=50), percent(**{"from": 51})],
        [pounds(to=50_000), pounds(**{"from": 50_001})],
        [pounds(to=10), None, pounds(over=20)],
        [pounds(to=10), pounds(), pounds(over=20)],
        [pounds(to="ten"), pounds(over=True)],
        ["up to £10", "over £10"],
    ],
    ids=[
        "over",
        "whole percentages",
        "whole pounds",
        "none between",
        "no ends",
        "no numbers",
        "no range",
    ],
)
def test_ranges_that_fit_or_are_not_known_stand(ranges: list[Any]) -> None:
    assert found(rules.ranges_overlap, with_ranges(*ranges)) == []
    assert found(rules.ranges_gap, with_ranges(*ranges)) == []


def test_a_level_without_a_descriptor_is_found() -> None:
    levels = (
        Level(1, "Low", {"Cost": "Little", "People": " "}),
        Level(2, "High", {"Cost": "Much", "People": "Harm"}),
    )
    made = register("generic-5x5")
    for columns, missing in ((("Cost", "People", "Law"), "none under People"), (("Cost",), "")):
        scale = Scale("Likelihood", levels, columns)
        looked_at = replace(made, scheme=replace(made.scheme, likelihood=scale))
        place = Place("generic-5x5.toml", column="likelihood.levels.1.descriptors")
        expected = Finding(
            "level-undescribed", place, "a descriptor", missing, Severity.NOTE,
            remedy="Say what the level means there.",
        )  # fmt: skip
        assert found(rules.level_undescribed, looked_at) == ([expected] if missing else [])


def banded(low: str, high: str) -> Register:
    """A register whose scheme has two bands of these colours."""
    bands = (Band("Low", 1, 9, low, "#000000"), Band("High", 10, 25, high, "#000000"))
    made = register("generic-5x5")
    return replace(made, scheme=replace(made.scheme, bands=bands))


@pytest.mark.parametrize(
    ("low", "high", "sights"),
    [
        ("#92D050", "#FFC000", "in greyscale"),
        ("#777777", "#797979", "in greyscale and to a reader who sees no red and to a reader who "
         "sees no green and to a reader who sees no blue"),
    ],
)  # fmt: skip
def test_bands_that_look_alike_are_found(low: str, high: str, sights: str) -> None:
    place = Place("generic-5x5.toml", column="bands.High.colour")
    assert found(rules.bands_alike, banded(low, high)) == [
        Finding("bands-alike", place, f"a colour that differs from that of Low, {low}",
                f"{high}, much the same {sights}", Severity.NOTE,
                remedy="Make one of the two plainly darker than the other.")
    ]  # fmt: skip


def test_red_and_green_of_one_lightness_are_found_for_who_sees_no_green() -> None:
    [one] = found(rules.bands_alike, banded("#6F8F00", "#B07A20"))
    assert "who sees no green" in one.actual


@pytest.mark.parametrize("name", ["generic-5x5", "cambridgeshire-2017"])
def test_bands_that_grow_darker_stand(name: str) -> None:
    assert found(rules.bands_alike, register(name)) == []


def test_the_place_is_the_schemes_own_file() -> None:
    made = banded("#92D050", "#FFC000")
    own = replace(made, settings=replace(made.settings, scheme="ours.toml"))
    [one] = found(rules.bands_alike, own)
    assert one.place.source == "ours.toml"


def test_the_scheme_to_start_from_has_nothing_to_be_found() -> None:
    made = register("generic-5x5")
    assert scheme_named("generic-5x5") == made.scheme
    assert [each for rule in rules.RULES for each in found(rule, made)] == []
