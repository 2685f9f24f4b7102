"""What holds for every register: nothing changes silently, and both ways say the same."""

import random
from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from risk_register.comparison.change import Change, Kind
from risk_register.comparison.compare import compare
from risk_register.fields import TABLES
from risk_register.fields import Kind as FieldKind
from risk_register.kept_fields import fields_of
from risk_register.passages import Passage
from risk_register.register import Register, Row
from risk_register.values import Value
from tests.risk_register.registers_drawn import registers

QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def with_row(register: Register, table: str, at: int, row: Row) -> Register:
    rows = [*register.rows(table)]
    rows[at] = row
    return replace(register, tables={**register.tables, table: tuple(rows)})


@QUICK
@given(registers())
def test_a_register_compared_with_itself_has_no_changes(register: Register) -> None:
    assert compare(register, register).changes == ()


@QUICK
@given(registers(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_makes_no_difference(
    register: Register, chance: random.Random
) -> None:
    shuffled = {
        name: tuple(chance.sample(rows, len(rows))) for name, rows in register.tables.items()
    }
    assert compare(register, replace(register, tables=shuffled)).changes == ()


@QUICK
@given(registers(), st.data())
def test_every_entry_that_is_changed_or_taken_out_is_told(
    register: Register, data: st.DataObject
) -> None:
    filled = [
        (table, at, name)
        for table, rows in register.tables.items()
        for at, row in enumerate(rows)
        for name in row.values
    ]
    if not filled:
        return
    table, at, name = data.draw(st.sampled_from(filled))
    row = register.rows(table)[at]
    [field] = [each for each in fields_of(TABLES[table], register.scheme) if each.name == name]
    of_a_list = field.kind in (FieldKind.CHOICE, FieldKind.LISTED)
    edited_to = None if of_a_list else _edited(row[name])
    values = {**row.values, name: edited_to}
    edited = with_row(register, table, at, replace(row, values=values))
    assert compare(register, edited).changes


def _edited(value: Value) -> Value:
    """Another value; nothing in place of a day."""
    if isinstance(value, int):
        return value + 1
    return f"{value} X" if isinstance(value, str) else None


@QUICK
@given(registers(), st.data())
def test_every_row_that_is_taken_out_or_added_is_told(
    register: Register, data: st.DataObject
) -> None:
    tables = [name for name, rows in register.tables.items() if rows]
    if not tables:
        return
    table = data.draw(st.sampled_from(tables))
    rows = register.rows(table)
    at = data.draw(st.integers(0, len(rows) - 1))
    fewer = replace(register, tables={**register.tables, table: rows[:at] + rows[at + 1 :]})
    gone, came = compare(register, fewer).changes, compare(fewer, register).changes
    assert gone
    assert came


SWAPPED = {
    Kind.CONTROL_ADDED: Kind.CONTROL_GONE,
    Kind.ROW_ADDED: Kind.ROW_GONE,
    Kind.LINK_ADDED: Kind.LINK_GONE,
    Kind.UPDATE_ADDED: Kind.ROW_GONE,
    Kind.QUARTER_ADDED: Kind.QUARTER_GONE,
    Kind.KEPT: Kind.NOT_KEPT,
}


@QUICK
@given(registers(), st.data())
def test_swapping_the_registers_swaps_what_came_and_what_went(
    register: Register, data: st.DataObject
) -> None:
    tables = [
        name for name, rows in register.tables.items() if rows and name != register.kind.first.name
    ]
    if not tables:
        return
    table = data.draw(st.sampled_from(tables))
    fewer = replace(register, tables={**register.tables, table: register.rows(table)[1:]})
    gone, came = compare(register, fewer).changes, compare(fewer, register).changes
    if all(change.kind in SWAPPED for change in came):
        assert Counter(map(_reversed, came)) == Counter(map(_said, gone))


def _said(change: Change) -> tuple[object, ...]:
    return change.kind, change.reference, change.key, change.before, change.after


def _reversed(change: Change) -> tuple[object, ...]:
    kind = SWAPPED[change.kind] if isinstance(change.kind, Kind) else Passage.GONE
    return kind, change.reference, change.key, change.after, change.before
