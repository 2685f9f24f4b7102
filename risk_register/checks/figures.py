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
from risk_register.register import Register, Row, is_live
from risk_register.scheme import Assessment, Band, Scheme
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
    bands = {count_of(scheme, each): partial(_in_band, each.name) for each in scheme.bands}
    if scheme.keeps_positions:
        bands |= {
            f"previous_{count_of(scheme, each)}": partial(_was_in_band, each.name)
            for each in scheme.bands
        }
    return {**bands, **in_words_of(scheme, COUNTS)}


def in_words_of(scheme: Scheme, named: Mapping[str, T]) -> dict[str, T]:
    """The same by names in a scheme's words, where `{many}` and `{measure}` stand for them."""
    return {scheme.says(name): each for name, each in named.items()}


def count_of(scheme: Scheme, band: Band) -> str:
    """The name of the count of what is in a band: `high_risks`, `red_commitments`."""
    return f"{notations.folded(band.name).replace(' ', '_')}_{scheme.kind.many}"


def _live(register: Register) -> Counted:
    return register.live_entries


def _in_band(name: str, register: Register) -> Counted:
    """The live entries of a band, where all live entries have a score."""
    scheme, live = register.scheme, register.live_entries
    scored = all(score(scheme, scheme.current, entry) is not None for entry in live)
    return [entry for entry in live if _band(register, entry) == name] if scored else None


def _was_in_band(name: str, register: Register) -> Counted:
    """What was in a band at the previous quarter's end, where each position of then has one."""
    if register.previous_quarter is None:
        return None
    before = {entry.reference: _band_before(register, entry) for entry in register.entries}
    if any(_was_scored(register, each) and not band for each, band in before.items()):
        return None
    return [entry for entry in register.entries if before[entry.reference] == name]


def _was_scored(register: Register, reference: str) -> bool:
    before = register.previous_position(reference)
    return before is not None and before["state"] == "Scored"


def _band_before(register: Register, entry: Row) -> str:
    found = register.scheme.band(previous_score(register, entry))
    return found.name if found else ""


def _improving(register: Register) -> Counted:
    """What was in the worst band at the previous quarter's end and is in a better one now."""
    worst = register.scheme.worst_band
    before = _was_in_band(worst.name, register) if worst else None
    now = _in_band(worst.name, register) if worst else None
    if before is None or now is None:
        return None
    return [entry for entry in before if is_live(entry) and entry not in now]


def _reprioritised(register: Register) -> Counted:
    """What is in the worst band for a reason that means that work was moved elsewhere."""
    scheme = register.scheme
    moved = {reason.name for reason in scheme.reasons if reason.means == "reprioritised"}
    worst = _in_band(scheme.worst_band.name, register) if scheme.worst_band else None
    if worst is None or not moved:
        return None
    return [entry for entry in worst if entry["rating_reason"] in moved]


def _in_stage(stage: str, register: Register) -> Counted:
    return [entry for entry in register.entries if entry["stage"] == stage]


def _kept_elsewhere(_register: Register) -> Counted:
    return None


def _withheld(register: Register) -> Counted:
    """The entries that are withheld whole, not only a column of them."""
    if "withheld" not in register.scheme.tables:
        return None
    whole = {
        row.reference
        for row in register.rows("withheld")
        if row.text("what").casefold() == register.kind.one
    }
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


def _going(way: str, register: Register) -> Counted:
    """The live entries that go one way, where the direction of all of them is known."""
    live, read = register.live_entries, notations.DIRECTION.read
    ways = [read(register.scheme, direction(register, entry)) for entry in live]
    if None in ways or way not in register.scheme.arrows:
        return None
    return [entry for entry, found in zip(live, ways, strict=True) if found == way]


COUNTS: dict[str, Callable[[Register], Counted]] = {
    "live_{many}": _live,
    "operational_{many}": _kept_elsewhere,
    "considered_{many}": partial(_in_stage, UNDER_CONSIDERATION),
    "proposed_closures": partial(_in_stage, CLOSURE_PROPOSED),
    "new_{many}": _new,
    "changed_{measure}s": _rescored,
    "increased_{many}": partial(_going, "up"),
    "reduced_{many}": partial(_going, "down"),
    "closed_{many}": partial(left, CLOSED),
    "deescalated_{many}": partial(left, OPERATIONAL),
    "withheld_{many}": _withheld,
    "improving_{many}": _improving,
    "reprioritised_{many}": _reprioritised,
}
"""The counts of a covering report, in words of a scheme. Those of the bands are counts besides."""
