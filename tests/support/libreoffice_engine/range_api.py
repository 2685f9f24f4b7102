"""What Excel's own Range says, where xlwings has no word for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import prod
from typing import TYPE_CHECKING, Any

from tests.support.bridge import uno
from tests.support.libreoffice_engine.formats import is_mixed
from tests.support.libreoffice_engine.part import Part
from tests.support.libreoffice_engine.reading import DAY_0, formula_cells

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.range import Range


@dataclass(slots=True, eq=False)
class RowsApi(Part):
    """Range.EntireRow."""

    range: "Range"

    @property
    def Hidden(self) -> bool | None:  # noqa: N802  # as Excel spells it
        return self.range.row_hidden

    @Hidden.setter
    def Hidden(self, value: bool) -> None:  # noqa: N802
        self.range.row_hidden = value


@dataclass(slots=True, eq=False)
class RangeApi(Part):
    """Excel's Range, as far as the tests need it."""

    range: "Range"

    @property
    def Locked(self) -> bool | None:  # noqa: N802
        """Whether protection keeps the cells as they are; None where they differ."""
        block = self.range.block
        return None if is_mixed(block, "CellProtection") else bool(block.CellProtection.IsLocked)

    @Locked.setter
    def Locked(self, value: bool) -> None:  # noqa: N802
        self.range.sheet.refuse_protected("locking cells")
        protection = self.range.block.CellProtection
        protection.IsLocked = value
        self.range.block.CellProtection = protection

    @property
    def HasFormula(self) -> bool | None:  # noqa: N802
        """Whether the cells hold formulas; None where some do."""
        block = self.range.block
        found = formula_cells(block, block.getFormulaArray())
        return None if 0 < len(found) < prod(self.range.shape) else bool(found)

    @property
    def Value2(self) -> Any:  # noqa: N802
        """As Range.raw_value, with dates as numbers."""
        found = self.range.raw_value
        if isinstance(found, tuple):
            return tuple(tuple(map(_without_date, row)) for row in found)
        return _without_date(found)

    @property
    def EntireRow(self) -> RowsApi:  # noqa: N802
        return RowsApi(self.range)

    def AutoFilter(self, Field: int, Criteria1: str) -> None:  # noqa: N802, N803
        """Show only a table's rows with this text in a column, counted from 1."""
        table = self.range.table
        if table is None or table.area != self.range.area:
            raise NotImplementedError("a filter on anything but a whole table")
        wanted: Any = uno().createUnoStruct("com.sun.star.sheet.TableFilterField")
        wanted.Field, wanted.StringValue = Field - 1, Criteria1
        wanted.Operator = uno().Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
        table.filter_by((wanted,))


def _without_date(value: Any) -> Any:
    return (value - DAY_0) / timedelta(days=1) if isinstance(value, datetime) else value
