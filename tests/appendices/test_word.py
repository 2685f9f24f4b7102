"""The Word document of a pack: what a committee sees, what is read aloud, what Word works with."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table

from appendices.content import (
    Cell,
    Column,
    FactsBlock,
    Heading,
    Pack,
    PageBreak,
    Paragraph,
    TableBlock,
    line,
)
from appendices.word import word_document
from risk_register.appendix import Audience
from risk_register.colours import contrast
from risk_register.register import Brand
from tests.appendices.packs import (
    HIGH,
    MAP,
    MEDIUM,
    leicestershire,
    members_listed,
    pack,
    section,
)


def opened(written: Pack, template: bytes = b"") -> WordDocument:
    return Document(io.BytesIO(word_document(written, template)))


@pytest.fixture(scope="module")
def document() -> WordDocument:
    return opened(members_listed())


def styled(document: WordDocument, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if style_of(each) == style]


def style_of(paragraph: Any) -> str:
    return str(paragraph.style.name)


def named(document: WordDocument, title: str) -> Table:
    """The first table that says of itself to be this."""
    for each in document.tables:
        if said(each, "w:tblCaption") == title:
            return each
    raise LookupError(title)


def said(table: Table, tag: str) -> str | None:
    found = table._tbl.tblPr.find(qn(tag))
    return None if found is None else str(found.get(qn("w:val")))


def all_of(element: Any, tag: str) -> list[Any]:
    return [*element.iter(qn(tag))]


def fill(cell: Any) -> str:
    [shade] = all_of(cell._tc, "w:shd")
    return f"#{shade.get(qn('w:fill'))}"


def text_colour(cell: Any) -> str:
    return f"#{cell.paragraphs[0].runs[0].font.color.rgb}"


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_sections_and_risks_are_headings_of_two_levels(document: WordDocument) -> None:
    assert styled(document, "Heading 1") == [
        "Appendix A: Heat map", "Appendix B: Risk pages", "Appendix C: All risks",
        "Appendix D: Closed risks",
    ]  # fmt: skip
    assert styled(document, "Heading 2") == ["R1 Money runs out", "R2 People leave"]


def test_the_cover_says_whose_papers_for_which_meeting_of_which_day_and_how_marked(
    document: WordDocument,
) -> None:
    assert [each.text for each in document.paragraphs[:6]] == [
        "Office of the PCC for Anyshire",
        "Risk papers, March 2026",
        "Appendices for Joint Audit Committee",
        "Meeting of 20 April 2026",
        "As at 31 March 2026",
        "Marking: OFFICIAL",
    ]
    assert style_of(document.paragraphs[1]) == "Title"


def test_without_a_list_of_contents_the_cover_has_no_page_of_its_own() -> None:
    report = opened(pack(section("", "Report", Paragraph(line("All is well."))), contents=()))

    assert len(report.sections) == 1
    assert styled(report, "Title") == ["Risk papers, March 2026"]
    assert styled(report, "Heading 1") == ["Report"]


def test_the_contents_are_a_field_that_is_filled_from_the_start(document: WordDocument) -> None:
    [frame] = all_of(document.element.body, "w:sdt")
    entries = [each.text for each in all_of(frame, "w:hyperlink")]

    assert entries == [
        "Appendix A: Heat map", "Appendix B: Risk pages", "Appendix C: All risks",
        "Appendix D: Closed risks",
    ]  # fmt: skip
    assert [each.text for each in all_of(frame, "w:instrText")] == [r' TOC \o "1-1" \n \h \z ']


def test_every_entry_of_the_contents_leads_to_its_heading(document: WordDocument) -> None:
    links = [each.get(qn("w:anchor")) for each in all_of(document.element.body, "w:hyperlink")]
    marks = {
        each.get(qn("w:name")): each.getparent().text
        for each in all_of(document.element.body, "w:bookmarkStart")
    }

    assert [marks[each] for each in links] == styled(document, "Heading 1")


def test_word_is_not_told_to_ask_whether_it_may_update(document: WordDocument) -> None:
    assert all_of(document.settings.element, "w:updateFields") == []
    assert all(
        each.get(qn("w:dirty")) is None for each in all_of(document.element.body, "w:fldChar")
    )


def test_what_members_get_elsewhere_is_listed_outside_the_field(document: WordDocument) -> None:
    listed = styled(document, "toc 1")

    assert listed == ["Appendix E: Withheld (for members only)"]
    assert "For members only, not in this document:" in styled(document, "Normal")


def test_a_supplement_lists_what_stands_in_the_public_papers() -> None:
    public = members_listed()
    supplement = replace(
        public,
        audience=Audience.MEMBERS,
        sections=(replace(section("E", "Withheld"), audience=Audience.MEMBERS),),
    )
    document = opened(supplement)

    assert "In the public papers, not in this document:" in styled(document, "Normal")
    assert styled(document, "toc 1") == [
        "Appendix A: Heat map", "Appendix B: Risk pages", "Appendix C: All risks",
        "Appendix D: Closed risks",
    ]  # fmt: skip


def test_the_file_has_a_title_a_subject_and_a_language_and_no_author(
    document: WordDocument,
) -> None:
    properties = document.core_properties

    assert properties.title == "Risk papers, March 2026: Office of the PCC for Anyshire"
    assert properties.subject == "Appendices for Joint Audit Committee, meeting of 20 April 2026"
    assert properties.language == "en-GB"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == properties.modified
    assert properties.created == datetime(2026, 3, 31, tzinfo=UTC)


def test_nothing_of_python_docx_is_left_in_the_file() -> None:
    found = parts(word_document(pack()))

    assert [name for name, content in found.items() if b"python-docx" in content] == []
    assert "docProps/thumbnail.jpeg" not in found


def test_all_text_is_british_english(document: WordDocument) -> None:
    spoken = [each.get(qn("w:val")) for each in all_of(document.styles.element, "w:lang")]

    assert spoken == ["en-GB"]


def test_the_text_is_in_the_brands_font() -> None:
    plain, branded = opened(pack()), opened(replace(pack(), brand=Brand(font="Verdana")))

    [arial] = all_of(plain.styles.element, "w:rFonts")
    [verdana] = all_of(branded.styles.element, "w:rFonts")
    assert (arial.get(qn("w:ascii")), verdana.get(qn("w:ascii"))) == ("Arial", "Verdana")


def test_headings_that_could_not_be_read_in_the_brands_colour_are_black() -> None:
    yellow = Brand(heading_fill="#FFFF00", heading_text="#000000")

    assert str(opened(pack()).styles["Heading 1"].font.color.rgb) == "1F3864"
    branded = opened(replace(pack(), brand=yellow))
    assert str(branded.styles["Heading 1"].font.color.rgb) == "000000"


def test_the_first_row_of_a_table_repeats_and_no_other(document: WordDocument) -> None:
    rows = named(document, "Everything").rows
    repeated = [len(all_of(row._tr, "w:tblHeader")) for row in rows]

    assert repeated == [1] + [0] * 60


def test_no_row_of_any_table_is_broken(document: WordDocument) -> None:
    rows = [row for table in document.tables for row in table.rows]

    assert len(rows) == 70
    assert all(len(all_of(row._tr, "w:cantSplit")) == 1 for row in rows)


def test_headings_and_captions_stay_with_what_follows(document: WordDocument) -> None:
    kept = [
        each
        for each in document.paragraphs
        if style_of(each) in ("Heading 1", "Heading 2", "Caption")
    ]

    assert len(kept) == 8
    assert all(each.paragraph_format.keep_with_next for each in kept)


def test_a_table_has_a_name_and_says_in_words_what_it_shows(document: WordDocument) -> None:
    table = named(document, "Heat map")

    assert said(table, "w:tblDescription") == (
        "Impact Major, likelihood Likely: R1. Impact Minor, likelihood Rare: R2."
    )


def test_tables_are_numbered_in_their_captions(document: WordDocument) -> None:
    assert styled(document, "Caption") == ["Table 1: Heat map", "Table 2: Everything"]


def test_a_caption_that_repeats_the_heading_above_it_is_left_out(document: WordDocument) -> None:
    table = named(document, "R1 Money runs out")

    above: Any = table._tbl.getprevious()

    assert above.text == "R1 Money runs out"
    assert "R1 Money runs out" not in styled(document, "Caption")


def test_two_tables_in_a_row_do_not_become_one(document: WordDocument) -> None:
    table = named(document, "R1 Money runs out")

    below: Any = table._tbl.getnext()

    assert below.tag == qn("w:p")
    assert [len(each.rows) for each in document.tables] == [3, 2, 3, 1, 61]


def test_the_names_of_facts_head_their_rows(document: WordDocument) -> None:
    facts = document.tables[2]
    [look] = all_of(facts._tbl, "w:tblLook")

    assert [row.cells[0].text for row in facts.rows] == ["Summary", "Controls", "Due"]
    assert {style_of(row.cells[0].paragraphs[0]) for row in facts.rows} == {"Register Row Heading"}
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("0", "1")


def test_the_first_column_is_a_heading_only_where_the_table_says_so(
    document: WordDocument,
) -> None:
    heads, heads_not = named(document, "Everything"), named(document, "R1 Money runs out")

    assert style_of(heads.cell(1, 0).paragraphs[0]) == "Register Row Heading Small"
    assert style_of(heads_not.cell(1, 0).paragraphs[0]) == "Register Table Text"


def test_what_is_not_recorded_is_a_dash(document: WordDocument) -> None:
    assert document.tables[2].cell(2, 1).text == "–"


def test_a_table_without_rows_says_so(document: WordDocument) -> None:
    empty = TableBlock("People", (Column("Person"), Column("Role")), ())
    [table] = opened(pack(section("A", "Owners", empty))).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Person", "Role"],
        ["–", "–"],
    ]


@pytest.mark.parametrize(("row", "column", "band"), [(1, 2, HIGH), (1, 1, MEDIUM)])
def test_a_cell_of_a_band_has_its_colours(
    document: WordDocument, row: int, column: int, band: Any
) -> None:
    cell = named(document, "Heat map").cell(row, column)

    assert (fill(cell), text_colour(cell)) == (band.colour, band.text)
    assert contrast(fill(cell), text_colour(cell)) >= 4.5


def test_a_score_alone_gets_the_word_of_its_band(document: WordDocument) -> None:
    assert named(document, "R1 Money runs out").cell(1, 2).text == "16 High"


def test_a_band_is_named_once_where_the_text_holds_it(document: WordDocument) -> None:
    assert named(document, "Heat map").cell(1, 2).text == "16 High\nR1"


def test_a_band_is_named_although_a_longer_word_begins_with_it() -> None:
    cells = (Cell("Higher", band=HIGH), Cell("HIGH (16)", band=HIGH))
    block = TableBlock("Bands", (Column("One"), Column("Other")), (cells,))
    [table] = opened(pack(section("A", "Words", block))).tables

    assert [cell.text for cell in table.rows[1].cells] == ["Higher High", "HIGH (16)"]


def test_changed_wording_says_in_words_what_has_become_of_it(document: WordDocument) -> None:
    [paragraph] = document.tables[2].cell(0, 1).paragraphs
    _, added, _, removed, _ = paragraph.runs

    assert paragraph.text == "The grant is [added: far] smaller [removed: now]."
    assert (added.text, removed.text) == ("[added: far]", "[removed: now]")


def test_added_wording_is_underlined_and_removed_wording_struck_through_both_in_red(
    document: WordDocument,
) -> None:
    _, added, _, removed, _ = document.tables[2].cell(0, 1).paragraphs[0].runs
    assert added.style is not None
    assert removed.style is not None
    added_font, removed_font = added.style.font, removed.style.font

    assert (added_font.underline, removed_font.strike) == (True, True)
    assert str(added_font.color.rgb) == str(removed_font.color.rgb) == "B00000"
    assert contrast("#B00000", "#FFFFFF") >= 4.5


def test_changed_wording_in_a_band_has_the_bands_colour() -> None:
    block = TableBlock(
        "Map", (Column("Cell"),), ((Cell(lines=(line("High [added: now]"),), band=HIGH),),)
    )
    [table] = opened(pack(section("A", "Words", block))).tables
    plain, added = table.cell(1, 0).paragraphs[0].runs

    assert str(plain.font.color.rgb) == str(added.font.color.rgb) == "FFFFFF"


def test_bullets_are_a_real_list(document: WordDocument) -> None:
    bullets = opened(pack(section("A", "Text", Paragraph(line("A point", bullet=True)))))
    numbered = {
        each.get(qn("w:styleId")): all_of(each, "w:numId")[0].get(qn("w:val"))
        for each in bullets.styles.element.iterchildren(qn("w:style"))
        if all_of(each, "w:numId")
    }
    lists = {each.get(qn("w:numId")) for each in bullets.part.numbering_part.element}

    assert styled(bullets, "List Bullet") == ["A point"]
    assert [style_of(each) for each in document.tables[2].cell(1, 1).paragraphs] == [
        "Register Table Bullet", "Register Table Bullet",
    ]  # fmt: skip
    assert {*numbered.values()} <= lists


def test_a_table_is_as_wide_as_the_text_and_its_columns_share_it(document: WordDocument) -> None:
    table = named(document, "R1 Money runs out")
    widths = [int(each.get(qn("w:w"))) for each in all_of(table._tbl, "w:gridCol")]

    assert sum(widths) == 11906 - 2 * 1134
    assert widths == [1927, 5782, 1929]
    assert [cell.width.twips for cell in table.rows[1].cells if cell.width] == widths
    [layout] = all_of(table._tbl, "w:tblLayout")
    assert layout.get(qn("w:type")) == "fixed"


def test_a_narrow_column_takes_what_its_longest_word_needs() -> None:
    columns = (Column("Responsible officer"), Column("Meaning", 30))
    block = TableBlock("Officers", columns, ((Cell("Chief"), Cell("Leads")),))
    [table] = opened(pack(section("A", "Officers", block))).tables
    narrow, wide = (int(each.get(qn("w:w"))) for each in all_of(table._tbl, "w:gridCol"))

    assert narrow + wide == 11906 - 2 * 1134
    assert 1300 < narrow < 1700


def test_only_a_wide_section_lies_across(document: WordDocument) -> None:
    assert [each.orientation for each in document.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]  # fmt: skip
    across = document.sections[3]
    assert across.page_width is not None
    assert across.page_height is not None
    assert across.page_width > across.page_height


def test_every_section_has_its_own_marking_above_and_below(document: WordDocument) -> None:
    markings = [
        (each.header.paragraphs[0].text, each.footer.paragraphs[0].text)
        for each in document.sections
    ]

    assert markings == [
        ("OFFICIAL", "OFFICIAL"), ("OFFICIAL", "OFFICIAL"),
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"), ("OFFICIAL", "OFFICIAL"),
        ("OFFICIAL", "OFFICIAL"),
    ]  # fmt: skip


def test_the_header_names_the_appendix(document: WordDocument) -> None:
    assert document.sections[2].header.paragraphs[1].text == (
        "Office of the PCC for Anyshire – Appendix B: Risk pages"
    )


def test_pages_are_counted_by_fields(document: WordDocument) -> None:
    for each in document.sections:
        fields = [field.text for field in all_of(each.footer._element, "w:instrText")]
        assert fields == [" PAGE ", " NUMPAGES "]
        assert each.footer.paragraphs[-1].text == "Page 1 of 1"


def test_what_follows_a_break_begins_a_page(document: WordDocument) -> None:
    begins = {
        each.text: each.paragraph_format.page_break_before
        for each in document.paragraphs
        if style_of(each) == "Heading 2"
    }

    assert begins == {"R1 Money runs out": None, "R2 People leave": True}


def test_a_break_that_would_leave_a_heading_alone_is_left_out() -> None:
    text = Paragraph(line("Text"))
    document = opened(pack(section("A", "Breaks", PageBreak(), text, PageBreak())))

    assert all(not each.paragraph_format.page_break_before for each in document.paragraphs)


def test_a_break_before_a_table_begins_a_page_too() -> None:
    facts = FactsBlock("Facts", (("Name", Cell("Value")),))
    document = opened(pack(section("A", "Breaks", facts, PageBreak(), facts)))
    begins = [each.text for each in document.paragraphs if each.paragraph_format.page_break_before]

    assert begins == [""]


def test_a_section_without_anything_says_so() -> None:
    document = opened(pack(section("A", "Scales")))

    assert "The register has nothing to show here." in styled(document, "Normal")


def test_headings_go_four_levels_deep() -> None:
    blocks = [Heading(f"Level {level}", level) for level in (1, 2, 3, 4, 5, 9)]
    document = opened(pack(section("A", "Deep", *blocks)))
    levels = {each.text: style_of(each) for each in document.paragraphs if "Level" in each.text}

    assert levels == {
        "Level 1": "Heading 2", "Level 2": "Heading 2", "Level 3": "Heading 3",
        "Level 4": "Heading 4", "Level 5": "Heading 4", "Level 9": "Heading 4",
    }  # fmt: skip


def test_text_is_text() -> None:
    texts = ["<w:p/> & \"so\" 'on'", "=1+1", "one\ntwo\tthree", "  spaced  "]
    document = opened(pack(section("A", "Text", *(Paragraph(line(text)) for text in texts))))

    assert [each for each in styled(document, "Normal") if each] == texts


@pytest.mark.parametrize(
    "written",
    [members_listed(), leicestershire(), pack(section("", "Report"), contents=())],
    ids=["by hand", "Leicestershire", "report"],
)
def test_the_open_xml_sdk_finds_nothing_wrong(
    written: Pack, tmp_path: Path, validator: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "pack.docx"
    path.write_bytes(word_document(written))

    assert validator(path) == []


def test_the_same_pack_gives_the_same_bytes_whatever_the_seed() -> None:
    program = (
        "import hashlib\nfrom appendices.word import word_document\n"
        "from tests.appendices.packs import leicestershire\n"
        "print(hashlib.sha256(word_document(leicestershire())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "Europe/London"), ("2", "Asia/Tokyo"))
    }  # fmt: skip

    assert len(digests) == 1


def test_parts_of_the_file_have_a_fixed_order_and_date() -> None:
    with ZipFile(io.BytesIO(word_document(pack()))) as archive:
        names, dates = archive.namelist(), {each.date_time for each in archive.infolist()}

    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_leicestershires_appendix_a_is_one_table_that_lies_across() -> None:
    document = opened(leicestershire())
    table = named(document, "Risk overview")

    assert document.sections[1].orientation == WD_ORIENT.LANDSCAPE
    assert [cell.text for cell in table.rows[1].cells] == [
        "OPCC031", "Chief Finance Officer", "Pressure on the finances, 2022/2023 to 2025/26",
        "Very High", "Very High", "Controls Tasked", "02/11/2022", "24/09/2023", "16", "16 High",
        "→ Unchanged", "–",
    ]  # fmt: skip
    assert len(table.rows) == 25


def test_the_map_can_be_read_without_any_colour() -> None:
    [table] = opened(pack(section("A", "Map", MAP))).tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]

    assert texts == [
        ["Impact / Likelihood", "1 Rare", "2 Likely"],
        ["2 Major", "8 Medium", "16 High\nR1"],
        ["1 Minor", "1 Low\nR2", "2 Low"],
    ]
