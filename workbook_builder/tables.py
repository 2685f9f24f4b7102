"""Declaring an area of a sheet as a table, its calculated columns included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lxml.etree import SubElement
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo

from risk_register.values import Value
from workbook_builder.sheet import Sheet, area
from workbook_builder.styles import Look

_ALT_TEXT = "{504A1905-F514-4f6f-8877-14C23A59335A}"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


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
    table = _DescribedTable(id=1, name=name, displayName=name, ref=corners, tableColumns=columns)
    table.autoFilter = AutoFilter(ref=corners) if filters else None
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.worksheet.add_table(table)


def describe(sheet: Sheet, name: str, said: str) -> None:
    """Gives a table a text that is read to those who cannot see it."""
    sheet.worksheet.tables[name].said = said


class _DescribedTable(Table):
    """A table with a text for those who cannot see it, which openpyxl has no place for."""

    __elements__ = Table.__elements__
    __attrs__ = Table.__attrs__
    said = ""

    def to_tree(self, *_: Any, **__: Any) -> Any:
        """The table's element."""
        tree: Any = super().to_tree()
        if self.said:
            extensions = SubElement(tree, "extLst")
            extension = SubElement(extensions, "ext", {"uri": _ALT_TEXT})
            described = {"altTextSummary": self.said}
            SubElement(extension, f"{{{_X14}}}table", described, nsmap={"x14": _X14})
        return tree


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
