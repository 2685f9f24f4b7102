"""The figures that a pack or a committee paper prints, as rows of the table `stated`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intake.column_cells import is_reference
from intake.grid import Grid, GridCell
from intake.headings import columns_of, heading_rows
from intake.stated_figures import REFERENCE, Headings, counts_printed
from risk_register.checks.notations import folded
from risk_register.register import Register

_NUMBER = re.compile(r"\d{1,4}(?: risks?)?(?: \(.*\))?", re.I)

_Row = Sequence[GridCell]


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


def stated_in(grids: Sequence[Grid], register: Register, place: str) -> list[Stated]:
    """Every figure that stands beside a reference of the register, and every count, each once.

    `place` is what the paper is called: the place of each row begins with it. A value that cannot
    be read, such as `Redacted`, is left out. Sentences are not read.
    """
    found = [row for grid in grids for row in _Reader(register, grid, place).rows()]
    return [*{row.key: row for row in reversed(found)}.values()][::-1]


class _Reader:
    """Reads one grid row by row, and remembers under which headings and for which risk it reads."""

    def __init__(self, register: Register, grid: Grid, place: str) -> None:
        self._register = register
        self._grid = grid
        self._headings = Headings(register)
        self._references = {folded(each): each for each in register.titles}
        self._counts = counts_printed(register.scheme)
        self._reference = self._named_in(grid.above)
        where = f"page of {self._reference}" if self._reference else grid.above or grid.name
        self._place = f"{place}, {where}"

    def rows(self) -> Iterator[Stated]:
        for columns, row in _under_headings(self._grid, self._headings):
            if columns and (reference := self._referred(row, columns)):
                self._reference = reference
                yield from self._figures(row, columns)
            else:
                yield from self._named_value(row)
                yield from self._count(row)

    def _named_in(self, text: str) -> str:
        """The risk whose reference a text begins with."""
        words = text.split()
        return self._references.get(folded(words[0]), "") if words else ""

    def _referred(self, row: _Row, columns: Mapping[int, str]) -> str:
        return self._references.get(folded(row[_reference_at(columns)].text), "")

    def _figures(self, row: _Row, columns: Mapping[int, str]) -> Iterator[Stated]:
        for at, figure in columns.items():
            if figure != REFERENCE and _own(row[at]):
                yield from self._figure(figure, row[at])

    def _named_value(self, row: _Row) -> Iterator[Stated]:
        """A value beside its name, as on a risk's page: `Title`, then the title."""
        cells = [cell for cell in row if _own(cell)]
        if self._reference and len(cells) == 2:
            figure = self._headings.figure(cells[0].text)
            if figure and figure != REFERENCE:
                yield from self._figure(figure, cells[1])

    def _figure(self, figure: str, cell: GridCell) -> Iterator[Stated]:
        read = self._headings.notation(figure).notation.read(self._register.scheme, cell.text)
        if read is not None:
            yield Stated(self._reference, figure, cell.text, self._place, str(cell.place))

    def _count(self, row: _Row) -> Iterator[Stated]:
        """A count beside what it counts, and the references that are listed with it."""
        cells = [cell for cell in row if _own(cell)]
        figure = self._counts.get(folded(cells[0].text), "") if len(cells) > 1 else ""
        if figure and _NUMBER.fullmatch(cells[1].text):
            yield Stated("", figure, cells[1].text, self._place, str(cells[1].place))
            for cell in cells[2:3]:
                if self._lists(cell.text):
                    yield Stated("", figure, cell.text, self._place, str(cell.place))

    def _lists(self, text: str) -> bool:
        parts = [part.strip() for part in re.split(r"[;,]", text)]
        return len(parts) > 1 and all(part in self._register.titles for part in parts)


def unknown_references(grids: Sequence[Grid], register: Register) -> list[str]:
    """The references that the register does not have, in tables that print some that it has."""
    headings = Headings(register)
    known = {folded(each) for each in register.titles}
    found: dict[str, None] = {}
    for grid in grids:
        printed = _references(grid, headings)
        if any(folded(each) in known for each in printed):
            found |= {each: None for each in printed if folded(each) not in known}
    return [*found]


def _references(grid: Grid, headings: Headings) -> list[str]:
    """What looks like a reference below a heading of references, with something beside it."""
    return [
        row[at].text
        for columns, row in _under_headings(grid, headings)
        if columns and sum(map(_own, row)) > 1
        if is_reference(row[at := _reference_at(columns)]) and _own(row[at])
    ]


def _under_headings(grid: Grid, headings: Headings) -> Iterator[tuple[Mapping[int, str], _Row]]:
    """Every row but those of headings, with the figures of the columns that it stands under."""
    heads = {first: (columns_of(grid, first, count), count) for first, count in heading_rows(grid)}
    columns: Mapping[int, str] = {}
    below = 0
    for at, row in enumerate(grid.rows):
        if at < below:
            continue
        texts, count = heads.get(at, ({number: cell.text for number, cell in enumerate(row)}, 1))
        figures = {column: headings.figure(text) for column, text in texts.items()}
        found = {column: figure for column, figure in figures.items() if figure}
        if REFERENCE in found.values() and len(found) > 1:
            columns, below = found, at + count
        else:
            yield columns, row


def _reference_at(columns: Mapping[int, str]) -> int:
    return next(at for at, figure in columns.items() if figure == REFERENCE)


def _own(cell: GridCell) -> bool:
    return bool(cell.text) and not cell.spread
