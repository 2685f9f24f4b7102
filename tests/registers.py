"""Registers for tests: the examples, and small ones written out in the test that needs them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import schemes
from risk_register.folder import read_settings, read_tables
from risk_register.places import Place
from risk_register.register import Register, Row, Settings
from risk_register.scheme import Scheme
from workbook_builder.build import build

EXAMPLES = Path(__file__).parent.parent / "examples"
EXAMPLE_NAMES = sorted(path.name for path in EXAMPLES.iterdir())
SCHEME_NAMES = schemes.names()


def scheme(name: str) -> Scheme:
    """One of the schemes that come with the software."""
    found, findings = schemes.load(name)
    assert found is not None, findings
    return found


def example(name: str) -> Register:
    """One of the examples."""
    settings, findings = read_settings(EXAMPLES / name)
    assert settings is not None, findings
    register, findings = read_tables(EXAMPLES / name, settings, scheme(settings.scheme))
    assert not findings
    return register


def register(
    scheme_name: str, as_at: date = date(2026, 3, 31), **tables: Sequence[Mapping[str, Any]]
) -> Register:
    """A register of the rows that are given, by table."""
    settings = Settings("Office of the PCC for Anyshire", "Test register", as_at, scheme_name)
    rows = {
        table: tuple(
            Row(values, Place(f"{table}.csv", line)) for line, values in enumerate(listed, 2)
        )
        for table, listed in tables.items()
    }
    return Register(settings, scheme(scheme_name), rows)


def every_pair(scheme_name: str) -> Register:
    """A register with a risk for every likelihood and impact, the same in every assessment."""
    rules = scheme(scheme_name)
    risks = []
    for number, (likelihood, impact) in enumerate(rules.pairs(), 1):
        risk: dict[str, object] = {"reference": f"R{number:03}", "title": f"Risk {number}"}
        for assessment in rules.by_levels:
            risk[assessment.likelihood] = likelihood
            risk[assessment.impact] = impact
        risks.append(risk)
    return register(scheme_name, risks=risks)


def full_register() -> Register:
    """A register that meets every branch of the calculated columns of the generic scheme."""
    levels = {"current_likelihood": 3, "current_impact": 4}
    risks: list[dict[str, object]] = [
        {"reference": "R1", "title": "Rose", **levels, "last_review": date(2026, 1, 31)},
        {"reference": "R2", "title": "Fell", **levels, "last_review": date(2025, 11, 30)},
        {"reference": "R3", "title": "New", **levels, "last_review": date(2026, 2, 28)},
        {"reference": "R4", "title": "Not recorded before", **levels},
        {"reference": "R5", "title": "Closed", **levels, "stage": "Closed"},
        {"reference": "R6", "title": "Proposed", **levels, "stage": "Closure proposed"},
        {"reference": "R7", "title": "No levels yet", "stage": "Live"},
        {"reference": "R8", "title": "One level", "current_likelihood": 2},
        {
            "reference": "R9",
            "title": "Expected to move",
            "inherent_likelihood": 5,
            "inherent_impact": 5,
            "current_likelihood": 1,
            "current_impact": 1,
            "target_likelihood": 1,
            "target_impact": 1,
            "likelihood_expected": "Increase",
            "impact_expected": "Decrease",
            "last_review": date(2024, 2, 29),
        },
        {"reference": "R10", "title": "Came back", **levels, "status": "Treat"},
        {"reference": "R11", "title": "Scored nothing before", **levels},
        {"reference": "R12", "title": "The same", **levels},
    ]
    before = date(2025, 12, 31)
    history: list[dict[str, object]] = [
        {"reference": "R1", "quarter": before, "state": "Scored", "likelihood": 2, "impact": 4,
         "score": 8},
        {"reference": "R1", "quarter": date(2025, 9, 30), "state": "Scored", "score": 25},
        {"reference": "R2", "quarter": before, "state": "Scored", "likelihood": 4, "impact": 5,
         "score": 20},
        {"reference": "R3", "quarter": before, "state": "Not on the register"},
        {"reference": "R4", "quarter": before, "state": "Not recorded"},
        {"reference": "R10", "quarter": before, "state": "Closed"},
        {"reference": "R11", "quarter": before, "state": "Scored", "score": 0},
        {"reference": "R12", "quarter": before, "state": "Scored", "likelihood": 3, "impact": 4,
         "score": 12},
        {"reference": "R12", "quarter": date(2026, 6, 30), "state": "Scored", "score": 1},
    ]  # fmt: skip
    controls: list[dict[str, object]] = [
        {"control_id": "C1", "reference": "R1", "control": "Late", "kind": "Planned",
         "due": date(2026, 3, 1)},
        {"control_id": "C2", "reference": "R1", "control": "Three of them, late",
         "kind": "Planned", "number": 3, "due": date(2026, 3, 30)},
        {"control_id": "C3", "reference": "R1", "control": "Due today", "kind": "Planned",
         "due": date(2026, 3, 31)},
        {"control_id": "C4", "reference": "R1", "control": "Done", "kind": "Planned",
         "due": date(2026, 1, 1), "completed": date(2026, 2, 1)},
        {"control_id": "C5", "reference": "R2", "control": "Working", "kind": "In place"},
        {"control_id": "C6", "reference": "R2", "control": "No date", "kind": "Planned"},
    ]  # fmt: skip
    return register("generic-5x5", risks=risks, history=history, controls=controls)


def built(register: Register, folder: Path) -> Path:
    """The workbook of a register, as a file in a folder."""
    path = folder / "register.xlsx"
    path.write_bytes(build(register))
    return path
