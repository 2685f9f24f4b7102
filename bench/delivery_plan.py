"""A generated delivery plan, the same each time, of an office that does not exist.

`python -m bench.delivery_plan FOLDER` writes it as a folder, and as a workbook beside it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import schemes
from bench.registers import AS_AT, QUARTERS, Values, meetings, quarter_end, rows_of
from risk_register.folder_files import folder_files
from risk_register.register import Register, Settings
from workbook_builder.build import build
from workbook_builder.saving import save, save_new_folder

SCHEME = "generic-plan"
COMMITMENTS = 356

_SMT = (
    "Chief Executive", "Deputy Chief Executive", "Chief Finance Officer", "Head of Policy",
    "Head of Commissioning", "Head of Communications",
)  # fmt: skip
_OFFICERS = (
    "Policy Officer (crime)", "Policy Officer (victims)", "Policy Officer (roads)",
    "Performance Officer", "Commissioning Officer", "Engagement Officer", "Assurance Officer",
    "Estates Officer",
)  # fmt: skip
_FORCE = ("ACC Local Policing", "ACC Crime", "Head of Roads Policing", "Head of People")

_PROMISES = {
    "Preventing Crime": ("early help for families", "safer town centres", "design against crime"),
    "Serious Violence": ("work with young people at risk", "knife crime hotspots", "night safety"),
    "Victims and Witnesses": ("support after the first call", "waiting times", "victims' rights"),
    "Neighbourhoods": ("named officers in every ward", "antisocial behaviour", "rural crime"),
    "Road Safety": ("speed enforcement", "dangerous driving", "safe routes to school"),
    "Trust and Confidence": ("complaints", "stop and search scrutiny", "public meetings"),
    "Criminal Justice": ("case file quality", "delays at court", "work and housing on release"),
    "Partnerships": ("shared data with councils", "health partners", "funding with neighbours"),
    "Resources and Value": ("the estate", "vacancies", "energy use"),
}
_DOES = (
    "Publish a plan for", "Agree targets with partners for", "Hold the force to account for",
    "Commission services for", "Report twice a year on", "Set up a panel on", "Train staff in",
    "Review funding of", "Campaign for national change on", "Ask residents about",
    "Pilot new ways of working on", "Share what works on", "Extend the programme for",
    "Evaluate last year's work on",
)  # fmt: skip
_DONE = (
    "The first stage is complete and partners have agreed the next one.",
    "A draft went to the board in February; it is to come back with costs.",
    "Recruitment has begun, and two of three posts are filled.",
    "The contract was let on time and the first report is due in June.",
    "Data for the quarter is in and shows a small improvement on last year.",
    "The working group met twice and named what stands in the way.",
)
_HELD_UP = (
    "Funding beyond March is not confirmed, and staff are leaving.",
    "A partner has paused its part while it is reorganised.",
    "The vacancy has been advertised twice without anyone suitable.",
)
_ACTIONS = (
    "The management team is to agree bridging money until the grant is known.",
    "The Commissioner is to write to the partner's chief executive.",
    "An officer is to be lent from another team for two quarters.",
)
_LATE = 6
"""After how many quarters some commitments joined the plan."""

_REASONS = (None, "Work moved", "Waits for others", "Funding", "People")


def generated_plan(commitments: int = COMMITMENTS, quarters: int = QUARTERS) -> Register:
    """A plan of so many commitments, with an update each and a history of so many quarters."""
    scheme, findings = schemes.load(SCHEME)
    if scheme is None:
        raise ValueError(f"the scheme {SCHEME} is refused: {findings}")
    settings = Settings("Office of the PCC for Anyshire", "Delivery plan", AS_AT, SCHEME)
    numbers = range(1, commitments + 1)
    ends = sorted(quarter_end(back) for back in range(1, quarters + 1))
    people = (*_SMT, *_OFFICERS, *_FORCE)
    tables: dict[str, Sequence[Values]] = {
        "commitments": [_commitment(number, quarters) for number in numbers],
        "updates": [_update(number) for number in numbers],
        "people": [{"person": person, "role": person} for person in people],
        "links": [_link(number) for number in numbers if number % 12 == 0],
        "history": [_position(n, at, end) for at, end in enumerate(ends) for n in numbers],
        "quarters": [{"quarter": end, "label": f"To {end:%B %Y}"} for end in ends],
        "meetings": [*meetings()],
    }
    return Register(settings, scheme, {name: rows_of(name, rows) for name, rows in tables.items()})


def _is_late(number: int) -> bool:
    """Whether a commitment joined the plan after its first quarters."""
    return number % 50 == 0


def _rating(number: int, quarter: int) -> str:
    """How a commitment was rated in a quarter; it stays so for some four quarters."""
    turn = (number * 37 + (quarter + number) // 4 * 11) % 36
    return "Red" if turn < 2 else "Amber" if turn < 10 else "Green"


def _areas(number: int) -> Iterator[str]:
    """One policy area; for every ninth commitment a second one."""
    names = [*_PROMISES]
    yield names[number % len(names)]
    if number % 9 == 4:
        yield names[(number % len(names) + 1 + number // 9 % 8) % len(names)]


def _commitment(number: int, now: int) -> Values:
    first, *_ = areas = [*_areas(number)]
    rating, closed = _rating(number, now), number % 60 == 0
    red, late = rating == "Red", _is_late(number)
    held_up = _HELD_UP[number % len(_HELD_UP)] if rating != "Green" else ""
    leads = (_SMT[number % len(_SMT)], _SMT[(number + 2) % len(_SMT)])
    return {
        "reference": str(number),
        "title": f"{_DOES[number * 5 % len(_DOES)]} {_PROMISES[first][number % 3]}",
        "areas": "; ".join(areas),
        "smt_lead": "; ".join(leads[: 2 if number % 17 == 0 else 1]),
        "officer_lead": _OFFICERS[number % len(_OFFICERS)],
        "force_lead": _FORCE[number % len(_FORCE)] if number % 3 else None,
        "timescale": f"By March {2026 + number % 4}",
        "stage": "Closed" if closed else None,
        "stage_date": AS_AT - timedelta(days=number % 80) if closed else None,
        "stage_reason": "Delivered; agreed by the management team" if closed else None,
        "first_recorded": AS_AT - timedelta(days=600 if late else 1200 - number % 40),
        "update": f"{_DONE[number % len(_DONE)]} {held_up}".strip(),
        "updated_on": AS_AT - timedelta(days=number % 60),
        "rating_reason": _REASONS[number % len(_REASONS)] if red else None,
        "action": _ACTIONS[number % len(_ACTIONS)] if red else None,
        "rating": rating,
        "expected_rating": "Amber" if red and number % 2 else None,
    }


def _update(number: int) -> Values:
    return {
        "reference": str(number),
        "date": AS_AT - timedelta(days=90 + number % 60),
        "author": _OFFICERS[number % len(_OFFICERS)],
        "update": _DONE[(number + 1) % len(_DONE)],
    }


def _link(number: int) -> Values:
    return {
        "reference": str(number),
        "kind": "Bears on",
        "organisation": "Our risk register",
        "their_reference": f"R{number // 12}",
        "their_rating": ("Low", "Medium", "High")[number // 12 % 3],
    }


def _position(number: int, at: int, quarter: date) -> Values:
    """One row of the history: where a commitment stood at the end of a quarter."""
    row: Values = {"reference": str(number), "quarter": quarter}
    if _is_late(number) and at < _LATE:
        return {**row, "state": "Not on the register"}
    return {**row, "state": "Scored", "band": _rating(number, at)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the plan."""
    parser = argparse.ArgumentParser(prog="python -m bench.delivery_plan", description=__doc__)
    parser.add_argument("folder", type=Path, help="the new folder; the workbook gets its name")
    parser.add_argument("--commitments", type=int, default=COMMITMENTS)
    parser.add_argument("--quarters", type=int, default=QUARTERS)
    wanted = parser.parse_args(arguments)
    plan = generated_plan(wanted.commitments, wanted.quarters)
    save_new_folder(folder_files(plan, with_scheme=True), wanted.folder)
    save(build(plan), wanted.folder.with_suffix(".xlsx"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
