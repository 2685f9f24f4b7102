"""Writing the cells of one column of a long table: what they share is worked out once."""

from __future__ import annotations

from risk_register.own_columns import Formula
from risk_register.values import Month
from workbook_builder.cells import UNKNOWN, content_xml, formula_xml, letter
from workbook_builder.columns import Column, Content, look_of
from workbook_builder.styles import Styles


class ColumnCells:
    """The cells of one column, as a worksheet part stores them."""

    def __init__(self, column: Column, at: int, styles: Styles) -> None:
        """`at` is the column's number."""
        self._column = column
        self._styles = styles
        self._start = f'<c r="{letter(at)}'
        self._formula = formula_xml(column.formula) if column.calculated else ""
        self._usual = styles.number(column.look)
        self._unusual = (str, Month) if column.is_free else (Month,)
        """What may have another look than the column."""

    def xml(self, row: int, content: Content) -> str:
        """The cell in a row."""
        start = f'{self._start}{row}" s="{self._style(content)}"'
        if isinstance(content, Formula):
            return content_xml(start, UNKNOWN, formula_xml(content.text))
        return content_xml(start, content, self._formula)

    def _style(self, content: Content) -> int:
        if not isinstance(content, self._unusual):
            return self._usual
        look = look_of(self._column, content)
        return self._usual if look is self._column.look else self._styles.number(look)
