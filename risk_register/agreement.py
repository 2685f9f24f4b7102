"""What the tables of a register must agree on before anything is computed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from risk_register.entries import listed_in
from risk_register.fields import Table
from risk_register.findings import Finding, Severity, quoted
from risk_register.kept_fields import kept_tables
from risk_register.kinds import KINDS
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Scheme


def of_another_kind(
    scheme: Scheme, is_there: Callable[[Table], bool], place_of: Callable[[Table], Place]
) -> list[Finding]:
    """A scheme for risks where commitments are to be read, or the other way round.

    `is_there` says whether a table is there to be read, and `place_of` where.
    """
    if is_there(scheme.kind.first):
        return []
    others = [kind for kind in KINDS.values() if is_there(kind.first)]
    actual = f"{quoted(scheme.name)}, one for {scheme.kind.many}"
    return [
        Finding("scheme-kind", place_of(kind.first), f"a scheme for {kind.many}", actual)
        for kind in others
    ]


def check_agreement(register: Register) -> list[Finding]:
    """What the tables must agree on: references that exist, names that stand once, known people."""
    return [
        *_repeated_keys(register),
        *_repeated_rows(register),
        *_unknown_references(register),
        *_unknown_people(register),
    ]


def _repeated_keys(register: Register) -> Iterator[Finding]:
    for table in kept_tables(register.scheme):
        if table.key is None:
            continue
        name, first_rows = table.key.name, dict[str, Row]()
        for row in register.rows(table.name):
            key = row.text(name)
            first = first_rows.setdefault(key.casefold(), row)
            if key and first is not row:
                place = first.place.at_field(name)
                expected = f"each {table.key.heading.lower()} once; the first is in {place}"
                yield Finding("key-repeated", row.place.at_field(name), expected, quoted(key))


def _repeated_rows(register: Register) -> Iterator[Finding]:
    """Of two rows about the same position, quarter or correction nobody could say which counts."""
    for row, said, first in _repeated(register, "history", "reference", "quarter"):
        expected = f"each {register.kind.one} once a quarter; the first is in {first}"
        yield Finding("position-repeated", row.place.at_field("reference"), expected, said)
    for row, said, first in _repeated(register, "quarters", "quarter"):
        expected = f"each quarter once; the first is in {first}"
        yield Finding("quarter-repeated", row.place.at_field("quarter"), expected, said)
    for row, said, first in _repeated(register, "corrections", "reference", "quarter", "date"):
        expected = f"one correction of a position a day; the first is in {first}"
        yield Finding("correction-repeated", row.place.at_field("reference"), expected, said)


def _repeated(register: Register, table: str, *names: str) -> Iterator[tuple[Row, str, Place]]:
    """The rows that say the same in these fields as one above, what, and where that one says it."""
    first_rows = dict[tuple[str, ...], Row]()
    for row in register.rows(table):
        said = [row.text(name) for name in names]
        first = first_rows.setdefault(tuple(text.casefold() for text in said), row)
        if all(said) and first is not row:
            yield row, quoted(" ".join(said)), first.place.at_field(names[0])


def _unknown_references(register: Register) -> Iterator[Finding]:
    references = {entry.reference for entry in register.entries}
    for name, rows in register.tables.items():
        for row in rows if name != register.kind.first.name else ():
            if row.reference and row.reference not in references:
                place = row.place.at_field("reference")
                yield Finding(
                    "reference-unknown",
                    place,
                    f"the reference of a {register.kind.one}",
                    quoted(row.reference),
                )


def _unknown_people(register: Register) -> Iterator[Finding]:
    people = {row.text("person") for row in register.rows("people")}
    if not people:
        return
    first = register.kind.first.name
    roles = {first: (*register.scheme.role_keys(), "accepted_by"), "controls": ("owner",)}
    for table, names in roles.items():
        for row in register.rows(table):
            for name in names:
                for person in listed_in(row.text(name)):
                    if person not in people:
                        place = row.place.at_field(name)
                        expected = "people of the people table"
                        yield Finding(
                            "person-unknown", place, expected, quoted(person), Severity.WARNING
                        )


def between_semicolons(entry: str) -> str:
    """What a cell lists, each between semicolons: `;Treasurer;Monitoring Officer;`.

    As a formula would write it, so that a name can be searched for together with its semicolons.
    """
    spaced = " ".join(filter(None, entry.split(" ")))
    return f";{spaced.replace('; ', ';').replace(' ;', ';')};" if entry else ""
