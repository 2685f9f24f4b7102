"""Tests of the lint: a clean workbook, and that workbook broken in one way each."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableFormula
from openpyxl.worksheet.worksheet import Worksheet

from tests.support import patching
from tests.support.lint import faults

BOOK = "xl/workbook.xml"
REGISTER = "xl/worksheets/sheet1.xml"
SUMMARY = "xl/worksheets/sheet2.xml"
RISKS = "xl/tables/table1.xml"
OWNERS = "xl/tables/table2.xml"
AT_SUMMARY = f"Summary!A2 ({SUMMARY}): "
SCORE = "Risks[[#This Row],[Level]]*2"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small workbook without a fault, with each thing that the lint looks at."""
    workbook = openpyxl.Workbook()
    _fill_register(workbook.worksheets[0])
    _fill_summary(workbook.create_sheet("Summary"))
    workbook.defined_names["Levels"] = DefinedName("Levels", attr_text="Risks[Level]")
    workbook.save(tmp_path / "book.xlsx")
    _store_values(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def _fill_register(sheet: Worksheet) -> None:
    sheet.title = "Register"
    for row in (
        ["Ref", "Level", "Score", None, "Owner"],
        ["R1", 2, f"={SCORE}", None, "Chief"],
        ["R2", 5, f"={SCORE}"],
    ):
        sheet.append(row)
    sheet.add_table(_table("Risks", "A1:C3", ["Ref", "Level", "Score"]))
    sheet.add_table(_table("Owners", "E1:E2", ["Owner"]))
    levels = DataValidation("list", formula1="Levels", sqref="B2:B3", prompt="Choose")
    sheet.add_data_validation(levels)
    sheet.conditional_formatting.add("B2:B3", Rule("expression", formula=["$B2>3"], priority=1))
    sheet.print_title_rows = "1:1"
    assert sheet.oddFooter is not None
    sheet.oddFooter.center.text = "Page"
    sheet.row_dimensions[2].height = 30


def _table(name: str, reference: str, columns: list[str]) -> Table:
    table = Table(displayName=name, ref=reference)
    for number, column in enumerate(columns, start=1):
        table.tableColumns.append(TableColumn(id=number, name=column))
        if column == "Score":
            table.tableColumns[-1].calculatedColumnFormula = TableFormula(attr_text=SCORE)
    return table


def _fill_summary(sheet: Worksheet) -> None:
    array = '=_xlfn.TEXTJOIN(", ",TRUE,IF(Risks[Score]>4,Risks[Ref],""))'
    sheet["A1"] = ArrayFormula("A1", array)
    sheet["A2"] = "=SUM(Levels)+COUNTA(Owners[])+Register!$B$2"
    sheet["A3"] = "To the register"
    sheet["A3"].hyperlink = Hyperlink(ref="A3", location="Register!A1")


def _store_values(path: Path) -> None:
    """Give each formula the stored value that openpyxl cannot write."""
    for part in (REGISTER, SUMMARY):
        patching.replace(path, part, "<v></v>", "<v>0</v>")


def broken(path: Path, part: str, old: str, new: str) -> list[str]:
    """The faults of the workbook with a text of one part replaced."""
    return faults(patching.replace(path, part, old, new))


def summary_formula(path: Path, formula: str) -> list[str]:
    """The faults of the workbook with this formula in Summary!A2."""
    old = "SUM(Levels)+COUNTA(Owners[])+Register!$B$2"
    found = broken(path, SUMMARY, f"<f>{old}</f>", f"<f>{formula}</f>")
    return [fault.removeprefix(AT_SUMMARY) for fault in found]


def test_a_clean_workbook_has_no_faults(path: Path) -> None:
    assert faults(path) == []


# Tables


def test_a_header_that_differs_from_its_column_is_reported(path: Path) -> None:
    assert broken(path, REGISTER, "<t>Level</t>", "<t>Levels</t>") == [
        "Table Risks (xl/tables/table1.xml): the header Register!B1 says 'Levels', "
        "its column is named 'Level'."
    ]


def test_a_header_that_is_a_number_is_reported(path: Path) -> None:
    old, new = 't="inlineStr"><is><t>Ref</t></is>', 't="n"><v>2025</v>'
    assert broken(path, REGISTER, old, new) == [
        "Table Risks (xl/tables/table1.xml): the header Register!A1 is not a text."
    ]


def test_an_empty_header_is_reported(path: Path) -> None:
    old = '<c r="A1" t="inlineStr"><is><t>Ref</t></is></c>'
    assert broken(path, REGISTER, old, "") == [
        "Table Risks (xl/tables/table1.xml): the header Register!A1 is empty."
    ]


def test_two_headers_that_differ_only_in_case_are_reported(path: Path) -> None:
    patching.replace(path, REGISTER, "<t>Ref</t>", "<t>LEVEL</t>")
    patching.replace(path, SUMMARY, "Risks[Ref]", "Risks[Level]")
    assert broken(path, RISKS, 'name="Ref"', 'name="LEVEL"') == [
        "Table Risks (xl/tables/table1.xml): 2 columns are named 'level'."
    ]


def test_a_column_without_a_name_is_reported(path: Path) -> None:
    patching.replace(path, REGISTER, "<t>Owner</t>", "<t></t>")
    assert broken(path, OWNERS, 'name="Owner"', 'name=""') == [
        "Table Owners (xl/tables/table2.xml): a column has an empty name."
    ]


def test_a_header_with_a_line_break_is_compared_by_what_it_says(path: Path) -> None:
    patching.replace(path, REGISTER, "<t>Owner</t>", "<t>Risk\nowner</t>")
    assert broken(path, OWNERS, 'name="Owner"', 'name="Risk_x000a_owner"') == []


def test_a_table_with_the_name_of_a_defined_name_is_reported(path: Path) -> None:
    old = '<definedName name="Levels">Risks[Level]</definedName>'
    assert broken(path, BOOK, old, old + old.replace("Levels", "owners")) == [
        "Name owners (xl/workbook.xml): a table has the same name."
    ]


def test_two_tables_of_one_name_are_reported(path: Path) -> None:
    patching.replace(path, SUMMARY, "Owners[]", "Risks[]")
    assert "Table risks: 2 tables have this name." in broken(
        path, OWNERS, 'displayName="Owners"', 'displayName="RISKS"'
    )


@pytest.mark.parametrize("name", ["AB12", "R1C1", "R", "c3"])
def test_a_table_name_that_looks_like_a_cell_is_reported(path: Path, name: str) -> None:
    patching.replace(path, SUMMARY, "COUNTA(Owners[])", "0")
    assert broken(path, OWNERS, 'displayName="Owners"', f'displayName="{name}"') == [
        f"Table {name} (xl/tables/table2.xml): its name looks like a cell reference."
    ]


@pytest.mark.parametrize("name", ["Risk owners", "1st", "A-B"])
def test_a_table_name_with_signs_it_cannot_have_is_reported(path: Path, name: str) -> None:
    patching.replace(path, SUMMARY, "COUNTA(Owners[])", "0")
    assert broken(path, OWNERS, 'displayName="Owners"', f'displayName="{name}"') == [
        f"Table {name} (xl/tables/table2.xml): its name has characters that a name cannot have."
    ]


def test_overlapping_tables_are_reported(path: Path) -> None:
    patching.replace(path, REGISTER, "<t>Score</t>", "<t>Owner</t>")
    patching.replace(path, SUMMARY, "Risks[Score]", "Risks[Owner]")
    patching.replace(path, RISKS, 'name="Score"', 'name="Owner"')
    assert broken(path, OWNERS, 'ref="E1:E2"', 'ref="C1:C2"') == [
        "Table Risks (xl/tables/table1.xml): it overlaps table Owners at Register!C1:C2."
    ]


def test_a_table_wider_than_its_column_names_is_reported(path: Path) -> None:
    assert broken(path, OWNERS, 'ref="E1:E2"', 'ref="E1:F2"') == [
        "Table Owners (xl/tables/table2.xml): it is 2 columns wide and has 1 column names."
    ]


def test_a_table_without_a_row_is_reported(path: Path) -> None:
    assert broken(path, OWNERS, 'ref="E1:E2"', 'ref="E1:E1"') == [
        "Table Owners (xl/tables/table2.xml): it has no row below its header."
    ]


def test_a_filter_that_does_not_cover_its_table_is_reported(path: Path) -> None:
    old, new = "<tableColumns", '<autoFilter ref="E1:E9"/><tableColumns'
    assert broken(path, OWNERS, old, new) == [
        "Table Owners (xl/tables/table2.xml): its filter covers E1:E9, not E1:E2."
    ]


def test_two_tables_of_one_id_are_reported(path: Path) -> None:
    assert broken(path, OWNERS, '<table id="2"', '<table id="1"') == [
        "Tables: 2 tables have the id 1."
    ]


def test_a_cell_that_differs_from_its_calculated_column_is_reported(path: Path) -> None:
    old, new = f'"C3"><f>{SCORE}</f>', '"C3"><f>B3*3</f>'
    assert broken(path, REGISTER, old, new) == [
        "Table Risks (xl/tables/table1.xml): Register!C3 has another formula "
        "than its column 'Score'."
    ]


def test_a_cell_without_the_formula_of_its_column_is_reported(path: Path) -> None:
    old, new = f'"C3"><f>{SCORE}</f>', '"C3">'
    assert broken(path, REGISTER, old, new) == [
        "Table Risks (xl/tables/table1.xml): Register!C3 lacks the formula of its column 'Score'."
    ]


def test_a_calculated_column_may_refer_to_cells_of_its_own_row(path: Path) -> None:
    patching.replace(path, REGISTER, f'"C2"><f>{SCORE}', '"C2"><f>B2*E$2')
    patching.replace(path, REGISTER, f'"C3"><f>{SCORE}', '"C3"><f>B3*E$2')
    assert broken(path, RISKS, SCORE, "B2*E$2") == []


# Names


def test_a_defined_name_that_looks_like_a_cell_is_reported(path: Path) -> None:
    old = '<definedName name="Levels">Risks[Level]</definedName>'
    new = '<definedName name="Q1">Risks[Level]</definedName>'
    assert broken(path, BOOK, old, old + new) == [
        "Name Q1 (xl/workbook.xml): it looks like a cell reference."
    ]


def test_a_name_defined_twice_is_reported(path: Path) -> None:
    old = '<definedName name="Levels">Risks[Level]</definedName>'
    assert broken(path, BOOK, old, old + old.replace("Levels", "LEVELS")) == [
        "Name levels (xl/workbook.xml): it is defined 2 times."
    ]


def test_print_titles_that_point_to_no_sheet_are_reported(path: Path) -> None:
    assert broken(path, BOOK, "'Register'!$1:$1", "$1:$1") == [
        "Name _xlnm.Print_Titles (xl/workbook.xml): it points to '$1:$1', "
        "not to its own sheet 'Register'."
    ]


def test_print_titles_of_a_sheet_that_does_not_exist_are_reported(path: Path) -> None:
    assert broken(path, BOOK, 'localSheetId="0"', 'localSheetId="7"') == [
        "Name _xlnm.Print_Titles (xl/workbook.xml): it belongs to sheet number 7, "
        "which does not exist.",
        "Name _xlnm.Print_Titles (xl/workbook.xml): it points to \"'Register'!$1:$1\", "
        "not to its own sheet 'sheet number 7'.",
    ]


# Formulas


def test_a_formula_that_is_too_long_is_reported(path: Path) -> None:
    assert summary_formula(path, "1" + "+1" * 4096) == [
        "the formula has 8,193 characters, over 8,192."
    ]


def test_a_formula_of_just_the_longest_length_is_not_reported(path: Path) -> None:
    assert summary_formula(path, "11" + "+1" * 4095) == []


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("TEXTJOIN", "_xlfn.TEXTJOIN"),
        ("IFS", "_xlfn.IFS"),
        ("MAXIFS", "_xlfn.MAXIFS"),
        ("MINIFS", "_xlfn.MINIFS"),
        ("CONCAT", "_xlfn.CONCAT"),
        ("XLOOKUP", "_xlfn.XLOOKUP"),
        ("ISFORMULA", "_xlfn.ISFORMULA"),
        ("SWITCH", "_xlfn.SWITCH"),
        ("STDEV.S", "_xlfn.STDEV.S"),
        ("FILTER", "_xlfn._xlws.FILTER"),
        ("_xlfn.SORT", "_xlfn._xlws.SORT"),
    ],
)
def test_a_new_function_without_its_prefix_is_reported(
    path: Path, written: str, stored: str
) -> None:
    assert summary_formula(path, f"{written}(A1)") == [f"{written} must be stored as {stored}."]


@pytest.mark.parametrize("name", ["SUM", "COUNTIFS", "IFERROR", "NETWORKDAYS.INTL"])
def test_an_old_function_needs_no_prefix(path: Path, name: str) -> None:
    assert summary_formula(path, f"{name}(A1)") == []


def test_a_prefix_on_a_function_that_has_none_is_reported(path: Path) -> None:
    assert summary_formula(path, "_xlfn.SUM(A1)") == [
        "_xlfn.SUM is no function that is stored with _xlfn."
    ]


def test_the_name_of_a_function_inside_a_text_is_not_reported(path: Path) -> None:
    assert summary_formula(path, 'LEN("TEXTJOIN(A1) @ [x] Nowhere!A1")') == []


def test_a_missing_prefix_in_a_calculated_column_is_reported(path: Path) -> None:
    formula = "_xlfn.IFS(Risks[[#This Row],[Level]],1)"
    patching.replace(path, REGISTER, SCORE, formula)
    assert broken(path, RISKS, SCORE, formula.removeprefix("_xlfn.")) == [
        "Table Risks (xl/tables/table1.xml): Register!C2 has another formula "
        "than its column 'Score'.",
        "Table Risks (xl/tables/table1.xml): Register!C3 has another formula "
        "than its column 'Score'.",
        "Column 'Score' of table Risks (xl/tables/table1.xml): IFS must be stored as _xlfn.IFS.",
    ]


def test_a_missing_prefix_in_a_conditional_format_is_reported(path: Path) -> None:
    assert broken(path, REGISTER, "<formula>$B2&gt;3", "<formula>ISFORMULA($B2)") == [
        "Conditional format of Register!B2:B3 (xl/worksheets/sheet1.xml): "
        "ISFORMULA must be stored as _xlfn.ISFORMULA."
    ]


def test_a_missing_prefix_in_a_validation_is_reported(path: Path) -> None:
    assert broken(path, REGISTER, "<formula1>Levels", "<formula1>UNIQUE(Levels)") == [
        "Validation of Register!B2:B3 (xl/worksheets/sheet1.xml): "
        "UNIQUE must be stored as _xlfn.UNIQUE."
    ]


def test_a_missing_prefix_in_a_defined_name_is_reported(path: Path) -> None:
    assert broken(path, BOOK, ">Risks[Level]<", ">XMATCH(1,Risks[Level])<") == [
        "Name Levels (xl/workbook.xml): XMATCH must be stored as _xlfn.XMATCH."
    ]


def test_the_short_form_of_this_row_is_reported(path: Path) -> None:
    assert summary_formula(path, "Risks[@Level]") == [
        "Risks[@Level] must be stored with [#This Row]."
    ]


def test_the_short_form_with_brackets_inside_is_reported(path: Path) -> None:
    assert summary_formula(path, "[@[Level]]") == ["[@[Level]] must be stored with [#This Row]."]


def test_a_table_that_does_not_exist_is_reported(path: Path) -> None:
    assert summary_formula(path, "SUM(Rissks[Level])") == [
        "Rissks[Level] refers to a table that does not exist."
    ]


def test_a_column_that_does_not_exist_is_reported(path: Path) -> None:
    assert summary_formula(path, "SUM(Risks[[Level]:[Scores]])") == [
        "Risks[[Level]:[Scores]]: table Risks has no column 'Scores'."
    ]


def test_a_part_of_a_table_that_does_not_exist_is_reported(path: Path) -> None:
    assert summary_formula(path, "ROWS(Risks[#Everything])") == [
        "Risks[#Everything]: there is no part #Everything of a table."
    ]


def test_a_column_without_its_table_is_reported(path: Path) -> None:
    assert summary_formula(path, "SUM([Level])") == ["[Level] does not name its table."]


def test_a_column_with_escaped_signs_is_found(path: Path) -> None:
    patching.replace(path, REGISTER, "<t>Owner</t>", "<t>No. [#]</t>")
    patching.replace(path, OWNERS, 'name="Owner"', 'name="No. [#]"')
    assert summary_formula(path, "COUNTA(Owners[No. '['#']])") == []


def test_a_name_that_does_not_exist_is_reported(path: Path) -> None:
    assert summary_formula(path, "SUM(Level)") == ["the name Level does not exist."]


@pytest.mark.parametrize(
    "formula", ["SUM($A:$C)", "SUM(1:3)", "$A$1+B$2+$C3", "TRUE", "1E5+#N/A", "Register!A1:B2"]
)
def test_references_are_not_taken_for_names(path: Path, formula: str) -> None:
    assert summary_formula(path, formula) == []


def test_a_sheet_that_does_not_exist_is_reported(path: Path) -> None:
    assert summary_formula(path, "'Old register'!A1") == [
        "the sheet 'Old register' does not exist."
    ]


@pytest.mark.parametrize("formula", ["SUM(A1", "SUM(A1))", "{1,2"])
def test_brackets_that_do_not_close_are_reported(path: Path, formula: str) -> None:
    assert summary_formula(path, formula) == ["the formula's brackets do not close."]


def test_a_stored_equals_sign_is_reported(path: Path) -> None:
    assert summary_formula(path, "=A1") == ["the stored formula begins with '='."]


def test_semicolons_between_arguments_are_reported(path: Path) -> None:
    assert summary_formula(path, "SUM(A1;A3)") == [
        "the formula parts its arguments with ';' instead of ','."
    ]


def test_a_structured_reference_in_a_conditional_format_is_reported(path: Path) -> None:
    assert broken(path, REGISTER, "<formula>$B2&gt;3", "<formula>Risks[Level]=1") == [
        "Conditional format of Register!B2:B3 (xl/worksheets/sheet1.xml): "
        "Risks[Level] is a structured reference, which does not work here."
    ]


def test_a_table_in_a_validation_is_reported(path: Path) -> None:
    assert broken(path, REGISTER, "<formula1>Levels", "<formula1>Owners") == [
        "Validation of Register!B2:B3 (xl/worksheets/sheet1.xml): "
        "Owners is a table, which does not work here."
    ]


def test_a_link_formula_to_nowhere_is_reported(path: Path) -> None:
    assert summary_formula(path, 'HYPERLINK("#Nowhere!A1","go")') == [
        "the link leads to 'Nowhere!A1', which does not exist."
    ]


def test_a_formula_without_a_stored_value_is_reported(path: Path) -> None:
    old, new = "Register!$B$2</f><v>0</v>", "Register!$B$2</f><v></v>"
    assert broken(path, SUMMARY, old, new) == [
        "Summary!A2 (xl/worksheets/sheet2.xml): the formula has no stored value."
    ]


def test_an_empty_text_is_a_stored_value(path: Path) -> None:
    patching.replace(path, SUMMARY, "$B$2</f><v>0</v>", "$B$2</f><v></v>")
    assert broken(path, SUMMARY, '<c r="A2">', '<c r="A2" t="str">') == []


# Sheets, cells, validations


def test_a_sheet_name_that_is_too_long_is_reported(path: Path) -> None:
    assert broken(path, BOOK, 'name="Summary"', f'name="{"S" * 32}"') == [
        f"Sheet '{'S' * 32}' (xl/workbook.xml): its name has 32 characters, over 31."
    ]


@pytest.mark.parametrize("sign", ["[", "]", ":", "*", "?", "/", "\\"])
def test_a_sheet_name_with_a_forbidden_character_is_reported(path: Path, sign: str) -> None:
    [found] = broken(path, BOOK, 'name="Summary"', f'name="A{sign}B"')
    assert found.endswith(f"(xl/workbook.xml): its name has the character {sign}.")


def test_sheets_of_one_name_are_reported(path: Path) -> None:
    assert broken(path, BOOK, 'name="Summary"', 'name="REGISTER"') == [
        "Sheet 'register' (xl/workbook.xml): 2 sheets have this name."
    ]


def test_a_sheet_name_that_excel_keeps_for_itself_is_reported(path: Path) -> None:
    assert broken(path, BOOK, 'name="Summary"', 'name="History"') == [
        "Sheet 'History' (xl/workbook.xml): Excel keeps its name for itself."
    ]


def test_a_text_that_is_too_long_is_reported(path: Path) -> None:
    assert broken(path, SUMMARY, "<t>To the register</t>", f"<t>{'x' * 32768}</t>") == [
        "Summary!A3 (xl/worksheets/sheet2.xml): the text has 32,768 characters, over 32,767."
    ]


def test_a_shared_text_out_of_range_is_reported(path: Path) -> None:
    old, new = 't="inlineStr"><is><t>To the register</t></is>', 't="s"><v>4</v>'
    assert broken(path, SUMMARY, old, new) == [
        "Summary!A3 (xl/worksheets/sheet2.xml): its text is number 4 of 0 shared texts."
    ]


def test_merged_cells_are_reported(path: Path) -> None:
    merged = '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    assert broken(path, SUMMARY, "</sheetData>", merged) == [
        "Summary!A1:B2 (xl/worksheets/sheet2.xml): the cells are merged."
    ]


def test_a_row_that_is_too_high_is_reported(path: Path) -> None:
    assert broken(path, REGISTER, 'ht="30"', 'ht="410"') == [
        "Register!2:2 (xl/worksheets/sheet1.xml): it is 410 points high, over 409."
    ]


def test_a_column_that_is_too_wide_is_reported(path: Path) -> None:
    wide = '<cols><col min="2" max="2" width="256"/></cols><sheetData>'
    assert broken(path, SUMMARY, "<sheetData>", wide) == [
        "Summary!B:B (xl/worksheets/sheet2.xml): its width is 256, over 255."
    ]


def test_a_footer_that_is_too_long_is_reported(path: Path) -> None:
    assert broken(path, REGISTER, "&amp;CPage", "&amp;C" + "x" * 254) == [
        "Register (xl/worksheets/sheet1.xml): its oddFooter has 256 characters, over 255."
    ]


def test_a_list_that_is_too_long_is_reported(path: Path) -> None:
    literal = f'<formula1>"{"x" * 256}"</formula1>'
    assert broken(path, REGISTER, "<formula1>Levels</formula1>", literal) == [
        "Validation of Register!B2:B3 (xl/worksheets/sheet1.xml): "
        "its list has 256 characters, over 255."
    ]


def test_a_list_of_just_the_longest_length_is_not_reported(path: Path) -> None:
    literal = f'<formula1>"{"x" * 255}"</formula1>'
    assert broken(path, REGISTER, "<formula1>Levels</formula1>", literal) == []


@pytest.mark.parametrize(
    ("name", "most"), [("prompt", 255), ("promptTitle", 32), ("error", 224), ("errorTitle", 32)]
)
def test_a_text_of_a_validation_that_is_too_long_is_reported(
    path: Path, name: str, most: int
) -> None:
    text = f'{name}="{"x" * (most + 1)}"'
    assert broken(path, REGISTER, 'prompt="Choose"', text) == [
        "Validation of Register!B2:B3 (xl/worksheets/sheet1.xml): "
        f"its {name} has {most + 1} characters, over {most}."
    ]


@pytest.mark.parametrize("location", ["Nowhere!A1", "Nothing", "Risks[Nothing]"])
def test_a_link_to_nowhere_is_reported(path: Path, location: str) -> None:
    assert broken(path, SUMMARY, "Register!A1", location) == [
        f"Summary!A3 (xl/worksheets/sheet2.xml): the link leads to '{location}', "
        "which does not exist."
    ]


@pytest.mark.parametrize("location", ["'Register'!B2:C3", "Levels", "Risks[Level]", "C9"])
def test_a_link_to_a_cell_or_name_that_exists_is_not_reported(path: Path, location: str) -> None:
    assert broken(path, SUMMARY, "Register!A1", location) == []


def test_a_link_out_of_the_workbook_is_not_looked_up(path: Path) -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = f'<hyperlink xmlns:r="{relation}" r:id="rId9" ref="A3" location="Nowhere!A1"'
    old = '<hyperlink ref="A3" location="Register!A1"'
    assert broken(path, SUMMARY, old, outside) == []
