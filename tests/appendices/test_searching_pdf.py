"""The search of a PDF that LibreOffice made of a Word document, in all its corners."""

import io
import subprocess
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.shared import Cm
from PIL import Image

from appendices.withheld.file_texts import extent_of
from appendices.withheld.public_register import public_register
from appendices.withheld.searching import leaks
from appendices.withheld.values import withheld_values
from risk_register.findings import Finding, Severity
from tests.appendices.made import leicestershire
from tests.appendices.planting import IN_DOCX
from tests.support import office

PLANTED = {
    "title": "Quarry lease lapses before renewal",
    "description": "Unfinished scaffolding embarrasses neighbouring parishioners considerably",
    "background": "Lanterns were ordered without tender",
    "next_key_event": "Harbour trustees decide in closed session",
    "stage_reason": "Orchard boundary quarrel never settled",
    "proposed_note": "Zoé’s naïve coöperation failed utterly — twice",
}
"""A text for each corner: the property title, a narrow cell, a picture's description, a header, and
runs on the second page. The reason of the stage is planted nowhere."""

SHOWN = ("description", "next_key_event", "proposed_note")
"""Those that stand on a page."""


def _document() -> bytes:
    document = docx.Document()
    document.core_properties.title = PLANTED["title"]
    document.add_heading("Risk overview", 1)
    IN_DOCX["word/header1.xml, paragraph"](document, PLANTED["next_key_event"])
    table = document.add_table(3, 4)
    for at, cell in enumerate(table._cells):
        cell.width = Cm(2.2)
        cell.text = PLANTED["description"] if at == 5 else f"Public words that wrap in cell {at}"
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "#336699").save(picture, "PNG")
    shape = document.add_picture(io.BytesIO(picture.getvalue()))
    shape._inline.docPr.set("descr", PLANTED["background"])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    IN_DOCX["word/document.xml, paragraph"](document, PLANTED["proposed_note"])
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The document as LibreOffice prints it, tagged and with bookmarks."""
    if reason := office.missing():
        pytest.skip(reason)
    folder: Path = tmp_path_factory.mktemp("pdf")
    (folder / "pack.docx").write_bytes(_document())
    options = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
               f"pdf:writer_pdf_Export:{options}", "--outdir", str(folder)]  # fmt: skip
    subprocess.run(
        [*command, str(folder / "pack.docx")], check=True, capture_output=True, timeout=90
    )
    return (folder / "pack.pdf").read_bytes()


def _found(pdf: bytes) -> list[Finding]:
    register = leicestershire(**PLANTED)
    public = public_register(register)
    return leaks({"pack.pdf": pdf}, withheld_values(register, public), public)


def test_the_texts_stand_on_its_pages(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_bytes(pdf)
    command = ["pdftotext", "-raw", str(tmp_path / "pack.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for field in SHOWN:
        assert PLANTED[field].replace(" ", "") in "".join(text.split())


def test_each_is_found_in_pages_properties_and_descriptions(pdf: bytes) -> None:
    findings = _found(pdf)
    everywhere = {each.field for each in findings}
    assert everywhere == {*SHOWN, "title", "background"}
    places = {each.field: str(each.place) for each in findings}
    assert places["description"] == "pack.pdf, page 1"
    assert places["proposed_note"] == "pack.pdf, page 2"
    assert places["title"] == "pack.pdf, its properties"
    assert places["background"] == "pack.pdf, a text that no page shows"
    assert all(each.severity is Severity.ERROR for each in findings)


def test_no_finding_says_the_text(pdf: bytes) -> None:
    said = repr(_found(pdf)).casefold()
    for text in PLANTED.values():
        assert not [word for word in text.casefold().split() if len(word) > 5 and word in said]


def test_a_public_pdf_of_other_words_has_none(pdf: bytes) -> None:
    register = leicestershire(description="Something quite different is the matter here")
    public = public_register(register)
    assert leaks({"pack.pdf": pdf}, withheld_values(register, public), public) == []


def test_its_pages_are_counted(pdf: bytes) -> None:
    assert extent_of(pdf) == "2 pages"


def test_without_poppler_a_pdf_is_not_passed(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    [finding] = _found(pdf)
    assert (finding.code, finding.severity) == ("file-unsearched", Severity.ERROR)
    assert finding.actual == "no pdftotext (of Poppler) is installed to read it with"
