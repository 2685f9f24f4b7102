"""Compare with …: what changed, as a document beside the book."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from docx import Document

from tests.addin.buttons import names_in, pressed, started
from tests.registers import built, register

RISK: dict[str, Any] = {
    "reference": "R1", "title": "Loss of data", "current_likelihood": 2, "current_impact": 3,
    "owner": "Treasurer",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a register of March, of that of December before it, and of a later one."""
    folder = tmp_path_factory.mktemp("compared")
    for name, as_at in (
        ("March", date(2026, 3, 31)), ("December", date(2025, 12, 31)), ("June", date(2026, 6, 30)),
    ):  # fmt: skip
        built(register("generic-5x5", as_at, risks=[RISK]), folder).rename(folder / f"{name}.xlsx")
    return folder


@pytest.fixture(scope="module")
def book(engine: xw.Engine, folder: Path) -> Iterator[xw.Book]:
    """The register of March, in which the title was changed and not saved."""
    with started(engine) as app:
        book = app.books.open(folder / "March.xlsx")
        book.sheets["Register"].range("Risks[Title]").value = "Loss of all data"
        yield book


@pytest.fixture(autouse=True)
def nothing_left(folder: Path) -> Iterator[None]:
    yield
    for path in folder.glob("*.docx"):
        path.unlink()
    assert names_in(folder) == ["December.xlsx", "June.xlsx", "March.xlsx"]


def test_what_changed_on_the_screen_is_written_beside_the_book_and_opened(
    book: xw.Book, folder: Path
) -> None:
    said = pressed(book, "compare", earlier=str(folder / "December.xlsx"))
    target = folder / "March changes since 2025-12-31.docx"
    assert said == f"1 change, in {target}."
    assert book.app.impl.followed[-1] == str(target)
    document = Document(str(target))
    texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("Loss of all data" in text for text in [*texts, *_paragraphs(document)])


def _paragraphs(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_a_document_that_is_there_is_written_anew_only_where_the_answer_is_yes(
    book: xw.Book, folder: Path
) -> None:
    target = folder / "March changes since 2025-12-31.docx"
    target.write_bytes(b"what an officer made of it")
    earlier = str(folder / "December.xlsx")
    assert pressed(book, "compare", "no", earlier=earlier) == "Nothing was written."
    assert book.app.impl.alerts[0].prompt == f"{target} is there already. Write it anew?"
    assert target.read_bytes() == b"what an officer made of it"
    assert pressed(book, "compare", "yes", earlier=earlier) == f"1 change, in {target}."
    assert target.read_bytes()[:2] == b"PK"


def test_an_earlier_register_that_is_later_is_refused(book: xw.Book, folder: Path) -> None:
    said = pressed(book, "compare", earlier=str(folder / "June.xlsx"))
    assert said.startswith("Nothing was compared:\n•  ")
    assert "30/06/2026" in said


def test_a_file_that_is_no_register_is_said(book: xw.Book, folder: Path) -> None:
    said = pressed(book, "compare", earlier=str(folder / "none.xlsx"))
    assert said.startswith("none.xlsx cannot be read as a register:\n•  ")


def test_it_goes_into_no_folder_that_is_copied_to_a_cloud_unasked(
    book: xw.Book, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(folder.parent))
    earlier = str(folder / "December.xlsx")
    said = pressed(book, "compare", "no", earlier=earlier)
    assert said == "Nothing was written. Save the book in a local folder first."
    assert [*folder.glob("*.docx")] == []
    assert pressed(book, "compare", "yes", earlier=earlier).startswith("1 change, in ")
