"""Sheets and Word tables that are named after the section of the register that they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.grid import Grid, GridCell
from intake.plan import SECTION, Layout, TablePlan
from intake.records import Record
from risk_register.places import Place

SECTION_FIELDS = ("objective", "category", "areas")
"""The fields that a section may be, the best first."""

_SAYS_NOTHING = re.compile(r"(sheet|table|tabelle|blatt)\s*\d*", re.I)


def with_section(
    record: Record, table: TablePlan, grid: Grid, tables: Sequence[TablePlan]
) -> Record:
    """The record with the name of its sheet, or the heading above its table, as its section.

    Only where several tables of the file have the same headings, so that the name tells them
    apart, and where nothing else says the section.
    """
    name = grid.above.splitlines()[-1].strip() if grid.above.strip() else grid.name
    if SECTION in record.cells or _says_section(table) or _SAYS_NOTHING.fullmatch(name):
        return record
    headings = [column.heading for column in table.columns]
    alike = [
        other
        for other in tables
        if other.layout is Layout.ROWS and [each.heading for each in other.columns] == headings
    ]
    if table.layout is not Layout.ROWS or len(alike) < 2:
        return record
    cell = GridCell(name, Place(grid.name), spread=True)
    return replace(record, cells={**record.cells, SECTION: (cell,)})


def _says_section(table: TablePlan) -> bool:
    return any(column.becomes in SECTION_FIELDS for column in table.columns)
