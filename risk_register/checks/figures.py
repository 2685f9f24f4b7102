"""What a register says of each figure that a paper may print: of a risk, or of how many there are.

A new figure of a risk is one line in `FIGURES`, a new count one line in `COUNTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from risk_register import changes
from risk_register.checks import notations
from risk_register.checks.notations import Notation
from risk_register.fields import RISKS, Field
from risk_register.heat_map import cell_of
from risk_register.kept_fields import fields_of
from risk_register.movement import (
    direction,
    earlier_score,
    marks,
    previous_score,
    states_movement,
)
from risk_register.quarter_end import UNDER_CONSIDERATION
from risk_register.register import Register, Row
from risk_register.scheme import Assessment, Band, Scheme
from risk_register.scores import band, score

LIVE, CLOSURE_PROPOSED, CLOSED, OPERATIONAL = "Live", "Closure proposed", "Closed", "Operational"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a risk: what the register says (empty: nothing), and how it is printed."""

    says: Callable[[Register, Row], str]
    notation: Notation


def figures_of(scheme: Scheme) -> dict[str, Figure]:
    """The figures of a risk by their names: entries, scores, and what is computed."""
    fields = {field.name: field for field in (*RISKS.fields, *fields_of(RISKS, scheme))}
    scores = {
        each.score: Figure(partial(_score, each), notations.SCORE) for each in scheme.assessments
    }
    return {name: _figure_of(field) for name, field in fields.items()} | scores | FIGURES


def _figure_of(field: Field) -> Figure:
    return Figure(partial(_entry, field.name), notations.notation_of(field))


def name_of(scheme: Scheme, written: str) -> str:
    """The name of a figure as a person writes it: `Current score`, or a column's heading."""
    name = notations.folded(written).replace(" ", "_")
    headings = {notations.folded(f.heading): f.name for f in fields_of(RISKS, scheme)}
    known = name in FIGURES or name in COUNTS
    return name if known else headings.get(notations.folded(written), name)


def _score(assessment: Assessment, register: Register, risk: Row) -> str:
    return _said(score(register.scheme, assessment, risk))


def _entry(name: str, _register: Register, risk: Row) -> str:
    return risk.text(name)


def _previous(register: Register, risk: Row) -> str:
    return _said(previous_score(register, risk))


def _stage(_register: Register, risk: Row) -> str:
    return risk.text("stage") or LIVE


def _band(register: Register, risk: Row) -> str:
    scheme = register.scheme
    found = band(scheme, scheme.current, risk) if scheme.has_scores else None
    return found.name if found else ""


def _cell(register: Register, risk: Row) -> str:
    scheme = register.scheme
    return cell_of(scheme.current, risk) if scheme.has_scores else ""


def _movement(register: Register, risk: Row) -> str:
    """The marks on the heat map; without any, `no mark` where movement is kept at all."""
    axes = {mark.axis for mark in register.scheme.marks}
    if not axes:
        return ""
    stated = all(states_movement(register.scheme, axis) for axis in axes)
    known = stated or register.previous_position(risk.reference) is not None
    return marks(register, risk) or ("no mark" if known else "")


def _said(value: int | str | None) -> str:
    return "" if value is None else str(value)


FIGURES = {
    "direction": Figure(direction, notations.DIRECTION),
    "movement": Figure(_movement, notations.MARKS),
    "heat_map": Figure(_cell, notations.CELL),
    "rating": Figure(_band, notations.BAND),
    "band": Figure(_band, notations.BAND),
    "previous_score": Figure(_previous, notations.SCORE),
    "stage": Figure(_stage, notations.STAGE),
}
"""The figures of a risk that are computed. Its scores and its fields are figures besides."""


Counted = Sequence[Row] | None
"""The risks that a count counts; `None` where the register cannot say."""


def counts_of(scheme: Scheme) -> dict[str, Callable[[Register], Counted]]:
    """The counts under a scheme by their names. `high_risks` are those in the band High."""
    bands = {count_of(each): partial(_in_band, each.name) for each in scheme.bands}
    return {**bands, **COUNTS}


def count_of(band: Band) -> str:
    """The name of the count of a band's risks: `high_risks`."""
    return f"{notations.folded(band.name).replace(' ', '_')}_risks"


def _live(register: Register) -> Counted:
    return register.live_risks


def _in_band(name: str, register: Register) -> Counted:
    """The live risks of a band, where all live risks have a score."""
    scheme, live = register.scheme, register.live_risks
    scored = all(score(scheme, scheme.current, risk) is not None for risk in live)
    return [risk for risk in live if _band(register, risk) == name] if scored else None


def _in_stage(stage: str, register: Register) -> Counted:
    return [risk for risk in register.risks if risk["stage"] == stage]


def _kept_elsewhere(_register: Register) -> Counted:
    return None


def _withheld(register: Register) -> Counted:
    """The risks that are withheld whole, not only a column of them."""
    if "withheld" not in register.scheme.tables:
        return None
    whole = {
        row.reference for row in register.rows("withheld") if row.text("what").casefold() == "risk"
    }
    return [risk for risk in register.risks if risk.reference in whole]


def _new(register: Register) -> Counted:
    """The risks that are new since the last meeting, where of each it is known how old it is."""
    live = register.live_risks
    dated = all(r["first_recorded"] or register.previous_position(r.reference) for r in live)
    return _changed(changes.NEW, register) if dated else None


def _rescored(register: Register) -> Counted:
    """The risks whose score has changed, where of each that is not new the earlier one is known."""
    known = all(
        earlier_score(register, risk) is not None or changes.change(register, risk)
        for risk in register.live_risks
    )
    return _changed(changes.SCORE_CHANGED, register) if register.past_quarters and known else None


def left(stage: str, register: Register) -> Counted:
    """The risks that left for a stage since then, where of each it is known when it left."""
    gone = [risk for risk in register.risks if risk["stage"] == stage]
    dated = all(r["stage_date"] or register.previous_position(r.reference) for r in gone)
    return _changed(stage, register) if dated else None


def _changed(what: str, register: Register) -> Counted:
    if changes.changes_since(register) is None:
        return None
    return [risk for risk in register.risks if changes.change(register, risk) == what]


def _going(way: str, register: Register) -> Counted:
    """The live risks that go one way, where the direction of all of them is known."""
    live, read = register.live_risks, notations.DIRECTION.read
    ways = [read(register.scheme, direction(register, risk)) for risk in live]
    if None in ways or way not in register.scheme.arrows:
        return None
    return [risk for risk, found in zip(live, ways, strict=True) if found == way]


COUNTS: dict[str, Callable[[Register], Counted]] = {
    "live_risks": _live,
    "operational_risks": _kept_elsewhere,
    "considered_risks": partial(_in_stage, UNDER_CONSIDERATION),
    "proposed_closures": partial(_in_stage, CLOSURE_PROPOSED),
    "new_risks": _new,
    "changed_scores": _rescored,
    "increased_risks": partial(_going, "up"),
    "reduced_risks": partial(_going, "down"),
    "closed_risks": partial(left, CLOSED),
    "deescalated_risks": partial(left, OPERATIONAL),
    "withheld_risks": _withheld,
}
"""The counts of a covering report. Those of the bands are counts besides."""
