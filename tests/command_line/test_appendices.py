"""`opcc-register appendices`: what is written where, and what is refused, all at once."""

import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.command_line.running import contents, run
from tests.registers import EXAMPLES, built, example
from tests.risk_register.comparison.quarter import opened, quarter

LEICESTERSHIRE = "leicestershire-2023-10"
OFFICE = ("--format", "docx,xlsx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example's folder, to be changed."""
    return Path(shutil.copytree(EXAMPLES / LEICESTERSHIRE, tmp_path / "register"))


def _written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_the_public_pack_comes_from_a_folder_or_from_a_workbook_alike(
    tmp_path: Path, folder: Path
) -> None:
    workbook = built(example(LEICESTERSHIRE), tmp_path)
    for source, target in ((folder, "one"), (workbook, "two")):
        outcome = run(tmp_path, "appendices", source, "-o", target, *OFFICE)
        assert outcome.code == 0
        assert outcome.said.splitlines() == [
            f"{target}/public/appendices-2023-10-26.docx",
            f"{target}/public/appendices-2023-10-26.xlsx",
            f"{target}/public/report-2023-10-26.docx",
            f"{target}/members/certificate-2023-10-26.txt",
        ]
    assert contents(tmp_path / "one" / "public") == contents(tmp_path / "two" / "public")


def test_members_files_lie_in_a_folder_of_their_own(tmp_path: Path, folder: Path) -> None:
    run(tmp_path, "appendices", folder, "-o", "out", "--audience", "members", *OFFICE)
    assert _written(tmp_path / "out") == [
        "members/appendices-2023-10-26.docx", "members/appendices-2023-10-26.xlsx",
        "officers/briefing-2023-10-26.docx",
    ]  # fmt: skip


def test_the_contents_of_the_public_pack_name_what_only_members_get(
    tmp_path: Path, folder: Path
) -> None:
    run(tmp_path, "appendices", folder, "-o", "out", "--format", "docx")
    document = Document(str(tmp_path / "out/public/appendices-2023-10-26.docx"))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert any("Appendix F: Redacted risks" in each for each in said)


def test_one_appendix_may_be_made_by_its_letter(tmp_path: Path, folder: Path) -> None:
    outcome = run(tmp_path, "appendices", folder, "-o", "out", "--only", "A", "--format", "docx")
    assert outcome.code == 0
    document = Document(str(tmp_path / "out/public/appendices-2023-10-26.docx"))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["Appendix A: Risk overview"]


def test_everything_that_is_wrong_with_the_options_is_told_at_once(
    tmp_path: Path, folder: Path
) -> None:
    outcome = run(
        tmp_path, "appendices", folder, "-o", "out",
        "--format", "doc,pdf", "--only", "A,Z", "--full", "--meeting", "Cabinet",
    )  # fmt: skip
    assert outcome.code == 1
    for said in (
        "error: --format: expected among docx, xlsx, pdf, got 'doc'",
        "got 'Z'",
        "error: --full: expected --audience members with --full, got 'public'",
        "error: the meeting: expected one of the meetings of the register (Joint Audit, Risk and "
        "Assurance Panel (JARAP) 26/10/2023), got 'Cabinet'",
        "4 errors; nothing was written.",
    ):
        assert said in outcome.told
    assert not (tmp_path / "out").exists()


def test_an_earlier_meeting_needs_the_folder_that_was_archived_for_it(
    tmp_path: Path, folder: Path
) -> None:
    toml = folder / "register.toml"
    toml.write_text(toml.read_text("utf-8").replace("2023-10-26", "2023-12-31"), "utf-8")
    outcome = run(tmp_path, "appendices", folder, "-o", "out")
    assert outcome.code == 1
    assert "the folder that was archived for its quarter" in outcome.told
    assert not (tmp_path / "out").exists()


def test_what_a_row_of_withheld_does_not_say_stops_the_public_pack(
    tmp_path: Path, folder: Path
) -> None:
    with (folder / "withheld.csv").open("a", encoding="utf-8") as stream:
        stream.write('OPCC031,Summry,"Commercial"\n')
    outcome = run(tmp_path, "appendices", folder, "-o", "out")
    assert outcome.code == 1
    assert "withheld.csv, line 4, column what" in outcome.told
    assert not (tmp_path / "out").exists()


def test_the_offices_template_gives_the_look(tmp_path: Path, folder: Path) -> None:
    template = Document()
    template.styles["Heading 1"].font.name = "Georgia"
    template.save(str(folder / "committee.docx"))
    toml = folder / "register.toml"
    branded = toml.read_text("utf-8").replace("[brand]\n", '[brand]\ntemplate = "committee.docx"\n')
    toml.write_text(branded, "utf-8")
    run(tmp_path, "appendices", folder, "-o", "out", "--format", "docx")
    document = Document(str(tmp_path / "out/public/appendices-2023-10-26.docx"))
    assert document.styles["Heading 1"].font.name == "Georgia"


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x03\x04 cut"])
def test_a_template_that_is_no_word_document_is_told(
    tmp_path: Path, folder: Path, content: bytes
) -> None:
    (folder / "committee.docx").write_bytes(content or b" ")
    toml = folder / "register.toml"
    branded = toml.read_text("utf-8").replace("[brand]\n", '[brand]\ntemplate = "committee.docx"\n')
    toml.write_text(branded, "utf-8")
    outcome = run(tmp_path, "appendices", folder, "-o", "out", "--format", "docx")
    assert outcome.code == 1
    assert "error: register.toml, brand.template: " in outcome.told.replace("column ", "")
    assert not (tmp_path / "out").exists()


def test_a_file_of_a_format_that_is_not_made_again_goes_and_others_stay(
    tmp_path: Path, folder: Path
) -> None:
    public = tmp_path / "out" / "public"
    public.mkdir(parents=True)
    for name in ("appendices-2023-10-26.pdf", "appendices-2023-06-15.pdf", "minutes.docx"):
        (public / name).write_bytes(b"older")
    run(tmp_path, "appendices", folder, "-o", "out", *OFFICE)
    assert sorted(path.name for path in public.iterdir()) == [
        "appendices-2023-06-15.pdf", "appendices-2023-10-26.docx",
        "appendices-2023-10-26.xlsx", "minutes.docx", "report-2023-10-26.docx",
    ]  # fmt: skip


def test_a_target_that_is_a_file_is_refused(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    outcome = run(tmp_path, "appendices", folder, "-o", "out", *OFFICE)
    assert outcome.code == 2
    assert "error: out: expected a folder, got a file of that name" in outcome.told
    assert (tmp_path / "out").read_bytes() == b"a file"


def test_no_file_names_an_author_or_a_program(tmp_path: Path, folder: Path) -> None:
    run(tmp_path, "appendices", folder, "-o", "out", *OFFICE)
    for path in (tmp_path / "out" / "public").iterdir():
        with zipfile.ZipFile(path) as archive:
            properties = archive.read("docProps/core.xml").decode()
        assert "python-docx" not in properties
        assert "openpyxl" not in properties


def test_wording_that_changed_since_an_earlier_register_is_marked_for_both_audiences(
    tmp_path: Path,
) -> None:
    old, new = quarter(tmp_path)
    workbook = built(opened(old), tmp_path)
    for audience, source, more in (("public", old, ()), ("members", workbook, ("--full",))):
        outcome = run(
            tmp_path, "appendices", new, "-o", "out", "--earlier", source, "--format", "docx",
            "--audience", audience, *more,
        )  # fmt: skip
        assert outcome.code == 0, outcome.told
        [path] = (tmp_path / "out" / audience).glob("appendices-*.docx")
        document = Document(str(path))
        headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
        assert headings[0] == "What changed"
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        assert any("[removed: worsened] [added: improved]" in each for each in cells)


def test_an_earlier_register_that_is_later_is_refused(tmp_path: Path) -> None:
    old, new = quarter(tmp_path)
    outcome = run(tmp_path, "appendices", old, "-o", "out", "--earlier", new)
    assert outcome.code == 1
    assert outcome.errors == [
        f"{new}: expected a register of 26/10/2023 or before, the date of the later one; swap "
        "them, got 31/01/2024"
    ]
    assert not (tmp_path / "out").exists()
