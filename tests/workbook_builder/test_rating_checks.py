"""The live checks of what stands beside each rating, each broken by one entry."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from formulas.checks import live_checks
from tests.registers import built, full_plan
from tests.support.office import Office
from tests.workbook_builder.plans import small_plan
from tests.workbook_builder.reading import cell_with
from tests.workbook_builder.test_live import Workbook
from tests.workbook_builder.undoing import opened, undone

ON_SCALE = "Every current rating is on the scale"
UPDATE = "Every rating has an update"
ACTION = "Every commitment rated Red has an action"
OLD = "No update is older than the quarter"
LEAD = "Somebody leads every commitment"
AREA = "Every policy area is one of the list"
NOT_RATED = {ON_SCALE: "C6"}
"""What fails in the small plan as it is."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(small_plan(), tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="module")
def book(office: Office, path: Path) -> Iterator[Workbook]:
    with opened(office, path, "Plan") as workbook:
        yield workbook


@pytest.fixture
def plan(book: Workbook) -> Iterator[Workbook]:
    with undone(book) as workbook:
        yield workbook


def _failing(plan: Workbook) -> dict[str, object]:
    """The checks that need attention, with what they name."""
    values = plan.book.values("Checks")
    titles = [check.title for check in live_checks(small_plan().scheme)]
    cells = {title: cell_with(plan.path, "Checks", title)[1:] for title in titles}
    return {
        title: values[f"E{row}"]
        for title, row in cells.items()
        if values[f"D{row}"] == "Needs attention"
    }


def test_nothing_else_fails_in_the_small_plan(plan: Workbook) -> None:
    assert _failing(plan) == NOT_RATED


@pytest.mark.parametrize(
    ("reference", "heading", "entry", "failing"),
    [
        ("C1", "Update", "", {UPDATE: "C1"}),
        ("C1", "Action or support needed", "", {ACTION: "C1"}),
        ("C4", "Rating", "Red", {ACTION: "C4"}),
        ("C3", "Updated on", "2025-12-31", {OLD: "C3"}),
        ("C3", "Updated on", "2026-01-01", {}),
        ("C3", "Updated on", "", {}),
        ("C3", "SMT lead", "", {LEAD: "C3"}),
        ("C3", "Policy areas", "Partnerships; Gardening", {AREA: "C3"}),
        ("C3", "Policy areas", "Partnerships; Partnerships", {}),
        ("C3", "Policy areas", "Partnerships; Gardening; Partnerships", {AREA: "C3"}),
        ("C3", "Policy areas", "partnerships", {}),
        ("C3", "Rating", "green", {}),
        ("C3", "Policy areas", "Partnerships;Road Safety", {}),
        ("C5", "Policy areas", "Gardening", {}),
        ("C5", "SMT lead", "", {}),
    ],
)
def test_an_entry_that_breaks_a_check_is_named(
    plan: Workbook, reference: str, heading: str, entry: str, failing: dict[str, str]
) -> None:
    plan.enter(reference, heading, entry)
    assert _failing(plan) == {**NOT_RATED, **failing}


def test_nobody_is_missed_where_nobody_is_named(plan: Workbook) -> None:
    for number in range(1, 8):
        plan.enter(f"C{number}", "SMT lead", "")
    assert LEAD not in _failing(plan)


def test_python_names_what_the_formulas_name() -> None:
    """`test_recalculation` has LibreOffice work out the same plan."""
    plan = full_plan()
    found = {check.title: check.failing(plan) for check in live_checks(plan.scheme)}
    assert found[UPDATE] == ["P6", "T8", "T9"]
    assert found[ACTION] == ["P6", "T8", "T9", "Q1", "Q6"]
    assert found[OLD] == ["P7"]
    assert found[LEAD] == ["P6"]
    assert found[AREA] == ["P10"]
    assert found["Every reference is on the Plan"] == ["GONE on Links"]
