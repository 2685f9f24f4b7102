"""Rows of two registers side by side: which row of the one is which row of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from risk_register.fields import TABLES, Field
from risk_register.kept_fields import fields_of
from risk_register.own_columns import as_own_value, own_text
from risk_register.register import Register, Row
from risk_register.values import Value

Pair = tuple[Row | None, Row | None]
"""The same row before and after; `None` where it was not there."""

_KEYS = {
    "controls": ("control_id",),
    "updates": ("reference", "date", "author"),
    "people": ("person",),
    "links": ("reference", "kind", "organisation", "their_reference"),
    "history": ("reference", "quarter"),
    "corrections": ("reference", "quarter", "date"),
    "quarters": ("quarter",),
    "meetings": ("committee", "date"),
    "stated": ("reference", "figure", "place"),
    "impacts": ("reference", "assessment", "category"),
    "withheld": ("reference", "what"),
    "versions": ("version", "date"),
}
"""The fields by which a row is known again, in each table but the first one: its reference."""


def key_of(table: str) -> tuple[str, ...]:
    """The fields by which a row of a table is known again."""
    return _KEYS.get(table, ("reference",))


def pairs(old: Register, new: Register, table: str) -> Iterator[Pair]:
    """The rows of a table side by side, wherever they stand: those of the later register first.

    Rows that are equal belong together, then those with the same key, in their order.
    """
    names = key_of(table)
    left, found = [*old.rows(table)], dict[int, Row]()
    for key in (_everything, lambda row: tuple(row[name] for name in names)):
        waiting: dict[object, list[Row]] = {}
        for row in left:
            waiting.setdefault(key(row), []).append(row)
        for at, row in enumerate(new.rows(table)):
            if at not in found and (same := waiting.get(key(row))):
                found[at] = same.pop(0)
        left = [row for rows in waiting.values() for row in rows]
    for at, row in enumerate(new.rows(table)):
        yield found.get(at), row
    yield from ((row, None) for row in left)


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared of the rows of a table.

    `fields` are those that both registers keep, as the later one heads them. `own_since` has, by
    heading, the fields of the earlier scheme whose values adopting the later one put into columns
    of the office's own.
    """

    fields: tuple[Field, ...]
    own_since: Mapping[str, Field]


def compared(old: Register, new: Register, table: str) -> Compared:
    """What is compared of a table of two registers."""
    return Compared(shared_fields(old, new, table), dict(_own_since(old, new, table)))


def shared_fields(old: Register, new: Register, table: str) -> tuple[Field, ...]:
    """The fields of a table that both registers keep, as the later one heads them."""
    before = {each.name for each in fields_of(TABLES[table], old.scheme)}
    return tuple(each for each in fields_of(TABLES[table], new.scheme) if each.name in before)


def _own_since(old: Register, new: Register, table: str) -> Iterator[tuple[str, Field]]:
    """The own columns that only the later register has, headed as adopting a scheme heads them."""
    if old.scheme.name == new.scheme.name:
        return
    known = {column.heading for column in old.own_columns.get(table, ())}
    for column in new.own_columns.get(table, ()):
        for field in fields_of(TABLES[table], old.scheme):
            headings = (field.heading, f"{field.heading} ({old.scheme.name})")
            if column.heading in headings and column.heading not in known:
                yield column.heading, field


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of a row that differs; `field` is empty for one in a column of the office's own."""

    field: str
    heading: str
    before: Value
    after: Value


def differences(before: Row, after: Row, what: Compared) -> Iterator[Difference]:
    """The values in which two rows differ: of the fields, and in columns of the office's own."""
    for field in what.fields:
        if before[field.name] != after[field.name]:
            yield Difference(field.name, field.heading, before[field.name], after[field.name])
    for heading in dict.fromkeys((*before.own, *after.own, *what.own_since)):
        now = own_text(after.own.get(heading))
        was = own_text(before.own.get(heading)) or _was_a_field(before, heading, now, what)
        if was != now:
            yield Difference("", heading, was or None, now or None)


def _was_a_field(before: Row, heading: str, now: str, what: Compared) -> str:
    """What the field said that an own column stands for since; empty where none did.

    Of a field that both registers keep, the own column has only what could not stay there.
    """
    field = what.own_since.get(heading)
    if field is None or (not now and field.name in {each.name for each in what.fields}):
        return ""
    return own_text(as_own_value(before[field.name]))


def _everything(row: Row) -> object:
    """All that stands in a row."""
    own = ((heading, own_text(value)) for heading, value in row.own.items())
    said = ((name, value) for name, value in row.values.items() if value is not None)
    return frozenset(said), frozenset(own)
