"""The number in a cell, with the words beside it."""

import pytest

from intake.numbers import Numbered, read_number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (12, Numbered(12)), ("12", Numbered(12)), ("12 (Amber)", Numbered(12, None, "Amber")),
        ("High 12", Numbered(12, None, "High")), ("Score: 12", Numbered(12, None, "Score")),
        ("Frequent (4)", Numbered(4, None, "Frequent")), ("12/25", Numbered(12, 25)),
        ("3 x 4 = 12", Numbered(12, None, "3 x 4")), ("L4", Numbered(4)),
    ],
)  # fmt: skip
def test_a_number_is_read_with_what_stands_beside_it(value: str | int, number: Numbered) -> None:
    assert read_number(value) == number


@pytest.mark.parametrize(
    "text", ["Risk 1", "Dir 1", "Strategic Board 2", "Covid-19", "Risk no: 3", "R 1"]
)
def test_a_number_at_the_end_of_other_words_is_none(text: str) -> None:
    assert read_number(text) is None


def test_a_scheme_may_have_names_of_its_own() -> None:
    assert read_number("Tolerable 6") is None
    assert read_number("Tolerable 6", {"tolerable"}) == Numbered(6, None, "Tolerable")


def test_a_name_has_no_figures() -> None:
    assert Numbered(12, None, "Very High").name == "very high"
    assert Numbered(12, None, "3 x 4").name == ""
