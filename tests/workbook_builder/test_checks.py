"""The live checks: each turns when what it looks at is broken, by formulas alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.registers import built, register
from tests.support.office import Book, Office
from tests.workbook_builder.reading import cell_with, column_of, defined

AS_AT, BEFORE, MET = date(2026, 3, 31), date(2025, 12, 31), date(2026, 1, 20)
RISKS = [
    {"reference": f"R{n}", "title": f"Risk {n}", "current_likelihood": n, "current_impact": n,
     "owner": "Chief Executive", "first_recorded": date(2024, 4, 1),
     "last_review": date(2026, 3, 1)}
    for n in range(1, 5)
]  # fmt: skip
CONTROLS = [
    {"control_id": f"C{n}", "reference": f"R{n}", "control": "Watched", "kind": "Planned"}
    for n in range(1, 5)
]
HISTORY = [
    {"reference": f"R{n}", "quarter": BEFORE, "state": "Scored", "score": n * n}
    for n in range(1, 5)
]
PEOPLE: list[dict[str, object]] = [
    {"person": "Chief Executive"}, {"person": "Treasurer", "to": AS_AT},
    {"person": "Acting Treasurer", "to": date(2026, 3, 30)},
]  # fmt: skip
ONCE = "Every reference stands once"
STAGE = "Every stage is one of the list"
ON_SCALE = "Every current score is on the scale"
RISE = "The bands rise"
ON_MAP = "The heat map holds each live risk exactly once"
BY_HAND = "No score entered by hand differs from its levels"
OWNER = "Every owner is one of the people"
REVIEWED = "No overdue review goes unseen"
HISTORY_COMPLETE = "The history is complete"
SEALED = "The sealed quarters are as they were"
KNOWN = "Every reference is on the Register"
POSITIONS = "Every past position is of a risk on the Register"
COUNTS = "The counts of live risks agree"
BANDS = "The bands add up"
FORMULAS = {
    sheet: f"{sheet}: every calculated cell has its formula"
    for sheet in (
        "Register",
        "Controls",
        "Updates",
        "Links",
        "Past quarters",
        "Corrections",
        "Quarters",
        "Withheld",
    )
}
CHECKS = (
    ONCE, STAGE, ON_SCALE, RISE, ON_MAP, BY_HAND, OWNER, REVIEWED, HISTORY_COMPLETE, SEALED,
    KNOWN, POSITIONS, COUNTS, BANDS, *FORMULAS.values(),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    of = register(
        "leicestershire-2023",
        AS_AT,
        risks=RISKS,
        controls=CONTROLS,
        history=HISTORY,
        people=PEOPLE,
        updates=[{"reference": "R1", "date": MET, "update": "Reviewed."}],
        links=[{"reference": "R1", "kind": "Joint"}],
        withheld=[{"reference": "R4", "what": "Risk", "reason": "Named people"}],
        meetings=[{"committee": "Panel", "date": MET}],
    )
    return built(of, tmp_path_factory.mktemp("checks"))


@pytest.fixture
def book(office: Office, path: Path) -> Iterator[Book]:
    with office.open(path) as opened:
        yield opened


def _results(book: Book, path: Path) -> dict[str, object]:
    values = book.values("Checks")
    return {check: values[cell_with(path, "Checks", check, 3)] for check in CHECKS}


def _failing(book: Book, path: Path) -> dict[str, object]:
    """The checks that need attention, with what they name."""
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


def test_every_check_of_the_sheet_is_looked_at(book: Book) -> None:
    titles = [text for at, text in book.values("Checks").items() if at.startswith("A")]
    titles = titles[: titles.index("What Validate or Recalculate found last")]
    assert [title for title in titles if title in CHECKS] == titles[-len(CHECKS) :]


def test_a_repeated_reference_is_named(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Reference", "R1")
    assert _failing(book, path) == {ONCE: "R1", KNOWN: "R2 on Controls", POSITIONS: "R2"}
    assert _status(book, path) == "3 checks need attention"


def test_a_risk_without_a_reference_is_counted(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Reference", "")
    assert list(_failing(book, path)) == [ONCE, KNOWN, POSITIONS]


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


def test_a_stage_that_is_not_of_the_list_is_named(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Stage", "Shut")
    assert _failing(book, path) == {STAGE: "R2"}
    _enter(book, path, 6, "Stage", "Closure proposed")
    assert _failing(book, path) == {}


def test_an_owner_who_is_not_one_of_the_people_is_named(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Risk owner", "Somebody")
    assert _failing(book, path) == {OWNER: "R2"}
    assert _status(book, path) == "1 check needs attention"
    _enter(book, path, 6, "Risk owner", "Chief Executive; Somebody")
    assert _failing(book, path) == {}


def test_an_owner_who_has_left_is_named(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Risk owner", "Acting Treasurer")
    assert _failing(book, path) == {OWNER: "R2"}
    _enter(book, path, 6, "Risk owner", "Treasurer")
    assert _failing(book, path) == {}
    book.set(*defined(path, "As_at"), "2026-04-01")
    assert _failing(book, path) == {OWNER: "R2"}


def test_a_risk_without_a_last_review_is_named(book: Book, path: Path) -> None:
    _enter(book, path, 7, "Last review", "")
    assert _failing(book, path) == {REVIEWED: "R3"}
    _enter(book, path, 7, "Last review", "in March")
    assert _failing(book, path) == {REVIEWED: "R3"}
    _enter(book, path, 7, "Stage", "Closed")
    assert _failing(book, path) == {}


def test_where_no_interval_is_known_no_review_is_asked_for(book: Book, path: Path) -> None:
    _enter(book, path, 7, "Last review", "")
    book.set(*defined(path, "Review_months"), "")
    assert _failing(book, path) == {}


def test_a_risk_without_a_position_at_the_quarter_s_end_is_named(book: Book, path: Path) -> None:
    quarter = column_of(path, "Past quarters", "Quarter")
    book.set("Past quarters", f"{quarter}6", "2025-09-30")
    assert _failing(book, path) == {HISTORY_COMPLETE: "R2"}
    _enter(book, path, 6, "First recorded", "2026-01-01")
    assert _failing(book, path) == {}
    _enter(book, path, 6, "First recorded", "2025-12-31")
    assert _failing(book, path) == {HISTORY_COMPLETE: "R2"}
    _enter(book, path, 6, "First recorded", "")
    assert _failing(book, path) == {}


def test_a_risk_that_nobody_wrote_down_has_a_position(book: Book, path: Path) -> None:
    book.set("Past quarters", f"{column_of(path, 'Past quarters', 'State')}6", "Not recorded")
    assert _failing(book, path) == {}


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        ("Controls", "R9 on Controls"),
        ("Updates", "R9 on Updates"),
        ("Links", "R9 on Links"),
        ("Withheld", "R9 on Withheld"),
    ],
)
def test_a_row_about_no_risk_is_named(book: Book, path: Path, sheet: str, named: str) -> None:
    cell = f"{column_of(path, sheet, 'Reference')}5"
    book.set(sheet, cell, "R9")
    assert _failing(book, path) == {KNOWN: named}
    book.set(sheet, cell, "R3")
    assert _failing(book, path) == {}


def test_a_position_of_no_risk_is_named(book: Book, path: Path) -> None:
    book.set("Past quarters", f"{column_of(path, 'Past quarters', 'Reference')}8", "R9")
    assert _failing(book, path) == {HISTORY_COMPLETE: "R4", POSITIONS: "R9"}
    assert _status(book, path) == "2 checks need attention"


def test_without_a_previous_quarter_no_position_is_asked_for(book: Book, path: Path) -> None:
    book.set(*defined(path, "As_at"), "2025-06-30")
    assert _failing(book, path) == {}


def test_a_count_that_is_typed_over_is_named(book: Book, path: Path) -> None:
    where = defined(path, "Live_risks")
    book.set(*where, 5)
    assert _failing(book, path) == {COUNTS: "About"}
    assert _status(book, path) == "1 check needs attention"
    book.set(*where, 4)
    assert _failing(book, path) == {}


def test_a_live_that_says_neither_yes_nor_no_is_found(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Live", "Perhaps")
    cell = f"{column_of(path, 'Register', 'Live')}6"
    assert _failing(book, path) == {COUNTS: "Register", FORMULAS["Register"]: cell}


def test_a_band_s_count_that_is_typed_over_is_named(book: Book, path: Path) -> None:
    where = cell_with(path, "About", "High", 2)
    book.set("About", where, 3)
    assert _failing(book, path) == {BANDS: "About"}
    book.set("About", where, 2)
    assert _failing(book, path) == {}


def test_two_bands_of_one_name_do_not_add_up(book: Book, path: Path) -> None:
    book.set("Scheme", cell_with(path, "Scheme", "High"), "Low")
    assert _failing(book, path) == {BANDS: "About, Dashboard"}


def test_a_risk_without_a_band_is_added_to_the_bands(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Current impact", "")
    assert BANDS not in _failing(book, path)


@pytest.mark.parametrize(
    ("sheet", "row", "headings"),
    [
        ("Register", 5, ["Current likelihood label"]),
        ("Register", 8, ["Previous score", "Heat map words"]),
        ("Controls", 6, ["Risk", "Overdue"]),
        ("Updates", 5, ["Risk"]),
        ("Links", 5, ["Risk"]),
        ("Withheld", 5, ["Risk"]),
        ("Past quarters", 7, ["Key"]),
    ],
)
def test_a_formula_that_is_typed_over_is_named_by_its_cell(
    book: Book, path: Path, sheet: str, row: int, headings: list[str]
) -> None:
    """What stands there stays the same; only the formula is gone."""
    cells = [f"{column_of(path, sheet, heading)}{row}" for heading in headings]
    for cell in cells:
        shown = book.values(sheet)[cell]
        assert isinstance(shown, str | float)
        book.set(sheet, cell, shown)
    assert _failing(book, path) == {FORMULAS[sheet]: ", ".join(cells)}
    assert _status(book, path) == "1 check needs attention"


def test_typed_over_formulas_of_several_rows_are_all_named(book: Book, path: Path) -> None:
    column = column_of(path, "Register", "Current band")
    for row in (6, 8):
        book.set("Register", f"{column}{row}", "Low" if row == 6 else "High")
    assert _failing(book, path) == {FORMULAS["Register"]: f"{column}6, {column}8"}


def test_an_entry_is_no_formula_that_was_typed_over(book: Book, path: Path) -> None:
    _enter(book, path, 6, "Title", "Another title")
    assert _failing(book, path) == {}
