"""The tests' Excel has books, sheets, tables, messages and a status bar."""

import shutil
from pathlib import Path

import pytest
import xlwings as xw
from openpyxl import load_workbook

from tests.addin.small_book import write_small_book
from tests.support.libreoffice_engine.app import Alert
from tests.support.libreoffice_engine.part import ExcelError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_small_book(tmp_path / "small.xlsx")


@pytest.fixture
def book(excel: xw.App, path: Path) -> xw.Book:
    return excel.books.open(path)


def test_a_book_has_a_name_and_a_place(excel: xw.App, book: xw.Book, path: Path) -> None:
    assert (book.name, book.fullname) == ("small.xlsx", str(path))
    assert (book.api.Path, book.api.FullName) == (str(path.parent), str(path))
    assert excel.books["Small.xlsx"] == book
    assert excel.books.open(path) == book
    assert [each.name for each in excel.books] == ["small.xlsx"]
    assert book.app == excel


def test_the_book_that_was_opened_or_activated_last_is_active(
    excel: xw.App, book: xw.Book, path: Path
) -> None:
    other = excel.books.open(shutil.copy(path, path.with_name("other.xlsx")))
    assert excel.books.active == other
    book.activate()
    assert excel.books.active == book
    book.close()
    assert excel.books.active == other


def test_a_command_finds_the_book_that_called_it(book: xw.Book) -> None:
    book.set_mock_caller()

    assert xw.Book.caller() == book


def test_no_book_is_left_from_an_earlier_test(excel: xw.App) -> None:
    assert excel.books.count == 0
    assert not hasattr(xw.Book, "_mock_caller")


def test_a_book_from_sharepoint_has_an_address_and_no_path(book: xw.Book) -> None:
    book.impl.url = "https://anyshire.sharepoint.com/sites/OPCC/Shared Documents/Register.xlsx"

    assert book.name == "Register.xlsx"
    assert book.api.Path == "https://anyshire.sharepoint.com/sites/OPCC/Shared Documents"
    with pytest.raises(xw.XlwingsError, match="SharePoint"):
        print(book.fullname)


def test_a_copy_is_saved_and_the_book_stays_as_it_is(book: xw.Book, path: Path) -> None:
    before = path.read_bytes()
    book.sheets["Things"]["B4:C4"].value = ["Changed", True]
    book.api.SaveCopyAs(str(path.with_name("copy.xlsx")))

    assert (book.name, book.api.Saved) == ("small.xlsx", False)
    assert path.read_bytes() == before
    copy = load_workbook(path.with_name("copy.xlsx"))
    assert (copy["Things"]["B4"].value, copy["Things"]["C4"].value) == ("Changed", True)


def test_a_book_is_saved_in_its_place_or_in_another(book: xw.Book, path: Path) -> None:
    sheet = book.sheets["Things"]
    sheet["B4"].value = "Changed"
    book.save()
    assert book.api.Saved
    sheet["B4"].value = "Again"
    assert not book.api.Saved
    book.save(path.with_name("other.xlsx"))

    assert book.name == "other.xlsx"
    assert load_workbook(path)["Things"]["B4"].value == "Changed"
    assert load_workbook(path.with_name("other.xlsx"))["Things"]["B4"].value == "Again"


def test_a_book_for_reading_is_changed_but_not_saved(excel: xw.App, path: Path) -> None:
    book = excel.books.open(path, read_only=True)
    book.sheets["Things"]["B4"].value = "Changed"

    assert book.api.ReadOnly
    with pytest.raises(ExcelError, match="cannot be saved in its place"):
        book.save()


def test_sheets_are_found_added_renamed_and_deleted(book: xw.Book) -> None:
    sheets = book.sheets
    added = sheets.add("New", after=sheets["Things"])

    assert [sheet.name for sheet in sheets] == ["Things", "New", "Guarded"]
    assert (sheets.active, added.index, sheets["new"], sheets[-1].name) == (
        added, 2, added, "Guarded",
    )  # fmt: skip
    assert sheets.add().name == "Sheet1"
    added.name = "Renamed"
    sheets["Sheet1"].delete()
    sheets["Guarded"].visible = False
    assert [(sheet.name, sheet.visible) for sheet in sheets] == [
        ("Things", True), ("Renamed", True), ("Guarded", False),
    ]  # fmt: skip


def test_sheets_that_cannot_be_are_refused(book: xw.Book) -> None:
    with pytest.raises(ExcelError, match="no sheet Nowhere"):
        print(book.sheets["Nowhere"])
    with pytest.raises(ExcelError, match="cannot be called"):
        book.sheets["Things"].name = "guarded"
    with pytest.raises(ExcelError, match="cannot be called"):
        book.sheets.add("a/b")
    with pytest.raises(NotImplementedError, match="names of the sheets"):
        print("Things" in book.sheets)


def test_cells_are_selected_on_the_active_sheet_only(excel: xw.App, book: xw.Book) -> None:
    things, guarded = book.sheets["Things"], book.sheets["Guarded"]
    guarded.activate()
    guarded["A1:B1"].select()

    assert (book.sheets.active, excel.selection) == (guarded, guarded["A1:B1"])
    with pytest.raises(ExcelError, match="not the active sheet"):
        things["A1"].select()


def test_a_table_is_found_with_its_parts(book: xw.Book) -> None:
    sheet = book.sheets["Things"]
    table = sheet.tables["things"]

    assert [each.name for each in sheet.tables] == ["Things"]
    assert ("Things" in sheet.tables, "Others" in sheet.tables) == (True, False)
    assert table.range.address == "$B$3:$F$6"
    assert table.header_row_range == sheet["B3:F3"]
    assert sheet.range("Things[#Headers]").value == ["Name", "Number", "Day", "Done", "Code"]
    assert table.data_body_range == sheet["B4:F6"]
    assert (sheet["C5"].table, sheet["B2"].table) == (table, None)
    assert book.sheets["Guarded"].tables.count == 0


def test_a_table_grows_and_formulas_follow(book: xw.Book) -> None:
    sheet = book.sheets["Things"]
    table = sheet.tables["Things"]
    table.resize(table.range.resize(row_size=6))
    sheet["C7:C8"].value = [[10], [100]]

    assert table.range.address == "$B$3:$F$8"
    assert sheet["H5"].value == 113.5
    assert book.names["Names"].refers_to_range.address == "$B$4:$B$8"


@pytest.mark.parametrize(
    ("address", "why"), [("B4:F6", "stay in their row"), ("B3:F3", "a row below")]
)
def test_a_table_is_not_resized_to_what_excel_refuses(
    book: xw.Book, address: str, why: str
) -> None:
    sheet = book.sheets["Things"]
    with pytest.raises(ExcelError, match=why):
        sheet.tables["Things"].resize(sheet.range(address))


def test_a_table_shrinks_once_the_rows_that_leave_are_empty(book: xw.Book) -> None:
    sheet = book.sheets["Things"]
    table = sheet.tables["Things"]
    sheet["G4:G6"].formula = "=Things[[#This Row],[Number]]*2"
    with pytest.raises(NotImplementedError, match="not empty"):
        table.resize(sheet["B3:G4"])
    sheet["B5:G6"].clear_contents()
    table.resize(sheet["B3:G4"])

    assert (sheet["G4"].value, sheet["H5"].value) == (2.0, 1.0)


def test_a_filter_is_seen_and_cleared(book: xw.Book) -> None:
    table = book.sheets["Things"].tables["Things"]
    table.show_autofilter = True
    table.range.api.AutoFilter(Field=1, Criteria1="Fell")
    assert table.api.AutoFilter.FilterMode
    assert [row.rows.hidden for row in table.range.rows] == [False, True, False, True]

    table.api.AutoFilter.ShowAllData()

    assert not table.api.AutoFilter.FilterMode
    assert table.range.rows.hidden is False


def test_messages_are_kept_and_answered(excel: xw.App) -> None:
    excel.impl.answers = ["no", "cancel"]

    assert excel.alert("Done.") == "ok"
    assert excel.alert("Go on?", "Register", "yes_no", "info") == "no"
    assert excel.alert("Save?", buttons="yes_no_cancel") == "cancel"
    assert excel.impl.alerts == [
        Alert("Done.", None, "ok", None),
        Alert("Go on?", "Register", "yes_no", "info"),
        Alert("Save?", None, "yes_no_cancel", None),
    ]


def test_a_question_without_a_fitting_answer_fails_the_test(excel: xw.App) -> None:
    with pytest.raises(AssertionError, match="No answer is set to 'Go on"):
        excel.alert("Go on?", buttons="yes_no")
    excel.impl.answers = ["ok"]
    with pytest.raises(AssertionError, match="No answer is set to 'Go on"):
        excel.alert("Go on?", buttons="yes_no")


def test_all_that_the_status_bar_showed_is_kept(excel: xw.App) -> None:
    with excel.properties(status_bar="Checking…", screen_updating=False):
        excel.status_bar = "Checking 2 of 3…"
        assert excel.status_bar == "Checking 2 of 3…"
        assert not excel.screen_updating

    assert not excel.status_bar
    assert excel.screen_updating
    assert excel.impl.status_bar_texts == ["Checking…", "Checking 2 of 3…"]
    assert excel.version.major == 16
