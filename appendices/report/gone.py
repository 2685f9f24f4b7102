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
    entries = reported.rows(left)
    if entries:
        yield _left(reported.register, entries)


def _left(register: Register, entries: Sequence[Row]) -> TableBlock:
    """A row for each that has left. A column that would be empty is left out."""
    rows = [
        (
            Cell(entry.reference), text_cell(entry.text("title")), Cell(entry.text("stage")),
            Cell(said(entry["stage_date"]) or None),
            Cell(lines=lines([entry.text("stage_reason")])),
        )
        for entry in entries
    ]  # fmt: skip
    columns = (Column("Reference"), Column("Title", 3), Column("Now"), Column("Since", 2),
               Column("Why", 4))  # fmt: skip
    filled = {"Since": "stage_date", "Why": "stage_reason"}
    shown = [
        at
        for at, column in enumerate(columns)
        if any(entry[filled.get(column.heading, "reference")] for entry in entries)
    ]
    caption = f"{register.kind.many.capitalize()} that have left"
    return TableBlock(caption, tuple(columns[at] for at in shown),
                      tuple(tuple(row[at] for at in shown) for row in rows),
                      first_column_heads=True)  # fmt: skip
