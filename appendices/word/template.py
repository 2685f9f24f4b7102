"""The empty document that a pack is written into: plain, or an office's own template.

Of a template only its look is taken: styles, lists, colours, page set-up, headers and footers. All
else stays behind, since nobody looks there and it would be published: its text, comments and notes,
its author and other properties, and where it lay on a server.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from lxml.etree import XMLSyntaxError

from appendices.word.markup import body_of, element, elements
from appendices.word.styles import LANGUAGE, add_missing, defaults, speak_british, styles
from risk_register.register import Brand

_NO_WORD_DOCUMENT = (
    "The office's template cannot be read as a Word document. Open it in Word, save it as .docx, "
    "and try again."
)
_UNREADABLE = (
    BadZipFile, KeyError, ValueError, XMLSyntaxError, EOFError, NotImplementedError, RuntimeError,
    AttributeError, struct.error, zlib.error,
)  # fmt: skip
"""What python-docx and the standard library raise for what is no sound Word document."""

_LOOK = (RT.STYLES, RT.NUMBERING, RT.THEME, RT.FONT_TABLE, RT.SETTINGS)
"""The parts of a template that make its look; headers and footers besides."""

_PLAIN = (RT.STYLES, RT.NUMBERING, RT.SETTINGS)
_TEMPLATE_TYPE = CT.WML_DOCUMENT_MAIN.replace("document.main", "template.main")
_CONTENT_TYPES = "[Content_Types].xml"
_NOT_SETTINGS = (
    "w:writeProtection", "w:attachedTemplate", "w:mailMerge", "w:documentProtection",
    "w:footnotePr", "w:endnotePr", "w:docVars", "w:rsids", "w:updateFields",
)  # fmt: skip
"""Settings that would lock the pack, ask questions, or speak of what is left behind."""


class TemplateError(ValueError):
    """A template that is no Word document, with a sentence for the person who named it."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A header or footer of a template: its part, and the pages that it is for."""

    kind: str
    pages: str
    part: Any


@dataclass(frozen=True, slots=True)
class Base:
    """An empty document, its page set-up, its headers and footers, and its ids of our styles."""

    document: WordDocument
    page: Any
    furniture: tuple[Furniture, ...]
    ids: dict[str, str]
    in_arial: bool
    """Whether it is known how broad its letters are."""

    @property
    def body(self) -> Any:
        """The element that holds the text."""
        return self.document.element.body

    def fill(self, markup: str) -> None:
        """Puts the text in. The body is replaced as a whole: to move its many elements one by one
        takes the square of their number.
        """
        self.body.getparent().replace(self.body, body_of(markup))


def base_of(template: bytes, brand: Brand) -> Base:
    """The document to write into. Raises `TemplateError` for what is no Word document."""
    if not template:
        return _based_on(_plain(brand), _PLAIN, brand, in_arial=brand.font == Brand().font)
    try:
        document = Document(io.BytesIO(_as_document(template)))
        return _based_on(document, _LOOK, brand, in_arial=False)
    except _UNREADABLE as error:
        raise TemplateError(_NO_WORD_DOCUMENT) from error


def _based_on(
    document: WordDocument, kept: tuple[str, ...], brand: Brand, *, in_arial: bool
) -> Base:
    page, furniture = _page(document)
    _leave_behind(document, kept)
    ids = _add_styles(document, brand)
    speak_british(document.styles.element)
    return Base(document, page, furniture, ids, in_arial)


def _as_document(template: bytes) -> bytes:
    """A `.dotx` as a `.docx`: they differ in one word."""
    with ZipFile(io.BytesIO(template)) as archive:
        types = archive.read(_CONTENT_TYPES).decode()
        if _TEMPLATE_TYPE not in types:
            return template
        stream = io.BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as changed:
            for name in archive.namelist():
                if name != _CONTENT_TYPES:
                    changed.writestr(name, archive.read(name))
            changed.writestr(_CONTENT_TYPES, types.replace(_TEMPLATE_TYPE, CT.WML_DOCUMENT_MAIN))
    return stream.getvalue()


def _plain(brand: Brand) -> WordDocument:
    """A document without anything that python-docx brings along."""
    document = Document()
    for root, content in (
        (document.styles.element, defaults(brand)),
        (document.settings.element, _SETTINGS),
        (document.part.numbering_part.element, ""),
        (document.element.body, _A4),
    ):
        root[:] = elements(content)
    return document


_MODERN = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    f"<w:compat><w:compatSetting {_MODERN}/></w:compat>"
    f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)
_A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1134" '
    'w:bottom="1247" w:left="1134" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>'
)


def _page(document: WordDocument) -> tuple[Any, tuple[Furniture, ...]]:
    """The page set-up of a document's last section, and its headers and footers."""
    body = document.element.body
    page = deepcopy(body.get_or_add_sectPr())
    found = tuple(_furniture(document, page))
    for each in [*page.iterchildren(*_REFERENCES, qn("w:cols"), qn("w:pgNumType"))]:
        page.remove(each)
    body[:] = []
    _fill(page)
    return page, found


_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))


def _fill(page: Any) -> None:
    """Gives a page set-up the size and margins that it lacks.

    Columns and a number to begin at do not suit: a table takes the page's width, and pages count
    through.
    """
    [usual] = elements(_A4)
    for name in ("page_width", "page_height", *_MARGINS):
        if getattr(page, name) is None:
            setattr(page, name, getattr(usual, name))


_MARGINS = ("left_margin", "right_margin", "top_margin", "bottom_margin", "header", "footer")


def _furniture(document: WordDocument, page: Any) -> Iterator[Furniture]:
    for each in page.iterchildren(*_REFERENCES):
        kind = "header" if each.tag == qn("w:headerReference") else "footer"
        part = document.part.related_parts[each.get(qn("r:id"))]
        yield Furniture(kind, each.get(qn("w:type")), part)


def _leave_behind(document: WordDocument, kept: tuple[str, ...]) -> None:
    """Drops every part that is not kept, and what the settings say of other files."""
    part = document.part
    for rels, types in (
        (part.rels, kept),
        (part.package.rels, (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES)),
        (part.part_related_by(RT.SETTINGS).rels, ()),
    ):
        for key in [key for key, rel in rels.items() if rel.reltype not in types]:
            del rels[key]
    settings = document.settings.element
    for each in [*settings.iterchildren(*(qn(tag) for tag in _NOT_SETTINGS))]:
        settings.remove(each)


def _add_styles(document: WordDocument, brand: Brand) -> dict[str, str]:
    bullets = _add_lists(_numbering(document))
    return add_missing(document.styles.element, styles(brand, bullets))


def _numbering(document: WordDocument) -> Any:
    """The lists of a document, which a template need not have."""
    try:
        return document.part.part_related_by(RT.NUMBERING).element  # type: ignore[attr-defined]  # an XML part
    except KeyError:
        root = element("<w:numbering/>")
        name, package = PackURI("/word/numbering.xml"), document.part.package
        document.part.relate_to(NumberingPart(name, CT.WML_NUMBERING, root, package), RT.NUMBERING)
        return root


def _add_lists(numbering: Any) -> int:
    """Adds the bullets of a text and of a table; returns the number of the first of them."""
    abstract = _next(numbering, "w:abstractNum", "w:abstractNumId")
    number = _next(numbering, "w:num", "w:numId")
    defined = [_bullets(abstract, 357), _bullets(abstract + 1, 198)]
    first = numbering.find(qn("w:num"))
    for each in defined:
        numbering.append(each) if first is None else first.addprevious(each)
    for at in (0, 1):
        numbered = f'<w:num w:numId="{number + at}"><w:abstractNumId w:val="{abstract + at}"/>'
        numbering.append(element(f"{numbered}</w:num>"))
    return number


def _next(numbering: Any, tag: str, key: str) -> int:
    taken = [int(each.get(qn(key))) for each in numbering.iterchildren(qn(tag))]
    return max(taken, default=0) + 1


def _bullets(number: int, indent: int) -> Any:
    """A list of bullets, indented by so many twentieths of a point."""
    return element(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
    )
