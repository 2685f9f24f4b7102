"""The corrections of past positions, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from risk_register.register import Register, Row


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction, and what was held of the position until then.

    `was` is the row of the history, or the correction before this one.
    """

    was: Row
    correction: Row


def corrected_positions(register: Register) -> Iterator[Corrected]:
    """Each correction of a position that the history has, by date."""
    held: dict[tuple[str, date], Row] = {}
    for row in register.rows("history"):
        if day := row.day("quarter"):
            held.setdefault((row.reference, day), row)
    for row in sorted(register.rows("corrections"), key=lambda row: row.day("date") or date.min):
        day = row.day("quarter")
        was = held.get((row.reference, day)) if day else None
        if day and was:
            yield Corrected(was, row)
            held[row.reference, day] = row
