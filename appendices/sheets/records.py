"""Pages as one table that can be filtered: a row an entry or commitment, long texts told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from appendices.content import (
    Block,
    Cell,
    Column,
    FactsBlock,
    Heading,
    PageBreak,
    Section,
    TableBlock,
    one_a_row,
)

_SHORT = 120
"""A part whose texts all stand on one line of so many characters is a column of the table."""

Word = tuple[tuple[Cell, ...], str, Cell]
"""A long text: the cells that say whose it is, the heading of the part, and the text."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Blocks for a sheet, and the long texts that stand on another, under the `keys`."""

    blocks: tuple[Block, ...]
    keys: tuple[str, ...]
    words: tuple[Word, ...] = ()


@dataclass(slots=True)
class _Record:
    """One page: figures by their headings, and texts by theirs."""

    reference: str
    title: str
    figures: dict[str, Cell] = field(default_factory=dict)
    texts: dict[str, Cell] = field(default_factory=dict)


def folded(section: Section) -> Folded:
    """The pages of a section as a table, and what is too long for it."""
    before, records = _records(section)
    long = _long_parts(records)
    for record in records:
        short = {name: cell for name, cell in record.texts.items() if name not in long}
        record.figures = {**record.figures, **short}
    reference, title = (_heading_of(records, what, section.one) for what in ("reference", "title"))
    words = tuple(
        ((Cell(record.reference), Cell(record.title)), name, cell)
        for record in records
        for name, cell in record.texts.items()
        if name in long
    )
    table = _table(section, records, (reference, title))
    return Folded((*before, table), (reference, title), words)


def _records(section: Section) -> tuple[list[Block], list[_Record]]:
    """What stands before the pages, and the pages."""
    before: list[Block] = []
    records: list[_Record] = []
    for block in section.blocks:
        if isinstance(block, Heading) and block.level == 2:
            records.append(_Record(*_parted(block.text, section.references)))
        elif records:
            _take(records[-1], block)
        elif isinstance(block, FactsBlock):
            records.append(_Record(*_parted(block.caption, section.references)))
            _take(records[-1], block)
        else:
            before.append(block)
    return before, records


def _take(record: _Record, block: Block) -> None:
    if isinstance(block, FactsBlock):
        _add(record.texts, block.facts)
    elif isinstance(block, TableBlock) and len(block.rows) == 1:
        headings = (column.heading for column in block.columns)
        _add(record.figures, zip(headings, block.rows[0], strict=True))
    elif isinstance(block, TableBlock):
        for row in block.rows:
            pairs = zip(block.columns[1:], row[1:], strict=True)
            _add(record.figures, ((_of(row[0], column), cell) for column, cell in pairs))
    elif not isinstance(block, PageBreak):
        text = Cell(block.text) if isinstance(block, Heading) else Cell(lines=(block.line,))
        _add(record.texts, [("Note", text)])


def _of(row: Cell, column: Column) -> str:
    """The heading of a figure in a table of several rows: `Current score`."""
    heading = column.heading
    return f"{row.text} {heading if heading.isupper() else heading[:1].lower() + heading[1:]}"


def _add(found: dict[str, Cell], pairs: Iterable[tuple[str, Cell]]) -> None:
    """Adds cells by their headings. What a page says twice in the same way is kept once."""
    for heading, cell in pairs:
        name, number = heading, 1
        while name in found and found[name].text != cell.text:
            number += 1
            name = f"{heading} {number}"
        found.setdefault(name, cell)


def _parted(heading: str, references: Sequence[str]) -> tuple[str, str]:
    """The reference and the title in the heading of a page."""
    for reference in sorted(references, key=len, reverse=True):
        if heading == reference or heading.startswith(f"{reference} "):
            return reference, heading[len(reference) :].strip()
    return heading, ""


def _long_parts(records: Sequence[_Record]) -> frozenset[str]:
    return frozenset(
        name
        for record in records
        for name, cell in record.texts.items()
        if len(cell.lines) > 1 or len(cell.text) > _SHORT or any(e.bullet for e in cell.lines)
    )


def _heading_of(records: Sequence[_Record], what: str, one: str) -> str:
    """The heading under which each page itself says its reference or title, or our own."""
    for name in dict.fromkeys(name for record in records for name in record.figures):
        if all(
            name in record.figures and record.figures[name].text == getattr(record, what)
            for record in records
        ):
            return name
    named = any(what.capitalize() in record.figures for record in records)
    return f"{one.capitalize()} {what}" if named else what.capitalize()


def _table(section: Section, records: Sequence[_Record], keys: tuple[str, str]) -> TableBlock:
    """The keys first, then the figures in the order of the pages."""
    names = [*dict.fromkeys(name for record in records for name in record.figures)]
    further = [name for name in names if name not in keys]
    rows = tuple(
        (
            record.figures.get(keys[0], Cell(record.reference)),
            record.figures.get(keys[1], Cell(record.title)),
            *(record.figures.get(name, Cell()) for name in further),
        )
        for record in records
    )
    columns = (Column(keys[0], 1), Column(keys[1], 3), *(Column(name, 2) for name in further))
    said = one_a_row(len(rows), section.one)
    return TableBlock(section.title, columns, rows, said, first_column_heads=True)
