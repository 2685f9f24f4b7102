"""Cells of a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import xlwings as xw
from xlwings.expansion import expanders

from tests.support.libreoffice_engine.areas import (
    area_at,
    from_office,
    in_both,
    shape,
    written,
)
from tests.support.libreoffice_engine.ends import end_of
from tests.support.libreoffice_engine.entering import enter, refuse_misspelt
from tests.support.libreoffice_engine.filling import rows_for
from tests.support.libreoffice_engine.formats import is_mixed
from tests.support.libreoffice_engine.part import ExcelError, Part
from tests.support.libreoffice_engine.range_api import RangeApi
from tests.support.libreoffice_engine.reading import read_formulas, read_values
from tests.support.libreoffice_engine.spelling import to_office
from tests.support.package import LAST_COLUMN, Area

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.sheet import Sheet
    from tests.support.libreoffice_engine.table import Table

CONTENTS = 1 | 2 | 4 | 16  # CellFlags VALUE, DATETIME, STRING, FORMULA
LONGEST_ARRAY_FORMULA = 255  # https://learn.microsoft.com/office/vba/api/excel.range.formulaarray
LARGEST_BLOCK = 4_000_000


@dataclass(slots=True, eq=False)
class Range(Part):
    """One or more areas of a sheet; where only one can be meant, it is the first."""

    sheet: "Sheet"
    areas: tuple[Area, ...]
    options: dict[str, Any] = field(default_factory=dict)
    max_cells_per_read: int = LARGEST_BLOCK
    max_cells_per_write: int = LARGEST_BLOCK

    @property
    def area(self) -> Area:
        return self.areas[0]

    @property
    def block(self) -> Any:
        """The first area as LibreOffice's range."""
        return self.sheet.block(self.area)

    @property
    def api(self) -> RangeApi:
        return RangeApi(self)

    @property
    def row(self) -> int:
        return self.area.first_row

    @property
    def column(self) -> int:
        return self.area.first_column

    @property
    def shape(self) -> tuple[int, int]:
        return shape(self.area)

    def __len__(self) -> int:
        return sum(rows * columns for rows, columns in map(shape, self.areas))

    def __call__(self, first: int, second: int | None = None) -> "Range":
        row, column = (first, second) if second else _nth(first, self.shape[1])
        return Range(self.sheet, (area_at(self.row + row - 1, self.column + column - 1),))

    @property
    def address(self) -> str:
        return ",".join(map(written, self.areas))

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        signs = {"row_sign": "$" * row_absolute, "column_sign": "$" * col_absolute}
        address = ",".join(written(area, **signs) for area in self.areas)
        return f"'[{self.sheet.book.name}]{self.sheet.name}'!{address}" if external else address

    def end(self, direction: str) -> "Range":
        return Range(self.sheet, (end_of(self.sheet, self.area, direction),))

    def expand(self, mode: str = "table") -> "Range":
        expanded: Range = expanders[mode].expand(xw.Range(impl=self)).impl
        return expanded

    @property
    def raw_value(self) -> Any:
        """A scalar for one cell, else rows; of several areas the first, as COM gives it."""
        return _squeezed(read_values(self.block, self.area, self.sheet.book.formats))

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._enter(value)

    @property
    def formula(self) -> Any:
        return _squeezed(read_formulas(self.block, self.area))

    @formula.setter
    def formula(self, value: Any) -> None:
        self._enter(value)

    @property
    def has_array(self) -> bool | None:
        """Whether the cells hold array formulas; None where some do."""
        found = {text.startswith("{=") for row in self.block.getFormulaArray() for text in row}
        return None if len(found) > 1 else found.pop()

    @property
    def formula_array(self) -> str | None:
        return str(self(1, 1).formula) if self.has_array else None

    @formula_array.setter
    def formula_array(self, formula: str) -> None:
        if len(formula) > LONGEST_ARRAY_FORMULA:
            raise ExcelError(
                f"Excel takes no array formula of more than {LONGEST_ARRAY_FORMULA} characters"
                f" from a program (this has {len(formula)})."
            )
        self.sheet.refuse_locked(*self.areas)
        self.block.setArrayFormula(to_office(formula))
        refuse_misspelt(self.block)

    def clear_contents(self) -> None:
        self.sheet.refuse_locked(*self.areas)
        for area in self.areas:
            self.sheet.block(area).clearContents(CONTENTS)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert whole rows, which get the looks of the row above, as Excel gives them."""
        if self.shape[1] != LAST_COLUMN:
            raise NotImplementedError("inserting anything but whole rows")
        self.sheet.refuse_protected("inserting rows")
        self.sheet.remote.Rows.insertByIndex(self.row - 1, self.shape[0])

    def autofit(self, axis: str | None = None) -> None:
        """Give the rows the height of what they hold."""
        if axis not in ("r", "rows"):
            raise NotImplementedError("fitting columns")
        self.sheet.refuse_protected("fitting rows")
        self.block.getRows().OptimalHeight = True

    @property
    def number_format(self) -> str | None:
        return self.sheet.book.formats.code(self.block)

    @number_format.setter
    def number_format(self, code: str) -> None:
        self._set("NumberFormat", self.sheet.book.formats.key(code))

    @property
    def color(self) -> tuple[int, int, int] | None:
        block = self.block
        found = -1 if is_mixed(block, "CellBackColor") else int(block.CellBackColor)
        return None if found < 0 else (found >> 16, found >> 8 & 255, found & 255)

    @color.setter
    def color(self, color: tuple[int, int, int] | str | None) -> None:
        self._set("CellBackColor", _colour(color))

    @property
    def wrap_text(self) -> bool | None:
        block = self.block
        return None if is_mixed(block, "IsTextWrapped") else bool(block.IsTextWrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self._set("IsTextWrapped", value)

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None where some are."""
        areas = map(from_office, self.sheet.remote.queryVisibleCells().getRangeAddresses())
        across = Area(self.row, 1, self.area.last_row, self.area.last_column)
        shown = {
            row
            for visible in areas
            for both in [in_both(across, visible)]
            if both
            for row in range(both.first_row, both.last_row + 1)
        }
        return None if 0 < len(shown) < self.shape[0] else not shown

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.sheet.refuse_protected("hiding rows")
        self.block.getRows().IsVisible = not value

    @property
    def hyperlink(self) -> str:
        fields = self.block.getCellByPosition(0, 0).getTextFields()
        if not fields.getCount():
            raise ExcelError("The cell has no hyperlink.")
        return str(fields.getByIndex(0).URL)

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str) -> None:
        """The cell's text becomes a link; LibreOffice has no place for the tip."""
        self.sheet.refuse_locked(*self.areas)
        cell = self.block.getCellByPosition(0, 0)
        link = self.sheet.book.document.createInstance("com.sun.star.text.TextField.URL")
        link.URL, link.Representation = address, text_to_display
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), link, False)

    def select(self) -> None:
        self.sheet.select(self.area)

    @property
    def table(self) -> "Table | None":
        """The table that the first cell is in."""
        first = area_at(self.row, self.column)
        return next((each for each in self.sheet.tables if each.area.overlaps(first)), None)

    def _enter(self, value: Any) -> None:
        self.sheet.refuse_locked(*self.areas)
        start = (self.row, self.column)
        if len(self.areas) > 1 and isinstance(value, list | tuple):
            raise NotImplementedError("several values for several areas")
        for area in self.areas:
            rows = rows_for(value, area, start)
            enter(self.sheet.remote, area, rows, self.sheet.book.formats)

    def _set(self, name: str, value: object) -> None:
        self.sheet.refuse_protected("formatting cells")
        for area in self.areas:
            setattr(self.sheet.block(area), name, value)


def _nth(number: int, columns: int) -> tuple[int, int]:
    """The row and column of the nth cell, row by row."""
    return (number - 1) // columns + 1, (number - 1) % columns + 1


def _squeezed(rows: Sequence[Sequence[Any]]) -> Any:
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows


def _colour(color: tuple[int, int, int] | str | None) -> int:
    if color is None:
        return -1
    if isinstance(color, str):
        return int(color.removeprefix("#"), 16)
    red, green, blue = color
    return red << 16 | green << 8 | blue
