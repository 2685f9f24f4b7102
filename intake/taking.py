"""From the grids of a file and the plan of what is what in it to a register, with its account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import schemes
from intake.account import Entry
from intake.around import Around, around
from intake.assembling import assembled, entries_of
from intake.assessed import outcome_of
from intake.comparing import compare
from intake.dates_in_text import quarter_named
from intake.draft import Draft, Said
from intake.grid import Grid, GridCell
from intake.listed_areas import with_areas
from intake.merging import merged
from intake.people_in_cells import alone_in
from intake.plan import CONTROL_OWNER, PLANNED_OWNER, POSITION, SECTION, Layout, Plan, TablePlan
from intake.records import Record, Records, records_of
from intake.sections import with_section
from intake.taking_cells import CellTaker
from intake.taking_people import PeopleReader
from intake.texts import on_one_line
from risk_register.agreement import check_agreement
from risk_register.fields import Kind
from risk_register.findings import Finding, Severity, errors, quoted
from risk_register.kept_fields import entry_fields
from risk_register.places import Place
from risk_register.register import Register, Settings
from risk_register.scheme import Scheme, Source

LONGEST_TITLE = 120
"""In characters: what is made a title of a longer sentence ends before."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file. `register` is `None` where errors stop the import.

    `around` is what stands around the tables and is not in the note of the register; `many` is what
    the scheme calls what it registers.
    """

    register: Register | None
    account: tuple[Entry, ...]
    findings: list[Finding]
    around: str = ""
    many: str = "entries"


def take(plan: Plan, grids: Sequence[Grid], source: str = "") -> Taken:
    """The register that a plan makes of grids, and what became of every cell.

    `source` is the name of the file. Nothing is raised: what stops the import is an error among
    the findings, what a person should look at is a warning.
    """
    scheme, findings = schemes.load(plan.scheme)
    if scheme is None:
        return Taken(None, (), findings)
    tables, unknown = _tables(plan, grids)
    scheme, added = with_areas(scheme, _cells_of(tables, scheme))
    findings += [*unknown, *added]
    drafts = merged(_drafts(tables, scheme), scheme)
    if not drafts:
        expected = f"a table with a row or a page for each {scheme.kind.one}"
        findings.append(Finding("import-no-risks", Place(source or "the file"), expected, "none"))
        return Taken(None, (), findings, many=scheme.kind.many)
    for draft in drafts:
        _give_title(draft, scheme)
    names_of_scores = compare(drafts, scheme)
    outside = around(grids, [(table.grid, table.records) for table in tables])
    return _taken(plan, scheme, drafts, tables, outside, names_of_scores, source, findings)


@dataclass(frozen=True, slots=True)
class _Table:
    plan: TablePlan
    grid: Grid
    records: Records


def _tables(plan: Plan, grids: Sequence[Grid]) -> tuple[list[_Table], list[Finding]]:
    """The tables of the plan with their records; a finding for each that the file has not."""
    by_name = {grid.name: grid for grid in grids}
    tables, findings = list[_Table](), list[Finding]()
    for table in plan.tables:
        grid = by_name.get(table.grid)
        if grid is None:
            expected = f"one of {', '.join(by_name)}"
            findings.append(Finding("import-grid", Place("plan"), expected, quoted(table.grid)))
        else:
            tables.append(_Table(table, grid, _records(grid, table)))
    return tables, findings


def _records(grid: Grid, table: TablePlan) -> Records:
    if table.layout is Layout.NONE:
        return Records((), tuple(grid.cells()))
    return records_of(grid, table)


def _drafts(tables: Sequence[_Table], scheme: Scheme) -> Iterator[Draft]:
    taker = CellTaker(scheme, PeopleReader(scheme, _alone(tables, scheme)))
    for table, record in _sectioned(tables):
        yield taker.draft_of(record, table)


def _sectioned(tables: Sequence[_Table]) -> Iterator[tuple[TablePlan, Record]]:
    """Every record with its section, and the plan of its table."""
    plans = [table.plan for table in tables]
    for table in tables:
        for record in table.records.records:
            yield table.plan, with_section(record, table.plan, table.grid, plans)


def _cells_of(tables: Sequence[_Table], scheme: Scheme) -> list[GridCell]:
    """The cells with values of the scheme's list, in columns and in sections."""
    listed = next((each.name for each in entry_fields(scheme) if each.kind is Kind.LISTED), None)
    found: list[GridCell] = []
    for table, record in _sectioned(tables):
        becomes = {SECTION: listed, **{column.heading: column.becomes for column in table.columns}}
        for heading, name in becomes.items():
            found += record.cells.get(heading, ()) if listed and name == listed else ()
    return found


def _alone(tables: Sequence[_Table], scheme: Scheme) -> frozenset[str]:
    """The people who stand alone in a cell of the file."""
    return alone_in(
        cell.text
        for table in tables
        for column in table.plan.columns
        if column.becomes in (*scheme.role_keys(), CONTROL_OWNER, PLANNED_OWNER)
        for record in table.records.records
        for cell in record.cells.get(column.heading, ())
    )


def _give_title(draft: Draft, scheme: Scheme) -> None:
    """A title where there is none: how the description begins, or what else is said."""
    if draft.text("title"):
        return
    names = ("description", "cause", "effect")
    text = next((draft.text(name) for name in names if draft.text(name)), "")
    title = _beginning(on_one_line(text)) or f"{scheme.kind.One} {draft.reference}"
    draft.said["title"] = Said(title, ())
    draft.find("import-title-made", draft.place, f"a title; made '{title}'", "", Severity.NOTE)


def _beginning(text: str) -> str:
    """The first sentence of a text, or its first words."""
    sentence = text.split(". ", maxsplit=1)[0].removesuffix(".")
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return f"{sentence[:LONGEST_TITLE].rpartition(' ')[0] or sentence[:LONGEST_TITLE]} …"


def _quarters(tables: Sequence[_Table]) -> dict[date, str]:
    """The past quarters, each with what its heading calls it."""
    return {
        column.quarter: quarter_named(column.heading) or column.heading.rpartition(" / ")[2]
        for table in tables
        for column in table.plan.columns
        if column.becomes == POSITION and column.quarter
    }


def _label_now(tables: Sequence[_Table], scheme: Scheme) -> str:
    """The quarter that the heading of today's ratings names; empty where it names none."""
    if not scheme.has_scores:
        return ""
    columns = (column for table in tables for column in table.plan.columns)
    today = (each for each in columns if each.becomes == outcome_of(scheme.current))
    return next(filter(None, (quarter_named(each.heading) for each in today)), "")


def _taken(
    plan: Plan, scheme: Scheme, drafts: Sequence[Draft], tables: Sequence[_Table],
    outside: Around, names_of_scores: str, source: str, findings: list[Finding],
) -> Taken:  # fmt: skip
    settings = Settings(
        plan.organisation, plan.title, plan.as_at, scheme.name,
        source=Source(f"Brought in from {source}") if source else Source(""),
        note="\n".join(filter(None, (outside.note, names_of_scores))),
    )  # fmt: skip
    quarters, now = _quarters(tables), _label_now(tables, scheme)
    register, too_long = assembled(drafts, settings, scheme, quarters, now, source)
    findings += [finding for draft in drafts for finding in draft.findings]
    findings += [*too_long, *check_agreement(register)]
    order = {cell.place: at for at, cell in enumerate(c for t in tables for c in t.grid.cells())}
    account = [
        entry
        for draft in drafts
        for entry in sorted(entries_of(draft), key=lambda each: order.get(each.place, 0))
    ]
    account += outside.entries(scheme.kind.many)
    whole = None if errors(findings) else register
    return Taken(whole, tuple(account), findings, outside.text, scheme.kind.many)
