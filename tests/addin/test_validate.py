"""Validate: every rule over the open book, and its findings on the Checks sheet."""

import shutil
from pathlib import Path

import pytest
import xlwings as xw

from tests.addin.buttons import pressed
from tests.addin.conftest import Examples
from tests.addin.small_book import write_small_book
from tests.addin.whole_book import but_checks, everything, findings, links, summary
from tests.registers import built, register
from tests.workbook_builder.reading import column_of
from workbook_builder.verification.verify import verify

LAYOUTS = Path(__file__).parent.parent / "workbook_builder" / "layouts"
MOPAC = "mopac-2017-09"
ALIKE = "The plan is not governed and overseen by anybody who answers for it to the public."
FOUND = {
    "leicestershire-2023-10": (
        "33 warnings, 6 notes, about 18 risks",
        ("OPCC029", "12, which the current levels rate", "8"),
    ),
    "cambridgeshire-2017-02": (
        "7 warnings, about 3 risks",
        ("SR3.5", "heat map '2 x 4', as in the register", "'2 x 2' in Current ratings heat map"),
    ),
    "mopac-2017-09": (
        "3 warnings, 1 note, about 4 risks",
        ("2b", "other words than those of 2a", "'The Police and Crime Plan is not governed"),
    ),
    "wmpcc-2024-06": (
        "5 warnings, 1 note, about 6 risks",
        ("4", "at most 20, the unmitigated score", "25 on 30/06/2023"),
    ),
}
"""Counted in docs/published-mistakes.md, by hand; and one of those mistakes."""


@pytest.mark.parametrize("name", FOUND)
def test_the_mistakes_of_a_published_register_are_listed_and_counted(
    excel: xw.App, examples: Examples, name: str
) -> None:
    book = excel.books.open(examples(name))
    counted, (reference, expected, actual) = FOUND[name]

    said = pressed(book, "validate")

    assert said.startswith(counted)
    assert "The findings stand on the sheet Checks." in said
    assert summary(book).startswith(f"Validate: {counted}")
    assert excel.impl.status_bar_texts[-1].startswith(f"Validate: {counted}")
    assert excel.status_bar is False
    assert any(
        row[2] == reference and row[0].startswith(expected) and row[1].startswith(actual)
        for row in findings(book)
    )


def test_entries_and_formulas_are_not_touched(excel: xw.App, examples: Examples) -> None:
    book = excel.books.open(examples(MOPAC))
    before = but_checks(everything(book))

    pressed(book, "validate")

    assert but_checks(everything(book)) == before


def test_what_cannot_be_read_is_listed_before_the_rest(excel: xw.App, examples: Examples) -> None:
    book = excel.books.open(examples(MOPAC))
    book.sheets["Register"]["A6"].value = book.sheets["Register"]["A5"].value

    pressed(book, "validate")

    assert findings(book)[0][3:] == ["Error", "Register!A6"]


def test_where_nothing_is_wrong_that_is_said(excel: xw.App, examples: Examples) -> None:
    book = excel.books.open(examples("wmpcc-2026-03"))

    said = pressed(book, "validate")

    assert said.startswith("Nothing was found")
    assert "stand on the sheet" not in said
    assert summary(book).startswith("Validate: Nothing was found")
    assert findings(book) == []


def test_links_lead_to_the_cells(excel: xw.App, examples: Examples) -> None:
    path = examples("leicestershire-2023-10")
    score, reference = (
        column_of(path, "Register", h) for h in ("Current score entered", "Reference")
    )
    book = excel.books.open(path)
    register = book.sheets["Register"]
    [row] = [row for row in range(5, 29) if register[f"{reference}{row}"].value == "OPCC029"]

    pressed(book, "validate")

    assert f"""=HYPERLINK("#'Register'!{score}{row}","Register!{score}{row}")""" in links(book)
    assert [each[3] for each in findings(book)] == ["Warning"] * 33 + ["Note"] * 6
    assert len(links(book)) == 39


def test_what_is_on_the_screen_counts_and_earlier_findings_go(
    excel: xw.App, examples: Examples
) -> None:
    path = examples(MOPAC)
    before = path.read_bytes()
    book = excel.books.open(path)
    pressed(book, "validate")
    assert "2b" in [row[2] for row in findings(book)]
    described = column_of(path, "Register", "Risk Description")
    cell = next(
        each
        for each in book.sheets["Register"][f"{described}5:{described}19"]
        if book.sheets["Register"][f"A{each.row}"].value == "2b"
    )
    cell.value = "Too few people see to it that the plan is kept."

    said = pressed(book, "validate")

    assert said.startswith("3 warnings, about 3 risks")
    assert [row[2] for row in findings(book)] == ["1", "3", "4"]
    assert path.read_bytes() == before


def test_a_renamed_checks_sheet_that_nobody_protects_is_found(
    excel: xw.App, examples: Examples
) -> None:
    book = excel.books.open(examples(MOPAC))
    sheet = book.sheets["Checks"]
    sheet.api.Unprotect()
    sheet.name = "Finance's checks"

    said = pressed(book, "validate")

    assert said.endswith("The findings stand on the sheet Finance's checks.")
    assert len(findings(book)) == 4


def test_without_the_checks_sheet_a_sentence_says_what_to_do(
    excel: xw.App, examples: Examples
) -> None:
    path = examples(MOPAC)
    book = excel.books.open(path)
    book.sheets["Checks"].delete()
    before = everything(book)

    for command in ("validate", "recalculate"):
        assert "Checks sheet was deleted" in pressed(book, command)

    assert everything(book) == before
    assert [each.name for each in path.parent.glob("*.xlsx")] == ["Register.xlsx"]


def test_a_checks_sheet_with_locked_cells_is_left_alone(excel: xw.App, examples: Examples) -> None:
    path = examples(MOPAC)
    book = excel.books.open(path)
    sheet = book.sheets["Checks"]
    sheet.api.Unprotect()
    book.names["Findings"].refers_to_range[0, 2].api.Locked = True
    sheet.api.Protect()
    before = everything(book)

    for command in ("validate", "recalculate"):
        assert pressed(book, command).startswith("The sheet Checks is protected")

    assert everything(book) == before
    assert [each.name for each in path.parent.glob("*.xlsx")] == ["Register.xlsx"]


def test_as_many_findings_as_there_is_room_for_are_all_listed(
    excel: xw.App, tmp_path: Path
) -> None:
    book = excel.books.open(_built_alike(301, tmp_path))

    assert pressed(book, "validate").startswith("300 notes, about 300 risks")

    assert [row[2] for row in findings(book)] == [f"R{number:03}" for number in range(2, 302)]


def test_more_findings_than_there_is_room_for_are_counted(excel: xw.App, tmp_path: Path) -> None:
    book = excel.books.open(_built_alike(302, tmp_path))

    assert pressed(book, "validate").startswith("301 notes, about 301 risks")

    shown = findings(book)
    assert [row[2] for row in shown[:299]] == [f"R{number:03}" for number in range(2, 301)]
    assert shown[299] == ["… and 2 more findings: opcc-register check lists them all", *[None] * 4]
    assert len(shown) == 300


def _built_alike(count: int, folder: Path) -> Path:
    """So many risks, each but the first described in the words of the first."""
    rows = [
        {"reference": f"R{number:03}", "title": f"Risk {number}", "description": ALIKE}
        for number in range(1, count + 1)
    ]
    return built(register("mopac-2017", risks=rows), folder)


def test_texts_that_look_like_formulas_and_dates_stay_texts(excel: xw.App, tmp_path: Path) -> None:
    risks = [
        {"reference": reference, "title": reference, "description": ALIKE}
        for reference in ("2", "1 May", "TRUE", "+1")
    ]
    book = excel.books.open(built(register("mopac-2017", risks=risks), tmp_path))

    pressed(book, "validate")
    pressed(book, "validate")

    assert [row[2] for row in findings(book)] == ["1 May", "TRUE", "+1"]


@pytest.mark.parametrize("command", ["validate", "recalculate"])
def test_a_book_that_is_no_register_is_refused(excel: xw.App, tmp_path: Path, command: str) -> None:
    book = excel.books.open(write_small_book(tmp_path / "small.xlsx"))
    before = everything(book)

    assert pressed(book, command).startswith("small.xlsx cannot be read as a register")

    assert everything(book) == before
    assert [each.name for each in tmp_path.glob("*.xlsx")] == ["small.xlsx"]


@pytest.mark.parametrize("layout", [1, 3])
def test_a_book_of_an_earlier_version_is_to_be_built_anew(
    excel: xw.App, tmp_path: Path, layout: int
) -> None:
    path = shutil.copy(LAYOUTS / f"layout-{layout}.xlsx", tmp_path / "old.xlsx")
    book = excel.books.open(path)

    for command in ("validate", "recalculate"):
        assert "opcc-register build OLD.xlsx -o NEW.xlsx" in pressed(book, command)

    assert [each.name for each in tmp_path.glob("*.xlsx")] == ["old.xlsx"]


def test_a_validated_book_is_still_what_it_was(
    excel: xw.App, examples: Examples, tmp_path: Path
) -> None:
    book = excel.books.open(examples(MOPAC), read_only=True)
    pressed(book, "validate")
    book.save(tmp_path / "validated.xlsx")

    _, found = verify(tmp_path / "validated.xlsx")

    assert found == []
