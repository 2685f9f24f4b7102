"""The file of a plan: what was guessed with its reasons, for the officer to correct and give back.

It is TOML. Reasons stand in it as comments, which are not read back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from textwrap import wrap
from typing import Any

import schemes
from intake.allowed import allowed
from intake.column_guesses import SEVERAL
from intake.finding import find_table
from intake.grid import Grid
from intake.headings import columns_of
from intake.plan import NOTES, POSITION, SECTION, ColumnPlan, Layout, Plan, TablePlan
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.toml_reading import TomlTable, load_toml
from risk_register.toml_writing import toml
from risk_register.values import read_date

PLAN_FILE = "import.toml"
"""The name of the file beside a register that came in from elsewhere."""

_WIDTH = 98
_MOST_LISTED = 8
_HEADER = """\
What the import took everything for. Correct what is wrong, and import the file again with this
one: opcc-register import FILE -o FOLDER --map import.toml
To the left of each = stands a heading of the file, to the right what its column becomes. What is
not listed is kept as notes. Lines that begin with # only explain."""
_POSITION = re.compile(rf"{POSITION} (\S+)")


def plan_text(plan: Plan) -> str:
    """The text of a plan's file, with the reasons as comments; of the same plan the same text."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield from _comment(_HEADER)
    yield ""
    for name in ("organisation", "title", "scheme", "as_at"):
        yield from _comment(plan.reasons.get(name, ""))
        yield _entry(name, getattr(plan, name))
    yield ""
    scheme = schemes.load(plan.scheme)[0]
    if scheme:
        words = ", ".join(_shown(name) for name in allowed(scheme))
        yield from _comment(f"Under this scheme a column may become: {words}.")
    for table in plan.tables:
        yield from ("", "[[tables]]", *_table(table))


def _shown(name: str) -> str:
    return f"{POSITION} 2023-06-30 (a quarter's last day)" if name == POSITION else name


def _table(table: TablePlan) -> Iterator[str]:
    yield from _comment(table.reason)
    yield _entry("grid", table.grid)
    yield _entry("layout", str(table.layout))
    for name in ("header_row", "header_rows", "last_row"):
        if getattr(table, name) != getattr(TablePlan("", Layout.NONE), name):
            yield _entry(name, getattr(table, name))
    if table.columns:
        yield from ("", "[tables.columns]")
    for column in table.columns:
        yield from _comment(column.reason)
        yield f"{_quoted(column.heading)} = {_quoted(becomes_text(column))}"


def becomes_text(column: ColumnPlan) -> str:
    """What a column becomes, as the file says it: `cause`, `position 2023-06-30`."""
    return f"{POSITION} {column.quarter}" if column.quarter else column.becomes


def _comment(text: str) -> Iterator[str]:
    for line in text.splitlines():
        shown = "".join(each if each.isprintable() else " " for each in line)
        yield from (f"# {part}" for part in wrap(shown, _WIDTH, break_on_hyphens=False))


def _entry(key: str, value: Any) -> str:
    return toml({key: value}).rstrip("\n")


def _quoted(text: str) -> str:
    return _entry("text", text).removeprefix("text = ")


def read_plan(
    path: Path, grids: Sequence[Grid], asked_for: str | None = None
) -> tuple[Plan | None, list[Finding]]:
    """The plan in a file that was written by `plan_text` and corrected.

    `grids` are those of the file that is imported. A grid, a heading or a meaning that is not known
    is an error, with the nearest that is. Columns that the file does not list become notes, and a
    grid that it does not list has no risks. A scheme that is `asked_for` counts instead of the
    file's, and what only the file's has a place for becomes notes. `None` where there is an error.
    """
    findings: list[Finding] = []
    data = load_toml(path, findings)
    if findings:
        return None, findings
    top = TomlTable(data, Place(path.name), findings)
    own_scheme = top.text("scheme", required=not asked_for)
    scheme_name = asked_for or own_scheme
    meanings = _Meanings(
        scheme_name, _allowed(scheme_name, findings), _allowed(own_scheme, []) if asked_for else ()
    )
    organisation, title = (top.text(key, required=True) for key in ("organisation", "title"))
    as_at = top.day("as_at")
    by_name = {grid.name: grid for grid in grids}
    tables = [_read_table(each, by_name, meanings) for each in top.tables("tables", "grid")]
    top.finish()
    if not data.get("tables"):
        top.report("import-plan-no-table", "tables", "at least one table", "none")
    if as_at is None or any(each.severity is Severity.ERROR for each in findings):
        return None, findings
    return Plan(organisation, title, scheme_name, as_at, tuple(tables), {}), findings


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What a column may become under a scheme, and what it may under the scheme of the file."""

    scheme_name: str
    here: tuple[str, ...]
    there: tuple[str, ...]


def _allowed(scheme_name: str, findings: list[Finding]) -> tuple[str, ...]:
    """What a column may become under a scheme; nothing where the scheme cannot be used."""
    if not scheme_name:
        return ()
    scheme, found = schemes.load(scheme_name)
    findings += found
    return tuple(allowed(scheme)) if scheme else ()


def _read_table(data: TomlTable, grids: Mapping[str, Grid], meanings: _Meanings) -> TablePlan:
    name = data.text("grid", required=True)
    if name and name not in grids:
        data.report("import-plan-grid", "grid", _one_of(name, [*grids]), quoted(name))
    layout = Layout(data.one_of("layout", tuple(Layout)))
    given = [each for each in ("header_row", "header_rows", "last_row") if each in data]
    rows = {each: data.whole(each) for each in given}
    listed = data.text_mapping("columns")
    data.finish()
    table = TablePlan(
        name, layout, rows.get("header_row") or 0, rows.get("header_rows") or 1,
        last_row=rows.get("last_row") or 0,
    )  # fmt: skip
    if name not in grids or layout is Layout.NONE or None in rows.values():
        return table
    headings = _headings(grids[name], table)
    _report_unknown(data, listed, headings)
    columns = [_read_column(data, each, listed.get(each), meanings) for each in headings]
    _report_twice(data, columns)
    return replace(table, columns=tuple(columns))


def _report_unknown(data: TomlTable, listed: Collection[str], headings: Sequence[str]) -> None:
    """Adds a finding for each heading that is not there; one alone where none of them is."""
    unknown = [heading for heading in listed if heading not in headings]
    if len(unknown) > 1 and len(unknown) == len(listed):
        there = ", ".join(map(quoted, headings[:_MOST_LISTED])) or "none"
        expected = f"the headings that stand where the table says that they do: {there}"
        data.report("import-plan-heading", "columns", expected, quoted(", ".join(unknown)))
        return
    for heading in unknown:
        data.report(
            "import-plan-heading", f"columns.{heading}", _one_of(heading, headings), quoted(heading)
        )


def _report_twice(data: TomlTable, columns: Sequence[ColumnPlan]) -> None:
    """Adds a finding for each column that becomes what another one is already."""
    taken: dict[str, str] = {}
    for column in columns:
        becomes = becomes_text(column)
        if column.becomes not in SEVERAL and becomes in taken:
            expected = f"one column for {becomes}, which is {quoted(taken[becomes])}"
            data.report("import-plan-twice", f"columns.{column.heading}", expected, "another one")
        taken.setdefault(becomes, column.heading)


def _headings(grid: Grid, table: TablePlan) -> list[str]:
    """The headings of a table where the file says that they stand; none if it has no risks."""
    found = find_table(grid)
    there = [column.heading for column in found.columns]
    if (table.layout, table.header_row, table.header_rows) == (
        found.layout, found.header_row, found.header_rows
    ):  # fmt: skip
        return there
    if table.layout is not Layout.ROWS or not 0 < table.header_row <= len(grid.rows):
        return []
    headings = [*columns_of(grid, table.header_row - 1, table.header_rows).values()]
    return headings + [each for each in there if each == SECTION and each not in headings]


def _read_column(
    data: TomlTable, heading: str, text: str | None, meanings: _Meanings
) -> ColumnPlan:
    if text is None:
        return ColumnPlan(heading, NOTES, reason="it is not listed; kept as it stands")
    becomes, quarter = _becomes(text)
    if becomes in meanings.there and becomes not in meanings.here:
        reason = f"scheme {meanings.scheme_name} has no place for {becomes}"
        return ColumnPlan(heading, NOTES, reason=reason)
    if meanings.here and (becomes not in meanings.here or (becomes == POSITION and not quarter)):
        known = [POSITION] if text.strip().startswith(POSITION) else meanings.here
        expected = _one_of(text, [_shown(name) for name in known])
        data.report("import-plan-meaning", f"columns.{heading}", expected, quoted(text))
    return ColumnPlan(heading, becomes, quarter)


def _becomes(text: str) -> tuple[str, date | None]:
    found = _POSITION.fullmatch(text.strip())
    return (POSITION, read_date(found[1])) if found else (text.strip(), None)


def _one_of(text: str, known: Sequence[str]) -> str:
    """What a message expects: the nearest that are known, or all where none is near."""
    near = get_close_matches(text.casefold(), {each.casefold(): each for each in known}, 3, 0.5)
    names = [each for each in known if each.casefold() in near] or [*known]
    return f"one of {', '.join(names)}" if names else "none; the table has no columns"
