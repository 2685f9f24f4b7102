"""Writing the cells of a list whose formulas speak of cells in their own row."""

from __future__ import annotations

from collections.abc import Iterable

from risk_register.values import Value
from workbook_builder.cells import content_xml, formula_xml, letter, row_xml
from workbook_builder.styles import Look, Styles

ROW = "\0"
"""Stands for the number of the row in a formula; no text of a workbook can hold it."""


def here(column: int) -> str:
    """The address of a cell in a formula's own row."""
    return f"{letter(column)}{ROW}"


class ListedCells:
    """The cells of one column, as a worksheet part stores them; each has the same formula."""

    def __init__(self, column: int, styles: Styles, look: Look, formula: str) -> None:
        """`formula` has ROW where the number of its row is to stand."""
        self._start = f'<c r="{here(column)}" s="{styles.number(look)}"'
        self._formula = formula_xml(formula)

    def xml(self, row: int, value: Value) -> str:
        """The cell in a row."""
        number = str(row)
        start, formula = self._start.replace(ROW, number), self._formula.replace(ROW, number)
        return content_xml(start, value, formula)


def listed_row(
    number: int,
    cells: Iterable[ListedCells],
    values: Iterable[Value],
    height: float | None = None,
) -> str:
    """A row of a list, with the value of each column."""
    pairs = zip(cells, values, strict=True)
    return row_xml(number, (cell.xml(number, value) for cell, value in pairs), height)
