"""A workbook that is open for reading: its sheets, tables and defined names."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from openpyxl.utils import get_column_letter

from risk_register.places import SheetPlace
from workbook_builder.reading.cells import (
    Cells,
    ReadCell,
    SharedText,
    column_number,
    row_number,
    unescaped,
)
from workbook_builder.reading.markup import MALFORMED, fault
from workbook_builder.reading.number_formats import format_of, number_formats
from workbook_builder.reading.package import DAMAGED, Package, Relation
from workbook_builder.reading.rows import Frame, read_rows
from workbook_builder.reading.shared_texts import shared_texts

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_NAMED_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)")
LAYOUT_NAME = "Layout_version"
"""The name of the cell that says which layout a workbook has."""

_MOST_CELLS = 3_000_000
"""How many cells a sheet may have that is held in memory as a whole."""

_ZERO, _ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table of a sheet. `formulas` has the calculated columns' formulas by heading.

    People may have let its row of headings be hidden, or added a row of totals.
    """

    name: str
    area: Area
    headings: tuple[str, ...]
    formulas: dict[str, str]
    has_headings: bool
    has_totals: bool

    @property
    def columns(self) -> dict[str, int]:
        """The number of each column by its heading."""
        return {heading: at for at, heading in enumerate(self.headings, self.area.left)}

    @property
    def first_row(self) -> int:
        """The first row that is no row of headings."""
        return self.area.top + self.has_headings

    @property
    def last_row(self) -> int:
        """The last row that is no row of totals."""
        return self.area.bottom - self.has_totals


@dataclass
class ReadSheet:
    """A sheet of the workbook."""

    title: str
    part: str
    hidden: bool
    relations: list[Relation]
    tables: list[ReadTable] = field(default_factory=list)
    frame: Frame | None = None
    """What it holds besides its cells; `None` until its rows have been read."""

    def place(self, row: int, column: int | None = None) -> SheetPlace:
        """A row or a cell of the sheet, as a finding names it."""
        return SheetPlace(self.title, row, get_column_letter(column) if column else "")


class OpenedBook:
    """A workbook, read as far as it is asked for."""

    def __init__(self, package: Package) -> None:
        """Reads what the workbook lists. Raises UnreadableError."""
        self.package = package
        self._main = package.tree(package.workbook)
        self._relations = {each.key: each for each in package.relations(package.workbook)}
        self.last_rows: dict[str, int] = {}
        """The last row that was read as one of a table, by the table's name."""
        self._grids: dict[str, dict[int, Cells]] = {}
        properties = self._main.find("workbookPr")
        in_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._zero = _ZERO_1904 if in_1904 else _ZERO

    @cached_property
    def sheets(self) -> list[ReadSheet]:
        """The sheets from left to right."""
        return [*self._sheets()]

    @cached_property
    def names(self) -> dict[str, str]:
        """What each defined name of the whole workbook refers to."""
        listed = self._main.find("definedNames")
        return {
            item.get("name", ""): item.text or ""
            for item in (listed if listed is not None else ())
            if item.get("localSheetId") is None
        }

    @cached_property
    def tables(self) -> dict[str, tuple[ReadSheet, ReadTable]]:
        """Each table with its sheet, by its name."""
        return {table.name: (sheet, table) for sheet in self.sheets for table in sheet.tables}

    @cached_property
    def keeps_column_formulas(self) -> bool:
        """Whether its tables know their columns' formulas; LibreOffice leaves them out."""
        return any(any(table.formulas.values()) for _, table in self.tables.values())

    def named_cell(self, name: str) -> tuple[ReadCell | None, SheetPlace] | None:
        """The cell that a name stands for, and where it is; `None` if there is no such name."""
        found = _NAMED_CELL.fullmatch(self.names.get(name, ""))
        sheet, area = self.named_sheet(name), area_of(f"{found[3]}{found[4]}") if found else None
        if not sheet or not area:
            return None
        cell = self.grid(sheet).get(area.top, {}).get(area.left)
        return cell, sheet.place(area.top, area.left)

    def named_sheet(self, name: str) -> ReadSheet | None:
        """The sheet on which a name's cell is, `None` if there is no such name."""
        found = _NAMED_CELL.fullmatch(self.names.get(name, ""))
        title = (found[1].replace("''", "'") if found[1] else found[2]) if found else ""
        return self.sheet(title)

    def sheet(self, title: str) -> ReadSheet | None:
        """The sheet with this name on its tab, `None` if there is none."""
        return next((each for each in self.sheets if each.title == title), None)

    def grid(self, sheet: ReadSheet) -> dict[int, Cells]:
        """All cells of a small sheet, by row and column. Raises UnreadableError."""
        if sheet.title not in self._grids:
            grid, count = {}, 0
            for number, cells in self.rows(sheet):
                grid[number] = cells
                count += len(cells)
                if count > _MOST_CELLS:
                    expected = f"at most {_MOST_CELLS:,} cells on its sheet {sheet.title}"
                    raise self.package.unreadable(expected, "more", "workbook-too-large")
            self._grids[sheet.title] = grid
        return self._grids[sheet.title]

    def rows(self, sheet: ReadSheet) -> Iterator[tuple[int, Cells]]:
        """The rows of a sheet, one after the other. Raises UnreadableError.

        When the last one has come, `sheet.frame` is what the sheet holds besides.
        """
        frame = Frame()
        try:
            with closing(self.package.open(sheet.part)) as stream:
                yield from read_rows(stream, self._texts, frame, self._zero)
            sheet.frame = frame
        except (*MALFORMED, *DAMAGED) as error:
            actual = f"{fault(error)} in its sheet {sheet.title}"
            raise self.package.unreadable("an Excel workbook (.xlsx)", actual) from None

    def frame(self, sheet: ReadSheet) -> Frame:
        """What a sheet holds besides its cells. Raises UnreadableError."""
        if sheet.frame is None:
            deque(self.rows(sheet), maxlen=0)
        return sheet.frame or Frame()

    @property
    def days_late(self) -> int:
        """By how many days its dates are counted from a later day than usual."""
        return (self._zero - _ZERO).days

    def number_format(self, cell: ReadCell) -> str:
        """The number format of a cell: `dd/mm/yyyy`."""
        return format_of(self._formats, cell.style)

    def column_formats(self, sheet: ReadSheet) -> dict[int, str]:
        """The number format of each column that has one, by its number. Raises UnreadableError."""
        return {
            column: format_of(self._formats, int(each.attributes["style"]))
            for each in self.frame(sheet).named("col")
            if "style" in each.attributes
            for column in range(
                int(each.attributes["min"]), min(int(each.attributes["max"]), 999) + 1
            )
        }

    def day(self, serial: float) -> date | None:
        """The day of a serial number; `None` if there is none."""
        try:
            return self._zero + timedelta(days=int(serial))
        except (OverflowError, ValueError):
            return None

    def parts_of(self, kind: str) -> list[str]:
        """The parts to which the workbook has a tie of this kind."""
        return [each.target for each in self._relations.values() if each.kind == kind]

    @cached_property
    def _texts(self) -> list[SharedText]:
        parts = self.parts_of("sharedStrings")
        return [text for part in parts for text in shared_texts(self.package.tree(part))]

    @cached_property
    def _formats(self) -> list[str]:
        parts = self.parts_of("styles")
        return [each for part in parts for each in number_formats(self.package.tree(part))]

    def _sheets(self) -> Iterator[ReadSheet]:
        for item in self._main.iterfind("sheets/sheet"):
            tie = self._relations.get(item.get("id", ""))
            if tie is None:
                continue
            relations = self.package.relations(tie.target)
            sheet = ReadSheet(
                item.get("name", ""),
                tie.target,
                item.get("state", "visible") != "visible",
                relations,
            )
            sheet.tables += [self._table(each.target) for each in relations if each.kind == "table"]
            yield sheet

    def _table(self, part: str) -> ReadTable:
        table = self.package.tree(part)
        columns = table.findall("tableColumns/tableColumn")
        area = area_of(table.get("ref", ""))
        if area is None or area.right - area.left + 1 != len(columns):
            actual = f"no table that can be read in its part {part}"
            raise self.package.unreadable("an Excel workbook (.xlsx)", actual)
        # a heading that was broken into lines is the same heading
        headings = [" ".join(unescaped(column.get("name", "")).split()) for column in columns]
        formulas = {
            heading: column.findtext("calculatedColumnFormula", "")
            for heading, column in zip(headings, columns, strict=True)
        }
        return ReadTable(
            table.get("displayName") or table.get("name") or "",
            area,
            tuple(headings),
            formulas,
            has_headings=table.get("headerRowCount", "1") != "0",
            has_totals=table.get("totalsRowCount", "0") != "0",
        )


def area_of(text: str) -> Area | None:
    """The area that an address such as `A4:AJ28` names; `None` if it names none."""
    found = _AREA.fullmatch(text)
    if not found:
        return None
    try:
        left, top = column_number(found[1]), row_number(found[2])
        right, bottom = (column_number(found[3]), row_number(found[4])) if found[3] else (left, top)
    except ValueError:
        return None
    return Area(top, left, bottom, right)
