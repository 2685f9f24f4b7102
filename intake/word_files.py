"""Reads Word documents: their tables in order, and what they say outside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from intake.grid import TEXT, Grid, GridCell, one_line
from intake.limits import LARGE, refused
from intake.sheets import told
from intake.word_tables import tables_of
from intake.word_texts import Element, Styles, parts_of, text_of
from risk_register.findings import Finding
from risk_register.places import Place
from risk_register.plurals import number_of

_WHOLE = "a Word document that is whole"
_BESIDE = {
    "header": "a header", "footer": "a footer", "footnotes": "the footnotes",
    "endnotes": "the endnotes", "comments": "the comments",
}  # fmt: skip
"""Parts of a document beside its body, by the last word of their relation."""


def read_word(path: Path) -> tuple[tuple[Grid, ...], list[Finding]]:
    """A grid for each table, and one named `text` for all else. Raises RefusedError.

    What was deleted with changes tracked is left out, what was inserted is in; struck-out words
    are kept and told.
    """
    document = _opened(path)
    body, styles = document.element.body, _styles(document)
    try:
        grids = [*_tables(body, styles)]
    except ValueError as error:
        raise refused(path, "a table of a size that people read", str(error), LARGE) from None
    rows = [(cell,) for cell in (*_texts(body, styles), *_beside(document, styles))]
    tables = [grid for grid in grids if grid.width]
    return (*tables, Grid(TEXT, tuple(rows))), [*_struck(path, body)]


def _opened(path: Path) -> Any:
    import docx  # noqa: PLC0415 - only these files need it
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - as above
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415 - as above

    try:
        document = docx.Document(str(path))
        if document.element.body is None:
            raise ValueError
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, OSError, AttributeError):
        raise refused(path, _WHOLE, "a damaged file") from None
    return document


def _styles(document: Any) -> Styles:
    try:
        return Styles(document.styles.element)
    except (KeyError, AttributeError):
        return Styles(None)


def _tables(body: Element, styles: Styles) -> Iterator[Grid]:
    above, number, lines = "", 1, list[str]()
    for element in parts_of(body, "w:p", "w:tbl"):
        if element.tag == qn("w:tbl"):
            first, *within = tables_of(element, number, above, styles)
            yield replace(first, lines=tuple(lines))
            yield from within
            number, lines = number + 1 + len(within), []
        elif text := one_line(text_of(element)):
            lines.append(text)
            above = text if styles.is_heading(element) else above


def _texts(body: Element, styles: Styles) -> Iterator[GridCell]:
    for number, element in enumerate(parts_of(body, "w:p"), 1):
        if text := styles.line(element):
            yield GridCell(text, Place(f"paragraph {number}"))


def _beside(document: Any, styles: Styles) -> Iterator[GridCell]:
    """Headers, footers, footnotes and comments; a header that several sections share, once."""
    parts = {
        str(tie.target_part.partname): (_BESIDE[kind], tie.target_part)
        for tie in document.part.rels.values()
        if not tie.is_external and (kind := tie.reltype.rpartition("/")[2]) in _BESIDE
    }
    for _, (what, part) in sorted(parts.items()):
        root = getattr(part, "element", None)
        if root is None:
            root = _parsed(part.blob)
        for paragraph in root.iter(qn("w:p")):
            within = any(each.tag == qn("w:p") for each in paragraph.iterancestors())
            if not within and (text := styles.line(paragraph)):
                yield GridCell(text, Place(what))


def _parsed(content: bytes) -> Element:
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 - as above

    return parse_xml(content)


def _struck(path: Path, body: Element) -> Iterator[Finding]:
    runs = [run for run in body.iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:strike')}")
            is not None and text_of(run)]  # fmt: skip
    if runs:
        actual = f"struck-out words in {number_of(len(runs), 'place')}, read like the rest"
        yield told(Place(str(path)), "words that stand", actual, "struck-out")
