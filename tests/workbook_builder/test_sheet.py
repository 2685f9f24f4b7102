"""A sheet in the making: rows that were put, and between them a list that comes bit by bit."""

from openpyxl import Workbook

from risk_register.register import Brand
from workbook_builder.listed_cells import ListedCells, here, listed_row
from workbook_builder.sheet import Body, Sheet, SheetKind
from workbook_builder.styles import PLAIN, Styles


def sheet_with_a_list(*, from_top: bool = False) -> Sheet:
    """Headings in row 2, a list of two columns in rows 3 and 4, and a note in row 6."""
    workbook = Workbook()
    sheet = Sheet(workbook.worksheets[0], Styles(workbook, Brand()), SheetKind.DAILY, "")
    sheet.put_row(2, ["Score", "Twice"], PLAIN)
    sheet.put(6, 2, "Note", PLAIN)
    cells = [
        ListedCells(1, sheet.styles, PLAIN, "ROW()"),
        ListedCells(2, sheet.styles, PLAIN, f"{here(1)}*2&${here(1)}"),
    ]
    sheet.body = Body(
        lambda: [listed_row(3, cells, [3, 6]), listed_row(4, cells, [None, "<8>"], 30)],
        3, 4, (1, 2), from_top=from_top,
    )  # fmt: skip
    return sheet


def test_the_rows_of_a_list_stand_between_those_that_were_put() -> None:
    rows = [*sheet_with_a_list().rows_xml()]
    assert [row[: row.index(">")] for row in rows] == [
        '<row r="2"', '<row r="3"', '<row r="4" ht="30"', '<row r="6"',
    ]  # fmt: skip


def test_a_formula_speaks_of_its_own_row() -> None:
    _, first, second, _ = sheet_with_a_list().rows_xml()
    assert '<c r="A3" s="1"><f>ROW()</f><v>3</v></c>' in first
    assert '<c r="B3" s="1"><f>A3*2&amp;$A3</f><v>6</v></c>' in first
    assert '<c r="A4" s="1" t="str"><f>ROW()</f><v></v></c>' in second
    assert '<c r="B4" s="1" t="str"><f>A4*2&amp;$A4</f><v>&lt;8&gt;</v></c>' in second


def test_the_list_counts_for_how_far_the_sheet_reaches() -> None:
    sheet = sheet_with_a_list()
    assert sheet.dimension() == "A1:B6"
    assert sheet.as_built().reach == "A2:B4 B6:B6"


def test_a_list_may_count_from_the_top() -> None:
    assert sheet_with_a_list(from_top=True).as_built().reach == "A2:B2 B6:B6 A1:B4"


def test_columns_that_stand_apart_are_areas_of_their_own() -> None:
    sheet = sheet_with_a_list()
    sheet.put(1, 1, "Title", PLAIN)
    sheet.put(2, 5, "Working", PLAIN)
    assert sheet.last_column() == 5
    assert sheet.as_built().reach == "A1:A1 E2:E2 A2:B4 B6:B6"
