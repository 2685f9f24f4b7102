"""Generated registers of any size, the same each time, of an office that does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import schemes
from risk_register.places import Place
from risk_register.register import Register, Row, Settings
from risk_register.values import Value, add_months

AS_AT = date(2026, 3, 31)
SCHEME = "generic-5x5"
QUARTERS = 12
CONTROLS_EACH = UPDATES_EACH = 2

Values = Mapping[str, Value]

_PEOPLE = (
    "Chief Executive", "Deputy Chief Executive", "Treasurer", "Head of Policy", "Head of Assurance",
    "Head of Commissioning", "Communications Manager", "Estates Manager", "Data Protection Officer",
    "Volunteer Manager", "Complaints Manager", "Office Manager",
)  # fmt: skip
_STATUSES = ("Treat", "Tolerate", "Transfer", "Terminate")
_STORY = (
    "the office relies on a partner whose funding ends next year and whose staff are leaving "
    "before their work has been handed over so that services for victims may stop in part of "
    "the county while contracts are let again and the Commissioner answers to the Panel for "
    "delays that the public notices first and that cost more to put right than to prevent "
)
_LETTERS_OF_A_TEXT = 300


def generated(risks: int, quarters: int = QUARTERS) -> Register:
    """A register of so many risks, with controls, updates and a history of so many quarters."""
    scheme, findings = schemes.load(SCHEME)
    if scheme is None:
        raise ValueError(f"the scheme {SCHEME} is refused: {findings}")
    settings = Settings("Office of the PCC for Anyshire", "Generated register", AS_AT, SCHEME)
    numbers = range(1, risks + 1)
    ends = tuple(sorted(quarter_end(back) for back in range(1, quarters + 1)))
    tables: dict[str, Sequence[Values]] = {
        "risks": [_risk(number) for number in numbers],
        "controls": [_control(n, k) for n in numbers for k in range(CONTROLS_EACH)],
        "updates": [_update(n, k) for n in numbers for k in range(UPDATES_EACH)],
        "people": [{"person": person, "role": person} for person in _PEOPLE],
        "history": [_position(n, at, end) for at, end in enumerate(ends) for n in numbers],
        "quarters": [{"quarter": end, "label": f"To {end:%B %Y}"} for end in ends],
        "meetings": [*meetings()],
    }
    return Register(settings, scheme, {name: rows_of(name, rows) for name, rows in tables.items()})


def rows_of(table: str, rows: Sequence[Values]) -> tuple[Row, ...]:
    """The rows of a table, each with its line as its place."""
    return tuple(Row(row, Place(f"{table}.csv", line)) for line, row in enumerate(rows, 2))


def _reference(number: int) -> str:
    return f"R{number:04}"


def _text(number: int, letters: int = _LETTERS_OF_A_TEXT) -> str:
    """A text that begins elsewhere for each number."""
    start = number * 7 % len(_STORY)
    return f"{number}: {_STORY[start:]}{_STORY}"[:letters].rstrip()


def _level(number: int, turn: int) -> int:
    """A level from 1 to 5 that depends on both."""
    return 1 + (number * 7 + turn * 3 + number * turn) % 5


def quarter_end(back: int) -> date:
    """The last day of the quarter that ended so many quarters before the as-at date."""
    return add_months(AS_AT + timedelta(days=1), -3 * back) - timedelta(days=1)


def _risk(number: int) -> Values:
    closed = number % 10 == 0
    return {
        "reference": _reference(number),
        "title": _text(number, 60),
        **{name: _text(number + at) for at, name in enumerate(("description", "cause", "effect"))},
        "objective": _text(number, 40),
        "owner": _PEOPLE[number % len(_PEOPLE)],
        "responsible_officer": _PEOPLE[number * 5 % len(_PEOPLE)],
        "status": _STATUSES[number % len(_STATUSES)],
        "stage": "Closed" if closed else "Live",
        "stage_date": AS_AT - timedelta(days=number % 400),
        "stage_reason": _text(number, 80) if closed else None,
        "first_recorded": AS_AT - timedelta(days=400 + number % 900),
        "last_review": AS_AT - timedelta(days=number % 200),
        "next_key_date": AS_AT + timedelta(days=number % 300),
        "next_key_event": _text(number, 50),
        "likelihood_expected": "Decrease" if number % 6 == 0 else None,
        "impact_expected": "Increase" if number % 9 == 0 else None,
        "notes": _text(number + 5),
        **_levels_of(number),
    }


def _levels_of(number: int) -> Values:
    return {
        f"{assessment}_{axis}": _level(number, 2 * turn + side)
        for turn, assessment in enumerate(("inherent", "current", "target"))
        for side, axis in enumerate(("likelihood", "impact"))
    }


def _control(number: int, at: int) -> Values:
    planned, days = (number + at) % 3 > 0, (number * 11 + at * 50) % 240
    return {
        "control_id": f"C{number:04}-{at + 1}",
        "reference": _reference(number),
        "control": _text(number + at, 120),
        "kind": "Planned" if planned else "In place",
        "owner": _PEOPLE[(number + at) % len(_PEOPLE)],
        "added": AS_AT - timedelta(days=300),
        "due": AS_AT + timedelta(days=days - 100) if planned else None,
        "completed": AS_AT - timedelta(days=10) if planned and days % 4 == 0 else None,
    }


def _update(number: int, at: int) -> Values:
    return {
        "reference": _reference(number),
        "date": AS_AT - timedelta(days=number % 80 + at * 90),
        "author": _PEOPLE[number % len(_PEOPLE)],
        "update": _text(number + at),
    }


def _position(number: int, at: int, quarter: date) -> Values:
    """One row of the history; now and then a risk had no score."""
    row: Values = {"reference": _reference(number), "quarter": quarter}
    if number % 50 == at:
        return {**row, "state": "Not on the register"}
    likelihood, impact = _level(number, at), _level(number, at + 1)
    return {
        **row, "state": "Scored", "likelihood": likelihood, "impact": impact,
        "score": likelihood * impact,
    }  # fmt: skip


def meetings() -> Iterator[Values]:
    """The meetings of a committee, the next one among them."""
    for back in range(-1, 4):
        day = quarter_end(back) + timedelta(days=20)
        yield {"committee": "Joint Audit Committee", "date": day}
