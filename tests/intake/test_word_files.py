"""Word documents: merged cells, lists, tracked changes, and every word outside the tables."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

from intake.files import read_grids
from intake.grid import Grid


@pytest.fixture
def paper() -> Any:
    return Document()


def read(paper: Any, path: Path) -> tuple[Grid, ...]:
    paper.save(str(path))
    return read_grids(path)[0]


def table(paper: Any, *rows: list[str]) -> Table:
    made: Table = paper.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            made.cell(number, column).text = text
    return made


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_cells_merged_to_the_right_and_downwards_show_what_one_holds(
    tmp_path: Path, paper: Any
) -> None:
    made = table(paper, ["Ref", "Score", ""], ["", "L", "I"], ["R1", "2", "3"])
    made.cell(0, 1).merge(made.cell(0, 2))
    made.cell(0, 0).merge(made.cell(1, 0))
    found = read(paper, tmp_path / "r.docx")[0]
    assert texts(found) == [["Ref", "Score", "Score"], ["Ref", "L", "I"], ["R1", "2", "3"]]
    assert [cell.spread for cell in found.rows[0]] == [False, False, True]
    assert [cell.spread for cell in found.rows[1]] == [True, False, False]


def test_paragraphs_are_lines_and_items_of_a_list_have_a_bullet(tmp_path: Path, paper: Any) -> None:
    made = table(paper, ["Ref", "Controls"], ["R1", ""])
    cell = made.cell(1, 1)
    cell.paragraphs[0].text = "In place:"
    cell.add_paragraph("Alarm", style="List Bullet")
    cell.add_paragraph("Drill", style="List Number")
    cell.add_paragraph("• Hose", style="List Bullet")
    found = read(paper, tmp_path / "r.docx")[0]
    assert found.rows[1][1].value == "In place:\n• Alarm\n• Drill\n• Hose"


def test_deleted_words_are_left_out_and_inserted_ones_are_in(tmp_path: Path, paper: Any) -> None:
    made = table(paper, ["Ref", "Risk"], ["R1", "Fire"], ["R2", "Flood"])
    paragraph = made.cell(1, 1).paragraphs[0]._p
    paragraph.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t> and smoke</w:t></w:r></w:ins>'
        )
    )
    paragraph.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="2" w:author="x"><w:r><w:delText> or not</w:delText></w:r>'
            "</w:del>"
        )
    )
    row = made.rows[2]._tr
    row.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="3" w:author="x"/>'))
    found = read(paper, tmp_path / "r.docx")[0]
    assert texts(found) == [["Ref", "Risk"], ["R1", "Fire and smoke"]]


def test_struck_out_words_are_kept_and_told(tmp_path: Path, paper: Any) -> None:
    made = table(paper, ["Ref", "Risk"], ["R1", "Fire"])
    made.cell(1, 1).paragraphs[0].add_run(" or flood").font.strike = True
    paper.save(str(tmp_path / "r.docx"))
    grids, findings = read_grids(tmp_path / "r.docx")
    assert grids[0].rows[1][1].text == "Fire or flood"
    assert [each.code for each in findings] == ["struck-out"]


def test_a_table_within_a_cell_is_a_grid_of_its_own(tmp_path: Path, paper: Any) -> None:
    made = table(paper, ["Ref", "Risk"], ["R1", "Fire"])
    inner = made.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Alarm", "Hose"
    outer, within, text = read(paper, tmp_path / "r.docx")
    assert texts(outer) == [["Ref", "Risk"], ["R1", "Fire"]]
    assert texts(within) == [["Alarm", "Hose"]]
    assert (outer.name, within.name, text.name) == ("table 1", "table 2 within table 1", "text")


def test_content_controls_hide_nothing(tmp_path: Path, paper: Any) -> None:
    """Forms put cells, paragraphs and whole tables into controls."""
    made = table(paper, ["Ref", "Risk"], ["R1", "Fire"])
    body, element = paper.element.body, made._tbl
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    body.replace(element, control)
    control[-1].append(element)
    assert texts(read(paper, tmp_path / "r.docx")[0]) == [["Ref", "Risk"], ["R1", "Fire"]]


def test_what_stands_outside_the_tables_is_a_grid_too(tmp_path: Path, paper: Any) -> None:
    paper.add_heading("Appendix A", 1)
    paper.add_paragraph("Read with care.")
    table(paper, ["Ref", "Risk"], ["R1", "Fire"])
    paper.add_paragraph("End.")
    paper.sections[0].header.paragraphs[0].text = "OFFICIAL"
    first, text = read(paper, tmp_path / "r.docx")
    assert first.above == "Appendix A"
    assert [(str(cell.place), cell.text) for cell in text.cells()] == [
        ("paragraph 1", "Appendix A"), ("paragraph 2", "Read with care."), ("paragraph 3", "End."),
        ("a header", "OFFICIAL"),
    ]  # fmt: skip


def test_tables_with_the_same_headings_are_one_and_headings_between_are_shown(
    tmp_path: Path, paper: Any
) -> None:
    for part, risk in (("Safety", "Fire"), ("Money", "Theft")):
        paper.add_heading(part, 2)
        table(paper, ["Ref", "Risk"], ["R1", risk])
    joined, _ = read(paper, tmp_path / "r.docx")
    assert joined.name == "tables 1 to 2"
    assert texts(joined) == [
        ["Ref", "Risk"], ["Safety", "Safety"], ["R1", "Fire"],
        ["Ref", "Risk"], ["Money", "Money"], ["R1", "Theft"],
    ]  # fmt: skip
    assert [str(cell.place) for cell in joined.rows[5]] == [
        "table 2, row 2, column 1", "table 2, row 2, column 2",
    ]  # fmt: skip


def test_a_table_that_goes_on_without_headings_is_one(tmp_path: Path, paper: Any) -> None:
    table(paper, ["Ref", "Risk"], ["R1", "Fire"])
    paper.add_paragraph("OFFICIAL")
    table(paper, ["R2", "Flood"], ["R3", "Theft"])
    paper.add_paragraph("A table of another kind:")
    table(paper, ["1", "Rare", "x"])
    assert [grid.name for grid in read(paper, tmp_path / "r.docx")] == [
        "tables 1 to 2", "table 3", "text",
    ]  # fmt: skip
