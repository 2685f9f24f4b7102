"""The buttons, pressed over real books."""

from __future__ import annotations

from pathlib import Path

import xlwings as xw

from addin.choices import Choices
from addin.open_book import OpenBook
from addin.press import run
from tests.registers import built, example


def test_roll(excel: xw.App, tmp_path: Path) -> None:
    path = built(example("leicestershire-2023-10"), tmp_path)
    book = OpenBook(excel.books.open(str(path)))
    run("roll_forward", book, Choices(as_at="31/01/2024", target=str(tmp_path / "next.xlsx")))
    print(excel.impl.alerts, excel.impl.status_bar_texts, excel.impl.calls)
    print([p.name for p in tmp_path.iterdir()])
    assert 0
