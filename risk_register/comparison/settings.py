"""What changed in the settings and the scheme, and which fields only one register keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from risk_register.comparison.change import Change, Kind
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.places import Place
from risk_register.plurals import number_of
from risk_register.register import Register
from risk_register.scheme import Scheme
from risk_register.scheme_data import scheme_data
from risk_register.settings_file import SETTINGS_FILE

_NOT_TOLD = ("as_at", "scheme")
"""The dates head the comparison, and a scheme is told by what it says."""


def setting_changes(old: Register, new: Register) -> Iterator[Change]:
    """What `register.toml` says otherwise, and which columns of its own an office has changed."""
    was, now = (dict(_texts("", register.settings)) for register in (old, new))
    for key in {**was, **now}:
        before, after = was.get(key), now.get(key)
        if before != after and key not in _NOT_TOLD:
            place = Place(SETTINGS_FILE, column=key)
            yield Change(
                Kind.SETTING, "", key, before or None, after or None, "settings", key, place=place
            )
    for table in {**old.own_columns, **new.own_columns}:
        columns = [str(register.own_columns.get(table, "")) for register in (old, new)]
        if columns[0] != columns[1]:
            before, after = (
                ", ".join(each.heading for each in register.own_columns.get(table, ()))
                for register in (old, new)
            )
            part = f"Own columns of {table}"
            yield Change(Kind.SETTING, "", part, before, after, "settings", table)


def scheme_changes(old: Scheme, new: Scheme) -> Iterator[Change]:
    """Each part in which the schemes differ."""
    if old == new:
        return
    was, now = scheme_data(old), scheme_data(new)
    for part in {**was, **now}:
        if was.get(part) != now.get(part):
            before, after = (_said(part, data.get(part), scheme)
                             for data, scheme in ((was, old), (now, new)))  # fmt: skip
            yield Change(
                Kind.SCHEME, "", part, before, after, "scheme", part,
                place=Place(f"scheme {new.name}", column=part),
                detail="" if before != after else "what stands below it differs",
            )  # fmt: skip


def kept_changes(old: Register, new: Register) -> Iterator[Change]:
    """The tables and fields that only one scheme keeps, each once."""
    was = {table.name: table for table in kept_tables(old.scheme)}
    now = {table.name: table for table in kept_tables(new.scheme)}
    for name, table in {**was, **now}.items():
        if name not in was or name not in now:
            kind, register = (Kind.KEPT, new) if name in now else (Kind.NOT_KEPT, old)
            detail = _rows(len(register.rows(name)))
            yield Change(kind, "", f"Table {table.title}", table=name, detail=detail)
            continue
        before = {each.name: each for each in fields_of(table, old.scheme)}
        after = {each.name: each for each in fields_of(table, new.scheme)}
        for field, declared in {**before, **after}.items():
            if field not in before or field not in after:
                kind, register = (Kind.KEPT, new) if field in after else (Kind.NOT_KEPT, old)
                filled = sum(row[field] is not None for row in register.rows(name))
                part = f"{table.title}: {declared.heading}"
                yield Change(kind, "", part, table=name, field=field, detail=_rows(filled))


def _rows(count: int) -> str:
    return f"filled in in {number_of(count, 'row')}"


def _texts(path: str, value: object) -> Iterator[tuple[str, str]]:
    """What stands in a value, however deep, by its path: `report.purpose`."""
    if is_dataclass(value):
        for each in fields(value):
            yield from _texts(f"{path}.{each.name}".strip("."), getattr(value, each.name))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(f"{path}.{key}", each)
    elif isinstance(value, bytes):
        yield path, f"a file of {len(value):,} bytes" if value else ""
    elif isinstance(value, tuple):
        yield path, "; ".join(map(str, value))
    else:
        yield path, "" if value is None else str(value)


def _said(part: str, data: object, scheme: Scheme) -> str | None:
    """A part of a scheme in a few words; the longest are not told in full."""
    if data is None:
        return None
    if part == "bands":
        return ", ".join(f"{band.name} {band.lowest}–{band.highest}" for band in scheme.bands[::-1])
    if part == "tolerance" and scheme.tolerance:
        return str(scheme.tolerance.score)
    if isinstance(data, date):
        return f"{data:%d/%m/%Y}"
    if isinstance(data, (str, int)):
        return str(data)
    text = json.dumps(data, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else None


_LONGEST = 160
"""Characters of a part that is told in full."""
