"""A workbook whose scheme was adopted: LibreOffice compares past and present as Python does."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from risk_register.adoption.mapping import SchemeMapping
from risk_register.register import Register
from tests.registers import built
from tests.risk_register.adoption.making import (
    JULY,
    OCTOBER,
    TO_FIVE,
    adopted,
    bare,
    in_2016,
    made_risk,
    scored,
)
from tests.support.office import Office
from tests.workbook_builder.reading import cached, column_of

APRIL = date(2023, 4, 30)
CLOSED = {"reference": "R5", "quarter": JULY, "state": "Closed"}
CORRECTION = {**scored("R4", JULY, 2, 3), "date": OCTOBER, "by": "Panel", "reason": "A slip"}


def before() -> Register:
    """Positions by levels, by a score alone, corrected, closed, and none at all."""
    levels = {"R1": (4, 2), "R2": (3, 3), "R3": (2, 2), "R4": (2, 3), "R5": (1, 1), "R6": (4, 4)}
    return in_2016(
        risks=[made_risk(name, *pair) for name, pair in levels.items()],
        history=[
            scored("R1", APRIL, 1, 1), scored("R1", JULY, 4, 2), bare("R2", JULY, 9),
            bare("R3", JULY, 6), scored("R4", JULY, 4, 4), CLOSED,
        ],
        corrections=[CORRECTION],
    )  # fmt: skip


MAPPING = replace(TO_FIVE, numbers={**TO_FIVE.numbers, "scores": {9: 16}})


@pytest.mark.parametrize(
    ("scheme", "mapping", "directions"),
    [
        (
            "leicestershire-2023",
            SchemeMapping(),
            ["→ Unchanged", "→ Unchanged", "↓ Reduced", "→ Unchanged", "", ""],
        ),
        (
            "generic-5x5",
            MAPPING,
            ["→ Unchanged", "→ Unchanged", "", "→ Unchanged", "", ""],
        ),
    ],
)
def test_the_direction_of_travel_compares_like_with_like(
    office: Office, tmp_path: Path, scheme: str, mapping: SchemeMapping, directions: list[str]
) -> None:
    path = built(adopted(before(), scheme, mapping), tmp_path)
    carried = cached(path)
    letter = column_of(path, "Register", "Direction of travel")
    assert [carried["Register"][f"{letter}{row}"] for row in range(5, 11)] == directions
    with office.open(path) as book:
        for sheet, values in carried.items():
            recalculated = book.values(sheet)
            assert {at: recalculated.get(at) for at in values} == values, sheet
