"""Files with a text planted in one place, by python-docx and openpyxl; and who finds it there."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable

import docx
import openpyxl
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation


def _runs(document: Document, text: str) -> None:
    paragraph = document.add_paragraph("Before: ")
    for at in range(0, len(text), 3):
        paragraph.add_run(text[at : at + 3]).bold = bool(at % 2)


def _header(document: Document, text: str) -> None:
    document.sections[0].header.paragraphs[0].text = text


def _cell(document: Document, text: str) -> None:
    document.add_table(1, 2).cell(0, 1).text = text


def _lines(document: Document, text: str) -> None:
    for word in text.split():
        document.add_paragraph(word, "List Bullet")


def _comment(document: Document, text: str) -> None:
    document.add_comment(document.add_paragraph("Public.").runs, text, "Someone")


def _title(document: Document, text: str) -> None:
    document.core_properties.title = text


def _alt_text(document: Document, text: str) -> None:
    document.add_paragraph("Public.")._p.set(qn("w:rsidR"), text)


def _style(document: Document, text: str) -> None:
    document.styles.add_style(text, WD_STYLE_TYPE.PARAGRAPH)


def _relationship(document: Document, text: str) -> None:
    address = "https://example.org/" + text.replace(" ", "%20")
    document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


IN_DOCX: dict[str, Callable[[Document, str], None]] = {
    "word/document.xml, paragraph": _runs,
    "word/header1.xml, paragraph": _header,
    "word/document.xml, paragraph ": _cell,
    "word/document.xml, ": _lines,
    "word/comments.xml, paragraph": _comment,
    "docProps/core.xml, element title": _title,
    "word/document.xml, attribute rsidR": _alt_text,
    "word/styles.xml, attribute val": _style,
    "word/_rels/document.xml.rels, attribute Target": _relationship,
}
"""What plants a text in a Word document, by the place that a finding has to name."""


def _book_cell(book: openpyxl.Workbook, text: str) -> None:
    book.worksheets[0]["C7"] = text


def _sheet_name(book: openpyxl.Workbook, text: str) -> None:
    book.create_sheet(text)


def _defined_name(book: openpyxl.Workbook, text: str) -> None:
    book.defined_names["named"] = DefinedName("named", attr_text=f'"{text}"')


def _book_comment(book: openpyxl.Workbook, text: str) -> None:
    book.worksheets[0]["B2"].comment = Comment(text, "Someone")


def _book_header(book: openpyxl.Workbook, text: str) -> None:
    header = book.worksheets[0].oddHeader
    assert header is not None and header.center is not None
    header.center.text = text


def _book_title(book: openpyxl.Workbook, text: str) -> None:
    book.properties.description = text


def _prompt(book: openpyxl.Workbook, text: str) -> None:
    rule = DataValidation(type="list", formula1='"Yes"', prompt=text)
    rule.add("A1")
    book.worksheets[0].add_data_validation(rule)


IN_XLSX: dict[str, Callable[[openpyxl.Workbook, str], None]] = {
    "xl/worksheets/sheet1.xml, cell C7": _book_cell,
    "xl/workbook.xml, attribute name": _sheet_name,
    "xl/workbook.xml, element definedName": _defined_name,
    "xl/comments/comment1.xml, text": _book_comment,
    "xl/worksheets/sheet1.xml, element oddHeader": _book_header,
    "docProps/core.xml, element description": _book_title,
    "xl/worksheets/sheet1.xml, attribute prompt": _prompt,
}
"""The same for a workbook."""


def document_with(plant: Callable[[Document, str], None], text: str) -> bytes:
    """A Word document with the text in it."""
    document = docx.Document()
    document.add_paragraph("Risk overview")
    plant(document, text)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def book_with(plant: Callable[[openpyxl.Workbook, str], None], text: str) -> bytes:
    """A workbook with the text in it."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Risk overview"
    plant(book, text)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, inside: bytes) -> bytes:
    """A package with one part more."""
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, inside)
    return target.getvalue()


def is_inside(content: bytes, text: str) -> bool:
    """Whether a package holds the text, with or without what stands between its words."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = " ".join(archive.read(name).decode("utf-8", "ignore")
                              for name in archive.namelist())  # fmt: skip
    marked = html.unescape(everything.replace("%20", " "))
    plain = html.unescape(re.sub(r"<[^>]*>", "", everything))
    squeezed = (re.sub(r"\s", "", each) for each in (marked, plain))
    return any(re.sub(r"\s", "", text) in each for each in squeezed)
