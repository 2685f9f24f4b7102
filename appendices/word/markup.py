"""The pieces of a Word document's text, as markup: runs, fields, paragraphs.

Styles are named by our own ids (`styles.py`); in an office's template they may have others, which
`styles.renamed` puts in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml

from appendices.content import Line, Run
from risk_register.comparison.wording import How

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)
_CHANGED = {How.ADDED: "RegisterAdded", How.REMOVED: "RegisterRemoved"}
_BREAKS = re.compile("([\n\t])")


def body_of(markup: str) -> Any:
    """The element that holds a document's text, with all that a piece of markup says."""
    return parse_xml(f"<w:body {_NAMESPACES}>{markup}</w:body>")


def elements(markup: str) -> list[Any]:
    """The elements that a piece of markup says."""
    return list(body_of(markup))


def element(markup: str) -> Any:
    """The one element that a piece of markup says."""
    [found] = elements(markup)
    return found


def attribute(text: str) -> str:
    """A text as the value of an attribute, in its quotation marks; line ends become spaces."""
    return quoteattr(" ".join(text.split()))


def paragraph(content: str, style: str, more: str = "") -> str:
    """A paragraph. `more` are properties besides its style, in the order of the standard."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def run(text: str, properties: str = "") -> str:
    """A run of text; its line ends and tabs stay what they are."""
    kept = "".join(_pieces(text))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{kept}</w:r>"


def line_runs(line: Line, colour: str = "") -> str:
    """The runs of a line. Changed wording also says in words what has become of it.

    `colour` is that of all its text: on the fill of a band, where red would be hard to read.
    """
    return "".join(_line_run(each, colour) for each in line.runs)


def field(instruction: str, shown: str) -> str:
    """A field, which Word works out, with what is shown until then."""
    return (
        f'{_mark("begin")}<w:r><w:instrText xml:space="preserve"> {escape(instruction)} '
        f"</w:instrText></w:r>{_mark('separate')}{run(shown)}{_mark('end')}"
    )


def field_begins(instruction: str) -> str:
    """The beginning of a field whose content runs over several paragraphs."""
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return f"{_mark('begin')}{code}{_mark('separate')}"


def field_ends() -> str:
    """The end of such a field."""
    return _mark("end")


def bookmarked(content: str, number: int, name: str) -> str:
    """A piece of text with a name that links lead to."""
    begin = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{begin}{content}<w:bookmarkEnd w:id="{number}"/>'


def link(content: str, name: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


def _line_run(part: Run, colour: str) -> str:
    properties = f'<w:color w:val="{hexed(colour)}"/>' if colour else ""
    if not part.change:
        return run(part.text, properties)
    style = f'<w:rStyle w:val="{_CHANGED[part.change]}"/>'
    return run(f"[{part.change}: {part.text}]", style + properties)


def hexed(colour: str) -> str:
    """A colour as Word stores it."""
    return colour.removeprefix("#").upper()


def _pieces(text: str) -> Iterator[str]:
    for piece in _BREAKS.split(text):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
