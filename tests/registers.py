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


QUARTERS = tuple(
    date(year, month, day)
    for year, month, day in (
        (2023, 9, 30), (2023, 12, 31), (2024, 3, 31), (2024, 6, 30), (2024, 9, 30),
        (2024, 12, 31), (2025, 3, 31), (2025, 6, 30), (2025, 9, 30), (2025, 12, 31),
    )
)  # fmt: skip
"""The ten quarters of the full register's history, the oldest first."""

_LEVELS = {"current_likelihood": 3, "current_impact": 4}
_BEFORE = QUARTERS[-1]


def full_register() -> Register:
    """A register that meets every branch of the calculated columns of the generic scheme."""
    return register(
        "generic-5x5",
        risks=[*_full_risks(), *_risks_by_stage(), *_risks_over_quarters()],
        history=[*_full_history(), *_history_of_stages(), *_history_over_quarters()],
        controls=_full_controls(),
        people=[{"person": person} for person in PEOPLE],
        meetings=_MEETINGS,
        stated=[
            {"figure": "operational_risks", "value": "7", "place": "page 2"},
        ],
    )


PEOPLE = (
    "Chief Executive", "Chief Executive Officer", "Deputy Chief Executive", "Treasurer", "CE",
    "Nobody's owner",
)  # fmt: skip
"""The people of the full register, with names that contain one another."""

_MEETINGS: list[dict[str, object]] = [
    {"committee": "Joint Audit Committee", "date": date(2026, 4, 20)},
    {"committee": "Joint Audit Committee", "date": date(2026, 1, 20)},
    {"committee": "Joint Audit Committee", "date": date(2025, 10, 20)},
    {"committee": "Board", "date": date(2026, 2, 20)},
    {"committee": "Board", "date": date(2026, 3, 31)},
    {"committee": "Never met", "date": date(2026, 4, 1)},
]


def _full_risks() -> list[dict[str, object]]:
    """Levels, reviews, directions and owners."""
    return [
        {"reference": "R1", "title": "Rose", **_LEVELS, "last_review": date(2026, 1, 31),
         "owner": "Chief Executive", "status": "Tolerate"},
        {"reference": "R2", "title": "Fell", **_LEVELS, "last_review": date(2025, 11, 30),
         "owner": "Chief Executive Officer; Treasurer", "status": "Tolerate"},
        {"reference": "R3", "title": "New", **_LEVELS, "last_review": date(2026, 2, 28),
         "owner": "Deputy Chief Executive", "status": "Transfer"},
        {"reference": "R4", "title": "Not recorded before", **_LEVELS,
         "owner": "Treasurer; Chief Executive; CE"},
        {"reference": "R5", "title": "Closed", **_LEVELS, "stage": "Closed",
         "owner": "Chief Executive", "status": "Treat"},
        {"reference": "R6", "title": "Proposed", **_LEVELS, "stage": "Closure proposed"},
        {"reference": "R7", "title": "No levels yet", "stage": "Live"},
        {"reference": "R8", "title": "One level", "current_likelihood": 2},
        {"reference": "R9", "title": "Expected to move",
         "inherent_likelihood": 5, "inherent_impact": 5,
         "current_likelihood": 1, "current_impact": 1,
         "target_likelihood": 1, "target_impact": 1,
         "likelihood_expected": "Increase", "impact_expected": "Decrease",
         "last_review": date(2024, 2, 29)},
        {"reference": "R10", "title": "Came back", **_LEVELS, "status": "Treat"},
        {"reference": "R11", "title": "Scored nothing before", **_LEVELS},
        {"reference": "R12", "title": "The same", **_LEVELS},
    ]  # fmt: skip


def _full_history() -> list[dict[str, object]]:
    return [
        {"reference": "R1", "quarter": _BEFORE, "state": "Scored", "likelihood": 2, "impact": 4,
         "score": 8},
        {"reference": "R1", "quarter": date(2025, 9, 30), "state": "Scored", "score": 25},
        {"reference": "R2", "quarter": _BEFORE, "state": "Scored", "likelihood": 4, "impact": 5,
         "score": 20},
        {"reference": "R3", "quarter": _BEFORE, "state": "Not on the register"},
        {"reference": "R4", "quarter": _BEFORE, "state": "Not recorded"},
        {"reference": "R10", "quarter": _BEFORE, "state": "Closed"},
        {"reference": "R11", "quarter": _BEFORE, "state": "Scored", "score": 0},
        {"reference": "R12", "quarter": _BEFORE, "state": "Scored", "likelihood": 3, "impact": 4,
         "score": 12},
        {"reference": "R12", "quarter": date(2026, 6, 30), "state": "Scored", "score": 1},
    ]  # fmt: skip


def _risks_by_stage() -> list[dict[str, object]]:
    """Every stage, with a date after, on and before the last meeting, and without one.

    S15 and S17 are back; of S16 nothing is known.
    """
    after, on, early = date(2026, 2, 1), date(2026, 1, 20), date(2025, 6, 1)
    stages = [
        ("S1", "Closed", after), ("S2", "Closed", on), ("S3", "Operational", after),
        ("S4", "Operational", early), ("S5", "Issue", after), ("S6", "Issue", None),
        ("S7", "Merged", after), ("S8", "Merged", None), ("S9", "Split", after),
        ("S10", "Split", None), ("S11", "Under consideration", None),
        ("S12", "Under consideration", early), ("S13", "Closure proposed", after),
        ("S14", "Live", early), ("S15", "Live", after), ("S16", "Live", after),
        ("S17", None, after), ("S18", "Closure proposed", after), ("S19", None, on),
    ]  # fmt: skip
    recorded = [
        ("F1", after), ("F2", on), ("F3", early), ("F4", date(2026, 3, 1)), ("F5", _BEFORE),
        ("F6", after),
    ]  # fmt: skip
    risks: list[dict[str, object]] = [
        {
            "reference": reference,
            "title": stage or "Back",
            "stage": stage,
            "stage_date": day,
            **_LEVELS,
        }
        for reference, stage, day in stages
    ]
    risks += [
        {"reference": "F7", "title": "Recorded, not scored", "first_recorded": after},
        {"reference": "F8", "title": "Recorded, gone", "first_recorded": after, "stage": "Closed",
         **_LEVELS},
    ]  # fmt: skip
    risks += [
        {"reference": reference, "title": "Recorded", "first_recorded": day, **_LEVELS}
        for reference, day in recorded
    ]
    return risks


def _history_of_stages() -> list[dict[str, object]]:
    """S1 to S6 still had a score at the last quarter's end; of the others only some are known."""
    scored = [
        {"reference": f"S{n}", "quarter": _BEFORE, "state": "Scored", "score": 12}
        for n in (*range(1, 7), 13, 14, 15, 17, 19)
    ]
    return [
        *scored,
        {"reference": "S8", "quarter": _BEFORE, "state": "Scored", "score": 0},
        {"reference": "S10", "quarter": _BEFORE, "state": "Closed"},
        {"reference": "S11", "quarter": _BEFORE, "state": "Not on the register"},
        {"reference": "S18", "quarter": _BEFORE, "state": "Closed"},
        {"reference": "F6", "quarter": _BEFORE, "state": "Not recorded"},
    ]


_RUNS: dict[str, list[int | str | None]] = {
    "Q1": [12] * 10,
    "Q2": [12, 12, 12, 12, 12, 12, 12, None, 12, 15],
    "Q3": [20, 12, 12, 12, 12, 12, 12, 12, "Not on the register", 10],
    "Q4": [*["Not on the register"] * 6, 4, 9, 10, 15],
    "Q5": [12, 12, 12, 12, 12, 12, 12, "Closed", "Closed", 12],
    "Q6": [0, 1, 4, 5, 9, 10, 15, 16, 25, 0],
    "Q7": [12, 12, 12, 12, 12, 12, 12, 12, 12, "Not recorded"],
    "Q8": [12, 12, 12, 12, 12, 12, 12, 12, 12, 16],
    "Q9": [*[None] * 9, 3],
}
"""The positions of some risks at the ends of the ten quarters: a score, a state, or no row."""


def _risks_over_quarters() -> list[dict[str, object]]:
    return [{"reference": each, "title": "Over the quarters", **_LEVELS} for each in _RUNS]


def _history_over_quarters() -> list[dict[str, object]]:
    return [
        {"reference": reference, "quarter": quarter, "state": position}
        if isinstance(position, str)
        else {"reference": reference, "quarter": quarter, "state": "Scored", "score": position}
        for reference, run in _RUNS.items()
        for quarter, position in zip(QUARTERS, run, strict=True)
        if position is not None
    ]


def _full_controls() -> list[dict[str, object]]:
    return [
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


def full_plan() -> Register:
    """A plan that meets every branch of the calculated columns of the generic plan's scheme."""
    return register(
        "generic-plan",
        commitments=[*_full_commitments(), *_commitments_by_stage(), *_commitments_over_quarters()],
        history=[*_history_of_commitments(), *_ratings_over_quarters()],
        people=[{"person": person} for person in PEOPLE],
        meetings=_MEETINGS,
        links=[
            {"reference": "P1", "kind": "Bears on", "organisation": "Our risk register",
             "their_reference": "R1", "their_rating": "Low"},
            {"reference": "GONE", "kind": "Joint"},
        ],
        updates=[{"reference": "P1", "date": date(2026, 1, 10), "update": "Begun."}],
    )  # fmt: skip


_NOW = {"update": "On its way.", "updated_on": date(2026, 2, 10), "smt_lead": "Treasurer"}


def _full_commitments() -> list[dict[str, object]]:
    """Every rating and none, areas, leads, updates, actions and expected ratings."""
    return [
        {"reference": "P1", "title": "Worse", "rating": "Red", "areas": "Serious Violence",
         "action": "Money", "expected_rating": "Amber", **_NOW},
        {"reference": "P2", "title": "Better", "rating": "Green",
         "areas": "Serious Violence; Road Safety", **_NOW},
        {"reference": "P3", "title": "The same", "rating": "Amber", "areas": "Road Safety",
         **_NOW, "smt_lead": "Chief Executive; Treasurer"},
        {"reference": "P4", "title": "Not rated", "areas": "Partnerships", **_NOW},
        {"reference": "P5", "title": "A rating that there is not", "rating": "Purple",
         "expected_rating": "Mauve", **_NOW},
        {"reference": "P6", "title": "No update, no action, nobody", "rating": "Red"},
        {"reference": "P7", "title": "An old update", "rating": "Amber",
         **_NOW, "updated_on": _BEFORE},
        {"reference": "P8", "title": "Updated on the first day", "rating": "Amber",
         **_NOW, "updated_on": date(2026, 1, 1)},
        {"reference": "P9", "title": "Work moved", "rating": "Red", "rating_reason": "Work moved",
         "action": "Move it back", "expected_rating": "Green", **_NOW},
        {"reference": "P10", "title": "An area that there is not", "rating": "Green",
         "areas": "Road Safety; Gardening", **_NOW},
        {"reference": "P11", "title": "An area twice", "rating": "Green",
         "areas": "Partnerships; Partnerships", **_NOW},
        {"reference": "P12", "title": "Not recorded before", "rating": "Green", **_NOW},
        {"reference": "P13", "title": "New", "rating": "Red", "action": "Begin",
         "areas": "Resources and Value; Partnerships;Road Safety", **_NOW},
        {"reference": "P14", "title": "Came back", "rating": "Amber", **_NOW},
        {"reference": "P15", "title": "Recorded since", "rating": "Amber",
         "first_recorded": date(2026, 2, 1), **_NOW, "smt_lead": "Chief Executive Officer"},
        {"reference": "P16", "title": "A past rating that there is not", "rating": "Amber",
         **_NOW, "smt_lead": "Nobody of the list"},
        {"reference": "P17", "title": "Rated no more", **_NOW},
    ]  # fmt: skip


def _commitments_by_stage() -> list[dict[str, object]]:
    """Every stage, with and without a date; leavers keep the rating that they had."""
    after, early = date(2026, 2, 1), date(2025, 6, 1)
    stages = [
        ("T1", "Closed", after), ("T2", "Closed", early), ("T3", "Merged", after),
        ("T4", "Merged", None), ("T5", "Split", after), ("T6", "Split", None),
        ("T7", "Under consideration", None), ("T8", "Closure proposed", after),
        ("T9", "Live", after),
    ]  # fmt: skip
    return [
        {"reference": reference, "title": stage, "stage": stage, "stage_date": day,
         "rating": "Red", "areas": "Neighbourhoods", "smt_lead": "Treasurer"}
        for reference, stage, day in stages
    ]  # fmt: skip


def _history_of_commitments() -> list[dict[str, object]]:
    rated = {
        "P1": "Green", "P2": "Red", "P3": "Amber", "P4": "Amber", "P6": "Amber", "P9": "Green",
        "P16": "Purple", "P17": "Red", "T1": "Red", "T3": "Amber", "T4": "Green", "T6": "Red",
        "T8": "Red", "T9": "Red",
    }  # fmt: skip
    states = {
        "P12": "Not recorded", "P13": "Not on the register", "P14": "Closed", "T2": "Closed",
        "T7": "Not on the register",
    }  # fmt: skip
    return [
        *({"reference": reference, "quarter": _BEFORE, "state": "Scored", "band": band}
          for reference, band in rated.items()),
        *({"reference": reference, "quarter": _BEFORE, "state": state}
          for reference, state in states.items()),
    ]  # fmt: skip


_RATINGS: dict[str, list[str | None]] = {
    "Q1": ["Red"] * 10,
    "Q2": ["Green", "Green", "Amber", "Amber", "Red", "Red", "Red", None, "Red", "Red"],
    "Q3": [*["Not on the register"] * 6, "Green", "Amber", "Red", "Green"],
    "Q4": ["Red", "Amber", "Green", "Green", "Green", "Green", "Green", "Closed", "Closed",
           "Green"],
    "Q5": [*["Amber"] * 9, "Not recorded"],
    "Q6": [*[None] * 9, "Green"],
}  # fmt: skip
"""The ratings of some commitments at the ends of the ten quarters: a word, a state, or no row."""


def _commitments_over_quarters() -> list[dict[str, object]]:
    return [
        {"reference": each, "title": "Over the quarters", "rating": rating, **_NOW,
         "areas": "Criminal Justice" if each != "Q4" else "Criminal Justice; Neighbourhoods"}
        for each, rating in zip(
            _RATINGS, ("Red", "Amber", "Green", "Green", "Amber", "Red"), strict=True
        )
    ]  # fmt: skip


def _ratings_over_quarters() -> list[dict[str, object]]:
    states = ("Not on the register", "Closed", "Not recorded")
    return [
        {"reference": reference, "quarter": quarter, "state": position}
        if position in states
        else {"reference": reference, "quarter": quarter, "state": "Scored", "band": position}
        for reference, run in _RATINGS.items()
        for quarter, position in zip(QUARTERS, run, strict=True)
        if position is not None
    ]


def built(register: Register, folder: Path) -> Path:
    """The workbook of a register, as a file in a folder."""
    path = folder / "register.xlsx"
    path.write_bytes(build(register))
    return path
