"""What the text of a cell says: dates, scores, levels, directions."""

from datetime import date

import pytest

import schemes
from intake.dates import read_dated
from intake.values import (
    Reading,
    read_band,
    read_choice,
    read_date,
    read_direction,
    read_level,
    read_score,
    says_nothing,
)
from risk_register.scheme import Scale, Scheme
from risk_register.values import Month


def scheme(name: str) -> Scheme:
    found, findings = schemes.load(name)
    assert found and not findings
    return found


GENERIC, LEICESTERSHIRE = scheme("generic-5x5"), scheme("leicestershire-2023")
WMPCC, PLAN = scheme("wmpcc-2024"), scheme("generic-plan")


@pytest.mark.parametrize(
    "text",
    ["26/10/2023", "26/10/23", "26 October 2023", "26 Oct 23", "26-Oct-23", "2023-10-26",
     "26.10.2023", "26.10.23", "26th October 2023", "Thursday 26 October 2023", "26-10-2023",
     "October 26, 2023", " 26/10/2023 ", "2023-10-26 00:00:00", "26 October, 2023"],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_form(text: str) -> None:
    reading = read_date(text)
    assert reading
    assert reading.value == date(2023, 10, 26)
    assert reading.left == ""


@pytest.mark.parametrize("text", ["October 23", "Oct-23", "Oct 2023", "October 2023", "2023-10"])
def test_a_month_is_a_month_and_no_day(text: str) -> None:
    reading = read_date(text, month=True)
    assert reading
    assert reading.value == Month(2023, 10)
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text", ["31/02/2023", "2023-13-01", "Ongoing", "26 October", "TBC", "12/2023", "32 May 2023"]
)
def test_what_is_no_day_is_not_made_one(text: str) -> None:
    assert read_date(text, month=True) is None


@pytest.mark.parametrize(
    ("text", "year"), [("1/4/00", 2000), ("1/4/79", 2079), ("1/4/80", 1980), ("1/4/99", 1999)]
)
def test_two_figures_of_a_year_are_of_this_century_up_to_79(text: str, year: int) -> None:
    assert read_date(text) == Reading(date(year, 4, 1), "the date in figures")


@pytest.mark.parametrize(
    ("text", "day"),
    [("October 23 2025", date(2025, 10, 23)), ("March 14th 2026", date(2026, 3, 14)),
     ("Mar 14, 26", date(2026, 3, 14)), ("October 23", Month(2023, 10)),
     ("October 2023 – Review", Month(2023, 10))],
)  # fmt: skip
def test_a_day_after_its_month_is_no_year(text: str, day: date | Month) -> None:
    found = read_dated(text)
    assert found
    assert found.day == day


@pytest.mark.parametrize("text", ["Apr 30th", "Feb 30 2026", "May 2026-27"])
def test_what_is_no_whole_date_is_not_made_one(text: str) -> None:
    assert read_dated(text) is None


def test_a_serial_number_is_the_day_that_excel_keeps_under_it() -> None:
    reading = read_date(45225)
    assert reading
    assert reading.value == date(2023, 10, 26)
    assert read_date("45225") == reading
    assert read_date(12) is None
    assert read_date("2023") is None
    assert read_date(float("inf")) is None
    assert read_date(True) is None


def test_what_stands_behind_a_day_is_left() -> None:
    found = read_dated("October 23 – Review by JARAP")
    assert found
    assert (found.day, found.rest) == (Month(2023, 10), "Review by JARAP")


@pytest.mark.parametrize(
    ("value", "number", "called", "left"),
    [
        (12, 12, "", ""), (12.0, 12, "", ""), ("12", 12, "", ""), ("12 (Amber)", 12, "Amber", ""),
        ("12 - High", 12, "", ""), ("High 12", 12, "", ""), ("High (12)", 12, "", ""),
        ("12/16", 12, "", ""), ("12/25", 12, "", "/25"), ("3 x 4 = 12", 12, "", "3 x 4"),
        ("12 - Medium", 12, "Medium", ""), ("0", 0, "", ""),
    ],
)  # fmt: skip
def test_a_score_is_read_with_what_stands_beside_it(
    value: str | float, number: int, called: str, left: str
) -> None:
    reading = read_score(value, LEICESTERSHIRE)
    assert reading
    assert (reading.value, reading.called, reading.left) == (number, called, left)


@pytest.mark.parametrize(
    "value",
    ["Amber", "12.5", 12.5, "-12", -12, "TBC", True, "12 or 16", 1e16, "12→9", "12-16",
     "12 (was 16)", "12 / 16 / 9", "3x4", "L3 I4"],
)  # fmt: skip
def test_what_is_no_whole_score_is_not_made_one(value: str | float) -> None:
    assert read_score(value, LEICESTERSHIRE) is None


@pytest.mark.parametrize(
    "value", [4, 4.0, "4", "4 - Likely", "Likely", "LIKELY", "Likely (4)", "L4", "4/5", "4: Likely"]
)
def test_a_level_is_read_by_its_number_or_its_label(value: str | float) -> None:
    assert isinstance(GENERIC.likelihood, Scale)
    reading = read_level(GENERIC.likelihood, value)
    assert reading
    assert (reading.value, reading.left) == (4, "")


@pytest.mark.parametrize(
    "value", [9, 0, "likley", "4 - Possible", "High", None, "4.5", "3-4", "4→3", "2-3 yrs"]
)
def test_a_level_that_the_scale_has_not_is_not_guessed(value: str | float | None) -> None:
    assert isinstance(GENERIC.likelihood, Scale)
    assert read_level(GENERIC.likelihood, value) is None


def test_a_label_of_another_scale_beside_a_level_is_left() -> None:
    assert isinstance(GENERIC.likelihood, Scale)
    reading = read_level(GENERIC.likelihood, "4 - Frequent")
    assert reading
    assert (reading.value, reading.left) == (4, "Frequent")


@pytest.mark.parametrize(
    ("text", "word"),
    [("⇔", "Unchanged"), ("\\Leftrightarrow", "Unchanged"), ("\\iff", "Unchanged"),
     ("→", "Unchanged"), ("↑", "Increased"), ("increasing", "Increased"), ("Up", "Increased"),
     ("⇓ Reduced", "Reduced"), ("improving", "Reduced"), ("N/A", "N/A"), ("static", "Unchanged")],
)  # fmt: skip
def test_a_direction_is_read_by_symbol_or_word(text: str, word: str) -> None:
    reading = read_direction(text, WMPCC)
    assert reading
    assert reading.value == word


def test_a_choice_is_found_whatever_its_capitals() -> None:
    choices = ("Controls Tasked", "Managed")
    assert read_choice("controls tasked", choices) == Reading(
        "Controls Tasked", "as the list has it"
    )
    assert read_choice("Managed", choices) == Reading("Managed")
    assert read_choice("Manage", choices) is None


@pytest.mark.parametrize("value", [None, "", "-", "–", "N/A", "n/a", "Nil", "None", " "])
def test_these_say_that_there_is_nothing(value: str | None) -> None:
    assert says_nothing(value)


@pytest.mark.parametrize("value", [0, "0", "TBC", "Ongoing", "⇔", "no", False])
def test_these_say_something(value: str | int) -> None:
    assert not says_nothing(value)


@pytest.mark.parametrize(
    ("text", "rating", "left"),
    [
        ("Red", "Red", ""),
        ("AMBER", "Amber", ""),
        ("g", "Green", ""),
        ("Amber - delayed", "Amber", "delayed"),
        ("R (contract ended)", "Red", "contract ended"),
        ("RAG: Green", "Green", "RAG"),
        ("Red - not started", "Red", "not started"),
        ("Not started - Red", "Red", "Not started"),
        ("No change: Amber", "Amber", "No change"),
    ],
)
def test_a_rating_is_read_by_its_name_or_its_letter(text: str, rating: str, left: str) -> None:
    found = read_band(text, PLAN)
    assert found is not None
    assert (found.value, found.left) == (rating, left)


@pytest.mark.parametrize("text", ["Red/Amber", "A/G", "Amber (was Green)", "Blue", "12", "", None])
def test_two_ratings_are_a_doubt_and_other_words_are_none(text: str | None) -> None:
    assert read_band(text, PLAN) is None


@pytest.mark.parametrize(
    "text", ["Not red", "No longer Red", "Not Green", "not yet Green", "Isn't red", "Never red now"]
)
def test_a_rating_that_is_denied_is_none(text: str) -> None:
    assert read_band(text, PLAN) is None


@pytest.mark.parametrize("text", ["N/A", "n/a", "N-A", "A/B", "N/A - not started"])
def test_letters_that_are_not_all_ratings_are_none(text: str) -> None:
    assert read_band(text, PLAN) is None
