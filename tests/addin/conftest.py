"""Excel for the tests of the add-in: xlwings over LibreOffice."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.registers import built, example
from tests.support.libreoffice_engine.engine import Engine
from tests.support.office import Office

Examples = Callable[[str], Path]
"""Gives an example's workbook, as a file of the test's own."""


@pytest.fixture(scope="session")
def engine(office: Office) -> Iterator[xw.Engine]:
    """xlwings' engine over the session's LibreOffice, the active one while it lasts."""
    before = xw.engines.active
    added = xw.Engine(impl=Engine(office))
    xw.engines.add(added)
    added.activate()
    yield added
    xw.engines.active = before


@pytest.fixture
def excel(engine: xw.Engine) -> Iterator[xw.App]:
    """A fresh Excel without a book; a test that leaves answers unused fails.

    What a person does and sees is in `excel.impl`: `answers`, `alerts`, `status_bar_texts`.
    """
    app = xw.App(add_book=False)
    app.impl.calls.clear()
    yield app
    unused = list(app.impl.answers)
    app.quit()
    if hasattr(xw.Book, "_mock_caller"):
        del xw.Book._mock_caller
    assert not unused, f"Nobody asked for the answers {unused}."


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, in which the add-in keeps its log."""
    folder = tmp_path / "own"
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


@pytest.fixture(scope="session")
def _built_examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {}


@pytest.fixture
def examples(
    _built_examples: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> Examples:
    """The examples' workbooks, each built once in a session."""

    def copied(name: str) -> Path:
        if name not in _built_examples:
            _built_examples[name] = built(example(name), tmp_path_factory.mktemp(name))
        return Path(shutil.copy(_built_examples[name], tmp_path / "Register.xlsx"))

    return copied
