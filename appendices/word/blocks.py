"""The blocks of a section, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appendices.content import (
    Block,
    FactsBlock,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    TableBlock,
)
from appendices.word.markup import bookmarked, field, line_runs, paragraph, run
from appendices.word.styles import DEEPEST_HEADING
from appendices.word.tables import PageLook, facts, table

_KEPT = "<w:keepNext/><w:keepLines/>"
_BREAK = "<w:pageBreakBefore/>"
_APART = '<w:spacing w:before="160"/>'
"""What keeps a paragraph off the table above it."""

_GAP = "RegisterGap"
_EMPTY = "The register has nothing to show here."


class Writer:
    """Writes sections; it counts the tables with a caption, and the pages that are to begin."""

    def __init__(self) -> None:
        """Before the first section."""
        self._tables = 0
        self._break = ""
        self._heading = ""
        """What the paragraph right above says, if it is a heading."""
        self._after_table = False

    def section(self, section: Section, page: PageLook, bookmark: str, number: int) -> str:
        """A section, its heading first, which has a bookmark. `number` counts from 1."""
        self._break, self._after_table = "", False
        self._heading = section.heading
        heading = bookmarked(run(section.heading), number, bookmark)
        text = [paragraph(heading, "Heading1", _KEPT)]
        for block in _without_idle_breaks(section.blocks):
            text += self._block(block, page)
        if len(text) == 1:
            text.append(self._paragraph(run(_EMPTY), "Normal"))
        return "".join(text)

    def _block(self, block: Block, page: PageLook) -> Iterator[str]:
        match block:
            case PageBreak():
                self._break = _BREAK
            case Heading():
                style = f"Heading{min(max(block.level, 2), DEEPEST_HEADING)}"
                yield self._paragraph(run(block.text), style, _KEPT)
                self._heading = block.text
            case Paragraph():
                style = "ListBullet" if block.line.bullet else "Normal"
                apart = _APART if self._after_table else ""
                yield self._paragraph(line_runs(block.line), style, apart=apart)
            case TableBlock():
                yield from self._above(block.caption)
                yield self._table(table(block, page))
            case FactsBlock() if block.facts:
                yield from self._gap()
                yield self._table(facts(block, page))

    def _paragraph(self, content: str, style: str, kept: str = "", apart: str = "") -> str:
        made = paragraph(content, style, kept + self._break + apart)
        self._break, self._heading, self._after_table = "", "", False
        return made

    def _table(self, made: str) -> str:
        self._heading, self._after_table = "", True
        return made

    def _above(self, caption: str) -> Iterator[str]:
        """The caption, unless the heading right above says the same."""
        if not caption or caption == self._heading:
            yield from self._gap()
            return
        self._tables += 1
        number = field(r"SEQ Table \* ARABIC", str(self._tables))
        yield self._paragraph(f"{run('Table ')}{number}{run(f': {caption}')}", "Caption", _KEPT)

    def _gap(self) -> Iterator[str]:
        """Without something between them Word would make two tables one."""
        if self._after_table or self._break:
            yield self._paragraph("", _GAP)


def _without_idle_breaks(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without breaks at both ends, which would leave a heading or nothing on a page."""
    filled = [at for at, block in enumerate(blocks) if not isinstance(block, PageBreak)]
    return blocks[filled[0] : filled[-1] + 1] if filled else ()
