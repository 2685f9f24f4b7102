"""The calculated columns of the history and its corrections: keys to look up by, positions."""

from __future__ import annotations

from datetime import date

from formulas.column import CalculatedColumn, Group, Shape, serial
from formulas.text import column, quoted, this_row
from risk_register import movement
from risk_register.kept_fields import RATED
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

KEY = "Key"
POSITION = "Position"
CORRECTION = "Row in Corrections"
HOLDS_FOR = "Key while it holds"
"""The key of the position for which a correction holds; empty once a later one does."""

CORRECTIONS_MADE = "Corrections_made"
"""The name of the cell that counts the corrections."""

RESTATED_BEFORE = "Restated_before"
"""The name of the cell with the day before which positions are compared as restated."""

PREVIOUS_FIRST, PREVIOUS_LAST = "Previous_first", "Previous_last"
"""The names of the cells with the first and the last row of the previous quarter's positions."""


def position_key(reference: str, quarter: str) -> str:
    """The formula text of the key of one entry's position at one quarter's end."""
    return f'{reference}&"|"&{quarter}'


def row_of_position(reference: str, quarter: str, first: str, last: str, place: str) -> str:
    """In which row an entry's position at a quarter's end stands, between two rows; else #N/A.

    Quarter after quarter is pasted in the same order. So `place`, how many rows below the first
    one the position ought to stand, is looked at before all rows between are searched.
    """
    keys, key = column("History", KEY), position_key(reference, quarter)
    likely = f"MIN({last},{first}+{place})"
    searched = f"{first}-1+MATCH({key},INDEX({keys},{first}):INDEX({keys},{last}),0)"
    return f"IF(INDEX({keys},{likely})={key},{likely},{searched})"


def as_number(scheme: Scheme, position: str) -> str:
    """A position as a number that can be compared: a score, or the place of a band's name.

    Where it has none, it comes to a text.
    """
    if not scheme.rates_in_words:
        return position
    return f'_xlfn.IFNA(MATCH({position},Bands[Band],0),"")'


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
    correction = this_row("History", CORRECTION)
    corrected = f"INDEX({column('Corrections', POSITION)},{correction})"
    return (
        CalculatedColumn(
            POSITION,
            _position_today,
            f'IF({correction}="",{_position("History", scheme)},{corrected})',
            Shape.NUMBER,
        ),
        _key_column("History"),
        CalculatedColumn(
            CORRECTION,
            lambda register, row: register.correction_rows.get(_named(row)),
            _row_in_corrections(),
            Shape.NUMBER,
            Group.WORKING,
        ),
    )


def columns_of_corrections(scheme: Scheme) -> tuple[CalculatedColumn, ...]:
    """The calculated columns of the corrections. Of several of one position the latest holds."""
    key, days = this_row("Corrections", KEY), column("Corrections", "Corrected on")
    later = f"({days}>{this_row('Corrections', 'Corrected on')})"
    overtaken = f"SUMPRODUCT(({column('Corrections', KEY)}={key})*{later})>0"
    return (
        CalculatedColumn(
            POSITION,
            lambda register, row: movement.position(register.scheme, row),
            _position("Corrections", scheme),
            Shape.NUMBER,
        ),
        _key_column("Corrections"),
        CalculatedColumn(
            HOLDS_FOR,
            lambda register, row: (
                _key(register, row) if register.corrections.get(_named(row)) is row else None
            ),
            f'IF({key}="","",IF({overtaken},"",{key}))',
            group=Group.WORKING,
        ),
    )


def _position(table: str, scheme: Scheme) -> str:
    """What a row says of a position, as papers print it."""
    rated = RATED if scheme.rates_in_words else "Score"
    state, score = this_row(table, "State"), this_row(table, rated)
    closed = quoted(movement.CLOSED) if scheme.closed_score is None else "Closed_score"
    other = (
        f'IF({state}="Not on the register",{quoted(movement.NOT_APPLICABLE)},'
        f'IF({state}="Closed",{closed},""))'
    )
    scored = f'IF({score}="","",{score})'
    if scheme.restates:
        restated, quarter = this_row(table, "Restated score"), this_row(table, "Quarter")
        as_today = f'IF({restated}="","",{restated})'
        scored = f"IF({quarter}<{RESTATED_BEFORE},{as_today},{scored})"
    return f'IF({state}="Scored",{scored},{other})'


def _row_in_corrections() -> str:
    """Which row of the corrections holds for a position; searched only where there are any."""
    found = f"MATCH({this_row('History', KEY)},{column('Corrections', HOLDS_FOR)},0)"
    return f'IF({CORRECTIONS_MADE}=0,"",_xlfn.IFNA({found},""))'


def _key_column(table: str) -> CalculatedColumn:
    reference, quarter = this_row(table, "Reference"), this_row(table, "Quarter")
    key = f'IF({reference}="","",{position_key(reference, quarter)})'
    return CalculatedColumn(KEY, _key, key, group=Group.WORKING)


def _position_today(register: Register, row: Row) -> int | str | None:
    """A position as it is today: corrected, if it was, and restated, if it has to be."""
    quarter = row.day("quarter")
    holds = register.position(row.reference, quarter) if quarter else None
    return movement.position(register.scheme, holds or row)


def _named(row: Row) -> tuple[str, date]:
    return row.reference, row.day("quarter") or date.min


def _key(_register: Register, row: Row) -> str:
    quarter = row.day("quarter")
    return f"{row.reference}|{serial(quarter) if quarter else ''}"
