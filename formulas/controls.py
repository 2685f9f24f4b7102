"""The calculated columns of the controls: open, days overdue, overdue."""

from __future__ import annotations

from formulas.column import CalculatedColumn, Shape
from formulas.text import this_row
from risk_register import treatment
from risk_register.register import Register, Row

OPEN = "Open"
DAYS_OVERDUE = "Days overdue"
OVERDUE = "Overdue"


def columns() -> tuple[CalculatedColumn, ...]:
    """The calculated columns of the controls."""
    reference, kind = this_row("Controls", "Reference"), this_row("Controls", "Kind")
    number, due = this_row("Controls", "Number"), this_row("Controls", "Due")
    completed, open_ = this_row("Controls", "Completed"), this_row("Controls", OPEN)
    late = this_row("Controls", DAYS_OVERDUE)
    counts = f'IF({number}="",1,{number})'
    is_open = f'AND({kind}=Open_kind,{completed}="")'
    return (
        CalculatedColumn(
            OPEN,
            lambda _, control: treatment.open_count(control),
            f'IF({reference}="","",IF({is_open},{counts},0))',
            Shape.NUMBER,
        ),
        CalculatedColumn(
            DAYS_OVERDUE,
            treatment.days_late,
            f'IF(AND(N({open_})>0,ISNUMBER({due})),IF(As_at>{due},As_at-{due},""),"")',
            Shape.NUMBER,
        ),
        CalculatedColumn(
            OVERDUE,
            _overdue,
            f'IF({reference}="","",IF(ISNUMBER({late}),{open_},0))',
            Shape.NUMBER,
        ),
    )


def _overdue(register: Register, control: Row) -> int:
    late = treatment.days_late(register, control) is not None
    return treatment.open_count(control) if late else 0
