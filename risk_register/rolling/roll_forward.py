"""From the end of one quarter into the next: what becomes of a register when its date moves on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from risk_register import seals
from risk_register.findings import Finding, errors
from risk_register.lists import IN_PLACE, OPEN_KIND
from risk_register.places import Place
from risk_register.plurals import number_of
from risk_register.register import Register, Row, is_open
from risk_register.rolling.agreed_scores import Agreed, with_agreed_scores
from risk_register.rolling.beforehand import date_findings, title_findings
from risk_register.rolling.despite import Despite
from risk_register.rolling.ended_quarter import end_findings, quarters_to_seal, with_ended_quarter
from risk_register.rolling.last_updates import dated, done_to_updates, logged_updates
from risk_register.rolling.proof import Proof, closing_of, opening_of, prove, without_position
from risk_register.treatment import counts_as
from risk_register.values import Value
from risk_register.versions import with_line

_MARKS = ("likelihood_moved", "impact_moved")


@dataclass(frozen=True, slots=True)
class RolledForward:
    """What rolling forward makes of a register.

    `ended` is the register as it stood, with its quarter sealed where it keeps past positions;
    `register` is the same in the next quarter. `done` says what was done, in short phrases, and
    `despite` over which findings.
    """

    ended: Register
    register: Register
    proof: Proof | None
    done: tuple[str, ...]
    despite: Despite | None = None


def roll_forward(
    register: Register, to: date, author: str = "", despite: Despite | None = None
) -> tuple[RolledForward | None, list[Finding]]:
    """The register in the quarter whose as-at date is `to`, or `None` where it must not be; why.

    Its positions are sealed under the old as-at date, agreed scores become current, completed
    controls are in place, updates go into the log, and the version log gets a line by the author,
    which says `despite` what.
    """
    findings = [*date_findings(register, to)]
    positions = register.scheme.keeps_positions
    findings += end_findings(register) if positions else []
    agreed = with_agreed_scores(register, to)
    findings += agreed.findings
    if errors(findings):
        return None, findings
    proof = prove(register) if positions else None
    findings += without_position(register, proof) if proof else []
    findings += title_findings(register)
    ended = with_ended_quarter(register) if positions else register
    done = (*_done(register, ended, agreed),)
    new = _moved_on(ended, agreed.register, to)
    new = with_line(new, to, author, _change(register, done, to, despite), "rolling forward")
    findings += _broken(register, new, proof)
    rolled = None if errors(findings) else RolledForward(ended, new, proof, done, despite)
    return rolled, findings


def _seal_of(register: Register, quarter: date) -> str:
    """The seal of a quarter, empty where it has none."""
    rows = seals.sealed_quarters(register)
    return next((row.text("seal") for row in rows if row.day("quarter") == quarter), "")


def _broken(register: Register, new: Register, proof: Proof | None) -> Iterator[Finding]:
    """A proof that does not hold, which is a fault of ours and never of the register."""
    as_at = register.settings.as_at
    if proof and not (proof.adds_up and opening_of(new, as_at) == closing_of(register)):
        expected = "a proof that adds up, and an opening that is the old closing"
        actual = "another; this is a fault of the software, please report it"
        yield Finding("proof-broken", Place("rolling forward"), expected, actual)


def _moved_on(ended: Register, agreed: Register, to: date) -> Register:
    """The ended quarter's register with the agreed scores, at its new date."""
    as_at, scheme = ended.settings.as_at, ended.scheme
    cleared = (*_MARKS, *(("direction",) if scheme.keeps_positions else ()))
    tables = {
        **ended.tables,
        ended.kind.first.name: tuple(
            dated(_without(entry, cleared), ended) for entry in agreed.entries
        ),
        "updates": (*agreed.rows("updates"), *logged_updates(ended)),
        "controls": tuple(_control(row, as_at) for row in ended.rows("controls")),
        "stated": (),
    }
    kept = {name: rows for name, rows in tables.items() if rows or name in ended.tables}
    return replace(ended, settings=replace(ended.settings, as_at=to), tables=kept)


def _control(control: Row, ended: date) -> Row:
    """A control in the next quarter. One whose date was put back has slipped once more."""
    values: dict[str, Value] = {"new": None, "due_last_quarter": None}
    if _is_completed(control, ended):
        values["kind"] = IN_PLACE
    elif is_open(control):
        values["due_last_quarter"] = control["due"]
        if _has_slipped(control):
            values["slipped"] = 1 + (control.number("slipped") or 0)
    return _with(control, values)


def _is_completed(control: Row, ended: date) -> bool:
    completed = control.day("completed")
    return control["kind"] == OPEN_KIND and completed is not None and completed <= ended


def _has_slipped(control: Row) -> bool:
    due, before = control.day("due"), control.day("due_last_quarter")
    return is_open(control) and due is not None and before is not None and due > before


def _done(register: Register, ended: Register, agreed: Agreed) -> Iterator[str]:
    yield from _done_to_positions(register, ended)
    if agreed.references:
        yield f"{number_of(len(agreed.references), 'agreed score')} current: " + ", ".join(
            agreed.references
        )
    controls, as_at = register.rows("controls"), register.settings.as_at
    completed = sum(counts_as(row) for row in controls if _is_completed(row, as_at))
    slipped = sum(counts_as(row) for row in controls if _has_slipped(row))
    if completed:
        yield f"{number_of(completed, 'completed control')} in place"
    if slipped:
        yield f"{number_of(slipped, 'open control')} put back"
    if register.rows("stated"):
        count = number_of(len(register.rows("stated")), "figure")
        yield f"{count} stated in the old papers left with the archive"
    yield from done_to_updates(register)
    yield from _done_to_marks(register)


def _done_to_positions(register: Register, ended: Register) -> Iterator[str]:
    as_at = register.settings.as_at
    if not register.scheme.keeps_positions:
        yield "no positions, for the scheme keeps no past scores; the archive has everything"
        return
    for quarter in quarters_to_seal(register):
        if quarter < as_at:
            yield f"{quarter:%d/%m/%Y} sealed as it was found"
    count = len(seals.positions_at(ended, as_at))
    sealed = seals.log_phrase(as_at, _seal_of(ended, as_at))
    yield f"{number_of(count, 'position')} {sealed}"


def _done_to_marks(register: Register) -> Iterator[str]:
    new = sum(row["new"] is not None for row in register.rows("controls"))
    if new:
        yield f"{number_of(new, 'control')} no longer marked as new"
    moved = sum(any(entry[mark] for mark in _MARKS) for entry in register.entries)
    if moved:
        yield f"marks of movement cleared from {number_of(moved, register.kind.one)}"
    stated = sum(entry["direction"] is not None for entry in register.entries)
    if stated and register.scheme.keeps_positions:
        yield f"stated directions cleared from {number_of(stated, register.kind.one)}"


def _change(register: Register, done: tuple[str, ...], to: date, despite: Despite | None) -> str:
    """What the version log says."""
    change = f"Rolled forward from {register.settings.as_at:%d/%m/%Y} to {to:%d/%m/%Y}: "
    change += "; ".join(done)
    return f"{change}. {despite.logged}" if despite else change


def _without(row: Row, names: tuple[str, ...]) -> Row:
    """A row without what stands in some fields."""
    return _with(row, dict.fromkeys(names))


def _with(row: Row, values: Mapping[str, Value]) -> Row:
    """A row with other values; an empty one is put only where something stood."""
    changed = {n: v for n, v in values.items() if v is not None or row[n] is not None}
    return replace(row, values={**row.values, **changed}) if changed else row
