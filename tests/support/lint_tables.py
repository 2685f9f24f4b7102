"""Lint rules for tables and names."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from tests.support.formulas import is_cell, is_row_and_column, read, with_relative_rows
from tests.support.package import (
    Cell,
    Column,
    DefinedName,
    Sheet,
    Table,
    Workbook,
    area,
    column_letters,
)

LONGEST_NAME = 255  # Microsoft, "Names in formulas"; [MS-OI29500] 2.1.681 for columns
PRINT_NAMES = ("_xlnm.Print_Area", "_xlnm.Print_Titles")


def table_faults(workbook: Workbook) -> Iterator[str]:
    """The faults of all tables and defined names of a workbook."""
    yield from _name_faults(workbook)
    yield from _repeated_tables(workbook)
    for sheet in workbook.sheets:
        yield from _overlaps(sheet)
        for table in sheet.tables:
            for sentence in _sentences(sheet, table):
                yield f"Table {table.name} ({table.part}): {sentence}"


def name_problem(name: str) -> str | None:
    """What keeps a text from being the name of a table or a range, or None."""
    if not re.fullmatch(r"(?:[^\W\d]|\\)[\w.\\?]*", name):
        return "has characters that a name cannot have"
    if len(name) > LONGEST_NAME:
        return f"has {len(name)} characters, over {LONGEST_NAME}"
    if is_cell(name) or is_row_and_column(name):
        return "looks like a cell reference"
    return "is a truth value" if name.upper() in ("TRUE", "FALSE") else None


def _name_faults(workbook: Workbook) -> Iterator[str]:
    tables = {table.name.lower() for table in workbook.tables()}
    seen = Counter((name.scope, name.name.lower()) for name in workbook.names)
    for name in workbook.names:
        for sentence in _name_sentences(name, workbook, tables):
            yield f"Name {name.name} (xl/workbook.xml): {sentence}"
    for (_, text), count in seen.items():
        if count > 1:
            yield f"Name {text} (xl/workbook.xml): it is defined {count} times."


def _name_sentences(name: DefinedName, workbook: Workbook, tables: set[str]) -> Iterator[str]:
    builtin = name.name.startswith("_xlnm.")
    problem = None if builtin else name_problem(name.name)
    if problem:
        yield f"it {problem}."
    if name.name.lower() in tables:
        yield "a table has the same name."
    if name.scope is not None and name.scope not in workbook.sheet_names:
        yield f"it belongs to {name.scope}, which does not exist."
    if name.name in PRINT_NAMES and set(read(name.text).sheets) != {name.scope}:
        yield f"it points to {name.text!r}, not to its own sheet {name.scope!r}."


def _repeated_tables(workbook: Workbook) -> Iterator[str]:
    tables = workbook.tables()
    for name, count in Counter(table.name.lower() for table in tables).items():
        if count > 1:
            yield f"Table {name}: {count} tables have this name."
    for identity, count in Counter(table.identity for table in tables).items():
        if count > 1:
            yield f"Tables: {count} tables have the id {identity}."


def _overlaps(sheet: Sheet) -> Iterator[str]:
    for one, other in itertools.combinations(sheet.tables, 2):
        if one.area.overlaps(other.area):
            yield (
                f"Table {one.name} ({one.part}): it overlaps table {other.name} at "
                f"{sheet.name}!{other.reference}."
            )


def _sentences(sheet: Sheet, table: Table) -> Iterator[str]:
    problem = name_problem(table.name)
    if problem:
        yield f"its name {problem}."
    yield from _shape(table)
    yield from _column_names(table)
    if table.header_rows:
        yield from _headers(sheet, table)
    for across, column in enumerate(table.columns):
        if column.formula is not None:
            letters = column_letters(table.area.first_column + across)
            yield from _calculated(sheet, table, column, letters)


def _shape(table: Table) -> Iterator[str]:
    width = table.area.last_column - table.area.first_column + 1
    if width != len(table.columns):
        yield f"it is {width} columns wide and has {len(table.columns)} column names."
    if not table.body_rows():
        yield "it has no row below its header."
    if table.filter_reference is not None and _filter_differs(table):
        yield f"its filter covers {table.filter_reference}, not {table.reference}."
    for identity, count in Counter(column.identity for column in table.columns).items():
        if count > 1:
            yield f"{count} columns have the id {identity}."


def _filter_differs(table: Table) -> bool:
    """Whether the filter covers other cells than header and body."""
    covered = area(table.filter_reference or "")
    wanted = table.area
    return (covered.first_row, covered.first_column, covered.last_row, covered.last_column) != (
        wanted.first_row,
        wanted.first_column,
        wanted.last_row - table.totals_rows,
        wanted.last_column,
    )


def _column_names(table: Table) -> Iterator[str]:
    for name, count in Counter(column.name.lower() for column in table.columns).items():
        if count > 1:
            yield f"{count} columns are named {name!r}."
        if not name.strip():
            yield "a column has an empty name."
        if len(name) > LONGEST_NAME:
            yield f"a column's name has {len(name)} characters, over {LONGEST_NAME}."


def _headers(sheet: Sheet, table: Table) -> Iterator[str]:
    for across, column in enumerate(table.columns):
        letters = column_letters(table.area.first_column + across)
        address = f"{letters}{table.area.first_row}"
        yield from _header(f"{sheet.name}!{address}", sheet.cells.get(address), column)


def _header(place: str, cell: Cell | None, column: Column) -> Iterator[str]:
    if cell is None or (cell.text is None and cell.value is None):
        yield f"the header {place} is empty."
    elif cell.has_formula:
        yield f"the header {place} is a formula."
    elif cell.text is None:
        yield f"the header {place} is not a text."
    elif cell.text != column.name:
        yield f"the header {place} says {cell.text!r}, its column is named {column.name!r}."


def _calculated(sheet: Sheet, table: Table, column: Column, letters: str) -> Iterator[str]:
    """Cells of a calculated column with another formula, or with none."""
    rows = table.body_rows()
    wanted = with_relative_rows(column.formula or "", rows.start)
    for row in rows:
        cell = sheet.cells.get(f"{letters}{row}")
        place = f"{sheet.name}!{letters}{row}"
        if cell is None or not cell.has_formula:
            yield f"{place} lacks the formula of its column {column.name!r}."
        elif with_relative_rows(cell.formula, row) != wanted:
            yield f"{place} has another formula than its column {column.name!r}."
