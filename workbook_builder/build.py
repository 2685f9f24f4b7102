"""The whole workbook of a register."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

from formulas.areas import has_area_grid
from formulas.headings import has_map, has_positions
from formulas.tables import clashing_headings
from formulas.text import column, table_name
from risk_register.fields import VERSIONS, Table
from risk_register.findings import Finding
from risk_register.kept_fields import kept_tables
from risk_register.register import Register
from workbook_builder.book import LAYOUT, Book
from workbook_builder.carried import carried_parts
from workbook_builder.logo import logo_findings
from workbook_builder.own_formulas import own_formula_findings
from workbook_builder.shape import Shape
from workbook_builder.sheet import SheetKind
from workbook_builder.sheets.about import add_about, fill_about
from workbook_builder.sheets.checks import add_checks
from workbook_builder.sheets.dashboard import add_dashboard
from workbook_builder.sheets.heat_map import add_heat_map
from workbook_builder.sheets.policy_areas import add_policy_areas
from workbook_builder.sheets.quarter_by_quarter import add_quarter_by_quarter
from workbook_builder.sheets.quarter_end import add_quarter_end
from workbook_builder.sheets.register import add_register
from workbook_builder.sheets.scheme import add_scheme
from workbook_builder.table_sheet import add_table_sheet
from workbook_builder.validations import key_name
from workbook_builder.writing import write_package

_DAILY = ("controls", "updates")


def build(
    register: Register,
    progress: Callable[[str], None] = lambda _: None,
    shape: Shape | None = None,
) -> bytes:
    """The bytes of the register's workbook, as `write_workbook` writes them."""
    stream = io.BytesIO()
    write_workbook(register, stream, progress, shape)
    return stream.getvalue()


def write_workbook(
    register: Register,
    stream: IO[bytes],
    progress: Callable[[str], None] = lambda _: None,
    shape: Shape | None = None,
) -> None:
    """Writes the register's workbook; the same bytes for the same register.

    `progress` is told the title of each sheet when it is begun; `shape` is that of another workbook
    which this one is to be held against. The register must have no errors among its findings, and
    `unbuildable` must find nothing.
    """
    book = Book(register, shape)
    about = add_about(book)
    elsewhere = (register.kind.first, VERSIONS)
    tables = [table for table in kept_tables(register.scheme) if table not in elsewhere]
    progress(register.kind.first.title)
    add_register(book)
    _add_tables(book, [each for each in tables if each.name in _DAILY], SheetKind.DAILY, progress)
    if has_map(register.scheme):
        progress("Heat map")
        add_heat_map(book)
    if has_positions(register.scheme):
        progress("Quarter by quarter")
        add_quarter_by_quarter(book)
    if has_area_grid(register.scheme):
        progress("Policy areas")
        add_policy_areas(book)
    progress("Dashboard")
    add_dashboard(book)
    _add_tables(book, [t for t in tables if t.name not in _DAILY], SheetKind.RECORDS, progress)
    if has_positions(register.scheme):
        add_quarter_end(book)
    add_scheme(book)
    add_checks(book)
    fill_about(book, about)
    progress("Writing")
    built = [sheet.as_built() for sheet in book.sheets.values()]
    write_package(book.workbook, book.sheets, carried_parts(register, LAYOUT, built), stream)


def unbuildable(register: Register) -> list[Finding]:
    """What keeps a register, though it has no errors of its own, from becoming a workbook."""
    return [
        *clashing_headings(register.scheme, register.own_columns),
        *own_formula_findings(register),
        *logo_findings(register.settings.brand.logo),
    ]


def _add_tables(
    book: Book, tables: list[Table], kind: SheetKind, progress: Callable[[str], None]
) -> None:
    for table in tables:
        progress(table.title)
        add_table_sheet(book, table, kind)
        if table.key:
            book.define(key_name(table), column(table_name(table), table.key.heading))
