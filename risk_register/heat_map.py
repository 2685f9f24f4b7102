"""Which risks stand in which cell of the heat map."""

from __future__ import annotations

from risk_register.movement import marks, marks_in_words
from risk_register.register import Register, Row, is_live
from risk_register.scheme import Assessment


def cell_name(likelihood: int, impact: int) -> str:
    """The name of a cell of the matrix: `4 x 2` is likelihood 4 and impact 2."""
    return f"{likelihood} x {impact}"


def cell_of(assessment: Assessment, risk: Row) -> str:
    """The cell in which a live risk stands for one assessment; empty if it stands in none."""
    likelihood, impact = risk.number(assessment.likelihood), risk.number(assessment.impact)
    if likelihood is None or impact is None or not is_live(risk):
        return ""
    return cell_name(likelihood, impact)


def shown_as(register: Register, assessment: Assessment, risk: Row) -> str:
    """How a risk is shown in its cell: its reference, with its marks on the current map."""
    symbols = marks(register, risk) if assessment.current else ""
    return f"{risk.reference} {symbols}".strip()


def said_as(register: Register, assessment: Assessment, risk: Row) -> str:
    """The same in words, for the list below the map and for a screen reader."""
    words = marks_in_words(register, risk) if assessment.current else ""
    return f"{risk.reference} ({words})" if words else risk.reference


def shown_in(register: Register, assessment: Assessment) -> dict[str, list[Row]]:
    """The risks of each cell that has any, in the register's order."""
    cells: dict[str, list[Row]] = {}
    for risk in register.entries:
        if cell := cell_of(assessment, risk):
            cells.setdefault(cell, []).append(risk)
    return cells
