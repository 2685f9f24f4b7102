"""Where an entry stood before, and which way it is going."""

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

    These four differ, and 0 is a score (West Midlands, June 2024: N/A before an entry existed). A
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


def previous_score(register: Register, entry: Row) -> int | str | None:
    """The entry's position at the previous quarter's end; `None` where none is recorded."""
    before = register.previous_position(entry.reference)
    return position(register.scheme, before) if before else None


def previous_row(register: Register, entry: Row) -> int | None:
    """In which row of the history the previous quarter's position stands, counted from 1."""
    return register.previous_rows.get(entry.reference)


def earlier_score(register: Register, entry: Row) -> int | None:
    """The previous score, where it is one that today's can be compared with.

    What a scheme prints for a closed entry is no such score.
    """
    if not register.scheme.keeps_positions:
        return None
    before = previous_score(register, entry)
    return None if before == closed_position(register.scheme) else register.scheme.score_of(before)


def direction(register: Register, entry: Row) -> str:
    """The direction of travel, as the scheme's arrow and word.

    Computed from the previous score where there is one. An entry is new that was not on the
    register then, or has no position there and was recorded later. Otherwise as stated, and
    labelled so.
    """
    scheme, arrows, found = register.scheme, register.scheme.arrows, None
    now = score(scheme, scheme.current, entry) if scheme.has_scores else None
    before = earlier_score(register, entry)
    if before is not None and now is not None:
        found = arrows.get(DIRECTIONS[sign(now - before)])
    elif now is not None and _is_new(register, entry):
        found = arrows.get("new")
    elif stated := stated_arrow(scheme, entry):
        return f"{stated.text} (stated)" if scheme.has_scores else stated.text
    return found.text if found else ""


def _is_new(register: Register, entry: Row) -> bool:
    """Whether the entry came after the previous quarter's end."""
    before, quarter = previous_score(register, entry), register.previous_quarter
    recorded = entry.day("first_recorded")
    if before is not None:
        return before == NOT_APPLICABLE
    return is_live(entry) and quarter is not None and recorded is not None and recorded > quarter


def was_closed(register: Register, entry: Row) -> bool:
    """Whether the position at the previous quarter's end is what is shown for a closed entry."""
    scheme = register.scheme
    if not scheme.keeps_positions:
        return False
    return previous_score(register, entry) == closed_position(scheme)


def closed_position(scheme: Scheme) -> int | str:
    """What a scheme prints for the position of a closed entry."""
    return CLOSED if scheme.closed_score is None else scheme.closed_score


def stated_arrow(scheme: Scheme, entry: Row) -> Arrow | None:
    """The arrow that a person stated for an entry, by its word."""
    word = entry.text("direction")
    return next((arrow for arrow in scheme.arrows.values() if word and arrow.word == word), None)


def moved(register: Register, axis: str, entry: Row) -> str:
    """How a level has changed: `Increased`, `Decreased` or nothing.

    As stated where the scheme keeps such a statement, else against the previous quarter's level.
    """
    scheme = register.scheme
    if states_movement(scheme, axis):
        return entry.text(f"{axis}_moved")
    before = register.previous_position(entry.reference)
    earlier = as_rated_today(scheme, before, axis) if before else None
    now = entry.number(f"{scheme.current.key}_{axis}")
    return "" if earlier is None or now is None else CHANGES[sign(now - earlier)]


def states_movement(scheme: Scheme, axis: str) -> bool:
    """Whether movement on an axis is stated by hand rather than computed from the history."""
    return f"{axis}_moved" in scheme.keeps


def marks_of(register: Register, entry: Row) -> Iterator[Mark]:
    """The movement marks of an entry, in the scheme's order."""
    seen = {axis: moved(register, axis, entry) for axis in ("likelihood", "impact")}
    for mark in register.scheme.marks:
        change = entry.text(mark.field) if mark.expected else seen[mark.axis]
        if change == mark.change:
            yield mark


def marks(register: Register, entry: Row) -> str:
    """The symbols of an entry's movement marks: `▲▶`."""
    return "".join(mark.symbol for mark in marks_of(register, entry))


def marks_in_words(register: Register, entry: Row) -> str:
    """The meanings of an entry's movement marks."""
    return "; ".join(mark.meaning for mark in marks_of(register, entry))


def sign(difference: int) -> int:
    """Whether a difference is up (1), none (0) or down (-1)."""
    return (difference > 0) - (difference < 0)
