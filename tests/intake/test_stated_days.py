"""Of which day a line above a table says that the table speaks."""

from datetime import date

import pytest

from intake.stated_days import When, day_said, when
from tests.registers import register

AS_AT = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Position as at 31 December 2025", date(2025, 12, 31)),
        ("As at 2025-12-31", date(2025, 12, 31)),
        ("New risks as at 31 December 2025", date(2025, 12, 31)),
        ("The figures are as at 26 March 2026. Changes are counted from 31 July 2025.",
         date(2026, 3, 26)),
        ("Anyshire OPCC: strategic risk register, December 2025", date(2025, 12, 31)),
        ("Risk scores, Q3 2025/26", date(2025, 12, 31)),
        ("Quarter 3", date(2025, 12, 31)),
        ("31/12/2025", date(2025, 12, 31)),
        ("Dec 25", date(2025, 12, 31)),
    ],
)  # fmt: skip
def test_a_title_or_a_line_says_a_day(line: str, day: date) -> None:
    assert day_said(line, AS_AT) == day


@pytest.mark.parametrize(
    "line",
    [
        "Strategic risks",
        "Risks closed since 1 January 2026",
        "Compared with the position at 31 December 2025",
        "No risk has a higher score than on 31 December 2025.",
        "Risks reviewed in December 2025",
        "Joint Audit Committee, 12 February 2026",
        "Next review of the register: 30 June 2026",
        "The panel asked on 4 December 2025 that each of the scores of the register be looked at"
        " again before it is next printed",
    ],
)
def test_a_line_about_something_else_says_none(line: str) -> None:
    assert day_said(line, AS_AT) is None


def test_a_day_is_todays_the_last_quarters_or_another() -> None:
    history = [{"reference": "R1", "quarter": date(2025, 12, 31), "state": "Scored", "score": 12}]
    office = register("generic-5x5", history=history)
    assert when(office, None) is When.TODAY
    assert when(office, date(2026, 3, 12)) is When.TODAY
    assert when(office, date(2025, 12, 19)) is When.LAST_QUARTER
    assert when(office, date(2026, 1, 31)) is When.ANOTHER
    assert when(office, date(2025, 9, 30)) is When.ANOTHER
