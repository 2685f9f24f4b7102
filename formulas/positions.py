"""The calculated columns of the history: the key by which it is looked up, and the position."""

from __future__ import annotations

from formulas.column import CalculatedColumn, Group, Shape, serial
from formulas.text import quoted, this_row
from risk_register import movement
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

KEY = "Key"
POSITION = "Position"


def position_key(reference: str, quarter: str) -> str:
    """The formula text of the key of one risk's position at one quarter's end."""
    return f'{reference}&"|"&{quarter}'


def columns(scheme: Scheme) -> tuple[CalculatedColumn, ...]:
    """The calculated columns of the history."""
    reference, quarter = this_row("History", "Reference"), this_row("History", "Quarter")
    state, score = this_row("History", "State"), this_row("History", "Score")
    closed = quoted(movement.CLOSED) if scheme.closed_score is None else "Closed_score"
    other = (
        f'IF({state}="Not on the register",{quoted(movement.NOT_APPLICABLE)},'
        f'IF({state}="Closed",{closed},""))'
    )
    scored = f'IF({score}="","",{score})'
    return (
        CalculatedColumn(
            POSITION,
            lambda register, row: movement.position(register.scheme, row),
            f'IF({state}="Scored",{scored},{other})',
            Shape.NUMBER,
        ),
        CalculatedColumn(
            KEY,
            _key,
            f'IF({reference}="","",{position_key(reference, quarter)})',
            group=Group.WORKING,
        ),
    )


def _key(_register: Register, row: Row) -> str:
    quarter = row.day("quarter")
    return f"{row.reference}|{serial(quarter) if quarter else ''}"
