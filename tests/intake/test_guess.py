"""What is what in a whole file, guessed from real files."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from intake.files import read_grids
from intake.finding import find_table
from intake.guess import guess
from intake.plan import Plan
from risk_register.findings import Finding
from tests.intake import anyshire
from tests.intake.layouts import LAYOUTS

SEPT, DEC = date(2025, 9, 30), date(2025, 12, 31)
COLUMNS: dict[str, date | str] = {
    "Ref": "reference", "Risk title": "title", "Objective": "objective", "Cause": "cause",
    "Effect": "effect", "Controls in place": "controls", "Risk owner": "owner",
    "Likelihood": "current_likelihood", "Impact": "current_impact",
    "Risk score": "current_score", "RAG": "band", "Score Sept 25": SEPT, "Score Dec 25": DEC,
    "Target likelihood": "target_likelihood", "Target impact": "target_impact",
    "Status": "status", "First recorded": "first_recorded", "Last review": "last_review",
    "Next key date": "next_key_date",
}  # fmt: skip
"""What each column of Anyshire's register becomes; a day for the position of a quarter."""

OTHERS: dict[str, date | str] = {
    "URN": "reference", "Title": "title", "Rating": "band", "section": "objective",
    "Score": "current_score", "Score Mar 26": "current_score", "Sept 25": SEPT, "Dec 25": DEC,
}  # fmt: skip
"""What the headings become that only some of the layouts have."""

SAID = ("titles_above", "word_table", "word_tables", "word_cards")
"""The layouts that say whose register they hold and of which day it speaks."""


def planned(path: Path, scheme: str | None = None) -> tuple[Plan | None, list[Finding]]:
    grids, _ = read_grids(path)
    return guess(grids, [find_table(grid) for grid in grids], scheme, path.name)


def workbook(path: Path, rows: Sequence[list[Any]]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_column_of_every_layout_is_recognised(name: str, tmp_path: Path) -> None:
    plan, findings = planned(LAYOUTS[name](tmp_path))
    assert (plan is not None, findings) == (True, [])
    assert plan is not None
    assert plan.scheme == anyshire.SCHEME
    register = [table for table in plan.tables if len(table.columns) > 2]
    assert register
    for table in register:
        found = {each.heading: each.quarter or each.becomes for each in table.columns}
        assert found == {heading: known(heading) for heading in found}
        assert len(found) >= len(COLUMNS) - 2


def known(heading: str) -> date | str:
    """What a column becomes, of a heading in two rows by both or by the lower one."""
    group, _, lower = heading.rpartition(" / ")
    both = f"{group} {lower.lower()}"
    return {**COLUMNS, **OTHERS}[both if both in COLUMNS else lower]


@pytest.mark.parametrize("name", SAID)
def test_the_titles_say_whose_register_it_is_and_of_which_day(name: str, tmp_path: Path) -> None:
    plan, _ = planned(LAYOUTS[name](tmp_path))
    assert plan is not None
    assert (plan.organisation, plan.title, plan.as_at) == (
        anyshire.ORGANISATION, anyshire.TITLE, anyshire.AS_AT,
    )  # fmt: skip


def test_without_titles_the_latest_date_in_the_register_is_its_date(tmp_path: Path) -> None:
    plan, _ = planned(LAYOUTS["clean"](tmp_path))
    assert plan is not None
    assert plan.as_at == date(2026, 3, 25)
    assert plan.reasons["as_at"] == "the latest date in the register, in the column 'Last review'"
    assert plan.organisation == "Office of the Police and Crime Commissioner"
    assert plan.reasons["organisation"] == "the file does not say; it is the scheme's"


def test_a_scheme_that_is_asked_for_is_used_and_what_does_not_fit_is_told(tmp_path: Path) -> None:
    plan, findings = planned(LAYOUTS["clean"](tmp_path), "leicestershire-2023")
    assert plan is not None
    assert (plan.scheme, plan.reasons["scheme"]) == ("leicestershire-2023", "it was asked for")
    told = [str(finding) for finding in findings]
    assert (
        "clean.xlsx: expected a register that scheme leicestershire-2023 fits, "
        "got a score of 25 is above its highest, 16"
    ) in told
    assert all(finding.severity == "warning" for finding in findings)


def test_a_scheme_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    plan, findings = planned(LAYOUTS["clean"](tmp_path), "nonesuch")
    assert plan is None
    assert [finding.code for finding in findings] == ["scheme-unknown"]


def test_a_file_without_a_table_of_risks_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "letter.xlsx", [["Dear all,"], ["nothing to report."]])
    plan, findings = planned(path)
    assert plan is None
    assert [str(finding) for finding in findings] == [
        "letter.xlsx: expected a table with a row of headings, and risks or commitments below it, "
        "got none"
    ]


def test_a_register_without_any_date_is_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Ref", "Risk title", "Likelihood", "Impact"],
        ["R1", "It goes wrong", 3, 4],
    ]
    plan, findings = planned(workbook(tmp_path / "book.xlsx", rows), "generic-5x5")
    assert plan is not None
    assert plan.as_at == date(2026, 1, 1)
    assert [str(finding) for finding in findings] == [
        "book.xlsx: expected a date that the register speaks of, got none"
    ]


def test_dates_of_the_future_are_not_the_registers(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Ref", "Risk title", "Score", "Date raised", "Next review"],
        ["R1", "It goes wrong", 9, datetime(2025, 5, 1), datetime(2026, 5, 1)],  # noqa: DTZ001 - a workbook knows no time zones
    ]
    plan, _ = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is not None
    assert plan.as_at == date(2025, 5, 1)


def test_a_date_of_the_past_after_the_registers_own_is_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Risk register as at 31 March 2025"],
        ["Ref", "Risk title", "Score", "Date raised"],
        ["R1", "It goes wrong", 9, "1 May 2025"],
    ]
    plan, findings = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is not None
    assert plan.as_at == date(2025, 3, 31)
    later = [finding for finding in findings if finding.code == "import-date-later"]
    assert [str(finding) for finding in later] == [
        "book.xlsx: expected dates up to that of the register, 31/03/2025 "
        "(Sheet!A1 says '31 March 2025'), "
        "got 01/05/2025, the latest date in the register, in the column 'Date raised'"
    ]


LEVELS: list[Any] = ["Ref", "Risk title", "Owner", "Likelihood", "Impact", "Score", "Last review"]
SMALL: list[list[Any]] = [
    LEVELS,
    ["R1", "A fire", "CEO", 3, 3, 9, "26/03/2026"],
    ["R2", "A flood", "CFO", 2, 3, 6, "26/03/2026"],
    ["R3", "A theft", "CFO", 1, 1, 1, "26/03/2026"],
]


def coloured(score: int) -> str:
    return f"{score} ({'Red' if score == 9 else 'Amber' if score == 6 else 'Green'})"


@pytest.mark.parametrize("shown", [int, coloured])
def test_where_only_figures_speak_the_general_scheme_is_taken_and_told(
    tmp_path: Path, shown: Callable[[int], int | str]
) -> None:
    rows = [SMALL[0], *([*row[:5], shown(row[5]), row[6]] for row in SMALL[1:])]
    plan, findings = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is not None
    assert plan.scheme == "generic-5x5"
    assert [(each.code, each.severity.value, str(each)) for each in findings] == [
        (
            "import-scheme-guessed", "warning",
            "book.xlsx: expected words for levels, names of bands or an organisation that tell "
            "the scheme, got none; generic-5x5 is taken by the figures",
        )
    ]  # fmt: skip


def test_where_words_speak_of_a_scheme_nothing_is_told(tmp_path: Path) -> None:
    rows = [SMALL[0], *([*row[:3], "Rare", 4, 4, row[6]] for row in SMALL[1:])]
    plan, findings = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is not None
    assert (plan.scheme, findings) == ("generic-5x5", [])


def test_a_register_of_six_levels_has_no_scheme(tmp_path: Path) -> None:
    rows = [SMALL[0], *([*row[:3], 6, 6, 36, row[6]] for row in SMALL[1:])]
    plan, findings = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is None
    assert [(each.code, each.severity.value, str(each)) for each in findings] == [
        (
            "import-no-scheme", "error",
            "book.xlsx: expected levels of a scheme that comes with the software, "
            "got levels that none has: of generic-5x5, Likelihood 6 is not on its scale",
        )
    ]  # fmt: skip


def test_one_level_that_no_scheme_has_is_a_slip(tmp_path: Path) -> None:
    rows = [*SMALL, ["R4", "Data are lost", "CFO", 44, 4, 16, "26/03/2026"]]
    plan, findings = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is not None
    assert plan.scheme == "generic-5x5"
    assert "got Likelihood 44 is not on its scale" in str(findings[1])


def test_titles_and_owners_that_end_in_a_number_are_no_figures(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Ref", "Risk title", "Risk owner", "Likelihood", "Impact"],
        ["R1", "Risk number 1", "Dir 1", "Possible", 4],
        ["R2", "Risk 2", "Strategic Board 2", "Likely", 3],
    ]
    plan, _ = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is not None
    assert [column.becomes for column in plan.tables[0].columns] == [
        "reference", "title", "owner", "current_likelihood", "current_impact",
    ]  # fmt: skip


def test_levels_of_other_words_are_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Ref", "Risk title", "Likelihood", "Impact", "Score"],
        ["R1", "A fire", "Frequent", "Grave", 20],
        ["R2", "A flood", "Seldom", "Slight", 6],
    ]
    plan, findings = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is not None
    assert [str(each) for each in findings if each.code == "import-column-unread"] == [
        "Sheet!C2: expected the current likelihood of scheme generic-5x5 in the column "
        "'Likelihood', got 'Frequent'; 2 cells kept as notes",
        "Sheet!D2: expected the current impact of scheme generic-5x5 in the column 'Impact', "
        "got 'Grave'; 2 cells kept as effect",
    ]


def test_an_impact_in_sentences_is_no_level(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Ref", "Risk title", "Impact", "Score"],
        ["R1", "A fire", "Nobody can work for days", 20],
    ]
    _, findings = planned(workbook(tmp_path / "book.xlsx", rows))
    assert "import-column-unread" not in {each.code for each in findings}


def test_reviews_that_are_still_to_come_are_not_dates_of_the_past(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["As at 31 March 2026"],
        ["Ref", "Risk title", "Likelihood", "Impact", "Review"],
        ["R1", "A fire", "Possible", 3, "30/06/2026"],
    ]
    plan, findings = planned(workbook(tmp_path / "book.xlsx", rows))
    assert plan is not None
    assert plan.tables[0].columns[4].becomes == "next_key_date"
    assert findings == []
