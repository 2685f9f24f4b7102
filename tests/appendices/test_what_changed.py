"""The paper of a comparison: what it lists, counts and tells, as a document and as a workbook."""

import io
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.text.paragraph import Paragraph as WordParagraph

from appendices.content import Pack, Run, Section
from appendices.what_changed import changes_pack, listed
from appendices.word import word_document
from appendices.workbook import pack_workbook
from risk_register.comparison.change import Comparison
from risk_register.comparison.compare import compare
from risk_register.comparison.wording import How
from tests.appendices.reading import facts, pages, sentences, tables
from tests.registers import example
from tests.risk_register.comparison.quarter import opened, quarter
from tests.risk_register.making import PRODUCT, register_of, risk, scheme_of


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    old, new = quarter(tmp_path_factory.mktemp("quarter"))
    return compare(opened(old), opened(new))


def section(pack: Pack, title: str) -> Section:
    [found] = [each for each in pack.sections if each.title == title]
    return found


def test_the_paper_says_what_it_compares_and_that_it_is_for_officers(
    comparison: Comparison,
) -> None:
    pack = changes_pack(comparison, as_table=False)
    assert pack.title == "What changed: Strategic risk register, January 2024"
    assert pack.marking == "OFFICIAL – For officers only"
    assert pack.contents == (
        "At a glance", "Counts", "Risk by risk", "Reviews", "The register itself",
    )  # fmt: skip
    first, reviewed, due = sentences(section(pack, "At a glance").blocks)
    assert first == "From 26 October 2023 to 31 January 2024. 14 risks changed."
    assert reviewed == "Reviewed: 2 (OPCC007, OPCC031)."
    assert due.startswith("Due and not reviewed: 16 (OPCC017, OPCC038, ")


def test_the_list_for_the_cover_has_each_section_of_a_risk_once(comparison: Comparison) -> None:
    rows = listed(comparison)
    assert [row[1:] for row in rows if row[0] == "OPCC031"] == [
        ("Current score", "Re-scored"),
        ("Risk summary", "Wording changed"),
        ("Controls", "Control added"),
        ("Controls", "Control completed"),
        ("Updates", "Update added"),
    ]
    assert len(rows) == len(set(rows)) == 25


def test_the_counts_name_the_risks(comparison: Comparison) -> None:
    [table] = tables(section(changes_pack(comparison, as_table=False), "Counts").blocks)
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert rows["Escalated"] == ["2", "OPCC034, OPCC039"]
    assert rows["Update added"] == ["2", "OPCC031"]
    assert rows["Setting changed"] == ["1", "–"]


def test_each_risk_has_its_sections_with_the_changed_words_marked(comparison: Comparison) -> None:
    told = section(changes_pack(comparison, as_table=False), "Risk by risk")
    page = facts(pages(told)["OPCC031"])
    assert page["Current score"] == "Re-scored: 16 High to 12 High: likelihood 4 to 3"
    assert (
        page["Controls (C040)"]
        == "Control added: Sell the old headquarters (Planned, due 30/06/2024)"
    )
    assert page["Updates"] == (
        "Update added: 20/12/2023, CFO: The budget is built.\n"
        "Update added: 20/01/2024, SMT: Likelihood lowered."
    )
    assert facts(pages(told)["OPCC032"])["Controls (C007)"] == (
        "Control's wording changed: Keep the list of assets and [added: of] users up to date "
        "[added: each month]"
    )


def test_in_the_word_document_changed_words_have_the_looks_of_changes(
    comparison: Comparison,
) -> None:
    content = word_document(changes_pack(comparison, as_table=False))
    document = Document(io.BytesIO(content))
    runs = {
        run.text: run.style.name
        for table in document.tables
        for row in table.rows
        for paragraph in row.cells[-1].paragraphs
        for run in paragraph.runs
        if run.style
    }
    assert runs["[added: improved]"] == "Register Added"
    assert runs["[removed: worsened]"] == "Register Removed"
    assert any(each.text == "For officers" for each in document.paragraphs)


def test_in_the_word_document_the_list_stands_on_the_page_of_title_and_contents(
    comparison: Comparison,
) -> None:
    document = Document(io.BytesIO(word_document(changes_pack(comparison, as_table=False))))
    first = [
        block.text
        for block in document.sections[0].iter_inner_content()
        if isinstance(block, WordParagraph)
    ]
    assert "What changed: Strategic risk register, January 2024" in first
    assert "At a glance" in first
    assert "Counts" not in first
    assert len(document.sections) == 5


def test_in_the_workbook_all_changes_are_one_table_with_the_changed_words_in_red(
    comparison: Comparison,
) -> None:
    content = pack_workbook(changes_pack(comparison, as_table=True))
    book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
    assert book.sheetnames == [
        "Cover", "At a glance", "Counts", "Risk by risk", "Reviews", "The register itself",
    ]  # fmt: skip
    [table] = book["Risk by risk"].tables.values()
    assert len([*book["Risk by risk"][table.ref]]) == 27
    values = [cell.value for row in book["Risk by risk"][table.ref] for cell in row]
    [summary] = [value for value in values if str(value).startswith("The medium-term")]
    fonts = {piece.text: piece.font for piece in summary if not isinstance(piece, str)}
    assert fonts["[added: improved]"].u == "single"
    assert fonts["[removed: worsened]"].strike


def test_brackets_in_a_text_are_no_marks_in_the_paper() -> None:
    scheme = scheme_of(PRODUCT)
    old, new = (
        register_of(
            scheme, [risk(description=f"The plan [removed: {year} and the [old] rest is as it was")]
        )
        for year in (2023, 2024)
    )
    told = section(changes_pack(compare(old, new), as_table=True), "Risk by risk")
    [table] = tables(told.blocks)
    assert table.rows[0][3].lines[0].runs == (
        Run("The plan [removed: "),
        Run("2023", How.REMOVED),
        Run(" "),
        Run("2024", How.ADDED),
        Run(" and the [old] rest is as it was"),
    )


def test_registers_without_a_difference_give_a_paper_that_says_so() -> None:
    same = example("mopac-2017-09")
    pack = changes_pack(compare(same, same), as_table=False)
    assert pack.contents == ("At a glance",)
    assert sentences(pack.sections[0].blocks) == [
        "From 22 September 2017 to 22 September 2017. Nothing has changed."
    ]
    assert word_document(pack)
    assert pack_workbook(pack)


def test_the_same_registers_give_the_same_bytes(comparison: Comparison, tmp_path: Path) -> None:
    old, new = quarter(tmp_path)
    again = compare(opened(old), opened(new))
    for as_table, write in ((False, word_document), (True, pack_workbook)):
        packs = (changes_pack(each, as_table=as_table) for each in (comparison, again))
        first, second = map(write, packs)
        assert first == second
