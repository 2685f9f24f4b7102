"""The text of a Word document's paragraphs: what was deleted stays out, what was inserted is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

Element = Any
"""An element of a Word document's XML."""

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
_LEFT_OUT = {
    qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
"""What holds no text, text that was taken out, or a second copy for old programs."""

_WRAPPERS = {
    qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"),
    qn("w:smartTag"),
}  # fmt: skip
"""What stands around paragraphs, tables, rows and cells, and is none itself."""

_P = qn("w:p")
_TEXTS = {qn("w:t"), qn("a:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_BULLETS = ("•", "-", "–", "*", "➤", "▪", "◦", "o ", "·", "‣")


def parts_of(element: Element, *names: str) -> Iterator[Element]:
    """The elements of these names right below another, whatever is wrapped around them."""
    wanted = {qn(name) for name in names}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from parts_of(child, *names)


def text_of(paragraph: Element) -> str:
    """The text of a paragraph, those of its text boxes on lines of their own."""
    return "".join(_pieces(paragraph)).strip()


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _TEXTS:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == qn("w:sym"):
            yield "•"
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            if child.tag == _P:
                yield "\n"
            yield from _pieces(child)


class Styles:
    """Which styles of a document are headings, and which are lists."""

    def __init__(self, styles: Element | None) -> None:
        """`styles` is the root of the document's styles, if it has any."""
        self._styles = {
            each.get(qn("w:styleId")): each
            for each in (styles.iter(qn("w:style")) if styles is not None else ())
        }

    def is_heading(self, paragraph: Element) -> bool:
        """Whether a paragraph is a heading, or is bold from its first word to its last."""
        style = self._style(paragraph)
        named = style.find(qn("w:name")) if style is not None else None
        name = named.get(qn("w:val"), "") if named is not None else ""
        return name.lower().startswith(("heading", "title")) or _is_bold(paragraph)

    def line(self, paragraph: Element) -> str:
        """The text of a paragraph, with a bullet where it is an item of a list."""
        text = text_of(paragraph)
        listed = text and not text.startswith(_BULLETS) and self._is_listed(paragraph)
        return f"• {text}" if listed else text

    def _style(self, paragraph: Element) -> Element | None:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._styles.get(found.get(qn("w:val"))) if found is not None else None

    def _is_listed(self, paragraph: Element) -> bool:
        """Whether a paragraph or its style, or one that the style is based on, is numbered."""
        element, seen = paragraph, 0
        style = self._style(paragraph)
        while element is not None and seen < 10:
            number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None:
                return str(number.get(qn("w:val"))) != "0"
            element, style, seen = style, self._based_on(style), seen + 1
        return False

    def _based_on(self, style: Element | None) -> Element | None:
        found = style.find(qn("w:basedOn")) if style is not None else None
        return self._styles.get(found.get(qn("w:val"))) if found is not None else None


def _is_bold(paragraph: Element) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(_pieces(run)).strip()]
    bold = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(runs) and all(
        each is not None and each.get(qn("w:val"), "1") not in ("0", "false") for each in bold
    )
