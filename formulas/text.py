"""The words that formulas are made of: structured references, and the names they rely on."""

from __future__ import annotations

import re

from risk_register.fields import Table

_SPECIAL = re.compile(r"([\[\]#'])")


def table_name(table: Table) -> str:
    """The name of a table in the workbook: `Risks`."""
    return table.name.capitalize()


def column(table: str, heading: str) -> str:
    """A whole column of a table: `Risks[Current score]`."""
    return f"{table}[{_escaped(heading)}]"


def this_row(table: str, heading: str) -> str:
    """One column's cell in the formula's own row: Excel shows it as `[@[Current score]]`."""
    return f"{table}[[#This Row],[{_escaped(heading)}]]"


def heading_cell(table: str, heading: str) -> str:
    """The cell of a table with the heading of a column."""
    return f"{table}[[#Headers],[{_escaped(heading)}]]"


def scale_table(axis: str) -> str:
    """The name of the table that holds the levels of likelihood or impact."""
    return f"{axis.capitalize()}_scale"


def quoted(text: str) -> str:
    """A text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


def as_searched(cell: str) -> str:
    """What a cell lists, each between semicolons without spaces, so that it can be searched for."""
    return f'";"&SUBSTITUTE(SUBSTITUTE(TRIM({cell}),"; ",";")," ;",";")&";"'


def joined(references: str, condition: str) -> str:
    """The references for which a condition holds, separated by commas. To be an array formula."""
    return f'_xlfn.TEXTJOIN(", ",TRUE,IF({condition},{references},""))'


def arrow_name(direction: str) -> str:
    """The defined name of the cell that holds an arrow and its word."""
    return f"Arrow_{direction}"


def mark_name(axis: str, change: str) -> str:
    """The defined name of the cell that holds a movement mark; its meaning has `_meaning` added."""
    return f"Mark_{axis}_{change.lower()}"


def band_name(number: int) -> str:
    """The defined name of the cell that holds the name of the n-th band, the lowest being 1."""
    return f"Band_{number}"


def _escaped(heading: str) -> str:
    return _SPECIAL.sub(r"'\1", heading)
