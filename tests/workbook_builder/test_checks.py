"""The live checks: each turns when what it looks at is broken, by formulas alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.registers import built, register
from tests.support.office import Book, Office
from tests.workbook_builder.reading import cell_with, column_of, defined

RISKS = [
    {"reference": f"R{n}", "title": f"Risk {n}", "current_likelihood": n, "current_impact": n}
    for n in range(1, 5)
]
ONCE = "Every reference stands once"
ON_SCALE = "Every current score is on the scale"
ON_MAP = "The heat map holds each live risk exactly once"
BY_HAND = "No score entered by hand differs from its levels"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(register("leicestershire-2023", risks=RISKS), tmp_path_factory.mktemp("checks"))


@pytest.fixture
def book(office: Office, path: Path) -> Iterator[Book]:
    with office.open(path) as opened:
        yield opened


def _results(book: Book, path: Path) -> dict[str, object]:
    values = book.values("Checks")
    return {
        check: values[cell_with(path, "Checks", check, 3)]
        for check in (ONCE, ON_SCALE, ON_MAP, BY_HAND)
    }


def _failing(book: Book, path: Path) -> dict[str, object]:
    """The checks that need attention, with the risks they name."""
    values = book.values("Checks")
    return {
        check: values[cell_with(path, "Checks", check, 4)]
        for check, result in _results(book, path).items()
        if result == "Needs attention"
    }


def _enter(book: Book, path: Path, row: int, heading: str, value: str | float) -> None:
    book.set("Register", f"{column_of(path, 'Register', heading)}{row}", value)


def _status(book: Book, path: Path) -> object:
    sheet, address = defined(path, "Check_status")
    return book.values(sheet)[address]


def test_all_checks_pass_on_a_register_that_is_right(book: Book, path: Path) -> None:
    assert set(_results(book, path).values()) == {"Passes"}
    assert _status(book, path) == "All checks pass"


def test_a_repeated_reference_is_named(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Reference", "R1")
    assert _failing(book, path) == {ONCE: "R1"}
    assert _status(book, path) == "1 check needs attention"


def test_a_risk_without_a_reference_is_counted(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Reference", "")
    assert list(_failing(book, path)) == [ONCE]


def test_a_risk_without_a_score_is_named(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Current impact", "")
    assert _failing(book, path) == {ON_SCALE: "R2"}


def test_a_level_off_the_scale_is_named_twice_over(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Current impact", 9)
    assert _failing(book, path) == {ON_SCALE: "R2", ON_MAP: "R2"}
    assert _status(book, path) == "2 checks need attention"


def test_a_score_by_hand_that_the_levels_do_not_rate_is_named(book: Book, path: Path) -> None:
    _enter(book, path, 8, "Current score entered", 8)
    assert _failing(book, path) == {BY_HAND: "R4"}
    _enter(book, path, 8, "Current score entered", 16)
    assert _failing(book, path) == {}


def test_a_closed_risk_is_not_looked_at(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Current impact", "")
    _enter(book, path, 6, "Stage", "Closed")
    assert _failing(book, path) == {}
