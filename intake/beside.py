"""What a workbook says beside its cells: comments and the texts of shapes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from intake.grid import BESIDE, Grid, GridCell
from risk_register.places import Place
from workbook_builder.reading.opened import OpenedBook, ReadSheet

_COMMENTS = ("comments", "threadedComment")
"""The kinds of comments. A threaded one has a copy among the others, which says less."""


def beside(book: OpenedBook) -> Grid:
    """A grid with a row for each comment and each shape that has a text. Raises UnreadableError."""
    rows = [(cell,) for sheet in book.sheets for cell in (*_comments(book, sheet),
                                                          *_shapes(book, sheet))]  # fmt: skip
    return Grid(BESIDE, tuple(rows))


def _comments(book: OpenedBook, sheet: ReadSheet) -> Iterator[GridCell]:
    texts: dict[str, dict[str, list[str]]] = {}
    for kind in _COMMENTS:
        for part in _parts(sheet, kind):
            for item in book.package.tree(part).iter():
                if item.tag in ("comment", "threadedComment"):
                    found = texts.setdefault(item.get("ref", ""), {})
                    found.setdefault(kind, []).append(_text(item))
    for at, kinds in texts.items():
        for text in kinds.get("threadedComment") or kinds["comments"]:
            yield GridCell(text or None, Place(f"the comment on {sheet.title}!{at}"))


def _shapes(book: OpenedBook, sheet: ReadSheet) -> Iterator[GridCell]:
    for part in _parts(sheet, "drawing"):
        for shape in book.package.tree(part).iter("txBody"):
            if text := "\n".join(filter(None, map(_text, shape.iter("p")))):
                yield GridCell(text, Place(f"a shape on the sheet {sheet.title}"))


def _parts(sheet: ReadSheet, kind: str) -> list[str]:
    return [each.target for each in sheet.relations if each.kind == kind and not each.external]


def _text(item: Element) -> str:
    return "".join(item.itertext()).strip()
