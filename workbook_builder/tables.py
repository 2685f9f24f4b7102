"""Declaring an area of a sheet as a table, its calculated columns included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo

from risk_register.values import Value
from workbook_builder.sheet import Sheet, area
from workbook_builder.styles import Look


def declare(
    sheet: Sheet, name: str, top: int, left: int, headings: Sequence[str], rows: int,
    formulas: Sequence[str] = (), *, filters: bool = True,
) -> None:  # fmt: skip
    """Declares a table of so many rows under a row of headings that stands at `top`.

    `formulas` has a text for each column, empty where entries are made. A table has at least one
    row, even if it is blank: Excel refuses any other.
    """
    corners = area(top, left, top + max(rows, 1), left + len(headings) - 1)
    columns = []
    for number, heading in enumerate(headings, 1):
        column = TableColumn(id=number, name=heading)
        if formulas and formulas[number - 1]:
            column.calculatedColumnFormula = TableFormula(attr_text=formulas[number - 1])
        columns.append(column)
    table = Table(id=1, name=name, displayName=name, ref=corners, tableColumns=columns)
    table.autoFilter = AutoFilter(ref=corners) if filters else None
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.worksheet.add_table(table)


def put_list(
    sheet: Sheet, name: str, top: int, headings: Sequence[str],
    rows: Iterable[Sequence[tuple[Value, Look]]], left: int = 1,
) -> int:  # fmt: skip
    """Puts a small table without filters, and returns the number of its last row."""
    sheet.put_row(top, headings, sheet.styles.table_heading, left)
    last = top
    for last, cells in enumerate(rows, top + 1):
        for column, (value, look) in enumerate(cells, left):
            sheet.put(last, column, value, look)
    declare(sheet, name, top, left, headings, last - top, filters=False)
    return last
