"""About and Guide."""

import platform
from pathlib import Path

import pytest
import xlwings as xw

import addin
from addin.choices import Choices
from addin.open_book import OpenBook, RefusedError
from addin.package.addin_file import software_version
from addin.press import run
from tests.addin.buttons import pressed
from tests.addin.small_book import write_small_book


@pytest.fixture
def book(excel: xw.App, tmp_path: Path) -> xw.Book:
    return excel.books.open(write_small_book(tmp_path / "Small.xlsx"))


def test_about_says_which_versions_work_together(book: xw.Book, own_folder: Path) -> None:
    said = pressed(book, "about", addin=software_version(), settings="the add-in").splitlines()

    assert said[0] == f"OPCC Risk Register {software_version()}"
    assert said[1] == f"Add-in: {software_version()}"
    assert said[2].startswith(f"Python: {platform.python_version()}, /")
    assert said[3:] == [
        "xlwings: 0.37.8", "Settings from: the add-in",
        f"Log: {own_folder / 'OPCC Risk Register' / 'log.txt'}",
    ]  # fmt: skip


def test_about_says_when_the_add_in_is_of_another_version(book: xw.Book) -> None:
    said = pressed(book, "about", addin="0.0.1")

    assert "Add-in: 0.0.1" in said
    assert said.endswith(
        "The add-in and the software differ: run opcc-register addin install again."
    )


def test_the_guide_opens_as_a_page(excel: xw.App, book: xw.Book) -> None:
    run("guide", OpenBook(book), Choices())

    assert excel.impl.followed == [str(Path(addin.__file__).parent / "guide.html")]
    assert excel.impl.alerts == []


def test_what_excel_does_not_open_is_named(book: xw.Book) -> None:
    with pytest.raises(RefusedError) as refused:
        OpenBook(book).show(Path("/Board #3/Register papers"))
    assert str(refused.value) == (
        "/Board #3/Register papers is there, but was not opened. Open it yourself."
    )
