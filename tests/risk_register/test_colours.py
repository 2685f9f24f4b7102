"""Colours, and whether text can be read on them."""

import pytest

from risk_register.colours import SIGHTS, contrast, difference, is_colour


@pytest.mark.parametrize("code", ["#C00000", "#c0ffee", "#000000"])
def test_a_hash_and_six_digits_are_a_colour(code: str) -> None:
    assert is_colour(code)


@pytest.mark.parametrize("code", ["", "red", "C00000", "#C0000", "#C0000G", "#C000000", "#FFF"])
def test_anything_else_is_no_colour(code: str) -> None:
    assert not is_colour(code)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#000000", 21.0),
        ("#777777", "#777777", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.00),
    ],
)
def test_contrast_is_as_the_accessibility_guidelines_have_it(
    one: str, other: str, ratio: float
) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_black_and_white_are_a_hundred_apart_however_they_are_seen() -> None:
    for sight in SIGHTS:
        assert difference("#000000", "#FFFFFF", sight) == pytest.approx(100, abs=0.1)
        assert difference("#C00000", "#C00000", sight) == 0


def test_red_and_green_draw_together_for_who_sees_no_green() -> None:
    """Two colours of one lightness, which are far apart for most people."""
    green, orange = "#6F8F00", "#B07A20"
    assert difference(green, orange, "to a reader who sees no green") < 8
    assert difference(green, orange, "to a reader who sees no blue") > 30
