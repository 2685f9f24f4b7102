"""A button is pressed: what VBA chose arrives, and whatever goes wrong is said in a sentence."""

import re
import tempfile
from pathlib import Path

import pytest
import xlwings as xw

from addin.choices import VARIABLE, Choices
from addin.log import log_file, write
from addin.open_book import OpenBook
from addin.package.addin_file import TITLE
from addin.package.profile import PRODUCT
from addin.press import COMMANDS, press, run
from tests.addin.small_book import write_small_book

ADDIN = Path(__file__).parents[2] / "addin"


@pytest.fixture
def book(excel: xw.App, tmp_path: Path) -> xw.Book:
    return excel.books.open(write_small_book(tmp_path / "Small.xlsx"))


def test_every_button_of_the_tab_has_its_command() -> None:
    ribbon = (ADDIN / "ribbon.xml").read_text(encoding="utf-8")
    vba = "".join(path.read_text(encoding="utf-8") for path in (ADDIN / "vba").glob("*.bas"))
    tags = set(re.findall(r'tag="(\w+)"[^>]*onAction="Press(?!New)', ribbon))
    tags |= set(re.findall(r'AskPython control, "(\w+)"', vba))

    assert tags == set(COMMANDS)


def test_the_book_that_was_in_front_is_the_one_that_counts(
    excel: xw.App, book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = f"book={book.name}\nwindow={excel.hwnd}\naddin=9.9.9\nfolder={tmp_path}"
    monkeypatch.setenv(VARIABLE, chosen)
    other = excel.books.open(write_small_book(tmp_path / "Other.xlsx"))
    assert excel.books.active == other

    press("about")
    press("validate")

    about, validate = excel.impl.alerts
    assert "Add-in: 9.9.9" in about.prompt
    assert validate.prompt.startswith("Small.xlsx cannot be read as a register")


def test_a_file_that_cannot_be_read_or_written_is_named(
    excel: xw.App, book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    run("validate", OpenBook(book), Choices())

    [alert] = excel.impl.alerts
    assert alert.prompt.startswith(f"A file {tmp_path / 'gone'}")
    assert alert.prompt.endswith(
        "written (No such file or directory), so nothing was done. If it is open, close it, and "
        "press the button again."
    )
    assert "FileNotFoundError" in log_file().read_text(encoding="utf-8")


def test_what_should_not_have_gone_wrong_is_said_without_a_traceback(
    excel: xw.App, book: xw.Book
) -> None:
    run("unheard-of", OpenBook(book), Choices())

    [alert] = excel.impl.alerts
    assert alert.prompt == (
        "Something went wrong that should not have, and nothing was done. The log says more: "
        f"{log_file()}"
    )
    assert "Traceback" in log_file().read_text(encoding="utf-8")


def test_the_status_bar_is_excels_again_whatever_happened(excel: xw.App, book: xw.Book) -> None:
    for command in ("validate", "recalculate", "about", "unheard-of"):
        excel.status_bar = "something else"
        run(command, OpenBook(book), Choices())
        assert excel.impl.status_bar is False


def test_the_log_lies_where_vba_looks_for_it(own_folder: Path) -> None:
    settings = (ADDIN / "vba" / "Settings.bas").read_text(encoding="utf-8")

    write("Something\n")

    assert log_file() == own_folder / PRODUCT / "log.txt"
    assert PRODUCT == TITLE
    assert 'LogFile = OwnFolder() & "\\log.txt"' in settings
    assert log_file().read_text(encoding="utf-8").endswith(" Something\n")


def test_of_a_large_log_the_older_half_goes() -> None:
    log_file().parent.mkdir(parents=True)
    lines = [f"{number:09}" for number in range(110_000)]
    log_file().write_text("\n".join(lines) + "\n", encoding="utf-8")

    write("the last")

    kept = log_file().read_text(encoding="utf-8").splitlines()
    assert len(kept) == 110_000 - 50_001 + 1
    assert (kept[0], kept[-2]) == ("000050001", "000109999")
    assert kept[-1].endswith(" the last")


def test_a_log_that_cannot_be_written_is_done_without(own_folder: Path) -> None:
    own_folder.write_text("no folder")

    write("Something")

    assert own_folder.read_text() == "no folder"
