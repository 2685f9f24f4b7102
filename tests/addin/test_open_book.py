"""The open book: where files go beside it, its copy, and how changes are taken back."""

import shutil
from pathlib import Path

import pytest
import xlwings as xw
from openpyxl import load_workbook

from addin.open_book import OpenBook, RefusedError
from tests.addin.small_book import write_small_book
from tests.addin.whole_book import everything


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_small_book(tmp_path / "Small.xlsx")


@pytest.fixture
def book(excel: xw.App, path: Path) -> xw.Book:
    return excel.books.open(path)


def test_files_go_beside_a_book_on_a_drive(book: xw.Book, tmp_path: Path) -> None:
    assert OpenBook(book, folder_instead="/elsewhere").folder == tmp_path
    assert OpenBook(book).local_folder == [tmp_path]


def test_files_of_a_book_on_sharepoint_go_where_the_person_chose(book: xw.Book) -> None:
    book.impl.url = "https://anyshire.sharepoint.com/sites/OPCC/Small.xlsx"

    assert OpenBook(book, folder_instead="/chosen").folder == Path("/chosen")
    assert OpenBook(book).local_folder == []
    with pytest.raises(RefusedError, match=r"Small\.xlsx lies on no drive .* save the book first"):
        print(OpenBook(book).folder)


def test_a_book_that_was_never_saved_is_read_and_not_changed(book: xw.Book) -> None:
    book.impl.path = Path("Book1")
    before = everything(book)

    with OpenBook(book).copied() as copy:
        assert load_workbook(copy)["Things"]["B4"].value == "Rose"
    with pytest.raises(RefusedError, match="Book1 lies on no drive"), OpenBook(book).changing("X"):
        pytest.fail("nothing may be changed")

    assert everything(book) == before


def test_the_copy_holds_what_is_on_the_screen_and_takes_the_place_of_an_earlier_one(
    book: xw.Book, path: Path
) -> None:
    before = path.read_bytes()
    for text in ("Once", "Twice"):
        book.sheets["Things"]["B4"].value = text
        copy = OpenBook(book).keep_copy("Try")

    assert copy == path.with_name("Small (before Try).xlsx")
    assert load_workbook(copy)["Things"]["B4"].value == "Twice"
    assert path.read_bytes() == before


def test_where_no_copy_can_be_saved_nothing_is_changed(book: xw.Book, path: Path) -> None:
    path.with_name("Small (before Try).xlsx").mkdir()
    before = everything(book)

    with (
        pytest.raises(
            RefusedError, match=r"No copy .* \(before Try\)\.xlsx \(.*nothing was changed"
        ),
        OpenBook(book).changing("Try"),
    ):
        pytest.fail("nothing may be changed")

    assert everything(book) == before


def test_what_fails_half_way_is_taken_back_cell_by_cell(book: xw.Book) -> None:
    things = book.sheets["Things"]
    things["J4"].formula = "'=1+1"
    things["J5"].formula = "#N/A"
    things["J6"].formula_array = "=SUM(Things[Number]*2)"
    things["J7"].value = "'12"
    before, array = everything(book), things["J6"].has_array

    with (
        pytest.raises(RefusedError, match=r"^Guarded!A1:B1 does not take .* nothing was changed"),
        OpenBook(book).changing("Try") as changes,
    ):
        changes.write_values(things["B3:F7"], [["x", 1, 2, 3, "'4"]] * 5)
        changes.write_values(things["C5:C6"], [[7], [8]])
        changes.write_formulas(things["H4:H6"], [["=1"], ["=2"], ["=3"]])
        changes.write_formulas(things["J4:J7"], [["=4"], ["=5"], ["=6"], ["=7"]])
        changes.write_array_formula(things["H8"], "=SUM(Things[Number]*3)")
        changes.write_values(book.sheets["Guarded"]["B1"], "changed")
        assert everything(book) != before
        changes.write_values(book.sheets["Guarded"]["A1:B1"], [["never", "never"]])

    assert everything(book) == before
    assert things["J6"].has_array is array is True


def test_excel_is_left_as_it_was(excel: xw.App, book: xw.Book) -> None:
    for mode in ("manual", "automatic"):
        excel.calculation = mode
        with pytest.raises(ZeroDivisionError), OpenBook(book).changing("Try") as changes:
            changes.write_formulas(book.sheets["Things"]["H5"], [["=1"]])
            assert (excel.calculation, excel.screen_updating) == ("manual", False)
            print(1 / 0)

        assert (excel.calculation, excel.screen_updating) == (mode, True)
        assert excel.api.AutoCorrect.AutoFillFormulasInLists


def test_what_cannot_be_taken_back_is_said_with_the_copy_that_is_whole(
    book: xw.Book, path: Path
) -> None:
    things = book.sheets["Things"]
    with (
        pytest.raises(RefusedError, match=r"Close Small\.xlsx without saving it;") as caught,
        OpenBook(book).changing("Try") as changes,
    ):
        changes.write_values(book.sheets["Guarded"]["B1"], "changed")
        changes.write_values(things["B4"], "changed")
        things.api.Protect()
        raise ZeroDivisionError

    copy = path.with_name("Small (before Try).xlsx")
    assert f"{copy} is the book as it was" in str(caught.value)
    assert "Things!B4:" in str(caught.value)
    assert book.sheets["Guarded"]["B1"].value == "free"
    assert load_workbook(copy)["Things"]["B4"].value == "Rose"


def test_what_was_written_and_is_not_opened_is_said_to_be_there(
    book: xw.Book, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    same_name = Path(shutil.copy(path, tmp_path / "sub"))
    with pytest.raises(RefusedError, match=r"Small\.xlsx is there, but was not opened"):
        OpenBook(book).open(same_name)
    with pytest.raises(RefusedError, match="papers is there, but was not opened"):
        OpenBook(book).show(tmp_path / "papers")


def test_a_book_of_the_same_name_that_is_open_is_in_the_way(book: xw.Book, path: Path) -> None:
    with pytest.raises(RefusedError, match=r"^small\.xlsx is open"):
        OpenBook(book).refuse_if_open(path.parent / "sub" / "small.xlsx")
    OpenBook(book).refuse_if_open(path.with_name("other.xlsx"))


def test_a_second_book_in_front_changes_nothing(excel: xw.App, book: xw.Book, path: Path) -> None:
    other = excel.books.open(shutil.copy(path, path.with_name("Other.xlsx")))
    other.sheets["Things"]["B4"].value = "Other"

    with OpenBook(book).changing("Try") as changes:
        changes.write_values(book.sheets["Things"]["B4"], "changed")

    assert excel.books.active == other
    assert other.sheets["Things"]["B4"].value == "Other"
    assert load_workbook(path.with_name("Small (before Try).xlsx"))["Things"]["B4"].value == "Rose"
