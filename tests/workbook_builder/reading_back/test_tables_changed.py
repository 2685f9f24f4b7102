"""What people do to a table and around it: read, or told with its cell."""

from pathlib import Path

import pytest

from tests.registers import built, register
from tests.support import patching
from tests.workbook_builder.reading import defined
from tests.workbook_builder.reading_back.worked import (
    ABOUT,
    BOOK,
    RISKS,
    SHEET,
    TABLE,
    add_rows,
    at,
    change,
    put,
    read,
    said,
    small,
    text_cell,
)
from workbook_builder.build import build


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small(tmp_path)


def test_a_table_whose_headings_are_hidden_loses_no_row(path: Path) -> None:
    change(path, TABLE, 'headerRowCount="1"', 'headerRowCount="0"')
    change(path, TABLE, ' ref="A4:', ' ref="A5:')
    change(path, TABLE, "<autoFilter.*?</autoFilter>|<autoFilter[^>]*/>", "")
    change(path, SHEET, '<row r="4".*?</row>', "")
    found, findings = read(path)
    assert [risk.reference for risk in found.entries] == ["R1", "R2"]
    assert findings == []


def test_a_row_of_totals_is_told(path: Path) -> None:
    change(path, TABLE, "<table ", '<table totalsRowCount="1" ')
    change(path, TABLE, r' ref="A4:([A-Z]+)6"', r' ref="A4:\g<1>7"')
    add_rows(path, f'<row r="7">{text_cell("A7", "Total")}</row>')
    assert said(path) == [
        "warning: Register, row 7: expected nothing but the register; this is not carried, "
        "got a row of totals of Risks"
    ]


def test_small_letters_for_capitals_make_no_other_heading(path: Path) -> None:
    change(path, TABLE, 'name="Risk owner"', 'name="RISK Owner"')
    put(path, at(path, "Risk owner"), '<c t="inlineStr"><is><t>Treasurer</t></is></c>')
    found, findings = read(path)
    assert found.entries[0]["owner"] == "Treasurer"
    assert found.own_columns == {}
    assert findings == []


def test_a_required_column_that_was_deleted_is_an_error(path: Path) -> None:
    change(path, TABLE, 'name="Title"', 'name="Heading"')
    assert "error: Register, row 4: expected a column Title in the table Risks, got none" in said(
        path
    )


def test_a_table_that_is_only_cells_any_more_is_an_error_since_its_rows_would_be_lost(
    path: Path,
) -> None:
    change(path, "xl/tables/table6.xml", 'displayName="Updates"', 'displayName="Table1"')
    assert "error: sheet Updates: expected a table with the name Updates, got none" in said(path)


def test_notes_above_a_table_are_told(path: Path) -> None:
    row = patching.read(path, SHEET).partition('<row r="1"')[2].partition("</row>")[0]
    patching.replace(path, SHEET, row, row + text_cell("B1", "Draft!") + text_cell("F1", "7"))
    assert said(path) == [
        "warning: Register!B1: expected entries in the table only; this is not carried, "
        "got 'Draft!'",
        "warning: Register!F1: expected entries in the table only; this is not carried, got '7'",
    ]


def test_of_many_notes_the_first_are_told_and_how_many_more_there_are(path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="C{n}"><v>{n}</v></c></row>' for n in range(100, 400))
    add_rows(path, rows)
    told = said(path)
    assert len(told) == 21
    assert told[0].startswith("warning: Register!C100: expected entries in the table only")
    assert told[-1] == (
        "warning: sheet Register: expected entries in the table only; this is not carried, "
        "got 280 more cells or rows, the last of them Register!C399"
    )


def test_an_error_where_an_entry_is_required_is_told_once(path: Path) -> None:
    put(path, "B5", '<c t="e"><v>#REF!</v></c>')
    assert said(path) == ["error: Register!B5: expected a value, got the error #REF!"]


def test_a_row_with_nothing_but_an_error_is_told(path: Path) -> None:
    put(path, "A6", "<c/>")
    put(path, "B6", '<c t="e"><v>#N/A</v></c>')
    assert said(path) == [
        "error: Register!B6: expected a value, got the error #N/A",
        "error: Register!A6: expected a value for Reference, got nothing",
    ]


def test_a_formula_without_a_value_is_told_as_such(path: Path) -> None:
    objective = at(path, "Objective")
    put(path, objective, "<c><f>B5</f></c>")
    assert said(path) == [
        f"warning: Register!{objective}: expected an entry, got '=B5', which came to nothing"
    ]


def test_a_formula_that_cells_share_is_told_though_its_text_is_elsewhere(path: Path) -> None:
    objective = at(path, "Objective", 6)
    put(path, objective, '<c t="str"><f t="shared" si="0"/><v>Serve</v></c>')
    assert said(path) == [
        f"warning: Register!{objective}: expected an entry; its value is kept, got a formula"
    ]


def test_a_text_of_several_looks_is_told_in_words(path: Path) -> None:
    runs = "<r><t>Old</t></r><r><rPr><b/></rPr><t>new</t></r>"
    put(path, "B5", f'<c t="inlineStr"><is>{runs}</is></c>')
    assert said(path) == [
        "warning: Register!B5: expected one look for the whole text; the parts of it are not "
        "carried, got several"
    ]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ('<c t="d"><v>2023-10-26T00:00:00.000</v></c>', "2023-10-26"),
        ('<c t="d"><v>2023-10-26</v></c>', "2023-10-26"),
        ('<c t="inlineStr"><is><t>26/10/2023</t></is></c>', "2023-10-26"),
        ('<c t="str"><v>26 October 2023</v></c>', None),
    ],
)
def test_a_date_may_be_written_in_several_ways(path: Path, cell: str, day: str | None) -> None:
    put(path, at(path, "First recorded"), cell)
    found, findings = read(path)
    assert [each.code for each in findings] == ([] if day else ["entry-date"])
    assert found.entries[0]["first_recorded"] is None or day == str(
        found.entries[0]["first_recorded"]
    )


def test_the_dates_of_a_strict_file_that_counts_from_1904_are_the_same_days(path: Path) -> None:
    put(path, at(path, "First recorded"), '<c t="d"><v>2023-10-26</v></c>')
    change(path, BOOK, "<workbookPr[^>]*>", '<workbookPr date1904="1"/>')
    assert str(read(path)[0].entries[0]["first_recorded"]) == "2023-10-26"


def test_rows_and_columns_that_are_hidden_or_filtered_are_read(path: Path) -> None:
    change(path, SHEET, '<row r="6"', '<row hidden="1" r="6"')
    change(path, SHEET, "<col ", '<col hidden="1" ')
    change(path, TABLE, r"<autoFilter ([^>]*?)/?>(</autoFilter>)?",
           r'<autoFilter \1><filterColumn colId="0"><filters><filter val="R1"/></filters>'
           "</filterColumn></autoFilter>")  # fmt: skip
    found, findings = read(path)
    assert build(found) == build(register("generic-5x5", risks=RISKS))
    assert findings == []


# About


def _foot(path: Path) -> int:
    return int(defined(path, "Layout_version")[1].lstrip("A"))


def test_a_version_typed_below_the_log_is_read_and_told_once(path: Path) -> None:
    row = _foot(path) - 1
    cells = text_cell(f"A{row}", "2") + f'<c r="B{row}"><v>46112</v></c>'
    new = f'<row r="{row}">{cells}{text_cell(f"D{row}", "Typed")}</row>'
    patching.replace(path, ABOUT, f'<row r="{row + 1}"', f'{new}<row r="{row + 1}"')
    found, _ = read(path)
    assert [version["version"] for version in found.rows("versions")] == ["2"]
    assert said(path) == [
        f"warning: About, row {row}: expected every row within the table Versions, "
        "got a row right below it, which was read as one of its rows"
    ]


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("A1", '<c t="e"><v>#N/A</v></c>', "error: About!A1: expected a text, got the error #N/A"),
        ("A1", "<c/>", "error: About!A1: expected register title, got nothing"),
        ("B5", '<c t="e"><v>#N/A</v></c>',
         "error: About!B5: expected the as-at date, got '#N/A'"),
        ("B5", '<c t="inlineStr"><is><t>soon</t></is></c>',
         "error: About!B5: expected the as-at date, got 'soon'"),
    ],
)  # fmt: skip
def test_what_about_must_say_is_missed_with_its_cell(
    path: Path, cell: str, value: str, told: str
) -> None:
    put(path, cell, value, ABOUT)
    assert said(path) == [told]


def test_an_as_at_date_that_was_typed_as_a_text_is_read(path: Path) -> None:
    put(path, "B5", '<c t="inlineStr"><is><t>30/06/2026</t></is></c>', ABOUT)
    found, findings = read(path)
    assert str(found.settings.as_at) == "2026-06-30"
    assert findings == []


def test_a_table_of_one_s_own_on_a_sheet_of_ours_is_told(path: Path) -> None:
    table = '<table displayName="Mine" ref="Z90:Z91"><tableColumns><tableColumn name="a"/>' \
            "</tableColumns></table>"  # fmt: skip
    patching.write(path, "xl/tables/table99.xml", table)
    ties = "xl/worksheets/_rels/sheet1.xml.rels"
    tie = '<Relationship Id="rId99" Type="http://x/table" Target="/xl/tables/table99.xml"/>'
    patching.replace(path, ties, "</Relationships>", f"{tie}</Relationships>")
    cells = f'<row r="90">{text_cell("Z90", "a")}</row><row r="91">{text_cell("Z91", "b")}</row>'
    add_rows(path, cells, ABOUT)
    assert [each.partition(":")[2][:11] for each in said(path)] == [" About!Z90:", " About!Z91:"]


def test_of_a_threaded_comment_its_own_words_are_told(path: Path) -> None:
    kinds = (
        ("threadedComment", '<threadedComment ref="B5"><text>Ask Finance</text></threadedComment>'),
        ("comments", '<comment ref="B5"><text><t>Your version of Excel …</t></text></comment>'),
    )
    ties = "xl/worksheets/_rels/sheet2.xml.rels"
    for number, (kind, comment) in enumerate(kinds, 70):
        part = f"xl/{kind}{number}.xml"
        patching.write(path, part, f"<list>{comment}</list>")
        tie = f'<Relationship Id="rId{number}" Type="http://x/{kind}" Target="/{part}"/>'
        patching.replace(path, ties, "</Relationships>", f"{tie}</Relationships>")
    assert said(path) == [
        "warning: Register!B5: expected nothing but the register; this is not carried, "
        "got the comment 'Ask Finance'"
    ]


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/slicers/slicer1.xml", "a slicer"),
        ("xl/richData/rdrichvalue.xml", "a picture within a cell, or a data type"),
        ("xl/model/item.data", "a data model"),
        ("customUI/customUI14.xml", "a ribbon of one's own"),
    ],
)
def test_what_newer_spreadsheets_add_is_told(path: Path, part: str, what: str) -> None:
    patching.write(path, part, "<x/>")
    assert said(path) == [
        f"warning: the workbook: expected nothing but the register; this is not carried, got {what}"
    ]


def test_a_picture_and_a_sheet_of_a_chart_are_told(tmp_path: Path) -> None:
    path = built(register("generic-5x5", risks=RISKS), tmp_path)
    anchor = "<xdr><twoCellAnchor/></xdr>"
    patching.write(path, "xl/drawings/drawing99.xml", anchor)
    patching.write(path, "xl/chartsheets/sheet1.xml", "<chartsheet/>")
    ties = "xl/worksheets/_rels/sheet2.xml.rels"
    tie = '<Relationship Id="rId9" Type="http://x/drawing" Target="/xl/drawings/drawing99.xml"/>'
    patching.replace(path, ties, "</Relationships>", f"{tie}</Relationships>")
    tie = '<Relationship Id="rI9" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/>'
    patching.replace(path, "xl/_rels/workbook.xml.rels", "</Relationships>",
                     f"{tie}</Relationships>")  # fmt: skip
    sheet = '<sheet name="Chart1" sheetId="98" r:id="rI9" xmlns:r="r"/></sheets>'
    patching.replace(path, BOOK, "</sheets>", sheet)
    nothing = "expected nothing but the register; this is not carried, got"
    assert said(path) == [
        f"warning: sheet Register: {nothing} a picture, chart or shape more than were built",
        f"warning: sheet Chart1: {nothing} a sheet that is none of the register's",
    ]
