"""What has left, and what is proposed to be closed: the sentences, and a row for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appendices.content import Block, Cell, Column, TableBlock, lines, text_cell
from appendices.report.figures import proposed
from appendices.report.leaving import leavers, undated_leavers
from appendices.report.reported import Reported
from appendices.report.words import paragraph, said
from risk_register import changes
from risk_register.register import Register, Row


def gone(reported: Reported) -> Iterator[Block]:
    """What is proposed to be closed, and what has left, with a row for each."""
    figures = [*(figure for _, figure in leavers(reported)), *undated_leavers(reported)]
    known = changes.changes_since(reported.register) is not None
    unknown = "" if known else "When each left cannot be said."
    left = [each for figure in figures for each in figure.named]
    asked = proposed(reported)
    see = reported.see([*left, *asked.named], "proposed_closures", "closed_{many}",
                       "deescalated_{many}")  # fmt: skip
    yield paragraph(asked.said, *(figure.said for figure in figures), unknown if left else "", see)
    risks = reported.rows(left)
    if risks:
        yield _left(reported.register, risks)


def _left(register: Register, risks: Sequence[Row]) -> TableBlock:
    """A row for each that has left. A column that would be empty is left out."""
    rows = [
        (
            Cell(risk.reference), text_cell(risk.text("title")), Cell(risk.text("stage")),
            Cell(said(risk["stage_date"]) or None), Cell(lines=lines([risk.text("stage_reason")])),
        )
        for risk in risks
    ]  # fmt: skip
    columns = (Column("Reference"), Column("Title", 3), Column("Now"), Column("Since", 2),
               Column("Why", 4))  # fmt: skip
    filled = {"Since": "stage_date", "Why": "stage_reason"}
    shown = [
        at
        for at, column in enumerate(columns)
        if any(risk[filled.get(column.heading, "reference")] for risk in risks)
    ]
    caption = f"{register.kind.many.capitalize()} that have left"
    return TableBlock(caption, tuple(columns[at] for at in shown),
                      tuple(tuple(row[at] for at in shown) for row in rows),
                      first_column_heads=True)  # fmt: skip
