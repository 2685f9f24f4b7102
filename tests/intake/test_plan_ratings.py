"""Ratings of a plan's tracker as offices write them: nothing, denied, expected, said twice."""

from datetime import date
from pathlib import Path

import pytest

from intake.account import Outcome
from tests.intake.importing import Imported, imported

Q1, Q2, AS_AT = date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)


def tracked(folder: Path, *lines: str) -> Imported:
    """A tracker as at 31 December 2025 with these lines, headings first."""
    text = "\n".join(["Anyshire OPCC: delivery plan", "As at 31 December 2025", *lines])
    (folder / "kept.csv").write_text(text + "\n", encoding="utf-8")
    return imported(folder / "kept.csv")


def told(done: Imported) -> list[str]:
    """The warnings and notes, but for the areas that were added."""
    return [str(each) for each in done.taken.findings if each.code != "import-areas-added"]


def test_a_cell_that_says_nothing_is_no_rating_and_a_denied_one_is_told(tmp_path: Path) -> None:
    done = tracked(
        tmp_path,
        "Ref,Commitment,Theme,RAG",
        "1,Patrols,Roads,N/A", "2,Clubs,Youth,n/a", "3,Cameras,Roads,Not red",
        "4,Mentors,Youth,Green", "5,Speed,Roads,No longer Red",
    )  # fmt: skip
    assert [entry["rating"] for entry in done.register.entries] == [None, None, None, "Green", None]
    said = [entry for entry in done.taken.account if entry.was == "N/A"]
    assert [(each.outcome, each.became, each.why) for each in said] == [
        (Outcome.CHANGED, "", "it says that there is nothing"),
    ]  # fmt: skip
    assert told(done) == [
        "kept.csv, line 6, column 4: expected for Rating one of Red, Amber, Green, got 'Not red'",
        "kept.csv, line 8, column 4: expected for Rating one of Red, Amber, Green, "
        "got 'No longer Red'",
    ]


@pytest.mark.parametrize(
    "heading",
    ["Expected RAG Q4", "Forecast Q4 RAG", "Q4 Forecast", "Expected Q4", "Expected rating Q4 25/26",
     "Forecast RAG March 2026"],
)  # fmt: skip
def test_a_forecast_with_its_quarter_is_the_expected_rating(heading: str, tmp_path: Path) -> None:
    done = tracked(
        tmp_path,
        f"Ref,Commitment,Theme,Q1 RAG,Q2 RAG,Q3 RAG,{heading}",
        "1,Patrols,Roads,Red,Amber,Amber,Green", "2,Clubs,Youth,Green,Green,Red,",
    )  # fmt: skip
    assert [(each.becomes, each.quarter) for each in done.plan.tables[0].columns[3:]] == [
        ("position", Q1), ("position", Q2), ("rating", None), ("expected_rating", None),
    ]  # fmt: skip
    assert [entry["expected_rating"] for entry in done.register.entries] == ["Green", None]
    assert {row.day("quarter") for row in done.register.rows("history")} == {Q1, Q2}
    assert told(done) == []
