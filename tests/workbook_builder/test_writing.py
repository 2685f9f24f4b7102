"""Our rows in openpyxl's frame: the same cells as openpyxl itself would write."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from risk_register.register import Brand
from risk_register.values import Value
from workbook_builder.sheet import Sheet, SheetKind
from workbook_builder.styles import CALCULATED, ENTRY, PLAIN, Look, Styles
from workbook_builder.writing import package

CELLS: list[tuple[int, int, Value, Look]] = [
    (1, 1, "Text", PLAIN),
    (1, 3, "=no formula", ENTRY),
    (2, 2, 42, CALCULATED),
    (3, 1, date(2023, 10, 26), Look(number_format="dd/mm/yyyy")),
    (7, 4, None, ENTRY),
    (7, 5, "a & b < c", PLAIN),
]


def _ours(path: Path) -> None:
    workbook = Workbook()
    styles = Styles(workbook, Brand())
    sheet = Sheet(workbook.worksheets[0], styles, SheetKind.DAILY, "")
    for row, column, value, look in CELLS:
        sheet.put(row, column, value, look)
    sheet.put(8, 1, 3, PLAIN, "1+2")
    path.write_bytes(package(workbook, {"Sheet": sheet}))


def _openpyxl_s(path: Path) -> None:
    workbook = Workbook()
    styles = Styles(workbook, Brand())
    sheet: Any = workbook.worksheets[0]
    for row, column, value, look in CELLS:
        cell = sheet.cell(row, column, value)
        cell._style = styles.array(look)
        if isinstance(value, str):
            cell.data_type = "s"
    sheet["A8"] = "=1+2"
    workbook.save(path)


def test_both_ways_write_the_same_cells(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.xlsx", tmp_path / "theirs.xlsx"
    _ours(ours)
    _openpyxl_s(theirs)
    assert _contents(ours) == _contents(theirs)
    assert len(_contents(ours)) == 7


def test_a_formula_carries_its_value(tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    _ours(path)
    sheet = load_workbook(path, data_only=True).worksheets[0]
    assert sheet["A8"].value == 3


def test_the_sheet_says_how_far_it_reaches(tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    _ours(path)
    sheet = load_workbook(path, read_only=True).worksheets[0]
    assert (sheet.max_row, sheet.max_column) == (8, 5)


def _contents(path: Path) -> dict[str, tuple[object, ...]]:
    sheet = load_workbook(path).worksheets[0]
    return {
        cell.coordinate: (
            cell.value, cell.data_type, cell.number_format, cell.font.b, cell.fill.fgColor.rgb,
            cell.protection.locked, cell.alignment.wrap_text,
        )
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.has_style
    }  # fmt: skip
