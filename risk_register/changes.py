"""What is new or has changed since the committee last met."""

from __future__ import annotations

from datetime import date

from risk_register.lists import LIVE_STAGES
from risk_register.movement import NOT_APPLICABLE, earlier_score, previous_score, was_closed
from risk_register.quarter_end import UNDER_CONSIDERATION
from risk_register.register import Register, Row, is_live
from risk_register.scheme import Scheme
from risk_register.scores import score

NEW, REOPENED = "New", "Reopened"
LIVE = LIVE_STAGES[0]
"""The stage of an entry that is live, where it has one."""


def score_changed(scheme: Scheme) -> str:
    """What is said where a score has changed, or a rating, by which the scheme rates in words."""
    return f"{scheme.measure.capitalize()} changed"


def changes_since(register: Register) -> date | None:
    """The day from which changes count: the last meeting, else the previous quarter's end."""
    return register.last_meeting or register.previous_quarter


def change(register: Register, entry: Row) -> str | None:
    """What has become of an entry since then: `New`, `Reopened`, `Score changed`, or its stage."""
    if not is_live(entry):
        return entry.text("stage") if _has_left(register, entry) else None
    if _is_new(register, entry):
        return NEW
    if _is_reopened(register, entry):
        return REOPENED
    before = earlier_score(register, entry)
    if before is not None and before != score(register.scheme, register.scheme.current, entry):
        return score_changed(register.scheme)
    return None


def _has_left(register: Register, entry: Row) -> bool:
    """Since then; where no date is recorded, since a quarter in which it still had a score.

    What is under consideration has left only if it was on the register before.
    """
    since, left = changes_since(register), entry.day("stage_date")
    if left is None or entry["stage"] == UNDER_CONSIDERATION:
        return earlier_score(register, entry) is not None
    return since is not None and left > since


def _is_new(register: Register, entry: Row) -> bool:
    since, recorded = changes_since(register), entry.day("first_recorded")
    if previous_score(register, entry) == NOT_APPLICABLE:
        return True
    return since is not None and recorded is not None and recorded > since


def _is_reopened(register: Register, entry: Row) -> bool:
    """Whether a live entry had left and is back: it was closed, or became live again since then.

    One whose closure was proposed has not left. Without an earlier score nobody can say whether
    an entry that became live is back or was under consideration until then.
    """
    if was_closed(register, entry):
        return True
    since, back = changes_since(register), entry.day("stage_date")
    if entry["stage"] not in (None, LIVE) or earlier_score(register, entry) is None:
        return False
    return since is not None and back is not None and back > since
