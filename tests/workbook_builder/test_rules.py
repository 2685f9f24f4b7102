"""The rules in the file that only a spreadsheet with a person before it applies."""

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from risk_register.colours import contrast
from tests.registers import built, every_pair, example
from tests.support.office import Office
from tests.workbook_builder.reading import cell_with, column_of, defined
from workbook_builder.build import build

LEICESTERSHIRE, CAMBRIDGESHIRE = "leicestershire-2023-10", "cambridgeshire-2017-02"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(example(LEICESTERSHIRE), tmp_path_factory.mktemp("rules"))


@pytest.fixture(scope="module")
def workbook(path: Path) -> Any:
    return load_workbook(path)


def _validation(workbook: Any, sheet: str, cell: str) -> Any:
    found = [v for v in workbook[sheet].data_validations.dataValidation if cell in v.sqref]
    assert len(found) == 1, cell
    return found[0]


def _formats(workbook: Any, sheet: str, cell: str) -> list[tuple[str, str | None]]:
    """The formulas of the formats of a cell, each with the fill that it gives."""
    return [
        (rule.formula[0], rule.dxf.fill.bgColor.rgb if rule.dxf.fill else None)
        for area in workbook[sheet].conditional_formatting
        if cell in area.sqref
        for rule in area.rules
    ]


def test_a_reference_may_stand_once_below_the_table_too(workbook: Any) -> None:
    rule = _validation(workbook, "Register", "A5")
    assert (rule.type, rule.formula1) == ("custom", "SUMPRODUCT(--($A$5:$A$528=A5))<=1")
    assert rule.showErrorMessage
    assert rule.errorStyle in (None, "stop")


def test_no_list_takes_anything_because_of_a_blank_in_it(workbook: Any) -> None:
    lists = [
        rule
        for sheet in workbook
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list" and not sheet.protection.sheet
    ]
    assert len(lists) > 15
    assert not [rule.sqref for rule in lists if rule.allow_blank]


def test_an_owner_who_is_nobody_may_be_kept(workbook: Any, path: Path) -> None:
    rule = _validation(workbook, "Register", f"{column_of(path, 'Register', 'Risk owner')}5")
    assert (rule.formula1, rule.errorStyle) == ("People_names", "warning")


def test_every_entry_with_advice_shows_it(workbook: Any) -> None:
    rules = workbook["Register"].data_validations.dataValidation
    advised = [rule for rule in rules if rule.prompt]
    assert len(advised) > 12
    assert all(rule.showInputMessage and rule.promptTitle for rule in advised)


def test_a_calculated_cell_refuses_even_to_be_emptied_by_typing(workbook: Any, path: Path) -> None:
    rule = _validation(workbook, "Register", f"{column_of(path, 'Register', 'Live')}5")
    assert (rule.type, rule.formula1, rule.allow_blank) == ("custom", "FALSE", False)


def test_the_as_at_date_must_be_a_date(workbook: Any, path: Path) -> None:
    sheet, cell = defined(path, "As_at")
    rule = _validation(workbook, sheet, cell)
    assert (rule.type, rule.operator, rule.showErrorMessage) == ("date", "greaterThan", True)


def test_the_assessment_shown_is_chosen_from_a_list(workbook: Any, path: Path) -> None:
    rule = _validation(workbook, "Heat map", cell_with(path, "Heat map", "Assessment shown", 1))
    assert (rule.type, rule.formula1, rule.showErrorMessage) == ("list", "Assessment_names", True)


def test_a_band_must_begin_above_the_one_before_it(workbook: Any, path: Path) -> None:
    medium = cell_with(path, "Scheme", "Medium", 1)
    row = int(medium[1:])
    rule = _validation(workbook, "Scheme", medium)
    assert (rule.type, rule.operator) == ("whole", "between")
    assert (rule.formula1, rule.formula2) == (f"$B${row - 1}+1", f"$B${row + 1}-1")


def test_bands_that_do_not_rise_are_noticed_all_the_same(office: Office, path: Path) -> None:
    with office.open(path) as book:
        book.set("Scheme", cell_with(path, "Scheme", "Medium", 1), 12)
        values = book.values("Checks")
    assert values[cell_with(path, "Checks", "The bands rise", 3)] == "Needs attention"
    assert "Medium" in str(values[cell_with(path, "Checks", "The bands rise", 4)])


def test_a_stage_that_is_none_counts_as_live_and_is_named(office: Office, path: Path) -> None:
    with office.open(path) as book:
        row = cell_with(path, "Register", "OPCC031")[1:]
        book.set("Register", f"{column_of(path, 'Register', 'Stage')}{row}", "Gone fishing")
        values, about = book.values("Checks"), book.values("About")
        live = book.values("Register")[f"{column_of(path, 'Register', 'Live')}{row}"]
    check = "Every stage is one of the list"
    assert values[cell_with(path, "Checks", check, 4)] == "OPCC031"
    assert about[cell_with(path, "About", "Checks", 1)] == "2 checks need attention"
    assert live == "Yes"


def test_a_check_that_cannot_be_worked_out_does_not_pass(office: Office, path: Path) -> None:
    with office.open(path) as book:
        row = cell_with(path, "Register", "OPCC031")[1:]
        book.set("Register", f"{column_of(path, 'Register', 'Live')}{row}", "=NA()")
        about = book.values("About")
    assert "need attention" in str(about[cell_with(path, "About", "Checks", 1)])


def test_references_that_look_like_equal_numbers_are_told_apart(
    office: Office, tmp_path: Path
) -> None:
    base = every_pair("generic-5x5")
    names = ["1.1", "1.10", "01", "1"]
    risks = tuple(
        type(risk)(
            {**risk.values, "reference": name, "last_review": base.settings.as_at}, risk.place
        )
        for risk, name in zip(base.entries, names, strict=False)
    )
    control = {"control_id": "C1", "reference": "1.10", "control": "x", "kind": "Planned"}
    place = base.entries[0].place
    tables = {"risks": risks, "controls": (type(base.entries[0])(control, place),)}
    path = built(type(base)(base.settings, base.scheme, tables), tmp_path)
    column = column_of(path, "Register", "Open controls")
    with office.open(path) as book:
        counts = [book.values("Register")[f"{column}{row}"] for row in range(5, 9)]
        status = book.values("About")[cell_with(path, "About", "Checks", 1)]
    assert counts == [0.0, 1.0, 0.0, 0.0]
    assert status == "All checks pass"


def test_a_reference_stays_text_when_it_is_typed(workbook: Any) -> None:
    assert workbook["Register"]["A5"].number_format == "@"
    assert workbook["Controls"]["B5"].number_format == "@"


def test_a_band_has_its_colour_where_the_risk_is_live(workbook: Any, path: Path) -> None:
    cell = f"{column_of(path, 'Register', 'Current band')}5"
    live = f"${column_of(path, 'Register', 'Live')}5"
    bands = [each for each in _formats(workbook, "Register", cell) if "Band_" in each[0]]
    assert bands == [
        (f'AND({live}<>"No",${cell}=Band_1)', "FF92D050"),
        (f'AND({live}<>"No",${cell}=Band_2)', "FFFFC000"),
        (f'AND({live}<>"No",${cell}=Band_3)', "FFC00000"),
    ]


def test_a_risk_that_is_not_live_is_greyed(workbook: Any, path: Path) -> None:
    live = f"${column_of(path, 'Register', 'Live')}5"
    assert f'{live}="No"' in [rule for rule, _ in _formats(workbook, "Register", "D5")]


def test_the_grey_of_a_risk_that_is_not_live_can_be_read(workbook: Any, path: Path) -> None:
    """On white entries and on the light grey of calculated cells."""
    live = f"${column_of(path, 'Register', 'Live')}5"
    [grey] = [
        rule.dxf.font.color.rgb
        for area in workbook["Register"].conditional_formatting
        for rule in area.rules
        if rule.formula[0] == f'{live}="No"'
    ]
    assert contrast(f"#{grey[2:]}", "#FFFFFF") > contrast(f"#{grey[2:]}", "#F2F2F2") >= 4.5


def test_what_is_overdue_is_shown_from_the_first_day(workbook: Any, path: Path) -> None:
    column = column_of(path, "Register", "Days overdue")
    rules = [rule for rule, _ in _formats(workbook, "Register", f"{column}5")]
    assert f"N(${column}5)>0" in rules


def test_the_status_is_green_only_when_all_checks_pass(workbook: Any, path: Path) -> None:
    _, cell = defined(path, "Check_status")
    fixed = f"$B${cell[1:]}"
    assert _formats(workbook, "About", cell) == [
        (f'{fixed}="All checks pass"', "FFE2F0D9"),
        (f'{fixed}<>"All checks pass"', "FFB00020"),
    ]


def test_the_matrix_on_the_scheme_sheet_has_the_colours_of_its_bands() -> None:
    workbook = load_workbook(io.BytesIO(build(example(CAMBRIDGESHIRE))))
    [(sheet, area)] = workbook.defined_names["Rating_matrix"].destinations
    first = area.split(":")[0].replace("$", "")
    assert [fill for _, fill in _formats(workbook, sheet, first)] == [
        "FFDFF3DC", "FFF5CC3C", "FFE8892B", "FFC0392B", "FF6B0F1A",
    ]  # fmt: skip


def test_opening_the_workbook_calculates_it_afresh(workbook: Any) -> None:
    assert workbook.calculation.fullCalcOnLoad


def test_the_register_breaks_between_pages_that_fit(workbook: Any) -> None:
    """No page is wider than A4 landscape, which holds some 132 characters at full size."""
    sheet = workbook["Register"]
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[4]]
    breaks = [0, *(each.id for each in sheet.col_breaks.brk), len(widths)]
    repeated = sum(widths[:2])
    for start, end in pairwise(breaks):
        page = sum(widths[start:end]) + (repeated if start else 0)
        assert page * sheet.page_setup.scale / 100 <= 132


def test_a_level_and_its_label_print_on_one_page(workbook: Any, path: Path) -> None:
    breaks = {each.id for each in workbook["Register"].col_breaks.brk}
    sheet = workbook["Register"]
    labels = [
        cell.column
        for cell in sheet[4]
        if str(cell.value).endswith((" likelihood label", " impact label"))
    ]
    assert len(labels) == 2
    assert not {column - 1 for column in labels} & breaks


def test_rows_are_as_high_as_their_texts_need(workbook: Any) -> None:
    sheet = workbook["Register"]
    heights = [sheet.row_dimensions[row].height for row in range(5, 29)]
    assert min(heights) == 17
    assert 60 < max(heights) < 200
