"""A table of all risks and a page for each high one, with python-docx and openpyxl.

What a script for the purpose would do: it knows the columns by heart, shades bands, repeats
headings, and checks nothing.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

_SHOWN = ("reference", "title", "owner", "status", "current_likelihood", "current_impact")
_TOLD = ("description", "cause", "effect")
_HIGH = 15
"""From this product of likelihood and impact on."""

_FILLS = ((_HIGH, "C00000"), (8, "FFC000"), (0, "92D050"))


def run(source: str) -> None:
    """Makes both files, without writing them."""
    risks = _read(source, "risks.csv")
    controls: dict[str, list[str]] = {}
    for row in _read(source, "controls.csv"):
        controls.setdefault(row["reference"], []).append(row["control"])
    _document(risks, controls)
    _workbook(risks, controls)


def _read(source: str, name: str) -> list[dict[str, str]]:
    with (Path(source) / name).open(encoding="utf-8", newline="") as stream:
        return [*csv.DictReader(stream)]


def _score(risk: dict[str, str]) -> int:
    return int(risk["current_likelihood"] or 0) * int(risk["current_impact"] or 0)


def _fill(score: int) -> str:
    return next(colour for lowest, colour in _FILLS if score >= lowest)


def _document(risks: list[dict[str, str]], controls: dict[str, list[str]]) -> bytes:
    document = Document()
    document.add_heading("Overview", 1)
    table = document.add_table(rows=1, cols=len(_SHOWN) + 1, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, (*_SHOWN, "score"), strict=True):
        cell.text = name
    for risk in risks:
        cells = table.add_row().cells
        for cell, name in zip(cells, _SHOWN, strict=False):
            cell.text = risk[name]
        cells[-1].text = str(_score(risk))
        shading = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{_fill(_score(risk))}"/>'
        cells[-1]._tc.get_or_add_tcPr().append(parse_xml(shading))
    for risk in risks:
        if _score(risk) >= _HIGH:
            document.add_heading(risk["title"], 2)
            for name in _TOLD:
                document.add_paragraph(risk[name])
            for control in controls.get(risk["reference"], ()):
                document.add_paragraph(control, style="List Bullet")
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _workbook(risks: list[dict[str, str]], controls: dict[str, list[str]]) -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Overview")
    sheet.append([*_SHOWN, *_TOLD, "score", "controls"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, risk in enumerate(risks, 2):
        listed = "\n".join(controls.get(risk["reference"], ()))
        sheet.append([*(risk[name] for name in (*_SHOWN, *_TOLD)), _score(risk), listed])
        for cell in sheet[number]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(number, len(_SHOWN) + len(_TOLD) + 1).fill = PatternFill(
            "solid", fgColor=_fill(_score(risk))
        )
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
