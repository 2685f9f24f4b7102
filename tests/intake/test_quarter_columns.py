"""Quarters side by side: of which days their headings speak."""

from datetime import date

import pytest

from intake.quarter_columns import days_of
from tests.intake.made import columns

Q1, Q2, Q3, Q4 = date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31)


@pytest.mark.parametrize(
    ("headings", "as_at", "days"),
    [
        (["Q2", "Q3"], date(2026, 3, 26), [Q2, Q3]),
        (["Q1_RAG", "Q2_RAG", "Q3_RAG", "Q4_RAG"], date(2026, 5, 10), [Q1, Q2, Q3, Q4]),
        (["Q3", "Q2", "Q1"], date(2025, 12, 31), [Q3, Q2, Q1]),
        (["Q3", "Q4", "Q1", "Q2"], date(2025, 10, 15),
         [date(2024, 12, 31), date(2025, 3, 31), Q1, Q2]),
        (["Q1_RAG", "Q2_RAG", "Q3_RAG", "Q1_update", "Q2_update", "Q3_update"], date(2026, 4, 20),
         [Q1, Q2, Q3, Q1, Q2, Q3]),
        (["Q3_2025/26", "Q1"], date(2026, 5, 10), [Q3, date(2026, 6, 30)]),
    ],
)  # fmt: skip
def test_quarters_without_a_year_follow_each_other(
    headings: list[str], as_at: date, days: list[date]
) -> None:
    cells = columns(**dict.fromkeys(headings, ("Red", "Amber")))
    assert [*days_of(cells, as_at).values()] == days


def test_a_quarter_that_is_still_to_come_says_nothing_of_the_others() -> None:
    cells = columns(Q1=("Red",), Q2=("Red",), Q3=("Amber",), Q4=("TBC",))
    assert days_of(cells, date(2025, 12, 31)) == {"Q1": Q1, "Q2": Q2, "Q3": Q3}
