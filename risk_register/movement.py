"""Where a risk stood before, and which way it is going."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register.register import Register, Row
from risk_register.scheme import Mark, Scheme
from risk_register.scores import score

NOT_APPLICABLE = "N/A"
CLOSED = "Closed"

_DIRECTIONS = {1: "up", 0: "same", -1: "down"}
_CHANGES = {1: "Increased", 0: "", -1: "Decreased"}


def position(row: Row) -> int | str | None:
    """A position of the history as papers print it: a score, `N/A`, `Closed`, or nothing.

    These four differ, and 0 is a score (West Midlands, June 2024: N/A before a risk existed).
    """
    states = {"Not on the register": NOT_APPLICABLE, "Closed": CLOSED}
    state = row.text("state")
    return row.number("score") if state == "Scored" else states.get(state)


def previous_score(register: Register, risk: Row) -> int | str | None:
    """The risk's position at the previous quarter's end; `None` where none is recorded."""
    before = register.previous_positions.get(risk.reference)
    return position(before) if before else None


def direction(register: Register, risk: Row) -> str:
    """The direction of travel, as the scheme's arrow and word.

    Computed from the previous score where there is one; otherwise as stated, and labelled so.
    """
    scheme, arrows, found = register.scheme, register.scheme.arrows, None
    now = score(scheme, scheme.current, risk) if scheme.has_scores else None
    before = previous_score(register, risk)
    if isinstance(before, int) and now is not None:
        found = arrows.get(_DIRECTIONS[_sign(now - before)])
    elif before == NOT_APPLICABLE and now is not None:
        found = arrows.get("new")
    elif stated := risk.text("direction"):
        return f"{stated} (stated)"
    return found.text if found else ""


def moved(register: Register, axis: str, risk: Row) -> str:
    """How a level has changed: `Increased`, `Decreased` or nothing.

    As stated where the scheme keeps such a statement, else against the previous quarter's level.
    """
    scheme = register.scheme
    if states_movement(scheme, axis):
        return risk.text(f"{axis}_moved")
    before = register.previous_positions.get(risk.reference)
    earlier = before.number(axis) if before else None
    now = risk.number(f"{scheme.current.key}_{axis}")
    return "" if earlier is None or now is None else _CHANGES[_sign(now - earlier)]


def states_movement(scheme: Scheme, axis: str) -> bool:
    """Whether movement on an axis is stated by hand rather than computed from the history."""
    return f"{axis}_moved" in scheme.keeps


def marks_of(register: Register, risk: Row) -> Iterator[Mark]:
    """The movement marks of a risk, in the scheme's order."""
    seen = {axis: moved(register, axis, risk) for axis in ("likelihood", "impact")}
    for mark in register.scheme.marks:
        change = risk.text(mark.field) if mark.expected else seen[mark.axis]
        if change == mark.change:
            yield mark


def marks(register: Register, risk: Row) -> str:
    """The symbols of a risk's movement marks: `▲▶`."""
    return "".join(mark.symbol for mark in marks_of(register, risk))


def marks_in_words(register: Register, risk: Row) -> str:
    """The meanings of a risk's movement marks."""
    return "; ".join(mark.meaning for mark in marks_of(register, risk))


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)
