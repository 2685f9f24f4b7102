"""Tables: headings repeat on each page, no row is broken, and a colour comes with its word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from appendices.content import Cell, Column, FactsBlock, Line, Run, TableBlock, line
from appendices.word.markup import attribute, hexed, line_runs, paragraph, run
from appendices.word.styles import TABLE_POINTS
from appendices.word.widths import widths
from risk_register.register import Brand
from risk_register.scheme import Band

_ROW_HEADING_FILL = "F2F2F2"
_FACT_SHARES = (1, 4)
_MANY = 8
_CENTRED = '<w:jc w:val="center"/>'
_STYLES = {
    "": "RegisterTableText",
    "Heading": "RegisterTableHeading",
    "Row": "RegisterRowHeading",
    "Bullet": "RegisterTableBullet",
}


_KEPT_WHOLE = 7
"""A table of so few rows stays on one page, if it fits: a matrix is read as a whole."""

_STYLED = re.compile(r'<w:pStyle w:val="[^"]*"/>')
_WITH_NEXT = r"\g<0><w:keepNext/>"


@dataclass(frozen=True, slots=True)
class PageLook:
    """What a table has to know of its page: how wide the text is, and how it looks."""

    brand: Brand
    width: int
    """In twentieths of a point."""
    breadth: float = 1.0
    """How broad the letters are, those of Arial being 1."""


class Table:
    """The cells of one table: their widths, and the size of their text.

    A table of many columns has small text.
    """

    def __init__(
        self, shares: Sequence[int], texts: Sequence[Sequence[str]], page: PageLook
    ) -> None:
        """`texts` has all texts of each column, its heading first."""
        self._size = "Small" if len(shares) >= _MANY else ""
        self._total = page.width
        self._wide = widths(shares, texts, page.width, TABLE_POINTS[self._size] * page.breadth)

    def markup(self, title: str, description: str, look: str, rows: Iterable[str]) -> str:
        """The table, with a name and a description for those who cannot see it."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._wide)
        said = f"<w:tblDescription w:val={attribute(description)}/>" if description else ""
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="RegisterTable"/>'
            f'<w:tblW w:w="{self._total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}'
            f"<w:tblCaption w:val={attribute(title)}/>{said}</w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def headings(self, columns: Sequence[Column], brand: Brand) -> str:
        """The row of headings, which repeats on each page."""
        cells = "".join(
            self._boxed(at, self._text(run(column.heading), "Heading", centred=column.centred),
                        hexed(brand.heading_fill), "center")
            for at, column in enumerate(columns)
        )  # fmt: skip
        return _row(cells, "<w:tblHeader/>")

    def row(self, block: TableBlock, cells: Sequence[Cell]) -> str:
        """A row of values."""
        placed = enumerate(zip(block.columns, cells, strict=True))
        return _row(
            "".join(
                self.row_heading(cell)
                if block.first_column_heads and not at and not cell.band
                else self.cell(at, cell, centred=column.centred)
                for at, (column, cell) in placed
            )
        )

    def row_heading(self, cell: Cell) -> str:
        """The first cell of a row, where it heads the row."""
        texts = (self._text(line_runs(each), "Row") for each in said_with_band(cell))
        return self._boxed(0, "".join(texts), _ROW_HEADING_FILL)

    def cell(self, at: int, cell: Cell, *, centred: bool = False) -> str:
        """A cell, on the colour of its band if it has one."""
        colour = cell.band.text if cell.band else ""
        texts = (
            self._text(line_runs(each, colour), "Bullet" if each.bullet else "", centred=centred)
            for each in said_with_band(cell)
        )
        fill = hexed(cell.band.colour) if cell.band else ""
        return self._boxed(at, "".join(texts), fill, "center" if centred else "top")

    def _text(self, content: str, kind: str, *, centred: bool = False) -> str:
        return paragraph(content, f"{_STYLES[kind]}{self._size}", _CENTRED if centred else "")

    def _boxed(self, at: int, content: str, fill: str, down: str = "top") -> str:
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self._wide[at]}" w:type="dxa"/>{shade}'
            f'<w:vAlign w:val="{down}"/></w:tcPr>{content}</w:tc>'
        )


def table(block: TableBlock, page: PageLook) -> str:
    """A table with a row of headings, as wide as the page's text.

    Without any row it has one that says so, since Word needs one.
    """
    rows = block.rows or (tuple(Cell() for _ in block.columns),)
    texts = [[*_texts(at, column, rows)] for at, column in enumerate(block.columns)]
    made = Table([column.width for column in block.columns], texts, page)
    look = _look(heading_row=True, heading_column=block.first_column_heads)
    written = [made.headings(block.columns, page.brand), *(made.row(block, row) for row in rows)]
    if len(rows) <= _KEPT_WHOLE:
        written[:-1] = [_STYLED.sub(_WITH_NEXT, row) for row in written[:-1]]
    return made.markup(block.caption, block.description, look, written)


def facts(block: FactsBlock, page: PageLook) -> str:
    """Named texts one below the other: the names head their rows."""
    made = Table(_FACT_SHARES, [["", *(name for name, _ in block.facts)], [""]], page)
    rows = (_row(made.row_heading(Cell(name)) + made.cell(1, cell)) for name, cell in block.facts)
    look = _look(heading_row=False, heading_column=True)
    return made.markup(block.caption, "", look, rows)


def said_with_band(cell: Cell) -> tuple[Line, ...]:
    """The lines of a cell; the name of its band is added where its text does not hold it."""
    found = cell.lines if any(each.text.strip() for each in cell.lines) else (line(cell.text),)
    if cell.band is None or _holds(cell.text, cell.band):
        return found
    first = replace(found[0], runs=(*found[0].runs, Run(f" {cell.band.name}")))
    return (first, *found[1:])


def _holds(text: str, band: Band) -> bool:
    """Whether a text has the name of a band as words of their own."""
    return bool(re.search(rf"(?<!\w){re.escape(band.name)}(?!\w)", text, re.IGNORECASE))


def _texts(at: int, column: Column, rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    yield column.heading
    for row in rows:
        yield from (each.text for each in said_with_band(row[at]))


def _look(*, heading_row: bool, heading_column: bool) -> str:
    """Which row and column are headings, for those who are read the table."""
    value = 0x0600 + 0x0020 * heading_row + 0x0080 * heading_column
    return (
        f'<w:tblLook w:val="{value:04X}" w:firstRow="{heading_row:d}" w:lastRow="0" '
        f'w:firstColumn="{heading_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _row(cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{cells}</w:tr>"
