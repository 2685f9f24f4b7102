"""From the grids of a file to a plan: what is what in it, guessed, with a reason for each guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product

import schemes
from intake.columns import guess_columns
from intake.dates_in_text import month_end, position_day
from intake.grid import Grid, GridCell
from intake.plan import ASKED_FOR, NOTES, UPDATES, ColumnPlan, Layout, Plan, TablePlan
from intake.records import Records, records_of
from intake.scheme_fit import general, is_general, names_organisation
from intake.scheme_guess import Fit, fit, ranked, told
from intake.signs import Rows
from intake.titles import (
    Said,
    SaidDay,
    day_said,
    organisation_in,
    spaced,
    title_cells,
    title_in,
)
from intake.unread import unread_columns
from intake.updates_in_cells import log_in_cell
from intake.values import read_date
from risk_register.findings import Finding, Severity, errors
from risk_register.kinds import KINDS, RISK_REGISTER
from risk_register.places import Place
from risk_register.scheme import Scheme

_PAST = ("first_recorded", "last_review", "updated_on", "stage_date")
"""Fields with dates that have gone by when a register is written."""


@dataclass(frozen=True)
class _Said:
    """What a file says beside its tables. `below` stands below them, or outside them."""

    source: str
    titles: Sequence[GridCell]
    below: Sequence[GridCell]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Days:
    """The day that the file says the register speaks of, and the latest in its data."""

    named: SaidDay | None
    latest: SaidDay | None

    @property
    def best(self) -> SaidDay | None:
        """The day of the register."""
        return self.named or self.latest


@dataclass(frozen=True)
class _Read:
    """A table that holds risks, with its records."""

    plan: TablePlan
    records: Records

    @cached_property
    def cells(self) -> dict[str, list[GridCell]]:
        """The cells of each column by its heading, in the order of the columns."""
        found: dict[str, list[GridCell]] = {each.heading: [] for each in self.plan.columns}
        for record in self.records.records:
            for heading, cells in record.cells.items():
                found.setdefault(heading, []).extend(cells)
        return found

    @property
    def rows(self) -> Rows:
        """What the table says of each risk, the first cell of each column."""
        return [
            {heading: cells[0] for heading, cells in record.cells.items() if cells}
            for record in self.records.records
        ]


def guess(
    grids: Sequence[Grid], tables: Sequence[TablePlan], scheme_name: str | None, source: str,
    as_at: date | None = None,
) -> tuple[Plan | None, list[Finding]]:  # fmt: skip
    """What is what in a file: columns, scheme, organisation, title and date, each with its reason.

    `tables` say where the headings are (`find_table`), `scheme_name` (a name or a .toml file) and
    `as_at` are the scheme and the date that the officer asks for, `source` the file's name. `None`
    where there is no table with risks or the scheme cannot be used; a finding says why. Other
    findings are warnings about what does not fit the scheme.
    """
    by_name = {grid.name: grid for grid in grids}
    read = [
        _Read(table, records_of(by_name[table.grid], table))
        for table in tables
        if table.layout is not Layout.NONE
    ]
    if not any(table.records.records for table in read):
        place = Place(source)
        expected = "a table with a row of headings, and risks or commitments below it"
        return None, [Finding("import-no-table", place, expected, "none")]
    said = _said(read, tables, grids, source)
    days = _days(read, said, as_at)
    fits, findings = _fits(read, scheme_name, said.texts, days)
    if not fits:
        return None, findings
    findings += _doubts(fits, source) if scheme_name is None else []
    if errors(findings):
        return None, findings
    findings += _misfits(fits[0], source)
    plan, found = _plan(read, tables, fits[0], said, days)
    reasons = dict(plan.reasons)
    reasons["scheme"] = ASKED_FOR if scheme_name else told(fits)
    return replace(plan, scheme=scheme_name or plan.scheme, reasons=reasons), findings + found


def _said(
    read: Sequence[_Read], tables: Sequence[TablePlan], grids: Sequence[Grid], source: str
) -> _Said:
    titles = title_cells(grids, tables)
    known = {*titles}
    below = [cell for table in read for cell in table.records.around if cell not in known]
    without = {table.grid for table in tables if table.layout is Layout.NONE}
    below += [cell for grid in grids if grid.name in without for cell in grid.cells()]
    return _Said(source, titles, below, [*_texts(titles, grids, source)])


def _texts(titles: Iterable[GridCell], grids: Iterable[Grid], source: str) -> Iterator[str]:
    """What may name an organisation: titles, what stands above tables, names."""
    yield spaced(source)
    for grid in grids:
        yield from (grid.name, grid.above)
    for cell in titles:
        yield cell.text


def _fits(
    read: Sequence[_Read], scheme_name: str | None, texts: Sequence[str], days: _Days
) -> tuple[list[Fit], list[Finding]]:
    rows = [table.rows for table in read]
    as_at = days.best.day if days.best else None
    if scheme_name is None:
        return ranked(rows, texts, as_at), []
    scheme, findings = schemes.load(scheme_name)
    return ([fit(scheme, rows, texts, as_at)] if scheme else []), findings


def _days(read: Sequence[_Read], said: _Said, asked_for: date | None) -> _Days:
    if asked_for:
        named: SaidDay | None = SaidDay(asked_for, True, ASKED_FOR)
    else:
        named = day_said(said.titles, said.below, said.source)
    return _Days(named, _latest(read, named))


def _misfits(best: Fit, source: str) -> Iterator[Finding]:
    for reason in best.against_it:
        expected = f"a register that scheme {best.scheme.name} fits"
        yield Finding("import-scheme-misfit", Place(source), expected, reason, Severity.WARNING)


def _doubts(fits: Sequence[Fit], source: str) -> Iterator[Finding]:
    """Whether no scheme has the register's levels, or only figures speak for the best."""
    best = fits[0].scheme
    by_levels = [each for each in fits if each.scheme.likelihood]
    usual = next(each for each in by_levels if is_general(each.scheme))
    if all(each.too_high for each in by_levels):
        expected = "levels of a scheme that comes with the software"
        actual = f"levels that none has: of {usual.scheme.name}, {usual.too_high}"
        remedy = "Give the office's own scheme with --scheme FILE."
        yield Finding("import-no-scheme", Place(source), expected, actual, remedy=remedy)
    elif not fits[0].is_named:
        words = "policy areas" if best.rates_in_words else "words for levels, names of bands"
        expected = f"{words} or an organisation that tell the scheme"
        by = "ratings" if best.rates_in_words else "figures"
        actual = f"none; {best.name} is taken by the {by}"
        yield Finding(
            "import-scheme-guessed", Place(source), expected, actual, Severity.WARNING,
            remedy="Say another with --scheme.",
        )  # fmt: skip


def _plan(
    read: Sequence[_Read], tables: Sequence[TablePlan], best: Fit, said: _Said, days: _Days
) -> tuple[Plan, list[Finding]]:
    scheme = best.scheme
    findings = [*_about_days(days, said.source)]
    day = days.best or SaidDay(
        scheme.effective, False, "no date was found: the scheme's own; correct it"
    )
    organisation = organisation_in(said.titles) or _own_organisation(best, said.texts)
    title = title_in(said.titles, said.source, scheme.kind, [table.grid for table in tables])
    reasons = {
        "organisation": organisation.reason, "title": title.reason, "as_at": day.reason,
    }  # fmt: skip
    planned = {id(table.plan): _with_columns(table, scheme, day.day) for table in read}
    every = tuple(planned.get(id(table), table) for table in tables)
    for table in read:
        findings += unread_columns(planned[id(table.plan)], table.cells, scheme)
    plan = Plan(organisation.what, title.what, scheme.name, day.day, every, reasons)
    return plan, findings


def _about_days(days: _Days, source: str) -> Iterator[Finding]:
    """Whether there is no date, or one of the past after the register's own: one is wrong."""
    named, latest, place = days.named, days.latest, Place(source)
    if days.best is None:
        expected = "a date that the register speaks of"
        yield Finding("import-no-date", place, expected, "none", Severity.WARNING)
    if named and latest and latest.day > month_end(named.day):
        expected = f"dates up to that of the register, {named.day:%d/%m/%Y} ({named.reason})"
        actual = f"{latest.day:%d/%m/%Y}, {latest.reason}"
        yield Finding("import-date-later", place, expected, actual, Severity.WARNING)


def _with_columns(table: _Read, scheme: Scheme, as_at: date) -> TablePlan:
    return replace(table.plan, columns=guess_columns(table.cells, scheme, as_at))


def _own_organisation(best: Fit, texts: Sequence[str]) -> Said:
    """The scheme's organisation where a title names it; else an office without a name."""
    own = best.scheme if names_organisation(best.scheme, texts) else general(RISK_REGISTER)
    return Said(own.organisation, "the file does not say; it is the scheme's")


def _latest(read: Sequence[_Read], day: SaidDay | None) -> SaidDay | None:
    """The latest date in the register that has gone by, or its latest quarter.

    The columns are looked at under the general schemes, which keep all such dates. `day` is that
    of the register, where it is known.
    """
    days: list[tuple[date, str]] = []
    for table, kind in product(read, KINDS.values()):
        cells = table.cells
        for column in guess_columns(cells, general(kind), day.day if day else None):
            days += _days_of(column, cells[column.heading])
    if not days:
        return None
    last, where = max(days)
    return SaidDay(last, True, f"the latest date in the register, {where}")


def _days_of(column: ColumnPlan, cells: Sequence[GridCell]) -> Iterator[tuple[date, str]]:
    told = f"in the column '{column.heading}'"
    if column.becomes in _PAST:
        read = (read_date(cell.value) for cell in cells)
        yield from ((each.value, told) for each in read if each and isinstance(each.value, date))
    if column.becomes != NOTES and (day := position_day(column.heading)):
        yield day, f"the heading '{column.heading}'"
    if column.becomes == UPDATES:
        logs = (log_in_cell(cell.text) for cell in cells)
        yield from ((entry.day, told) for _, entries in logs for entry in entries)
