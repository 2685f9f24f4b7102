"""The styles of the Word document: Word's own names where it has them, and a few of ours.

An office's template may bring any of them, under ids of its own; only those it lacks are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from appendices.word.markup import attribute, element, hexed
from risk_register.colours import contrast
from risk_register.register import Brand
from risk_register.scheme_sense import LEAST_CONTRAST

LANGUAGE = "en-GB"
TABLE_POINTS = {"": 10, "Small": 9}
"""The size of a table's text, and of one with many columns, by what ends their styles' ids."""

DEEPEST_HEADING = 4

_BLACK, _GREY, _RED, _LINK, _LINE = "#000000", "#404040", "#B00000", "#0B4F9E", "#A6A6A6"
_WHITE = "#FFFFFF"
_REFERENCES = ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link")


@dataclass(frozen=True, slots=True)
class Style:
    """A style of a document: its kind, and its properties as the standard writes them."""

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    next: str = ""
    paragraph: str = ""
    run: str = ""
    table: str = ""

    @property
    def markup(self) -> str:
        """The style as a document holds it."""
        standard = ' w:default="1"' if self.id in _STANDARD else ""
        custom = ' w:customStyle="1"' if self.id.startswith("Register") else ""
        return (
            f'<w:style w:type="{self.kind}"{standard}{custom} w:styleId="{self.id}">'
            f"<w:name w:val={attribute(self.name)}/>{_named('basedOn', self.based_on)}"
            f"{_named('next', self.next)}<w:qFormat/>{_wrapped('pPr', self.paragraph)}"
            f"{_wrapped('rPr', self.run)}{self.table}</w:style>"
        )


_STANDARD = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList")


def defaults(brand: Brand) -> str:
    """What holds for all text of a document without a template."""
    font = attribute(brand.font)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} "
        f'w:eastAsia={font} w:cs={font}/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="120" '
        'w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def styles(brand: Brand, bullets: int) -> tuple[Style, ...]:
    """Every style that a pack uses.

    `bullets` is the number of the list of a text's bullets; that of a table's is the next one.
    """
    return (
        *_standard(),
        *_titles(_accent(brand)),
        *_headings(_accent(brand)),
        *_texts(bullets),
        *_table_texts(brand, bullets + 1),
        *_runs(),
    )


def add_missing(root: Any, wanted: Iterable[Style]) -> dict[str, str]:
    """Adds the styles that a document lacks. Returns the id of each in the document, by ours."""
    there = {
        each.find(qn("w:name")).get(qn("w:val"), "").casefold(): each.get(qn("w:styleId"))
        for each in root.iterchildren(qn("w:style"))
        if each.find(qn("w:name")) is not None
    }
    ids, taken = {}, set(there.values())
    for style in wanted:
        known = there.get(style.name.casefold())
        ids[style.id] = known or _free(style.id, taken)
        if not known:
            root.append(_made(style, ids))
    return ids


def renamed(root: Any, ids: Mapping[str, str]) -> None:
    """Puts a document's own style ids in the place of ours."""
    for each in root.iter(*(qn(tag) for tag in _REFERENCES)):
        named = each.get(qn("w:val"))
        each.set(qn("w:val"), ids.get(named, named))


def speak_british(root: Any) -> None:
    """Says of all styles that their text is British English, so that it is read aloud as such."""
    for each in root.iter(qn("w:lang")):
        each.set(qn("w:val"), LANGUAGE)


def _made(style: Style, ids: Mapping[str, str]) -> Any:
    made = element(style.markup)
    made.set(qn("w:styleId"), ids[style.id])
    renamed(made, ids)
    return made


def _free(wanted: str, taken: set[str]) -> str:
    """An id that no other style of the document has."""
    found = wanted
    while found in taken:
        found = f"Register{found}"
    return found


def _accent(brand: Brand) -> str:
    """The colour of headings: the brand's, where it can be read on white."""
    fill = brand.heading_fill
    return fill if contrast(fill, _WHITE) >= LEAST_CONTRAST else _BLACK


def _standard() -> Iterator[Style]:
    yield Style("Normal", "Normal", based_on="")
    yield Style("DefaultParagraphFont", "Default Paragraph Font", "character", "")
    yield Style("TableNormal", "Normal Table", "table", "", table=_MARGINS)
    yield Style("NoList", "No List", "numbering", "")


_MARGINS = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)


def _titles(accent: str) -> Iterator[Style]:
    yield Style("Title", "Title", next="Subtitle", paragraph=_spaced(120, 120, line=240),
                run=_font(26, accent, bold=True))  # fmt: skip
    yield Style("Subtitle", "Subtitle", next="Normal", paragraph=_spaced(0, 80),
                run=_font(14, _GREY))  # fmt: skip
    yield Style("TOCHeading", "TOC Heading", next="Normal", paragraph=_KEPT + _spaced(480, 120),
                run=_font(16, accent, bold=True))  # fmt: skip
    yield Style("TOC1", "toc 1", next="Normal", paragraph=_spaced(0, 80))


_KEPT = "<w:keepNext/><w:keepLines/>"


def _headings(accent: str) -> Iterator[Style]:
    for level, points, before in ((1, 18, 0), (2, 13, 240), (3, 11, 200), (4, 11, 160)):
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        yield Style(
            f"Heading{level}", f"heading {level}", next="Normal",
            paragraph=_KEPT + _spaced(before, 100, line=252) + outline,
            run=_font(points, accent if level < 4 else _GREY, bold=True),
        )  # fmt: skip


def _texts(bullets: int) -> Iterator[Style]:
    border = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{hexed(_LINE)}"/></w:pBdr>'
    )
    yield Style("Caption", "caption", next="Normal", run=_font(10, _GREY, bold=True),
                paragraph=_KEPT + _spaced(160, 80, line=240))  # fmt: skip
    yield Style("ListBullet", "List Bullet", paragraph=_numbered(bullets) + _spaced(0, 60))
    yield Style("Header", "header", run=_font(9, _GREY),
                paragraph=border + _spaced(0, 120, line=240))  # fmt: skip
    yield Style("Footer", "footer", run=_font(9, _GREY),
                paragraph=_spaced(0, 0, line=240) + _CENTRED)  # fmt: skip
    yield Style("RegisterMarking", "Register Marking", run=_font(10, _BLACK, bold=True),
                paragraph=_spaced(0, 40, line=240) + _CENTRED)  # fmt: skip
    yield Style("RegisterCover", "Register Cover", paragraph=_spaced(0, 80), run=_font(12, _GREY))


_CENTRED = '<w:jc w:val="center"/>'


def _table_texts(brand: Brand, bullets: int) -> Iterator[Style]:
    yield Style("RegisterTable", "Register Table", "table", "TableNormal", table=_BORDERS)
    for end, points in TABLE_POINTS.items():
        yield from _sized_texts(brand, bullets, end, points)
    yield Style("RegisterGap", "Register Gap", paragraph=_spaced(0, 0, line=120, rule="exact"),
                run=_sized(4))  # fmt: skip


def _sized_texts(brand: Brand, bullets: int, end: str, points: int) -> Iterator[Style]:
    based, said = f"RegisterTableText{end}", f" {end}".rstrip()
    yield Style(based, f"Register Table Text{said}", paragraph=_spaced(30, 30, line=240),
                run=_sized(points))  # fmt: skip
    yield Style(f"RegisterTableHeading{end}", f"Register Table Heading{said}", based_on=based,
                paragraph=_KEPT, run=_font(points, brand.heading_text, bold=True))  # fmt: skip
    yield Style(f"RegisterRowHeading{end}", f"Register Row Heading{said}", based_on=based,
                run=_BOLD)  # fmt: skip
    yield Style(f"RegisterTableBullet{end}", f"Register Table Bullet{said}", based_on=based,
                paragraph=_numbered(bullets))  # fmt: skip


_BORDERS = "<w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{hexed(_LINE)}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
_BOLD = "<w:b/><w:bCs/>"


def _runs() -> Iterator[Style]:
    """Changed wording is red and underlined or struck through, beside what it says in words."""
    red, based = f'<w:color w:val="{hexed(_RED)}"/>', "DefaultParagraphFont"
    yield Style("RegisterAdded", "Register Added", "character", based,
                run=f'{red}<w:u w:val="single"/>')  # fmt: skip
    yield Style("RegisterRemoved", "Register Removed", "character", based,
                run=f"<w:strike/>{red}")  # fmt: skip
    yield Style("Hyperlink", "Hyperlink", "character", based,
                run=f'<w:color w:val="{hexed(_LINK)}"/><w:u w:val="single"/>')  # fmt: skip


def _spaced(before: int, after: int, *, line: int = 264, rule: str = "auto") -> str:
    """Room above, below and between lines, in twentieths of a point."""
    between = f'w:line="{line}" w:lineRule="{rule}"'
    return f'<w:spacing w:before="{before}" w:after="{after}" {between}/>'


def _numbered(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def _font(points: int, colour: str, *, bold: bool = False) -> str:
    return f'{_BOLD if bold else ""}<w:color w:val="{hexed(colour)}"/>{_sized(points)}'


def _sized(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


def _named(tag: str, value: str) -> str:
    return f"<w:{tag} w:val={attribute(value)}/>" if value else ""


def _wrapped(tag: str, content: str) -> str:
    return f"<w:{tag}>{content}</w:{tag}>" if content else ""
