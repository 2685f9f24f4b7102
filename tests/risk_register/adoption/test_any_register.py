"""Whatever a register holds: it goes over to another scheme whole, or is refused."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from risk_register.adoption.adopt import adopt
from risk_register.adoption.mapping import SchemeMapping
from risk_register.adoption.needs import needs
from risk_register.fields import Kind, Table
from risk_register.findings import errors
from risk_register.folder import read_settings, read_tables
from risk_register.folder_files import folder_files
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.own_columns import Formula
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.scheme_file import read_scheme
from risk_register.values import Month
from tests.registers import SCHEME_NAMES, scheme
from tests.risk_register.registers_drawn import registers

AFTER_ALL = date(2200, 1, 1)
CONVERTED = (Kind.LEVEL, Kind.SCORE, Kind.CHOICE)


@st.composite
def mappings(draw: st.DrawFn, register: Register, new: Scheme) -> SchemeMapping:
    """A whole mapping, any of those that could be."""
    numbers: dict[str, dict[int, int]] = {}
    statuses: dict[str, str] = {}
    for need in needs(register, new, SchemeMapping()):
        if need.section == "statuses":
            statuses[need.key] = draw(st.sampled_from([each.name for each in new.statuses]))
        else:
            choices = {
                "likelihood": new.likelihood.numbers if new.likelihood else (),
                "impact": new.impact.numbers if new.impact else (),
                "scores": (new.bands[0].lowest, new.bands[-1].highest) if new.bands else (1, 99),
            }[need.section]
            numbers.setdefault(need.section, {})[int(need.key)] = draw(st.sampled_from(choices))
    return SchemeMapping(numbers, {"statuses": statuses} if statuses else {})


@given(st.data(), registers())
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to make a failing one small takes long
    suppress_health_check=list(HealthCheck),
)
def test_nothing_is_lost_and_the_register_reads_back(data: st.DataObject, before: Register) -> None:
    names = [name for name in SCHEME_NAMES if scheme(name).kind == before.kind]
    new = _next(before.scheme, scheme(data.draw(st.sampled_from(names))))
    after, findings = adopt(before, new, AFTER_ALL, data.draw(mappings(before, new)))
    if after is None:
        assert {finding.code for finding in errors(findings)} == {"adopt-sealed"}
        return
    for table in kept_tables(before.scheme):
        for old, now in zip(before.rows(table.name), after.rows(table.name), strict=False):
            assert [*_missing(table, before.scheme, old, now)] == []
    assert _as_read(after) == _contents(after)


def _next(old: Scheme, new: Scheme) -> Scheme:
    """The new scheme, if it keeps every table and the stage, so that it can be adopted."""
    tables = {*new.tables, *old.tables}
    keeps = new.keeps if "stage" in new.keeps else (*new.keeps, "stage")
    return replace(new, name="next", tables=tuple(sorted(tables)), keeps=keeps)


def _missing(table: Table, scheme: Scheme, old: Row, now: Row) -> Iterator[str]:
    """The fields of a row whose values stand nowhere in what has become of it."""
    there = {*now.values.values(), *(v for v in now.own.values() if not isinstance(v, Formula))}
    for each in fields_of(table, scheme):
        value = old[each.name]
        if value is None or each.kind in CONVERTED:
            continue
        kept = {value, str(value) if isinstance(value, Month) else value}
        if isinstance(value, date):
            kept.add((value - date(1899, 12, 30)).days)
        if not kept & there:
            yield each.name


def _as_read(register: Register) -> dict[str, list[object]]:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in folder_files(register, with_scheme=True).items():
            Path(folder, name).write_bytes(content)
        rules, findings = read_scheme(Path(folder, "scheme.toml"))
        assert (rules, findings) == (register.scheme, [])
        said, findings = read_settings(Path(folder))
        assert said is not None, findings
        read, findings = read_tables(Path(folder), said, register.scheme)
    assert [str(each) for each in findings] == []
    return _contents(read)


def _contents(register: Register) -> dict[str, list[object]]:
    return {
        table.name: [
            ({key: value for key, value in row.values.items() if value is not None}, dict(row.own))
            for row in register.rows(table.name)
        ]
        for table in kept_tables(register.scheme)
        if register.rows(table.name)
    }
