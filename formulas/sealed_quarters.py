"""The sealed figures of past quarters beside those of their rows as they are now."""

from __future__ import annotations

from collections.abc import Callable

from formulas.column import CalculatedColumn, Shape
from formulas.live_check import LiveCheck, check_of_rows
from formulas.text import column, this_row
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.seals import figures, positions_at, sealed_quarters

_SEALED = {"positions": "Positions sealed", "scored": "Of these scored", "total": "Total of scores"}
_NOW = {"positions": "Positions now", "scored": "Scored now", "total": "Total now"}
"""The headings of the figures as they were sealed, and as they are counted now."""


def has_sealed_quarters(scheme: Scheme) -> bool:
    """Whether quarters can be sealed at all."""
    return {"history", "quarters"} <= {*scheme.tables}


def _compared(scheme: Scheme) -> dict[str, str]:
    """The figures as they are counted now: headings by field. Words have no total."""
    return {
        name: each for name, each in _NOW.items() if name != "total" or not scheme.rates_in_words
    }


def columns(scheme: Scheme) -> tuple[CalculatedColumn, ...]:
    """The calculated columns of the quarters. They count what the history says, uncorrected."""
    quarter = this_row("Quarters", "Quarter")
    of_quarter = f"History[Quarter],{quarter}"
    scored = f'{of_quarter},History[State],"Scored"'
    formulas = {
        "positions": f"COUNTIFS({of_quarter})",
        "scored": f"COUNTIFS({scored})",
        "total": f"SUMIFS(History[Score],{scored})",
    }
    return tuple(
        CalculatedColumn(
            heading, _figure(name), f'IF({quarter}="","",{formulas[name]})', Shape.NUMBER
        )
        for name, heading in _compared(scheme).items()
    )


def _figure(name: str) -> Callable[[Register, Row], int | None]:
    def value(register: Register, row: Row) -> int | None:
        quarter = row.day("quarter")
        positions = positions_at(register, quarter) if quarter else []
        return figures(register.scheme, positions)[name] if quarter else None

    return value


def sealed_figures_agree(scheme: Scheme) -> LiveCheck:
    """The positions and scores of each sealed quarter are as many, and as much, as were sealed."""
    differs = "+".join(
        f"({column('Quarters', _SEALED[name])}<>{column('Quarters', heading)})"
        for name, heading in _compared(scheme).items()
    )
    return check_of_rows(
        "The sealed quarters are as they were",
        _what_is_sealed(scheme),
        f'({column("Quarters", "Seal")}<>"")*({differs})>0',
        _as_day(column("Quarters", "Quarter")),
        _quarters_that_differ,
    )


def _what_is_sealed(scheme: Scheme) -> str:
    counted = scheme.says("Each sealed quarter has as many positions and {measure}s")
    total = ", and the same total," if "total" in _compared(scheme) else ""
    return f"{counted}{total} as were sealed."


def _as_day(days: str) -> str:
    """Dates as text, whatever language the workbook is opened in: `31/07/2023`."""
    return f'TEXT(DAY({days}),"00")&"/"&TEXT(MONTH({days}),"00")&"/"&YEAR({days})'


def _quarters_that_differ(register: Register) -> list[str]:
    found = []
    for row in sealed_quarters(register):
        quarter = row.day("quarter")
        now = figures(register.scheme, positions_at(register, quarter)) if quarter else {}
        if quarter and any((row.number(name) or 0) != figure for name, figure in now.items()):
            found.append(f"{quarter:%d/%m/%Y}")
    return found
