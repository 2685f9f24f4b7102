"""Recalculate: formulas that were typed over are put back, and every figure is compared."""

from pathlib import Path

import pytest
import xlwings as xw
from openpyxl import load_workbook

from addin.open_book import OpenBook, RefusedError
from addin.putting_back import put_back
from risk_register.places import SheetPlace
from tests.addin.buttons import pressed
from tests.addin.conftest import Examples
from tests.addin.whole_book import but_checks, everything, findings, summary
from tests.registers import EXAMPLE_NAMES
from tests.workbook_builder.reading import column_of, figures
from workbook_builder.reading.cells import ReadCell
from workbook_builder.verification.cells import CalculatedCell

CAMBRIDGESHIRE = "cambridgeshire-2017-02"


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_figure_of_a_published_register_agrees(
    excel: xw.App, examples: Examples, name: str
) -> None:
    path = examples(name)
    book = excel.books.open(path)

    said = pressed(book, "recalculate")

    assert said == f"{figures(path):,} figures agree."
    assert summary(book) == f"Recalculate: {said}"
    assert findings(book) == []
    assert excel.status_bar is False


@pytest.fixture
def path(examples: Examples) -> Path:
    return examples(CAMBRIDGESHIRE)


@pytest.fixture
def book(excel: xw.App, path: Path) -> xw.Book:
    return excel.books.open(path)


def test_formulas_that_were_typed_over_are_put_back_and_no_other_cell_is_written(
    excel: xw.App, book: xw.Book, path: Path
) -> None:
    """SR3.5 rates 14, as likelihood 2 and impact 4 have it in Cambridgeshire's table of ratings."""
    register, scores = book.sheets["Register"], column_of(path, "Register", "Current score")
    bands = column_of(path, "Register", "Current band")
    row = _row_of(register, "SR3.5")
    heat_map = book.sheets["Heat map"]
    before, saved = but_checks(everything(book)), path.read_bytes()
    register[f"{scores}{row}"].value = 5
    register[f"{bands}5:{bands}7"].value = [["Low"], ["medium"], [None]]
    heat_map.api.Unprotect()
    heat_map["C13"].value = "SR4.4"
    heat_map["D37"].formula = "=9+9"
    heat_map["A13"].value = None
    assert but_checks(everything(book)) != before

    said = pressed(book, "recalculate")

    assert said.startswith(
        f"7 formulas were put back. {figures(path):,} figures agree.\n\nThey are listed"
    )
    assert but_checks(everything(book)) == before
    assert path.read_bytes() == saved
    assert (
        summary(book) == f"Recalculate: 7 formulas were put back. {figures(path):,} figures agree."
    )
    assert {(row[4], row[0], row[1], row[2], row[3]) for row in findings(book)} == {
        _told(f"Register!{scores}{row}", "'14'", "'5', typed over it", "SR3.5"),
        _told(f"Register!{bands}5", "'Medium'", "'Low', typed over it", "SR1.1"),
        _told(f"Register!{bands}6", "'Medium'", "'medium', typed over it", "SR1.2"),
        _told(f"Register!{bands}7", "'Low'", "nothing, typed over it", "SR2.1"),
        _told("Heat map!C13", "'SR3.5, SR4.4'", "'SR4.4', typed over it", None),
        _told("Heat map!D37", "'18'", "another formula, '=9+9', which gave '18'", None),
        _told("Heat map!A13", "'4 Significant'", "nothing, typed over it", None),
    }


def _told(
    place: str, gives: str, was: str, reference: str | None
) -> tuple[str, str, str, str | None, str]:
    expected = f"its formula, which gives {gives} and was put back"
    return place, expected, was, reference, "Note"


def _row_of(sheet: xw.Sheet, reference: str) -> int:
    return 5 + [str(each) for each in sheet["A5:A20"].value].index(reference)


def test_rows_that_a_filter_hides_are_put_back_too_and_stay_hidden(
    book: xw.Book, path: Path
) -> None:
    register, scores = book.sheets["Register"], column_of(path, "Register", "Current score")
    rows = [_row_of(register, "SR2.1"), _row_of(register, "SR3.5")]
    for row in rows:
        register[f"{scores}{row}"].value = 25
    table = register.tables["Risks"]
    table.range.api.AutoFilter(Field=1, Criteria1="SR3.5")

    said = pressed(book, "recalculate")

    assert said.startswith("2 formulas were put back.")
    assert [register[f"{scores}{row}"].value for row in rows] == [5, 14]
    assert all(register[f"{scores}{row}"].api.HasFormula for row in rows)
    assert register[f"A{rows[0]}"].api.EntireRow.Hidden
    assert table.api.AutoFilter.FilterMode


def test_what_cannot_be_put_back_is_said_with_what_to_do(book: xw.Book, path: Path) -> None:
    register, scores = book.sheets["Register"], column_of(path, "Register", "Current score")
    row = _row_of(register, "SR3.5")
    register[f"{scores}{row}"].number_format = "@"
    register[f"{scores}{row}"].value = 5
    heat_map, checks = book.sheets["Heat map"], book.sheets["Checks"]
    for sheet, cell in ((heat_map, "C13"), (checks, "E7")):
        sheet.api.Unprotect()
        sheet[cell].value = "Nothing"
    heat_map.api.Protect()

    said = pressed(book, "recalculate")

    assert said.startswith("3 formulas could not be put back. ")
    told = {row[4]: row[1] for row in findings(book) if row[3] == "Error"}
    assert told["Heat map!C13"].startswith("'Nothing', typed over it. The sheet is protected: lift")
    assert "opcc-register recalculate writes a workbook that has it" in told["Checks!E7"]
    assert "give the cell the format General" in told[f"Register!{scores}{row}"]
    assert heat_map["C13"].value == "Nothing"


def test_where_putting_back_fails_half_way_the_book_is_as_before(book: xw.Book, path: Path) -> None:
    register, scores = book.sheets["Register"], column_of(path, "Register", "Current score")
    register[f"{scores}8"].value = 5
    typed_over = [
        CalculatedCell(SheetPlace("Register", 8, scores), ReadCell(5), "2+2", 4),
        CalculatedCell(SheetPlace("Scheme", 4, "A"), ReadCell("x"), "3+3", 6),
    ]
    before = everything(book)

    with (
        pytest.raises(RefusedError, match=r"^Scheme!A4 does not take what belongs there"),
        OpenBook(book).changing("Recalculate") as changes,
    ):
        put_back(book, changes, typed_over)

    assert everything(book) == before
    assert register[f"{scores}8"].value == 5


def test_a_calculated_column_of_another_name_is_not_written_to(book: xw.Book, path: Path) -> None:
    register, scores = book.sheets["Register"], column_of(path, "Register", "Current score")
    register[f"{scores}8"].value = 99
    register[f"{scores}4"].value = "Our score"
    before = everything(book)

    said = pressed(book, "recalculate")

    assert "the calculated column Current score in Risks" in said
    assert "Give each its heading again" in said
    assert everything(book) == before


def test_calculation_by_hand_stays_so_and_its_figures_are_right(
    excel: xw.App, book: xw.Book, path: Path
) -> None:
    excel.calculation = "manual"
    register = book.sheets["Register"]
    row = _row_of(register, "SR3.5")
    impact = register[f"{column_of(path, 'Register', 'Current impact')}{row}"]
    score = register[f"{column_of(path, 'Register', 'Current score')}{row}"]
    impact.value = 2
    assert score.value == 14

    said = pressed(book, "recalculate")

    assert said == f"{figures(path):,} figures agree."
    assert (score.value, excel.calculation) == (5, "manual")


def test_a_figure_that_the_spreadsheet_works_out_otherwise_is_named(
    book: xw.Book, path: Path
) -> None:
    """Three risks are above the tolerance of 13; each is so in two cells, and About counts them."""
    book.names["Tolerance"].refers_to = "=99"

    said = pressed(book, "recalculate")

    assert said.startswith(f"{figures(path) - 7:,} figures agree, 7 differ.")
    column = column_of(path, "Register", "Above tolerance")
    rows = {_row_of(book.sheets["Register"], each) for each in ("SR3.3", "SR3.5", "SR4.4")}
    found = findings(book)
    assert {row[4] for row in found if row[0] == "'Yes'"} == {
        f"Register!{column}{row}" for row in rows
    }
    assert [row[:3] for row in found if row[4] == "Dashboard!B8"] == [["'3'", "'0'", None]]
    assert {row[3] for row in found} == {"Error"}


def test_what_somebody_chose_to_be_shown_is_not_compared(book: xw.Book, path: Path) -> None:
    """Neither the heat map, nor the six working columns that lead to it, for sixteen risks."""
    chosen = 16 * 6 + sum(
        cell.data_type == "f" for row in load_workbook(path)["Heat map"] for cell in row
    )
    book.sheets["Heat map"]["B5"].value = "Inherent"

    said = pressed(book, "recalculate")

    assert said == (
        f"{figures(path) - chosen:,} figures agree; {chosen} were not compared, because "
        "something else is shown than in a new workbook."
    )


def test_a_book_that_has_grown_is_put_right_where_it_was_typed_over_and_nowhere_else(
    book: xw.Book, path: Path
) -> None:
    sheet = book.sheets["People"]
    people = sheet.tables["People"]
    top, last = people.range, people.range.last_cell
    people.resize(sheet.range((top.row, top.column), (last.row + 9, last.column)))
    sheet.range((last.row + 1, 1), (last.row + 9, 1)).value = [[f"Person {n}"] for n in range(9)]
    before = but_checks(everything(book))
    book.sheets["Register"][f"{column_of(path, 'Register', 'Current score')}8"].value = 25

    said = pressed(book, "recalculate")

    assert said.startswith("1 formula was put back. ")
    assert "differ" not in said
    assert but_checks(everything(book)) == before


def test_a_register_with_errors_is_not_recalculated(book: xw.Book, path: Path) -> None:
    register = book.sheets["Register"]
    impact = column_of(path, "Register", "Current impact")
    register[f"{impact}5"].value = 9
    before = everything(book)

    said = pressed(book, "recalculate")

    assert said.startswith("Register.xlsx has errors:\n•  Register!")
    assert everything(book) == before
    assert not path.with_name("Register (before Recalculate).xlsx").exists()
