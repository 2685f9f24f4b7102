"""How entries come onto the live register and leave it, from one quarter to the next."""

from __future__ import annotations

from enum import StrEnum

from risk_register.lists import LIVE_STAGES
from risk_register.register import Register, Row, is_live


class Passage(StrEnum):
    """One way onto the live register, or off it."""

    NEW = "New"
    REOPENED = "Reopened"
    ESCALATED = "Escalated"
    FROM_SPLIT = "From a split"
    CLOSED = "Closed"
    DE_ESCALATED = "De-escalated"
    MERGED = "Merged"
    SPLIT = "Split"
    ISSUE = "Become an issue"
    RECONSIDERED = "Under consideration again"
    GONE = "No longer in the table"


ARRIVALS = (Passage.NEW, Passage.REOPENED, Passage.ESCALATED, Passage.FROM_SPLIT)
DEPARTURES = tuple(each for each in Passage if each not in ARRIVALS)

_BACK_FROM = {"Operational": Passage.ESCALATED, "Under consideration": Passage.NEW}
_AWAY_TO = {
    "Closed": Passage.CLOSED,
    "Operational": Passage.DE_ESCALATED,
    "Merged": Passage.MERGED,
    "Split": Passage.SPLIT,
    "Issue": Passage.ISSUE,
    "Under consideration": Passage.RECONSIDERED,
}


def passage(was: str | None, now: str | None, *, from_split: bool = False) -> Passage | None:
    """How an entry came or left between two days; `None` where it did neither.

    `was` and `now` are its stages on those days, `Live` where none is written, and `None` where
    the entry was not in the table. One that comes back without having been operational was
    reopened.
    """
    if (was in LIVE_STAGES) == (now in LIVE_STAGES):
        return None
    if now in LIVE_STAGES:
        return _arrival(was, from_split=from_split)
    return _AWAY_TO[now] if now else Passage.GONE


def _arrival(was: str | None, *, from_split: bool) -> Passage:
    if was is None:
        return Passage.FROM_SPLIT if from_split else Passage.NEW
    return _BACK_FROM.get(was, Passage.REOPENED)


def stage_of(entry: Row) -> str:
    """The stage of an entry, `Live` where none is written."""
    return LIVE_STAGES[0] if is_live(entry) and not entry["stage"] else entry.text("stage")


def split_off(register: Register) -> frozenset[str]:
    """The references of the entries that others were split into, as the links say."""
    return frozenset(
        link.text("their_reference")
        for entry in register.entries
        if entry["stage"] == "Split"
        for link in register.links_of.get(entry.reference, ())
        if link["kind"] == "Continued under" and not link.text("organisation")
    )
