"""The proof of a quarter: which entries were live when the last one ended, came, left, are live.

Opening + what came - what left = closing, in all and by band. Nothing is lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from risk_register import seals
from risk_register.findings import Finding, Severity
from risk_register.lists import LIVE_STAGES
from risk_register.movement import as_rated_today
from risk_register.passages import ARRIVALS, DEPARTURES, Passage, passage, split_off, stage_of
from risk_register.quarter_end import (
    CLOSED,
    NOT_RECORDED,
    NOT_YET,
    SCORED,
    UNDER_CONSIDERATION,
    band_at_end,
)
from risk_register.quarters import scheme_then
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

LIVE = LIVE_STAGES[0]
WITHOUT_POSITION = "Without a position then"

Bands = Mapping[str, str]
"""The band of each of some entries, by reference."""


def word_for_band(scheme: Scheme) -> str:
    """What people call a band: `band`, or `rating` where that is what is entered."""
    return "rating" if scheme.rates_in_words else "band"


def no_band(scheme: Scheme) -> str:
    """What stands for the band of an entry without one."""
    return f"No {word_for_band(scheme)}"


@dataclass(frozen=True, slots=True)
class Line:
    """Entries that are added (`sign` 1) or taken away (-1), with the band that each counts in."""

    name: str
    sign: int
    entries: Bands

    def count(self, band: str = "") -> int:
        """How many entries it has: in one band, or in all."""
        return sum(band in ("", each) for each in self.entries.values())


@dataclass(frozen=True, slots=True)
class Proof:
    """The lines between the opening at the previous quarter's end and the closing.

    `previous` is `None` where no earlier quarter is known; then there is a closing and nothing to
    hold it to. `scheme_then` names the scheme by which the opening was scored, where it is not
    today's.
    """

    previous: date | None
    as_at: date
    opening: Bands
    lines: tuple[Line, ...]
    closing: Bands
    scheme_then: str = ""

    @property
    def adds_up(self) -> bool:
        """Whether the opening and the lines come to the closing, in all and by band."""
        return self.previous is None or all(
            Line("", 1, self.opening).count(band)
            + sum(line.sign * line.count(band) for line in self.lines)
            == Line("", 1, self.closing).count(band)
            for band in ("", *self.bands)
        )

    @property
    def bands(self) -> tuple[str, ...]:
        """The bands in which any of its entries counts."""
        named = (self.opening, self.closing, *(line.entries for line in self.lines))
        return tuple(dict.fromkeys(band for entries in named for band in entries.values()))


def prove(register: Register) -> Proof:
    """The proof of the quarter that ends at the as-at date."""
    previous, closing = _previous(register), closing_of(register)
    if previous is None:
        return Proof(None, register.settings.as_at, {}, (), closing)
    opening = opening_of(register, previous)
    lines = tuple(_lines(register, previous, opening, closing))
    then = scheme_then(register, previous)
    other = "" if then == register.scheme.name else then
    return Proof(previous, register.settings.as_at, opening, lines, closing, other)


def _previous(register: Register) -> date | None:
    """The last quarter before the as-at date that the history has, or that was sealed.

    One that was sealed when there were no entries has no positions.
    """
    before = seals.sealed_before(register, register.settings.as_at)
    quarters = (register.previous_quarter, before.day("quarter") if before else None)
    return max((day for day in quarters if day), default=None)


def closing_of(register: Register) -> Bands:
    """The entries that are live at the as-at date, with their bands."""
    return {
        entry.reference: str(band_at_end(register, entry) or no_band(register.scheme))
        for entry in register.live_entries
    }


def opening_of(register: Register, quarter: date) -> Bands:
    """The entries that were live at a quarter's end, as the history has it and was corrected.

    Their bands are those of their day; of a quarter that another scheme scored, today's, so that
    like is compared with like.
    """
    scheme = register.scheme
    of_its_day = scheme_then(register, quarter) == scheme.name
    return {
        reference: _band_then(scheme, position, of_its_day)
        for reference, position in _positions(register, quarter).items()
        if _stage_then(position) == LIVE
    }


def without_position(register: Register, proof: Proof) -> Iterator[Finding]:
    """A warning for each live entry of which nobody knows whether it came or was there before."""
    unknown = {ref for line in proof.lines if line.name == WITHOUT_POSITION for ref in line.entries}
    for entry in register.live_entries:
        if entry.reference in unknown and proof.previous:
            expected = (
                f"a position at {proof.previous:%d/%m/%Y}, or that it was first recorded later"
            )
            place = entry.place.at_field("first_recorded")
            yield Finding(
                "position-unknown", place, expected, f"neither, of {entry.reference}",
                Severity.WARNING, entry.reference,
            )  # fmt: skip


def _lines(register: Register, previous: date, opening: Bands, closing: Bands) -> Iterator[Line]:
    found: dict[str, dict[str, str]] = {each: {} for each in Passage}
    unknown: dict[str, str] = {}
    for reference, way in _passages(register, previous):
        if way in DEPARTURES:
            found[way][reference] = opening[reference]
        elif way:
            found[way][reference] = closing[reference]
        else:
            unknown[reference] = closing[reference]
    yield from (Line(way, 1, found[way]) for way in ARRIVALS)
    yield Line(WITHOUT_POSITION, 1, unknown)
    yield from (Line(way, -1, found[way]) for way in DEPARTURES)
    moved = [ref for ref, band in opening.items() if closing.get(ref, band) != band]
    word = word_for_band(register.scheme)
    yield Line(f"Into the {word}", 1, {reference: closing[reference] for reference in moved})
    yield Line(f"Out of the {word}", -1, {reference: opening[reference] for reference in moved})


def _passages(register: Register, previous: date) -> Iterator[tuple[str, Passage | None]]:
    """How each entry came or left; `None` for one that came nobody knows how."""
    positions, from_split = _positions(register, previous), split_off(register)
    for entry in register.entries:
        before, reference = positions.pop(entry.reference, None), entry.reference
        was = _stage_then(before) if before else None
        way = passage(was, stage_of(entry), from_split=reference in from_split)
        if way and before is None and not _came_later(register, entry, previous):
            yield reference, None
        elif way:
            yield reference, way
    for reference, position in positions.items():
        if way := passage(_stage_then(position), None):
            yield reference, way


def _came_later(register: Register, entry: Row, quarter: date) -> bool:
    """Whether an entry without a position at a quarter's end was not in the table then.

    A sealed quarter has a position for every entry of its day.
    """
    recorded = entry.day("first_recorded")
    if recorded:
        return recorded > quarter
    return any(row.day("quarter") == quarter for row in seals.sealed_quarters(register))


def _positions(register: Register, quarter: date) -> dict[str, Row]:
    """The positions at a quarter's end by reference, as they were corrected."""
    references = (row.reference for row in seals.positions_at(register, quarter))
    found = ((reference, register.position(reference, quarter)) for reference in references)
    return {reference: position for reference, position in found if position}


def _stage_then(position: Row) -> str | None:
    """An entry's stage on the day of a position; `None` if it was not in the table.

    Where the history keeps no stage its state says as much.
    """
    state, stage = position.text("state"), position.text("stage")
    if state in (SCORED, NOT_RECORDED):
        return LIVE
    if state == NOT_YET:
        return stage if stage == UNDER_CONSIDERATION else None
    return CLOSED if stage in ("", *LIVE_STAGES) else stage


def _band_then(scheme: Scheme, position: Row, of_its_day: bool) -> str:
    """The name of a position's band: the one it kept, or else the one that it is in today."""
    if position["state"] != SCORED:
        return no_band(scheme)
    today = scheme.band(as_rated_today(scheme, position, "score"))
    kept = position.text("band") if of_its_day else ""
    return kept or (today.name if today else no_band(scheme))
