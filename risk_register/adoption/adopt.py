"""A register under a new scheme, or every reason why it cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from risk_register.adoption.conversion import Conversion, conversion_of
from risk_register.adoption.mapping import NAMED, NUMBERED, SchemeMapping
from risk_register.adoption.needs import mapping_findings
from risk_register.adoption.past import (
    not_compared,
    quarters,
    restated,
    sealed_fields_lost,
    with_band,
)
from risk_register.adoption.rows import ConvertedTable, becomes, converted, lost_tables
from risk_register.fields import CORRECTIONS, HISTORY, Table
from risk_register.findings import Finding, Severity, errors, quoted
from risk_register.kept_fields import RATED, entry_fields, fields_of, kept_tables
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Replaced, Scheme
from risk_register.scores import score, shown
from risk_register.seals import positions_at
from risk_register.versions import with_line


def adopt(
    register: Register,
    scheme: Scheme,
    on: date,
    mapping: SchemeMapping,
    author: str = "",
    headings: Mapping[str, Collection[str]] | None = None,
) -> tuple[Register | None, list[Finding]]:
    """The register under another scheme as at a day; `None` if something is in the way.

    History stays as it was scored, and each of its quarters says by which scheme. Where the new
    scheme scores otherwise, what it makes of a past position stands beside it. `headings` are those
    that the tables have under the new scheme, by table, calculated columns among them.
    """
    if findings := _of_another_kind(register, scheme):
        return None, findings
    conversion = conversion_of(register.scheme, scheme, mapping)
    findings = [*_dates(register, scheme, on), *mapping_findings(register, scheme, mapping)]
    findings += _not_carried(register, conversion)
    if errors(findings):
        return None, findings
    new = _replacing(conversion, on)
    conversion = replace(conversion, new=new)
    taken = headings or {}
    tables = {
        table.name: _table(table, register, conversion, taken.get(table.name, ()))
        for table in kept_tables(new)
    }
    findings += [each for table in tables.values() for each in table.findings]
    adopted = Register(
        replace(register.settings, as_at=on, scheme=new.name),
        new,
        {name: table.rows for name, table in tables.items() if table.rows},
        {name: table.own for name, table in tables.items() if table.own},
    )
    change = _change(adopted, register, mapping)
    adopted = with_line(adopted, on, author, change, "adopting")
    return adopted, [*findings, *_told(register, adopted, conversion)]


def _replacing(conversion: Conversion, on: date) -> Scheme:
    replaced = Replaced(conversion.old.name, on, conversion.restates)
    return replace(conversion.new, replaces=replaced)


def _of_another_kind(register: Register, scheme: Scheme) -> list[Finding]:
    """Why a scheme can never be this register's: it is for other things, or rates otherwise."""
    place, old, named = Place("--scheme"), register.scheme, quoted(scheme.name)
    if scheme.kind != old.kind:
        expected = f"a scheme for {old.kind.many}, which this register has"
        return [Finding("adopt-kind", place, expected, f"{named}, one for {scheme.kind.many}")]
    if scheme.rates_in_words is not old.rates_in_words:
        rates = {True: "rates in words", False: "does not rate in words"}
        expected = f"a scheme that {rates[old.rates_in_words]}, as {old.name}"
        actual = f"{named}, which {rates[scheme.rates_in_words]}"
        return [Finding("adopt-rating", place, expected, actual)]
    return []


def _dates(register: Register, scheme: Scheme, on: date) -> Iterator[Finding]:
    place, as_at = Place("--as-at"), register.settings.as_at
    last = max(
        (day for row in register.rows("history") if (day := row.day("quarter"))), default=None
    )
    if scheme.name == register.scheme.name:
        expected = "another scheme than the register's own, with a name of its own"
        yield Finding("adopt-same-scheme", Place("--scheme"), expected, quoted(scheme.name))
    if on < as_at:
        expected = f"a day from {as_at:%d/%m/%Y}, the date that the register speaks of"
        yield Finding("adopt-date", place, expected, f"{on:%d/%m/%Y}")
    if last and on <= last:
        expected = f"a day after {last:%d/%m/%Y}, the last quarter of the history"
        yield Finding("adopt-date", place, expected, f"{on:%d/%m/%Y}")
    if on > as_at and register.scheme.keeps_positions and not positions_at(register, as_at):
        expected = f"{as_at:%d/%m/%Y}, or that quarter ended first with roll-forward, as otherwise "
        expected += "it gets no positions"
        yield Finding("adopt-date-moved", place, expected, f"{on:%d/%m/%Y}", Severity.WARNING)
    if scheme.effective > on:
        expected = f"a day from {scheme.effective:%d/%m/%Y}, when {scheme.name} comes into force"
        yield Finding("adopt-not-in-force", place, expected, f"{on:%d/%m/%Y}", Severity.WARNING)


def _not_carried(register: Register, conversion: Conversion) -> Iterator[Finding]:
    """What the new scheme has no place for, and an own column cannot hold."""
    new = conversion.new
    for title in lost_tables(register, kept_tables(new)):
        expected = f"no rows, as {new.name} does not keep this table"
        yield Finding("adopt-table-lost", Place(f"table {title}"), expected, "some")
    if "stage" not in new.keeps and any(entry["stage"] for entry in register.entries):
        place = Place(f"scheme {new.name}", column=f"keeps.{new.kind.first.name}")
        expected = f"stage, or {new.kind.many} that have left would count as live"
        yield Finding("adopt-stage-lost", place, expected, "none")
    kept = {field.name for field in fields_of(HISTORY, new)}
    for heading in sealed_fields_lost(register, kept) if HISTORY in kept_tables(new) else ():
        place = Place(f"table {HISTORY.title}", column=heading)
        expected = f"nothing, as {new.name} keeps no such column and the positions are sealed"
        yield Finding("adopt-sealed", place, expected, "something")
    yield from _ratings_lost(register, new)
    yield from _impacts_lost(register, conversion)


def _ratings_lost(register: Register, new: Scheme) -> Iterator[Finding]:
    """Past ratings in words that are none under the new scheme."""
    known = [band.name for band in reversed(new.bands)]
    past = {row.text("band") for row in register.rows("history")} - {"", *known}
    for name in sorted(past) if new.rates_in_words and new.keeps_positions else ():
        expected = f"ratings that {new.name} has too: {', '.join(known)}"
        place = Place(f"table {HISTORY.title}", column=RATED)
        yield Finding("adopt-rating-lost", place, expected, quoted(name))


def _impacts_lost(register: Register, conversion: Conversion) -> Iterator[Finding]:
    """Impacts by category whose assessment or category the new scheme has not."""
    new = conversion.new
    if "impacts" not in new.tables:
        return
    categories = new.impact.columns if new.impact else ()
    assessments = {
        old.name
        for old in conversion.old.by_levels
        if conversion.assessments.get(old.key) in new.by_levels
    }
    for name, known in (("category", categories), ("assessment", assessments)):
        for value in sorted({row.text(name) for row in register.rows("impacts")} - {*known}):
            expected = f"one that {new.name} has too, or that the mapping speaks of"
            yield Finding(
                "adopt-impact-lost", Place("table Impacts", column=name), expected, quoted(value)
            )


def _table(
    table: Table, register: Register, conversion: Conversion, taken: Collection[str]
) -> ConvertedTable:
    entered = [field.heading for field in fields_of(table, conversion.new)]
    made = converted(table, register, conversion, {*taken, *entered})
    if table in (HISTORY, CORRECTIONS):
        pairs = zip(made.rows, register.rows(table.name), strict=True)
        made.rows = tuple(restated(row, former, conversion) for row, former in pairs)
    if table == HISTORY:
        made.rows = tuple(with_band(row, register, conversion) for row in made.rows)
    if table.name == "quarters":
        made.rows = quarters(replace(register, tables={**register.tables, "quarters": made.rows}))
    if table.name == "withheld":
        made.rows = tuple(_withheld(made.rows, conversion))
    return made


def _withheld(rows: Sequence[Row], conversion: Conversion) -> Iterator[Row]:
    """What is withheld by the heading of a column goes by the one that it has now."""
    fields = becomes(conversion.old.kind.first, conversion)
    headings = {
        old.heading.casefold(): fields[old.name].heading
        for old in entry_fields(conversion.old)
        if old.name in fields
    }
    for row in rows:
        what = row.text("what")
        now = headings.get(what.strip().casefold(), what)
        yield replace(row, values={**row.values, "what": now})


def _change(adopted: Register, before: Register, mapping: SchemeMapping) -> str:
    new = adopted.scheme
    parts = [f"Scheme {new.name} adopted in place of {before.scheme.name}"]
    for name in (*NUMBERED, *NAMED):
        if entries := mapping.section(name):
            said = ", ".join(f"{key} = {value}" for key, value in entries.items())
            parts.append(f"{name}: {said}")
    if new.restates:
        parts.append("past positions are compared as it rates them")
    return "; ".join(parts)


def _told(register: Register, adopted: Register, conversion: Conversion) -> Iterator[Finding]:
    """What went over without a score, which a person should know."""
    left = not_compared(register, conversion)
    if left:
        expected = "levels, or [scores] in the mapping file, by which to rate past positions"
        actual = f"neither for {len(left)} of them (scored {', '.join(map(str, sorted({*left})))})"
        place = Place(f"table {HISTORY.title}")
        yield Finding("adopt-not-restated", place, expected, actual, Severity.WARNING)
    if not (register.scheme.has_scores and adopted.scheme.has_scores):
        return
    for old, new in zip(register.live_entries, adopted.live_entries, strict=True):
        before = shown(register.scheme, register.scheme.current, old)
        if before is not None and score(adopted.scheme, adopted.scheme.current, new) is None:
            expected = f"a current {adopted.scheme.measure} under {adopted.scheme.name}"
            actual = f"none; it was {before}"
            place = old.place.at_field("reference")
            yield Finding(
                "adopt-no-score", place, expected, actual, Severity.WARNING, old.reference
            )
