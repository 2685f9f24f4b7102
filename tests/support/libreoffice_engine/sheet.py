"""Sheets of a book."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.libreoffice_engine.areas import (
    WHOLE_SHEET,
    area_at,
    around,
    edges,
    from_office,
    read_areas,
    written,
)
from tests.support.libreoffice_engine.formats import is_mixed
from tests.support.libreoffice_engine.part import ExcelError, Part
from tests.support.libreoffice_engine.places import place
from tests.support.libreoffice_engine.range import CONTENTS, Range
from tests.support.libreoffice_engine.sheet_api import SheetApi
from tests.support.libreoffice_engine.table import Tables
from tests.support.package import Area

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.book import Book

Cell = str | tuple[int, ...] | Range


@dataclass(slots=True, eq=False)
class Sheet(Part):
    """One sheet."""

    book: "Book"
    remote: Any

    @property
    def api(self) -> SheetApi:
        return SheetApi(self)

    @property
    def name(self) -> str:
        return str(self.remote.getName())

    @name.setter
    def name(self, value: str) -> None:
        if value != self.name:
            self.book.sheets.refuse_name(value)
            self.remote.setName(value)

    @property
    def index(self) -> int:
        return int(self.remote.getRangeAddress().Sheet) + 1

    @property
    def visible(self) -> bool:
        return bool(self.remote.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.remote.IsVisible = value

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def cells(self) -> Range:
        return Range(self, (WHOLE_SHEET,))

    @property
    def used_area(self) -> Area:
        """The area from the first to the last cell that holds something."""
        cursor = self.remote.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return from_office(cursor.getRangeAddress())

    @property
    def used_range(self) -> Range:
        return Range(self, (self.used_area,))

    def range(self, arg1: Cell, arg2: Cell | None = None) -> Range:
        """Cells by address, by the name of a table or a defined name, or by row and column.

        Four numbers are row, column, how many rows and how many columns.
        """
        first = self._areas(arg1)
        if arg2 is None:
            return Range(self, first)
        return Range(self, (around(first[0], self._areas(arg2)[0]),))

    def block(self, area: Area) -> Any:
        """An area as LibreOffice's range."""
        return self.remote.getCellRangeByPosition(*edges(area))

    def refuse_locked(self, *areas: Area) -> None:
        """ExcelError when the sheet is protected and a cell in the areas is locked."""
        if not self.remote.isProtected():
            return
        for area in areas:
            block = self.block(area)
            if is_mixed(block, "CellProtection") or block.CellProtection.IsLocked:
                raise ExcelError(f"{self.name}!{written(area)} is protected.")

    def refuse_protected(self, what: str) -> None:
        """ExcelError when the sheet is protected."""
        if self.remote.isProtected():
            raise ExcelError(f"{self.name} is protected: {what} is refused.")

    def activate(self) -> None:
        if not self.visible:
            raise ExcelError(f"{self.name} is hidden, so it cannot be activated.")
        self.book.activate()
        self.book.document.getCurrentController().setActiveSheet(self.remote)

    def select(self, area: Area | None = None) -> None:
        """Select the sheet, or cells of it while it is the active one."""
        if area is None:
            self.activate()
        elif self.book.sheets.active.name != self.name:
            raise ExcelError(f"{self.name} is not the active sheet, so no cell can be selected.")
        else:
            self.book.document.getCurrentController().select(self.block(area))

    def clear_contents(self) -> None:
        self.refuse_protected("clearing all cells")
        self.block(WHOLE_SHEET).clearContents(CONTENTS)

    def delete(self) -> None:
        self.book.document.Sheets.removeByName(self.name)

    def _areas(self, cell: Cell) -> tuple[Area, ...]:
        if isinstance(cell, Range):
            return cell.areas
        if isinstance(cell, tuple):
            if 0 in cell[:2]:
                raise IndexError("Rows and columns are counted from 1.")
            return (area_at(*cell),)
        known = read_areas(cell)
        if known is not None:
            return known
        sheet, areas = place(self.book, cell)
        if sheet.name != self.name:
            raise ExcelError(f"{cell} is not on the sheet {self.name}.")
        return areas


@dataclass(slots=True, eq=False)
class Sheets(Part):
    """The sheets of a book, in order."""

    book: "Book"

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.document.getCurrentController().getActiveSheet())

    def __call__(self, name_or_index: int | str) -> Sheet:
        sheets = self.book.document.Sheets
        if isinstance(name_or_index, int):
            return Sheet(self.book, sheets.getByIndex(name_or_index - 1))
        names = {name.casefold(): name for name in sheets.getElementNames()}
        if name_or_index.casefold() not in names:
            raise ExcelError(f"There is no sheet {name_or_index}.")
        return Sheet(self.book, sheets.getByName(names[name_or_index.casefold()]))

    def __len__(self) -> int:
        return int(self.book.document.Sheets.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        return (self(number) for number in range(1, len(self) + 1))

    def __contains__(self, key: object) -> bool:
        raise NotImplementedError(
            "On Windows this is False for every name: look among the names of the sheets."
        )

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """Add an empty sheet, before the active one unless said otherwise, and activate it."""
        at = after.index if after else (before or self.active).index - 1
        wanted = name or self._free_name()
        self.refuse_name(wanted)
        self.book.document.Sheets.insertNewByName(wanted, at)
        added = self(wanted)
        added.activate()
        return added

    def refuse_name(self, name: str) -> None:
        """ExcelError for a name that a sheet cannot have."""
        taken = {each.casefold() for each in self.book.document.Sheets.getElementNames()}
        if not 0 < len(name) <= 31 or set(name) & set("[]:*?/\\") or name.casefold() in taken:
            raise ExcelError(f"A sheet cannot be called {name!r}.")

    def _free_name(self) -> str:
        taken = self.book.document.Sheets.getElementNames()
        numbers = range(1, len(taken) + 2)
        return next(f"Sheet{n}" for n in numbers if f"Sheet{n}" not in taken)
