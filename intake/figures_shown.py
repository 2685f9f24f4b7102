"""What the cells of a column of figures show, in words: `5 of 6 cells are scores, from 8 to 20`."""

from __future__ import annotations

from collections.abc import Sequence

from intake.assessed import outcome_of
from intake.column_cells import fitting, is_date
from intake.grid import GridCell
from intake.plan import POSITION
from intake.values import Reading, read_level, read_rating
from risk_register.fields import Field, Kind
from risk_register.scheme import Scheme


def figures_shown(
    becomes: str, field: Field | None, cells: Sequence[GridCell], scheme: Scheme
) -> str:
    """What the cells show of what the column becomes; empty where that is no figure or date.

    `field` is the scheme's field of that name, `None` where it has none.
    """
    there = [cell for cell in cells if cell.text]
    if becomes in (POSITION, *(outcome_of(each) for each in scheme.assessments)):
        read = [read_rating(cell.value, scheme) for cell in there]
        return _words(read) if scheme.rates_in_words else _numbers("scores", read)
    if field and field.kind is Kind.LEVEL:
        scale = scheme.likelihood if field.choices == "likelihood" else scheme.impact
        read = [read_level(scale, cell.value) for cell in there] if scale else []
        return _numbers("levels", read)
    if field and field.kind in (Kind.DATE, Kind.DATE_OR_MONTH) and there:
        return f"{fitting(there, is_date)} of {len(there)} cells are dates"
    return ""


def _words(read: Sequence[Reading | None]) -> str:
    """`12 of 14 cells are ratings: Red, Amber`."""
    found = [str(each.value) for each in read if each]
    if not found:
        return ""
    return f"{len(found)} of {len(read)} cells are ratings: {', '.join(dict.fromkeys(found))}"


def _numbers(what: str, read: Sequence[Reading | None]) -> str:
    found = [each.value for each in read if each and isinstance(each.value, int)]
    if not found:
        return ""
    low, high = min(found), max(found)
    span = f"from {low} to {high}" if low < high else f"all {low}"
    return f"{len(found)} of {len(read)} cells are {what}, {span}"
