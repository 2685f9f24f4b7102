"""Past positions that were corrected or restated: by Python, in LibreOffice, and as one types."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from risk_register.register import Register
from risk_register.scheme import Replaced
from tests.registers import built, register
from tests.risk_register.sealing import JUNE, SEPTEMBER, Line, scored, three_quarters
from tests.support.office import Book, Office
from tests.workbook_builder.reading import cached, cell_with, column_of, defined

RISKS: list[Line] = [
    {"reference": f"R{n}", "title": f"Risk {n}", "current_likelihood": 3, "current_impact": 4}
    for n in range(1, 7)
]
HISTORY: list[Line] = [
    scored("R1", SEPTEMBER, 4, 4, "High"),
    {"reference": "R2", "quarter": SEPTEMBER, "state": "Not recorded"},
    scored("R3", SEPTEMBER, 3, 4, "Medium"),
    scored("R4", SEPTEMBER, 3, 4, "Medium"),
    {"reference": "R5", "quarter": SEPTEMBER, "state": "Closed"},
    scored("R1", JUNE, 2, 2, "Low"),
]
CORRECTIONS: list[Line] = [
    {**scored("R1", SEPTEMBER, 3, 4, "Medium"), "date": date(2025, 11, 20), "by": "Treasurer",
     "reason": "The minutes say so"},
    {**scored("R1", SEPTEMBER, 5, 5, "High"), "date": date(2025, 10, 2), "by": "Treasurer",
     "reason": "Typed wrongly"},
    {**scored("R2", SEPTEMBER, 2, 3, "Medium"), "date": date(2025, 10, 2), "by": "Treasurer",
     "reason": "Found"},
    {"reference": "R3", "quarter": SEPTEMBER, "state": "Closed", "date": date(2025, 10, 2),
     "by": "Board", "reason": "Closed in August"},
    {**scored("R5", SEPTEMBER, 4, 4, "High"), "date": date(2025, 10, 2), "by": "Board",
     "reason": "Never closed"},
    {"reference": "R4", "quarter": JUNE, "state": "Closed", "date": date(2025, 10, 2),
     "by": "Board", "reason": "Of a position that there is not"},
]  # fmt: skip
AS_AT = date(2025, 12, 31)
CORRECTED = [12, 6, "Closed", 12, 16, None]
"""The previous scores of R1 to R6, with the corrections that hold."""


def corrected(*, restating: date | None = None) -> Register:
    """The register with its corrections; under a scheme that restates, where one does."""
    made = register(
        "generic-5x5", AS_AT, risks=RISKS, history=_restated(HISTORY), quarters=[
            {"quarter": SEPTEMBER}, {"quarter": JUNE},
        ], corrections=_restated(CORRECTIONS),
    )  # fmt: skip
    if restating is None:
        return made
    scheme = replace(made.scheme, replaces=Replaced("northshire-2022", restating, restated=True))
    return replace(made, scheme=scheme)


def _restated(rows: list[Line]) -> list[Line]:
    """Each score restated as 20 more, likelihood and impact as one less; R4 cannot be restated."""
    return [
        {**row, "restated_score": row["score"] + 20, "restated_likelihood": row["likelihood"] - 1,
         "restated_impact": row["impact"] - 1}
        if "score" in row and row["reference"] != "R4"
        else row
        for row in rows
    ]  # fmt: skip


def _assert_agreement(office: Office, path: Path) -> None:
    carried = cached(path)
    with office.open(path) as book:
        for sheet, values in carried.items():
            recalculated = book.values(sheet)
            assert {at: recalculated.get(at) for at in values} == values, sheet


def _register_column(path: Path, heading: str, values: dict[str, object]) -> list[object]:
    column = column_of(path, "Register", heading)
    return [values[f"{column}{row}"] or None for row in range(5, 11)]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(corrected(), tmp_path_factory.mktemp("corrected"))


def test_the_latest_correction_of_a_position_holds(office: Office, path: Path) -> None:
    assert _register_column(path, "Previous score", cached(path)["Register"]) == CORRECTED
    assert _register_column(path, "Previous likelihood", cached(path)["Register"]) == [
        3, 2, None, 3, 4, None,
    ]  # fmt: skip
    _assert_agreement(office, path)


@pytest.mark.parametrize(
    ("on", "scores", "impacts"),
    [
        pytest.param(date(2025, 10, 1), [32, 26, "Closed", None, 36, None],
                     [3, 2, None, None, 3, None], id="before"),
        pytest.param(SEPTEMBER, CORRECTED, [4, 3, None, 4, 4, None], id="not before"),
    ],
)  # fmt: skip
def test_positions_of_before_a_scheme_was_adopted_are_compared_as_restated(
    office: Office, tmp_path: Path, on: date, scores: list[object], impacts: list[object]
) -> None:
    path = built(corrected(restating=on), tmp_path)
    assert _register_column(path, "Previous score", cached(path)["Register"]) == scores
    assert _register_column(path, "Previous impact", cached(path)["Register"]) == impacts
    _assert_agreement(office, path)


def test_a_register_without_corrections_looks_for_none(office: Office, tmp_path: Path) -> None:
    made = replace(corrected(), tables={**corrected().tables, "corrections": ()})
    path = built(made, tmp_path)
    assert _register_column(path, "Previous score", cached(path)["Register"]) == [
        16, None, 12, 12, "Closed", None,
    ]  # fmt: skip
    sheet, address = defined(path, "Corrections_made")
    assert cached(path)[sheet][address] == 0
    _assert_agreement(office, path)


@pytest.fixture(scope="module")
def sealed_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(three_quarters(corrections=[]), tmp_path_factory.mktemp("sealed"))


@pytest.fixture
def book(office: Office, sealed_path: Path) -> Iterator[Book]:
    with office.open(sealed_path) as opened:
        yield opened


def _cell(path: Path, heading: str, row: int, sheet: str = "Register") -> str:
    return f"{column_of(path, sheet, heading)}{row}"


def test_a_correction_that_is_typed_moves_the_previous_score_and_the_direction(
    book: Book, sealed_path: Path
) -> None:
    previous = _cell(sealed_path, "Previous score", 5)
    direction = _cell(sealed_path, "Direction of travel", 5)
    level = _cell(sealed_path, "Previous impact", 5)
    values = book.values("Register")
    assert (values[previous], values[direction], values[level]) == (12, "↓ Reduced", 3)
    entered: dict[str, str | float] = {
        "Reference": "R1", "Quarter": "2025-09-30", "State": "Scored", "Likelihood": 2,
        "Impact": 2, "Score": 4, "Corrected on": "2025-11-03", "Corrected by": "Treasurer",
        "Why": "The minutes say so",
    }  # fmt: skip
    for heading, value in entered.items():
        book.set("Corrections", _cell(sealed_path, heading, 5, "Corrections"), value)
    values = book.values("Register")
    assert (values[previous], values[direction], values[level]) == (4, "↑ Increased", 2)


def test_a_figure_that_no_longer_matches_what_was_sealed_names_its_quarter(
    book: Book, sealed_path: Path
) -> None:
    check = "The sealed quarters are as they were"
    result = cell_with(sealed_path, "Checks", check, 3)
    which = cell_with(sealed_path, "Checks", check, 4)
    assert book.values("Checks")[result] == "Passes"
    score = _cell(sealed_path, "Score", 8, "Past quarters")
    state = _cell(sealed_path, "State", 11, "Past quarters")
    book.set("Past quarters", score, 12)
    assert book.values("Checks")[which] == "30/06/2025"
    book.set("Past quarters", state, "Not recorded")
    assert book.values("Checks")[which] == "30/06/2025, 30/09/2025"
    book.set("Past quarters", score, 16)
    book.set("Past quarters", state, "Scored")
    assert book.values("Checks")[result] == "Passes"


def test_a_position_that_was_removed_is_missed_among_those_sealed(
    book: Book, sealed_path: Path
) -> None:
    which = cell_with(sealed_path, "Checks", "The sealed quarters are as they were", 4)
    book.set("Past quarters", _cell(sealed_path, "Quarter", 7, "Past quarters"), "")
    assert book.values("Checks")[which] == "31/03/2025"


def test_the_sealed_figures_stand_beside_those_of_now(sealed_path: Path) -> None:
    values = cached(sealed_path)["Quarters"]
    found = {
        heading: [values[_cell(sealed_path, heading, row, "Quarters")] for row in (5, 6, 7)]
        for heading in ("Positions now", "Scored now", "Total now")
    }
    assert found == {
        "Positions now": [3, 3, 3],
        "Scored now": [2, 2, 2],
        "Total now": [25, 22, 14],
    }
