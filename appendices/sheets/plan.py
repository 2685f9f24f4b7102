"""Which sheets a section becomes, and which blocks stand on each.

A sheet's row can be 409 points high, some thirty lines, and a row higher than the window cannot be
read in Excel at all. So long texts stand on a sheet of their own, "… in words", line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from appendices.content import Block, Cell, Column, FactsBlock, Line, Section, TableBlock, line
from appendices.sheets.naming import Names
from appendices.sheets.records import Folded, folded
from appendices.sheets.texts import lines_of, parted, room_for, said
from workbook_builder.columns import lines_needed

MOST_LINES = 29
"""Lines of a row that is as high as a row can be."""

WIDEST = 100.0
"""Characters of the widest column."""

_LONGEST_LINE = 2_400
"""Characters of a line that is not parted: they stand in a row of the widest column."""

_LONGEST_TEXT = 32_000
"""Characters of a cell, which Excel limits."""

IN_WORDS = " in words"

_LONGEST_LETTER = 4
"""Characters of what counts as an appendix's letter or number, by which its sheet is found."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: its name, title, marking and blocks."""

    name: str
    title: str
    marking: str
    blocks: tuple[Block, ...]
    wide: bool
    beside: str = ""
    """The sheet that has the long texts of this one."""
    section: str = ""
    """The heading of the section it belongs to."""

    def table_name(self, table: TableBlock) -> str:
        """What a table of the sheet is to be called: `A_Risk_overview`."""
        only = len(self.blocks) == 1 or table.caption in self.name
        return self.name if only else f"{self.name} {table.caption}"


def plans(section: Section, names: Names) -> Iterator[SheetPlan]:
    """The sheet of a section, and the one with its long texts if there are any."""
    letter = section.key if len(section.key) <= _LONGEST_LETTER else ""
    wanted = f"{letter} {section.title}".strip()
    name = names.sheet(wanted)
    found = _folded(section)
    beside = ""
    if found.words or any(_too_long(cell) for cell in _cells(found.blocks)):
        beside = names.sheet(wanted, IN_WORDS)
    blocks, more = _shortened(found, beside)
    heading, marking, wide = section.heading, section.marking, section.wide
    yield SheetPlan(name, heading, marking, blocks, wide, beside, heading)
    if beside:
        words = (_in_words(section, found.keys, [*found.words, *more]),)
        title = f"{heading}, in words"
        yield SheetPlan(beside, title, marking, words, wide=True, section=heading)


def _folded(section: Section) -> Folded:
    if any(isinstance(block, FactsBlock) for block in section.blocks):
        return folded(section)
    return Folded(section.blocks, ("Row",))


def _cells(blocks: Sequence[Block]) -> Iterator[Cell]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield from (cell for row in block.rows for cell in row)


def _too_long(cell: Cell) -> bool:
    """Whether a cell's text cannot be shown whole in one row."""
    if not cell.lines and not isinstance(cell.value, str):
        return False
    text = said(lines_of(cell))
    return len(text) > _LONGEST_TEXT or lines_needed(text, room_for(text, WIDEST)) > MOST_LINES


def _shortened(
    found: Folded, beside: str
) -> tuple[tuple[Block, ...], list[tuple[tuple[Cell, ...], str, Cell]]]:
    """The blocks with long texts replaced by where they stand, and these texts."""
    blocks: list[Block] = []
    words: list[tuple[tuple[Cell, ...], str, Cell]] = []
    for block in found.blocks:
        if isinstance(block, TableBlock):
            words += _long_ones(block, len(found.keys))
            blocks.append(_without_long_ones(block, beside))
        else:
            blocks.append(block)
    return tuple(blocks), words


def _long_ones(block: TableBlock, keys: int) -> Iterator[tuple[tuple[Cell, ...], str, Cell]]:
    for row in block.rows:
        for column, cell in zip(block.columns, row, strict=True):
            if _too_long(cell):
                yield row[:keys], column.heading, cell


def _without_long_ones(block: TableBlock, beside: str) -> TableBlock:
    instead = Cell(lines=(line(f"In full on the sheet {beside}"),))
    rows = tuple(tuple(instead if _too_long(cell) else cell for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _in_words(
    section: Section, keys: Sequence[str], words: Sequence[tuple[tuple[Cell, ...], str, Cell]]
) -> TableBlock:
    """A row for each line of each text."""
    rows = [
        (*key, Cell(part), Cell(lines=(each,)))
        for key, part, cell in words
        for each in _lines(cell)
    ]
    shares = [1, 3] if len(keys) > 1 else [2]
    columns = [Column(heading, share) for heading, share in zip(keys, shares, strict=True)]
    return TableBlock(
        f"{section.key} {section.title}{IN_WORDS}",
        (*columns, Column("Part", 2), Column("Text", 8)),
        tuple(rows),
        "A row for each paragraph, control or entry.",
        first_column_heads=True,
    )


def _lines(cell: Cell) -> Iterator[Line]:
    """The lines of a text, without bullets: each has a row of its own."""
    for each in lines_of(cell):
        for part in parted(each, _LONGEST_LINE):
            yield replace(part, bullet=False)
