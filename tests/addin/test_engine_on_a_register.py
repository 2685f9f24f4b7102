"""The tests' Excel does with a register what an add-in needs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from tests.addin.small_book import formulas
from tests.registers import built, example, register
from tests.support import package
from workbook_builder.reading.workbook import read_workbook


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(example("leicestershire-2023-10"), tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="module")
def book(engine: xw.Engine, path: Path) -> Iterator[xw.Book]:
    """Leicestershire's register, opened once for tests that leave it as it is."""
    app = xw.App(add_book=False)
    yield app.books.open(path)
    app.quit()


def test_every_table_of_the_file_is_there(book: xw.Book, path: Path) -> None:
    tables = package.read(path).tables()
    for table in tables:
        found = book.sheets[table.sheet].tables[table.name]
        assert found.range.get_address(False, False) == table.reference
    assert len(tables) == len(book.impl.document.DatabaseRanges.getElementNames()) == 34


def test_every_formula_is_spelled_as_in_the_file(book: xw.Book, path: Path) -> None:
    for sheet in package.read(path).sheets:
        used = book.sheets[sheet.name].used_range
        texts = used.options(ndim=2).formula
        for cell in sheet.cells.values():
            row, column = package.position(cell.address)
            if cell.has_formula:
                said = texts[row - used.row][column - used.column]
                assert said == "=" + cell.formula.replace("_xlfn.", ""), cell.address


def test_every_name_stands_for_what_the_file_says(book: xw.Book, path: Path) -> None:
    said = {name.name: str(name.refers_to).replace("'", "") for name in book.names}
    assert said == {
        name.name: "=" + name.text.replace("'", "").replace("_xlfn.", "")
        for name in package.read(path).names
        if not name.scope
    }


def test_a_formula_column_entered_again_gives_the_same(book: xw.Book) -> None:
    for heading in ("Current score by levels", "Current band", "Next review due", "Open controls"):
        column = book.sheets["Register"].range(f"Risks[{heading}]")
        before = column.value
        column.formula = formulas(column)[0][0]

        assert column.value == before
        assert column.api.HasFormula


def test_a_copy_of_the_register_is_read_by_our_reader(excel: xw.App, path: Path) -> None:
    book = excel.books.open(path)
    sheet = book.sheets["Controls"]
    table = sheet.tables["Controls"]
    table.resize(table.range.resize(row_size=table.range.shape[0] + 1))
    sheet.range("Controls[Reference]")[-1].value = "OPCC031"
    sheet.range("Controls[Control]")[-1].value = "C99"
    book.sheets["Register"].range("Risks[Last review]")[0].value = date(2023, 10, 20)
    copy = path.with_name("copy.xlsx")
    book.api.SaveCopyAs(str(copy))

    read, _ = read_workbook(copy)

    assert read is not None
    added = read.rows("controls")[-1]
    assert (added["reference"], added["control_id"]) == ("OPCC031", "C99")
    assert read.rows("risks")[0]["last_review"] == date(2023, 10, 20)


def work(book: xw.Book) -> int:
    """Read the whole table, write a column and a formula; how often LibreOffice was asked."""
    calls = book.app.impl.calls
    calls.clear()
    sheet = book.sheets["Register"]
    values: Any = sheet.tables["Risks"].range.value
    titles = sheet.range("Risks[Title]")
    titles.value = [[f"{row[0]}: {row[1]}"] for row in values[1:]]
    score = sheet.range("Risks[Current score]")
    score.formula = formulas(score)[0][0]
    assert score.api.HasFormula
    return int(calls.total())


def test_the_calls_do_not_grow_with_the_risks(excel: xw.App, tmp_path: Path) -> None:
    risks = [
        {
            "reference": f"R{number}",
            "title": "Title",
            "last_review": date(2026, 1, 31),
            "current_likelihood": 1 + number % 5,
            "current_impact": 1,
        }
        for number in range(300)
    ]
    book = excel.books.open(built(register("generic-5x5", risks=risks), tmp_path))
    with_300 = work(book)
    table = book.sheets["Register"].tables["Risks"]
    table.range[25:, :].clear_contents()
    table.resize(table.range.resize(row_size=25))

    assert work(book) == with_300
