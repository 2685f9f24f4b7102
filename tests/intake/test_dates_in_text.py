"""Days, months and quarters in headings and titles."""

from datetime import date

import pytest

from intake.dates import day_in
from intake.dates_in_text import position_day, quarter_before, quarter_named, without_dates


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Score June 23", date(2023, 6, 30)),
        ("Mitigated Score / Score Sept 23", date(2023, 9, 30)),
        ("Mar-24", date(2024, 3, 31)),
        ("Feb '24", date(2024, 2, 29)),
        ("March 2024", date(2024, 3, 31)),
        ("31/03/2024", date(2024, 3, 31)),
        ("31.3.24", date(2024, 3, 31)),
        ("Position at 30th June 2024", date(2024, 6, 30)),
        ("2024-03-01", date(2024, 3, 31)),  # so Excel keeps Mar-24
        ("Q1 2023/24", date(2023, 6, 30)),
        ("Q2 23/24", date(2023, 9, 30)),
        ("Quarter 3, 2023-24", date(2023, 12, 31)),
        ("2023/24 Q4", date(2024, 3, 31)),
        ("Q4 FY2023/24 score", date(2024, 3, 31)),
        ("Dec 99", date(1999, 12, 31)),
    ],
)
def test_a_heading_speaks_of_the_last_day_of_its_month_or_quarter(heading: str, day: date) -> None:
    assert position_day(heading) == day


@pytest.mark.parametrize(
    "heading",
    ["Score", "May", "Marching 12", "MTFP 2022/23 - 2025/26", "Q5 2023/24", "12", "31/02/2024", ""],
)
def test_other_headings_speak_of_no_day(heading: str) -> None:
    assert position_day(heading) is None


@pytest.mark.parametrize(
    ("as_at", "day"),
    [
        (date(2026, 3, 26), date(2025, 12, 31)),
        (date(2025, 12, 31), date(2025, 12, 31)),
        (date(2025, 9, 30), date(2024, 12, 31)),
    ],
)
def test_a_quarter_without_a_year_is_the_latest_that_had_begun(as_at: date, day: date) -> None:
    assert position_day("Q3", as_at) == day
    assert position_day("Q3") is None


def test_a_date_that_does_not_exist_is_none() -> None:
    assert day_in("31/11/2023") is None
    assert day_in("29 February 2023") is None


def test_a_heading_without_its_date_says_what_it_is_about() -> None:
    assert without_dates("Unmitigated score June 23").split() == ["Unmitigated", "score"]
    assert without_dates("Q2 2023/24 inherent").split() == ["inherent"]


def test_the_quarter_before_a_day_has_ended() -> None:
    assert quarter_before(date(2023, 10, 26)) == date(2023, 9, 30)
    assert quarter_before(date(2023, 9, 30)) == date(2023, 6, 30)
    assert quarter_before(date(2024, 1, 1)) == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("heading", "quarter"),
    [
        ("Q2 RAG", "Q2"), ("RAG Q4", "Q4"), ("Q2 / RAG", "Q2"), ("Quarter 3", "Quarter 3"),
        ("RAG (Q2 2023/24)", "Q2 2023/24"), ("2023/24 Q4 rating", "2023/24 Q4"),
        ("Score June 23", ""), ("RAG", ""),
    ],
)  # fmt: skip
def test_the_quarter_of_a_heading_is_named_as_it_writes_it(heading: str, quarter: str) -> None:
    assert quarter_named(heading) == quarter
