"""Policy areas and leads with their ratings: counted by hand, and followed as officers type."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from tests.registers import built, example
from tests.support.office import Office
from tests.workbook_builder.plans import small_plan
from tests.workbook_builder.reading import cached, cell_with, column_of, defined
from tests.workbook_builder.test_live import Workbook
from tests.workbook_builder.undoing import opened, undone

AREAS = (
    "Preventing Crime", "Serious Violence", "Victims and Witnesses", "Neighbourhoods",
    "Road Safety", "Trust and Confidence", "Criminal Justice", "Partnerships",
    "Resources and Value",
)  # fmt: skip
NONE, ALL = "No policy area", "All, each once"
EMPTY = (0, 0, 0, 0, 0)
BY_AREA = {
    **dict.fromkeys(AREAS, EMPTY),
    "Road Safety": (3, 2, 0, 0, 1),
    "Partnerships": (2, 1, 0, 1, 0),
    "Serious Violence": (1, 0, 0, 1, 0),
    NONE: (1, 0, 1, 0, 0),
    ALL: (6, 2, 1, 2, 1),
}
"""Live, Red, Amber, Green and not rated."""

LEADS = {
    "Treasurer": (4, 2, 0, 1, 1), "Chief Executive": (3, 1, 1, 1, 0), "Nobody": EMPTY,
    ALL: (6, 2, 1, 2, 1),
}  # fmt: skip
"""The same of each lead: C2 has both."""

GRID = {
    **dict.fromkeys(AREAS, ("–", "–", "–")),
    "Road Safety": ("1 of 2", "1 of 2", "2 of 2"),
    "Partnerships": ("1 of 2", "2 of 3", "1 of 2"),
    "Serious Violence": ("–", "–", "0 of 1"),
    NONE: ("–", "–", "0 of 1"),
    ALL: ("1 of 3", "2 of 4", "2 of 5"),
}
"""How many are Red of how many are rated: in September, in December, now."""


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


def _list(
    path: Path, values: dict[str, object], table: str, columns: str = "BCDEF"
) -> dict[str, tuple[object, ...]]:
    """A list of the Dashboard, without its spare rows; with the ratings across."""
    area = load_workbook(path)["Dashboard"].tables[table].ref
    _, top, _, bottom = range_boundaries(area)
    assert top and bottom
    return {
        str(values[f"A{row}"]): tuple(values[f"{letter}{row}"] for letter in columns)
        for row in range(top + 1, bottom + 1)
        if values[f"A{row}"] != ""
    }


def _by_area(workbook: Workbook) -> dict[str, tuple[object, ...]]:
    return _list(workbook.path, workbook.book.values("Dashboard"), "Live_by_area")


def _grid(values: dict[str, object]) -> dict[str, tuple[object, ...]]:
    """The two quarters that there are, and now; the other two columns are empty."""
    rows = [row for row in range(12, 27) if values[f"A{row}"] != ""]
    assert {values[f"{letter}{row}"] for letter in "BC" for row in rows} == {""}
    return {str(values[f"A{row}"]): tuple(values[f"{at}{row}"] for at in "DEF") for row in rows}


def test_the_dashboard_counts_areas_and_leads_by_rating(path: Path, plan: Workbook) -> None:
    """In the file as it is made, and when LibreOffice has worked it out."""
    for values in (cached(path)["Dashboard"], plan.book.values("Dashboard")):
        assert _list(path, values, "Live_by_area") == BY_AREA
        assert _list(path, values, "Live_by_person") == LEADS


def test_what_nobody_leads_has_a_row(plan: Workbook) -> None:
    plan.enter("C6", "SMT lead", "")
    assert _list(plan.path, plan.book.values("Dashboard"), "Live_by_person") == {
        **LEADS, "Treasurer": (3, 2, 0, 1, 0), "Nobody": (1, 0, 0, 0, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "leads"),
    [("A5", ["Chief Executive", "Nobody", ALL]), ("A6", ["Treasurer", "Nobody", ALL])],
)
def test_nobody_and_all_stand_below_the_people_that_there_are(
    plan: Workbook, cell: str, leads: list[str]
) -> None:
    plan.book.set("People", cell, "")
    found = _list(plan.path, plan.book.values("Dashboard"), "Live_by_person")
    assert found == {lead: LEADS[lead] for lead in leads}
    assert [*found] == leads


def test_what_is_not_rated_has_a_row_of_its_own(plan: Workbook) -> None:
    """And the check that the ratings add up still holds."""
    by_rating = {"Red": 2, "Amber": 1, "Green": 2, "Not rated": 1}
    shown = _list(plan.path, plan.book.values("Dashboard"), "Live_by_band", "B")
    assert shown == {name: (count,) for name, count in by_rating.items()}
    plan.enter("C1", "Rating", "Purple")
    shown = _list(plan.path, plan.book.values("Dashboard"), "Live_by_band", "B")
    assert (shown["Red"], shown["Not rated"]) == ((1,), (2,))
    row = cell_with(plan.path, "Checks", "The ratings add up")[1:]
    assert plan.book.values("Checks")[f"D{row}"] == "Passes"


def test_a_commitment_in_two_areas_counts_in_both_and_once_in_all(plan: Workbook) -> None:
    plan.enter("C1", "Policy areas", "Road Safety; Neighbourhoods;Partnerships")
    counted = {**BY_AREA, "Neighbourhoods": (1, 1, 0, 0, 0), "Partnerships": (3, 2, 0, 1, 0)}
    assert _by_area(plan) == counted
    plan.enter("C1", "Policy areas", "")
    assert _by_area(plan) == {
        **BY_AREA, "Road Safety": (2, 1, 0, 0, 1), NONE: (2, 1, 1, 0, 0),
    }  # fmt: skip


def test_an_area_counts_in_any_capitals_and_once(plan: Workbook) -> None:
    plan.enter("C1", "Policy areas", "road safety; Partnerships; ROAD SAFETY")
    assert _by_area(plan) == {**BY_AREA, "Partnerships": (3, 2, 0, 1, 0)}


def test_what_has_only_areas_that_there_are_not_counts_with_what_has_none(plan: Workbook) -> None:
    plan.enter("C1", "Policy areas", "Nowhere; Gardening")
    assert _by_area(plan) == {
        **BY_AREA, "Road Safety": (2, 1, 0, 0, 1), NONE: (2, 1, 1, 0, 0),
    }  # fmt: skip


def test_a_rating_that_changes_moves_the_counts(plan: Workbook) -> None:
    plan.enter("C2", "Rating", "Green")
    assert _by_area(plan) == {
        **BY_AREA, "Road Safety": (3, 1, 0, 1, 1), "Partnerships": (2, 0, 0, 2, 0),
        ALL: (6, 1, 1, 3, 1),
    }  # fmt: skip
    assert _grid(plan.book.values("Policy areas"))["Partnerships"] == ("1 of 2", "2 of 3", "0 of 2")


def test_the_grid_counts_each_quarter_by_area(path: Path, plan: Workbook) -> None:
    """A closed commitment counts where it was rated, and not now."""
    assert _grid(cached(path)["Policy areas"]) == GRID
    assert _grid(plan.book.values("Policy areas")) == GRID


def test_another_rating_can_be_chosen(plan: Workbook) -> None:
    plan.book.set(*defined(plan.path, "Area_rating"), "Amber")
    found = _grid(plan.book.values("Policy areas"))
    assert found["Road Safety"] == ("0 of 2", "1 of 2", "0 of 2")
    assert found[ALL] == ("1 of 3", "1 of 4", "1 of 5")


def test_a_past_rating_that_is_corrected_moves_its_quarter(plan: Workbook) -> None:
    letter = column_of(plan.path, "Past quarters", "Rating")
    plan.book.set("Past quarters", f"{letter}5", "Red")
    found = _grid(plan.book.values("Policy areas"))
    assert found["Road Safety"] == ("2 of 2", "1 of 2", "2 of 2")


def test_an_area_that_is_added_on_scheme_is_counted(plan: Workbook) -> None:
    last = cell_with(plan.path, "Scheme", "Resources and Value")
    plan.book.set("Scheme", f"A{int(last[1:]) + 1}", "Rural Crime")
    plan.enter("C7", "Policy areas", "Rural Crime")
    found = _by_area(plan)
    assert [*found] == [*AREAS, "Rural Crime", NONE, ALL]
    assert found["Rural Crime"] == (1, 0, 0, 1, 0)
    assert found[ALL] == BY_AREA[ALL]
    assert _grid(plan.book.values("Policy areas"))["Rural Crime"] == ("–", "–", "0 of 1")


def test_the_order_of_rows_does_not_matter(office: Office, path: Path) -> None:
    with office.open(path) as book:
        last = column_of(path, "Plan", "Live")
        book.sort("Plan", f"A5:{last}11", "B", descending=True)
        past = column_of(path, "Past quarters", "Seal")
        book.sort("Past quarters", f"A5:{past}13", "A", descending=True)
        book.calculate()
        assert _list(path, book.values("Dashboard"), "Live_by_area") == BY_AREA
        assert _grid(book.values("Policy areas")) == GRID


def test_cells_are_shaded_by_their_share_and_say_it_in_words(path: Path) -> None:
    """Three strengths of each rating's colour, the strongest first; the words stand in the cell."""
    sheet = load_workbook(path)["Policy areas"]
    rules = {
        rule.priority: (rule.formula[0], rule.dxf.fill.bgColor.rgb)
        for where in sheet.conditional_formatting
        if str(where.sqref) == "B12:F26"
        for rule in where.rules
    }
    red = [fill for formula, fill in rules.values() if "Area_rating=Band_3" in formula]
    assert len(rules) == 9
    assert red == ["FFC00000", "FFE08080", "FFF2CCCC"]


def test_a_register_without_areas_has_no_such_sheet(tmp_path: Path) -> None:
    sheets = load_workbook(built(example("wmpcc-2024-06"), tmp_path)).sheetnames
    assert "Quarter by quarter" in sheets
    assert "Policy areas" not in sheets


def test_the_plan_of_the_report_has_its_areas(tmp_path: Path) -> None:
    """Paragraphs 3.4, 3.5 and 3.9: 20 of the 25 that are named are Red, and 10 were in Q2."""
    path = built(example("wmpcc-plan-2026-03"), tmp_path)
    values = cached(path)["Policy areas"]
    rows = {values[f"A{row}"]: row for row in range(12, 30)}
    assert values[f"E{rows[ALL]}"] == "10 of 17"
    assert values[f"F{rows[ALL]}"] == "20 of 25"
    assert values[f"F{rows[NONE]}"] == "8 of 8"
    assert [values[f"{at}{rows['VAWG']}"] for at in "EF"] == ["1 of 1", "0 of 1"]


def test_states_are_said_in_the_words_of_a_plan(path: Path) -> None:
    assert cell_with(path, "Scheme", "It had a rating")
    assert cell_with(path, "Dashboard", (
        "A commitment of two people counts for both, so the rows may add up to more than the last "
        "one, in which each counts once."
    ))  # fmt: skip
    note = load_workbook(path)["Quarter by quarter"]["C4"].value
    assert str(note).endswith("Empty: not recorded. N/A: not on the plan.")
