"""How many controls of a risk are open, and how many of those are late."""

from __future__ import annotations

from risk_register.register import Register, Row, is_open


def counts_as(control: Row) -> int:
    """How many controls a row stands for."""
    number = control.number("number")
    return 1 if number is None else number


def open_count(control: Row) -> int:
    """How many open controls a row stands for."""
    return counts_as(control) if is_open(control) else 0


def days_late(register: Register, control: Row) -> int | None:
    """By how many days an open control is past its due date; `None` where it is not."""
    due = control.day("due")
    late = (register.settings.as_at - due).days if due and is_open(control) else 0
    return late if late > 0 else None


def open_controls(register: Register, risk: Row) -> int:
    """How many controls of a risk are still to be done."""
    return sum(open_count(control) for control in register.controls_of.get(risk.reference, ()))


def overdue_controls(register: Register, risk: Row) -> int:
    """How many controls of a risk are past their due date."""
    return sum(
        open_count(control)
        for control in register.controls_of.get(risk.reference, ())
        if days_late(register, control) is not None
    )


def first_row(register: Register, risk: Row) -> int | None:
    """In which row of the controls, counted from 1, the risk's first one stands."""
    return register.control_numbers.get(risk.reference)


def number_of_rows(register: Register, risk: Row) -> int:
    """How many rows of the controls are about a risk."""
    return len(register.controls_of.get(risk.reference, ()))
