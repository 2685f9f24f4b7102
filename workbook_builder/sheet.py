"""One sheet in the making: its cells, widths, tables, formats and print setup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from risk_register.values import Value
from workbook_builder.carried import BuiltSheet
from workbook_builder.cells import Cell, RichText, cell_xml, row_xml
from workbook_builder.styles import LINKED, Look, Styles

_USUAL_HEIGHT = 13.2
"""Points of a row whose height was not set."""

SPARE_ROWS = 50
"""Rows below the last entry that fill by themselves, on sheets that list what the Register has."""


class SheetKind(Enum):
    """What a sheet is for; tabs are coloured by it."""

    START = ("Start here", "#1F3864")
    DAILY = ("Daily work", "#2E7D32")
    RECORDS = ("Records", "#8D6E63")
    REFERENCE = ("Reference", "#757575")

    @property
    def words(self) -> str:
        """What a person is told."""
        return self.value[0]

    @property
    def colour(self) -> str:
        """The colour of the tab."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a long table or list, which are made one by one as the sheet is written."""

    rows: Callable[[], Iterable[str]]
    """The rows as a worksheet part stores them."""
    first: int
    last: int
    columns: Sequence[int]
    """The columns that have a cell in each of the rows."""
    from_top: bool = False
    """Whether everything above counts as filled too."""


NO_BODY = Body(tuple, 1, 0, ())


@dataclass
class Sheet:
    """One sheet. Cells are put; the rows of a long table or list come as they are written."""

    worksheet: Any
    """openpyxl's worksheet, of whose parts its type stubs know too few."""
    styles: Styles
    kind: SheetKind
    what: str
    links: list[Hyperlink] = field(default_factory=list)
    body: Body = NO_BODY
    _cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    _heights: dict[int, float] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The name on the tab."""
        return str(self.worksheet.title)

    def put(
        self, row: int, column: int, value: Value | RichText, look: Look,
        formula: str = "", *, array: bool = False,
    ) -> None:  # fmt: skip
        """Puts a value into a cell, or a formula with the value it comes to."""
        style = self.styles.number(look)
        self._cells.setdefault(row, {})[column] = Cell(column, value, style, formula, array)

    def put_row(self, row: int, values: Iterable[Value], look: Look, column: int = 1) -> None:
        """Puts values beside one another."""
        for at, value in enumerate(values, column):
            self.put(row, at, value, look)

    def put_link(self, row: int, column: int, sheet: str, text: str, look: Look = LINKED) -> None:
        """Puts a link to another sheet of the workbook."""
        self.put(row, column, text, look)
        location = f"{quoted_sheet(sheet)}!A1"
        tooltip = f"Go to the sheet {sheet}"
        link = Hyperlink(ref=address(row, column), location=location, tooltip=tooltip)
        link.display = text
        self.links.append(link)

    def height(self, row: int, points: float) -> None:
        """Sets the height of a row that was put."""
        self._heights[row] = min(points, 409)

    def points(self, first: int, last: int) -> float:
        """How high the rows from the first to the last are together."""
        return sum(self._heights.get(row, _USUAL_HEIGHT) for row in range(first, last + 1))

    def widths(self, *characters: float) -> None:
        """Sets the widths of the first columns, in characters."""
        for column, width in enumerate(characters, 1):
            self.width(column, width)

    def width(self, column: int, characters: float, look: Look | None = None) -> None:
        """Sets a column's width, and the look of its cells that are not written."""
        dimension = self.worksheet.column_dimensions[get_column_letter(column)]
        dimension.width = characters
        if look is not None:
            dimension._style = self.styles.array(look)

    def rows_xml(self) -> Iterator[str]:
        """The rows of the sheet from the top: those that were put, with the body between them."""
        put = sorted(self._cells)
        yield from (self._row_xml(row) for row in put if row < self.body.first)
        yield from self.body.rows()
        yield from (self._row_xml(row) for row in put if row >= self.body.first)

    def _row_xml(self, row: int) -> str:
        cells = self._cells[row]
        written = [cell_xml(cells[column], row) for column in sorted(cells)]
        return row_xml(row, written, self._heights.get(row))

    def last_column(self) -> int:
        """The number of the last column with a cell."""
        return max([*self.body.columns, *(max(cells) for cells in self._cells.values())])

    def _last_row(self) -> int:
        return max([self.body.last, *self._cells])

    def dimension(self) -> str:
        """How far the sheet reaches: `A1:K40`."""
        return f"A1:{address(self._last_row(), self.last_column())}"

    def as_built(self) -> BuiltSheet:
        """What the workbook carries along about this sheet."""
        drawings = len(self.worksheet._charts) + len(self.worksheet._images)
        return BuiltSheet(self.title, " ".join(self._filled()), drawings)

    def _filled(self) -> Iterator[str]:
        """The areas in which cells stand: `A1:A3`, `A5:D9` …"""
        open_since: dict[tuple[int, int], int] = {}
        for row in range(1, self._last_row() + 2):
            runs = {*_runs(self._columns(row))}
            for left, right in sorted(open_since.keys() - runs):
                yield area(open_since.pop((left, right)), left, row - 1, right)
            for run in runs - open_since.keys():
                open_since[run] = row
        if self.body.from_top:
            yield area(1, 1, self.body.last, max(self.body.columns))

    def _columns(self, row: int) -> Sequence[int]:
        """The columns with a cell in a row, but for a body that counts from the top."""
        if self.body.first <= row <= self.body.last and not self.body.from_top:
            return self.body.columns
        return sorted(self._cells.get(row, ()))

    def format_where(self, area: str, formula: str, look: DifferentialStyle) -> None:
        """Formats the cells of an area for which a formula holds. The first rule wins."""
        rule = Rule("expression", dxf=look, formula=[formula], stopIfTrue=True)
        self.worksheet.conditional_formatting.add(area, rule)

    def validate(self, area: str, validation: DataValidation) -> None:
        """Makes entries in an area be checked."""
        validation.add(area)
        self.worksheet.add_data_validation(validation)

    def protect(self) -> None:
        """Locks what is locked, without a password: against slips, not against people."""
        protection = self.worksheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of columns that stand beside one another."""
    there = {*columns}
    firsts = (column for column in columns if column - 1 not in there)
    lasts = (column for column in columns if column + 1 not in there)
    return zip(firsts, lasts, strict=True)


def address(row: int, column: int, *, fixed: bool = False) -> str:
    """The address of a cell: `C7`, or `$C$7`."""
    letter = get_column_letter(column)
    return f"${letter}${row}" if fixed else f"{letter}{row}"


def area(top: int, left: int, bottom: int, right: int, *, fixed: bool = False) -> str:
    """The address of an area: `B5:C9`, or `$B$5:$C$9`."""
    return f"{address(top, left, fixed=fixed)}:{address(bottom, right, fixed=fixed)}"


def quoted_sheet(title: str) -> str:
    """A sheet's name as a reference needs it: `'Heat map'`."""
    return "'" + title.replace("'", "''") + "'"
