"""The formulas of the heat map: what stands in a cell, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from formulas.headings import LIVE, MAP_CELL, MAP_LABEL, MAP_WORDS, entered_column
from formulas.text import column, joined, quoted, this_row
from risk_register import heat_map
from risk_register.register import Register, Row
from risk_register.scheme import Assessment, Scheme

CELLS = column("Risks", MAP_CELL)

WORDS, RISKS = "Heat_map_words", "Risks"
"""The table of the map in words, and its column with how many risks stand in a cell."""

NO_RISKS = "None"

MOST_IN_WORDS = 1000
"""More references than this could be more text than a cell holds."""


def score(likelihood: int, impact: int) -> str:
    """The score of a matrix cell; the levels are counted from 1, lowest first."""
    return f"INDEX(Rating_matrix,{impact},{likelihood})"


def band(likelihood: int, impact: int) -> str:
    """The band of a matrix cell."""
    found = score(likelihood, impact)
    return f'IF({found}<MIN(Bands[From]),"",LOOKUP({found},Bands[From],Bands[Band]))'


def caption(likelihood: int, impact: int) -> str:
    """The score and the band of a matrix cell."""
    return f'{score(likelihood, impact)}&" "&{band(likelihood, impact)}'


def caption_value(scheme: Scheme, likelihood: int, impact: int) -> str | int:
    """What the caption comes to for two levels."""
    reached = scheme.matrix[likelihood, impact]
    found = scheme.band(reached)
    return f"{reached} {found.name}" if found else reached


def count(cell: str) -> str:
    """How many risks stand in a cell of this name."""
    return f"COUNTIF({CELLS},{quoted(cell)})"


def shown(cell: str, row: int) -> str:
    """The references in a cell, or their number where there are too many. An array formula.

    The number stands in that row of the words, which are counted from 1.
    """
    references = joined(column("Risks", MAP_LABEL), f"{CELLS}={quoted(cell)}")
    counted = f"INDEX({column(WORDS, RISKS)},{row})"
    return f'IF({counted}>Map_limit,{counted}&" risks",{references})'


def shown_value(register: Register, assessment: Assessment, risks: Sequence[Row], most: int) -> str:
    """What a cell of the map comes to for the risks in it."""
    if len(risks) > most:
        return f"{len(risks)} risks"
    return ", ".join(heat_map.shown_as(register, assessment, risk) for risk in risks)


def said(cell: str) -> str:
    """The risks of a cell in words. An array formula."""
    references = joined(column("Risks", MAP_WORDS), f"{CELLS}={quoted(cell)}")
    counted = this_row(WORDS, RISKS)
    return f'IF({counted}>{MOST_IN_WORDS},{counted}&" risks",{references})'


def said_value(register: Register, assessment: Assessment, risks: Sequence[Row]) -> str:
    """What the words come to for the risks of a cell."""
    if len(risks) > MOST_IN_WORDS:
        return f"{len(risks)} risks"
    return ", ".join(heat_map.said_as(register, assessment, risk) for risk in risks)


def not_on_the_map(scheme: Scheme) -> str:
    """The live risks that have no levels for the assessment shown. An array formula."""
    missing = f'(Risks[{LIVE}]="Yes")*({CELLS}="")'
    references = joined(entered_column(scheme, "reference"), missing)
    return f'IF(SUMPRODUCT({missing})=0,"{NO_RISKS}",{references})'


def not_on_the_map_value(register: Register, assessment: Assessment) -> str:
    """The references of the live risks without levels for an assessment."""
    missing = [
        risk.reference for risk in register.live_entries if not heat_map.cell_of(assessment, risk)
    ]
    return ", ".join(missing) or NO_RISKS
