"""Columns, rows and sheets that were moved about in LibreOffice: the same register, or a word."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from risk_register.own_columns import OwnColumn
from risk_register.values import Month
from tests.registers import built, register
from tests.support import package
from tests.support.book import Book
from tests.support.office import Office
from tests.workbook_builder.reading import column_of, defined
from tests.workbook_builder.reading_back.worked import read, said
from workbook_builder.build import build
from workbook_builder.verification.verify import verify

REGISTER = "Register"
REGISTERED = register(
    "generic-5x5",
    risks=[
        {"reference": "R1", "title": "First", "current_likelihood": 3, "current_impact": 4,
         "first_recorded": date(2025, 5, 1)},
        {"reference": "R2", "title": "Second", "current_likelihood": 1, "current_impact": 1},
        {"reference": "R3", "title": "Third", "current_likelihood": 5, "current_impact": 5},
    ],
    controls=[{"control_id": "C1", "reference": "R1", "control": "Ask"}],
)  # fmt: skip
Change = Callable[[Book, Callable[[str], str]], None]
"""What is done to a book; the second one gives the letter of the Register's column."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(REGISTERED, tmp_path)


@pytest.fixture
def worked(office: Office, path: Path) -> Callable[[Change], Path]:
    """Does something in the open workbook, and gives what LibreOffice saves."""

    def work(change: Change) -> Path:
        with office.open(path) as book:
            change(book, lambda heading: column_of(path, REGISTER, heading))
            return book.save(path.with_name("worked.xlsx"))

    return work


Worked = Callable[[Change], Path]


def _days(letter: Callable[[str], str]) -> str:
    return f"{letter('First recorded')}5:{letter('First recorded')}7"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda book, at: None, id="nothing"),
        pytest.param(lambda book, at: book.move_column(REGISTER, at("Risk owner"), "B"),
                     id="an entry further to the left"),
        pytest.param(lambda book, at: book.move_column(REGISTER, "B", at("Objective")),
                     id="the title further to the right"),
        pytest.param(lambda book, at: book.move_column(REGISTER, at("Current score"), "C"),
                     id="a calculated column among the entries"),
        pytest.param(lambda book, at: book.delete_column(REGISTER, at("Current score")),
                     id="a calculated column gone"),
        pytest.param(lambda book, at: book.insert_column(REGISTER, "A"), id="a column before all"),
        pytest.param(lambda book, at: book.insert_row(REGISTER, 4), id="a row above the headings"),
        pytest.param(lambda book, at: book.insert_row(REGISTER, 6), id="a blank row"),
        pytest.param(lambda book, at: book.number_format(REGISTER, _days(at), "DDDD D MMM YYYY"),
                     id="another format of dates"),
        pytest.param(lambda book, at: book.number_format(REGISTER, _days(at), "General"),
                     id="dates shown as numbers"),
        pytest.param(lambda book, at: book.remove_sheet("Dashboard"), id="a calculated sheet gone"),
    ],
)  # fmt: skip
def test_it_is_the_same_register_with(worked: Worked, change: Change) -> None:
    found, findings = read(worked(change))
    assert build(found) == build(REGISTERED)
    assert findings == []


def test_a_date_that_is_shown_as_a_month_is_a_month(worked: Worked) -> None:
    def show(book: Book, at: Callable[[str], str]) -> None:
        cell = f"{at('Next key date')}5"
        book.set(REGISTER, cell, "2026-10-01")
        book.number_format(REGISTER, cell, "MMMM YYYY")

    found, findings = read(worked(show))
    assert found.entries[0]["next_key_date"] == Month(2026, 10)
    assert findings == []


def test_texts_that_look_like_something_else_stay_texts(worked: Worked) -> None:
    def enter(book: Book, at: Callable[[str], str]) -> None:
        book.set(REGISTER, "A5", "'1E5")
        book.set(REGISTER, "B5", "'0012")
        book.set(REGISTER, "B6", "'=not a formula")
        book.set(REGISTER, "B7", '\'one\ntwo <b> & "q" _x000D_')

    found, findings = read(worked(enter))
    assert [risk.reference for risk in found.entries] == ["1E5", "R2", "R3"]
    assert [risk["title"] for risk in found.entries] == [
        "0012", "=not a formula", 'one\ntwo <b> & "q" _x000D_',
    ]  # fmt: skip
    assert findings == []


def test_an_own_column_keeps_its_values_and_its_format(worked: Worked) -> None:
    def add(book: Book, at: Callable[[str], str]) -> None:
        book.insert_column(REGISTER, "C")
        book.set(REGISTER, "C4", "Ours")
        book.number_format(REGISTER, "C5:C7", "0.00%")
        book.set(REGISTER, "C5", 0.125)
        book.set(REGISTER, "C6", "'=text")

    found, findings = read(worked(add))
    assert found.own_columns == {"risks": (OwnColumn("Ours", "Title", "", "[$-409]0.00%"),)}
    assert [risk.own for risk in found.entries] == [{"Ours": 0.125}, {"Ours": "=text"}, {}]
    assert findings == []


def test_an_entry_that_was_deleted_with_its_column_is_told(worked: Worked) -> None:
    saved = worked(lambda book, at: book.delete_column(REGISTER, at("Objective")))
    assert said(saved) == [
        "warning: Register, row 4: expected a column Objective in the table Risks, got none"
    ]


def test_rows_that_follow_a_blank_one_are_told_cell_by_cell(worked: Worked) -> None:
    def enter(book: Book, at: Callable[[str], str]) -> None:
        book.set(REGISTER, "A10", "R9")
        book.set(REGISTER, "B10", "Ninth")

    expected = "expected entries in the table only; this is not carried"
    assert said(worked(enter)) == [
        f"warning: Register!A10: {expected}, got 'R9'",
        f"warning: Register!B10: {expected}, got 'Ninth'",
    ]


def test_a_version_typed_into_the_log_is_read(worked: Worked, path: Path) -> None:
    row = int(defined(path, "Layout_version")[1].lstrip("A")) - 2

    def enter(book: Book, at: Callable[[str], str]) -> None:
        book.set("About", f"A{row}", "1.1")
        book.set("About", f"B{row}", "2026-03-31")
        book.set("About", f"D{row}", "Reviewed")

    found, findings = read(worked(enter))
    [version] = found.rows("versions")
    assert (version["version"], str(version["date"]), version["change"]) == (
        "1.1", "2026-03-31", "Reviewed",
    )  # fmt: skip
    assert findings == []


def test_a_table_that_was_lost_with_the_sheet_beside_it_is_an_error(worked: Worked) -> None:
    """LibreOffice forgets the table of the sheet before the one that is deleted."""
    assert said(worked(lambda book, at: book.remove_sheet("Updates"))) == [
        "error: sheet Controls: expected a table with the name Controls, got none",
        "warning: the workbook: expected a table with the name Updates, got none",
    ]


def test_lists_that_cells_have_lost_are_in_the_new_workbook_again(
    worked: Worked, path: Path
) -> None:
    def drop(book: Book, at: Callable[[str], str]) -> None:
        book.drop_validations(REGISTER, f"{at('Current impact')}5:{at('Current impact')}600")

    saved = worked(drop)
    assert [each.code for each in verify(saved)[1]] == ["verify-validation"]
    found, findings = read(saved)
    assert findings == []
    anew = path.with_name("anew.xlsx")
    anew.write_bytes(build(found))
    assert anew.read_bytes() == path.read_bytes()
    assert verify(anew)[1] == []


def test_the_new_workbook_has_every_table_with_its_formulas_again(worked: Worked) -> None:
    saved = worked(lambda book, at: None)
    assert not any(column.formula for table in package.read(saved).tables()
                   for column in table.columns)  # fmt: skip
    anew = saved.with_name("anew.xlsx")
    anew.write_bytes(build(read(saved)[0]))
    risks = next(table for table in package.read(anew).tables() if table.name == "Risks")
    formulas = {column.name: column.formula for column in risks.columns}
    assert formulas["Current score"]
    assert formulas["Current band"]
