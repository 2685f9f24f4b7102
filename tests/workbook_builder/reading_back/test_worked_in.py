"""Workbooks that people worked in, in LibreOffice: what they did comes along, or is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from risk_register.findings import Finding
from risk_register.own_columns import Formula, OwnColumn
from risk_register.register import Register
from tests.registers import built, register
from tests.support.book import Book
from tests.support.office import Office
from tests.workbook_builder.reading import cell_with, column_of, defined
from workbook_builder.build import build
from workbook_builder.reading.workbook import read_workbook
from workbook_builder.verification.verify import verify

REGISTER = "Register"
RISKS: list[dict[str, object]] = [
    {"reference": "R1", "title": "First", "current_likelihood": 3, "current_impact": 4,
     "first_recorded": date(2025, 5, 1)},
    {"reference": "R2", "title": "Second", "current_likelihood": 1, "current_impact": 1},
    {"reference": "R3", "title": "Third", "current_likelihood": 5, "current_impact": 5},
]  # fmt: skip
Worked = Callable[[Callable[[Book], None]], Path]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(register("generic-5x5", risks=RISKS), tmp_path)


@pytest.fixture
def worked(office: Office, path: Path) -> Worked:
    """Does something in the open workbook, and gives what LibreOffice saves."""

    def work(what: Callable[[Book], None]) -> Path:
        with office.open(path) as book:
            what(book)
            return book.save(path.with_name("worked.xlsx"))

    return work


def _read(path: Path) -> tuple[Register, list[Finding]]:
    read, findings = read_workbook(path)
    assert read is not None, findings
    return read, findings


def _with_risks(*risks: dict[str, object]) -> Register:
    return register("generic-5x5", risks=risks)


def test_an_entry_that_was_changed_counts(worked: Worked, path: Path) -> None:
    def change(book: Book) -> None:
        book.set(REGISTER, f"{column_of(path, REGISTER, 'Current impact')}5", 5)
        book.set(REGISTER, f"{column_of(path, REGISTER, 'First recorded')}6", "2025-06-30")
        book.set("About", defined(path, "As_at")[1], "2026-06-30")

    read, findings = _read(worked(change))
    assert findings == []
    changed = register(
        "generic-5x5", date(2026, 6, 30),
        risks=[{**RISKS[0], "current_impact": 5},
               {**RISKS[1], "first_recorded": date(2025, 6, 30)}, RISKS[2]],
    )  # fmt: skip
    assert build(read) == build(changed)


def test_rows_that_were_sorted_are_in_their_new_order(worked: Worked, path: Path) -> None:
    last = column_of(path, REGISTER, "Heat map words")
    impact = column_of(path, REGISTER, "Current impact")
    saved = worked(lambda book: book.sort(REGISTER, f"A5:{last}7", impact, descending=True))
    read, findings = _read(saved)
    assert [risk.reference for risk in read.entries] == ["R3", "R1", "R2"]
    assert findings == []
    assert build(read) == build(_with_risks(RISKS[2], RISKS[0], RISKS[1]))


def test_a_row_typed_below_the_table_and_a_blank_one_within_are_no_harm(
    worked: Worked, path: Path
) -> None:
    def type_below(book: Book) -> None:
        book.insert_row(REGISTER, 6)
        book.set(REGISTER, "A9", "R4")
        book.set(REGISTER, "B9", "Fourth")

    read, findings = _read(worked(type_below))
    assert [(each.code, str(each.place)) for each in findings] == [
        ("row-below-table", "Register, row 9")
    ]
    assert build(read) == build(_with_risks(*RISKS, {"reference": "R4", "title": "Fourth"}))


def test_a_row_that_was_deleted_is_gone(worked: Worked) -> None:
    read, findings = _read(worked(lambda book: book.delete_row(REGISTER, 6)))
    assert findings == []
    assert build(read) == build(_with_risks(RISKS[0], RISKS[2]))


def test_a_column_of_one_s_own_comes_along_with_its_formulas(worked: Worked, path: Path) -> None:
    likelihood, impact = (column_of(path, REGISTER, f"Current {axis}") for axis in AXES)

    def add(book: Book) -> None:
        book.insert_column(REGISTER, "C")
        book.set(REGISTER, "C4", "Weighted")
        for row in (5, 6, 7):
            book.set(REGISTER, f"C{row}", f"={_next(likelihood)}{row}+2*{_next(impact)}{row}")

    read, findings = _read(worked(add))
    formula = "Risks[[#This Row],[Current likelihood]]+2*Risks[[#This Row],[Current impact]]"
    assert read.own_columns == {"risks": (OwnColumn("Weighted", "Title", formula),)}
    assert [risk.own for risk in read.entries] == [{"Weighted": Formula(formula)}] * 3
    assert findings == []


def test_in_the_new_workbook_the_own_formulas_work(
    worked: Worked, office: Office, path: Path
) -> None:
    own = register("generic-5x5", risks=RISKS)
    formula = "Risks[[#This Row],[Current score]]*2"
    risks = tuple(replace(risk, own={"Twice": Formula(formula)}) for risk in own.entries)
    own = replace(
        own, tables={"risks": risks}, own_columns={"risks": (OwnColumn("Twice", "Title", formula),)}
    )
    path.write_bytes(build(own))
    assert load_workbook(path)[REGISTER]["C4"].value == "Twice"
    with office.open(path) as book:
        book.recalculate()
        values = book.values(REGISTER)
        assert [values[f"C{row}"] for row in (5, 6, 7)] == [24.0, 2.0, 50.0]


def test_sheets_may_be_renamed(worked: Worked) -> None:
    def rename(book: Book) -> None:
        book.rename(REGISTER, "Our risks")
        book.rename("Scheme", "How we score")
        book.rename("Dashboard", "Figures")

    read, findings = _read(worked(rename))
    assert findings == []
    assert build(read) == build(_with_risks(*RISKS))


def test_what_was_changed_on_the_scheme_sheet_counts(worked: Worked, path: Path) -> None:
    label = cell_with(path, "Scheme", "Likely")

    def change(book: Book) -> None:
        book.set("Scheme", defined(path, "Tolerance")[1], 8)
        book.set("Scheme", label, "Quite likely")
        book.set("Scheme", defined(path, "Band_4")[1], "Severe")

    read, findings = _read(worked(change))
    assert findings == []
    assert read.scheme.tolerance is not None
    assert read.scheme.tolerance.score == 8
    assert read.scheme.likelihood is not None
    assert "Quite likely" in [level.label for level in read.scheme.likelihood.levels]
    assert read.scheme.bands[3].name == "Severe"
    assert read.scheme.bands[3].colour == register("generic-5x5").scheme.bands[3].colour


def test_a_scheme_that_makes_no_sense_any_more_is_refused(worked: Worked, path: Path) -> None:
    saved = worked(lambda book: book.set("Scheme", defined(path, "Tolerance")[1], 99))
    read, findings = read_workbook(saved)
    assert read is None
    assert [(each.code, str(each.place)) for each in findings] == [("scheme-sense", "Scheme!B14")]


def test_a_sheet_and_a_comment_of_one_s_own_are_told(worked: Worked) -> None:
    def add(book: Book) -> None:
        book.add_sheet("My notes")
        book.comment(REGISTER, "B6", "Ask Finance")

    read, findings = _read(worked(add))
    assert {(str(each.place), each.actual) for each in findings} == {
        ("sheet My notes", "a sheet that is none of the register's"),
        ("Register!B6", "the comment 'Ask Finance'"),
    }
    assert build(read) == build(_with_risks(*RISKS))


def test_what_was_broken_is_whole_in_the_new_workbook(worked: Worked, path: Path) -> None:
    score = column_of(path, REGISTER, "Current score")

    def break_it(book: Book) -> None:
        book.set(REGISTER, f"{score}5", 25)

    saved = worked(break_it)
    first = verify(saved)[1][0]
    assert (first.code, str(first.place)) == ("verify-formula", f"Register!{score}5")
    read, findings = _read(saved)
    assert [(each.code, str(each.place)) for each in findings] == [
        ("typed-over", f"Register!{score}5")
    ]
    anew = path.with_name("anew.xlsx")
    anew.write_bytes(build(read))
    assert verify(anew)[1] == []


AXES = ("likelihood", "impact")


def _next(letter: str) -> str:
    """The column's letter when one was inserted before it."""
    return get_column_letter(column_index_from_string(letter) + 1)
