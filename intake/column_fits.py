"""Whether the cells of a column can be what its heading says."""

from __future__ import annotations

from collections.abc import Sequence

from intake.allowed import DIRECTION
from intake.column_cells import (
    average_words,
    is_band,
    is_date,
    is_direction,
    is_level,
    is_own_band,
    is_rating,
    is_score,
    is_stage,
    is_status,
    mostly,
    said,
)
from intake.control_columns import MOST_WORDS_OF_PEOPLE, fits_beside
from intake.grid import GridCell
from intake.plan import BAND, CONTROLS, NOTES, OF_CONTROLS, PLANNED_CONTROLS, SKIPPED, UPDATES
from intake.values import read_date, read_value
from risk_register.fields import Field, Kind
from risk_register.scheme import Scheme

LONGEST_REFERENCE = 20
"""Characters; what is longer is a text."""

_ENOUGH = 100
"""Cells that tell what the whole column is."""

_FIGURES = ("title", "description", "cause", "effect")
"""Texts that are never figures throughout."""


def fits(becomes: str, field: Field | None, cells: Sequence[GridCell], scheme: Scheme) -> bool:
    """Whether at least half of the cells that say something can be what the column becomes.

    `field` is the scheme's field of that name, `None` for a word of the plan or a score that the
    scheme does not keep. A column without anything in it may be anything. The first
    cells speak for the rest of a long column.
    """
    there = said(cells[:_ENOUGH])
    if not there:
        return True
    if field is None:
        return _word_fits(becomes, there, scheme)
    if field.kind is Kind.CHOICE:
        return _choice_fits(field, there, scheme)
    return _kind_fits(field, there, scheme)


def _word_fits(becomes: str, cells: Sequence[GridCell], scheme: Scheme) -> bool:
    if becomes == BAND:
        return mostly(cells, lambda cell: is_band(cell, scheme))
    if becomes == DIRECTION:
        return mostly(cells, lambda cell: is_direction(cell, scheme))
    if becomes == UPDATES:
        return not mostly(cells, _is_bare_date)
    if becomes in OF_CONTROLS:
        return fits_beside(becomes, cells)
    if becomes in (CONTROLS, PLANNED_CONTROLS):
        return not mostly(cells, lambda cell: _is_figure(cell, scheme))
    return becomes in (NOTES, SKIPPED) or mostly(cells, lambda cell: is_rating(cell, scheme))


def _choice_fits(field: Field, cells: Sequence[GridCell], scheme: Scheme) -> bool:
    if field.name == "stage":
        return mostly(cells, is_stage)
    if field.choices == "bands":
        return mostly(cells, lambda cell: is_own_band(cell, scheme))
    if field.name == "status":
        return mostly(cells, lambda cell: is_status(cell, scheme))
    if field.choices == "rating reasons":
        return mostly(cells, lambda cell: read_value(field, cell.value, scheme) is not None)
    return field.name != "direction" or mostly(cells, lambda cell: is_direction(cell, scheme))


def _kind_fits(field: Field, cells: Sequence[GridCell], scheme: Scheme) -> bool:
    match field.kind:
        case Kind.KEY:
            return mostly(cells, lambda cell: len(cell.text) <= LONGEST_REFERENCE)
        case Kind.LEVEL:
            scale = scheme.likelihood if field.choices == "likelihood" else scheme.impact
            return scale is None or mostly(cells, lambda cell: is_level(cell, scale))
        case Kind.SCORE:
            return mostly(cells, lambda cell: is_score(cell, scheme))
        case Kind.DATE | Kind.DATE_OR_MONTH:
            return mostly(cells, is_date)
        case Kind.PEOPLE | Kind.LISTED:
            few = average_words(cells) <= MOST_WORDS_OF_PEOPLE
            return few and not mostly(cells, lambda cell: is_score(cell, scheme))
    return field.name not in _FIGURES or not all(_is_figure(cell, scheme) for cell in cells)


def _is_figure(cell: GridCell, scheme: Scheme) -> bool:
    return is_score(cell, scheme) or is_date(cell)


def _is_bare_date(cell: GridCell) -> bool:
    reading = read_date(cell.value, month=True)
    return reading is not None and not reading.left
