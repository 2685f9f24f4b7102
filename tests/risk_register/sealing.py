"""A register with three sealed quarters and corrections, for tests to alter."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from risk_register.register import Register, Row
from risk_register.seals import sealed
from tests.registers import register

MARCH, JUNE, SEPTEMBER = date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30)
AS_AT = date(2025, 12, 31)
SCHEME = "generic-5x5"
Line = dict[str, Any]


def scored(reference: str, quarter: date, likelihood: int, impact: int, band: str) -> Line:
    """A scored position."""
    return {
        "reference": reference, "quarter": quarter, "state": "Scored", "likelihood": likelihood,
        "impact": impact, "score": likelihood * impact, "band": band,
    }  # fmt: skip


HISTORY: list[Line] = [
    scored("R1", MARCH, 4, 4, "High"),
    scored("R2", MARCH, 3, 3, "Medium"),
    {"reference": "R3", "quarter": MARCH, "state": "Not on the register",
     "stage": "Under consideration"},
    scored("R1", JUNE, 4, 4, "High"),
    scored("R2", JUNE, 2, 3, "Medium"),
    {"reference": "R3", "quarter": JUNE, "state": "Not recorded"},
    scored("R1", SEPTEMBER, 4, 3, "Medium"),
    {"reference": "R2", "quarter": SEPTEMBER, "state": "Closed", "stage": "Closed"},
    scored("R3", SEPTEMBER, 1, 2, "Low"),
]  # fmt: skip

CORRECTIONS: list[Line] = [
    {**scored("R1", MARCH, 4, 3, "Medium"), "date": date(2025, 5, 2), "by": "Treasurer",
     "reason": "Typed wrongly"},
    {**scored("R1", MARCH, 3, 3, "Medium"), "date": date(2025, 8, 14), "by": "Treasurer",
     "reason": "The impact was agreed as 3"},
    {**scored("R3", JUNE, 1, 2, "Low"), "date": date(2025, 11, 3), "by": "Chief Executive",
     "reason": "Found in the minutes"},
]  # fmt: skip
"""Sealed with June, with September, and not sealed yet."""

RISKS: list[Line] = [
    {"reference": reference, "title": title, "current_likelihood": 3, "current_impact": 3}
    for reference, title in (("R1", "First"), ("R2", "Second"), ("R3", "Third"))
]


def unsealed(**tables: list[Line]) -> Register:
    """The register before any quarter was sealed."""
    quarters: list[Line] = [{"quarter": day} for day in (MARCH, JUNE, SEPTEMBER)]
    rows = {"risks": RISKS, "history": HISTORY, "quarters": quarters, "corrections": CORRECTIONS}
    return register(SCHEME, AS_AT, **{**rows, **tables})


def three_quarters(**tables: list[Line]) -> Register:
    """The register with its three quarters sealed, one after the other."""
    made = unsealed(**tables)
    for quarter in (MARCH, JUNE, SEPTEMBER):
        made = sealed(made, quarter, SCHEME)
    return made


def altered(of: Register, table: str, number: int, **values: object) -> Register:
    """The register with other values in a row of a table, counted from 0."""
    rows = [*of.rows(table)]
    rows[number] = _with(rows[number], values)
    return with_rows(of, table, rows)


def with_rows(of: Register, table: str, rows: list[Row]) -> Register:
    """The register with other rows in a table."""
    return replace(of, tables={**of.tables, table: tuple(rows)})


def _with(row: Row, values: Mapping[str, Any]) -> Row:
    return replace(row, values={**row.values, **values})
