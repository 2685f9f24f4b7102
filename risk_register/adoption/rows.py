"""The rows of a table under another scheme; what it has no field for stands in own columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from risk_register.adoption.conversion import Conversion
from risk_register.adoption.needs import bare_score
from risk_register.entries import listed_in
from risk_register.fields import TABLES, Field, Kind, Table
from risk_register.findings import Finding, Severity, quoted
from risk_register.kept_fields import choices_of, fields_of
from risk_register.own_columns import OwnColumn, OwnValue, as_own_value
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.values import Month, Value

_CONVERTED = ("updates", "impacts")
"""Tables besides the first whose levels, scores and names become those of the new scheme."""

_AS_IT_WAS = ("updates",)
"""Tables that say what was said on a day: beside what is converted, the former value is kept."""

_DATE_FORMAT = "dd/mm/yyyy"


@dataclass
class ConvertedTable:
    """The rows of a table under the new scheme, its own columns, and what is to be told."""

    rows: tuple[Row, ...]
    own: tuple[OwnColumn, ...]
    findings: list[Finding] = field(default_factory=list)


def converted(
    table: Table, register: Register, conversion: Conversion, taken: Collection[str]
) -> ConvertedTable:
    """A table under the new scheme. `taken` are the headings that it has there.

    A value that has no field there goes into a column of the office's own, headed as before.
    """
    return _Converter(table, register, conversion, taken).table()


def becomes(table: Table, conversion: Conversion) -> dict[str, Field]:
    """The fields of the new scheme by the names of the old scheme's, as far as there are any."""
    kept = {each.name: each for each in fields_of(table, conversion.new)}
    renamed = _renamed(conversion) if table == conversion.new.kind.first else {}
    return {
        each.name: kept[renamed.get(each.name, each.name)]
        for each in fields_of(table, conversion.old)
        if renamed.get(each.name, each.name) in kept
    }


def _renamed(conversion: Conversion) -> dict[str, str]:
    """The fields of roles and assessments, and what the new scheme calls them, if it has them."""
    renamed = {key: conversion.roles.get(key, "") for key in conversion.old.role_keys()}
    for old in conversion.old.assessments:
        new = conversion.assessments.get(old.key)
        renamed[old.likelihood] = new.likelihood if new else ""
        renamed[old.impact] = new.impact if new else ""
        renamed[old.score] = new.score if new else ""
        renamed[old.band] = new.band if new else ""
    return renamed


class _Converter:
    """Puts one table into the fields of the new scheme."""

    def __init__(
        self, table: Table, register: Register, conversion: Conversion, taken: Collection[str]
    ) -> None:
        self._table = table
        self._is_first = table == register.kind.first
        self._is_converted = self._is_first or table.name in _CONVERTED
        self._register = register
        self._conversion = conversion
        self._fields = fields_of(table, conversion.old)
        self._becomes = becomes(table, conversion)
        self._own = list(register.own_columns.get(table.name, ()))
        self._taken = {each.casefold() for each in taken}
        self._taken |= {each.heading.casefold() for each in self._own}
        self._spare: dict[str, OwnColumn] = {}

    def table(self) -> ConvertedTable:
        rows = tuple(self._row(row) for row in self._register.rows(self._table.name))
        own = (*self._own, *self._spare.values())
        return ConvertedTable(rows, own, [*self._told()])

    def _row(self, row: Row) -> Row:
        values: dict[str, Value] = dict(self._scores(row)) if self._is_first else {}
        own: dict[str, OwnValue] = dict(row.own)
        for each in self._fields:
            before = row[each.name]
            if before is None:
                continue
            target = self._becomes.get(each.name)
            now = self._value(each, target, before) if target else None
            if target and now is not None:
                values.setdefault(target.name, now)
            kept_whole = now == before or not self._keeps_former(each)
            if now is None or not kept_whole:
                own[self._spare_column(each).heading] = as_own_value(before)
        return replace(row, values=values, own=own)

    def _scores(self, entry: Row) -> Iterator[tuple[str, Value]]:
        """The scores that go over as such, entered or, where levels are no longer kept, rated."""
        for each in self._conversion.old.assessments:
            score = bare_score(self._conversion, each, entry)
            if score is not None:
                yield self._conversion.assessments[each.key].score, self._conversion.score(score)

    def _value(self, old: Field, new: Field, value: Value) -> Value:
        if not self._is_converted or isinstance(value, date | Month):
            return value
        if isinstance(value, int):
            return self._number(old, value)
        if new.kind is Kind.LISTED:
            return self._listed(new, str(value))
        return self._choice(new, str(value)) if new.kind is Kind.CHOICE else value

    def _keeps_former(self, old: Field) -> bool:
        """Whether the former value is kept beside another one that it became."""
        return self._table.name in _AS_IT_WAS or old.kind is Kind.LISTED

    def _listed(self, new: Field, value: str) -> str | None:
        """Those of several values that the new scheme has too."""
        parts, known = listed_in(value), choices_of(new.choices, self._conversion.new)
        kept = [each for each in parts if each in known]
        return value if kept == parts else "; ".join(kept) or None

    def _number(self, old: Field, value: int) -> int | None:
        if old.kind is Kind.LEVEL:
            return self._conversion.level(old.choices, value)
        return self._conversion.score(value) if old.kind is Kind.SCORE else value

    def _choice(self, new: Field, value: str) -> str | None:
        old, scheme = self._conversion.old, self._conversion.new
        words = {each.word: key for key, each in old.arrows.items()}
        keys = {each.name: each.key for each in old.by_levels}
        if new.choices == "statuses":
            value = self._conversion.statuses.get(value, "")
        elif new.choices == "arrows":
            arrow = scheme.arrows.get(words.get(value, ""))
            value = arrow.word if arrow else ""
        elif new.choices == "assessments":
            assessment = self._conversion.assessments.get(keys.get(value, ""))
            value = assessment.name if assessment else ""
        return value if value in choices_of(new.choices, scheme) else None

    def _spare_column(self, old: Field) -> OwnColumn:
        """The own column for what has no field in the new scheme."""
        if old.name not in self._spare:
            after = fields_of(self._table, self._conversion.new)[-1].heading
            if self._spare:
                after = [*self._spare.values()][-1].heading
            dated = old.kind in (Kind.DATE, Kind.DATE_OR_MONTH)
            column = OwnColumn(self._free_heading(old.heading), after)
            self._spare[old.name] = replace(column, number_format=_DATE_FORMAT) if dated else column
        return self._spare[old.name]

    def _free_heading(self, heading: str) -> str:
        """The heading as it was; where it is taken, with the name of the old scheme."""
        free, number = heading, 1
        while free.casefold() in self._taken:
            again = f" {number}" if number > 1 else ""
            free, number = f"{heading} ({self._conversion.old.name}{again})", number + 1
        self._taken.add(free.casefold())
        return free

    def _told(self) -> Iterator[Finding]:
        fields = {each.name: each for each in self._fields}
        for name, column in self._spare.items():
            yield Finding(
                "adopt-own-column", Place(f"table {self._table.name}", column=fields[name].heading),
                f"a field of {self._conversion.new.name} that takes all that stands there",
                f"none; kept as a column of the office's own, {quoted(column.heading)}",
                Severity.WARNING, field=name,
            )  # fmt: skip


def lost_tables(register: Register, kept: Collection[Table]) -> list[str]:
    """The titles of the tables with rows that the new scheme does not keep."""
    names = {table.name for table in kept}
    return [
        table.title
        for table in TABLES.values()
        if register.rows(table.name) and table.name not in names
    ]
