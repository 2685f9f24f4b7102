"""Buttons pressed as a person presses them, and what is seen of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlwings as xw

from addin.choices import Choices
from addin.open_book import OpenBook
from addin.press import run
from risk_register.register import Register
from workbook_builder.reading.workbook import read_workbook


@contextmanager
def started(engine: xw.Engine) -> Iterator[xw.App]:
    """An Excel without a book, for the tests of a module. `engine` has to be the active one."""
    app = xw.App(add_book=False)
    assert app.impl.engine is engine.impl
    yield app
    app.quit()


def pressed(book: xw.Book, command: str, *answers: str, **chosen: Any) -> str:
    """Presses a button over a book, answers what it asks, and gives the last message."""
    excel = book.app.impl
    excel.answers[:] = answers
    excel.alerts.clear()
    choices = Choices(**chosen)
    run(command, OpenBook(book, choices.folder), choices)
    assert not excel.answers, f"Nobody asked for the answers {excel.answers}."
    return str(excel.alerts[-1].prompt) if excel.alerts else ""


def register_in(path: Path) -> Register:
    """The register of a workbook's file, in which reading finds no error."""
    found, findings = read_workbook(path)
    assert found is not None, findings
    assert [each for each in findings if each.severity == "error"] == []
    return found


def names_in(folder: Path) -> list[str]:
    """The files below a folder, by their names from there."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())
