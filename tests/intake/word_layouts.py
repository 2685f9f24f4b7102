"""Writes the register of Anyshire as Word tables and as cards."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from docx import Document
from docx.document import Document as Paper
from docx.table import Table

from tests.intake import anyshire
from tests.intake.anyshire import RISKS, Risk

CARD_HEADINGS = (
    "First recorded", "URN", "Risk owner", "Likelihood", "Impact", "Risk score", "Rating",
    "Score Sept 25", "Score Dec 25",
)  # fmt: skip


def card(risk: Risk) -> list[list[int | str | date]]:
    """The lines of a risk's card: a row of names, one of their values, then a name and a value."""
    owners = " / ".join(risk.owners)
    return [
        [*CARD_HEADINGS],
        [risk.first_recorded, risk.reference, owners, risk.likelihood, risk.impact, risk.score,
         risk.band, risk.september, risk.december],
        ["Title", risk.title],
        ["Objective", risk.objective],
        ["Cause", risk.cause],
        ["Effect", risk.effect],
        ["Controls in place", "\n".join(f"• {control}" for control in risk.controls)],
        ["Target likelihood", risk.target_likelihood],
        ["Target impact", risk.target_impact],
        ["Status", risk.status],
        ["Last review", risk.last_review],
        ["Next key date", risk.next_key_date],
    ]  # fmt: skip


def table(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """A heading, a sentence, and one table."""
    paper = _paper()
    paper.add_paragraph("The register was reviewed by the management team.")
    _add_table(paper, headings, rows)
    paper.add_paragraph("CEO – Chief Executive; HoC – Head of Communications")
    paper.save(str(path))
    return path


def tables(
    path: Path, headings: Sequence[str], parts: dict[str, list[list[str]]]
) -> Path:  # fmt: skip
    """A table for each part under the part's heading."""
    paper = _paper()
    for heading, rows in parts.items():
        paper.add_heading(heading, 2)
        _add_table(paper, headings, rows)
    paper.save(str(path))
    return path


def cards(path: Path) -> Path:
    """A table for each risk, values over the whole width, controls as a list."""
    paper = _paper()
    for risk in RISKS:
        _add_card(paper, card(risk), risk.controls)
        paper.add_paragraph("OFFICIAL")
    paper.save(str(path))
    return path


def _paper() -> Paper:
    paper = Document()
    paper.add_heading(anyshire.ORGANISATION, 0)
    paper.add_heading(anyshire.TITLE, 1)
    return paper


def _add_table(paper: Paper, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    added = paper.add_table(rows=0, cols=len(headings))
    for row in (headings, *rows):
        cells = added.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text


def _add_card(
    paper: Paper, lines: list[list[int | str | date]], controls: Sequence[str]
) -> None:  # fmt: skip
    added = paper.add_table(rows=len(lines), cols=len(CARD_HEADINGS))
    for number, line in enumerate(lines):
        if len(line) == 2:
            added.cell(number, 1).merge(added.cell(number, len(CARD_HEADINGS) - 1))
        for column, value in enumerate(line):
            if line[0] == "Controls in place" and column == 1:
                _add_list(added, number, controls)
            else:
                added.cell(number, column).text = _text(value)


def _add_list(added: Table, row: int, controls: Sequence[str]) -> None:
    cell = added.cell(row, 1)
    cell.paragraphs[0].text, cell.paragraphs[0].style = controls[0], "List Bullet"
    for control in controls[1:]:
        cell.add_paragraph(control, style="List Bullet")


def _text(value: int | str | date) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
