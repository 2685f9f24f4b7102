"""The calculated columns of the history: the key by which it is looked up, and the position."""

from __future__ import annotations

from formulas.column import CalculatedColumn, Group, Shape, serial
from formulas.text import column, quoted, this_row
from risk_register import movement
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

KEY = "Key"
POSITION = "Position"


PREVIOUS_FIRST, PREVIOUS_LAST = "Previous_first", "Previous_last"
"""The names of the cells with the first and the last row of the previous quarter's positions."""


def position_key(reference: str, quarter: str) -> str:
    """The formula text of the key of one risk's position at one quarter's end."""
    return f'{reference}&"|"&{quarter}'


def row_of_position(reference: str, quarter: str, first: str, last: str, place: str) -> str:
    """In which row a risk's position at a quarter's end stands, between two rows; else #N/A.

    Quarter after quarter is pasted in the same order. So `place`, how many rows below the first
    one the position ought to stand, is looked at before all rows between are searched.
    """
    keys, key = column("History", KEY), position_key(reference, quarter)
    likely = f"MIN({last},{first}+{place})"
    searched = f"{first}-1+MATCH({key},INDEX({keys},{first}):INDEX({keys},{last}),0)"
    return f"IF(INDEX({keys},{likely})={key},{likely},{searched})"


def first_row(quarter: str) -> str:
    """The first row of the history that speaks of a quarter; empty where there is no quarter."""
    return f'IF({quarter}="","",MATCH({quarter},History[Quarter],0))'


def last_row(quarter: str) -> str:
    """The last row of the history that speaks of a quarter; empty where there is no quarter."""
    quarters = column("History", "Quarter")
    last = f"SUMPRODUCT(MAX(({quarters}={quarter})*ROW({quarters})))-MIN(ROW({quarters}))+1"
    return f'IF({quarter}="","",{last})'


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
