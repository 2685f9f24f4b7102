"""No word of a file is lost on reading: the same words, counted by other readers of such files."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from intake.files import read_grids
from tests.intake import layouts

WORD = re.compile(r"[^\W_]+")


def words(texts: Iterator[str]) -> Counter[str]:
    return Counter(word for text in texts for word in WORD.findall(text))


def of_workbook(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                if isinstance(value, datetime | date):
                    yield f"{value:%Y-%m-%d}"
                elif value is not None:
                    yield str(value)


def of_csv(path: Path) -> Iterator[str]:
    with path.open(encoding="cp1252", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            yield from row


def of_document(path: Path) -> Iterator[str]:
    with ZipFile(path) as archive:
        content = archive.read("word/document.xml").decode().replace("<w:br/>", "<w:t> </w:t>")
    for paragraph in content.split("</w:p>"):
        yield "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph))


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".xlsx": of_workbook, ".csv": of_csv, ".docx": of_document,
}  # fmt: skip


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_no_word_is_lost_on_reading(name: str, written: Callable[[str], Path]) -> None:
    path = written(name)
    grids, _ = read_grids(path)
    read = words(cell.text for grid in grids for cell in grid.cells())
    wanted = words(READERS[path.suffix](path))
    assert wanted["Reserves"] == 1
    assert read == wanted
