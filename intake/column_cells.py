"""What the cells of a column look like: levels, scores, bands, dates, words of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from intake.grid import GridCell
from intake.numbers import USUAL_BANDS, read_number
from intake.stages import stage_in
from intake.values import (
    bands_named,
    read_band,
    read_choice,
    read_date,
    read_direction,
    read_level,
    read_score,
    says_too_little,
)
from risk_register.checks.notations import folded
from risk_register.kept_fields import choices_of
from risk_register.scheme import Scale, Scheme

_LONGEST_DATE = 6
"""Words: `Thursday, 26th October 2023 - review`; what is longer is a text with a date before it."""

_LONGEST_FIGURE = 5
"""Words: `3 x 4 = 12`, `12 - Very high`; what is longer is a text with a number before it."""

_STAGES = ("open", "closed", "live", "active", "under consideration", "closure proposed",
           "operational", "issue", "merged", "split", "de escalated", "proposed for closure",
           "proposed closure", "archived", "dormant", "removed")  # fmt: skip
_REFERENCE = re.compile(r"[A-Za-z]{0,8}[\s\-_/.]?\d{1,5}(?:[.\-/]\d{1,4}){0,3}[A-Za-z]?")


def said(cells: Iterable[GridCell]) -> list[GridCell]:
    """The cells that hold something besides what stands for nothing, or for nothing yet."""
    return [cell for cell in cells if not says_too_little(cell.value)]


def fitting(cells: Sequence[GridCell], fits: Callable[[GridCell], bool]) -> int:
    """How many cells fit."""
    return sum(1 for cell in cells if fits(cell))


def mostly(cells: Iterable[GridCell], fits: Callable[[GridCell], bool]) -> bool:
    """Whether at least half of the cells that say something fit; an empty column always does."""
    there = said(cells)
    return 2 * fitting(there, fits) >= len(there)


def is_score(cell: GridCell, scheme: Scheme) -> bool:
    """Whether a cell shows a score, and no text that begins with a number."""
    return _few(cell, _LONGEST_FIGURE) and read_score(cell.value, scheme) is not None


def is_rating(cell: GridCell, scheme: Scheme) -> bool:
    """Whether a cell shows what the scheme compares by quarter: a score, or a rating in words."""
    return is_own_band(cell, scheme) if scheme.rates_in_words else is_score(cell, scheme)


def is_own_band(cell: GridCell, scheme: Scheme) -> bool:
    """Whether a cell shows bands of the scheme or a stage, and no text, be it read or doubtful."""
    shown = read_band(cell.value, scheme) or bands_named(cell.text, scheme) or stage_in(cell.text)
    return _few(cell, _LONGEST_FIGURE) and bool(shown)


def is_level(cell: GridCell, scale: Scale) -> bool:
    """Whether a cell shows a level of a scale, or a number that may be one of another scale."""
    numbered = _few(cell, _LONGEST_FIGURE) and read_number(cell.value) is not None
    return numbered or read_level(scale, cell.value) is not None


def is_date(cell: GridCell) -> bool:
    """Whether a cell shows a day or a month, or is a spreadsheet's number of a day."""
    return _few(cell, _LONGEST_DATE) and read_date(cell.value, month=True) is not None


def _few(cell: GridCell, words: int) -> bool:
    return len(cell.text.split()) <= words


def is_reference(cell: GridCell) -> bool:
    """Whether a cell shows something like `OPCC031`, `SR3.2` or `2a`."""
    return bool(_REFERENCE.fullmatch(cell.text))


def is_direction(cell: GridCell, scheme: Scheme) -> bool:
    """Whether a cell shows a direction of travel that the scheme has."""
    return read_direction(cell.value, scheme) is not None


def is_stage(cell: GridCell) -> bool:
    """Whether a cell shows a stage of a risk's life, in our words or in usual ones."""
    return folded(cell.text) in _STAGES


def is_band(cell: GridCell, scheme: Scheme) -> bool:
    """Whether a cell shows a band of the scheme, a usual one or a colour."""
    own = {folded(band.name) for band in scheme.bands}
    return folded(cell.text) in own | USUAL_BANDS | {"r", "a", "g"}


def is_status(cell: GridCell, scheme: Scheme) -> bool:
    """Whether a cell shows one of the scheme's statuses."""
    return read_choice(cell.value, choices_of("statuses", scheme)) is not None


def are_unlike(cells: Sequence[GridCell]) -> bool:
    """Whether no two cells show the same."""
    return len({folded(cell.text) for cell in cells}) == len(cells)


def average_words(cells: Sequence[GridCell]) -> float:
    """How many words a cell has on average."""
    return sum(len(cell.text.split()) for cell in cells) / max(len(cells), 1)
