"""The updates of the quarter that ends: they go into the log, and stay until they are renewed.

Of a scheme that keeps an update with each entry. Ratings that are expected for the quarter that
begins stay too, to be compared with what comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from risk_register.places import Place
from risk_register.plurals import number_of
from risk_register.register import Register, Row
from risk_register.scheme import Assessment
from risk_register.updates import has_update

_UPDATE, _DAY = "update", "updated_on"


def logged_updates(ended: Register) -> list[Row]:
    """A row of the log for each update that it does not have yet, where a log is kept.

    It is dated as the update is, or else by the quarter's end.
    """
    if _UPDATE not in ended.scheme.keeps or "updates" not in ended.scheme.tables:
        return []
    logged = {(row.reference, row.text("update")) for row in ended.rows("updates")}
    return [
        Row(
            {"reference": entry.reference, "date": _day(entry, ended), "update": entry[_UPDATE]},
            Place("rolling forward"),
        )
        for entry in ended.entries
        if has_update(entry) and (entry.reference, entry.text(_UPDATE)) not in logged
    ]


def dated(entry: Row, ended: Register) -> Row:
    """An entry whose update has a day, the quarter's end if it had none, so that it grows old."""
    if _DAY not in ended.scheme.keeps or not has_update(entry) or entry[_DAY] is not None:
        return entry
    return replace(entry, values={**entry.values, _DAY: ended.settings.as_at})


def done_to_updates(register: Register) -> Iterator[str]:
    """What was done, in short phrases."""
    as_at, one = register.settings.as_at, register.kind.one
    if count := len(logged_updates(register)):
        yield f"{number_of(count, 'update')} into the log"
    undated = sum(dated(entry, register) is not entry for entry in register.entries)
    if undated:
        yield f"{number_of(undated, 'update')} without a date dated {as_at:%d/%m/%Y}"
    for each in _expected(register):
        kept = sum(entry[each.band] is not None for entry in register.live_entries)
        if kept:
            yield f"{each.name} kept for {number_of(kept, one)}, to be compared"


def _expected(register: Register) -> list[Assessment]:
    """The ratings in words that say what is expected of the next quarter."""
    scheme = register.scheme
    others = [each for each in scheme.assessments if not (each.current or each.stands_for)]
    return others if scheme.rates_in_words else []


def _day(entry: Row, ended: Register) -> date:
    return entry.day(_DAY) or ended.settings.as_at
