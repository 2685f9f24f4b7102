"""The formulas of the quarters side by side. They speak of cells, since no table has such rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from formulas.headings import PREVIOUS_ROW, entries_column
from formulas.positions import POSITION, PREVIOUS_FIRST, as_number, row_of_position
from formulas.text import column, quoted
from risk_register.quarters import BARS, NO_BAR
from risk_register.scheme import Scheme

FULL_BAR = "Full_bar"
"""The name of the cell with the score of a full bar."""


def row_of(first: str, this: str) -> str:
    """How many rows down the list a cell stands: `ROWS($A$7:$A7)`."""
    return f"ROWS({first}:{this})"


def listed(source: str, row: str) -> str:
    """The value of a table's column in the n-th row, empty below the last one."""
    return f'IF({row}>ROWS({source}),"",INDEX({source},{row})&"")'


def taken(reference: str, source: str, row: str) -> str:
    """The value beside a reference that is listed, empty where none is."""
    return f'IF({reference}="","",INDEX({source},{row}))'


def quarter_before(later: str) -> str:
    """The last quarter of the history before another one, empty where there is none."""
    before = f'_xlfn.MAXIFS(History[Quarter],History[Quarter],"<"&{later})'
    return f'IF({later}="","",IF({before}=0,"",{before}))'


def position(reference: str, quarter: str, first: str, last: str, place: str) -> str:
    """Where an entry stood at a quarter's end, empty where nothing is recorded.

    `first` and `last` are the rows of the history between which the quarter's positions stand,
    and `place` is where among them the entry's is expected.
    """
    row = row_of_position(reference, quarter, first, last, f"N({place})")
    found = f"INDEX({column('History', POSITION)},{row})"
    return f'IF(OR({reference}="",{quarter}=""),"",_xlfn.IFNA({found},""))'


def place(scheme: Scheme, reference: str, row: str) -> str:
    """How many rows below the first one of the previous quarter an entry's position stands."""
    found = f"INDEX({entries_column(scheme, PREVIOUS_ROW)},{row})"
    return f'IF({reference}="","",IF({found}="","",{found}-{PREVIOUS_FIRST}))'


def quarters_in_band(earlier: Sequence[str], band: str, edges: Sequence[str]) -> str:
    """For how many quarters on end the present band has lasted.

    `earlier` are the cells of the positions, the oldest first; then the cells of the present band,
    empty where there is none, and of its lowest and highest score, where positions are scores.
    """
    before = "0"
    for cell in earlier:
        same = f"{cell}={band}"
        if edges:
            lowest, highest = edges
            same = f"AND(ISNUMBER({cell}),{cell}>={lowest},{cell}<={highest})"
        before = f"IF({same},1+{before},0)"
    return f'IF({band}="","",1+{before})'


def edge_of_band(band: str, edge: str) -> str:
    """The lowest or highest score (`From`, `To`) of a band, empty where there is none."""
    return f'IF({band}="","",INDEX({column("Bands", edge)},MATCH({band},Bands[Band],0)))'


def history_line(scheme: Scheme, reference: str, cells: Iterable[str]) -> str:
    """The positions in some cells as a line of bars."""
    bars = "&".join(_bar(as_number(scheme, cell), FULL_BAR) for cell in cells)
    return f'IF({reference}="","",{bars})'


def longer_line(scheme: Scheme, reference: str, line: str, cell: str) -> str:
    """A line with one more bar, of the position in a cell."""
    return f'IF({reference}="","",{line}&{_bar(as_number(scheme, cell), FULL_BAR)})'


def _bar(score: str, top: str) -> str:
    number = f"MIN({len(BARS)},1+INT({len(BARS)}*{score}/MAX(1,{top})))"
    return f"IF(ISNUMBER({score}),MID({quoted(BARS)},{number},1),{quoted(NO_BAR)})"
