"""What an officer sees and touches: sheets, drop-downs, formats, headings, print setup."""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from PIL import Image as Picture

from risk_register.register import Brand, Register
from tests.registers import EXAMPLE_NAMES, built, example, register
from tests.support.office import Office
from tests.workbook_builder.reading import column_of
from workbook_builder.build import build, unbuildable

LEICESTERSHIRE, CAMBRIDGESHIRE = "leicestershire-2023-10", "cambridgeshire-2017-02"
CALCULATED_COLUMNS = {
    "cambridgeshire-2017-02": 27,
    "leicestershire-2023-10": 22,
    "mopac-2017-09": 7,
    "wmpcc-2024-06": 10,
    "wmpcc-2026-03": 10,
    "wmpcc-plan-2026-03": 10,
}
"""How many calculated columns the Register of each example has."""


@pytest.fixture(scope="module", params=EXAMPLE_NAMES)
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(example(request.param), tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def leicestershire(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_workbook(built(example(LEICESTERSHIRE), tmp_path_factory.mktemp("leics")))


def _tables(workbook: Any) -> Iterator[tuple[Any, Any]]:
    for sheet in workbook:
        for table in sheet.tables.values():
            yield sheet, table


def _daily_tables(workbook: Any) -> list[Any]:
    """The sheet with what is registered, which comes second, and Controls where there is one."""
    first = workbook.worksheets[1]
    return [first, workbook["Controls"]] if "Controls" in workbook.sheetnames else [first]


def _validation(sheet: Any, column: str) -> Any:
    """The validation of a column's first cell."""
    for validation in sheet.data_validations.dataValidation:
        if f"{column}5" in validation.sqref:
            return validation
    raise LookupError(f"no validation on {sheet.title}!{column}5")


def test_daily_sheets_come_first_and_the_scheme_last(leicestershire: Any) -> None:
    assert leicestershire.sheetnames == [
        "About", "Register", "Controls", "Updates", "Heat map", "Quarter by quarter", "Dashboard",
        "People", "Links", "Past quarters", "Corrections", "Quarters", "Meetings", "Stated",
        "Withheld", "Quarter end", "Scheme", "Checks",
    ]  # fmt: skip
    assert leicestershire.active.title == "About"


def test_tabs_are_coloured_by_kind(leicestershire: Any) -> None:
    colour = {sheet.title: sheet.sheet_properties.tabColor.rgb for sheet in leicestershire}
    assert colour["Register"] == colour["Controls"] == colour["Heat map"]
    assert len({colour["About"], colour["Register"], colour["People"], colour["Scheme"]}) == 4


def test_a_table_the_scheme_does_not_keep_has_no_sheet() -> None:
    workbook = load_workbook(io.BytesIO(build(example(CAMBRIDGESHIRE))))
    assert not {"Updates", "Past quarters", "Withheld"} & set(workbook.sheetnames)


def test_about_lists_and_links_every_other_sheet(path: Path) -> None:
    workbook = load_workbook(path)
    about = workbook["About"]
    links = {cell.hyperlink.location for row in about.iter_rows() for cell in row if cell.hyperlink}
    assert {f"'{name}'!A1" for name in workbook.sheetnames[1:]} == links


def test_every_sheet_leads_back_to_about(path: Path) -> None:
    for sheet in load_workbook(path).worksheets[1:]:
        assert sheet["A3"].hyperlink.location == "'About'!A1"


def test_formats_and_validations_reach_500_rows_below(path: Path) -> None:
    workbook: Any = load_workbook(path)
    for sheet in _daily_tables(workbook):
        [table] = sheet.tables.values()
        last = _corners(table)[3]
        for area in sheet.conditional_formatting:
            assert range_boundaries(str(area.sqref))[3] == last + 500
        for validation in sheet.data_validations.dataValidation:
            assert range_boundaries(str(validation.sqref))[3] == last + 500
        for number in range(1, _corners(table)[2] + 1):
            assert sheet.column_dimensions[get_column_letter(number)].has_style


def test_every_calculated_column_is_declared_and_filled(path: Path) -> None:
    """Excel fills a declared column by itself in a row that is typed below."""
    workbook: Any = load_workbook(path)
    sheet = workbook.worksheets[1]
    [table] = sheet.tables.values()
    declared = {c.name: c.calculatedColumnFormula for c in table.tableColumns}
    for cell in sheet[4]:
        below = sheet.cell(5, cell.column)
        formula = declared[cell.value]
        assert (formula.attr_text if formula else None) == (
            below.value[1:] if below.data_type == "f" else None
        )
    number = sum(formula is not None for formula in declared.values())
    [expected] = [n for name, n in CALCULATED_COLUMNS.items() if path.parent.name.startswith(name)]
    assert number == expected


@pytest.mark.parametrize(
    ("heading", "list_name"),
    [
        ("Current likelihood", "Likelihood_levels"),
        ("Current impact", "Impact_levels"),
        ("Status", "Status_names"),
        ("Stage", "Stage_names"),
        ("Risk owner", "People_names"),
    ],
)
def test_entries_come_from_lists(
    leicestershire: Any, tmp_path: Path, heading: str, list_name: str
) -> None:
    path = built(example(LEICESTERSHIRE), tmp_path)
    sheet = leicestershire["Register"]
    validation = _validation(sheet, column_of(path, "Register", heading))
    assert (validation.type, validation.formula1) == ("list", list_name)
    assert validation.showErrorMessage
    assert validation.prompt
    assert list_name in leicestershire.defined_names


def test_a_control_s_reference_must_be_one_of_the_register(leicestershire: Any) -> None:
    validation = _validation(leicestershire["Controls"], "B")
    assert (validation.type, validation.formula1) == ("list", "Risk_references")
    assert validation.errorStyle in (None, "stop")
    assert leicestershire.defined_names["Risk_references"].attr_text == "Risks[Reference]"


def test_typing_over_a_formula_is_refused_and_shown(leicestershire: Any, tmp_path: Path) -> None:
    path = built(example(LEICESTERSHIRE), tmp_path)
    sheet = leicestershire["Register"]
    column = column_of(path, "Register", "Current band")
    validation = _validation(sheet, column)
    assert (validation.type, validation.formula1) == ("custom", "FALSE")
    rules = [
        rule.formula[0]
        for area in sheet.conditional_formatting
        if f"{column}5" in area.sqref
        for rule in area.rules
    ]
    assert rules[0] == f'AND($A5<>"",NOT(_xlfn.ISFORMULA({column}5)))'


def test_dates_are_dates_in_the_british_format(leicestershire: Any, tmp_path: Path) -> None:
    path = built(example(LEICESTERSHIRE), tmp_path)
    sheet = leicestershire["Register"]
    recorded = sheet[f"{column_of(path, 'Register', 'First recorded')}5"]
    assert (recorded.is_date, recorded.number_format) == (True, "dd/mm/yyyy")
    month = sheet[f"{column_of(path, 'Register', 'Next key date')}5"]
    assert (month.is_date, month.number_format) == (True, "mmmm yyyy")


def test_headings_stay_in_sight_and_filters_are_there(path: Path) -> None:
    for sheet in _daily_tables(load_workbook(path)):
        assert sheet.freeze_panes == "C5"
        [table] = sheet.tables.values()
        assert table.autoFilter.ref == table.ref


def test_what_is_calculated_is_locked_and_what_is_entered_is_not(leicestershire: Any) -> None:
    for name in ("Heat map", "Scheme", "Checks"):
        assert leicestershire[name].protection.sheet
    for name in ("Register", "Controls", "About"):
        assert not leicestershire[name].protection.sheet


def test_assumed_values_are_marked_with_their_reasons() -> None:
    sheet = _sheet(example(CAMBRIDGESHIRE), "Scheme")
    texts = {str(cell.value): cell for row in sheet.iter_rows() for cell in row if cell.value}
    assert "bands.Critical.from" in texts
    critical = texts["Critical"]
    start = sheet.cell(critical.row, 2)
    printed = sheet.cell(texts["Medium"].row, 3)
    assert (start.value, start.fill.fgColor.rgb, start.font.i) == (23, "FFE4ECF7", True)
    assert printed.fill.fgColor.rgb != "FFE4ECF7"


def test_no_column_is_narrower_than_its_dates_and_numbers(path: Path) -> None:
    for sheet, table in _tables(load_workbook(path, data_only=True)):
        left, top, right, bottom = _corners(table)
        for column in range(left, right + 1):
            width = sheet.column_dimensions[get_column_letter(column)].width
            for row in range(top + 1, bottom + 1):
                cell = sheet.cell(row, column)
                if cell.is_date:
                    assert width >= 10 + 1
                elif isinstance(cell.value, int):
                    assert width >= len(str(cell.value)) + 1


def test_every_word_of_a_heading_fits_its_column(path: Path) -> None:
    for sheet, table in _tables(load_workbook(path)):
        left, top, right, _ = _corners(table)
        for column in range(left, right + 1):
            longest = max(map(len, str(sheet.cell(top, column).value).split()))
            assert sheet.column_dimensions[get_column_letter(column)].width > longest


def test_every_sheet_prints_on_a4_landscape_with_marking_and_page_numbers(
    leicestershire: Any,
) -> None:
    for sheet in leicestershire:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.oddHeader.center.text == sheet.oddFooter.center.text == "OFFICIAL"
        assert sheet.oddFooter.right.text == "Page &P of &N"


def test_headings_repeat_on_every_page(leicestershire: Any) -> None:
    assert leicestershire["Register"].print_title_rows == "$4:$4"
    assert leicestershire["Register"].print_title_cols == "$A:$B"


def test_pages_carry_marking_numbers_and_headings(office: Office, tmp_path: Path) -> None:
    path = built(example(LEICESTERSHIRE), tmp_path)
    with office.open(path) as book:
        pdf = book.pdf(tmp_path / "register.pdf")
    pages = _pages(pdf)
    assert len(pages) < 53
    for number, page in enumerate(pages, 1):
        assert page.count("OFFICIAL") >= 2
        assert f"Page {number} of {len(pages)}" in page
    register = [page for page in pages if re.search(r"^.*Register\s*$", page.splitlines()[0])]
    assert len(register) > 2
    assert all("Reference" in page and "Title" in page for page in register)


def test_no_page_leaves_a_column_of_the_table_out(office: Office, tmp_path: Path) -> None:
    path = built(example(CAMBRIDGESHIRE), tmp_path)
    headings = [str(cell.value) for cell in load_workbook(path)["Register"][4]]
    with office.open(path) as book:
        text = " ".join(" ".join(_pages(book.pdf(tmp_path / "register.pdf"))).split())
    assert {word for heading in headings for word in heading.split()} <= {*text.split()}


def test_an_ampersand_in_the_marking_is_printed() -> None:
    base = example(LEICESTERSHIRE)
    sheet = _sheet(_with(base, marking="POLICY & PLANS"), "About")
    assert sheet.oddHeader.center.text == "POLICY && PLANS"


def test_the_organisation_s_font_and_colours_are_used() -> None:
    brand = Brand(font="Verdana", heading_fill="#004D40", heading_text="#FFFFFF")
    sheet = load_workbook(io.BytesIO(build(_with(example(LEICESTERSHIRE), brand=brand))))[
        "Register"
    ]
    heading = sheet["A4"]
    assert (heading.font.name, heading.fill.fgColor.rgb) == ("Verdana", "FF004D40")
    assert sheet["A5"].font.name == "Verdana"


def test_the_organisation_s_logo_stands_on_the_first_sheet() -> None:
    picture = io.BytesIO()
    Picture.new("RGB", (200, 100), "#004D40").save(picture, "PNG")
    with_logo = _with(example(LEICESTERSHIRE), brand=Brand(logo=picture.getvalue()))
    assert unbuildable(with_logo) == []
    [image] = _sheet(with_logo, "About")._images
    assert image._data() == picture.getvalue()


def test_a_logo_that_is_no_picture_is_a_finding() -> None:
    broken = _with(example(LEICESTERSHIRE), brand=Brand(logo=b"not a picture"))
    assert [finding.code for finding in unbuildable(broken)] == ["brand-logo"]


def test_a_heading_that_would_stand_twice_is_a_finding() -> None:
    base = register("leicestershire-2023")
    doubled = Register(
        base.settings, replace(base.scheme, headings={"description": "Current score"}), {}
    )
    assert [finding.code for finding in unbuildable(doubled)] == ["scheme-heading"]


def _sheet(of: Register, name: str) -> Any:
    return load_workbook(io.BytesIO(build(of)))[name]


def _corners(table: Any) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(table.ref)
    assert left and top and right and bottom
    return left, top, right, bottom


def _with(base: Register, **settings: Any) -> Register:
    return replace(base, settings=replace(base.settings, **settings))


def _pages(pdf: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]
