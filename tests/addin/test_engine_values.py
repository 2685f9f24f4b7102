"""The tests' Excel reads and writes values as Excel does."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlwings as xw

from tests.addin.small_book import formulas, moment, write_small_book
from tests.support.libreoffice_engine.part import ExcelError


@pytest.fixture
def sheet(excel: xw.App, tmp_path: Path) -> xw.Sheet:
    """The sheet Things of the small book, just opened."""
    return excel.books.open(write_small_book(tmp_path / "small.xlsx")).sheets["Things"]


def test_a_whole_table_is_read(sheet: xw.Sheet) -> None:
    assert sheet.tables["Things"].range.value == [
        ["Name", "Number", "Day", "Done", "Code"],
        ["Rose", 1.0, moment("2026-03-31"), True, "1"],
        ["Fell", 2.5, None, False, "x"],
        [None, 0.0, moment("2026-04-01"), None, None],
    ]


def test_a_whole_table_is_written(sheet: xw.Sheet) -> None:
    body = sheet.range("Things")
    body.value = [
        ["Wear", 3, date(2026, 5, 1), False, "7"],
        [None, None, None, True, "=1"],
        ["'=x", 4.25, moment("2026-05-02T06:00"), 1, "2026-01-01"],
    ]

    assert body.value == [
        ["Wear", 3.0, moment("2026-05-01"), False, "7"],
        [None, None, None, True, "=1"],
        ["=x", 4.25, moment("2026-05-02T06:00"), 1.0, "2026-01-01"],
    ]


def test_a_table_is_read_and_written_in_one_call_each(excel: xw.App, sheet: xw.Sheet) -> None:
    body = sheet.range("Things")
    excel.impl.calls.clear()
    body.value = body.value

    calls = excel.impl.calls
    assert (calls["getDataArray"], calls["setDataArray"], calls["setFormulaArray"]) == (1, 1, 0)


def test_one_number_tells_a_truth_value_from_one(sheet: xw.Sheet) -> None:
    sheet["J1:J2"].value = [[True], [1]]
    sheet["J1:J2"].value = [[1], [True]]

    assert sheet["J1"].value == 1.0
    assert sheet["J1"].value is not True
    assert sheet["J2"].value is True


def test_an_error_is_the_number_that_excel_gives_for_it(sheet: xw.Sheet) -> None:
    assert sheet["H4"].raw_value == -2146826281
    assert sheet["H4"].value is None
    assert sheet["H4"].options(err_to_str=True).value == "#DIV/0!"


def test_xlwings_own_options_work(sheet: xw.Sheet) -> None:
    row = sheet["B4:F4"].options(ndim=2, dates=date, numbers=int).value
    sheet["J1"].options(transpose=True).value = [1, 2]

    assert row == [["Rose", 1, date(2026, 3, 31), True, "1"]]
    assert sheet["D5"].options(empty="").value == ""
    assert sheet["J1:J2"].value == [1.0, 2.0]


def test_a_date_that_a_formula_gives_is_a_date(sheet: xw.Sheet) -> None:
    assert sheet["H6"].value == moment("2026-04-01")


def test_a_date_gives_its_cell_a_format(sheet: xw.Sheet) -> None:
    sheet["J1"].value = date(2026, 5, 1)

    assert (sheet["J1"].value, sheet["J1"].number_format) == (moment("2026-05-01"), "dd/mm/yyyy")


def test_a_scalar_fills_a_range_and_a_list_a_row(sheet: xw.Sheet) -> None:
    sheet["J1:K2"].value = "same"
    sheet["J3"].value = ["one", None, 2]

    assert sheet["J1:L3"].value == [
        ["same", "same", None],
        ["same", "same", None],
        ["one", None, 2.0],
    ]


def test_none_and_an_empty_text_empty_a_cell(sheet: xw.Sheet) -> None:
    sheet["B4"].value, sheet["B5"].value = None, ""

    assert formulas(sheet["B4:B5"]) == (("",), ("",))


def test_an_error_that_is_entered_is_an_error(sheet: xw.Sheet) -> None:
    sheet["J1"].value = "#N/A"

    assert (sheet["J1"].formula, sheet["J1"].api.HasFormula) == ("#N/A", False)
    assert sheet["J1"].options(err_to_str=True).value == "#N/A"


def test_a_text_that_excel_would_turn_into_something_else_is_refused(sheet: xw.Sheet) -> None:
    for text in (
        "12", "1,200", "£5", "50%", "1/2/2026", "1 May", "May 26", "10:30", "true", "#n/a",
        "+44", "-x", "@x", "1e5",
    ):  # fmt: skip
        with pytest.raises(ExcelError, match="begin it with an apostrophe"):
            sheet["J1"].value = text
        sheet["J1"].value = f"'{text}"
        sheet["F4"].value = text  # a cell for text
        assert (sheet["J1"].value, sheet["F4"].value) == (text, text)


def test_a_text_that_excel_leaves_alone_is_written(sheet: xw.Sheet) -> None:
    texts = ["4 x 4 = 16", "Mayor", "R1", "May", "-", "a-b", "truth"]
    sheet["J1"].value = texts

    assert sheet["J1:P1"].value == texts


def test_a_text_that_no_cell_holds_is_refused(sheet: xw.Sheet) -> None:
    sheet["J1"].value = "x" * 32_767
    with pytest.raises(ExcelError, match="longer than 32767"):
        sheet["J1"].value = "x" * 32_768


def test_a_number_after_a_text_like_one_is_a_number(sheet: xw.Sheet) -> None:
    sheet["J1:J2"].value = "'12"
    sheet["J1"].value = [["'3", "=1"]]
    sheet["J1:J2"].value = 12

    assert sheet["J1:J2"].value == [12.0, 12.0]


def test_a_number_in_a_cell_for_text_is_text(sheet: xw.Sheet) -> None:
    sheet["F4"].value = 3

    assert sheet["F4"].value == "3"


def test_hidden_and_filtered_rows_are_read_and_written_like_others(sheet: xw.Sheet) -> None:
    table = sheet.tables["Things"]
    sheet.range("4:4").rows.hidden = True
    table.range.api.AutoFilter(Field=1, Criteria1="Fell")

    sheet.range("Things[Done]").value = [[True], [True], [False]]

    assert table.range.rows.hidden is None
    assert sheet.range("D4:E6").value == [
        [moment("2026-03-31"), True],
        [None, True],
        [moment("2026-04-01"), False],
    ]


def test_a_locked_cell_of_a_protected_sheet_refuses_values(sheet: xw.Sheet) -> None:
    write: Callable[[], None]
    guarded = sheet.book.sheets["Guarded"]
    for write in (
        lambda: setattr(guarded["A1"], "value", "x"),
        lambda: setattr(guarded["A1:B1"], "value", "x"),
        lambda: setattr(guarded["A1"], "formula", "=1"),
        guarded["A1"].clear_contents,
    ):
        with pytest.raises(ExcelError, match="protected"):
            write()
    assert guarded["A1:B1"].value == ["fixed", "free"]


def test_a_cell_that_is_not_locked_takes_values_and_protection_can_be_lifted(
    sheet: xw.Sheet,
) -> None:
    guarded = sheet.book.sheets["Guarded"]
    guarded["B1"].value = "x"
    guarded.api.Unprotect()
    guarded["A1"].value = "y"
    guarded.api.Protect(Password="secret")

    assert guarded["A1:B1"].value == ["y", "x"]
    assert guarded.api.ProtectContents
    assert (guarded["A1"].api.Locked, guarded["B1"].api.Locked) == (True, False)
    assert guarded["A1:B1"].api.Locked is None
    with pytest.raises(ExcelError, match="password"):
        guarded.api.Unprotect()


def test_contents_are_cleared_and_formats_stay(sheet: xw.Sheet) -> None:
    sheet["D4:D6"].clear_contents()
    sheet["D4"].value = 46112

    assert sheet["D4:D5"].value == [moment("2026-03-31"), None]


def test_ranges_are_found_as_xlwings_derives_them(sheet: xw.Sheet) -> None:
    cell = sheet["B3"]

    assert cell.expand().address == "$B$3:$F$5"
    assert cell.expand("down").address == "$B$3:$B$5"
    assert cell.expand("right").address == "$B$3:$F$3"
    assert cell.offset(1, 2).address == "$D$4"
    assert cell.resize(2, 3).address == "$B$3:$D$4"
    assert (cell.end("down").row, cell.end("right").column) == (5, 6)
    assert sheet["B6"].end("up").row == 5
    assert sheet["B3:C4"].last_cell.get_address(False, False) == "C4"
    assert sheet[2, 1] == cell
    assert (sheet["B3:C5"].shape, sheet["B3:C5"].count) == ((3, 2), 6)
    assert sheet.used_range.address == "$B$3:$H$6"
    assert sheet.range("Things[Number]").address == "$C$4:$C$6"
    assert sheet.range("Names").address == "$B$4:$B$6"


def test_what_is_not_there_is_named(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Range\.borders"):
        print(sheet["A1"].borders)
    with pytest.raises(NotImplementedError, match=r"Sheet\.show_gridlines, to be set"):
        sheet.show_gridlines = False
    with pytest.raises(NotImplementedError, match=r"RangeApi\.Interior"):
        print(sheet["A1"].api.Interior)


def test_looks_are_set(sheet: xw.Sheet) -> None:
    sheet["B4"].color = (255, 192, 0)
    sheet["B5"].wrap_text = True
    sheet["C4"].number_format = "0.0"
    sheet["B6"].add_hyperlink("#Things!B3", "Up")

    assert (sheet["B4"].color, sheet["B5"].color, sheet["B4:B5"].color) == (
        (255, 192, 0), None, None,
    )  # fmt: skip
    assert (sheet["B4"].wrap_text, sheet["B5"].wrap_text) == (False, True)
    assert (sheet["C4"].number_format, sheet["C5"].number_format) == ("0.0", "General")
    assert (sheet["B6"].hyperlink, sheet["B6"].value) == ("#Things!B3", "Up")
