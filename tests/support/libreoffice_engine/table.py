"""Tables: LibreOffice keeps Excel's as its database ranges."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import xlwings as xw

from tests.support.libreoffice_engine.areas import edges, from_office
from tests.support.libreoffice_engine.part import ExcelError, Part
from tests.support.libreoffice_engine.range import Range
from tests.support.package import Area

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.sheet import Sheet


@dataclass(slots=True, eq=False)
class Table(Part):
    """One table with a row of headings."""

    parent: "Sheet"
    remote: Any

    @property
    def api(self) -> "TableApi":
        return TableApi(self)

    @property
    def name(self) -> str:
        return str(self.remote.getName())

    @property
    def display_name(self) -> str:
        return self.name

    @property
    def area(self) -> Area:
        return from_office(self.remote.getDataArea())

    @property
    def range(self) -> Range:
        return Range(self.parent, (self.area,))

    @property
    def header_row_range(self) -> Range:
        area = self.area
        row = Area(area.first_row, area.first_column, area.first_row, area.last_column)
        return Range(self.parent, (row,))

    @property
    def data_body_range(self) -> Range:
        area = self.area
        body = Area(area.first_row + 1, area.first_column, area.last_row, area.last_column)
        return Range(self.parent, (body,))

    @property
    def show_autofilter(self) -> bool:
        return bool(self.remote.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.parent.refuse_protected("a filter")
        self.remote.AutoFilter = value

    def resize(self, range: "xw.Range") -> None:
        """Give the table other edges under the same row of headings.

        Unlike Excel, LibreOffice does not fill a calculated column down into the new rows. Rows
        that leave the table have to be empty: their formulas would spoil those that stay.
        """
        self.parent.refuse_protected("resizing a table")
        wanted: Area = range.impl.area
        self._refuse(wanted, range.impl.sheet.name)
        address = self.remote.getDataArea()
        left, top, right, bottom = edges(wanted)
        address.StartColumn, address.StartRow = left, top
        address.EndColumn, address.EndRow = right, bottom
        self.remote.setDataArea(address)

    def filter_by(self, fields: tuple[Any, ...]) -> None:
        """Show the rows that meet all of the conditions, or every row."""
        block = self.range.block
        wanted = block.createFilterDescriptor(True)
        wanted.setFilterFields(fields)
        wanted.ContainsHeader = True
        block.filter(wanted)

    def is_filtered(self) -> bool:
        """Whether a condition on the rows is in force."""
        return bool(self.remote.getFilterDescriptor().getFilterFields())

    def _holds_something(self, first_row: int) -> bool:
        """Whether a cell of the table holds something, from a row of the sheet on."""
        area = self.area
        if first_row > area.last_row:
            return False
        rest = replace(area, first_row=first_row)
        rows = self.parent.block(rest).getFormulaArray()
        return any(text for row in rows for text in row)

    def _refuse(self, wanted: Area, sheet: str) -> None:
        """Excel's rules for the edges of a table."""
        if sheet != self.parent.name or wanted.first_row != self.area.first_row:
            raise ExcelError(f"The headings of {self.name} have to stay in their row.")
        if wanted.last_row == wanted.first_row:
            raise ExcelError(f"{self.name} needs a row below its headings.")
        others = [each for each in self.parent.tables if each.name != self.name]
        if any(each.area.overlaps(wanted) for each in others):
            raise ExcelError(f"{self.name} would overlap another table.")
        if self._holds_something(wanted.last_row + 1):
            raise NotImplementedError(f"rows that leave {self.name} and are not empty")


@dataclass(slots=True, eq=False)
class FilterApi(Part):
    """ListObject.AutoFilter."""

    table: Table

    @property
    def FilterMode(self) -> bool:  # noqa: N802  # as Excel spells it
        """Whether rows are filtered out."""
        return self.table.is_filtered()

    def ShowAllData(self) -> None:  # noqa: N802
        """Show every row again."""
        self.table.filter_by(())


@dataclass(slots=True, eq=False)
class TableApi(Part):
    """Excel's ListObject, as far as the tests need it."""

    table: Table

    @property
    def AutoFilter(self) -> FilterApi | None:  # noqa: N802
        """The table's filter, or None where it has no buttons for one."""
        return FilterApi(self.table) if self.table.show_autofilter else None


@dataclass(slots=True, eq=False)
class Tables(Part):
    """The tables of a sheet."""

    sheet: "Sheet"

    def __iter__(self) -> Iterator[Table]:
        here = self.sheet.index - 1
        for name in self._names():
            table = self._named(name)
            if table.remote.getDataArea().Sheet == here:
                yield table

    def __call__(self, key: int | str) -> Table:
        """A table by its number from 1, or by name; KeyError where it is not on this sheet."""
        if isinstance(key, int):
            return list(iter(self))[key - 1]
        for name in self._names():
            if name.casefold() == key.casefold():
                table = self._named(name)
                if table.remote.getDataArea().Sheet == self.sheet.index - 1:
                    return table
        raise KeyError(key)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: int | str) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True

    def _names(self) -> tuple[str, ...]:
        """The tables of the whole book."""
        return tuple(self.sheet.book.document.DatabaseRanges.getElementNames())

    def _named(self, name: str) -> Table:
        return Table(self.sheet, self.sheet.book.document.DatabaseRanges.getByName(name))
