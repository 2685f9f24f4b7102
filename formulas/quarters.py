"""The formulas of the quarters side by side. They speak of cells, since no table has such rows."""

from __future__ import annotations

from formulas.positions import KEY, POSITION
from formulas.text import column, quoted
from risk_register.quarters import BARS, NO_BAR


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


def position(reference: str, quarter: str) -> str:
    """Where a risk stood at a quarter's end, empty where nothing is recorded."""
    at = f'MATCH({reference}&"|"&{quarter},{column("History", KEY)},0)'
    found = f"INDEX({column('History', POSITION)},{at})"
    return f'IF(OR({reference}="",{quarter}=""),"",_xlfn.IFNA({found},""))'


def quarters_in_band(earlier: str, now: str) -> str:
    """For how many quarters on end the present band has lasted. An array formula."""
    band = f"MATCH({now},Bands[From],1)"
    inside = f"({earlier}<=MAX(Bands[To]))"
    same = f"IFERROR(MATCH({earlier},Bands[From],1),0)*{inside}={band}"
    last_other = f"MAX(IF({same},0,COLUMN({earlier})-MIN(COLUMN({earlier}))+1))"
    known = f"IF(ISNUMBER({now}),{now}<=MAX(Bands[To]),FALSE)"
    return f'IF({known},IFERROR(1+COLUMNS({earlier})-{last_other},""),"")'


def history_line(reference: str, cells: list[str], top: str) -> str:
    """The positions in some cells as a line of bars."""
    bars = "&".join(_bar(cell, top) for cell in cells)
    return f'IF({reference}="","",{bars})'


def _bar(cell: str, top: str) -> str:
    number = f"MIN({len(BARS)},1+INT({len(BARS)}*{cell}/MAX(1,{top})))"
    return f"IF(ISNUMBER({cell}),MID({quoted(BARS)},{number},1),{quoted(NO_BAR)})"
