"""The figures that a pack or a committee paper prints, as rows of the table `stated`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.grid import Grid, GridCell, GridRow, one_line, own_cells
from intake.heading_words import is_heading, is_of_a_score
from intake.stated_columns import NOWHERE, Column, goes_on, lines_of
from intake.stated_counts import counts_printed
from intake.stated_crossed import HeatMap, Ratings
from intake.stated_days import When, when
from intake.stated_figures import REFERENCE, Headings
from intake.stated_findings import Told
from risk_register.checks.notations import folded, prints_nothing
from risk_register.movement import CLOSED
from risk_register.register import Register

_NUMBER = re.compile(r"\d{1,4}(?: (?:risk|commitment)s?)?(?: \(.*\))?", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure as it is printed. `reference` is empty for one about the whole register."""

    reference: str
    figure: str
    value: str
    place: str
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By what it is known: the same figure with the same value in the same place is there."""
        return self.reference, self.figure, self.value, self.place


def stated_in(grids: Sequence[Grid], register: Register, place: str) -> tuple[list[Stated], Told]:
    """Every figure that stands beside a reference of the register, and every count, each once.

    `place` is what the paper is called: the place of each row begins with it. A value that cannot
    be read, such as `Redacted`, is left out. Sentences are not read.
    """
    reader = _Reader(register, place)
    found = [row for grid in grids for row in reader.rows(grid)]
    return [*{row.key: row for row in reversed(found)}.values()][::-1], reader.told


class _Reader:
    """Reads a paper grid by grid, and remembers of which day and for which risk it reads."""

    def __init__(self, register: Register, paper: str) -> None:
        self._register = register
        self._paper = paper
        self._headings = Headings(register)
        self.told = Told(self._headings)
        self._counts = counts_printed(register.scheme)
        self._ratings = Ratings(self._headings)
        self._heat_map = HeatMap(self._headings, register.scheme)
        self._reference = self._place = ""
        self._in_table: set[str] = set()
        self._grid, self._line = Grid("", ()), NOWHERE

    def rows(self, grid: Grid) -> Iterator[Stated]:
        """What a grid prints."""
        self._begin(grid)
        for line in lines_of(grid, self._headings, self._line):
            if line.columns is not self._line.columns:
                self._in_table.clear()
            self._line, cells = line, own_cells(line.row)
            if not cells:
                continue
            if figure := self._counted(cells):
                yield from self._count(figure, cells)
            elif reference := self._referred():
                self._reference = reference
                self._in_table.add(reference)
                yield from self._figures()
            else:
                yield from self._crossed(line.row)
                yield from self._named_values(cells)

    def _begin(self, grid: Grid) -> None:
        self._line = goes_on(self._line, self._grid, grid, self._headings.as_at)
        self._grid = grid
        for each in (self.told, self._ratings, self._heat_map):
            each.begin()
        self._reference = self._named_in(grid.above)
        where = f"page of {self._reference}" if self._reference else grid.above or grid.name
        self._place = f"{self._paper}, {where}"

    def _named_in(self, text: str) -> str:
        """The risk whose reference a text begins with."""
        words = text.split()
        return self._headings.risk(words[0]) if words else ""

    def _referred(self) -> str:
        """The risk whose reference stands in a row of a table."""
        if not self._line.columns:
            return ""
        printed = self._line.row[self._line.reference_at]
        self.told.referred(self._line.row, printed)
        return self._headings.risk(printed.text)

    def _figures(self) -> Iterator[Stated]:
        for at, column in self._line.columns.items():
            cell = self._line.row[at]
            if column.figure != REFERENCE and cell.own:
                yield from self._figure(column, cell)

    def _crossed(self, row: GridRow) -> Iterator[Stated]:
        """What a row of ratings or of a heat map says."""
        if self._reference:
            for column, cell in self._ratings.row(row, self._line.day):
                yield from self._figure(column, cell)
        if self._is_of_today:
            for each in self._heat_map.row(row):
                yield self._stated(each.reference, each.figure, each.value, each.cell)

    def _named_values(self, cells: Sequence[GridCell]) -> Iterator[Stated]:
        """Values beside their names, as on a risk's page: `Title`, then the title."""
        names, values = cells[::2], cells[1::2]
        named = len(cells) == 2 or all(self._headings.beside(one_line(c.text)) for c in names)
        if len(self._in_table) < 2 and len(names) == len(values) and named:
            for name, value in zip(names, values, strict=True):
                yield from self._named_value(one_line(name.text), value)
        elif not self._line.columns:
            self._tell_unread(cells)

    def _tell_unread(self, cells: Sequence[GridCell]) -> None:
        """Tells a count of something that the register does not count, or a risk's row."""
        if len(cells) > 2 and _NUMBER.fullmatch(cells[1].text) and self._lists(cells[2].text):
            self.told.left_out(Column(one_line(cells[0].text), ""))
        elif self._headings.is_reference(cells[0].text):
            self.told.without_heading(cells[0])

    def _named_value(self, name: str, value: GridCell) -> Iterator[Stated]:
        column = Column(name, self._headings.beside(name, self._line.day))
        if column.figure == REFERENCE:
            self._reference = self._headings.risk(value.text)
        elif self._reference and (column.figure or is_heading(name) or is_of_a_score(name)):
            yield from self._figure(column, value)

    def _figure(self, column: Column, cell: GridCell) -> Iterator[Stated]:
        self._tell_day()
        if self._left_by_then(column):
            return
        if self._headings.says(column.figure, cell.text):
            self.told.taken(column, cell, self._reference)
            yield self._stated(self._reference, column.figure, cell.text, cell)
        elif not prints_nothing(cell.text):
            self.told.left_out(column)

    def _counted(self, cells: Sequence[GridCell]) -> str:
        """The count whose words and number a row begins with."""
        if len(cells) < 2 or not _NUMBER.fullmatch(cells[1].text):
            return ""
        return self._counts.get(folded(cells[0].text), "")

    def _count(self, figure: str, cells: Sequence[GridCell]) -> Iterator[Stated]:
        """A count beside what it counts, and the references that are listed with it."""
        self._tell_day()
        if self._is_of_today:
            lists = (cell for cell in cells[2:3] if self._lists(cell.text))
            for cell in (cells[1], *lists):
                yield self._stated("", figure, cell.text, cell)

    def _stated(self, reference: str, figure: str, value: str, cell: GridCell) -> Stated:
        return Stated(reference, figure, value, self._place, str(cell.place))

    def _tell_day(self) -> None:
        self.told.of_day(self._line.day, when(self._register, self._line.day))

    def _left_by_then(self, column: Column) -> bool:
        """Whether it is last quarter's score of a risk that had left: its position has none."""
        position = self._register.previous_position(self._reference)
        closed = position is not None and position.text("state") == CLOSED
        return closed and column.figure == self._headings.previous and not self._is_of_today

    @property
    def _is_of_today(self) -> bool:
        return when(self._register, self._line.day) is When.TODAY

    def _lists(self, text: str) -> bool:
        """Whether a text lists references; a number that stands alone may be how many."""
        parts = [part.strip() for part in re.split(r"[;,]", text)]
        return not text.isdecimal() and all(part in self._register.titles for part in parts)
