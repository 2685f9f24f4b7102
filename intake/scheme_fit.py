"""How well a scheme fits a register from elsewhere: signs for it and against it, each in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import schemes
from intake.allowed import own_headings
from intake.assessed import Measure, assessed
from intake.column_cells import is_score, said
from intake.dates_in_text import position_day, without_dates
from intake.plan import NOTES
from intake.scheme_figures import signs_of_figures
from intake.signs import Found, Rows, Sign, Tells, found_in
from risk_register.checks.notations import folded
from risk_register.scheme import Rating, Scheme

GENERAL = "generic-5x5"
"""The scheme that is taken where no other fits better: no organisation's own."""

_COMMON = re.compile(
    r"office of the|police and crime commissioner|police and crime|mayors office for policing|for\b"
)

_LONGEST_FIGURE = 30
"""Characters; what is longer is a text, as below `Impact`, and no level or score."""


def signs(scheme: Scheme, tables: Sequence[Rows], texts: Sequence[str]) -> list[Sign]:
    """Every sign for or against a scheme, in what the tables hold and the titles say."""
    found = [found_in(rows, scheme) for rows in tables]
    return [
        *_organisation(scheme, texts),
        *_headings(scheme, found),
        *_kinds_of_figures(scheme, found),
        *signs_of_figures(scheme, found),
        *_statuses(scheme, found),
        *_places(found),
    ]


@cache
def general() -> Scheme:
    """The general scheme."""
    scheme = schemes.shipped(GENERAL)
    if scheme is None:
        raise LookupError(f"scheme {GENERAL} cannot be used")
    return scheme


def names_organisation(scheme: Scheme, texts: Sequence[str]) -> str:
    """The text that names the scheme's organisation; empty where none does."""
    return next((text for _, text in _named(scheme, texts)), "")


def _organisation(scheme: Scheme, texts: Sequence[str]) -> Iterator[Sign]:
    for name, text in _named(scheme, texts):
        yield Sign(6, f"'{name}' stands in '{text[:60]}'", Tells.OWN)
        return


def _named(scheme: Scheme, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names of the scheme's organisation, each with a text in which it stands."""
    own = _COMMON.sub(" ", folded(scheme.organisation)).split()
    names = {" ".join(own), scheme.name.split("-")[0]} - {"", "generic"}
    for text in texts:
        yield from ((name, text) for name in sorted(names) if name in folded(text))


def _headings(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    own = own_headings(scheme)
    known = [heading for table in tables for heading in table.cells if folded(heading) in own]
    if known:
        listed = ", ".join(f"'{heading}'" for heading in dict.fromkeys(known[:4]))
        yield Sign(min(len(set(known)) // 3, 3), f"it has the same headings: {listed}")


def _kinds_of_figures(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Whether the register has levels, only scores, or no scores at all; and the scheme too."""
    measured = {kind for table in tables for kind in _measured(scheme, table)}
    levels, scores = Measure.LIKELIHOOD in measured, Measure.SCORE in measured
    other = Tells.OTHER_FIGURES
    if scheme.rating is Rating.NONE and (levels or scores):
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


def _statuses(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    for table in tables:
        heading = table.heading_of("status")
        if heading and said(table.cells[heading]):
            example = said(table.cells[heading])[0].text
            yield Sign(4, f"the statuses are its own: '{example}'", Tells.OWN)
            return


def _places(tables: Sequence[Found]) -> Iterator[Sign]:
    """How many of the columns have a place."""
    columns = [each for table in tables for each in table.columns.values()]
    filled = [each for each in columns if each.becomes != NOTES]
    if columns:
        share = len(filled) / len(columns)
        yield Sign(round(8 * share), f"{len(filled)} of {len(columns)} columns have a place in it")
