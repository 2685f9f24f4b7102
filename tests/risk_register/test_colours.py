"""Colours, and whether text can be read on them."""

import pytest

from risk_register.colours import contrast, is_colour


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
