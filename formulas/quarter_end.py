"""This quarter's positions, as formulas: what a person pastes into the past quarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from formulas.headings import (
    LIVE,
    band_heading,
    entered_column,
    entries_column,
    score_heading,
)
from formulas.quarters import listed
from formulas.text import quoted
from risk_register import quarter_end
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.values import Value


@dataclass(frozen=True, slots=True)
class PositionColumn:
    """One column of the positions: what it comes to, and its formula for the n-th entry."""

    field: str
    formula: Callable[[str, str, str], str]
    """From the cells of the reference and the state in this row, and how many rows down it is."""

    def value(self, register: Register, entry: Row) -> Value:
        """What it comes to for an entry."""
        return quarter_end.VALUES[self.field](register, entry)


def position_columns(scheme: Scheme) -> Iterator[PositionColumn]:
    """The columns, in the order of the history's entries."""
    references = entered_column(scheme, "reference")
    score = entries_column(scheme, score_heading(scheme, scheme.current))
    yield PositionColumn("reference", lambda _reference, _state, row: listed(references, row))
    yield PositionColumn("quarter", lambda reference, *_: f'IF({reference}="","",As_at)')
    yield PositionColumn(
        "state", lambda reference, _state, row: _state_formula(scheme, score, reference, row)
    )
    if "stage" in scheme.keeps:
        yield PositionColumn("stage", _stage_formula(scheme))
    for axis in ("likelihood", "impact") if scheme.by_levels else ():
        source = entered_column(scheme, f"{scheme.current.key}_{axis}")
        yield PositionColumn(axis, _only_scored(source))
    if not scheme.rates_in_words:
        yield PositionColumn("score", _only_scored(score))
    if scheme.bands:
        bands = entries_column(scheme, band_heading(scheme, scheme.current))
        yield PositionColumn("band", _only_scored(bands))


def _only_scored(source: str) -> Callable[[str, str, str], str]:
    def formula(_reference: str, state: str, row: str) -> str:
        found = f"INDEX({source},{row})"
        return f'IF({state}="Scored",IF({found}="","",{found}),"")'

    return formula


def _stage_formula(scheme: Scheme) -> Callable[[str, str, str], str]:
    stages = entered_column(scheme, "stage")

    def formula(reference: str, _state: str, row: str) -> str:
        is_live = f'INDEX({entries_column(scheme, LIVE)},{row})="Yes"'
        return f'IF({reference}="","",IF({is_live},"",INDEX({stages},{row})))'

    return formula


def _state_formula(scheme: Scheme, score: str, reference: str, row: str) -> str:
    live = f'IF(ISNUMBER(INDEX({score},{row})),"Scored","Not recorded")'
    gone = quoted(quarter_end.CLOSED)
    if "stage" in scheme.keeps:
        stage = f"INDEX({entered_column(scheme, 'stage')},{row})"
        waiting = quoted(quarter_end.UNDER_CONSIDERATION)
        gone = f"IF({stage}={waiting},{quoted(quarter_end.NOT_YET)},{gone})"
    is_live = f'INDEX({entries_column(scheme, LIVE)},{row})="Yes"'
    return f'IF({reference}="","",IF({is_live},{live},{gone}))'
