"""Workbooks as Excel itself leaves them: other ways to say the same, and things that are added."""

import re
from pathlib import Path

import pytest

from risk_register.own_columns import Formula, OwnColumn
from risk_register.values import Month
from tests.support import patching
from tests.workbook_builder.reading_back.worked import (
    BOOK,
    SHEET,
    TABLE,
    add_rows,
    at,
    own_column,
    put,
    read,
    small,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small(tmp_path)


def _told(path: Path) -> list[tuple[str, str, str]]:
    return [(each.code, str(each.place), each.actual) for each in read(path)[1]]


def _shared_texts(path: Path, *items: str) -> None:
    """Adds texts that cells share, as Excel keeps them."""
    content = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{"".join(items)}</sst>'
    patching.write(path, "xl/sharedStrings.xml", content)
    _tie(path, BOOK, "sharedStrings", "/xl/sharedStrings.xml")


# Other ways to say the same


def test_shared_texts_are_read(path: Path) -> None:
    _shared_texts(path, "<si><t>Nobody</t></si>", "<si><t>Treasurer &amp; friends</t></si>")
    put(path, at(path, "Title"), '<c t="s"><v>1</v></c>')
    found, findings = read(path)
    assert found.entries[0]["title"] == "Treasurer & friends"
    assert findings == []


def test_a_text_of_several_looks_is_read_whole_and_that_is_told(path: Path) -> None:
    _shared_texts(
        path, '<si><r><t>Old</t></r><r><rPr><b/></rPr><t xml:space="preserve"> new</t></r></si>'
    )
    title = at(path, "Title")
    put(path, title, '<c t="s"><v>0</v></c>')
    assert read(path)[0].entries[0]["title"] == "Old new"
    assert _told(path) == [("entry-rich-text", f"Register!{title}", "several")]


def test_what_helps_to_read_japanese_aloud_is_no_part_of_a_text(path: Path) -> None:
    _shared_texts(path, "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>")
    put(path, at(path, "Title"), '<c t="s"><v>0</v></c>')
    assert read(path)[0].entries[0]["title"] == "東京"


def test_line_breaks_of_either_kind_are_line_breaks(path: Path) -> None:
    put(path, at(path, "Title"), '<c t="inlineStr"><is><t>One_x000D_\nTwo</t></is></c>')
    assert read(path)[0].entries[0]["title"] == "One\nTwo"


def test_cells_and_rows_need_not_say_where_they_are(path: Path) -> None:
    text = patching.read(path, SHEET)
    start, end = text.index('<row r="5"'), text.index("</sheetData>")
    rows = re.sub(r'(<row) r="\d+"', r"\1", re.sub(r'(<c) r="[A-Z]+\d+"', r"\1", text[start:end]))
    patching.write(path, SHEET, text[:start] + rows + text[end:])
    found, findings = read(path)
    assert [risk.reference for risk in found.entries] == ["R1", "R2"]
    assert found.entries[0]["current_impact"] == 4
    assert findings == []


def test_dates_that_count_from_1904_are_the_same_days(path: Path) -> None:
    recorded = at(path, "First recorded")
    put(path, recorded, "<c><v>45225</v></c>")
    assert str(read(path)[0].entries[0]["first_recorded"]) == "2023-10-26"
    text = re.sub("<workbookPr[^>]*>", '<workbookPr date1904="1"/>', patching.read(path, BOOK))
    patching.write(path, BOOK, text)
    put(path, recorded, "<c><v>43763</v></c>")
    assert str(read(path)[0].entries[0]["first_recorded"]) == "2023-10-26"


def test_a_date_may_be_written_as_a_date(path: Path) -> None:
    put(path, at(path, "First recorded"), '<c t="d"><v>2023-10-26</v></c>')
    assert str(read(path)[0].entries[0]["first_recorded"]) == "2023-10-26"


def test_a_time_of_day_is_left_out_and_told(path: Path) -> None:
    recorded = at(path, "First recorded")
    put(path, recorded, "<c><v>45225.75</v></c>")
    assert str(read(path)[0].entries[0]["first_recorded"]) == "2023-10-26"
    assert _told(path) == [("entry-time", f"Register!{recorded}", "'45225.75'")]


def test_a_date_that_is_shown_as_a_month_is_a_month(path: Path) -> None:
    styles = patching.read(path, "xl/styles.xml")
    [code] = re.findall(r'numFmtId="(\d+)" formatCode="dd/mm/yyyy"', styles)
    patching.replace(path, "xl/styles.xml", f'numFmtId="{code}" formatCode="dd/mm/yyyy"',
                     f'numFmtId="{code}" formatCode="mmm\\-yy"')  # fmt: skip
    text = patching.read(path, SHEET)
    [style] = re.findall(rf'<c r="{at(path, "Next key date")}" s="(\d+)"', text)
    put(path, at(path, "Next key date"), f'<c s="{style}"><v>45200</v></c>')
    assert read(path)[0].entries[0]["next_key_date"] == Month(2023, 10)


def test_a_number_that_was_entered_as_a_text_is_read(path: Path) -> None:
    put(path, at(path, "Current impact"), '<c t="inlineStr"><is><t>5</t></is></c>')
    assert read(path)[0].entries[0]["current_impact"] == 5


def test_a_title_that_is_a_number_is_a_text(path: Path) -> None:
    put(path, at(path, "Title"), "<c><v>2030</v></c>")
    assert read(path)[0].entries[0]["title"] == "2030"


def test_an_error_in_an_entry_is_an_error(path: Path) -> None:
    title = at(path, "Objective")
    put(path, title, '<c t="e"><v>#N/A</v></c>')
    assert _told(path) == [("entry-error", f"Register!{title}", "the error #N/A")]


def test_a_formula_in_an_entry_keeps_what_it_came_to_and_is_told(path: Path) -> None:
    title = at(path, "Title")
    put(path, title, '<c t="str"><f>B6&amp;"!"</f><v>Second!</v></c>')
    assert read(path)[0].entries[0]["title"] == "Second!"
    assert _told(path) == [("entry-formula", f"Register!{title}", "'=B6&\"!\"'")]


def test_a_prefix_and_the_strict_names_of_the_standard_are_no_difference(path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for part in (SHEET, BOOK):
        patching.replace(path, part, main, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    text = patching.read(path, TABLE)
    prefixed = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=")
    patching.write(path, TABLE, prefixed)
    found, findings = read(path)
    assert [risk.reference for risk in found.entries] == ["R1", "R2"]
    assert findings == []


# What people do to a table


def test_rows_right_below_a_table_are_read_and_told(path: Path) -> None:
    new = '<row r="7"><c r="A7" t="inlineStr"><is><t>R3</t></is></c>' \
          '<c r="B7" t="inlineStr"><is><t>Third</t></is></c></row>'  # fmt: skip
    add_rows(path, new)
    assert [risk.reference for risk in read(path)[0].entries] == ["R1", "R2", "R3"]
    assert [(code, place) for code, place, _ in _told(path)] == [
        ("row-below-table", "Register, row 7")
    ]


def test_what_stands_further_below_is_told_with_its_cell(path: Path) -> None:
    new = '<row r="9"><c r="B9" t="inlineStr"><is><t>Note to self</t></is></c></row>'
    add_rows(path, new)
    assert _told(path) == [("cell-not-carried", "Register!B9", "'Note to self'")]


def test_a_row_of_totals_is_no_risk(path: Path) -> None:
    text = patching.read(path, TABLE)
    [ref] = {*re.findall(r' ref="(A4:[A-Z]+)6"', text)}
    patching.write(path, TABLE, text.replace(f"{ref}6", f"{ref}7").replace(
        "<table ", '<table totalsRowCount="1" ', 1))  # fmt: skip
    new = '<row r="7"><c r="A7" t="inlineStr"><is><t>Total</t></is></c></row>'
    add_rows(path, new)
    assert [risk.reference for risk in read(path)[0].entries] == ["R1", "R2"]


def test_a_value_typed_over_a_formula_is_told_and_nothing_else(path: Path) -> None:
    score = at(path, "Current score")
    put(path, score, "<c><v>20</v></c>")
    assert _told(path) == [("typed-over", f"Register!{score}", "'20'")]


def test_a_renamed_heading_is_a_column_of_one_s_own_and_the_old_one_is_missed(path: Path) -> None:
    put(path, at(path, "Objective"), '<c t="inlineStr"><is><t>Serve</t></is></c>')
    patching.replace(path, TABLE, 'name="Objective"', 'name="Aim"')
    found, findings = read(path)
    assert found.own_columns == {"risks": (OwnColumn("Aim", "Effect"),)}
    assert found.entries[0].own == {"Aim": "Serve"}
    assert [(f.code, f.expected) for f in findings] == [
        ("column-missing", "a column Objective in the table Risks")
    ]


def test_a_heading_broken_into_lines_is_the_same_heading(path: Path) -> None:
    patching.replace(path, TABLE, 'name="Risk owner"', 'name="Risk_x000a_owner"')
    assert _told(path) == []


def test_a_table_that_was_turned_into_cells_is_an_error(path: Path) -> None:
    patching.replace(path, TABLE, 'displayName="Risks"', 'displayName="Table1"')
    assert ("table-missing", "sheet Register", "none") in _told(path)


# Columns of one's own


def test_texts_numbers_and_truth_values_of_one_s_own_are_kept(path: Path) -> None:
    own_column(path, '<c t="b"><v>1</v></c>', "<c><v>2.5</v></c>")
    found, findings = read(path)
    assert [risk.own for risk in found.entries] == [{"Own": True}, {"Own": 2.5}]
    assert findings == []


def test_a_formula_by_headings_comes_along(path: Path) -> None:
    formula = "Risks[[#This Row],[Current score]]*2+Tolerance"
    own_column(path, f"<c><f>{formula}</f><v>24</v></c>")
    found, findings = read(path)
    assert found.entries[0].own == {"Own": Formula(formula)}
    assert findings == []


def test_a_formula_by_addresses_of_its_row_is_put_into_headings(path: Path) -> None:
    likelihood, impact = at(path, "Current likelihood"), at(path, "Current impact")
    own_column(path, f"<c><f>{likelihood}*${impact}</f><v>12</v></c>")
    assert read(path)[0].entries[0].own == {
        "Own": Formula(
            "Risks[[#This Row],[Current likelihood]]*Risks[[#This Row],[Current impact]]"
        )
    }


def test_a_formula_that_cells_share_is_each_cell_s_own(path: Path) -> None:
    likelihood = at(path, "Current likelihood")
    own_column(
        path,
        f'<c><f t="shared" ref="BB5:BB6" si="0">{likelihood}+1</f><v>4</v></c>',
        '<c><f t="shared" si="0"/><v>1</v></c>',
    )
    formula = Formula("Risks[[#This Row],[Current likelihood]]+1")
    assert [risk.own for risk in read(path)[0].entries] == [{"Own": formula}, {"Own": formula}]


@pytest.mark.parametrize("formula", ["'My sheet'!A1", "B6", "SUM(B5:B6)", "[1]Book!A1", "MyName"])
def test_a_formula_that_refers_elsewhere_keeps_its_value_and_is_told(
    path: Path, formula: str
) -> None:
    own_column(path, f"<c><f>{formula}</f><v>7</v></c>")
    found, findings = read(path)
    assert found.entries[0].own == {"Own": 7}
    assert [finding.code for finding in findings] == ["own-formula"]


# What is told and not carried


def _tie(path: Path, part: str, kind: str, target: str) -> None:
    """Adds a part's tie to another."""
    folder, name = part.rsplit("/", 1)
    ties = f"{folder}/_rels/{name}.rels"
    tie = f'<Relationship Id="rId77" Type="http://x/{kind}" Target="{target}"/></Relationships>'
    patching.replace(path, ties, "</Relationships>", tie)


def test_a_comment_is_told_with_its_cell(path: Path) -> None:
    comment = '<comment ref="B5"><text><t>Ask Finance</t></text></comment>'
    patching.write(path, "xl/comments1.xml", f"<comments><list>{comment}</list></comments>")
    _tie(path, SHEET, "comments", "/xl/comments1.xml")
    assert _told(path) == [("not-carried", "Register!B5", "the comment 'Ask Finance'")]


def test_a_sheet_of_one_s_own_is_told(path: Path) -> None:
    patching.write(path, "xl/worksheets/own.xml", "<worksheet><sheetData/></worksheet>")
    _tie(path, BOOK, "worksheet", "/xl/worksheets/own.xml")
    sheet = '<sheet name="Mine" sheetId="99" r:id="rId77" xmlns:r="r"/></sheets>'
    patching.replace(path, BOOK, "</sheets>", sheet)
    assert _told(path) == [("not-carried", "sheet Mine", "a sheet that is none of the register's")]


def test_a_renamed_sheet_is_none_of_one_s_own(path: Path) -> None:
    text = patching.read(path, BOOK)
    text = text.replace('name="Dashboard"', 'name="Überblick"').replace(
        "'Dashboard'!", "'Überblick'!"
    )
    patching.write(path, BOOK, text)
    assert _told(path) == []


def test_a_link_on_a_cell_is_told(path: Path) -> None:
    link = '<hyperlink ref="B5" r:id="rId5" xmlns:r="r"/></hyperlinks>'
    patching.replace(path, SHEET, "</hyperlinks>", link)
    assert _told(path) == [("not-carried", "Register!B5", "a link")]


def test_sparklines_are_told(path: Path) -> None:
    ext = '<extLst><ext><x14:sparklineGroup xmlns:x14="x14"/></ext></extLst></worksheet>'
    patching.replace(path, SHEET, "</worksheet>", ext)
    assert _told(path) == [("not-carried", "sheet Register", "sparklines")]


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/pivotTables/pivotTable1.xml", "a pivot table"),
        ("xl/externalLinks/externalLink1.xml", "a link to another workbook"),
        ("xl/embeddings/oleObject1.bin", "an embedded file"),
        ("xl/connections.xml", "a connection to data elsewhere"),
        ("docMetadata/LabelInfo.xml", "a sensitivity label"),
    ],
)
def test_what_else_people_add_is_told(path: Path, part: str, what: str) -> None:
    patching.write(path, part, "<x/>")
    assert _told(path) == [("not-carried", "the workbook", what)]


def test_a_sensitivity_label_among_the_properties_is_told(path: Path) -> None:
    patching.write(path, "docProps/custom.xml", '<p name="MSIP_Label_1_Enabled"/>')
    assert _told(path) == [("not-carried", "the workbook", "a sensitivity label")]


def test_an_entry_beside_a_calculated_sheet_is_told(path: Path) -> None:
    new = '<row r="500"><c r="Z500"><v>1</v></c></row></sheetData>'
    patching.replace(path, "xl/worksheets/sheet18.xml", "</sheetData>", new)
    assert _told(path) == [("not-carried", "Checks!Z500", "'1'")]


def test_a_note_in_an_empty_cell_of_a_calculated_sheet_is_told(path: Path) -> None:
    text = patching.read(path, "xl/worksheets/sheet1.xml")
    assert '<c r="F8"' not in text
    note = '<c r="F8" t="inlineStr"><is><t>Ask Finance</t></is></c>'
    start = text.index("</row>", text.index('<row r="8"'))
    patching.write(path, "xl/worksheets/sheet1.xml", text[:start] + note + text[start:])
    assert _told(path) == [("not-carried", "About!F8", "'Ask Finance'")]


def test_a_note_between_what_a_calculated_sheet_shows_is_told(path: Path) -> None:
    """Beside the as-at date, where the sheet has cells further down and none here."""
    text = patching.read(path, "xl/worksheets/sheet1.xml")
    assert '<c r="B5"' in text
    assert '<c r="C5"' not in text
    note = '<c r="C5" t="inlineStr"><is><t>Check this</t></is></c>'
    start = text.index("</row>", text.index('<row r="5"'))
    patching.write(path, "xl/worksheets/sheet1.xml", text[:start] + note + text[start:])
    assert _told(path) == [("not-carried", "About!C5", "'Check this'")]
