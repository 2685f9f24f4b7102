"""What several rules look at: rows about live entries, a log, a status, controls, bands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from risk_register.register import Register, Row, is_open
from risk_register.scheme import Assessment, Scheme
from risk_register.scores import band
from risk_register.treatment import counts_as

UNCLASSIFIED = "Unclassified"


def rows_of_live(register: Register, table: str) -> Iterator[Row]:
    """The rows of a table, without those about entries that are not live."""
    live = {entry.reference for entry in register.live_entries}
    gone = {entry.reference for entry in register.entries} - live
    return (row for row in register.rows(table) if row.reference not in gone)


def logs(register: Register) -> Mapping[str, list[Row]]:
    """The dated updates of each entry, the oldest first, by its reference."""
    dated = [(day, row) for row in register.rows("updates") if (day := row.day("date"))]
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for _, row in sorted(dated, key=lambda pair: pair[0]):
        found[row.reference].append(row)
    return found


def with_status(register: Register, means: str) -> Iterator[Row]:
    """The live entries whose status means this."""
    names = register.scheme.status_means.get(means, ())
    return (entry for entry in register.live_entries if entry.text("status") in names)


def perhaps_open(register: Register, entry: Row) -> list[Row]:
    """The controls of an entry that are open, or that the source does not classify."""
    return [
        control
        for control in register.controls_of.get(entry.reference, ())
        if counts_as(control) and (is_open(control) or control["kind"] == UNCLASSIFIED)
    ]


def in_worst_band(register: Register) -> Iterator[Row]:
    """The live entries whose rating says most loudly that something is to be done."""
    scheme = register.scheme
    for entry in register.live_entries:
        if scheme.worst_band and band(scheme, scheme.current, entry) == scheme.worst_band:
            yield entry


def withheld_whole(register: Register) -> frozenset[str]:
    """The references of what is withheld whole, not only a column of it."""
    return frozenset(
        row.reference
        for row in register.rows("withheld")
        if row.text("what").casefold() == register.kind.one
    )


def score_field(scheme: Scheme, assessment: Assessment) -> str:
    """The field that a score comes from: the impact, where the assessment is made by levels."""
    return assessment.impact if assessment in scheme.by_levels else assessment.score


def said(day: date) -> str:
    """A date as a message says it."""
    return f"{day:%d/%m/%Y}"
