"""Each button on a delivery plan: the sheet is Plan, the table Commitments, ratings are words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import xlwings as xw
from docx import Document

from tests.addin.buttons import names_in, pressed, register_in, started
from tests.addin.whole_book import findings, links, summary
from tests.intake.plan_papers import tracker
from tests.registers import built, example
from tests.workbook_builder.reading import column_of, figures

PLAN = "wmpcc-plan-2026-03"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan's workbook, which no test saves."""
    folder = tmp_path_factory.mktemp("plan")
    return built(example(PLAN), folder).rename(folder / "Plan.xlsx")


@pytest.fixture(scope="module")
def book(engine: xw.Engine, path: Path) -> Iterator[xw.Book]:
    """The plan, open. A test that changes it puts back what was there."""
    with started(engine) as app:
        yield app.books.open(path)


@pytest.fixture
def folder(path: Path) -> Iterator[Path]:
    """Where the book lies; what a test writes there goes away."""
    yield path.parent
    for each in path.parent.rglob("*"):
        if each.is_file() and each != path:
            each.unlink()


def test_validate_counts_and_links_commitments(book: xw.Book, path: Path, folder: Path) -> None:
    rating, row = column_of(path, "Plan", "Rating"), 5
    cell = book.sheets["Plan"][f"{rating}{row}"]
    was = cell.value
    cell.value = "Rde"
    said = pressed(book, "validate")
    cell.value = was
    assert said.startswith("1 error, ")
    assert ", about 1 commitment" in said or " commitments; " in said
    assert summary(book).startswith("Validate: 1 error, ")
    assert findings(book)[0][2:4] == ["60", "Error"]
    assert f"""=HYPERLINK("#'Plan'!{rating}{row}","Plan!{rating}{row}")""" in links(book)
    assert names_in(folder) == ["Plan (before Validate).xlsx", "Plan.xlsx"]


def test_recalculate_puts_a_plans_formulas_back(book: xw.Book, path: Path, folder: Path) -> None:
    direction = column_of(path, "Plan", "Direction of travel")
    before = book.sheets["Plan"][f"{direction}5"].formula
    book.sheets["Plan"][f"{direction}5"].value = "Better"
    said = pressed(book, "recalculate")
    assert said.startswith(f"1 formula was put back. {figures(path):,} figures agree.")
    assert book.sheets["Plan"][f"{direction}5"].formula == before


def test_the_papers_of_a_plan_are_built(book: xw.Book, folder: Path) -> None:
    said = pressed(book, "build_appendices", formats=("docx",), appendices=("3.4", "3.9"))
    papers = folder / "Plan papers"
    assert said.startswith(f"2 files in {papers}."), said
    document = Document(str(papers / "public" / "appendices-2026-03-26.docx"))
    [red, improving] = document.tables
    assert [cell.text for cell in red.rows[1].cells][:3] == ["60", "Red", "Red"]
    assert [row.cells[0].text for row in improving.rows[1:]] == ["36", "75", "101", "164", "314"]


def test_a_plan_is_rolled_forward(book: xw.Book, folder: Path) -> None:
    said = pressed(book, "roll_forward", as_at="31/03/2026", target=str(folder / "next.xlsx"))
    assert "commitment" in said
    assert "risk" not in said.replace("Risk Register", "")
    found = register_in(folder / "next.xlsx")
    assert found.settings.as_at == date(2026, 3, 31)
    sealed = {row.reference: row.text("band") for row in found.rows("history")
              if row.day("quarter") == date(2025, 12, 31)}  # fmt: skip
    assert len(sealed) == 25
    assert (sealed["60"], sealed["36"], sealed["75"]) == ("Red", "Green", "Amber")
    book.app.books["next.xlsx"].close()
    book.activate()


def test_a_plan_is_compared_with_an_earlier_one(book: xw.Book, path: Path, folder: Path) -> None:
    earlier = built(example(PLAN), folder).rename(folder / "earlier.xlsx")
    cell = book.sheets["Plan"][f"{column_of(path, 'Plan', 'Rating')}5"]
    as_at = book.names["As_at"].refers_to_range
    was, day = cell.value, as_at.value
    cell.value, as_at.value = "Amber", date(2026, 3, 31)
    said = pressed(book, "compare", earlier=str(earlier))
    cell.value, as_at.value = was, day
    target = folder / "Plan changes since 2025-12-31.docx"
    assert said.endswith(f", in {target}.")
    document = Document(str(target))
    texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts += [paragraph.text for paragraph in document.paragraphs]
    assert any("Red" in text and "Amber" in text for text in texts)
    assert not [text for text in texts if "risk" in text.casefold()]


def test_new_makes_an_empty_plan(book: xw.Book, folder: Path) -> None:
    assert pressed(book, "new", scheme="generic-plan", target=str(folder / "ours.xlsx")) == ""
    found = register_in(folder / "ours.xlsx")
    assert (found.scheme.name, found.entries) == ("generic-plan", ())
    opened = book.app.books["ours.xlsx"]
    assert opened.sheets["Plan"].tables["Commitments"].name == "Commitments"
    opened.close()
    book.activate()


def test_a_tracker_is_brought_in(book: xw.Book, folder: Path) -> None:
    source = tracker(folder / "tracker.xlsx")
    said = pressed(book, "import_register", source=str(source), target=str(folder / "in.xlsx"))
    assert said.startswith("5 commitments brought in. in import account.txt says what became")
    found = register_in(folder / "in.xlsx")
    assert [entry.text("rating") for entry in found.entries] == ["Amber", "Green", "", "Red", ""]
    assert [area.name for area in found.scheme.areas][-1] == "Prevention & Schools"
    book.app.books["in.xlsx"].close()
    book.activate()
