"""What a register says of each figure that a paper may print: of an entry, or of how many.

A new figure of an entry is one line in `FIGURES`, a new count one line in `COUNTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from risk_register import changes
from risk_register.checks import notations
from risk_register.checks.belonging import Belongs, belonging_of
from risk_register.checks.looking import withheld_whole
from risk_register.checks.notations import Notation
from risk_register.fields import Field
from risk_register.heat_map import cell_of
from risk_register.kept_fields import entry_fields
from risk_register.movement import (
    direction,
    earlier_score,
    marks,
    previous_score,
    states_movement,
)
from risk_register.quarter_end import UNDER_CONSIDERATION
from risk_register.register import Register, Row
from risk_register.scheme import Assessment, Scheme
from risk_register.scores import band, score

T = TypeVar("T")

LIVE, CLOSURE_PROPOSED, CLOSED, OPERATIONAL = "Live", "Closure proposed", "Closed", "Operational"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an entry: what the register says (empty: nothing), and how it is printed."""

    says: Callable[[Register, Row], str]
    notation: Notation


def figures_of(scheme: Scheme) -> dict[str, Figure]:
    """The figures of an entry by their names: entries, scores, and what is computed."""
    fields = {field.name: field for field in (*scheme.kind.first.fields, *entry_fields(scheme))}
    scores = {
        each.score: Figure(partial(_score, each), notations.SCORE) for each in scheme.assessments
    }
    return {name: _figure_of(field) for name, field in fields.items()} | scores | FIGURES


def _figure_of(field: Field) -> Figure:
    return Figure(partial(_entered, field.name), notations.notation_of(field))


def name_of(scheme: Scheme, written: str) -> str:
    """The name of a figure as a person writes it: `Current score`, or a column's heading."""
    name = notations.folded(written).replace(" ", "_")
    headings = {notations.folded(f.heading): f.name for f in entry_fields(scheme)}
    known = name in FIGURES or name in counts_of(scheme)
    return name if known else headings.get(notations.folded(written), name)


def _score(assessment: Assessment, register: Register, entry: Row) -> str:
    return _said(score(register.scheme, assessment, entry))


def _entered(name: str, _register: Register, entry: Row) -> str:
    return entry.text(name)


def _previous(register: Register, entry: Row) -> str:
    return _said(previous_score(register, entry))


def _stage(_register: Register, entry: Row) -> str:
    return entry.text("stage") or LIVE


def _band(register: Register, entry: Row) -> str:
    scheme = register.scheme
    found = band(scheme, scheme.current, entry) if scheme.has_scores else None
    return found.name if found else ""


def _cell(register: Register, entry: Row) -> str:
    scheme = register.scheme
    return cell_of(scheme.current, entry) if scheme.has_scores else ""


def _movement(register: Register, entry: Row) -> str:
    """The marks on the heat map; without any, `no mark` where movement is kept at all."""
    axes = {mark.axis for mark in register.scheme.marks}
    if not axes:
        return ""
    stated = all(states_movement(register.scheme, axis) for axis in axes)
    known = stated or register.previous_position(entry.reference) is not None
    return marks(register, entry) or ("no mark" if known else "")


def _said(value: int | str | None) -> str:
    return "" if value is None else str(value)


FIGURES = {
    "direction": Figure(direction, notations.DIRECTION),
    "movement": Figure(_movement, notations.MARKS),
    "heat_map": Figure(_cell, notations.CELL),
    "rating": Figure(_band, notations.BAND),
    "band": Figure(_band, notations.BAND),
    "previous_score": Figure(_previous, notations.SCORE),
    "previous_rating": Figure(_previous, notations.BAND),
    "stage": Figure(_stage, notations.STAGE),
}
"""The figures of an entry that are computed. Its scores and its fields are figures besides."""


Counted = Sequence[Row] | None
"""The entries that a count counts; `None` where the register cannot say."""


def counts_of(scheme: Scheme) -> dict[str, Callable[[Register], Counted]]:
    """The counts under a scheme by their names. `high_risks` are those in the band High."""
    told = {name: partial(_those, each) for name, each in belonging_of(scheme).items()}
    return {**told, **in_words_of(scheme, COUNTS)}


def in_words_of(scheme: Scheme, named: Mapping[str, T]) -> dict[str, T]:
    """The same by names in a scheme's words, where `{many}` and `{measure}` stand for them."""
    return {scheme.says(name): each for name, each in named.items()}


def _live(register: Register) -> Counted:
    return register.live_entries


def _those(belongs: Belongs, register: Register) -> Counted:
    """The entries that belong, where it can be said of each entry whether it does."""
    told = [belongs(register, entry) for entry in register.entries]
    if None in told:
        return None
    return [entry for entry, belongs in zip(register.entries, told, strict=True) if belongs]


def _in_stage(stage: str, register: Register) -> Counted:
    return [entry for entry in register.entries if entry["stage"] == stage]


def _kept_elsewhere(_register: Register) -> Counted:
    return None


def _withheld(register: Register) -> Counted:
    """The entries that are withheld whole, not only a column of them."""
    if "withheld" not in register.scheme.tables:
        return None
    whole = withheld_whole(register)
    return [entry for entry in register.entries if entry.reference in whole]


def _new(register: Register) -> Counted:
    """The entries that are new since the last meeting, where of each it is known how old it is."""
    live = register.live_entries
    dated = all(r["first_recorded"] or register.previous_position(r.reference) for r in live)
    return _changed(changes.NEW, register) if dated else None


def _rescored(register: Register) -> Counted:
    """The entries whose score has changed, where the earlier one of each not new is known."""
    known = all(
        earlier_score(register, entry) is not None or changes.change(register, entry)
        for entry in register.live_entries
    )
    return (
        _changed(changes.score_changed(register.scheme), register)
        if register.past_quarters and known
        else None
    )


def left(stage: str, register: Register) -> Counted:
    """The entries that left for a stage since then, where of each it is known when it left."""
    gone = [entry for entry in register.entries if entry["stage"] == stage]
    dated = all(r["stage_date"] or register.previous_position(r.reference) for r in gone)
    return _changed(stage, register) if dated else None


def _changed(what: str, register: Register) -> Counted:
    if changes.changes_since(register) is None:
        return None
    return [entry for entry in register.entries if changes.change(register, entry) == what]


COUNTS: dict[str, Callable[[Register], Counted]] = {
    "live_{many}": _live,
    "operational_{many}": _kept_elsewhere,
    "considered_{many}": partial(_in_stage, UNDER_CONSIDERATION),
    "proposed_closures": partial(_in_stage, CLOSURE_PROPOSED),
    "new_{many}": _new,
    "changed_{measure}s": _rescored,
    "closed_{many}": partial(left, CLOSED),
    "deescalated_{many}": partial(left, OPERATIONAL),
    "withheld_{many}": _withheld,
}
"""The counts of a covering report, in words of a scheme. Those of `belonging_of` are besides."""
