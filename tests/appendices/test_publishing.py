"""The files of a meeting: which there are, where they lie, and when there are none."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from appendices import publishing
from appendices.content import Paragraph, Section, line
from appendices.meeting import Meeting, meeting_of
from appendices.publishing import publish
from appendices.wanted import Format, Published, Wanted
from risk_register.appendix import Audience
from risk_register.findings import Severity
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.values import Value
from tests.registers import example

OFFICE = (Format.DOCX, Format.XLSX)
SECRET = "The supplier of the custody records has asked for protection from its creditors"


@pytest.fixture
def register() -> Register:
    return example("leicestershire-2023-10")


@pytest.fixture
def secretive(register: Register) -> Register:
    """The same with a summary and a control of OPCC031 withheld."""
    [first, *others] = register.entries
    risk = replace(first, values={**first.values, "description": SECRET})
    withheld = [
        *register.rows("withheld"),
        _withheld("OPCC031", "Risk summary"),
        _withheld("OPCC031", "C001"),
    ]
    tables = {**register.tables, "risks": (risk, *others), "withheld": tuple(withheld)}
    return replace(register, tables=tables)


def _withheld(reference: str, what: str) -> Row:
    reason = "Commercial interests of a supplier"
    values = {"reference": reference, "what": what, "reason": reason, "exemption": "s43 FOIA"}
    return Row(values, Place("withheld.csv", 9))


def _meeting(register: Register) -> Meeting:
    meeting, _ = meeting_of(register)
    assert meeting is not None
    return meeting


def _published(register: Register, wanted: Wanted) -> Published:
    return publish(register, _meeting(register), wanted)


def _texts(content: bytes) -> str:
    """All parts of a Word document or a workbook, one after the other."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def test_the_public_gets_the_pack_and_the_report_and_members_the_certificate(
    register: Register,
) -> None:
    published = _published(register, Wanted())
    assert sorted(published.files) == [
        "members/certificate-2023-10-26.txt",
        "public/appendices-2023-10-26.docx",
        "public/appendices-2023-10-26.pdf",
        "public/appendices-2023-10-26.xlsx",
        "public/report-2023-10-26.docx",
    ]


def test_members_get_what_the_public_pack_lacks_and_officers_their_briefing(
    register: Register,
) -> None:
    published = _published(register, Wanted(Audience.MEMBERS, formats=OFFICE))
    assert sorted(published.files) == [
        "members/appendices-2023-10-26.docx",
        "members/appendices-2023-10-26.xlsx",
        "officers/briefing-2023-10-26.docx",
    ]
    supplement = _texts(published.files["members/appendices-2023-10-26.docx"])
    assert "OPCC062" in supplement
    assert "OPCC007" not in supplement


def test_members_may_have_everything(register: Register) -> None:
    published = _published(register, Wanted(Audience.MEMBERS, full=True, formats=OFFICE))
    pack = _texts(published.files["members/appendices-2023-10-26.docx"])
    assert "OPCC062" in pack
    assert "OPCC007" in pack
    assert "members/report-2023-10-26.docx" in published.files


def test_no_public_file_holds_what_is_withheld(secretive: Register) -> None:
    control = next(row for row in secretive.rows("controls") if row["control_id"] == "C001")
    files = _published(secretive, Wanted(formats=OFFICE)).files
    for name in (
        "appendices-2023-10-26.docx",
        "appendices-2023-10-26.xlsx",
        "report-2023-10-26.docx",
    ):
        text = _texts(files[f"public/{name}"])
        assert "custody records" not in text
        assert control.text("control")[:40] not in text
        assert "Commercial interests" not in text
        assert "OPCC031" in text


def test_the_certificate_names_what_was_withheld_and_not_its_words(secretive: Register) -> None:
    files = _published(secretive, Wanted(formats=OFFICE)).files
    certificate = files["members/certificate-2023-10-26.txt"].decode()
    for said in ("OPCC062", "OPCC077", "OPCC031", "s43 FOIA", "appendices-2023-10-26.xlsx"):
        assert said in certificate
    assert "custody records" not in certificate


def test_a_public_pack_that_would_leak_is_not_made(
    secretive: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the report were made of the wrong register: the search stands on its own."""
    monkeypatch.setattr(
        publishing, "cover_report", lambda public: _saying(SECRET if public.entries else "")
    )
    published = _published(secretive, Wanted(formats=OFFICE))
    assert published.files == {}
    [*found] = (each for each in published.findings if each.code == "withheld-found")
    assert {each.reference for each in found} >= {"OPCC031"}
    assert not any("custody" in str(each) for each in published.findings)


def _saying(text: str) -> Section:
    return Section("", "Report", Audience.PUBLIC, "", (Paragraph(line(text)),))


def test_without_a_converter_the_other_formats_are_made_all_the_same(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    published = _published(register, Wanted())
    assert not any(name.endswith(".pdf") for name in published.files)
    assert "public/appendices-2023-10-26.docx" in published.files
    [finding] = (each for each in published.findings if each.code == "pdf-not-made")
    assert finding.severity is Severity.WARNING


def test_an_earlier_file_of_another_format_is_outdated() -> None:
    assert publishing.paths("public/appendices-2023-10-26.docx") == [
        "public/appendices-2023-10-26.docx",
        "public/appendices-2023-10-26.xlsx",
        "public/appendices-2023-10-26.pdf",
    ]
    assert publishing.paths("public/report-2023-10-26.docx") == []


def test_no_appendix_for_an_audience_is_said(register: Register) -> None:
    published = _published(register, Wanted(Audience.MEMBERS, only=("A",), formats=OFFICE))
    assert published.files == {}
    assert [each.code for each in published.findings] == ["appendices-none"]


def test_the_same_register_gives_the_same_bytes(register: Register) -> None:
    first, second = (_published(register, Wanted(formats=OFFICE)).files for _ in range(2))
    assert first == second


def test_new_is_counted_from_the_committees_own_previous_meeting(register: Register) -> None:
    """In between, a board met that the panel's papers do not look at."""
    met = [
        ("Joint Audit, Risk and Assurance Panel (JARAP)", date(2023, 9, 1)),
        ("Board", date(2023, 10, 20)),
        ("Joint Audit, Risk and Assurance Panel (JARAP)", date(2023, 10, 26)),
    ]
    rows = tuple(
        Row({"committee": name, "date": day}, Place("meetings.csv", line))
        for line, (name, day) in enumerate(met, 2)
    )
    seen = replace(register, tables={**register.tables, "meetings": rows})
    document = _texts(
        _published(seen, Wanted(formats=OFFICE)).files["public/report-2023-10-26.docx"]
    )
    assert "1 September 2023" in document
    assert "20 October 2023" not in document


def test_a_pdf_that_cannot_be_searched_is_left_out(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appendices.programs.shutil.which", lambda _: None)
    published = _published(register, Wanted())
    assert not any(name.endswith(".pdf") for name in published.files)
    assert "public/appendices-2023-10-26.docx" in published.files
    [finding] = (each for each in published.findings if each.code == "file-unsearched")
    assert finding.severity is Severity.WARNING
    assert "no pdftotext (of Poppler) is installed" in finding.actual


def test_what_the_software_itself_says_stops_no_pack(register: Register) -> None:
    """A withheld update that happens to use four words of a heading or of a standing sentence."""
    said = "There are none and nothing to show: since last meeting the direction of travel"
    update: dict[str, Value] = {"reference": "OPCC062", "date": date(2023, 10, 1), "update": said}
    updates = (*register.rows("updates"), Row(update, Place("updates.csv", 99)))
    seen = replace(register, tables={**register.tables, "updates": updates})
    assert _published(seen, Wanted(formats=OFFICE)).files
