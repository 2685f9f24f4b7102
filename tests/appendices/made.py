"""A register with a marked value in every field of every table, and schemes that publish some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Any

from risk_register.appendix import Publishes
from risk_register.fields import Field, Kind
from risk_register.kept_fields import fields_of
from risk_register.kinds import RISK_REGISTER
from risk_register.own_columns import OwnColumn
from risk_register.places import Place
from risk_register.register import CheckSetting, Register, Row
from risk_register.scheme import Scheme, Source
from risk_register.values import Value
from tests.registers import example, register, scheme

TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.PEOPLE, Kind.PERSON, Kind.CHOICE)
REFERENCES = ("R1", "R2", "R3")
PERSONS = "Abigail Oxenstierna Tregunter"


def full_scheme(fields: Mapping[str, tuple[str, ...]], withheld: tuple[str, ...] = ()) -> Scheme:
    """The scheme of Leicestershire with every table and field kept, and these published."""
    base = scheme("leicestershire-2023")
    names = [each.name for each in RISK_REGISTER.first.fields]
    return replace(
        base,
        keeps=(*names, "owner", "responsible_officer", "current_score", "proposed_score"),
        tables=tuple(RISK_REGISTER.tables),
        publishes=Publishes("REDACTED", dict(fields), withheld),
    )


EVERYTHING = {
    name: tuple(each.name for each in fields_of(table, full_scheme({})))
    for name, table in RISK_REGISTER.tables.items()
}
"""All fields of all tables, also those of which nothing may ever be public."""


def mark(table: str, row: int, name: str) -> str:
    """Five words that stand in one field of one row, and nowhere else."""
    first = f"{_letters(table)} {_letters(name)} row{_LETTERS[row]}"
    return f"{first} is {_letters(name + table)}"


_LETTERS = "abcdefghij"


def _letters(text: str) -> str:
    return "mk" + "".join(each for each in text if each.isalpha())


def marked_register(scheme: Scheme, withheld: tuple[Mapping[str, Any], ...] = ()) -> Register:
    """Three risks, a row for each in every other table, all fields filled with their mark."""
    tables = {
        table.name: tuple(
            Row(
                {each.name: _value(scheme, table.name, each, at) for each in kept},
                Place(f"{table.name}.csv", at + 2),
                {"Our own": f"zzown {table.name} row{_LETTERS[at]} is ours"},
            )
            for at in range(len(REFERENCES))
        )
        for table in RISK_REGISTER.tables.values()
        if (kept := fields_of(table, scheme))
    }
    tables["withheld"] = tuple(
        Row({"reason": "zzreason why it is withheld", "decided_by": "zzdecider", **each},
            Place("withheld.csv", line))
        for line, each in enumerate(withheld, 2)
    )  # fmt: skip
    base = register(scheme.name).settings
    settings = replace(
        base, note="zznote of the settings file", source=Source("A paper", note="zzsource note"),
        checks={"red-unmoved": CheckSetting(None, "zzcheck is turned off here")},
    )  # fmt: skip
    return Register(settings, scheme, tables, {"risks": (OwnColumn("Our own"),)})


def _value(scheme: Scheme, table: str, field: Field, at: int) -> Value:
    if field.name == "reference":
        return REFERENCES[at]
    if field.name == "control_id":
        return f"C{at + 1}"
    if field.name in ("stage", "state"):
        return {"stage": "Live", "state": "Scored"}[field.name]
    if field.kind in TEXTS:
        return mark(table, at, field.name)
    if field.kind in (Kind.DATE, Kind.DATE_OR_MONTH):
        return date(2026, 1, 1 + at)
    return 3


_leicestershire = cache(partial(example, "leicestershire-2023-10"))


def leicestershire(**values: Value) -> Register:
    """The example with some values of its withheld risk OPCC062 filled in."""
    base = _leicestershire()
    risks = tuple(
        Row({**row.values, **values}, row.place) if row.reference == "OPCC062" else row
        for row in base.entries
    )
    return replace(base, tables={**base.tables, "risks": risks})
