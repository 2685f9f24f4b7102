"""Headers and footers: the marking on every page, which appendix it is, and page x of y."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart, HeaderPart

from appendices.word.markup import element, field, paragraph, run
from appendices.word.styles import renamed
from appendices.word.template import Base

_NEW: dict[str, tuple[Any, str]] = {
    "header": (HeaderPart, RT.HEADER),
    "footer": (FooterPart, RT.FOOTER),
}


def furnish(base: Base, page: Any, marking: str, about: str) -> None:
    """Gives a section its headers and footers, after what a template has there already.

    `page` is the section's page set-up; `about` says in the header what the pages are of.
    """
    wanted = {"header": [*_header(marking, about)], "footer": [*_footer(marking)]}
    references = [
        _reference(base, kind, pages, lines)
        for kind, lines in wanted.items()
        for pages in _pages(base, page)
    ]
    for each in reversed(references):
        page.insert(0, each)


def _header(marking: str, about: str) -> Iterator[str]:
    if marking:
        yield paragraph(run(marking), "RegisterMarking")
    if about:
        yield paragraph(run(about), "Header")


def _footer(marking: str) -> Iterator[str]:
    if marking:
        yield paragraph(run(marking), "RegisterMarking")
    number = f"{run('Page ')}{field('PAGE', '1')}{run(' of ')}{field('NUMPAGES', '1')}"
    yield paragraph(number, "Footer")


def _pages(base: Base, page: Any) -> Iterator[str]:
    """The pages that have headers of their own: first and even ones only where a template says."""
    yield "default"
    if page.find(qn("w:titlePg")) is not None:
        yield "first"
    if base.document.settings.element.find(qn("w:evenAndOddHeaders")) is not None:
        yield "even"


def _reference(base: Base, kind: str, pages: str, lines: list[str]) -> Any:
    of_kind, relation = _NEW[kind]
    part = of_kind.new(base.document.part.package)
    part.element[:] = []
    theirs = next((x for x in base.furniture if (x.kind, x.pages) == (kind, pages)), None)
    if theirs:
        _take_over(theirs.part, part)
    _append(part.element, lines, base.ids)
    key = base.document.part.relate_to(part, relation)
    return element(f'<w:{kind}Reference w:type="{pages}" r:id="{key}"/>')


def _take_over(theirs: Any, part: Any) -> None:
    """Copies a template's header with the pictures and links that it names."""
    part.element[:] = [deepcopy(each) for each in theirs.element]
    for key, rel in theirs.rels.items():
        target = rel.target_ref if rel.is_external else rel.target_part
        part.load_rel(rel.reltype, target, key, rel.is_external)


def _append(root: Any, lines: list[str], ids: dict[str, str]) -> None:
    """Adds each line that does not stand there yet; a header needs at least one paragraph."""
    there = [_said(each) for each in root.iter(qn("w:p"))]
    counted = any(_COUNT in said for said in there)
    for markup in lines or [paragraph("", "Header")]:
        added = element(markup)
        said = _said(added)
        if not said or (said not in there and not (counted and _COUNT in said)):
            renamed(added, ids)
            root.append(added)


_COUNT = "NUMPAGES"


def _said(paragraph: Any) -> str:
    """The text of a paragraph with the codes of its fields."""
    texts = (each.text or "" for each in paragraph.iter(qn("w:t"), qn("w:instrText")))
    return " ".join("".join(texts).split())
