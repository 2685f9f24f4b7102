"""Where each entry stands at the end of the quarter: the position that goes into the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from risk_register.fields import HISTORY
from risk_register.kept_fields import fields_of
from risk_register.register import Register, Row, is_live
from risk_register.scores import band, score
from risk_register.values import Value

SCORED, NOT_YET, CLOSED, NOT_RECORDED = (
    "Scored", "Not on the register", "Closed", "Not recorded",
)  # fmt: skip
UNDER_CONSIDERATION = "Under consideration"


def position_at_end(register: Register, entry: Row) -> dict[str, Value]:
    """An entry's position at the as-at date: the values of its row of the history."""
    kept = (field.name for field in fields_of(HISTORY, register.scheme))
    return {name: VALUES[name](register, entry) for name in kept if name in VALUES}


def state(register: Register, entry: Row) -> str:
    """The state of an entry's position: scored, not recorded, not on the register yet, or closed.

    An entry that has left in whatever way (closed, operational, an issue, merged, split) is closed.
    """
    if is_live(entry):
        now = score(register.scheme, register.scheme.current, entry)
        return NOT_RECORDED if now is None else SCORED
    return NOT_YET if entry["stage"] == UNDER_CONSIDERATION else CLOSED


def scored(register: Register, entry: Row, value: Value) -> Value:
    """A value that a position has only where it is scored."""
    return value if state(register, entry) == SCORED else None


def stage_at_end(entry: Row) -> str | None:
    """The stage of an entry that is not live: how it left, or that it has not come yet."""
    return None if is_live(entry) else entry.text("stage")


def band_at_end(register: Register, entry: Row) -> Value:
    """The name of the band of an entry's position, `None` where it is not scored."""
    found = band(register.scheme, register.scheme.current, entry)
    return scored(register, entry, found.name if found else None)


def score_at_end(register: Register, entry: Row) -> Value:
    """The score of an entry's position, `None` where it is not scored."""
    return scored(register, entry, score(register.scheme, register.scheme.current, entry))


def _level(axis: str, register: Register, entry: Row) -> Value:
    return scored(register, entry, entry[f"{register.scheme.current.key}_{axis}"])


VALUES: Mapping[str, Callable[[Register, Row], Value]] = {
    "reference": lambda _, entry: entry.reference,
    "quarter": lambda register, _: register.settings.as_at,
    "state": state,
    "stage": lambda _, entry: stage_at_end(entry),
    "likelihood": partial(_level, "likelihood"),
    "impact": partial(_level, "impact"),
    "score": score_at_end,
    "band": band_at_end,
}
"""What a position says of an entry, by the field of the history."""
