"""New: an empty register for a scheme, open and ready."""

from pathlib import Path

import pytest
import xlwings as xw

from tests.addin.buttons import names_in, pressed
from tests.addin.small_book import write_small_book

TEMPLATE = Path(__file__).parents[2] / "templates" / "register_template.xlsx"


@pytest.fixture
def book(excel: xw.App, tmp_path: Path) -> xw.Book:
    """Any book: the button needs none of its own."""
    return excel.books.open(write_small_book(tmp_path / "small.xlsx"))


def test_the_new_register_is_the_template_and_open(book: xw.Book, tmp_path: Path) -> None:
    target = tmp_path / "Anyshire 2026.04"
    assert pressed(book, "new", scheme="generic-5x5", target=str(target)) == ""
    written = tmp_path / "Anyshire 2026.04.xlsx"
    assert written.read_bytes() == TEMPLATE.read_bytes()
    assert book.app.books.active.name == "Anyshire 2026.04.xlsx"


def test_a_scheme_that_is_none_is_said(book: xw.Book, tmp_path: Path) -> None:
    said = pressed(book, "new", scheme="anyshire", target=str(tmp_path / "new.xlsx"))
    assert said.startswith("No register was made:\n•  ")
    assert "anyshire" in said
    assert names_in(tmp_path) == ["small.xlsx"]


def test_no_file_is_written_over(book: xw.Book, tmp_path: Path) -> None:
    there = tmp_path / "there.xlsx"
    there.write_bytes(b"a register of years")
    said = pressed(book, "new", scheme="generic-5x5", target=str(there))
    assert said == f"{there} is there already. Choose another name."
    assert there.read_bytes() == b"a register of years"
