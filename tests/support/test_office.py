"""Tests of the LibreOffice harness itself."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from tests.support import patching
from tests.support.office import Book, Office, OfficeError, pages


def fill(sheet: Worksheet) -> None:
    """Numbers, formulas without stored values, an error and an array formula."""
    sheet.title = "Sums"
    rows = [
        [2, "=A1*3", "=NA()"],
        [5, "=A2>4", '=""'],
        [1, True, "text"],
    ]
    for row in rows:
        sheet.append(row)
    array = '=_xlfn.TEXTJOIN(", ",TRUE,IF(A1:A3>1,"R"&A1:A3,""))'
    sheet["E1"] = ArrayFormula("E1", array)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small workbook."""
    workbook = openpyxl.Workbook()
    fill(workbook.worksheets[0])
    guarded = workbook.create_sheet("Guarded")
    guarded.append(["fixed"])
    guarded.protection.sheet = True
    workbook.save(tmp_path / "small.xlsx")
    return tmp_path / "small.xlsx"


@pytest.fixture
def book(office: Office, path: Path) -> Iterator[Book]:
    """The small workbook, open."""
    with office.open(path) as book:
        yield book


def test_the_sheets_are_named_in_order(book: Book) -> None:
    assert book.sheet_names() == ["Sums", "Guarded"]


def test_a_formula_without_a_stored_value_gives_its_result(book: Book) -> None:
    assert book.values("Sums")["B1"] == 6.0


def test_a_stored_value_is_not_trusted(office: Office, path: Path) -> None:
    patching.replace(path, "xl/worksheets/sheet1.xml", "<f>A1*3</f><v></v>", "<f>A1*3</f><v>99</v>")

    with office.open(path) as book:
        assert book.values("Sums")["B1"] == 6.0


def test_an_error_is_its_text(book: Book) -> None:
    assert book.values("Sums")["C1"] == "#N/A"


def test_a_comparison_is_a_truth_value(book: Book) -> None:
    assert book.values("Sums")["B2"] is True


def test_a_stored_truth_value_is_one(book: Book) -> None:
    assert book.values("Sums")["B3"] is True


def test_the_number_one_is_no_truth_value(book: Book) -> None:
    assert book.values("Sums")["A3"] == 1.0
    assert not isinstance(book.values("Sums")["A3"], bool)


def test_a_formula_that_gives_an_empty_text_is_kept(book: Book) -> None:
    assert book.values("Sums")["C2"] == ""


def test_an_empty_cell_is_left_out(book: Book) -> None:
    assert "D1" not in book.values("Sums")


def test_an_array_formula_joins_the_texts_it_picks(book: Book) -> None:
    assert book.values("Sums")["E1"] == "R2, R5"


def test_setting_a_cell_changes_what_depends_on_it(book: Book) -> None:
    book.set("Sums", "A1", 4)
    book.recalculate()

    assert book.values("Sums")["B1"] == 12.0


def test_a_formula_is_entered_as_excel_spells_it(book: Book) -> None:
    book.set("Sums", "F1", '=IF(Guarded!A1="fixed",A1+1,0)')

    assert book.values("Sums")["F1"] == 3.0


def test_a_date_is_entered_as_typed(book: Book) -> None:
    book.set("Sums", "F1", "2025-03-01")

    assert book.values("Sums")["F1"] == 45717.0


def test_a_truth_value_is_entered(book: Book) -> None:
    book.set("Sums", "F1", False)

    assert book.values("Sums")["F1"] is False


def test_an_empty_text_empties_a_cell(book: Book) -> None:
    book.set("Sums", "C3", "")

    assert "C3" not in book.values("Sums")


def test_a_protected_cell_is_not_set(book: Book) -> None:
    with pytest.raises(OfficeError, match="Guarded!A1 is protected"):
        book.set("Guarded", "A1", "changed")


def test_formulas_are_told_by_cell(book: Book) -> None:
    assert book.formulas("Sums")["B1"] == "=A1*3"


def test_rows_are_sorted_by_a_column(book: Book) -> None:
    book.sort("Sums", "A1:A3", "A", descending=True)

    values = book.values("Sums")
    assert [values["A1"], values["A2"], values["A3"]] == [5.0, 2.0, 1.0]


def test_a_sheet_that_does_not_exist_is_told(book: Book) -> None:
    with pytest.raises(KeyError, match="There is no sheet 'Nowhere'"):
        book.values("Nowhere")


def test_each_sheet_is_a_page_of_the_pdf(book: Book, tmp_path: Path) -> None:
    pictures = pages(book.pdf(tmp_path / "small.pdf"), tmp_path / "pages")

    assert [picture.name for picture in pictures] == ["small-1.png", "small-2.png"]


def test_a_file_that_is_no_workbook_is_told(office: Office, tmp_path: Path) -> None:
    (tmp_path / "no.xlsx").write_bytes(b"no workbook")

    with pytest.raises(OfficeError, match=r"cannot open no\.xlsx"):
        office.open(tmp_path / "no.xlsx")


@pytest.mark.usefixtures("office")
def test_a_start_that_takes_too_long_ends_in_an_error() -> None:
    with pytest.raises(OfficeError, match="LibreOffice"):
        Office().start(seconds=0.01)


def test_a_call_that_hangs_is_ended(office: Office, path: Path) -> None:
    book = office.open(path)
    os.kill(office.process_id(), signal.SIGSTOP)

    with (
        pytest.raises(OfficeError, match="LibreOffice stopped while"),
        office.deadline("waiting", seconds=0.2),
    ):
        book.recalculate()


def test_the_office_starts_again_after_it_was_ended(office: Office, path: Path) -> None:
    office.open(path)
    os.kill(office.process_id(), signal.SIGKILL)
    while office.running():
        time.sleep(0.01)

    with office.open(path) as book:
        assert book.sheet_names() == ["Sums", "Guarded"]
