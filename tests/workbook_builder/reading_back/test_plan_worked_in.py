"""A plan's workbook that an officer worked in, in LibreOffice, reads as it should."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Named
from risk_register.values import Value
from tests.registers import built
from tests.support.book import Book
from tests.support.office import Office
from tests.workbook_builder.plans import small_plan
from tests.workbook_builder.reading import cell_with, column_of, defined
from workbook_builder.build import build
from workbook_builder.reading.workbook import read_workbook
from workbook_builder.verification.verify import verify

Worked = Callable[[Callable[[Book], None]], Path]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(small_plan(), tmp_path)


@pytest.fixture
def worked(office: Office, path: Path) -> Worked:
    """Does something in the open workbook, and gives what LibreOffice saves."""

    def work(what: Callable[[Book], None]) -> Path:
        with office.open(path) as book:
            what(book)
            return book.save(path.with_name("worked.xlsx"))

    return work


def _enter(book: Book, path: Path, row: int, **entries: str) -> None:
    for heading, entry in entries.items():
        column = column_of(path, "Plan", heading.replace("_", " "))
        book.set("Plan", f"{column}{row}", entry)


def _changed(reference: str, **values: Value) -> Register:
    """The small plan with other values of one commitment, which may be a new one."""
    plan = small_plan()
    rows = {row.reference: row for row in plan.entries}
    before = rows.get(reference, Row({"reference": reference}, Place("")))
    rows[reference] = replace(before, values={**before.values, **values})
    return replace(plan, tables={**plan.tables, "commitments": tuple(rows.values())})


def test_a_rating_and_two_areas_that_were_entered_count(worked: Worked, path: Path) -> None:
    saved = worked(
        lambda book: _enter(book, path, 7, Rating="Amber", Policy_areas="Partnerships;Road Safety")
    )
    read, findings = read_workbook(saved)
    assert findings == []
    assert read is not None
    assert build(read) == build(_changed("C3", rating="Amber", areas="Partnerships; Road Safety"))
    assert verify(saved)[1] == []


def test_a_commitment_typed_below_the_table_is_one_of_the_plan(worked: Worked, path: Path) -> None:
    entries = {"Reference": "C8", "Individual commitment": "Typed below", "Rating": "Green"}
    read, findings = read_workbook(worked(lambda book: _enter(book, path, 12, **entries)))
    assert [(each.code, str(each.place)) for each in findings] == [
        ("row-below-table", "Plan, row 12")
    ]
    assert read is not None
    assert build(read) == build(_changed("C8", title="Typed below", rating="Green"))


def test_an_area_that_was_added_on_scheme_can_be_used(worked: Worked, path: Path) -> None:
    last = cell_with(path, "Scheme", "Resources and Value")

    def add(book: Book) -> None:
        book.set("Scheme", f"A{int(last[1:]) + 1}", "Rural Crime")
        _enter(book, path, 11, Policy_areas="Rural Crime; Road Safety")

    saved = worked(add)
    read, findings = read_workbook(saved)
    assert findings == []
    assert read is not None
    assert read.scheme.areas[-1] == Named("Rural Crime")
    expected = _changed("C7", areas="Rural Crime; Road Safety")
    scheme = replace(expected.scheme, areas=(*expected.scheme.areas, Named("Rural Crime")))
    assert build(read) == build(replace(expected, scheme=scheme))
    [told] = verify(saved)[1]
    assert (told.code, told.actual) == ("verify-scheme", "'Rural Crime'")


def test_other_capitals_are_read_as_the_lists_spell_them(worked: Worked, path: Path) -> None:
    areas = "partnerships; ROAD SAFETY"
    saved = worked(lambda book: _enter(book, path, 7, Rating="red", Policy_areas=areas))
    read, findings = read_workbook(saved)
    assert findings == []
    assert read is not None
    assert build(read) == build(_changed("C3", rating="Red", areas="Partnerships; Road Safety"))
    assert [each for each in verify(saved)[1] if each.severity != "note"] == []


def test_an_area_that_stands_twice_is_read_once(worked: Worked, path: Path) -> None:
    areas = "Road Safety; Partnerships; Road Safety"
    read, findings = read_workbook(worked(lambda book: _enter(book, path, 7, Policy_areas=areas)))
    assert findings == []
    assert read is not None
    assert build(read) == build(_changed("C3", areas="Road Safety; Partnerships"))


def test_an_area_that_is_not_of_the_list_is_told_by_its_cell(worked: Worked, path: Path) -> None:
    saved = worked(lambda book: _enter(book, path, 7, Policy_areas="Partnerships; Gardening"))
    _, findings = read_workbook(saved)
    cell = f"Plan!{column_of(path, 'Plan', 'Policy areas')}7"
    assert [(each.code, str(each.place), each.actual) for each in findings] == [
        ("entry-choice", cell, "'Gardening'")
    ]


def test_another_rating_chosen_on_policy_areas_is_no_fault(worked: Worked, path: Path) -> None:
    saved = worked(lambda book: book.set(*defined(path, "Area_rating"), "Amber"))
    _, findings = verify(saved)
    assert [each for each in findings if each.severity != "note"] == []
