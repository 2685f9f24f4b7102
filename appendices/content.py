"""What a pack says, before it becomes a Word document, a workbook or a PDF.

A pack has sections, a section has blocks. Nothing here knows a file format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from risk_register.appendix import Audience
from risk_register.comparison.wording import MARKED, How
from risk_register.register import Brand
from risk_register.scheme import Band
from risk_register.values import Month, Value

NOTHING = "–"
"""Stands in a cell for what is not recorded, so that nobody takes it for an oversight."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line that has one look."""

    text: str
    change: How = How.KEPT


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph of text; a bullet if it is one of a list."""

    runs: tuple[Run, ...]
    bullet: bool = False

    @property
    def text(self) -> str:
        """The text without its looks, in which changed wording is said in words."""
        return "".join(_said(run) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: a value or lines of text, with the colours of a band if it has any."""

    value: Value = None
    lines: tuple[Line, ...] = ()
    band: Band | None = None

    @property
    def text(self) -> str:
        """What stands in it, as a paper prints it."""
        if self.lines:
            said = "\n".join(line.text for line in self.lines)
            return said if said.strip() else NOTHING
        return printed(self.value)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is its share of the page, compared with the others."""

    heading: str
    width: int = 1
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section, for one entry for example. `level` counts from 2."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with one row of headings. `first_column_heads` where it names its row.

    `description` is said to those who cannot see it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    description: str = ""
    first_column_heads: bool = False


@dataclass(frozen=True, slots=True)
class FactsBlock:
    """Named texts one below the other: the parts of an entry's page."""

    caption: str
    facts: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Paragraph | Heading | TableBlock | FactsBlock | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """One appendix. `wide` where it is to be printed across."""

    key: str
    title: str
    audience: Audience
    marking: str
    blocks: tuple[Block, ...]
    references: tuple[str, ...] = ()
    """The entries or commitments that it prints."""
    one: str = "risk"
    """What each of them is."""
    wide: bool = False
    label: str = ""
    """What its heading says of it; `Appendix` and its key if empty."""

    @property
    def heading(self) -> str:
        """Its label and title, as the contents list them."""
        label = self.label or (f"Appendix {self.key}" if self.key else "")
        return f"{label}: {self.title}" if label else self.title


@dataclass(frozen=True, slots=True)
class Pack:
    """The appendices for one meeting and one audience.

    `contents` lists every section of the whole pack, also those that this audience gets elsewhere.
    `readers` says whom it is for, where that is not its audience. `cover_page` is whether the title
    and the contents have a page of their own in print.
    """

    title: str
    organisation: str
    committee: str
    meeting_date: date | None
    as_at: date
    audience: Audience
    marking: str
    contents: tuple[str, ...]
    sections: tuple[Section, ...]
    brand: Brand = field(default_factory=Brand)
    readers: str = ""
    cover_page: bool = True


def texts_of(block: Block) -> Iterator[str]:
    """Every text of a block, in the order in which it is read."""
    match block:
        case Paragraph():
            yield block.line.text
        case Heading():
            yield block.text
        case TableBlock():
            yield from (block.caption, *(each.heading for each in block.columns), block.description)
            yield from (cell.text for row in block.rows for cell in row)
        case FactsBlock():
            yield block.caption
            for heading, cell in block.facts:
                yield from (heading, cell.text)


def line(text: str, *, bullet: bool = False) -> Line:
    """A line of a text in which `[added: …]` and `[removed: …]` mark changed wording."""
    runs, end = [], 0
    for found in MARKED.finditer(text):
        runs += [Run(text[end : found.start()]), Run(found[2], How(found[1]))]
        end = found.end()
    runs.append(Run(text[end:]))
    return Line(tuple(run for run in runs if run.text), bullet)


def lines(texts: Sequence[str], *, bullets: bool = False) -> tuple[Line, ...]:
    """Each text as a line; those with several lines as several."""
    return tuple(
        line(each, bullet=bullets) for text in texts for each in text.split("\n") if each.strip()
    )


def text_cell(text: str) -> Cell:
    """A cell of a text that is one line, in which changed wording is marked; empty for none."""
    return Cell(lines=(line(text),)) if text else Cell()


def one_a_row(number: int, one: str) -> str:
    """What a table is said to hold: `1 risk.`, `24 commitments, one a row.`"""
    return f"1 {one}." if number == 1 else f"{number} {one}s, one a row."


def in_full(day: date) -> str:
    """A date as it is written out: 26 October 2023."""
    return f"{day.day} {day:%B %Y}"


def printed(value: Value) -> str:
    """A value as papers print it: dates as 26/10/2023, months as October 2023."""
    if value is None:
        return NOTHING
    if isinstance(value, Month):
        return f"{value.first_day():%B %Y}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _said(run: Run) -> str:
    return f"[{run.change}: {run.text}]" if run.change else run.text
