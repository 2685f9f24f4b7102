"""Whose register a file holds, what it is called and of which day it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from intake.dates import day_in
from intake.dates_in_text import month_end_in, quarter_end_in
from intake.grid import TEXT, Grid, GridCell
from intake.plan import Layout, TablePlan
from risk_register.kinds import RegisterKind

_LONGEST_TITLE = 16
"""Words; what is longer is a sentence."""

_NAME = r"[A-Z][\w'’&\-]*(?:(?: | and | the | of )[A-Z][\w'’&\-]*)*"
_ORGANISATIONS = (
    re.compile(rf"Office of the Police(?:, Fire)? and Crime Commissioner(?: for {_NAME})?"),
    re.compile(r"Mayor['’]s Office for Policing and Crime(?: \(MOPAC\))?"),
    re.compile(rf"{_NAME} Police(?:, Fire)? and Crime Commissioner"),
    re.compile(rf"{_NAME} O?PF?CC\b|\b(?!OPF?CC)[A-Z]{{1,4}}PF?CC\b|\bMOPAC\b"),
    re.compile(rf"{_NAME} (?:Council|Authority|Trust|Constabulary|Combined Authority)"),
)
_REGISTER = {
    "risk": re.compile(r"\brisks?\b.*\b(register|overview|log|profile|schedule)\b|\brisks\b", re.I),
    "commitment": re.compile(
        r"\b(delivery|action|crime) plan\b|\b(commitment|promise|pledge|deliverable)s\b", re.I
    ),
}
"""What a register is called, by what its kind calls one of what it holds."""
_TITLE_ENDS = re.compile(r"\n|,? (?:as at|as of|position at)\b|\. ", re.I)
_AS_AT = re.compile(
    r"\b(?:as at|as of|position (?:as )?at|position date|date of (?:report|register)"
    r"|last updated|updated|dated|date)\b[\s:\-–]*(.{4,40})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a file says, with the reason to believe it."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day that a file speaks of. `whole` unless only its month or quarter is said."""

    day: date
    whole: bool
    reason: str


def title_cells(grids: Sequence[Grid], tables: Sequence[TablePlan]) -> list[GridCell]:
    """The short cells above the tables' headings and in grids without a table, a document's first.

    What a document says outside its tables is its last grid, and its titles stand there.
    """
    first_rows: dict[str, int] = {}
    for table in tables:
        if table.layout is not Layout.NONE:
            before = first_rows.get(table.grid, table.header_row)
            first_rows[table.grid] = min(before, table.header_row)
    found = []
    for grid in sorted(grids, key=lambda grid: grid.name != TEXT):
        rows = grid.rows[: max(first_rows.get(grid.name, len(grid.rows) + 1) - 1, 0)]
        cells = (cell for row in rows for cell in row if cell.text and not cell.spread)
        found += [cell for cell in cells if len(cell.text.split()) <= _LONGEST_TITLE]
    return found


def organisation_in(cells: Iterable[GridCell]) -> Said | None:
    """The organisation that a title names."""
    cells = list(cells)
    for pattern in _ORGANISATIONS:
        for cell in cells:
            if found := pattern.search(cell.text):
                return Said(found[0].strip(), f"it stands in {cell.place}")
    return None


def title_in(
    cells: Iterable[GridCell], source: str, kind: RegisterKind, sheets: Iterable[str] = ()
) -> Said:
    """What a register of a kind is called, by a title or by the file's name.

    The name of one of the `sheets` at the title's end is that of a part, and is left out.
    """
    called = _REGISTER[kind.one]
    for cell in cells:
        if called.search(cell.text) and len(cell.text.split()) > 1:
            title = _TITLE_ENDS.split(cell.text)[0].strip()
            for sheet in sheets:
                title = re.sub(rf"\s*[–—:,\-]\s*{re.escape(sheet)}$", "", title)
            return Said(title, f"it stands in {cell.place}")
    name = spaced(source)
    if called.search(name):
        return Said(name, "it is the file's name")
    return Said(kind.title, "the file does not say what it is called")


def day_said(cells: Sequence[GridCell], below: Iterable[GridCell], source: str) -> SaidDay | None:
    """The day that titles, lines below a table or the file's name say the register speaks of.

    What says "as at" counts first, then a title, a line below, the file's name. Where only a month
    is said, a whole date in that month that stands elsewhere is taken.
    """
    below = list(below)
    named = [*_after_as_at([*cells, *below])]
    lines = [said for cell in below if (said := _day(cell.text[:20], f"{cell.place} says"))]
    titled = [said for cell in cells if (said := _day(cell.text, f"{cell.place} says"))]
    file = [said for said in [_day(spaced(source), "the file's name says")] if said]
    found = [*named, *titled, *lines, *file]
    if not found:
        return None
    best = found[0]
    if best.whole:
        return best
    whole = (each for each in (*named, *lines, *file) if each.whole)
    return next((each for each in whole if _month(each.day) == _month(best.day)), best)


def spaced(source: str) -> str:
    """The name of a file as words: without its ending, with spaces for dashes below and points."""
    return re.sub(r"[_.]+|(?<!\d)-(?!\d)", " ", PurePath(source).stem).strip()


def _after_as_at(cells: Iterable[GridCell]) -> Iterator[SaidDay]:
    for cell in cells:
        found = _AS_AT.search(cell.text)
        said = _day(found[1], f"{cell.place} says") if found else None
        if said:
            yield said


def _day(text: str, where: str) -> SaidDay | None:
    day = day_in(text)
    if day:
        return SaidDay(day, True, f"{where} '{_short(text)}'")
    end = quarter_end_in(text) or month_end_in(text)
    return (
        SaidDay(end, False, f"{where} '{_short(text)}', whose last day is taken") if end else None
    )


def _short(text: str) -> str:
    line = text.splitlines()[0].strip()
    return line if len(line) <= 60 else f"{line[:57]}..."


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
