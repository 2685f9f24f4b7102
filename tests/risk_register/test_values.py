"""Texts that are values, and texts that are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risk_register.values import (
    FIRST_DATE,
    LAST_DATE,
    Month,
    add_months,
    read_date,
    read_month,
    read_whole_number,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-10-26", date(2023, 10, 26)),
        ("26/10/2023", date(2023, 10, 26)),
        ("1/2/2024", date(2024, 2, 1)),
        ("01/02/2024", date(2024, 2, 1)),
        ("29/02/2024", date(2024, 2, 29)),
        ("1900-03-01", date(1900, 3, 1)),
    ],
)
def test_a_date_is_read_in_both_forms(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "2023-10", "2023-13-01", "31/06/2023", "29/02/2023", "10/26/2023", "26.10.2023",
     "26/10/23", "26 October 2023", "2023-1-1", "45225", "1900-02-28", "9999-12-31",
     "2023-10-26T00:00", " 2023-10-26", "2023-10-26\n"],
)  # fmt: skip
def test_other_texts_are_no_dates(text: str) -> None:
    assert read_date(text) is None


def test_a_month_is_read() -> None:
    assert read_month("2023-10") == Month(2023, 10)


@pytest.mark.parametrize("text", ["2023-13", "2023-00", "10/2023", "October 23", "2023", "1900-02"])
def test_other_texts_are_no_months(text: str) -> None:
    assert read_month(text) is None


def test_a_month_begins_on_its_first_day() -> None:
    assert Month(2023, 10).first_day() == date(2023, 10, 1)


def test_a_month_is_written_as_it_is_read() -> None:
    assert str(Month(2023, 4)) == "2023-04"


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), ("-3", -3), ("007", 7)])
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert read_whole_number(text) == number


@pytest.mark.parametrize("text", ["", "1.0", "1,000", "+1", "four", "1e3", "1 2", "1234567890"])
def test_other_texts_are_no_whole_numbers(text: str) -> None:
    assert read_whole_number(text) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 3, date(2024, 4, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 4, 30), 1, date(2024, 5, 30)),
        (date(2023, 11, 15), 3, date(2024, 2, 15)),
        (date(2023, 12, 31), 12, date(2024, 12, 31)),
        (date(2024, 1, 15), 0, date(2024, 1, 15)),
    ],
)
def test_months_are_added_as_edate_adds_them(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(st.dates(FIRST_DATE, LAST_DATE), st.integers(1, 120))
def test_every_date_that_is_read_has_a_review_date(day: date, months: int) -> None:
    """EDATE: the same day so many months later, or that month's last day."""
    later = add_months(day, months)
    assert later.day == day.day or (later.day < day.day and later.day >= 28)
    assert (later.year - day.year) * 12 + later.month - day.month == months


@given(st.dates(FIRST_DATE, LAST_DATE))
def test_a_date_is_read_back_from_either_form(day: date) -> None:
    """A date may be written as 2023-10-26 or as 26/10/2023."""
    iso = f"{day.year:04}-{day.month:02}-{day.day:02}"
    british = f"{day.day:02}/{day.month:02}/{day.year:04}"
    assert read_date(iso) == day
    assert read_date(british) == day
