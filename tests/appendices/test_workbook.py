"""The workbook of a pack: the publishable profile and the checklist, item by item."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from appendices.workbook import pack_workbook
from tests.appendices.workbook_packs import AWKWARD, PACKS
from tests.support import lint
from tests.support.office import Office

ROOT = Path(__file__).parents[2]
every_pack = pytest.mark.parametrize("name", PACKS)


@cache
def content(name: str) -> bytes:
    return pack_workbook(PACKS[name]())


def opened(name: str, *, rich: bool = False) -> Workbook:
    return load_workbook(BytesIO(content(name)), rich_text=rich)


def parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content(name))) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def file_of(name: str, folder: Path) -> Path:
    path = folder / "pack.xlsx"
    path.write_bytes(content(name))
    return path


def tables(book: Workbook) -> Iterator[tuple[Worksheet, Table]]:
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            yield sheet, table


def rows_of(sheet: Worksheet, table: Table) -> list[tuple[Any, ...]]:
    left, top, right, bottom = range_boundaries(table.ref)
    return list(sheet.iter_rows(top, bottom, left, right))


def filled(book: Workbook) -> Iterator[tuple[Worksheet, Any]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet, cell) for cell in row if cell.value is not None)


def day(year: int, month: int, number: int) -> datetime:
    """A date as openpyxl reads it."""
    return datetime(year, month, number)  # noqa: DTZ001 (a workbook knows no time zones)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (2, 4, 6)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# The file


@every_pack
def test_the_open_xml_sdk_reports_no_error(
    validator: Callable[[Path], list[str]], tmp_path: Path, name: str
) -> None:
    assert validator(file_of(name, tmp_path)) == []


@every_pack
def test_nothing_in_it_would_make_excel_repair_or_refuse_it(tmp_path: Path, name: str) -> None:
    assert lint.faults(file_of(name, tmp_path)) == []


def test_other_hash_seeds_give_the_same_bytes() -> None:
    script = (
        "import sys, hashlib; from tests.appendices.workbook_packs import PACKS; "
        "from appendices.workbook import pack_workbook; "
        "print(hashlib.sha256(b''.join(pack_workbook(PACKS[each]()) for each in "
        "('leicestershire', 'cambridgeshire-2017-02', 'long risks'))).hexdigest())"
    )
    names = ("leicestershire", "cambridgeshire-2017-02", "long risks")
    expected = hashlib.sha256(b"".join(map(content, names))).hexdigest()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        run = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        )  # fmt: skip
        assert run.stdout.strip() == expected


# The publishable profile


@every_pack
def test_no_formulas(name: str) -> None:
    sheets = [part for each, part in parts(name).items() if each.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in part or b"<f " in part for part in sheets)
    assert not any(b"calculatedColumnFormula" in part for part in parts(name).values())


@every_pack
def test_no_hidden_sheets_rows_or_columns(name: str) -> None:
    for sheet in opened(name).worksheets:
        assert sheet.sheet_state == "visible"
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())
        assert all(column.width >= 8 for column in sheet.column_dimensions.values())


@every_pack
def test_no_comments_pictures_charts_pivots_custom_xml_or_links_to_other_files(name: str) -> None:
    allowed = re.compile(
        r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/(workbook|styles)\.xml"
        r"|xl/theme/theme1\.xml|xl/_rels/workbook\.xml\.rels|xl/tables/table\d+\.xml"
        r"|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels"
    )
    assert [each for each in parts(name) if not allowed.fullmatch(each)] == []
    assert not any(b'TargetMode="External"' in part for part in parts(name).values())


@every_pack
def test_no_author_and_nobody_who_saved_it_last(name: str) -> None:
    core = parts(name)["docProps/core.xml"]
    assert b"creator" not in core
    assert b"lastModifiedBy" not in core


@every_pack
def test_no_names_but_those_of_printing(name: str) -> None:
    found = set(re.findall(rb'<definedName name="([^"]+)"', parts(name)["xl/workbook.xml"]))
    assert found <= {b"_xlnm.Print_Titles"}


@every_pack
def test_no_filter_is_active(name: str) -> None:
    for sheet, table in tables(opened(name)):
        assert sheet.auto_filter.ref is None
        assert table.autoFilter is None or not table.autoFilter.filterColumn
        assert table.sortState is None


@every_pack
def test_no_cell_lies_far_from_the_others(name: str) -> None:
    for sheet in opened(name).worksheets:
        widest = max([len(each.tableColumns) for each in sheet.tables.values()], default=1)
        assert sheet.max_column == widest


# The checklist


@every_pack
def test_tables_are_real_and_have_meaningful_names(name: str) -> None:
    found = [table.displayName for _, table in tables(opened(name))]
    assert len({each.lower() for each in found}) == len(found) > 0
    assert all(re.fullmatch(r"[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+", each) for each in found)
    assert not any(re.fullmatch(r"Table_?\d+", each) for each in found)


def test_the_tables_of_leicestershire_are_named_after_the_appendices() -> None:
    assert [table.displayName for _, table in tables(opened("leicestershire"))] == [
        "About_this_pack", "Contents_of_the_pack", "How_to_read", "Appendix_Figures",
        "Risk_status", "A_Risk_overview", "A_Risk_overview_Legend", "B_High_risks",
        "B_High_risks_in_words", "C_New_risks", "C_New_risks_in_words", "D_Closed_risks",
        "D_Closed_risks_in_words", "E_Risk_scoring_matrix_Impact",
        "E_Risk_scoring_matrix_Likelihood", "E_Risk_scoring_matrix_Scores",
        "E_Risk_scoring_matrix_Bands", "F_Redacted_risks",
    ]  # fmt: skip


@every_pack
def test_every_table_has_a_description_for_those_who_cannot_see_it(name: str) -> None:
    found = [part for each, part in parts(name).items() if each.startswith("xl/tables/")]
    assert all(re.search(rb'altTextSummary="[^"]+"', part) for part in found)


@every_pack
def test_one_row_of_headings_each_of_them_once(name: str) -> None:
    for sheet, table in tables(opened(name)):
        headings = [cell.value for cell in rows_of(sheet, table)[0]]
        assert table.headerRowCount == 1
        assert all(isinstance(heading, str) and heading.strip() for heading in headings)
        assert len({str(heading).lower() for heading in headings}) == len(headings)


@every_pack
def test_no_merged_cells(name: str) -> None:
    assert not any(b"mergeCell" in part for part in parts(name).values())


@every_pack
def test_no_blank_rows_columns_or_cells_within_a_table(name: str) -> None:
    for sheet, table in tables(opened(name)):
        blank = [cell.coordinate for row in rows_of(sheet, table) for cell in row
                 if cell.value is None or cell.value == ""]  # fmt: skip
        assert blank == [], sheet.title


@every_pack
def test_the_title_stands_in_a1(name: str) -> None:
    pack, book = PACKS[name](), opened(name)
    assert book.worksheets[0]["A1"].value == pack.title
    titles = [sheet["A1"].value for sheet in book.worksheets[1:]]
    headings = [section.heading for section in pack.sections]
    assert [title for title in titles if not str(title).endswith(", in words")] == headings


@every_pack
def test_sheet_names_are_allowed_unique_and_meaningful(name: str) -> None:
    names = opened(name).sheetnames
    assert names[0] == "Cover"
    assert len({each.lower() for each in names}) == len(names)
    assert all(len(each.encode("utf-16-le")) // 2 <= 31 for each in names)
    assert not any(set(each) & set("[]:*?/\\") for each in names)
    assert not any(re.fullmatch(r"Sheet ?\d*", each) for each in names)


def test_sheets_are_named_after_the_appendices() -> None:
    assert opened("leicestershire").sheetnames == [
        "Cover", "Figures", "Risk status", "A Risk overview", "B High risks",
        "B High risks in words", "C New risks", "C New risks in words", "D Closed risks",
        "D Closed risks in words", "E Risk scoring matrix", "F Redacted risks",
    ]  # fmt: skip
    assert opened("awkward").sheetnames == [
        "Cover", "A What is this A B all of it", "A What is this A B all of 2", "History 2",
        "C 'quoted",
    ]  # fmt: skip


@every_pack
def test_colour_never_speaks_alone(name: str) -> None:
    """A filled cell is a heading, or its band's word is shown in it or beside it."""
    words = {
        cell.band.name
        for section in PACKS[name]().sections for block in section.blocks
        for row in getattr(block, "rows", ()) for cell in row if cell.band
    }  # fmt: skip
    for sheet, table in tables(opened(name)):
        for row in rows_of(sheet, table)[1:]:
            shown = [f"{cell.value} {cell.number_format}" for cell in row]
            for at, cell in enumerate(row):
                if cell.fill.patternType:
                    near = " ".join(shown[max(at - 1, 0) : at + 2])
                    assert any(word in near for word in words), (sheet.title, cell.coordinate)


@every_pack
def test_text_stands_out_from_its_fill(name: str) -> None:
    for _, cell in filled(opened(name)):
        ink = cell.font.color.rgb if cell.font.color else "FF000000"
        paper = cell.fill.fgColor.rgb if cell.fill.patternType else "FFFFFFFF"
        low, high = sorted((luminance(str(ink)), luminance(str(paper))))
        assert (high + 0.05) / (low + 0.05) >= 4.5, cell.coordinate


@every_pack
def test_the_file_has_its_title_and_its_language(name: str) -> None:
    pack, properties = PACKS[name](), opened(name).properties
    assert properties.title == f"{pack.title}: {pack.organisation}"
    assert properties.language == "en-GB"


@every_pack
def test_the_cursor_is_in_a1_of_every_sheet_and_the_first_one_is_open(name: str) -> None:
    book = opened(name)
    assert book.active is book.worksheets[0]
    for sheet in book.worksheets:
        assert all(each.activeCell == each.sqref == "A1" for each in sheet.sheet_view.selection)
        assert bool(sheet.sheet_view.tabSelected) is (sheet is book.worksheets[0])


@every_pack
def test_the_cover_describes_every_sheet_and_links_to_it(name: str) -> None:
    book = opened(name)
    cover, contents = book.worksheets[0], book.worksheets[0].tables["Contents_of_the_pack"]
    listed = {row[0].value: row for row in rows_of(cover, contents)[1:]}
    for sheet in book.worksheets[1:]:
        link, said = listed[sheet.title]
        assert link.hyperlink is not None
        assert link.hyperlink.location == "'" + sheet.title.replace("'", "''") + "'!A1"
        assert str(said.value).startswith(str(sheet["A1"].value))


def test_the_cover_names_what_members_get_elsewhere() -> None:
    cover = opened("nil").worksheets[0]
    rows = rows_of(cover, cover.tables["Contents_of_the_pack"])
    assert [cell.value for cell in rows[-1]] == [
        "–", "Appendix Z: Restricted risks (for members only). Not in this workbook.",
    ]  # fmt: skip


def test_the_cover_says_whose_pack_it_is_for_which_meeting_and_of_which_date() -> None:
    cover = opened("one risk").worksheets[0]
    rows = rows_of(cover, cover.tables["About_this_pack"])
    assert {str(item.value): detail.value for item, detail in rows} == {
        "Item": "Details",
        "Organisation": "Office of the PCC for Anyshire",
        "Committee": "Joint Audit Committee",
        "Meeting": day(2026, 4, 20),
        "As at": day(2026, 3, 31),
        "For": "The public",
        "Marking": "OFFICIAL",
    }


def test_the_cover_has_notes_on_how_to_read_the_workbook() -> None:
    cover = opened("one risk").worksheets[0]
    rows = rows_of(cover, cover.tables["How_to_read"])
    assert [row[0].value for row in rows] == [
        "What you see", "–", "16 High", "A sheet “… in words”", "The arrows beside headings",
    ]  # fmt: skip


@every_pack
def test_headings_and_texts_wrap_and_no_word_of_a_heading_is_broken(name: str) -> None:
    for sheet, table in tables(opened(name)):
        for row in rows_of(sheet, table):
            assert all(cell.alignment.wrap_text for cell in row)
        for cell in rows_of(sheet, table)[0]:
            width = sheet.column_dimensions[cell.column_letter].width
            assert width >= 1.15 * max(map(len, str(cell.value).split())), cell.coordinate


@every_pack
def test_no_text_is_cut_in_libreoffice(office: Office, tmp_path: Path, name: str) -> None:
    """Each row is at least as high as LibreOffice itself would make it for its texts."""
    path = file_of(name, tmp_path)
    with office.open(path) as book:
        for sheet in book.sheet_names():
            assert too_low(book, sheet) == [], sheet


def too_low(book: object, name: str) -> list[int]:
    sheet = book._sheet(name)  # type: ignore[attr-defined]
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress.EndRow
    stored = [sheet.Rows.getByIndex(row).Height for row in range(last + 1)]
    for row in range(last + 1):
        sheet.Rows.getByIndex(row).setPropertyValue("OptimalHeight", True)
    needed = [sheet.Rows.getByIndex(row).Height for row in range(last + 1)]
    return [row + 1 for row in range(last + 1) if needed[row] > stored[row] + 20]


# Where the checklist and the committee differ: both are served


@every_pack
def test_the_marking_stands_in_a_cell_and_in_header_and_footer(name: str) -> None:
    pack, book = PACKS[name](), opened(name)
    markings = {section.heading: section.marking for section in pack.sections}
    for sheet in book.worksheets:
        title = str(sheet["A1"].value).removesuffix(", in words")
        marking = markings.get(title, pack.marking)
        printed = marking.replace("&", "&&") or None
        header: Any = sheet.oddHeader
        footer: Any = sheet.oddFooter
        assert header.center.text == footer.center.text == printed
        assert footer.right.text == "Page &P of &N"
        if marking:
            assert sheet["A2"].value == marking


@every_pack
def test_the_headings_of_a_single_table_stay_in_sight_and_repeat_on_paper(name: str) -> None:
    for sheet in opened(name).worksheets:
        if len(sheet.tables) == 1:
            [table] = sheet.tables.values()
            top = range_boundaries(table.ref)[1]
            assert str(sheet.freeze_panes).lstrip("ABCDEFGH") == str(int(str(top)) + 1)
            assert sheet.print_title_rows == f"${top}:${top}"
        else:
            assert sheet.freeze_panes is None


@every_pack
def test_records_can_be_filtered_where_a_sheet_has_one_table(name: str) -> None:
    for sheet, table in tables(opened(name)):
        wanted = len(sheet.tables) == 1 and len(rows_of(sheet, table)) > 2
        assert (table.autoFilter is not None) is wanted


def test_wide_tables_lie_across_the_page_and_narrow_ones_stand() -> None:
    book = opened("leicestershire")
    assert book["A Risk overview"].page_setup.orientation == "landscape"
    assert book["Cover"].page_setup.orientation == "portrait"
    for sheet in book.worksheets:
        assert sheet.page_setup.fitToWidth == 1
        properties: Any = sheet.sheet_properties.pageSetUpPr
        assert properties.fitToPage


# What stands in it

PRINTED = {
    "OPCC031": ("16", 16), "OPCC062": ("N/A", 16), "OPCC007": ("12", 12), "OPCC014": ("12", 12),
    "OPCC032": ("12", 12), "OPCC020": ("9", 9), "OPCC038": ("9", 9), "OPCC059": ("N/A", 9),
    "OPCC077": ("N/A", 9), "OPCC017": ("8", 8), "OPCC029": ("8", 8),
}  # fmt: skip


def _overview() -> pd.DataFrame:
    """Leicestershire's Appendix A as others read it."""
    return pd.read_excel(
        BytesIO(content("leicestershire")), sheet_name="A Risk overview", header=4, nrows=24,
        keep_default_na=False, engine="openpyxl",
    )  # fmt: skip


def test_pandas_reads_the_references_and_scores_that_leicestershire_printed() -> None:
    table = _overview()
    rows = zip(table["Reference"], table["Previous Score"], table["Current Score"], strict=True)
    found = {reference: (str(previous), current) for reference, previous, current in rows}
    assert {reference: found[reference] for reference in PRINTED} == PRINTED


def test_pandas_reads_the_first_row_as_the_paper_has_it() -> None:
    table = _overview()
    assert table.iloc[0].to_dict() == {
        "Reference": "OPCC031", "Owner": "Chief Finance Officer",
        "Title": "Pressure on the finances, 2022/2023 to 2025/26",
        "Impact": "Very High", "Likelihood": "Very High", "Status": "Controls Tasked",
        "First Recorded": pd.Timestamp(2022, 11, 2), "Last review": pd.Timestamp(2023, 9, 24),
        "Previous Score": 16, "Current Score": 16, "Direction of Travel": "→ Unchanged",
        "Since last meeting": "–",
    }  # fmt: skip


def test_numbers_and_dates_are_numbers_and_dates_and_a_score_shows_its_band() -> None:
    sheet = opened("one risk")["A The risk"]
    [row] = rows_of(sheet, sheet.tables["A_The_risk"])[1:]
    assert [cell.value for cell in row] == ["R1", "Money runs short", 16, day(2026, 2, 28)]
    assert row[2].number_format == '0" High"'
    assert row[2].fill.fgColor.rgb == "FFC00000"
    assert row[3].number_format == "dd/mm/yyyy"


def test_a_spreadsheet_shows_the_score_with_its_word(office: Office, tmp_path: Path) -> None:
    with office.open(file_of("one risk", tmp_path)) as book:
        cell = book._sheet("A The risk").getCellRangeByName("C6")
        assert cell.getString() == "16 High"
        assert cell.getValue() == 16


def test_texts_that_a_spreadsheet_may_take_for_more_stay_texts() -> None:
    sheet = next(each for each in opened("awkward").worksheets[1:])
    [table] = sheet.tables.values()
    rows = rows_of(sheet, table)
    assert [cell.value for cell in rows[0]] == ["Reference", "Title", "title 2", "Column 4", "=A1"]
    for text, row in zip(AWKWARD, rows[1:], strict=True):
        stored = text.replace("_x000D_", "_x005F_x000D_")
        assert (row[1].value, row[1].data_type) == (stored, "s")
        assert (row[3].value, row[4].value) == (0, day(2026, 5, 1))
    assert all(row[1].quotePrefix for row in rows[1:8])


def test_nothing_to_report_is_said_and_makes_no_table() -> None:
    book = opened("nil")
    assert book["A New risks"].tables == {}
    texts = [row[0].value for row in book["A New risks"].iter_rows()]
    assert texts[-1] == "There are no new risks since the last meeting."
    assert [row[0].value for row in book["B Links"].iter_rows()][-1] == "There are none."


def test_changed_wording_is_marked_in_words_and_by_its_look() -> None:
    cell = opened("changed wording", rich=True)["A Changed wording"]["B7"].value
    assert isinstance(cell, CellRichText)
    assert str(cell) == "The force [removed: may] [added: will] run short of money."
    looks: dict[str, Any] = {str(run): run.font for run in cell if hasattr(run, "font")}
    assert looks["[removed: may]"].strike
    assert looks["[added: will]"].u == "single"
    assert looks["[added: will]"].color.rgb == "FFC00000"


def test_pages_of_risks_are_one_table_with_a_row_a_risk() -> None:
    sheet = opened("one risk")["B Its page"]
    [table] = sheet.tables.values()
    assert [[cell.value for cell in row] for row in rows_of(sheet, table)] == [
        ["Reference", "Title", "Owner", "Current likelihood", "Current score",
         "Target likelihood", "Target score", "Next key date"],
        ["R1", "Money runs short", "CFO", 4, 16, 1, 2, day(2026, 5, 1)],
    ]  # fmt: skip


def test_long_texts_of_pages_stand_line_by_line_on_a_sheet_beside() -> None:
    sheet = opened("one risk")["B Its page in words"]
    [table] = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in rows_of(sheet, table)]
    assert rows[0] == ["Reference", "Title", "Part", "Text"]
    assert [row[2] for row in rows[1:]] == ["Summary", "Log", "Log"]
    assert str(rows[2][3]).startswith("01/01/2026 – Entry 0 says at some length")


def test_forty_long_risks_have_all_their_entries_and_no_row_is_too_high() -> None:
    book = opened("long risks")
    sheet = book["A Risk by risk in words"]
    [table] = sheet.tables.values()
    assert len(rows_of(sheet, table)) == 1 + 40 * 31
    heights = [row.height or 0 for each in book.worksheets for row in each.row_dimensions.values()]
    assert max(heights) < 409


def test_a_text_that_no_row_can_show_stands_on_a_sheet_beside() -> None:
    book = opened("long risks")
    assert book["B Actions"]["B7"].value == "In full on the sheet B Actions in words"
    assert book["B Actions"]["A5"].hyperlink.location == "'B Actions in words'!A1"
    sheet = book["B Actions in words"]
    [table] = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in rows_of(sheet, table)]
    assert rows[1] == ["R01", "Actions", "Action 0 is done."]
    assert rows[-1] == ["R01", "Actions", "Action 59 is done."]


def test_the_dates_of_the_file_are_those_of_the_pack() -> None:
    properties = opened("leicestershire").properties
    assert properties.created.date() == properties.modified.date() == date(2023, 10, 26)


def test_the_headings_have_the_offices_colours() -> None:
    """West Midlands' register.toml names its own."""
    for sheet, table in tables(opened("wmpcc-2024-06")):
        first: Any = sheet[table.ref.split(":")[0]]
        assert first.fill.fgColor.rgb[-6:] == "3F2A56"
        assert first.font.color.rgb[-6:] == "FFFFFF"
