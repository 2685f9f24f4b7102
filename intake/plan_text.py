"""A plan as lines that a person reads: what was guessed, and why."""

from __future__ import annotations

from collections.abc import Iterator

from intake.plan import ColumnPlan, Layout, Plan, TablePlan


def plan_lines(plan: Plan, many: str) -> list[str]:
    """What is what in the file, with the reasons; `many` is what it registers: `risks`."""
    settings = {
        "organisation": plan.organisation,
        "title": plan.title,
        "scheme": plan.scheme,
        "as_at": f"{plan.as_at:%d/%m/%Y}",
    }
    lines = [
        _with_reason(f"{name.replace('_', ' ').capitalize()}: {value}", plan.reasons.get(name, ""))
        for name, value in settings.items()
    ]
    for table in plan.tables:
        lines += ["", *_table(table, many)]
    return lines


def _table(table: TablePlan, many: str) -> Iterator[str]:
    if table.layout is Layout.NONE:
        yield _with_reason(f"{table.grid}: no {many}; its text is kept", table.reason)
        return
    where = f", headings in row {table.header_row}" if table.header_row else ""
    yield _with_reason(f"{table.grid}: {table.layout}{where}", table.reason)
    for column in table.columns:
        yield f"  {_with_reason(_column(column), column.reason)}"


def _column(column: ColumnPlan) -> str:
    quarter = f" {column.quarter:%d/%m/%Y}" if column.quarter else ""
    return f"{column.heading} = {column.becomes}{quarter}"


def _with_reason(text: str, reason: str) -> str:
    return f"{text} ({reason})" if reason else text
