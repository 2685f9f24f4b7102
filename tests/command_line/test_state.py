"""`opcc-register state`: what a pack prints, reconciled with the register by `check`."""

import csv
import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.command_line.running import contents, run
from tests.registers import EXAMPLES

LEICESTERSHIRE = "leicestershire-2023-10"
PACK = "papers/public/appendices-2023-10-26.docx"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example with nothing stated, and its pack."""
    folder = tmp_path_factory.mktemp("papers")
    shutil.copytree(EXAMPLES / LEICESTERSHIRE, folder / "register")
    (folder / "register" / "stated.csv").unlink()
    done = run(folder, "appendices", "register", "-o", "papers", "--format", "docx,xlsx")
    assert done.code == 0
    return folder


@pytest.fixture
def office(tmp_path: Path, papers: Path) -> Path:
    shutil.copytree(papers, tmp_path / "office")
    return tmp_path / "office"


def stated(office: Path) -> list[list[str]]:
    text = (office / "register" / "stated.csv").read_text(encoding="utf-8")
    return [*csv.reader(text.splitlines())]


def differing(office: Path) -> list[str]:
    """What check finds in what is stated: the messages of one figure each."""
    done = run(office, "check", "register", "--csv")
    rows = csv.DictReader(done.said.splitlines())
    return [
        f"{row['reference']}: {row['message']}" for row in rows if row["code"].startswith("stated")
    ]


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_our_own_pack_reconciles_with_the_register(office: Path, ending: str) -> None:
    pack = PACK.replace("docx", ending)
    done = run(office, "state", pack, "--place", "October pack", "--into", "register")
    assert (done.code, done.errors) == (0, [])
    assert (
        "expected columns and counts that can be compared with the register, got 'Since last"
        in done.told
    )
    rows = stated(office)
    place = "Appendix A: Risk overview" if ending == "docx" else "A Risk overview"
    for figure, value in (
        ("current_score", "16 High" if ending == "docx" else "16"),
        ("owner", "Chief Finance Officer"),
        ("status", "Controls Tasked"),
        ("current_impact", "Very High"),
        ("direction", "→ Unchanged"),
        ("previous_score", "16"),
    ):
        found = [row[:4] for row in rows if row[:2] == ["OPCC031", figure]]
        assert ["OPCC031", figure, value, f"October pack, {place}"] in found
    assert ["", "live_risks", "21"] in [row[:3] for row in rows]
    assert ["", "high_risks", "15"] in [row[:3] for row in rows]
    assert differing(office) == []


def test_a_figure_that_was_changed_in_the_pack_is_named_by_check(office: Path) -> None:
    document = Document(str(office / PACK))
    [row] = [
        row for table in document.tables for row in table.rows
        if row.cells[0].text == "OPCC014" and len(row.cells) > 9
    ]  # fmt: skip
    assert row.cells[9].text == "12 High"
    row.cells[9].text = "9 High"
    document.save(str(office / PACK))
    run(office, "state", PACK, "--place", "October pack", "--into", "register")
    [message] = differing(office)
    assert message.startswith("OPCC014: expected current score '12', as in the register and ")
    assert message.endswith("got '9 High' in October pack, Appendix A: Risk overview")


def test_rows_that_are_there_stay_and_none_comes_twice(office: Path) -> None:
    file = office / "register" / "stated.csv"
    before = 'reference,figure,value,place,note\r\nOPCC031,owner,CFO,"A letter",by hand'
    file.write_bytes(before.encode())
    first = run(office, "state", PACK, "--place", "October pack", "--into", "register")
    text = file.read_bytes().decode()
    assert text.startswith(f"{before}\r\n")
    assert ": 375 figures added\n  changed_scores 1, current_impact 24," in first.said
    again = run(office, "state", PACK, "--place", "October pack", "--into", "register")
    assert again.said.endswith("stated.csv: 0 figures added; 375 were there already\n")
    assert file.read_bytes().decode() == text


def test_one_figure_is_one_figure_and_the_column_left_out_is_named(office: Path) -> None:
    text = "Position as at 26 October 2023\n\nURN,Current score,New score\nOPCC031,16,30\n"
    (office / "paper.csv").write_text(text, encoding="utf-8")
    done = run(office, "state", "paper.csv", "--place", "Paper", "--into", "register")
    file = Path("register") / "stated.csv"
    assert done.said == f"{file}: 1 figure added\n  current_score 1\n"
    assert done.told == (
        "note: paper.csv: expected columns and counts that can be compared with the register, "
        "got 'New score'\n"
    )
    again = run(office, "state", "paper.csv", "--place", "Paper", "--into", "register")
    assert again.said == f"{file}: 0 figures added; 1 was there already\n"


def test_lines_above_the_tables_of_a_document_say_of_which_day_they_are(office: Path) -> None:
    document = Document()
    for day, score in (("31 July 2023", "12"), ("26 October 2023", "16"), ("1 May 2020", "9")):
        document.add_paragraph(f"Position as at {day}")
        document.add_paragraph("The panel is asked to note the scores.")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ("URN", "Score", "OPCC031", score), strict=True):
            cell.text = text
    document.save(str(office / "paper.docx"))
    run(office, "state", "paper.docx", "--place", "Paper", "--into", "register")
    assert [row[:3] for row in stated(office)[1:]] == [
        ["OPCC031", "previous_score", "12"],
        ["OPCC031", "current_score", "16"],
    ]


def test_a_table_of_a_document_may_go_on_below_a_page_without_its_headings(office: Path) -> None:
    document = Document()
    rows = [("URN", "Score", "Risk owner"), ("OPCC031", "16", "CFO")], [("OPCC014", "12", "CEO")]
    for part in rows:
        table = document.add_table(rows=len(part), cols=3)
        texts = [text for row in part for text in row]
        for cell, text in zip(table._cells, texts, strict=True):
            cell.text = text
        document.add_paragraph("Page 1 of 2")
    document.save(str(office / "paper.docx"))
    run(office, "state", "paper.docx", "--place", "Paper", "--into", "register")
    assert [row[:3] for row in stated(office)[1:]] == [
        ["OPCC031", "current_score", "16"],
        ["OPCC031", "owner", "CFO"],
        ["OPCC014", "current_score", "12"],
        ["OPCC014", "owner", "CEO"],
    ]


def test_a_dry_run_shows_every_row_and_writes_nothing(office: Path) -> None:
    before = contents(office)
    done = run(office, "state", PACK, "--place", "Pack", "--into", "register", "--dry-run")
    assert done.code == 0
    assert "OPCC031  current_score: 16 High  (table 3, row 2, column 10)\n" in done.said
    assert "375 figures would be added" in done.said
    assert contents(office) == before


def test_the_register_may_be_the_folder_one_is_in(office: Path) -> None:
    done = run(office / "register", "state", f"../{PACK}", "--place", "October pack")
    assert (done.code, done.errors) == (0, [])
    assert done.said.startswith("stated.csv: 375 figures added")


def test_a_pdf_is_refused_with_a_sentence(office: Path) -> None:
    (office / "pack.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    before = contents(office)
    done = run(office, "state", "pack.pdf", "--place", "Pack", "--into", "register")
    assert done.code == 1
    [error] = done.errors
    assert "a PDF" in error
    assert contents(office) == before


def test_a_workbook_is_told_to_become_a_folder_first(office: Path) -> None:
    done = run(office, "state", PACK, "--place", " ", "--into", "nowhere")
    assert done.code == 2
    assert done.errors == [
        "--place: expected what the paper is called, such as 'October pack', got nothing",
        "nowhere: expected a register's folder, with register.toml in it, got none. Write a "
        "workbook as a folder first: opcc-register folder WORKBOOK -o FOLDER [not-a-register]",
    ]


@pytest.mark.parametrize("name", ["own.xlsx", "own.XLSX", "own.xlsm"])
def test_a_registers_own_workbook_is_no_paper(office: Path, name: str) -> None:
    assert run(office, "build", "register", "-o", "built.xlsx").code == 0
    shutil.move(office / "built.xlsx", office / name)
    before = contents(office)
    done = run(office, "state", name, "--place", "Own", "--into", "register")
    expected = f"{name}: expected a pack or a committee's paper, got the workbook of a register"
    assert (done.code, done.errors) == (2, [expected])
    assert contents(office) == before


def test_a_paper_about_other_risks_is_told(office: Path) -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Ref", "Owner", "X1", "CFO"), strict=True):
        cell.text = text
    document.save(str(office / "other.docx"))
    done = run(office, "state", "other.docx", "--place", "Pack", "--into", "register")
    assert done.code == 1
    assert done.errors == [
        "other.docx: expected figures in tables, beside references that the register has, got none"
    ]


def test_the_page_about_checks_shows_what_the_command_says(office: Path) -> None:
    done = run(office, "state", PACK, "--place", "October pack", "--into", "register")
    page = (EXAMPLES.parent / "docs" / "checks.md").read_text(encoding="utf-8")
    shown = f'$ opcc-register state {PACK} --place "October pack" --into register\n{done.said}'
    assert shown in page
