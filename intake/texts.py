"""The text of cells as a workbook can hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.grid import GridCell
from risk_register.legible import LONGEST_TEXT, illegible
from risk_register.places import Place

_NOWHERE = Place("")


def legible(text: str) -> str:
    """A text with one kind of line break, and a space for each character no workbook can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    if illegible(text[:LONGEST_TEXT], _NOWHERE) is None:
        return text
    return "".join(" " if illegible(each, _NOWHERE) else each for each in text)


def on_one_line(text: str) -> str:
    """A text without line breaks and repeated spaces."""
    return " ".join(text.split())


def told_cells(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """The cells that hold something, legibly, and each text once that merged cells show again."""
    told = [_legible_cell(cell) for cell in cells if cell.own]
    texts = {cell.text for cell in told}
    for cell in cells:
        if cell.spread and cell.text and cell.text not in texts:
            told.append(_legible_cell(cell))
            texts.add(cell.text)
    return tuple(told)


def _legible_cell(cell: GridCell) -> GridCell:
    if not isinstance(cell.value, str):
        return cell
    return replace(cell, value=legible(cell.value))
