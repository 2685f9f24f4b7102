"""Sheets as a person sees them: dates, percentages, merged cells, and what is hidden."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from intake.files import read_grids
from intake.grid import CellValue, Grid
from risk_register.findings import Finding
from tests.support.office import Office

HEAD = ["Ref", "Risk", "Owner", "Value"]


@pytest.fixture
def sheet() -> Worksheet:
    made = Workbook()
    assert isinstance(made.active, Worksheet)
    made.active.title = "Risks"
    made.active.append(HEAD)
    return made.active


def saved(sheet: Worksheet, path: Path) -> Path:
    assert sheet.parent is not None
    sheet.parent.save(path)
    return path


def value(grids: tuple[Grid, ...], row: int, column: int) -> CellValue:
    return grids[0].rows[row - 1][column - 1].value


def codes(findings: list[Finding]) -> list[str]:
    return [each.code for each in findings]


VALUES: list[tuple[object, str, CellValue]] = [
    (12.0, "General", 12),
    (12.5, "0.00", 12.5),
    (True, "General", True),
    (datetime(2023, 10, 26), "dd/mm/yyyy", date(2023, 10, 26)),  # noqa: DTZ001 - as Excel has it
    (datetime(2023, 10, 26, 14, 30), "dd/mm/yyyy hh:mm", "2023-10-26 14:30"),  # noqa: DTZ001 - too
    (datetime(2023, 10, 1), "mmm yy", "October 2023"),  # noqa: DTZ001 - too
    (45225, "General", 45225),
    (0.25, "0%", "25%"),
    (" Two\nlines ", "General", " Two\nlines "),
    ("=1+1 is a title", "@", "=1+1 is a title"),
]


@pytest.mark.parametrize(("entered", "shown", "read"), VALUES)
def test_a_value_is_what_a_person_sees(
    tmp_path: Path, sheet: Worksheet, entered: object, shown: str, read: CellValue
) -> None:
    cell = sheet.cell(2, 4)
    cell.value = entered  # type: ignore[assignment]  # each is a value that openpyxl takes
    if isinstance(entered, str):
        cell.data_type = "s"
    cell.number_format = shown
    grids, _ = read_grids(saved(sheet, tmp_path / "book.xlsx"))
    assert value(grids, 2, 4) == read
    assert type(value(grids, 2, 4)) is type(read)


def test_a_cell_knows_its_sheet_and_address(tmp_path: Path, sheet: Worksheet) -> None:
    sheet["C7"] = "CEO"
    grids, _ = read_grids(saved(sheet, tmp_path / "book.xlsx"))
    assert [str(cell.place) for cell in grids[0].cells()][-1] == "Risks!C7"


def test_merged_cells_show_what_one_of_them_holds(tmp_path: Path, sheet: Worksheet) -> None:
    sheet["B2"] = "Fire"
    sheet.merge_cells("B2:C3")
    sheet["D4"] = "end"
    grids, _ = read_grids(saved(sheet, tmp_path / "book.xlsx"))
    square = [grids[0].rows[row][column] for row in (1, 2) for column in (1, 2)]
    assert [cell.value for cell in square] == ["Fire"] * 4
    assert [cell.spread for cell in square] == [False, True, True, True]


def test_what_is_hidden_is_read_and_told(tmp_path: Path, sheet: Worksheet) -> None:
    sheet.append(["R1", "Fire"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("Closed")
    other["A1"] = "R0"
    other.sheet_state = "hidden"
    grids, findings = read_grids(saved(sheet, tmp_path / "book.xlsx"))
    texts = [cell.text for grid in grids for cell in grid.cells()]
    assert texts == [*HEAD, "R1", "Fire", "R0"]
    assert [each.actual for each in findings] == [
        "1 hidden row, read like the rest", "hidden columns, read like the rest",
        "a hidden sheet, read like the rest",
    ]  # fmt: skip
    hidden = [cell.text for grid in grids for cell in grid.cells() if cell.hidden]
    assert hidden == ["Risk", "R1", "Fire", "R0"]


def test_formulas_give_their_stored_values_and_those_without_are_told(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    made = xlsxwriter.Workbook(str(path))
    page = made.add_worksheet("Risks")
    page.write_row(0, 0, HEAD)
    page.write_formula("D2", "=3*4", None, 12)
    page.write_formula("D3", "=3*4", None, "")
    page.write_formula("D4", "=NA()", None, "#N/A")
    made.close()
    grids, findings = read_grids(path)
    assert value(grids, 2, 4) == 12
    assert value(grids, 4, 4) == "#N/A"
    assert codes(findings) == ["formula-not-calculated", "cell-error"]
    assert [str(each.place) for each in findings] == ["Risks!D3", "Risks!D4"]
    assert findings[1].actual == "#N/A"


def test_comments_are_read_too(tmp_path: Path, sheet: Worksheet) -> None:
    sheet["A2"] = "R1"
    sheet["A2"].comment = Comment("Ask the force.", "CEO")
    grids, _ = read_grids(saved(sheet, tmp_path / "book.xlsx"))
    assert grids[-1].name == "comments and shapes"
    assert [(str(cell.place), cell.text) for cell in grids[-1].cells()] == [
        ("the comment on Risks!A2", "Ask the force.")
    ]


def test_two_tables_of_a_sheet_are_two_grids_whose_rows_keep_their_numbers(
    tmp_path: Path, sheet: Worksheet
) -> None:
    sheet.append(["R1", "Fire", "CEO", 4])
    for row in ([], ["Closed risks"], ["Ref", "Risk title", "Closed"], ["R0", "Theft", "May"]):
        sheet.append(row)
    grids, _ = read_grids(saved(sheet, tmp_path / "book.xlsx"))
    assert [grid.name for grid in grids] == ["Risks", "Risks (2)"]
    assert [cell.text for cell in grids[0].cells()] == [*HEAD, "R1", "Fire", "CEO", "4"]
    assert [cell.text for cell in grids[1].cells()][:3] == ["Closed risks", "Ref", "Risk title"]
    assert [cell.text for cell in grids[1].rows[4]] == ["Ref", "Risk title", "Closed", ""]


def test_risks_that_stand_beside_each_other_are_turned(tmp_path: Path) -> None:
    made = Workbook()
    assert isinstance(made.active, Worksheet)
    for row in (["Ref", "R1", "R2"], ["Risk", "Fire", "Flood"], ["Owner", "CEO", "CFO"],
                ["Score", 4, 6]):  # fmt: skip
        made.active.append(row)
    grids, _ = read_grids(saved(made.active, tmp_path / "book.xlsx"))
    assert [[cell.text for cell in row] for row in grids[0].rows] == [
        ["Ref", "Risk", "Owner", "Score"], ["R1", "Fire", "CEO", "4"], ["R2", "Flood", "CFO", "6"],
    ]  # fmt: skip
    assert str(grids[0].rows[1][3].place) == "Sheet!B4"


def test_old_and_open_workbooks_are_read_alike(
    tmp_path: Path, sheet: Worksheet, office: Office
) -> None:
    sheet.append(["R1", "Fire", "CEO", datetime(2023, 10, 26)])  # noqa: DTZ001 - as Excel has it
    sheet["D2"].number_format = "dd/mm/yyyy"
    sheet.append(["R2", "Flood", "CFO", 12])
    assert sheet.parent is not None
    sheet.parent.create_sheet("Closed").sheet_state = "hidden"
    sheet.parent["Closed"]["A1"] = "R0"
    sheet["A4"] = "Section"
    sheet.merge_cells("A4:D4")
    path = saved(sheet, tmp_path / "book.xlsx")
    with office.open(path) as opened:
        others = [opened.save(tmp_path / "old.xls"), opened.save(tmp_path / "open.ods")]
    for other in others:
        grids, findings = read_grids(other)
        assert [cell.value for grid in grids for cell in grid.cells()] == [
            *HEAD, "R1", "Fire", "CEO", date(2023, 10, 26), "R2", "Flood", "CFO", 12, "Section",
            "R0",
        ]  # fmt: skip
        assert [cell.value for cell in grids[0].rows[3]] == ["Section"] * 4
        assert codes(findings) == ["hidden-cells"]


def test_cells_of_every_layout_know_their_place(written: Callable[[str], Path]) -> None:
    places = {
        "clean": "Register!B2",
        "old_excel": "Sheet1!B6",
        "open_document": "Register!B2",
        "semicolons": "semicolons.csv, line 2, column 2",
        "word_table": "table 1, row 2, column 2",
        "word_cards": "table 1, row 3, column 2",
    }
    found = {}
    for name in places:
        grids, _ = read_grids(written(name))
        found[name] = next(
            str(cell.place) for cell in grids[0].cells() if cell.text == "The public is not heard"
        )
    assert found == places
