"""The Word document of a pack: each appendix a section with its own marking."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.coreprops import CoreProperties
from docx.oxml.ns import qn
from docx.shared import Twips

from appendices.content import Pack, Section
from appendices.word import front
from appendices.word.blocks import Writer
from appendices.word.furniture import furnish
from appendices.word.styles import LANGUAGE, renamed
from appendices.word.tables import PageLook
from appendices.word.template import Base, base_of

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST_PART = "[Content_Types].xml"
_BROAD = 1.3
"""How much broader the letters of another font may be than those of Arial."""

_PLACE = "<w:sectPr/>"
"""Where the page set-up of a section will stand, as the section's last paragraph carries it."""


def word_document(pack: Pack, template: bytes = b"") -> bytes:
    """The pack as a .docx; the same bytes for the same pack.

    `template` is a document whose styles, headers and page set-up are used in place of the brand's.
    Raises `TemplateError`, with a sentence for the person, if it is no Word document.
    """
    base = base_of(template or pack.brand.template, pack.brand)
    pages = [_page(base, part.wide) for part in _parts(pack)]
    breadth = 1.0 if base.in_arial else _BROAD
    looks = [PageLook(pack.brand, _text_width(page), breadth) for page in pages]
    base.fill(_text(pack, looks))
    _set_up(base, pack, pages)
    renamed(base.body, base.ids)
    _set_properties(base.document.core_properties, pack)
    stream = io.BytesIO()
    base.document.save(stream)
    return _steady(stream.getvalue())


def _has_cover(pack: Pack) -> bool:
    """Whether a page of its own comes first, with the cover block and the list of contents."""
    return bool(pack.contents and pack.cover_page) or not pack.sections


def _parts(pack: Pack) -> Sequence[Section]:
    """The sections, before them that of the cover."""
    if not _has_cover(pack):
        return pack.sections
    return (Section("", pack.title, pack.audience, pack.marking, ()), *pack.sections)


def _text(pack: Pack, looks: Sequence[PageLook]) -> str:
    """All text. Each section but the last ends in a paragraph that carries its page set-up."""
    front_matter, writer = front.cover(pack) + front.contents(pack), Writer()
    own = looks[1:] if _has_cover(pack) else looks
    written = [
        writer.section(section, look, front.bookmark(number), number)
        for number, (section, look) in enumerate(zip(pack.sections, own, strict=True), 1)
    ]
    if _has_cover(pack):
        return _END.join([front_matter, *written])
    return front_matter + _END.join(written)


_END = f'<w:p><w:pPr><w:pStyle w:val="RegisterGap"/>{_PLACE}</w:pPr></w:p>'


def _page(base: Base, wide: bool) -> Any:
    """The page set-up of a section, laid across where that is wanted."""
    page = deepcopy(base.page)
    page.start_type = WD_SECTION.NEW_PAGE
    short, long = sorted((page.page_width, page.page_height))
    across = wide or page.page_width > page.page_height
    page.page_width, page.page_height = (long, short) if across else (short, long)
    page.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    return page


def _text_width(page: Any) -> int:
    """The width between the margins, in twentieths of a point."""
    margins = page.left_margin + page.right_margin + (page.gutter or 0)
    return int((page.page_width - margins) / Twips(1))


def _set_up(base: Base, pack: Pack, pages: Sequence[Any]) -> None:
    """Gives each section its page set-up, its header and its footer."""
    for page, part in zip(pages, _parts(pack), strict=True):
        furnish(base, page, part.marking, f"{pack.organisation} – {part.heading}")
    places = [*base.body.iter(qn("w:sectPr"))]
    for place, page in zip(places, pages[:-1], strict=True):
        place.getparent().replace(place, page)
    base.body.append(pages[-1])


def _set_properties(properties: CoreProperties, pack: Pack) -> None:
    """What the file says of itself: no author, and no other day than the register's."""
    root: Any = properties._element
    root[:] = []
    properties.title = front.document_title(pack)
    properties.subject = front.subject(pack)
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.combine(pack.as_at, time())


def _steady(package: bytes) -> bytes:
    """The same parts in a fixed order, all with the same date."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in _ordered(source.namelist()):
            part = ZipInfo(name, _ZIP_EPOCH)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            target.writestr(part, source.read(name))
    return stream.getvalue()


def _ordered(names: Sequence[str]) -> Iterator[str]:
    yield from sorted(names, key=lambda name: (name != _FIRST_PART, name))
