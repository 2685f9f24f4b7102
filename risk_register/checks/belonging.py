"""Whether an entry is one of those that a count counts: yes, no, or `None` where nobody can say.

Nobody can where what it takes is not recorded of the entry: its rating, or the earlier one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from risk_register.checks import notations
from risk_register.checks.looking import withheld_whole
from risk_register.movement import direction, previous_score
from risk_register.quarter_end import UNDER_CONSIDERATION
from risk_register.register import Register, Row, is_live
from risk_register.scheme import Band, Scheme
from risk_register.scores import score

Belongs = Callable[[Register, Row], bool | None]


def belonging_of(scheme: Scheme) -> Mapping[str, Belongs]:
    """What tells whether an entry belongs, by the names of the counts that are made so."""
    bands = {count_of(scheme, each): partial(_is_in, each) for each in scheme.bands}
    before = {
        f"previous_{count_of(scheme, each)}": partial(_was_in, each)
        for each in scheme.bands
        if scheme.keeps_positions
    }
    return {**bands, **before, **{scheme.says(name): each for name, each in _BELONGING.items()}}


def count_of(scheme: Scheme, band: Band) -> str:
    """The name of the count of what is in a band: `high_risks`, `red_commitments`."""
    return f"{notations.folded(band.name).replace(' ', '_')}_{scheme.kind.many}"


def _is_in(band: Band, register: Register, entry: Row) -> bool | None:
    """Whether it is live, and in a band."""
    if not is_live(entry):
        return False
    scheme = register.scheme
    reached = score(scheme, scheme.current, entry)
    return None if reached is None else scheme.band(reached) == band


def _was_in(band: Band, register: Register, entry: Row) -> bool | None:
    """Whether it was in a band at the previous quarter's end."""
    before = register.previous_position(entry.reference)
    if before is None:
        return False if _was_not_there(register, entry) else None
    found = register.scheme.band(previous_score(register, entry))
    is_unknown = before["state"] == "Not recorded" or (before["state"] == "Scored" and not found)
    return None if is_unknown else found == band


def _was_not_there(register: Register, entry: Row) -> bool:
    """Whether an entry without a position at the previous quarter's end had none for certain.

    It was recorded later, had left by then, or is not on the register yet.
    """
    quarter = register.previous_quarter
    recorded, left = entry.day("first_recorded"), entry.day("stage_date")
    if quarter is None:
        return False
    return (
        (recorded is not None and recorded > quarter)
        or (not is_live(entry) and left is not None and left <= quarter)
        or entry["stage"] == UNDER_CONSIDERATION
    )


def _has_improved(register: Register, entry: Row) -> bool | None:
    """Whether it was in the worst band at the previous quarter's end and is in a better one now."""
    worst = register.scheme.worst_band
    if worst is None or register.previous_quarter is None:
        return None
    was, now = _was_in(worst, register, entry), _is_in(worst, register, entry)
    if not is_live(entry) or was is False or now is True:
        return False
    return None if was is None or now is None else True


def _is_reprioritised(register: Register, entry: Row) -> bool | None:
    """Whether it is in the worst band for a reason that means that work was moved elsewhere."""
    scheme = register.scheme
    moved = scheme.reasons_that_mean("reprioritised")
    if scheme.worst_band is None or not moved:
        return None
    is_worst = _is_in(scheme.worst_band, register, entry)
    if entry["rating_reason"] in moved or (
        is_worst is None and entry.reference in withheld_whole(register)
    ):
        return is_worst
    return False


def _goes(way: str, register: Register, entry: Row) -> bool | None:
    """Whether it is live, and goes one way."""
    scheme = register.scheme
    if not is_live(entry):
        return False
    found = notations.DIRECTION.read(scheme, direction(register, entry))
    return None if found is None or way not in scheme.arrows else found == way


_BELONGING: Mapping[str, Belongs] = {
    "increased_{many}": partial(_goes, "up"),
    "reduced_{many}": partial(_goes, "down"),
    "improving_{many}": _has_improved,
    "reprioritised_{many}": _is_reprioritised,
}
"""By names in words of a scheme. Those of the bands are counts besides."""
