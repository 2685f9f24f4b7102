"""Reading a pack's blocks as rows of text, to lay them beside a printed page."""

from collections.abc import Sequence
from functools import cache

from appendices.content import Block, FactsBlock, Heading, Pack, Paragraph, Section, TableBlock
from appendices.pack import pack_of
from risk_register.appendix import Audience
from tests.registers import example


@cache
def pack(name: str) -> Pack:
    """The whole pack of an example, as its members get it."""
    return pack_of(example(name), Audience.MEMBERS, full=True)


def section(name: str, key: str) -> Section:
    """One appendix of an example."""
    return next(each for each in pack(name).sections if each.key == key)


def tables(blocks: Sequence[Block], caption: str = "") -> list[TableBlock]:
    """The tables among some blocks; of that caption, if one is given."""
    found = [each for each in blocks if isinstance(each, TableBlock)]
    return [each for each in found if caption in ("", each.caption)]


def rows(table: TableBlock, *headings: str) -> list[list[str]]:
    """The rows of a table as text: all columns, or those of these headings in this order."""
    known = [column.heading for column in table.columns]
    at = [known.index(heading) for heading in headings] if headings else range(len(known))
    return [[row[number].text for number in at] for row in table.rows]


def headings(table: TableBlock) -> list[str]:
    """The headings of a table's columns."""
    return [column.heading for column in table.columns]


def sentences(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs among some blocks."""
    return [each.line.text for each in blocks if isinstance(each, Paragraph)]


def pages(found: Section) -> dict[str, list[Block]]:
    """The blocks of each risk's page, by the reference that its heading begins with."""
    by_reference: dict[str, list[Block]] = {}
    reference = ""
    for block in found.blocks:
        if isinstance(block, Heading):
            reference = block.text.split(" ")[0]
            by_reference[reference] = []
        elif reference:
            by_reference[reference].append(block)
    return by_reference


def facts(blocks: Sequence[Block]) -> dict[str, str]:
    """The parts of a page, as text by their headings."""
    return {
        heading: cell.text
        for block in blocks
        if isinstance(block, FactsBlock)
        for heading, cell in block.facts
    }


def printed(block: str) -> list[list[str]]:
    """The rows of a printed table, as a test writes them: a line a row, `|` between the cells."""
    return [[cell.strip() for cell in row.split("|")] for row in block.strip().splitlines()]
