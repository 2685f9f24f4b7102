"""A table of a Word document as a grid: merged cells, lists, tables within cells."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from intake.grid import Grid, GridCell, TablePlace
from intake.limits import MOST_CELLS
from intake.word_texts import Element, Styles, parts_of

_GRID_SPAN = f"{qn('w:tcPr')}/{qn('w:gridSpan')}"
_V_MERGE = f"{qn('w:tcPr')}/{qn('w:vMerge')}"
_BEFORE = f"{qn('w:trPr')}/{qn('w:gridBefore')}"
_DELETED = f"{qn('w:trPr')}/{qn('w:del')}"
WITHIN = " within "
"""Stands in the name of a table that is in a cell of another."""

_MOST_COLUMNS = 1_000


def tables_of(
    table: Element, number: int, above: str, styles: Styles, within: str = ""
) -> list[Grid]:
    """A table, and the tables that stand within its cells. `number` is its own, from 1.

    `within` is the name of the table around it, if there is one.

    Raises ValueError where it spans too many cells.
    """
    name = f"table {number}{WITHIN}{within}" if within else f"table {number}"
    rows = [_row(row, name, line, styles) for line, row in enumerate(_rows(table), 1)]
    width = max(map(len, rows), default=0)
    if len(rows) * width > MOST_CELLS:
        raise ValueError(f"{len(rows):,} rows of {width:,} columns in {name}")
    filled = [_filled(row, name, line, width) for line, row in enumerate(rows, 1)]
    grids = [Grid(name, tuple(_merged(filled)), above)]
    for cell in (cell for row in _rows(table) for cell in parts_of(row, "w:tc")):
        for inner in parts_of(cell, "w:tbl"):
            grids += tables_of(inner, number + len(grids), above, styles, name)
    return grids


class _MergedUp(str):
    """The text of a cell that is merged with the one above it; it is empty."""

    __slots__ = ()


def _rows(table: Element) -> Iterator[Element]:
    """The rows that have not been deleted."""
    return (row for row in parts_of(table, "w:tr") if row.find(_DELETED) is None)


def _row(row: Element, name: str, line: int, styles: Styles) -> list[GridCell]:
    before = row.find(_BEFORE)
    cells = [_empty(name, line, column) for column in range(1, 1 + _count(before))]
    for element in parts_of(row, "w:tc"):
        text: str = "\n".join(filter(None, map(styles.line, parts_of(element, "w:p"))))
        merged = element.find(_V_MERGE)
        if merged is not None and merged.get(qn("w:val"), "continue") == "continue" and not text:
            text = _MergedUp()
        span = element.find(_GRID_SPAN)
        for part in range(max(1, _count(span))):
            place = TablePlace(name, line, f"column {len(cells) + 1}")
            cells.append(GridCell(text if text or _is_up(text) else None, place, bool(part)))
    return cells


def _filled(row: list[GridCell], name: str, line: int, width: int) -> list[GridCell]:
    return row + [_empty(name, line, column) for column in range(len(row) + 1, width + 1)]


def _merged(rows: list[list[GridCell]]) -> Iterator[tuple[GridCell, ...]]:
    """The rows with the text of the cell above in each that is merged with it."""
    above: tuple[GridCell, ...] = ()
    for row in rows:
        above = tuple(
            GridCell(above[at].value if above else None, cell.place, spread=True)
            if _is_up(cell.value)
            else cell
            for at, cell in enumerate(row)
        )
        yield above


def _is_up(value: object) -> bool:
    return isinstance(value, _MergedUp)


def _empty(name: str, line: int, column: int) -> GridCell:
    return GridCell(None, TablePlace(name, line, f"column {column}"))


def _count(element: Element | None) -> int:
    value = element.get(qn("w:val"), "0") if element is not None else "0"
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else 0
