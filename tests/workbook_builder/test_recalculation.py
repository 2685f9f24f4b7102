"""Rule 1, the same figure twice: LibreOffice gets in every cell what Python computed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from formulas.checks import live_checks
from risk_register.kept_fields import entry_fields
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.rolling.roll_forward import roll_forward
from risk_register.treatment import open_controls, overdue_controls
from risk_register.values import Value
from tests.registers import (
    EXAMPLE_NAMES,
    QUARTERS,
    SCHEME_NAMES,
    built,
    every_pair,
    example,
    full_plan,
    full_register,
    register,
)
from tests.risk_register.making import (
    AS_AT,
    MATRIX,
    PRODUCT,
    SCORE,
    TREND,
    changed,
    register_of,
    scheme_of,
)
from tests.support.office import Office
from tests.workbook_builder.reading import cached, column_of

DIGITS = "0123456789"


def _assert_agreement(office: Office, of: Register, folder: Path, fewest: int) -> None:
    """Every formula cell agrees, and there are at least so many."""
    path = built(of, folder)
    carried = cached(path)
    with office.open(path) as book:
        for sheet, values in carried.items():
            recalculated = book.values(sheet)
            assert {at: recalculated.get(at) for at in values} == values, sheet
    assert sum(map(len, carried.values())) >= fewest


FEWEST = {
    "cambridgeshire-2017-02": 900,
    "leicestershire-2023-10": 800,
    "mopac-2017-09": 100,
    "wmpcc-2024-06": 150,
    "wmpcc-2026-03": 30,
    "wmpcc-plan-2026-03": 700,
}
"""How many formula cells each example has at least."""


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_formula_of_an_example_agrees(office: Office, tmp_path: Path, name: str) -> None:
    _assert_agreement(office, example(name), tmp_path, FEWEST[name])


@pytest.mark.parametrize("name", ["cambridgeshire-2017", "generic-5x5", "leicestershire-2023"])
def test_every_pair_of_levels_of_every_scheme_agrees(
    office: Office, tmp_path: Path, name: str
) -> None:
    pairs = every_pair(name)
    assert len(pairs.entries) == len(pairs.scheme.matrix)
    _assert_agreement(office, pairs, tmp_path, fewest=10 * len(pairs.entries))


def test_every_branch_of_the_calculated_columns_agrees(office: Office, tmp_path: Path) -> None:
    _assert_agreement(office, full_register(), tmp_path, fewest=3500)


def test_every_branch_of_a_plan_agrees(office: Office, tmp_path: Path) -> None:
    _assert_agreement(office, full_plan(), tmp_path, fewest=2500)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(full_register(), tmp_path_factory.mktemp("full"))


@pytest.mark.parametrize(
    ("sheet", "heading", "row", "expected"),
    [
        ("Register", "Since last meeting", 4,
         {"", "New", "Reopened", "Score changed", "Closed", "Operational", "Issue", "Merged",
          "Split"}),
        ("Register", "Previous score", 4,
         {"", "N/A", "Closed", *map(float, (0, 3, 8, 10, 12, 15, 16, 20))}),
        ("Register", "Direction of travel", 4,
         {"", "New", "↑ Increased", "→ Unchanged", "↓ Reduced"}),
        ("Quarter by quarter", "Quarters in this band", 6, {"", 1.0, 2.0, 3.0, 9.0}),
        ("Quarter end", "State", 16,
         {"", "Scored", "Not on the register", "Closed", "Not recorded"}),
    ],
)  # fmt: skip
def test_the_full_register_meets_every_branch(
    full: Path, sheet: str, heading: str, row: int, expected: set[object]
) -> None:
    column = column_of(full, sheet, heading, row)
    values = {value for at, value in cached(full)[sheet].items() if at.rstrip(DIGITS) == column}
    assert expected <= values


@pytest.mark.parametrize("order", ["reference", "quarter", "backwards"])
def test_the_history_may_stand_in_any_order(office: Office, tmp_path: Path, order: str) -> None:
    full = full_register()
    rows = [*reversed(full.rows("history"))]
    if order != "backwards":
        rows.sort(key=lambda row: row.text(order))
    history = {**full.tables, "history": tuple(rows)}
    _assert_agreement(office, replace(full, tables=history), tmp_path, fewest=3500)


def test_a_history_as_quarters_are_pasted_agrees(office: Office, tmp_path: Path) -> None:
    """Each quarter in the Register's order, with risks that came later and some not recorded."""
    pasted = [
        {"reference": f"R{n}", "quarter": quarter, "state": "Scored", "score": 1 + (n * at) % 25}
        for at, quarter in enumerate(QUARTERS)
        for n in range(1, 10 + at)
        if n % 7 or at % 3
    ]
    risks = [{"reference": f"R{n}", "title": f"Risk {n}"} for n in (*range(1, 25), 90)]
    of = register("generic-5x5", risks=risks, history=pasted)
    _assert_agreement(office, of, tmp_path, fewest=1500)


def test_a_register_that_was_rolled_forward_agrees(office: Office, tmp_path: Path) -> None:
    """Two quarters on, with a risk that was closed in the second."""
    of = example("leicestershire-2023-10")
    for day, stage in ((date(2024, 1, 31), "Closed"), (date(2024, 4, 30), None)):
        rolled, _ = roll_forward(of, day)
        assert rolled
        first, *others = rolled.register.entries
        risks = (replace(first, values={**first.values, "stage": stage}), *others)
        of = replace(rolled.register, tables={**rolled.register.tables, "risks": risks})
    _assert_agreement(office, of, tmp_path, fewest=900)


SOME_RISKS: list[dict[str, Value]] = [
    {"reference": "R1", "title": "R1", "current_likelihood": 2, "current_impact": 2,
     "current_score": 60, "direction": "Worse"},
    {"reference": "R2", "title": "R2", "current_likelihood": 3, "current_impact": 3,
     "current_score": 1, "stage": "Closed"},
    {"reference": "R3", "title": "R3", "current_score": 0, "first_recorded": date(2024, 3, 1),
     "owner": "A. One; B. Two"},
    {"reference": "R4", "title": "R4", "stage": "Merged", "stage_date": date(2024, 3, 1)},
]  # fmt: skip
"""Of these each scheme is given the fields that it keeps."""

SOME_HISTORY: list[dict[str, object]] = [
    {"reference": "R1", "quarter": date(2023, 9, 30), "state": "Scored", "score": 55},
    {"reference": "R1", "quarter": date(2023, 12, 31), "state": "Scored", "score": 4},
    {"reference": "R2", "quarter": date(2023, 12, 31), "state": "Scored", "score": 9},
    {"reference": "R3", "quarter": date(2023, 12, 31), "state": "Closed"},
    {"reference": "R4", "quarter": date(2023, 12, 31), "state": "Not on the register"},
]
WITH_MEETINGS = (
    ('"direction"]\ntables = ["history"]',
     '"direction", "first_recorded", "stage"]\ntables = ["history", "meetings"]'),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PRODUCT, id="product"),
        pytest.param(MATRIX, id="matrix"),
        pytest.param(SCORE, id="score"),
        pytest.param(changed(SCORE, ('"score"', '"score"\nclosed_score = 0')), id="closed score"),
        pytest.param(TREND, id="trend"),
        pytest.param(changed(TREND, *WITH_MEETINGS), id="trend with meetings"),
    ],
)
def test_a_scheme_of_every_kind_agrees(office: Office, tmp_path: Path, text: str) -> None:
    scheme = scheme_of(text)
    tables: dict[str, list[dict[str, object]]] = {
        "history": SOME_HISTORY,
        "people": [{"person": "A. One"}, {"person": "B. Two"}],
        "meetings": [{"committee": "Audit", "date": date(2024, 2, 15)}],
    }
    kept = {field.name for field in entry_fields(scheme)}
    risks = [
        Row({name: value for name, value in each.items() if name in kept}, Place("risks.csv"))
        for each in SOME_RISKS
    ]
    tables = {name: rows for name, rows in tables.items() if name in scheme.tables}
    _assert_agreement(office, register_of(scheme, risks, AS_AT, **tables), tmp_path, fewest=30)


def test_controls_that_stand_apart_agree(office: Office, tmp_path: Path) -> None:
    """Together, apart, apart down to the last row, and none at all."""
    risks: list[dict[str, object]] = [
        {"reference": f"R{n}", "title": "Named", "current_likelihood": 3, "current_impact": 3}
        for n in (1, 2, 3, 4)
    ]
    controls = [
        {"control_id": f"C{n}", "reference": reference, "control": "One", "kind": "Planned",
         "number": number, "due": date(2026, 1, 1) if late else date(2026, 12, 1)}
        for n, (reference, number, late) in enumerate(
            (("R1", 1, True), ("R1", 2, False), ("R3", 4, True), ("R2", 8, True),
             ("R3", 16, True), ("R2", 32, False), ("R3", 64, False))
        )
    ]  # fmt: skip
    of = register("generic-5x5", risks=risks, controls=controls)
    found = [(open_controls(of, each), overdue_controls(of, each)) for each in of.entries]
    assert found == [(3, 1), (40, 8), (84, 20), (0, 0)]
    _assert_agreement(office, of, tmp_path, fewest=30)


def test_checks_that_fail_agree(office: Office, tmp_path: Path) -> None:
    """Owners, reviews, past positions and references, each wrong and each near to it."""
    before, early, later = date(2025, 12, 31), date(2025, 9, 30), date(2026, 6, 30)
    owners = [
        "A. One",
        "A. One ; Nobody",
        "B. Gone",
        "C. Today",
        "Nobody",
        "A. One; Nobody",
        "Nobody; A. One",
    ]
    risks: list[dict[str, object]] = [
        {"reference": f"R{n}", "title": owner, "owner": owner, "current_likelihood": 3,
         "current_impact": 1 + n % 5, "last_review": None if n % 3 else early,
         "first_recorded": day}
        for n, owner in enumerate(owners, 1)
        for day in [(early, before, later)[n % 3]]
    ]  # fmt: skip
    history = [
        {"reference": reference, "quarter": day, "state": "Scored", "score": 9}
        for reference, day in (
            ("R1", early), ("OLD", early), ("R2", before), ("GONE", before), ("R3", early),
            ("AMID", early), ("R4", before), ("AHEAD", later),
        )
    ]  # fmt: skip
    of = register(
        "generic-5x5",
        risks=risks,
        history=history,
        people=[
            {"person": "A. One"},
            {"person": "B. Gone", "to": date(2026, 3, 30)},
            {"person": "C. Today", "to": date(2026, 3, 31)},
        ],
        controls=[{"control_id": "C1", "reference": "R8", "control": "Of none", "kind": "Planned"}],
        updates=[{"reference": "R9", "date": before, "update": "Of none"}],
        links=[{"reference": "R1", "kind": "Joint"}],
    )
    found = {check.title: check.failing(of) for check in live_checks(of.scheme)}
    assert {title: names for title, names in found.items() if names} == {
        "Every owner is one of the people": ["R3", "R5", "R7"],
        "No overdue review goes unseen": ["R1", "R2", "R4", "R5", "R7"],
        "The history is complete": ["R1", "R3", "R6", "R7"],
        "Every reference is on the Register": ["R8 on Controls", "R9 on Updates"],
        "Every past position is of a risk on the Register": ["GONE", "AMID"],
    }
    _assert_agreement(office, of, tmp_path, fewest=500)


def test_scores_of_nothing_but_0_agree(office: Office, tmp_path: Path) -> None:
    """A closed risk is West Midlands' 0; a full bar of 0 has no height to divide by."""
    closed = [{"reference": "1", "title": "Closed", "stage": "Closed", "mitigated_score": 0}]
    _assert_agreement(office, register("wmpcc-2024", risks=closed), tmp_path, fewest=300)


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_a_register_without_risks_agrees(office: Office, tmp_path: Path, name: str) -> None:
    _assert_agreement(office, register(name), tmp_path, fewest=20)


def test_a_crowded_cell_shows_a_number_in_both(office: Office, tmp_path: Path) -> None:
    levels = {"current_likelihood": 3, "current_impact": 3}
    crowd = [{"reference": f"R{n}", "title": "Same", **levels} for n in range(1, 41)]
    _assert_agreement(office, register("generic-5x5", risks=crowd), tmp_path, fewest=900)
