"""Build appendices: the papers beside the book, and nobody's files where they do not belong."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import xlwings as xw
from docx import Document

from command_line.main import main
from tests.addin.buttons import names_in, pressed, started
from tests.registers import EXAMPLE_NAMES, built, example, register
from tests.support.needs import needs_office

ALL = ("Figures", "Statuses", "A", "B", "C", "D", "E", "F")
BOTH = ("docx", "xlsx")
PUBLIC = [
    "members/certificate-2023-10-26.txt", "public/appendices-2023-10-26.docx",
    "public/appendices-2023-10-26.xlsx", "public/report-2023-10-26.docx",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("appendices")


@pytest.fixture(scope="module")
def book(engine: xw.Engine, folder: Path) -> Iterator[xw.Book]:
    """Leicestershire's register, open."""
    path = built(example("leicestershire-2023-10"), folder).rename(folder / "Register.xlsx")
    with started(engine) as app:
        yield app.books.open(path)


@pytest.fixture(autouse=True)
def papers(folder: Path) -> Iterator[Path]:
    """Where the papers go, which are not there yet."""
    papers = folder / "Register papers"
    yield papers
    shutil.rmtree(papers, ignore_errors=True)
    assert {*names_in(folder)} <= {"Register.xlsx"}


def test_the_public_pack_is_what_the_command_makes(
    book: xw.Book, papers: Path, tmp_path: Path
) -> None:
    said = pressed(book, "build_appendices", formats=BOTH, appendices=ALL)
    assert said == (
        f"4 files in {papers}.\n\nTo be seen:\n"
        "•  Withheld!E5: expected the exemption, got nothing\n"
        "•  Withheld!E6: expected the exemption, got nothing"
    )
    assert book.app.impl.followed[-1] == str(papers)
    assert names_in(papers) == PUBLIC
    saved = tmp_path / "Register.xlsx"
    book.api.SaveCopyAs(str(saved))
    assert (
        main(["appendices", str(saved), "-o", str(tmp_path / "out"), "--format", "docx,xlsx"]) == 0
    )
    for name in PUBLIC:
        assert (papers / name).read_bytes() == (tmp_path / "out" / name).read_bytes(), name


def test_members_get_files_in_a_folder_of_their_own(book: xw.Book, papers: Path) -> None:
    pressed(book, "build_appendices", audience="members", formats=BOTH, appendices=ALL)
    assert names_in(papers) == [
        "members/appendices-2023-10-26.docx", "members/appendices-2023-10-26.xlsx",
        "officers/briefing-2023-10-26.docx",
    ]  # fmt: skip


def test_only_what_is_ticked_is_made_as_it_is_on_the_screen(book: xw.Book, papers: Path) -> None:
    titles = book.sheets["Register"].range("Risks[Title]")
    before = titles.value
    titles.value = [["Changed and not saved"], *([each] for each in before[1:])]
    pressed(book, "build_appendices", formats=("docx",), appendices=("A",), meeting="JARAP")
    titles.value = [[each] for each in before]
    assert names_in(papers) == [PUBLIC[0], PUBLIC[1]]
    document = Document(str(papers / PUBLIC[1]))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["Appendix A: Risk overview"]
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert "Changed and not saved" in cells


def test_a_format_that_is_no_longer_ticked_goes(book: xw.Book, papers: Path) -> None:
    pressed(book, "build_appendices", formats=BOTH, appendices=("A",))
    pressed(book, "build_appendices", formats=("xlsx",), appendices=("A",))
    assert names_in(papers) == [PUBLIC[0], PUBLIC[2]]


@needs_office
def test_the_pdf_is_made_and_progress_is_shown(book: xw.Book, papers: Path) -> None:
    texts = book.app.impl.status_bar_texts
    texts.clear()
    pressed(book, "build_appendices", formats=("pdf",), appendices=("E",))
    assert names_in(papers) == [PUBLIC[0], "public/appendices-2023-10-26.pdf"]
    assert texts == [
        "Build appendices: reading the register …", "Papers: writing the Word document …",
        "Papers: writing the PDF …", "Papers: searching for what is withheld …",
        "Build appendices: saving …",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"formats": (), "appendices": ALL}, "No format is ticked: tick Word, Excel or PDF."),
        (
            {"formats": BOTH, "appendices": ("1.1",)},
            "No appendix is ticked under Which appendices.",
        ),
        (
            {"formats": BOTH, "appendices": ALL, "meeting": "Cabinet"},
            "The papers cannot be made:\n•  the meeting: expected one of the meetings of the "
            "register (Joint Audit, Risk and Assurance Panel (JARAP) 26/10/2023), got 'Cabinet'",
        ),
    ],
)
def test_without_a_choice_that_can_be_made_nothing_is(
    book: xw.Book, papers: Path, chosen: dict[str, tuple[str, ...]], said: str
) -> None:
    assert pressed(book, "build_appendices", **chosen) == said
    assert not papers.exists()


# Folders that are copied, and none at all


def test_only_public_files_go_into_a_synced_folder_where_the_answer_is_no(
    book: xw.Book, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(papers.parent))
    pressed(book, "build_appendices", "no", formats=("docx",), appendices=("A",))
    assert names_in(papers) == [PUBLIC[1]]
    assert book.app.impl.alerts[0].prompt == (
        f"{papers} lies in {papers.parent}, which is copied to OneDrive or SharePoint. Files that "
        "are not for the public would be copied too.\n\nPut them there all the same?"
    )
    shutil.rmtree(papers)
    members = {"audience": "members", "formats": ("docx",), "appendices": ("F",)}
    said = pressed(book, "build_appendices", "no", **members)
    assert said == "No papers were made. Save the book in a local folder first."
    assert not papers.exists()
    pressed(book, "build_appendices", "yes", **members)
    assert "members/appendices-2023-10-26.docx" in names_in(papers)


def test_a_book_on_sharepoint_takes_the_folder_that_was_chosen(
    book: xw.Book, tmp_path: Path
) -> None:
    book.impl.url = "https://anyshire.sharepoint.com/sites/OPCC/Register.xlsx"
    chosen = {"formats": ("docx",), "appendices": ("A",)}
    without = pressed(book, "build_appendices", **chosen)
    pressed(book, "build_appendices", folder=str(tmp_path), **chosen)
    book.impl.url = None
    assert without.startswith("Register.xlsx lies on no drive of this computer, so there is no")
    assert names_in(tmp_path) == [f"Register papers/{name}" for name in PUBLIC[:2]]


# Errors, and what would leak


def test_errors_of_the_checks_are_asked_about(excel: xw.App, tmp_path: Path) -> None:
    link = {"reference": "R1", "kind": "Continued under", "their_reference": "R9"}
    risks = [{"reference": "R1", "title": "First", "current_likelihood": 2, "current_impact": 3}]
    made = register("generic-5x5", risks=risks, links=[link])
    book = excel.books.open(built(made, tmp_path))
    chosen = {"formats": ("docx",), "appendices": tuple(e.key for e in made.scheme.appendices)}
    said = pressed(book, "build_appendices", "no", **chosen)
    assert said == "No papers were made. Validate lists every finding on Checks."
    asked = excel.impl.alerts[0]
    assert asked.buttons == "yes_no"
    assert asked.prompt.startswith("The checks find 1 error:\n•  Links!")
    assert asked.prompt.endswith("\n\nMake the papers all the same?")
    assert names_in(tmp_path) == ["register.xlsx"]
    pressed(book, "build_appendices", "yes", **chosen)
    assert any(name.startswith("register papers/public/") for name in names_in(tmp_path))


def test_a_public_pack_that_would_leak_stops(excel: xw.App, tmp_path: Path) -> None:
    """The office's template names a risk that is withheld, in the header of every page."""
    made, secret = example("leicestershire-2023-10"), "Damp in the custody records at Anystreet"
    withheld = next(risk for risk in made.entries if risk.reference == "OPCC062")
    titled = replace(withheld, values={**withheld.values, "title": secret})
    risks = tuple(titled if risk is withheld else risk for risk in made.entries)
    made = replace(made, tables={**made.tables, "risks": risks})
    template = Document()
    template.sections[0].header.paragraphs[0].text = secret
    content = io.BytesIO()
    template.save(content)
    brand = replace(made.settings.brand, template=content.getvalue())
    made = replace(made, settings=replace(made.settings, brand=brand))
    book = excel.books.open(built(made, tmp_path))
    said = pressed(book, "build_appendices", formats=("docx",), appendices=("A",))
    assert said.startswith("Nothing was written:\n•  public/appendices-2023-10-26.docx")
    assert "expected nothing that is withheld" in said
    assert secret not in said
    assert names_in(tmp_path) == ["register.xlsx"]


# Every example


@pytest.mark.parametrize("name", [each for each in EXAMPLE_NAMES if "leicester" not in each])
def test_every_example_gives_the_papers_that_the_command_gives(
    excel: xw.App, tmp_path: Path, name: str
) -> None:
    made = example(name)
    book = excel.books.open(built(made, tmp_path))
    keys = tuple(each.key for each in made.scheme.appendices)
    pressed(book, "build_appendices", formats=("docx",), appendices=keys)
    source, out = str(tmp_path / "register.xlsx"), tmp_path / "out"
    assert main(["appendices", source, "-o", str(out), "--format", "docx"]) == 0
    papers = tmp_path / "register papers"
    assert names_in(papers) == names_in(out) != []
    for each in names_in(out):
        assert (papers / each).read_bytes() == (out / each).read_bytes(), each
