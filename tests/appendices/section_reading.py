"""What stands in a section, as its readers see it: its sentences and its tables."""

from itertools import pairwise

from appendices.content import Block, Heading, Paragraph, Section, TableBlock


def under(section: Section, heading: str) -> tuple[Block, ...]:
    """The blocks under a heading; none where there is no such heading."""
    starts = [at for at, each in enumerate(section.blocks) if isinstance(each, Heading)]
    for start, end in pairwise([*starts, len(section.blocks)]):
        block = section.blocks[start]
        if isinstance(block, Heading) and block.text == heading:
            return section.blocks[start + 1 : end]
    return ()


def headings(section: Section) -> list[str]:
    """The headings of a section."""
    return [each.text for each in section.blocks if isinstance(each, Heading)]


def paragraphs(section: Section, heading: str) -> list[str]:
    """The texts of the paragraphs under a heading."""
    return [each.line.text for each in under(section, heading) if isinstance(each, Paragraph)]


def texts(section: Section) -> list[str]:
    """The texts of all paragraphs."""
    return [each.line.text for each in section.blocks if isinstance(each, Paragraph)]


def table(section: Section, caption: str) -> list[list[str]]:
    """The rows of a table by its caption, below its headings; none where there is no such table."""
    for each in section.blocks:
        if isinstance(each, TableBlock) and each.caption == caption:
            rows = [[cell.text for cell in row] for row in each.rows]
            return [[column.heading for column in each.columns], *rows]
    return []


def rows_of(section: Section, caption: str) -> list[list[str]]:
    """The rows of a table by its caption, without its headings."""
    return table(section, caption)[1:]
