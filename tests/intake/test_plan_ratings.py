"""Ratings of a plan's tracker as offices write them: nothing, denied, expected, said twice."""

from datetime import date
from pathlib import Path

import pytest

from intake.account import Outcome
from intake.account_text import account_lines
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


# Past quarters


def positions(done: Imported) -> list[tuple[str, date | None, str, str]]:
    """What is recorded of past quarters: reference, quarter, state and rating."""
    rows = done.register.rows("history")
    return [(r.reference, r.day("quarter"), r.text("state"), r.text("band")) for r in rows]


def test_a_commitment_that_stands_twice_with_equal_past_ratings_says_nothing(
    tmp_path: Path,
) -> None:
    done = tracked(
        tmp_path,
        "Ref,Commitment,Policy area,Q1 RAG,Q2 RAG,Q3 RAG",
        "1,Cameras,Partnerships,R - late,Red,Amber", "1,Cameras,Road Safety,R - late,R,Amber",
        "2,Clubs,Road Safety,Green,Amber,Amber",
    )  # fmt: skip
    assert [entry.text("areas") for entry in done.register.entries] == [
        "Partnerships; Road Safety", "Road Safety",
    ]  # fmt: skip
    assert [entry.text("notes") for entry in done.register.entries] == ["Q1 RAG: late", ""]
    assert positions(done) == [
        ("1", Q1, "Scored", "Red"), ("1", Q2, "Scored", "Red"),
        ("2", Q1, "Scored", "Green"), ("2", Q2, "Scored", "Amber"),
    ]  # fmt: skip
    assert told(done) == []


def test_a_commitment_in_two_places_of_the_file_has_the_areas_of_both(tmp_path: Path) -> None:
    done = tracked(
        tmp_path,
        "Ref,Commitment,Policy area,Q2 RAG,Q3 RAG",
        "1,Cameras,Partnerships,Red,Amber", "2,Clubs,Road Safety,Green,Amber",
        "1,Cameras,Road Safety,Red,Amber",
    )  # fmt: skip
    assert [entry.text("areas") for entry in done.register.entries] == [
        "Partnerships; Road Safety", "Road Safety",
    ]  # fmt: skip
    assert [entry.text("notes") for entry in done.register.entries] == ["", ""]
    assert done.register.rows("stated") == ()
    assert told(done) == [
        "kept.csv, line 6, column 1: expected each commitment once; it is put together with that "
        "in kept.csv, line 4, column 1, got '1 again'"
    ]


def test_another_past_rating_of_the_same_commitment_is_kept_and_told(tmp_path: Path) -> None:
    done = tracked(
        tmp_path,
        "Ref,Commitment,Policy area,Q2 RAG,Q3 RAG",
        "1,Cameras,Partnerships,Red,Amber", "1,Cameras,Road Safety,Green,Amber",
        "2,Clubs,Road Safety,Green,Amber",
    )  # fmt: skip
    assert positions(done) == [("1", Q2, "Scored", "Red"), ("2", Q2, "Scored", "Green")]
    assert done.register.entries[0].text("notes") == "Q2 RAG: Green"
    assert told(done) == ["kept.csv, line 5, column 4: expected Red as above, got 'Green'"]


def test_what_was_complete_in_a_past_quarter_was_closed_then(tmp_path: Path) -> None:
    done = tracked(
        tmp_path,
        "Ref,Commitment,Theme,Q1 RAG,Q2 RAG,Q3 RAG",
        "1,Patrols,Roads,Amber,Complete,Complete", "2,Clubs,Youth,delivered,Closed,Green",
        "3,Cameras,Roads,Green,Amber,Red",
    )  # fmt: skip
    assert positions(done) == [
        ("1", Q1, "Scored", "Amber"), ("1", Q2, "Closed", ""),
        ("2", Q1, "Closed", ""), ("2", Q2, "Closed", ""),
        ("3", Q1, "Scored", "Green"), ("3", Q2, "Scored", "Amber"),
    ]  # fmt: skip
    assert [entry.text("notes") for entry in done.register.entries] == ["", "", ""]
    assert told(done) == []


# The account


def test_what_changes_alike_in_many_cells_is_told_once_after_the_doubts(tmp_path: Path) -> None:
    rows = [f"{number},Patrols {number},Roads,CFO / CEO,g,Later" for number in range(1, 13)]
    rows[3] = "4,Patrols 4,Roads,CFO,Not red,Later"
    done = tracked(tmp_path, "Ref,Commitment,Theme,SMT lead,RAG,Colour of folder", *rows)
    account, titles = done.taken.account, done.register.titles
    assert account_lines(account, titles, "commitments") == [
        "4 Patrols 4: 6 cells: 4 taken, 2 kept",
        "  kept.csv, line 7, column 5  kept in the notes: 'Not red' (not one of Red, Amber, Green)",
        "",
        "Around the commitments: 2 cells: 2 kept",
        "  kept.csv, line 1, column 1  kept in the register's note: "
        "'Anyshire OPCC: delivery plan' (it stands around the commitments)",
        "  kept.csv, line 2, column 1  kept in the register's note: "
        "'As at 31 December 2025' (it stands around the commitments)",
        "",
        "The same in many cells of a column:",
        "  kept.csv, line 4, column 4  changed: smt lead 'CFO / CEO' -> 'CFO; CEO' "
        "(several people are separated by semicolons), and so in 10 more cells",
        "  kept.csv, line 4, column 5  changed: rating 'g' -> 'Green' (g stands for it), "
        "and so in 10 more cells",
        "  kept.csv, line 4, column 6  kept in the notes: 'Later', and so in 11 more cells",
        "",
        "In 11 of the commitments nothing else was changed or kept.",
        "",
        "In all 74 cells: 37 taken, 22 changed, 15 kept.",
    ]
    whole = account_lines(account, titles, "commitments", whole=True)
    assert sum("'CFO / CEO' -> 'CFO; CEO'" in line for line in whole) == 11
