"""How far those sheets reach that show the Register's rows and do not grow with it."""

from __future__ import annotations

from dataclasses import dataclass

from risk_register.register import Register
from workbook_builder.sheet import SPARE_ROWS

FEWEST_QUARTERS, MOST_QUARTERS = 4, 8
"""How many past quarters are shown: those that there are and one to come, within these."""

SPARE_AREAS = 4
"""How many more policy areas the list on Scheme has room for."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The rows of Quarter by quarter and Quarter end, and the past quarters of the former.

    `areas` are the rows of the list of policy areas on Scheme, some of them spare.
    """

    rows: int
    quarters: int
    areas: int


def shape_of(register: Register) -> Shape:
    """The shape in which a register's workbook is built, with room for more entries."""
    quarters = len(register.past_quarters) + 1
    return Shape(
        rows=len(register.entries) + SPARE_ROWS,
        quarters=min(max(quarters, FEWEST_QUARTERS), MOST_QUARTERS),
        areas=len(register.scheme.areas) + SPARE_AREAS,
    )
