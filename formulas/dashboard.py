"""The figures of the dashboard, each with its formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formulas import areas, entries, headings
from formulas.text import column, heading_cell, quoted, this_row
from risk_register import changes
from risk_register.entries import listed_in
from risk_register.register import Register, Row
from risk_register.reviews import days_overdue
from risk_register.scheme import Scheme
from risk_register.scores import above_tolerance, band
from risk_register.treatment import open_controls, overdue_controls
from risk_register.values import read_whole_number

KEY_FIGURES, BY_BAND = "Key_figures", "Live_by_band"
"""The names of the tables of the Dashboard that the live checks look at."""

BY_AREA, BY_PERSON = "Live_by_area", "Live_by_person"
"""The names of the tables of the Dashboard that may have the ratings across."""

AREA, NOT_RATED, NOBODY = "Policy area", "Not rated", "Nobody"

COLOUR_KEY = "Colour_key"
"""The name of the table of About with the bands."""

ELSEWHERE = "operational_risks"
"""The stated figure for entries that are kept elsewhere."""

SPARE_PEOPLE = 6
"""How many more people the list of owners has room for."""


def live(scheme: Scheme) -> str:
    """The condition that a row of the first table counts in the live figures."""
    return f'{headings.entries_column(scheme, headings.LIVE)},"Yes"'


@dataclass(frozen=True, slots=True)
class Count:
    """One figure: its name, what it comes to, its formula, and the formula of a live name.

    A spare one has neither name nor value until there is something for it to count. `across` has
    what it comes to in each band, the worst first, and how many have none; each with its formula.
    """

    name: str
    value: int | None
    formula: str
    name_formula: str = ""
    array: bool = False
    across: Sequence[tuple[int | None, str]] = ()


def figures(register: Register) -> Iterator[Count]:
    """The key figures that a scheme can feed, all of live entries unless they say otherwise."""
    scheme, counted = register.scheme, register.live_entries
    there = {each.heading for each in entries.columns(scheme)}
    yield Count(scheme.kind.live, len(counted), f"COUNTIF({live(scheme)})")
    if headings.ABOVE_TOLERANCE in there:
        count = sum(above_tolerance(register, entry) is True for entry in counted)
        yield Count(
            "Above tolerance", count, _with(scheme, headings.ABOVE_TOLERANCE, quoted("Yes"))
        )
    if headings.DAYS_OVERDUE in there:
        count = sum(days_overdue(register, entry) is not None for entry in counted)
        yield Count("Reviews overdue", count, _with(scheme, headings.DAYS_OVERDUE, quoted(">0")))
    if headings.OPEN_CONTROLS in there:
        count = sum(open_controls(register, entry) for entry in counted)
        yield Count("Open controls", count, _total(scheme, headings.OPEN_CONTROLS))
        count = sum(overdue_controls(register, entry) for entry in counted)
        yield Count("Overdue controls", count, _total(scheme, headings.OVERDUE_CONTROLS))
    yield from changed(register)


def changed(register: Register) -> Iterator[Count]:
    """What is new, rated otherwise, back or gone since the committee last met."""
    if not headings.has_changes(register.scheme):
        return
    scheme = register.scheme
    found = [changes.change(register, entry) for entry in register.entries]
    since = headings.entries_column(scheme, headings.SINCE)
    words = {
        f"New {scheme.kind.many}": changes.NEW,
        f"{scheme.measure.capitalize()}s changed": changes.score_changed(scheme),
        f"Reopened {scheme.kind.many}": changes.REOPENED,
    }
    for name, word in words.items():
        yield Count(name, found.count(word), f"COUNTIF({since},{quoted(word)})")
    stayed = (*words.values(), None)
    gone = f'COUNTIFS({headings.entries_column(scheme, headings.LIVE)},"No",{since},"?*")'
    yield Count(
        f"Left the {scheme.kind.first.title.lower()}",
        sum(each not in stayed for each in found),
        gone,
    )


def elsewhere(register: Register) -> Iterator[Count]:
    """The entries that are kept elsewhere, where a paper states how many as a whole number."""
    for row in register.rows("stated"):
        number = read_whole_number(row.text("value").strip())
        if row["figure"] == ELSEWHERE and not row.reference:
            if number is not None:
                stands = f'(Stated[Figure]={quoted(ELSEWHERE)})*(Stated[Reference]="")'
                row_number = "ROW(Stated[Figure])-MIN(ROW(Stated[Figure]))+1"
                first = f"MIN(IF({stands},{row_number}))"
                formula = f"VALUE(INDEX(Stated[Value as printed],{first}))"
                name = f"Operational {register.kind.many} kept elsewhere ({row.text('place')})"
                yield Count(name, number, formula, array=True)
            return


def by_band(register: Register) -> Iterator[Count]:
    """The live entries in each band, the highest first; and in none, where ratings are words."""
    scheme = register.scheme
    bands = (
        headings.entries_column(scheme, headings.band_heading(scheme, scheme.current))
        if scheme.bands
        else ""
    )
    found = [band(scheme, scheme.current, r) for r in register.live_entries] if scheme.bands else []
    for number, each in reversed([*enumerate(scheme.bands, 1)]):
        name = f"INDEX(Bands[Band],{number})"
        yield Count(each.name, found.count(each), f"COUNTIFS({live(scheme)},{bands},{name})", name)
    if scheme.rates_in_words:
        rated = f"SUMPRODUCT(COUNTIFS({live(scheme)},{bands},Bands[Band]))"
        yield Count(NOT_RATED, found.count(None), f"COUNTIF({live(scheme)})-{rated}")


def by_status(register: Register) -> Iterator[Count]:
    """The live entries of each status."""
    scheme = register.scheme
    if "status" not in scheme.keeps:
        return
    statuses = headings.entered_column(scheme, "status")
    found = [entry.text("status") for entry in register.live_entries]
    for number, status in enumerate(scheme.statuses, 1):
        name = f"INDEX(Statuses[Status],{number})"
        counted = f"COUNTIFS({live(scheme)},{statuses},{name})"
        yield Count(status.name, found.count(status.name), counted, name)


def by_person(register: Register) -> Iterator[Count]:
    """The live entries of each person in the first role. An entry of two people counts for both.

    Spare figures follow, for people who are added to the list later. Where ratings are words, those
    of nobody and all come before them, and all have the ratings across.
    """
    scheme = register.scheme
    if not headings.has_people(scheme):
        return
    people = [row.text("person") for row in register.rows("people")]
    if scheme.rates_in_words:
        yield from _led(register, people)
        return
    role = scheme.roles[0]
    found = [person for r in register.live_entries for person in {*listed_in(r.text(role.key))}]
    for number, person in enumerate([*people, *[""] * SPARE_PEOPLE], 1):
        name = f'IF({number}>ROWS(People[Person]),"",INDEX(People[Person],{number})&"")'
        value = found.count(person) if person else None
        yield Count(person, value, f'IF({name}="","",{_owned_by(scheme, name)})', name)


def _led(register: Register, people: Sequence[str]) -> Iterator[Count]:
    """The live entries of each person in the first role, of nobody, and of all, by rating."""
    scheme, role = register.scheme, register.scheme.roles[0]
    name = this_row(BY_PERSON, role.heading)
    others = f'IF({name}={quoted(NOBODY)},"<>*;*","*;"&{name}&";*")'
    searched = headings.entries_column(scheme, headings.OWNERS_SEARCHED)
    condition = f'{searched},IF({name}={quoted(areas.ALL)},"<>;;",{others})'
    listed = column("People", "Person")
    row = f"ROW({listed})-ROW({heading_cell('People', 'Person')})"
    last = f'SUMPRODUCT(MAX(({listed}<>"")*({row})))'
    for number, line in enumerate([*people, NOBODY, areas.ALL, *[""] * SPARE_PEOPLE], 1):
        found = [r for r in register.live_entries if _leads(line, listed_in(r.text(role.key)))]
        named = areas.name_of_line(number, listed, last, NOBODY)
        yield _line(register, (BY_PERSON, role.heading), line, named, found, condition)


def _leads(line: str, named: Sequence[str]) -> bool:
    """Whether an entry of these people counts in the line of that name."""
    return line == areas.ALL or (not named if line == NOBODY else line in named)


def by_area(register: Register, rows: int) -> Iterator[Count]:
    """The live entries of each policy area, of none, and of all, by how they are rated.

    One in two areas counts in both. `rows` are those of the list of areas; the spare ones follow.
    """
    scheme = register.scheme
    if not (areas.has_areas(scheme) and scheme.bands):
        return
    searched = headings.entries_column(scheme, headings.AREAS_SEARCHED)
    name = this_row(BY_AREA, AREA)
    condition = f"{searched},{areas.counted_in(name)}"
    counted_in = [(each, areas.lines_of(register, each)) for each in register.live_entries]
    for number, line in enumerate(areas.line_names(scheme, rows), 1):
        found = [entry for entry, lines in counted_in if line in lines]
        named = areas.line_name(number)
        yield _line(register, (BY_AREA, AREA), line, named, found, condition)


def _line(
    register: Register, names: tuple[str, str], line: str, named: str, found: Sequence[Row],
    condition: str,
) -> Count:  # fmt: skip
    """One line of a list with the ratings across; without a name it is a spare one.

    `names` are the table and the heading of the lines' names; `found` meets the condition.
    """
    name = this_row(*names)
    across = _across(register, *names, condition, found if line else None)
    counted = f'IF({name}="","",COUNTIFS({live(register.scheme)},{condition}))'
    return Count(line, len(found) if line else None, counted, named, across=across)


def ratings_across(scheme: Scheme) -> list[str]:
    """The headings of the counts by band, the worst first."""
    return [*(each.name for each in reversed(scheme.bands)), NOT_RATED]


def _across(
    register: Register, table: str, heading: str, condition: str, found: Sequence[Row] | None
) -> Sequence[tuple[int | None, str]]:
    """How many of what meets a condition are in each band, and in none; `None` for a spare row."""
    scheme = register.scheme
    rated = None if found is None else [band(scheme, scheme.current, each) for each in found]
    name = this_row(table, heading)
    bands = headings.entries_column(scheme, headings.band_heading(scheme, scheme.current))
    cells = []
    for number, each in reversed([*enumerate(scheme.bands, 1)]):
        counted = f"COUNTIFS({live(scheme)},{bands},INDEX(Bands[Band],{number}),{condition})"
        value = None if rated is None else rated.count(each)
        cells.append((value, f'IF({name}="","",{counted})'))
    every = "".join(f"-{this_row(table, each.name)}" for each in scheme.bands)
    rest = f"{this_row(table, scheme.kind.live)}{every}"
    cells.append((None if rated is None else rated.count(None), f'IF({name}="","",{rest})'))
    return cells


def _owned_by(scheme: Scheme, name: str) -> str:
    """The formula for how many live entries have a name among their owners."""
    searched = headings.entries_column(scheme, headings.OWNERS_SEARCHED)
    listed = f'ISNUMBER(SEARCH(";"&{name}&";",{searched}))'
    live = f'({headings.entries_column(scheme, headings.LIVE)}="Yes")'
    return f"SUMPRODUCT({live}*{listed})"


def _with(scheme: Scheme, heading: str, value: str) -> str:
    return f"COUNTIFS({live(scheme)},{headings.entries_column(scheme, heading)},{value})"


def _total(scheme: Scheme, heading: str) -> str:
    return f"SUMIFS({headings.entries_column(scheme, heading)},{live(scheme)})"
