"""An entry over the quarters: its positions, how long it has been in its band, a line of bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from risk_register.movement import position
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.scores import score

BARS = "▁▂▃▄▅▆▇█"
NO_BAR = "·"
"""Stands in a line for a quarter without a score."""


def positions(register: Register, entry: Row, quarters: Sequence[date]) -> list[int | str | None]:
    """The entry's positions at the ends of these quarters; `None` where nothing is recorded."""
    rows = [register.position(entry.reference, quarter) for quarter in quarters]
    return [position(register.scheme, row) if row else None for row in rows]


def rows_of_quarter(register: Register, quarter: date) -> tuple[int, int]:
    """The first and the last row of the history, counted from 1, that speak of a quarter."""
    days = [row.day("quarter") for row in register.rows("history")]
    return 1 + days.index(quarter), len(days) - [*reversed(days)].index(quarter)


def scheme_then(register: Register, quarter: date) -> str:
    """The name of the scheme by which a quarter was scored, as far as anybody can tell.

    As its row of the quarters says. Without a word there: today's scheme, or for past quarters
    before it took another's place, that one.
    """
    for row in register.rows("quarters"):
        if row.day("quarter") == quarter and row["scheme"]:
            return row.text("scheme")
    replaced = register.scheme.replaces
    past = replaced and quarter < min(replaced.on, register.settings.as_at)
    return replaced.scheme if replaced and past else register.scheme.name


def quarters_in_band(
    register: Register, entry: Row, earlier: Sequence[int | str | None]
) -> int | None:
    """For how many quarters on end, this one counted, the entry has been in its present band.

    `earlier` are its positions, the oldest first. A quarter without a score ends the count. `None`
    where the entry has no band.
    """
    scheme = register.scheme
    now = _band_number(scheme, score(scheme, scheme.current, entry))
    if now is None:
        return None
    same = takewhile(lambda one: _band_number(scheme, one) == now, reversed(earlier))
    return 1 + sum(1 for _ in same)


def history_line(scheme: Scheme, positions: Sequence[int | str | None], top: int) -> str:
    """The positions as a line of bars in one cell: `▂▂▅█`. `top` is the score of a full bar."""
    return "".join(_bar(scheme.score_of(each), top) for each in positions)


def _bar(position: int | None, top: int) -> str:
    if position is None:
        return NO_BAR
    return BARS[min(len(BARS) - 1, len(BARS) * position // max(top, 1))]


def _band_number(scheme: Scheme, position: int | str | None) -> int | None:
    """Which band a score is in, the lowest being 1; `None` outside the bands."""
    found = scheme.band(position)
    return 1 + scheme.bands.index(found) if found else None
