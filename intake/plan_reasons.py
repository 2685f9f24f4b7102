"""The reasons of a plan that was corrected: what is as it was guessed keeps the guess's reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.grid import Grid
from intake.guess import guess
from intake.plan import ASKED_FOR, ColumnPlan, Plan, TablePlan


def with_reasons(
    plan: Plan, grids: Sequence[Grid], tables: Sequence[TablePlan], source: str, file: str
) -> Plan:
    """A plan that `file` says, with a reason for each part: that of the guess, or the file's name.

    The rest is as for `guess`.
    """
    guessed, _ = guess(grids, tables, None, source)
    if guessed is None or guessed.scheme != plan.scheme:
        guessed, _ = guess(grids, tables, plan.scheme, source)
    if guessed is None:
        return plan
    says = f"{file} says so"
    known = {table.grid: table for table in guessed.tables}
    return replace(
        plan,
        tables=tuple(_table(table, known.get(table.grid), says) for table in plan.tables),
        reasons={
            name: reason
            if reason != ASKED_FOR and getattr(guessed, name) == getattr(plan, name)
            else says
            for name, reason in guessed.reasons.items()
        },
    )


def _table(table: TablePlan, guessed: TablePlan | None, says: str) -> TablePlan:
    reason, reasons = says, dict[tuple[object, ...], str]()
    if guessed and _where(table) == _where(guessed):
        reason = guessed.reason
        reasons = {_what(column): column.reason for column in guessed.columns}
    columns = (
        replace(column, reason=column.reason or reasons.get(_what(column), says))
        for column in table.columns
    )
    return replace(table, reason=reason, columns=tuple(columns))


def _where(table: TablePlan) -> tuple[object, ...]:
    return table.layout, table.header_row, table.header_rows, table.last_row


def _what(column: ColumnPlan) -> tuple[object, ...]:
    return column.heading, column.becomes, column.quarter
