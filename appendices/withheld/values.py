"""Every value that a register has and its public register has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as declared

from risk_register.fields import STATED, TABLES, Kind
from risk_register.kept_fields import fields_of
from risk_register.own_columns import Formula, OwnValue
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.settings_file import SETTINGS_FILE
from risk_register.values import Value

NAMES = ("person", "role", "author", "organisation", "decided_by", "committee")
"""The fields that name someone, besides those that hold people."""


_OWN = "own column"
"""Said in place of the heading of an own column, which is not public either."""

_PRINTED_ELSEWHERE = STATED.name
"""The table whose figures others have printed: nothing in it is withheld."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A withheld value and where it stands. It is kept out of every message, and of its `repr`."""

    value: Value | OwnValue = declared(repr=False)
    place: Place
    table: str = ""
    reference: str = ""
    field: str = ""
    names: bool = False
    """Whether it names people, a role or an organisation."""


def withheld_values(register: Register, public: Register) -> list[Secret]:
    """Every value that the public register has not, in the order of the tables.

    A row is found again by its place. Where several share one, too much is held to be withheld,
    and never too little.
    """
    secrets = [*_of_settings(register)]
    for table, rows in register.tables.items():
        if table == _PRINTED_ELSEWHERE:
            continue
        shown: dict[Place, list[Row]] = {}
        for row in public.rows(table):
            shown.setdefault(row.place, []).append(row)
        people = _name_fields(register, table)
        for row in rows:
            secrets += _of_row(table, people, row, shown.get(row.place, []))
    return secrets


def _of_row(table: str, people: frozenset[str], row: Row, public: list[Row]) -> Iterator[Secret]:
    for name, value in row.values.items():
        if value is not None and not (public and all(each[name] == value for each in public)):
            place = row.place.at_field(name)
            yield Secret(value, place, table, row.reference, name, name in people)
    for number, own in enumerate(row.own.values(), 1):
        text = own.text if isinstance(own, Formula) else own
        yield Secret(text, row.place.at_column(f"own column {number}"), table, row.reference, _OWN)


def _name_fields(register: Register, table: str) -> frozenset[str]:
    fields = fields_of(TABLES[table], register.scheme)
    people = {each.name for each in fields if each.kind in (Kind.PEOPLE, Kind.PERSON)}
    return frozenset(people | ({*NAMES} & {each.name for each in fields}))


def _of_settings(register: Register) -> Iterator[Secret]:
    settings, place = register.settings, Place(SETTINGS_FILE)
    texts: Mapping[str, str] = {
        "note": settings.note,
        **{f"checks.{code}": each.reason for code, each in settings.checks.items()},
    }
    for key, text in texts.items():
        if text:
            yield Secret(text, place.at_column(key), SETTINGS_FILE, field=key)
    for table, columns in register.own_columns.items():
        for column in columns:
            where = place.at_column(f"own column of {table}")
            yield Secret(column.heading, where, table)
            if column.formula:
                yield Secret(column.formula, where, table)
