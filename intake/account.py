"""The account of an import: what was taken, what was changed, and what could not be taken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from risk_register.places import Place

REST_KEPT = "the rest of the cell is in the notes"
"""How the reason of a change ends that leaves a part of the cell."""


class Outcome(StrEnum):
    """What became of a cell."""

    TAKEN = "taken"
    """It stands in the register as it stood in the file."""
    CHANGED = "changed"
    """It stands there in another form: a date in words, a score without its band."""
    KEPT = "kept"
    """It fitted nowhere and is kept word by word: in the notes, or under Stated."""
    SKIPPED = "skipped"
    """The officer said to leave it out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one cell. `became` is what stands in the register now, and `why` says why."""

    place: Place
    outcome: Outcome
    reference: str
    field: str
    was: str
    became: str
    why: str = ""
