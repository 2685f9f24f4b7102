"""Tests of the comparison of two workbooks."""

from pathlib import Path

import openpyxl

from tests.support.comparing import differences

DATES = ("docProps/core.xml",)


def save(path: Path, value: int, *, note: bool = False) -> Path:
    """A workbook with one value in B2, with or without a second sheet."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].cell(2, 2, value)
    if note:
        workbook.create_sheet("Note")
    workbook.save(path)
    return path


def test_equal_workbooks_have_no_differences(tmp_path: Path) -> None:
    one, other = save(tmp_path / "a.xlsx", 1), save(tmp_path / "b.xlsx", 1)

    assert differences(one, other, leaving_out=DATES) == []


def test_a_changed_number_is_told_by_part_and_cell(tmp_path: Path) -> None:
    one, other = save(tmp_path / "a.xlsx", 1), save(tmp_path / "b.xlsx", 2)

    assert differences(one, other, leaving_out=DATES) == [
        "xl/worksheets/sheet1.xml: cell B2/v says '1' and '2'"
    ]


def test_a_part_of_one_workbook_alone_is_told(tmp_path: Path) -> None:
    one, other = save(tmp_path / "a.xlsx", 1), save(tmp_path / "b.xlsx", 1, note=True)

    found = differences(one, other, leaving_out=DATES)

    assert "xl/worksheets/sheet2.xml: only in the second" in found


def test_a_changed_element_is_told_by_its_path(tmp_path: Path) -> None:
    one, other = save(tmp_path / "a.xlsx", 1), save(tmp_path / "b.xlsx", 1, note=True)

    found = differences(one, other, leaving_out=DATES)

    assert "xl/workbook.xml: /workbook/sheets has <sheet> as child 2 only in the second" in found
