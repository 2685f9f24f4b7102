"""How well a scheme fits a register from elsewhere: signs for it and against it, each in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache

import schemes
from intake.allowed import own_headings
from intake.assessed import Measure, assessed
from intake.column_cells import is_score, mostly, said
from intake.dates_in_text import position_day, without_dates
from intake.grid import GridCell
from intake.heading_words import names_entry, speaks_of_entries
from intake.listed_in_cells import values_in_cell
from intake.numbers import USUAL_BANDS
from intake.plan import NOTES
from intake.scheme_figures import signs_of_figures
from intake.signs import Found, Rows, Sign, Tells, found_in
from risk_register.checks.notations import folded
from risk_register.kinds import KINDS, RegisterKind
from risk_register.scheme import Rating, Scheme

_GENERAL = "generic-"
"""How the names of schemes begin that are no organisation's own."""

_COMMON = re.compile(
    r"office of the|police and crime commissioner|police and crime|mayors office for policing|for\b"
)

_ONES = tuple(kind.one for kind in KINDS.values())

_LONGEST_FIGURE = 30
"""Characters; what is longer is a text, as below `Impact`, and no level or score."""


def signs(
    scheme: Scheme, tables: Sequence[Rows], texts: Sequence[str], as_at: date | None
) -> list[Sign]:
    """Every sign for or against a scheme, in what the tables hold and the titles say.

    `as_at` is the register's date, where it is known.
    """
    found = [found_in(rows, scheme, as_at) for rows in tables]
    return [
        *_organisation(scheme, texts),
        *_headings(scheme, found),
        *_other_kinds(scheme, found, texts),
        *_kinds_of_figures(scheme, found),
        *signs_of_figures(scheme, found),
        *_listed(scheme, found),
        *_places(found),
    ]


def is_general(scheme: Scheme) -> bool:
    """Whether a scheme is no organisation's own, and is taken where none fits better."""
    return scheme.name.startswith(_GENERAL)


@cache
def general(kind: RegisterKind) -> Scheme:
    """The general scheme of a kind of register."""
    known = (schemes.shipped(name) for name in schemes.names())
    found = next((each for each in known if each and is_general(each) and each.kind == kind), None)
    if found is None:
        raise LookupError(f"no general scheme for {kind.many} can be used")
    return found


def names_organisation(scheme: Scheme, texts: Sequence[str]) -> str:
    """The text that names the scheme's organisation; empty where none does."""
    return next((text for _, text in _named(scheme, texts)), "")


def _organisation(scheme: Scheme, texts: Sequence[str]) -> Iterator[Sign]:
    for name, text in _named(scheme, texts):
        yield Sign(6, f"'{name}' stands in '{text[:60]}'", Tells.OWN)
        return


def _named(scheme: Scheme, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names of the scheme's organisation, each with a text in which it stands."""
    if is_general(scheme):
        return
    own = _COMMON.sub(" ", folded(scheme.organisation)).split()
    names = {" ".join(own), scheme.name.split("-")[0]} - {""}
    for text in texts:
        yield from ((name, text) for name in sorted(names) if name in folded(text))


def _headings(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    own = own_headings(scheme)
    known = [heading for table in tables for heading in table.cells if folded(heading) in own]
    if known:
        listed = ", ".join(f"'{heading}'" for heading in dict.fromkeys(known[:4]))
        yield Sign(min(len(set(known)) // 3, 3), f"it has the same headings: {listed}")


def _other_kinds(scheme: Scheme, tables: Sequence[Found], texts: Sequence[str]) -> Iterator[Sign]:
    """Whether headings, or titles where no heading does, name what another kind registers."""
    headings = [heading for table in tables for heading in table.cells]
    by_headings = {one: [each for each in headings if names_entry(each, one)] for one in _ONES}
    by_texts = {one: [each for each in texts if speaks_of_entries(each, one)] for one in _ONES}
    named = by_headings if any(by_headings.values()) else by_texts
    others = [f"'{found[0][:60]}' speaks of {one}s" for one, found in named.items() if found]
    if others and not named[scheme.kind.one]:
        yield Sign(-12, others[0], Tells.OTHER_FIGURES)


def _kinds_of_figures(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Whether the register has levels, only scores, or no scores at all; and the scheme too."""
    measured = {kind for table in tables for kind in _measured(scheme, table)}
    levels, scores = Measure.LIKELIHOOD in measured, Measure.SCORE in measured
    other = Tells.OTHER_FIGURES
    if scheme.rates_in_words:
        yield from _in_words(measured)
    elif scheme.rating is Rating.NONE and (levels or scores):
        yield Sign(-12, "it keeps no scores", other)
    elif scheme.rating is Rating.NONE:
        yield Sign(4, "the register has no scores")
    elif not (levels or scores):
        yield Sign(-6, "the register has no scores, which it needs", other)
    elif scheme.rating is Rating.SCORE and levels:
        yield Sign(-8, "it keeps no likelihood and impact", other)
    elif scheme.rating is Rating.SCORE:
        yield Sign(4, "the register has scores without likelihood and impact")
    elif not levels:
        yield Sign(-4, "the register has no likelihood and impact, which it needs", other)


def _in_words(measured: Collection[Measure]) -> Iterator[Sign]:
    """For a scheme that rates in words: whether the file does, and has no figures besides."""
    if Measure.LIKELIHOOD in measured or Measure.SCORE in measured:
        yield Sign(-12, "it keeps no scores", Tells.OTHER_FIGURES)
    elif Measure.BAND in measured:
        yield Sign(4, "the register is rated in words, as it is")
    else:
        yield Sign(-6, "the register has no ratings in words, which it needs", Tells.OTHER_FIGURES)


def _measured(scheme: Scheme, table: Found) -> Iterator[Measure]:
    for heading, cells in table.cells.items():
        there = said(cells)
        scores = [cell for cell in there if is_score(cell, scheme)]
        short = [cell for cell in there if len(cell.text) < _LONGEST_FIGURE]
        found = assessed(without_dates(heading)) if 2 * len(short) > len(there) else None
        if found and found.measures[0] in (Measure.LIKELIHOOD, Measure.IMPACT):
            yield Measure.LIKELIHOOD
        elif scores and (found or position_day(heading)):
            yield Measure.SCORE
        elif there and (found or without_dates(heading) != heading) and mostly(there, _is_word):
            yield Measure.BAND


def _is_word(cell: GridCell) -> bool:
    """Whether a cell shows a rating in a word or a letter, whatever the scheme."""
    return folded(cell.text) in USUAL_BANDS | {"r", "a", "g"}


def _listed(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Whether the file has the words of the scheme's lists: its statuses, its policy areas."""
    for name, what in (("status", "statuses"), ("areas", "policy areas")):
        there = (cell for table in tables for cell in said(table.cells_of(name)))
        example = next((cell.text for cell in there if _is_of(scheme, name, cell)), "")
        if example:
            yield Sign(4, f"the {what} are its own: '{example}'", Tells.OWN)


def _is_of(scheme: Scheme, name: str, cell: GridCell) -> bool:
    """Whether a cell has a value of the list, where not all values of the column have to be."""
    areas = {area.name for area in scheme.areas}
    return name != "areas" or bool(areas.intersection(values_in_cell(cell.text, areas)))


def _places(tables: Sequence[Found]) -> Iterator[Sign]:
    """How many of the columns have a place."""
    columns = [each for table in tables for each in table.columns.values()]
    filled = [each for each in columns if each.becomes != NOTES]
    if columns:
        share = len(filled) / len(columns)
        yield Sign(round(8 * share), f"{len(filled)} of {len(columns)} columns have a place in it")
