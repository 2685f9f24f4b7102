"""The tests' Excel reads and writes formulas as Excel spells them."""

from pathlib import Path

import pytest
import xlwings as xw

from tests.addin.small_book import formulas, write_small_book
from tests.support.libreoffice_engine.part import ExcelError


@pytest.fixture
def sheet(excel: xw.App, tmp_path: Path) -> xw.Sheet:
    """The sheet Things of the small book, just opened."""
    return excel.books.open(write_small_book(tmp_path / "small.xlsx")).sheets["Things"]


FORMULAS: dict[str, object] = {
    "=Things[[#This Row],[Number]]*2": 2.0,
    "=SUM(Things[Number])": 3.5,
    '=COUNTIFS(Things[Number],">0",Things[Name],"<>a,b;c")': 2.0,
    "=COUNTA(Things[[#Headers],[Name]:[Day]])": 3.0,
    "=ROWS(Things[#All])": 4.0,
    "=IF(TRUE,B4,Guarded!$A$1)": "Rose",
    '=TEXTJOIN(", ",TRUE,Things[Name])': "Rose, Fell",
    "=MONTH(EDATE(D4,1))": 4.0,
    "=SUM({1,2;3,4})": 10.0,
    "=Total&\" 'Guarded'!A1 ; {1;2}\"": "3.5 'Guarded'!A1 ; {1;2}",
    "=Guarded!A1": "fixed",
    "=IFERROR(1/0,#N/A)": None,
}


def test_formulas_are_worked_out_and_read_back(sheet: xw.Sheet) -> None:
    for formula, value in FORMULAS.items():
        sheet["G4"].formula = formula
        assert (sheet["G4"].formula, sheet["G4"].value) == (formula, value)


def test_what_is_no_formula_is_read_as_its_text(sheet: xw.Sheet) -> None:
    assert formulas(sheet["B4:F4"]) == (("Rose", "1", "46112", "TRUE", "1"),)


def test_one_formula_fills_a_range_and_moves_along(sheet: xw.Sheet) -> None:
    sheet["J4:K6"].formula = "=$C4+C$4"

    assert formulas(sheet["J4:K6"]) == (
        ("=$C4+C$4", "=$C4+D$4"),
        ("=$C5+C$4", "=$C5+D$4"),
        ("=$C6+C$4", "=$C6+D$4"),
    )
    assert [row[0] for row in sheet["J4:K6"].value] == [2.0, 3.5, 1.0]


def test_one_formula_fills_several_areas(sheet: xw.Sheet) -> None:
    sheet.range("J4,J6,L5:L6").formula = "=C4*10"

    assert sheet["J4:J6"].value == [10.0, None, 0.0]
    assert formulas(sheet["L5:L6"]) == (("=E5*10",), ("=E6*10",))
    assert sheet.range("J4,J6,L5:L6").address == "$J$4,$J$6,$L$5:$L$6"
    assert sheet.range("J4,J6,L5:L6").count == 4


def test_formulas_stand_beside_values_in_one_table(sheet: xw.Sheet) -> None:
    sheet["J1"].value = [["a", "=1+1", 3.5, "'5"], [None, "=J1&1", True, "b"]]

    assert sheet["J1:M2"].value == [["a", 2.0, 3.5, "5"], [None, "a1", True, "b"]]


def test_a_formula_in_a_cell_for_text_stays_text(sheet: xw.Sheet) -> None:
    sheet["F4"].formula = "=1+1"

    assert sheet["F4"].value == "=1+1"
    assert sheet["F4"].api.HasFormula is False


def test_cells_know_whether_they_hold_formulas(sheet: xw.Sheet) -> None:
    assert sheet["H4:H6"].api.HasFormula is True
    assert sheet["B4:F4"].api.HasFormula is False
    assert sheet["G4:H4"].api.HasFormula is None


@pytest.mark.parametrize("formula", ["=1+", "=SUM(,,)+*2"])
def test_a_formula_that_cannot_be_read_is_refused(sheet: xw.Sheet, formula: str) -> None:
    with pytest.raises(ExcelError, match="refuses the formula"):
        sheet["J1"].formula = formula


def test_an_array_formula_is_set_up_to_the_length_that_excel_takes(sheet: xw.Sheet) -> None:
    sheet["J1"].formula_array = "=SUM(Things[Number]*2)"

    assert (sheet["J1"].value, sheet["J1"].formula_array) == (7.0, "=SUM(Things[Number]*2)")
    assert sheet["H5"].formula_array is None
    with pytest.raises(ExcelError, match="more than 255 characters"):
        sheet["J1"].formula_array = "=SUM(Things[Number]*2)" + "+1" * 120


def test_formulas_wait_while_excel_calculates_by_hand(excel: xw.App, sheet: xw.Sheet) -> None:
    with excel.properties(calculation="manual"):
        sheet["C4"].value = 10
        assert sheet["H5"].value == 3.5
        excel.calculate()
        assert sheet["H5"].value == 12.5
        sheet["C4"].value = 20
    assert (sheet["H5"].value, excel.calculation) == (22.5, "automatic")


def test_names_say_what_they_stand_for(sheet: xw.Sheet) -> None:
    names = sheet.book.names

    assert names["Names"].refers_to == "=Things[Name]"
    assert names["Names"].refers_to_range.address == "$B$4:$B$6"
    assert names["Total"].refers_to == "=Things!$H$5"
    assert names["Total"].refers_to_range == sheet["H5"]
    assert names["Twice"].refers_to == "=2*Things!$H$5"
    assert ("Twice" in names, "Thrice" in names, names.count) == (True, False, 3)
    with pytest.raises(ExcelError):
        print(names["Twice"].refers_to_range)
    names.add("Thrice", "=3*Things!$H$5")
    assert names["Thrice"].refers_to == "=3*Things!$H$5"
