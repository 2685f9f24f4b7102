"""From drafts of entries to the tables of a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from intake.account import Entry, Outcome
from intake.draft import Draft
from risk_register.entries import listed_in
from risk_register.fields import TABLES
from risk_register.findings import Finding, quoted
from risk_register.kept_fields import entry_fields
from risk_register.legible import illegible
from risk_register.own_columns import OwnColumn
from risk_register.places import Place
from risk_register.register import Register, Row, Settings
from risk_register.scheme import Scheme
from risk_register.values import Value

NOTES_COLUMN = "Notes from the import"
"""The column of an office's own that keeps what fits nowhere, where the scheme keeps no notes."""


def assembled(
    drafts: Sequence[Draft],
    settings: Settings,
    scheme: Scheme,
    quarters: Mapping[date, str],
    now: str,
    source: str,
) -> tuple[Register, list[Finding]]:
    """The register of the drafts, and a finding for each text that no cell can hold.

    `quarters` has what the file calls the past quarters, `now` what it calls today's, if anything;
    `source` says where the register came from.
    """
    first = scheme.kind.first.name
    keeps_notes = any(field.name == "notes" for field in entry_fields(scheme))
    labels = {settings.as_at: now, **quarters} if now else quarters
    tables = {
        first: tuple(_entry_row(draft, scheme, keeps_notes=keeps_notes) for draft in drafts),
        "controls": tuple(row for draft in drafts for row in _controls(draft)),
        "updates": tuple(row for draft in drafts for row in _updates(draft)),
        "people": tuple(_people(drafts, scheme)),
        "history": tuple(row for draft in drafts for row in _history(draft, quarters)),
        "quarters": tuple(_quarters(labels, drafts[0].place)),
        "stated": tuple(row for draft in drafts for row in _stated(draft)),
        "versions": (_version(settings.as_at, source),),
    }
    kept = {first, "stated", "versions", *scheme.tables}
    tables = {name: rows for name, rows in tables.items() if rows and name in kept}
    tables.setdefault(first, ())
    own = {} if keeps_notes else _notes_column(tables[first], scheme)
    return Register(settings, scheme, tables, own), [*_too_long(tables)]


def entries_of(draft: Draft) -> Iterator[Entry]:
    """What became of the cells of an entry, with its reference, those of one field together."""
    for name, said in draft.said.items():
        for cell in (each for each in said.cells if not each.spread):
            became = str(said.value) if said.why or len(said.cells) == 1 else cell.text
            changed = bool(said.why) and became != cell.text
            outcome = Outcome.CHANGED if changed else Outcome.TAKEN
            yield Entry(cell.place, outcome, draft.reference, name, cell.text, became, said.why)
    for entry in draft.entries:
        yield Entry(
            entry.place, entry.outcome, draft.reference, entry.field, entry.was, entry.became,
            entry.why,
        )  # fmt: skip


def _entry_row(draft: Draft, scheme: Scheme, *, keeps_notes: bool) -> Row:
    names = [field.name for field in entry_fields(scheme)]
    values = {name: draft.value(name) for name in names}
    notes = "\n".join(kept.line for kept in draft.kept)
    if keeps_notes:
        said = draft.text("notes")
        values["notes"] = "\n".join(filter(None, (said, notes))) or None
        return Row(values, draft.place)
    return Row(values, draft.place, {NOTES_COLUMN: notes} if notes else {})


def _notes_column(entries: Iterable[Row], scheme: Scheme) -> dict[str, tuple[OwnColumn, ...]]:
    if not any(row.own for row in entries):
        return {}
    last = entry_fields(scheme)[-1].heading
    return {scheme.kind.first.name: (OwnColumn(NOTES_COLUMN, after=last),)}


def _controls(draft: Draft) -> Iterator[Row]:
    for number, control in enumerate(draft.controls, 1):
        named = {"control_id": f"{draft.reference}-C{number}", "reference": draft.reference}
        yield Row({**named, **control.values}, control.place)


def _updates(draft: Draft) -> Iterator[Row]:
    for update in draft.updates:
        yield Row({"reference": draft.reference, **update.values}, update.place)


def _people(drafts: Iterable[Draft], scheme: Scheme) -> Iterator[Row]:
    """Everybody who answers for an entry or a control, once, in the order of the file."""
    people: dict[str, Place] = {}
    for draft in drafts:
        named = [draft.text(role) for role in scheme.role_keys()]
        owners = [control.values["owner"] for control in draft.controls]
        named += [str(owner) for owner in owners if owner]
        for person in (each for names in named for each in listed_in(names)):
            people.setdefault(person, draft.place)
    known: set[str] = set()
    for person, place in people.items():
        if person.casefold() not in known:
            known.add(person.casefold())
            yield Row({"person": person}, place)


def _history(draft: Draft, quarters: Iterable[date]) -> Iterator[Row]:
    """A position for each quarter of the file: where there is none, that nobody wrote it down."""
    for quarter in sorted(quarters):
        position: dict[str, Value] = draft.positions.get(quarter, {"state": "Not recorded"})
        yield Row({"reference": draft.reference, "quarter": quarter, **position}, draft.place)


def _quarters(labels: Mapping[date, str], place: Place) -> Iterator[Row]:
    for quarter, label in sorted(labels.items()):
        yield Row({"quarter": quarter, "label": label}, place)


def _stated(draft: Draft) -> Iterator[Row]:
    for stated in draft.stated:
        values: dict[str, Value] = {"reference": draft.reference, "figure": stated.figure}
        values |= {"value": stated.value, "place": str(stated.place), "note": stated.note or None}
        yield Row(values, stated.place)


def _version(as_at: date, source: str) -> Row:
    change = f"Brought in from {source}" if source else "Brought in from elsewhere"
    return Row({"version": "1", "date": as_at, "change": change}, Place(source))


def _too_long(tables: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """What no cell of a workbook can hold, such as notes put together from many cells."""
    for name, rows in tables.items():
        headings = {field.name: field.heading for field in TABLES[name].fields}
        for row in rows:
            for key, value in {**row.values, **row.own}.items():
                problem = illegible(value, row.place) if isinstance(value, str) else None
                if problem:
                    where = f"{problem.expected} under {headings.get(key, key)} of {row.reference}"
                    yield Finding(problem.code, row.place, where, quoted(problem.actual))
