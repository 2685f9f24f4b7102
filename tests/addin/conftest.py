"""Excel for the tests of the add-in: xlwings over LibreOffice."""

from collections.abc import Iterator

import pytest
import xlwings as xw

from tests.support.libreoffice_engine.engine import Engine
from tests.support.office import Office


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
