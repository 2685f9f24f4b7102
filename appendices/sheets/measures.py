"""How wide the columns of a sheet are and how high its rows, so that no text is cut."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import wrap

from appendices.content import Cell, Column, TableBlock, printed
from appendices.sheets.plan import MOST_LINES, WIDEST
from appendices.sheets.texts import lines_of, room_for, said
from risk_register.values import Month
from workbook_builder.columns import lines_needed, row_height

ROOM = 160.0
"""Characters across a page of A4 that lies across, at a size that is easily read."""

_LEAST, _EACH_SHARE = 12.0, 11.0
_ROOM_OF_LETTER, _ROOM_OF_BOLD, _BUTTON = 1.12, 1.2, 3.5
_LONGEST_WORD = 30
_LINE = 13.0
_STEP = 4.0
_ENOUGH = 24.0
_LEAST_OF_ONE, _ROOM_OF_SEVERAL, _MOST_STRETCHED = 90.0, 136.0, 3.0
"""How wide a sheet is made if its tables are narrower, and by how much at most."""

_NARROWEST = 8.0


def shown(cell: Cell) -> str:
    """What a cell shows on the screen: a score with the word of its band."""
    if not is_figure(cell):
        return said(lines_of(cell))
    if isinstance(cell.value, int):
        return f"{cell.value} {cell.band.name}" if cell.band else str(cell.value)
    return printed(cell.value)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number or a date and no text."""
    return isinstance(cell.value, int | date | Month) and not cell.lines


def widths_of(tables: Sequence[TableBlock], *, filters: bool) -> list[float]:
    """The widths of a sheet's columns. The table with most columns sets them for all."""
    first, *others = sorted(tables, key=lambda table: -len(table.columns))
    least = _least(first, filters=filters)
    found = _fitted(first, _wanted(first, least), least)
    for table in others:
        narrowest = _least(table, filters=filters)
        for at, (low, wanted) in enumerate(zip(narrowest, _wanted(table, narrowest), strict=True)):
            found[at] = max(found[at], low, min(wanted, _ENOUGH))
    found = _even(first.columns, found)
    return _stretched(found, _ROOM_OF_SEVERAL if others else _LEAST_OF_ONE)


def height_of(row: Sequence[Cell], across: Sequence[float]) -> float:
    """The points that a row needs; never more than Excel allows."""
    texts = [(shown(cell), width) for cell, width in zip(row, across, strict=False)]
    return min(row_height([(text, room_for(text, width)) for text, width in texts]), 409.0)


def heading_height(headings: Sequence[str], across: Sequence[float], *, filters: bool) -> float:
    """The points of a row of headings, which are bold and wrap between words."""
    button = _BUTTON if filters else 0.5
    lines = max(
        len(wrap(heading, max(int((width - button) / _ROOM_OF_BOLD), 1), break_long_words=True))
        for heading, width in zip(headings, across, strict=False)
    )
    return _LINE * lines + 10


def text_height(text: str, width: float) -> float:
    """The points that a text in one wide cell needs."""
    return row_height([(text, room_for(text, width))])


def _stretched(found: Sequence[float], room: float) -> list[float]:
    """Wider columns on a narrow sheet: the sentences above the table have room as well."""
    factor = min(max(room / sum(found), 1.0), _MOST_STRETCHED)
    return [each * factor for each in found]


def _wanted(table: TableBlock, least: Sequence[float]) -> list[float]:
    """Widths at which each column stands well; equal ones for the columns of a matrix."""
    found = []
    for at, column in enumerate(table.columns):
        longest = max((_longest(row[at]) for row in table.rows), default=0)
        widest = min(_LEAST + _EACH_SHARE * column.width, WIDEST)
        found.append(max(least[at], min(longest * _ROOM_OF_LETTER + 2, widest)))
    return _even(table.columns, found)


def _even(columns: Sequence[Column], found: list[float]) -> list[float]:
    centred = [at for at, column in enumerate(columns) if column.centred]
    if len(centred) > 2:
        widest = max(found[at] for at in centred)
        return [widest if at in centred else each for at, each in enumerate(found)]
    return found


def _fitted(table: TableBlock, found: list[float], least: Sequence[float]) -> list[float]:
    """The widths made to fit a page: the widest columns give way first, down to their least."""
    while sum(found) > ROOM:
        spare = [each - narrowest for each, narrowest in zip(found, least, strict=True)]
        candidates = [at for at, each in enumerate(spare) if each >= _STEP]
        if not candidates:
            break
        widest = max(candidates, key=found.__getitem__)
        found[widest] -= _STEP
    return _even(table.columns, found)


def _least(table: TableBlock, *, filters: bool) -> list[float]:
    """The narrowest widths at which no word is broken and no row is too high."""
    return [
        max(
            _heading(column.heading, filters=filters),
            *(_narrowest(row[at], bold=at == 0) for row in table.rows),
            _NARROWEST,
        )
        for at, column in enumerate(table.columns)
    ]


def _heading(heading: str, *, filters: bool) -> float:
    longest = max((len(word) for word in heading.split()), default=1)
    return min(longest, _LONGEST_WORD) * _ROOM_OF_BOLD + (_BUTTON if filters else 1.5)


def _narrowest(cell: Cell, *, bold: bool) -> float:
    text = shown(cell)
    words = [text] if is_figure(cell) else text.split()
    longest = max((len(word) for word in words), default=1)
    letter = _ROOM_OF_BOLD if bold else _ROOM_OF_LETTER
    width = min(longest, _LONGEST_WORD) * letter + 1.5
    while width < WIDEST and lines_needed(text, room_for(text, width)) > MOST_LINES:
        width += _STEP
    return min(width, WIDEST)


def _longest(cell: Cell) -> int:
    return max(map(len, shown(cell).split("\n")))
