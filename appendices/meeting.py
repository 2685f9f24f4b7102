"""The meeting that a pack is for: "new" and "changed" run from that committee's previous one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.values import read_date


@dataclass(frozen=True, slots=True)
class Meeting:
    """A committee and the day on which it meets; empty where a register records no meetings."""

    committee: str = ""
    day: date | None = None
    position: date | None = None
    """The date that its papers speak of."""


NO_MEETING = Meeting()


def meeting_of(register: Register, name: str = "") -> tuple[Meeting | None, list[Finding]]:
    """The meeting that a person names by its committee, its date, or both; or why there is none.

    A part of the committee's name will do. Of several meetings it is the first from the as-at date
    on, else the last. Without a name it is the latest meeting's committee. A meeting whose papers
    speak of an earlier date than the register is refused: today's words would stand under it.
    """
    rows = [row for row in register.rows("meetings") if row.day("date")]
    if not rows and not name:
        return NO_MEETING, [_none_recorded()]
    named, day = _parted(name)
    rows = [row for row in rows if _is_called(row, named, day)]
    committees = {row.text("committee") for row in rows}
    if not rows or (named and len(committees) > 1):
        return None, [_unknown(register, name)]
    latest = max(rows, key=_day)
    rows = [row for row in rows if row["committee"] == latest["committee"]]
    ahead = [row for row in rows if _position(row) >= register.settings.as_at]
    found = min(ahead, key=_day) if ahead else latest
    meeting = Meeting(found.text("committee"), found.day("date"), _position(found))
    return (meeting, []) if ahead else (None, [_too_early(register, found)])


def as_seen_by(register: Register, meeting: Meeting) -> Register:
    """The register with this committee's meetings only, up to this one.

    What is new or has changed since "the last meeting" then follows.
    """
    kept = tuple(
        row
        for row in register.rows("meetings")
        if row["committee"] == meeting.committee and meeting.day and _day(row) <= meeting.day
    )
    return replace(register, tables={**register.tables, "meetings": kept})


def _parted(name: str) -> tuple[str, date | None]:
    """The committee and the day in what a person wrote: `JARAP 26/10/2023`."""
    words = name.split()
    day = read_date(words[-1]) if words else None
    return (" ".join(words[:-1]) if day else " ".join(words)), day


def _is_called(row: Row, named: str, day: date | None) -> bool:
    return named.casefold() in row.text("committee").casefold() and day in (None, row.day("date"))


def _day(row: Row) -> date:
    return row.day("date") or date.min


def _position(row: Row) -> date:
    return row.day("position_date") or _day(row)


def _none_recorded() -> Finding:
    expected = "a row for the meeting that the papers are for"
    return Finding("meeting-missing", Place("table meetings"), expected, "none", Severity.WARNING)


def _unknown(register: Register, name: str) -> Finding:
    listed = "; ".join(
        f"{row.text('committee')} {_day(row):%d/%m/%Y}" for row in register.rows("meetings")
    )
    expected = f"one of the meetings of the register ({listed or 'it has none'})"
    return Finding("meeting-unknown", Place("the meeting"), expected, quoted(name))


def _too_early(register: Register, row: Row) -> Finding:
    as_at, speaks_of = register.settings.as_at, _position(row)
    expected = (
        f"a meeting whose papers speak of {as_at:%d/%m/%Y}, the as-at date, or later; for an "
        f"earlier one, {_archived(register, speaks_of)}"
    )
    actual = f"{row.text('committee')}, whose papers speak of {speaks_of:%d/%m/%Y}"
    return Finding("meeting-earlier", row.place, expected, actual)


def _archived(register: Register, day: date) -> str:
    """Where the register of that day was archived, as far as the history tells."""
    quarters = [quarter for quarter in register.past_quarters if quarter <= day]
    folder = "the folder that was archived for its quarter"
    return f"{folder}, quarters/{quarters[0].isoformat()}" if quarters else folder
