"""Lines of text as a cell holds them: changed wording in red, and marked in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from appendices.content import NOTHING, Cell, Line, Run
from risk_register.comparison.wording import How
from risk_register.register import Brand
from workbook_builder.cells import RichText
from workbook_builder.styles import FONT_SIZE, rgb

CHANGED = "#C00000"
BULLET = "• "
_SHORT = 60
_SIGNS = {How.ADDED: "<u/>", How.REMOVED: "<strike/>"}


def written(lines: Sequence[Line], brand: Brand) -> str | RichText:
    """What a cell with these lines holds: a text, or pieces where wording has changed."""
    if not any(run.change for line in lines for run in line.runs):
        return said(lines)
    return RichText(tuple((text, _look(change, brand)) for text, change in _pieces(lines)))


def said(lines: Sequence[Line]) -> str:
    """The lines without looks; a dash where there is nothing in them."""
    return "".join(text for text, _ in _pieces(lines)).strip() or NOTHING


def lines_of(cell: Cell) -> tuple[Line, ...]:
    """A cell's lines; a text without lines as one."""
    return cell.lines or (Line((Run(cell.text),)),)


def room_for(text: str, width: float) -> float:
    """The width in characters that ordinary text would have had in place of this one.

    Capitals and digits are wider, and every program draws a little otherwise, which adds up in
    long texts.
    """
    if len(text) <= _SHORT:
        return width
    wide = sum(each.isupper() or each.isdigit() for each in text)
    return width / (1.07 + 0.3 * wide / max(len(text), 1))


def parted(line: Line, most: int) -> list[Line]:
    """A line in parts of about so many characters: after a sentence, else after a word."""
    text = "".join(run.text for run in line.runs)
    return [
        Line(_between(line.runs, start, end), line.bullet and start == 0)
        for start, end in pairwise([0, *_ends(text, most)])
    ]


def _ends(text: str, most: int) -> Iterator[int]:
    start = 0
    while len(text) - start > most:
        part = text[start : start + most]
        sentence, word = part.rfind(". ") + 2, part.rfind(" ") + 1
        start += sentence if sentence > most / 2 else word or most
        yield start
    yield len(text)


def _between(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    found, at = [], 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if text:
            found.append(Run(text, run.change))
    return tuple(found)


def _pieces(lines: Sequence[Line]) -> Iterator[tuple[str, How]]:
    for number, line in enumerate(lines):
        yield ("\n" if number else "") + (BULLET if line.bullet else ""), How.KEPT
        for run in line.runs:
            yield (f"[{run.change}: {run.text}]" if run.change else run.text), run.change


def _look(change: How, brand: Brand) -> str:
    colour = f'<color rgb="{rgb(CHANGED)}"/>' if change else ""
    font = f'<rFont val="{brand.font}"/><family val="2"/>'
    return f'<rPr>{_SIGNS.get(change, "")}<sz val="{FONT_SIZE}"/>{colour}{font}</rPr>'
