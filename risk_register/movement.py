"""Where a risk stood before, and which way it is going."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register.register import Register, Row, is_live
from risk_register.scheme import Arrow, Mark, Scheme
from risk_register.scores import score

NOT_APPLICABLE = "N/A"
CLOSED = "Closed"

DIRECTIONS = {1: "up", 0: "same", -1: "down"}
CHANGES = {1: "Increased", 0: "", -1: "Decreased"}
"""The key of the arrow, and the change of a level, by the sign of the difference."""


def position(scheme: Scheme, row: Row) -> int | str | None:
    """A position of the history as papers print it: a score, `N/A`, `Closed`, or nothing.

    Where ratings are words, the score is the name of a band.

    These four differ, and 0 is a score (West Midlands, June 2024: N/A before a risk existed). A
    scheme may print a score for what is closed. What an earlier scheme scored stands as today's
    rates it, so that like is compared with like.
    """
    return _position(scheme, row, _rated(scheme, row, as_rated_today(scheme, row, "score")))


def position_as_scored(scheme: Scheme, row: Row) -> int | str | None:
    """A position as `position` has it, with the score that it was given on its day."""
    return _position(scheme, row, _rated(scheme, row, row.number("score")))


def _rated(scheme: Scheme, row: Row, score: int | None) -> int | str | None:
    """What stands for the score of a position: the score, or its band where ratings are words."""
    return row.text("band") or None if scheme.rates_in_words else score


def _position(scheme: Scheme, row: Row, score: int | str | None) -> int | str | None:
    closed = closed_position(scheme)
    states: dict[str, int | str] = {"Not on the register": NOT_APPLICABLE, "Closed": closed}
    state = row.text("state")
    return score if state == "Scored" else states.get(state)


def as_rated_today(scheme: Scheme, position: Row, what: str) -> int | None:
    """The score or a level of a position, which can be compared with today's.

    `what` is `score`, `likelihood` or `impact`. `None` where nothing can be compared.
    """
    return position.number(f"restated_{what}" if is_restated(scheme, position) else what)


def is_restated(scheme: Scheme, position: Row) -> bool:
    """Whether a position was scored by an earlier scheme and is compared as today's rates it."""
    replaced, quarter = scheme.replaces, position.day("quarter")
    return bool(replaced and replaced.restated and quarter and quarter < replaced.on)


def previous_score(register: Register, risk: Row) -> int | str | None:
    """The risk's position at the previous quarter's end; `None` where none is recorded."""
    before = register.previous_position(risk.reference)
    return position(register.scheme, before) if before else None


def previous_row(register: Register, risk: Row) -> int | None:
    """In which row of the history the previous quarter's position stands, counted from 1."""
    return register.previous_rows.get(risk.reference)


def earlier_score(register: Register, risk: Row) -> int | None:
    """The previous score, where it is one that today's can be compared with.

    What a scheme prints for a closed risk is no such score.
    """
    if not register.scheme.keeps_positions:
        return None
    before = previous_score(register, risk)
    return None if before == closed_position(register.scheme) else register.scheme.score_of(before)


def direction(register: Register, risk: Row) -> str:
    """The direction of travel, as the scheme's arrow and word.

    Computed from the previous score where there is one. A risk is new that was not on the register
    then, or has no position there and was recorded later. Otherwise as stated, and labelled so.
    """
    scheme, arrows, found = register.scheme, register.scheme.arrows, None
    now = score(scheme, scheme.current, risk) if scheme.has_scores else None
    before = earlier_score(register, risk)
    if before is not None and now is not None:
        found = arrows.get(DIRECTIONS[sign(now - before)])
    elif now is not None and _is_new(register, risk):
        found = arrows.get("new")
    elif stated := stated_arrow(scheme, risk):
        return f"{stated.text} (stated)" if scheme.has_scores else stated.text
    return found.text if found else ""


def _is_new(register: Register, risk: Row) -> bool:
    """Whether the risk came after the previous quarter's end."""
    before, quarter = previous_score(register, risk), register.previous_quarter
    recorded = risk.day("first_recorded")
    if before is not None:
        return before == NOT_APPLICABLE
    return is_live(risk) and quarter is not None and recorded is not None and recorded > quarter


def was_closed(register: Register, risk: Row) -> bool:
    """Whether the position at the previous quarter's end is what is shown for a closed risk."""
    scheme = register.scheme
    if not scheme.keeps_positions:
        return False
    return previous_score(register, risk) == closed_position(scheme)


def closed_position(scheme: Scheme) -> int | str:
    """What a scheme prints for the position of a closed risk."""
    return CLOSED if scheme.closed_score is None else scheme.closed_score


def stated_arrow(scheme: Scheme, risk: Row) -> Arrow | None:
    """The arrow that a person stated for a risk, by its word."""
    word = risk.text("direction")
    return next((arrow for arrow in scheme.arrows.values() if word and arrow.word == word), None)


def moved(register: Register, axis: str, risk: Row) -> str:
    """How a level has changed: `Increased`, `Decreased` or nothing.

    As stated where the scheme keeps such a statement, else against the previous quarter's level.
    """
    scheme = register.scheme
    if states_movement(scheme, axis):
        return risk.text(f"{axis}_moved")
    before = register.previous_position(risk.reference)
    earlier = as_rated_today(scheme, before, axis) if before else None
    now = risk.number(f"{scheme.current.key}_{axis}")
    return "" if earlier is None or now is None else CHANGES[sign(now - earlier)]


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


def sign(difference: int) -> int:
    """Whether a difference is up (1), none (0) or down (-1)."""
    return (difference > 0) - (difference < 0)
