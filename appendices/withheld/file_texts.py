"""Every text in a finished file: of a package its parts, of a PDF its pages and its metadata."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from zipfile import BadZipFile, ZipFile

from lxml import etree

from appendices.withheld.pdf_texts import UnreadablePdfError, page_count, pdf_passages
from appendices.withheld.telling_words import decoded

_DEEPEST = 3
"""How many packages within one another are opened; further down a package is read as bytes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in a part of a file. Texts of one `reading` that follow one another may be one.

    `where` is the paragraph, cell or page. An empty `reading` stands alone.
    """

    part: str
    where: str
    text: str
    reading: str = ""


class UnsearchableError(Exception):
    """A file that cannot be read, so that nobody can say what is in it. It says why."""


def passages_of(name: str, content: bytes) -> Iterator[Passage]:
    """Every text in a file and in its name. Raises UnsearchableError."""
    yield Passage("", "its name", decoded(name))
    if content.startswith(b"%PDF"):
        try:
            for where, text, reading in pdf_passages(content):
                yield Passage("", where, decoded(text), reading)
        except UnreadablePdfError as error:
            raise UnsearchableError(str(error)) from None
    elif content.startswith(b"PK"):
        yield from _package(content, "", 0)
    else:
        yield from _part("", content)


def readings_of(name: str, content: bytes) -> Iterator[list[Passage]]:
    """The same, with those together that have to be read on end. Raises UnsearchableError."""
    numbered = enumerate(passages_of(name, content))
    for _, group in groupby(numbered, lambda each: (each[1].part, each[1].reading or each[0])):
        yield [passage for _, passage in group]


def pinpointed(content: bytes, passage: Passage) -> str:
    """Where a passage stands, for a person to find: a workbook's shared text by its first cell."""
    here = ", ".join(each for each in (passage.part, passage.where) if each)
    if passage.part.endswith("sharedStrings.xml") and passage.where.startswith(_SHARED):
        return _cell_of(content, int(passage.where.removeprefix(_SHARED)) - 1) or here
    return here


def _cell_of(content: bytes, number: int) -> str:
    """The first cell that shows a shared text, by its number from 0."""
    with ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                for cell in etree.fromstring(archive.read(part)).iter("{*}c"):
                    if cell.get("t") == "s" and cell.findtext("{*}v") == str(number):
                        return f"{part}, cell {cell.get('r')}"
    return ""


def extent_of(content: bytes) -> str:
    """How much of a file there is to be searched: `14 parts`, `3 pages`."""
    if content.startswith(b"%PDF"):
        return _counted(page_count(content), "page")
    if content.startswith(b"PK"):
        with ZipFile(io.BytesIO(content)) as archive:
            return _counted(len(archive.infolist()), "part")
    return "1 part"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _package(content: bytes, before: str, depth: int) -> Iterator[Passage]:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            yield Passage(before, "its comment", _text(archive.comment))
            for info in archive.infolist():
                part = f"{before}{info.filename}"
                yield Passage(part, "its name", decoded(info.filename))
                yield Passage(part, "its comment", _text(info.comment + info.extra))
                inside = archive.read(info)
                if inside.startswith(b"PK") and depth < _DEEPEST:
                    yield from _package(inside, f"{part}/", depth + 1)
                else:
                    yield from _part(part, inside)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnsearchableError(f"a damaged package ({type(error).__name__})") from None


def _part(part: str, content: bytes) -> Iterator[Passage]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield from _bytes(part, content)
        return
    if b"<!DOCTYPE" in content:
        yield from _bytes(part, content)
    yield from _joined(part, root)
    yield from _apart(part, root)
    yield from _unread(part, root)


def _bytes(part: str, content: bytes) -> Iterator[Passage]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        text = content.decode(encoding, errors="ignore")
        yield Passage(part, f"read as {encoding}", decoded(text))


_SHARED = "shared text "
_BLOCKS = {"p": "paragraph", "si": "shared text", "is": "cell text", "text": "text", "c": "cell"}
"""The elements within which texts are one, however they are split into runs."""

_LOOKS = re.compile(r'&(?:&|"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z])')
"""Codes within the header or footer of a sheet: `&C` centres what follows."""

_BREAKS = frozenset(("tab", "br", "cr", "ptab", "tc", "row", "v", "f"))
"""Elements that part words within a block."""

_HYPHENS = {"noBreakHyphen": "-", "softHyphen": ""}


def _joined(part: str, root: etree._Element) -> Iterator[Passage]:
    """The text of each paragraph and cell as it is read: runs one after the other, unparted."""
    numbers = dict.fromkeys(_BLOCKS, 0)
    for block in root.iter(*(f"{{*}}{name}" for name in _BLOCKS)):
        name = _name(block)
        numbers[name] += 1
        text = "".join(_run_texts(block)).strip()
        if text:
            label = block.get("r") if name == "c" else str(numbers[name])
            yield Passage(part, f"{_BLOCKS[name]} {label}", decoded(text), "joined")


def _run_texts(block: etree._Element) -> Iterator[str]:
    """What is read in a block, in order, with a space where an element parts words."""
    for event, element in etree.iterwalk(block, events=("start", "end")):
        if event == "start":
            name = _name(element)
            yield " " if name in _BREAKS else _HYPHENS.get(name, "")
            yield element.text or ""
        elif element is not block:
            yield element.tail or ""


def _apart(part: str, root: etree._Element) -> Iterator[Passage]:
    """Every text one after the other, parted by its element's end."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        text = element.text if event == "start" else element.tail
        if text and not text.isspace():
            name = _name(element)
            if name.endswith(("Header", "Footer")):
                text = _LOOKS.sub(" ", text)
            yield Passage(part, f"element {name}", decoded(text), "apart")


def _unread(part: str, root: etree._Element) -> Iterator[Passage]:
    """What no reader sees, each by itself: comments, attributes, and the names of elements."""
    beside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    seen: set[str] = set()
    for element in (*beside, *root.iter()):
        if not isinstance(element.tag, str):
            yield Passage(part, "a comment", decoded(element.text or ""))
            continue
        texts = {
            f"attribute {key.rpartition('}')[2]}": value for key, value in _attributes(element)
        }
        for where, text in ({"a name": element.tag} | texts).items():
            if text not in seen and not text.isdigit():
                seen.add(text)
                yield Passage(part, where, decoded(text))


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.attrib.items()]


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="ignore")
