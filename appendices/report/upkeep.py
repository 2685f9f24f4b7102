"""What is late: reviews and controls, each with its rows."""

from __future__ import annotations

from collections.abc import Iterator

from appendices.content import Block, Cell, Column, TableBlock, text_cell
from appendices.report.figures import (
    controls_overdue,
    has_controls,
    has_reviews,
    reviews_overdue,
)
from appendices.report.reported import Reported
from appendices.report.words import bracketed, counted, paragraph, said
from risk_register import reviews, treatment
from risk_register.register import Row, is_open


def upkeep(reported: Reported) -> Iterator[Block]:
    """Overdue reviews, then overdue controls, as far as this kind of register has them."""
    if has_reviews(reported.register):
        yield from _reviews(reported)
    if has_controls(reported.register):
        yield from _controls(reported)


def _reviews(reported: Reported) -> Iterator[Block]:
    figure, register = reviews_overdue(reported), reported.register
    undated = [r.reference for r in register.live_entries if not r["last_review"]]
    lacking = counted(len(undated), "has", "have", register.kind.one)
    lacking += f" no date of a review{bracketed(undated)}."
    yield paragraph(figure.said, lacking if undated and figure.entries is not None else "")
    if figure.entries:
        columns = (Column("Reference"), Column("Title", 3), Column("Last review", 2),
                   Column("Was due", 2), Column("Days late"))  # fmt: skip
        rows = tuple(
            (
                Cell(entry.reference), text_cell(entry.text("title")),
                Cell(said(entry["last_review"])),
                Cell(said(reviews.next_review(register, entry))),
                Cell(reviews.days_overdue(register, entry)),
            )
            for entry in reported.rows(figure.entries)
        )  # fmt: skip
        yield TableBlock("Overdue reviews", columns, rows, first_column_heads=True)


def _controls(reported: Reported) -> Iterator[Block]:
    figure = controls_overdue(reported)
    beside = (_undated(reported), _unseen(reported)) if figure.entries is not None else ()
    yield paragraph(figure.said, *beside)
    if figure.entries:
        columns = (Column("Reference"), Column("What is to be done", 5), Column("Was due", 2),
                   Column("Days late"))  # fmt: skip
        rows = tuple(
            (
                Cell(control.reference), text_cell(control.text("control")),
                Cell(said(control["due"])),
                Cell(treatment.days_late(reported.register, control)),
            )
            for control in _late(reported, figure.entries)
        )  # fmt: skip
        yield TableBlock("Overdue controls", columns, rows, first_column_heads=True)


def _late(reported: Reported, references: tuple[str, ...]) -> Iterator[Row]:
    for reference in references:
        for control in reported.register.controls_of.get(reference, ()):
            late = treatment.days_late(reported.register, control)
            if late is not None and treatment.open_count(control):
                yield control


def _undated(reported: Reported) -> str:
    """The entries with open controls of which nobody has said when they are due."""
    found = [
        entry.reference
        for entry in reported.register.live_entries
        if any(
            is_open(control) and not control["due"]
            for control in reported.register.controls_of.get(entry.reference, ())
        )
    ]
    said = counted(len(found), "has", "have", reported.register.kind.one)
    return f"{said} controls to be done without a due date{bracketed(found)}." if found else ""


def _unseen(reported: Reported) -> str:
    """That a public register has no controls of withheld entries."""
    many = reported.register.kind.many
    return f"Controls of withheld {many} are not counted here." if reported.withheld else ""
