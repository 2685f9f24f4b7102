"""Import: a file that was kept in another way becomes a register, which opens."""

from pathlib import Path

import pytest
import xlwings as xw

from tests.addin.buttons import names_in, pressed, register_in
from tests.addin.small_book import write_small_book
from tests.registers import built, register

KEPT_BEFORE = """\
Ref,Risk,Likelihood,Impact,Score,Owner
R1,Loss of data,4,5,20,Treasurer
R2,=SUM is in the title,1,2,2,Chief Executive
"""


@pytest.fixture
def book(excel: xw.App, tmp_path: Path) -> xw.Book:
    return excel.books.open(write_small_book(tmp_path / "small.xlsx"))


def test_a_register_comes_in_with_its_account_and_opens(book: xw.Book, tmp_path: Path) -> None:
    source = tmp_path / "kept.csv"
    source.write_text(KEPT_BEFORE, encoding="utf-8")
    said = pressed(book, "import_register", source=str(source), target=str(tmp_path / "in.xlsx"))
    assert said.startswith(
        "2 risks brought in. in import account.txt says what became of every cell."
    )
    assert names_in(tmp_path) == [
        "in import account.txt", "in import.toml", "in.xlsx", "kept.csv", "small.xlsx",
    ]  # fmt: skip
    found = register_in(tmp_path / "in.xlsx")
    names = ("reference", "title", "current_likelihood", "current_impact")
    assert [tuple(risk[name] for name in names) for risk in found.entries] == [
        ("R1", "Loss of data", 4, 5), ("R2", "=SUM is in the title", 1, 2),
    ]  # fmt: skip
    assert book.app.books.active.name == "in.xlsx"
    assert source.read_text(encoding="utf-8") == KEPT_BEFORE


def test_a_file_without_a_register_is_refused_and_nothing_written(
    book: xw.Book, tmp_path: Path
) -> None:
    source = tmp_path / "letter.csv"
    source.write_text("Dear Sir,\nthank you\n", encoding="utf-8")
    said = pressed(book, "import_register", source=str(source), target=str(tmp_path / "in.xlsx"))
    assert said.startswith("letter.csv cannot be brought in:\n•  ")
    assert names_in(tmp_path) == ["letter.csv", "small.xlsx"]


def test_a_file_that_is_not_there_is_said(book: xw.Book, tmp_path: Path) -> None:
    said = pressed(
        book, "import_register", source=str(tmp_path / "no.csv"), target=str(tmp_path / "in.xlsx")
    )
    assert said.startswith("no.csv cannot be brought in:\n•  ")
    assert names_in(tmp_path) == ["small.xlsx"]


def test_a_register_s_own_workbook_is_refused(book: xw.Book, tmp_path: Path) -> None:
    """Its dashboard would come in as risks."""
    own = built(register("generic-5x5", risks=[{"reference": "R1", "title": "Fire"}]), tmp_path)
    said = pressed(book, "import_register", source=str(own), target=str(tmp_path / "in.xlsx"))
    assert said == (
        f"register.xlsx cannot be brought in:\n•  {own}: expected a register that was kept in "
        "another way, got a workbook of this register software"
    )
    assert names_in(tmp_path) == ["register.xlsx", "small.xlsx"]


def test_dates_that_may_be_meant_otherwise_are_told(book: xw.Book, tmp_path: Path) -> None:
    source = tmp_path / "kept.csv"
    lines = KEPT_BEFORE.replace("Owner", "Owner,Review date").splitlines()
    dated = [lines[0], f"{lines[1]},03/04/2026", f"{lines[2]},04/25/2026"]
    source.write_text("\n".join(dated), encoding="utf-8")
    said = pressed(book, "import_register", source=str(source), target=str(tmp_path / "in.xlsx"))
    assert "days before months in the column 'Review date'" in said


def test_a_guess_that_somebody_corrected_is_not_written_over(book: xw.Book, tmp_path: Path) -> None:
    source, corrected = tmp_path / "kept.csv", tmp_path / "in import.toml"
    source.write_text(KEPT_BEFORE, encoding="utf-8")
    corrected.write_text("corrected", encoding="utf-8")
    said = pressed(book, "import_register", source=str(source), target=str(tmp_path / "in.xlsx"))
    assert said == f"{corrected} is there already. Choose another name."
    assert corrected.read_text(encoding="utf-8") == "corrected"
    assert names_in(tmp_path) == ["in import.toml", "kept.csv", "small.xlsx"]
