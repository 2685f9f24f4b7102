"""Reads a table of a paper row by row, and knows under which headings each row stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from intake.grid import Grid, GridRow, TablePlace, one_line, own_cells
from intake.headings import columns_of, heading_rows
from intake.stated_days import day_said, says_as_at
from intake.stated_figures import REFERENCE, Headings
from risk_register.checks.notations import folded

_HOW_MANY = ("no", "nr", "number")
_FEWEST = 2
"""How many headings a row of them has."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; `figure` is empty where the register has none like it."""

    heading: str
    figure: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a paper. `columns` are those that it stands under, none outside a table of risks.

    `day` is the one of which the nearest line above says that the table speaks.
    """

    row: GridRow
    columns: Mapping[int, Column]
    day: date | None

    @property
    def reference_at(self) -> int:
        """In which column the reference stands."""
        return next(at for at, each in self.columns.items() if each.figure == REFERENCE)


NOWHERE = Line((), {}, None)
"""Where a paper begins."""


def goes_on(line: Line, before: Grid, grid: Grid, as_at: date) -> Line:
    """From where a grid goes on, after the last line of the grid before it.

    A day goes on below it on the same sheet or in the same document; headings of a document's
    table to the next one, if that is as wide.
    """
    together = before.rows and grid.rows and _source(before) == _source(grid)
    day = line.day if together else day_said(grid.name, as_at)
    for text in grid.lines:
        day = day_said(text, as_at) or day
    in_document = together and not _source(grid) and before.width == grid.width
    return Line((), line.columns if in_document else {}, day)


def _source(grid: Grid) -> str:
    """The sheet that a grid is from; empty for a document's."""
    place = grid.rows[0][0].place
    return "" if isinstance(place, TablePlace) else place.source


def lines_of(grid: Grid, headings: Headings, above: Line) -> Iterator[Line]:
    """Every row of a grid but those of headings. `above` is the line that it goes on from."""
    heads = {first: (columns_of(grid, first, count), count) for first, count in heading_rows(grid)}
    line, below = above, 0
    for at, row in enumerate(grid.rows):
        if at < below:
            continue
        day = day_said(_title(line, row), headings.as_at) or line.day
        texts, count = heads.get(at, (_texts(row), 1))
        certain = at in heads or _begins_with_a_risk(grid.rows[at + 1 : at + 2], headings)
        columns = _columns(texts, headings, day, certain=certain)
        line = Line(row, columns or line.columns, day)
        if columns:
            below = at + count
        else:
            yield line


def _texts(row: GridRow) -> dict[int, str]:
    return {at: one_line(cell.text) for at, cell in enumerate(row) if cell.text}


def _begins_with_a_risk(rows: Sequence[GridRow], headings: Headings) -> bool:
    """Whether the row below, if there is one, begins with a reference."""
    return any(headings.is_reference(cell.text) for row in rows for cell in own_cells(row)[:1])


def _columns(
    texts: Mapping[int, str], headings: Headings, day: date | None, *, certain: bool
) -> dict[int, Column]:
    """The columns that a row of headings of risks gives, none if it is another row."""
    figures = headings.figures(texts)
    known = [figure for figure in figures.values() if figure]
    if any(map(headings.is_reference, texts.values())) or not _heads_risks(texts, figures):
        return {}
    if len(texts if certain else known) < _FEWEST:
        return {}
    today = headings.figures(texts, day)
    return {at: Column(text, today[at]) for at, text in texts.items()}


def _heads_risks(texts: Mapping[int, str], figures: Mapping[int, str]) -> bool:
    """Whether there are references below. `Number` after other headings may be how many."""
    at = next((at for at, figure in figures.items() if figure == REFERENCE), None)
    if at is None:
        return False
    first = at == min(texts)
    return first or "title" in figures.values() or folded(texts[at]) not in _HOW_MANY


def _title(above: Line, row: GridRow) -> str:
    """What a row says if it is a title: one text, or `Position as at` and the day beside it.

    What stands alone under a column of a table, other than its first ones, is none.
    """
    texts = [one_line(cell.text) for cell in own_cells(row)]
    if len(texts) == 2 and says_as_at(texts[0]):
        return " ".join(texts)
    under = above.columns and any(cell.own for cell in row[above.reference_at + 1 :])
    return texts[0] if len(texts) == 1 and not under else ""
