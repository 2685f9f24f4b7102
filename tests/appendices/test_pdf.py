"""The PDF of a pack: LibreOffice makes it, poppler reads it back."""

import re
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from appendices import pdf
from appendices.content import (
    Block,
    Cell,
    Column,
    FactsBlock,
    Heading,
    PageBreak,
    TableBlock,
    lines,
)
from appendices.pdf import ConversionError, NoConverterError, pdf_of
from appendices.word import word_document
from appendices.word_pdf import pdf_by_word
from tests.appendices.packs import HIGH, leicestershire, members_listed, pack, section
from tests.support.needs import needs_office

APPENDIX_A = (
    ("OPCC031", "16 High"), ("OPCC062", "16 High"), ("OPCC007", "12 High"),
    ("OPCC014", "12 High"), ("OPCC032", "12 High"), ("OPCC020", "9 High"),
    ("OPCC038", "9 High"), ("OPCC059", "9 High"), ("OPCC077", "9 High"),
    ("OPCC017", "8 High"), ("OPCC029", "8 High"), ("OPCC040", "9 High"),
    ("OPCC056", "8 High"), ("OPCC070", "8 High"), ("OPCC073", "8 High"),
    ("OPCC005", "6 Medium"), ("OPCC027", "6 Medium"), ("OPCC037", "6 Medium"),
    ("OPCC039", "6 Medium"), ("OPCC021", "4 Low"), ("OPCC028", "4 Low"),
    ("OPCC033", "3 Low"), ("OPCC034", "3 Low"), ("OPCC035", "3 Low"),
)  # fmt: skip
"""JARAP, 26 October 2023, Appendix A: references and current scores, and the scores' bands."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of Leicestershire as a PDF."""
    path = tmp_path_factory.mktemp("pdf") / "leicestershire.pdf"
    return made(path, word_document(leicestershire()))


def made(path: Path, document: bytes) -> Path:
    path.write_bytes(pdf_of(document))
    return path


def output(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout


def pages(path: Path) -> list[str]:
    """The text of each page, laid out as printed."""
    return output("pdftotext", "-layout", str(path), "-").split("\f")[:-1]


def bookmarks(path: Path) -> list[str]:
    """The titles of the bookmarks, which LibreOffice writes as UTF-16 in hexadecimal."""
    found = re.findall(rb"/Title<FEFF([0-9A-F]+)>\s*/Dest", path.read_bytes())
    return [bytes.fromhex(each.decode()).decode("utf-16-be") for each in found]


def pages_of_headings_only(texts: list[str], headings: list[str]) -> Iterator[int]:
    """The pages on which nothing but headings stands between header and footer."""
    for number, text in enumerate(texts, 1):
        said = [" ".join(each.split()) for each in text.splitlines() if each.strip()]
        below = [each for each in said if not re.match(r"OFFICIAL|Office of|Page \d+ of", each)]
        if all(each in headings for each in below):
            yield number


@needs_office
def test_it_is_tagged_and_has_title_subject_and_no_author(printed: Path) -> None:
    info = output("pdfinfo", str(printed))

    assert re.search(r"^Tagged: +yes$", info, re.MULTILINE)
    assert re.search(
        r"^Title: +Strategic risk register, October 2023: Office of the Police and Crime "
        r"Commissioner for Leicestershire$",
        info, re.MULTILINE,
    )  # fmt: skip
    assert re.search(r"^Subject: +Appendices for Joint Audit, Risk", info, re.MULTILINE)
    assert "Author:" not in info


@needs_office
def test_it_says_its_language_and_shows_its_title(printed: Path) -> None:
    content = printed.read_bytes()

    assert re.findall(rb"/Lang ?\(([^)]*)\)", content) == [b"en-GB"]
    assert b"/DisplayDocTitle true" in content


@needs_office
def test_it_says_to_be_universally_accessible(printed: Path) -> None:
    assert "<pdfuaid:part>1</pdfuaid:part>" in output("pdfinfo", "-meta", str(printed))


@needs_office
def test_its_bookmarks_are_the_headings(printed: Path) -> None:
    found = bookmarks(printed)

    assert found[:3] == ["Appendix A: Risk overview", "Legend", "Appendix B: High risks"]
    assert found[3:6] == [
        "OPCC031 Pressure on the finances, 2022/2023 to 2025/26",
        "OPCC007 Partners drift away as the strategic direction changes",
        "OPCC014 Falling short of data protection law (GDPR)",
    ]
    assert len(found) == 3 + 9


@needs_office
def test_its_tags_tell_headings_lists_tables_and_the_contents_apart(printed: Path) -> None:
    tags = output("pdfinfo", "-struct", str(printed))

    for tag in ("H1", "H2", "L", "LI", "Table", "TR", "TH", "TOC", "TOCI", "Link"):
        assert re.search(rf"^ *{tag}\b", tags, re.MULTILINE), tag


@needs_office
def test_every_reference_and_score_of_appendix_a_is_printed(printed: Path) -> None:
    text = "\n".join(pages(printed)[1:3])
    rows = re.findall(r"^ *(OPCC\d{3}) .*? {2,}(\d+ (?:High|Medium|Low)) ", text, re.MULTILINE)

    assert tuple(rows) == APPENDIX_A


@needs_office
def test_the_headings_of_a_table_stand_on_each_of_its_pages(printed: Path) -> None:
    for page in pages(printed)[1:3]:
        assert re.search(r"Reference +Owner +Title +Impact +Likelihood +Status", page)


@needs_office
def test_every_page_has_the_marking_twice_and_its_number(printed: Path) -> None:
    texts = pages(printed)

    assert len(texts) == 12
    for number, text in enumerate(texts, 1):
        assert len(re.findall(r"^ *OFFICIAL *$", text, re.MULTILINE)) == 2
        assert f"Page {number} of 12" in text


@needs_office
def test_no_page_has_nothing_but_headings(printed: Path) -> None:
    assert [*pages_of_headings_only(pages(printed), bookmarks(printed))] == []


def test_a_page_of_headings_only_would_be_seen() -> None:
    page = "  OFFICIAL\nOffice of x\n Appendix A: Y\n\n OFFICIAL\n Page 1 of 2\n"

    assert [*pages_of_headings_only([page, f"{page} text"], ["Appendix A: Y"])] == [1]


@needs_office
def test_the_page_after_a_table_that_fills_its_page_is_not_empty(tmp_path: Path) -> None:
    texts = pages(made(tmp_path / "pack.pdf", word_document(members_listed())))

    assert len(texts) == 7
    assert "R60" in texts[5]
    assert "None was closed." in texts[6]


@needs_office
def test_long_texts_are_printed_to_their_end(tmp_path: Path) -> None:
    """Forty risks, titles of 200 letters, a control of 3,000 letters, a log of several pages."""
    blocks: list[Block] = []
    for number in range(40):
        title = f"R{number} {'A title that goes on and on. ' * 7}"[:200].strip()
        control = f"{'The partner changes its plans. ' * 100}"[:2990] + f"end{number:02}"
        log = ["It was reviewed, and nothing was found. " * 40] * (8 if number == 3 else 1)
        row = (Cell(f"R{number}"), Cell(16, band=HIGH))
        scores = TableBlock(title, (Column("URN"), Column("Score")), (row,))
        facts = FactsBlock(title, (
            ("Controls", Cell(lines=lines([control], bullets=True))),
            ("Log", Cell(lines=lines([*log, f"last{number:02}"], bullets=True))),
        ))  # fmt: skip
        blocks += [PageBreak(), Heading(title), scores, facts]
    path = made(tmp_path / "long.pdf", word_document(pack(section("A", "Pages", *blocks))))
    text = " ".join(output("pdftotext", str(path), "-").split())

    assert [n for n in range(40) if f"end{n:02}" not in text or f"last{n:02}" not in text] == []
    assert text.count("The partner changes") == 40 * 96
    assert [*pages_of_headings_only(pages(path), bookmarks(path))] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Word may be there, and makes the PDF.")
def test_without_word_libreoffice_makes_it(tmp_path: Path) -> None:
    document = word_document(pack())
    path = made(tmp_path / "pack.pdf", document)

    assert pdf_by_word(document) is None
    assert re.search(r"Producer: +LibreOffice", output("pdfinfo", str(path)))


def test_without_word_and_libreoffice_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_USUAL_PLACES", ())

    with pytest.raises(NoConverterError, match=r"neither is installed here\. Install one, or"):
        pdf_of(b"any")


def test_libreoffice_is_found_off_the_path_where_it_usually_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "libreoffice7.4" / "soffice"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    monkeypatch.setattr(pdf, "_USUAL_PLACES", (str(tmp_path / "libreoffice*" / "soffice"),))

    assert pdf.converter() == program


def test_what_stands_in_the_folder_one_is_in_is_no_libreoffice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    instead(monkeypatch, tmp_path, "exit 0")
    monkeypatch.setattr(pdf, "_USUAL_PLACES", ())
    assert pdf.converter() == tmp_path / "soffice"

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")  # as Windows has it, whatever the path says
    assert pdf.converter() is None


def instead(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Puts a program in the place of LibreOffice that does what a broken one may do."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_a_libreoffice_that_makes_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    instead(monkeypatch, tmp_path, "exit 1")

    with pytest.raises(ConversionError, match=r"^LibreOffice made no PDF of the Word document\."):
        pdf_of(b"any")


def test_a_libreoffice_that_does_not_finish_is_stopped_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started = tmp_path / "started"
    instead(monkeypatch, tmp_path, f"sleep 60 &\necho $! > {started}\nwait")

    with pytest.raises(ConversionError, match=r"within 1 seconds and was stopped"):
        pdf_of(b"any", 1)

    assert ended(int(started.read_text()))


def ended(process: int) -> bool:
    """Whether a process is gone, or only waits for its end to be noticed."""
    for _ in range(50):
        path = Path(f"/proc/{process}/stat")
        if not path.exists() or path.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_libreoffice_that_cannot_be_started_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "soffice"
    broken.write_bytes(b"\x7fELF")
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    monkeypatch.setattr(pdf, "_USUAL_PLACES", (str(broken),))

    with pytest.raises(ConversionError, match=r"^LibreOffice could not be started \("):
        pdf_of(b"any")


@needs_office
def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pdf_of(word_document(pack()))

    assert [each for each in tmp_path.iterdir() if each.name.startswith("pdf-")] == []
