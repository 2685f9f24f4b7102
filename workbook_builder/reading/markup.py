"""Reading the XML of a workbook's parts, with no document type and so with no entities.

Names are local: a workbook may call its elements `row` or `x:row`, and Excel's strict files use
other namespaces for the same things.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MALFORMED = (expat.ExpatError, ValueError, KeyError, IndexError)
"""What is raised where a part is not what a workbook's part must be."""


class DocumentTypeError(ValueError):
    """A part declares a document type, which no workbook does and entity bombs need."""


def fault(error: Exception) -> str:
    """What is said of a part in which one of `MALFORMED` was raised."""
    return str(error) if type(error) in (ValueError, DocumentTypeError) else f"a fault, {error},"


def new_parser(
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], Any],
) -> expat.XMLParserType:
    """A parser that calls these for each element's start, its end, and the text in it."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    return parser


def tree(content: bytes) -> Element:
    """The elements of a small part. Raises one of `MALFORMED`."""
    builder = TreeBuilder()
    parser = new_parser(
        lambda name, attributes: _begin(builder, name, attributes),
        lambda name: _end(builder, name),
        builder.data,
    )
    parser.Parse(content, True)
    return builder.close()


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def _begin(builder: TreeBuilder, name: str, attributes: dict[str, str]) -> None:
    builder.start(local(name), {local(key): value for key, value in attributes.items()})


def _end(builder: TreeBuilder, name: str) -> None:
    builder.end(local(name))


def _refuse(*_: object) -> None:
    raise DocumentTypeError("a document type")
