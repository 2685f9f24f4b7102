"""What the cells of a column look like: levels, scores, bands, dates, words of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from intake.dates_in_text import day_in, month_end_in
from intake.grid import GridCell
from risk_register.checks.notations import folded
from risk_register.scheme import Scale, Scheme

_SERIALS = range(25_000, 80_000)
"""Excel's numbers of the days from 1968 to 2119."""

_FIRST_DAY = date(1899, 12, 30)
"""The day from which Excel counts, as it counts since March 1900."""

_LONGEST_DATE = 6
"""Words: `Thursday, 26th October 2023 - review`; what is longer is a text with a date in it."""

_NOTHING = ("", "n a", "na", "tbc", "tba", "tbd", "ongoing", "nil", "none", "not applicable", "new")
"""Folded texts that stand where a value is missing, whatever the column holds."""

_LONGEST_NOTHING = 20
"""Characters of such a text, with dots and brackets in it."""

_SCORE = re.compile(
    r"\D{0,24}?\b(\d{1,3})(?:\.0+)?(?:\s*/\s*\d{1,3})?"
    r"(?:\s*[(\-–:,=]?\s*[A-Za-z][A-Za-z\- ]{0,20}\)?)?"
)
_HIGHEST = 999
"""No score is higher."""

_PRODUCT = re.compile(r"\d\s*[x×*]\s*\d\s*=\s*(\d{1,3})\b.{0,20}")
_COLOURS = ("red", "amber", "green", "yellow", "orange", "blue", "r", "a", "g", "black", "brown")
_COMMON_BANDS = ("very high", "high", "medium", "moderate", "low", "very low", "critical",
                 "severe", "significant", "extreme", "minor")  # fmt: skip
_STAGES = ("open", "closed", "live", "active", "under consideration", "closure proposed",
           "operational", "issue", "merged", "split", "de escalated", "proposed for closure",
           "proposed closure", "archived", "dormant", "removed")  # fmt: skip
_REFERENCE = re.compile(r"[A-Za-z]{0,8}[\s\-_/.]?\d{1,5}(?:[.\-/]\d{1,4}){0,3}[A-Za-z]?")
_ARROWS = re.compile(r"[↑↓→←↔↕⇑⇓⇒⇔⇕▲▼►◄➔↗↘⬆⬇➡]|\\(?:Left|right|left|Right|up|down)|\\iff")
_MOVES = ("up", "down", "same", "unchanged", "no change", "increased", "increasing", "decreased",
          "decreasing", "reduced", "reducing", "stable", "static", "new", "changing",
          "improving", "worsening", "rising", "falling", "level")  # fmt: skip


def said(cells: Iterable[GridCell]) -> list[GridCell]:
    """The cells that hold something besides what stands for nothing."""
    return [cell for cell in cells if _says_something(cell.text)]


def _says_something(text: str) -> bool:
    return bool(text) and (len(text) > _LONGEST_NOTHING or folded(text) not in _NOTHING)


def fitting(cells: Sequence[GridCell], fits: Callable[[GridCell], bool]) -> int:
    """How many cells fit."""
    return sum(1 for cell in cells if fits(cell))


def mostly(cells: Iterable[GridCell], fits: Callable[[GridCell], bool]) -> bool:
    """Whether at least half of the cells that say something fit; an empty column always does."""
    there = said(cells)
    return 2 * fitting(there, fits) >= len(there)


def score_of(cell: GridCell) -> int | None:
    """The score in a cell: 12, `12 (Amber)`, `3 x 4 = 12`, `High 12`; `None` without one."""
    if isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, int | float):
        number = _whole(cell.value)
        return number if number is not None and 0 <= number <= _HIGHEST else None
    found = _PRODUCT.fullmatch(cell.text) or _SCORE.fullmatch(cell.text)
    return int(found[1]) if found and day_in(cell.text) is None else None


def band_beside(cell: GridCell) -> str:
    """The folded words beside a score, such as its band; empty where there are none."""
    return folded(re.sub(r"[\d.=/×x*()]+", " ", cell.text)) if isinstance(cell.value, str) else ""


def level_of(cell: GridCell, scale: Scale) -> int | None:
    """The level that a cell shows: 4, `4 - Likely`, `Likely`, `L4`; `None` without one."""
    labels = {folded(level.label): level.number for level in scale.levels}
    words = folded(cell.text)
    if words in labels:
        return labels[words]
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _whole(cell.value)
    found = re.fullmatch(r"[a-z]?(\d{1,2})(?: [a-z ]{1,30})?|[a-z ]{1,30} (\d{1,2})", words)
    return int(found[1] or found[2]) if found else None


def is_score(cell: GridCell) -> bool:
    """Whether a cell shows a score."""
    return score_of(cell) is not None


def date_of(cell: GridCell) -> date | None:
    """The day that a cell shows: a date, a text with one, a spreadsheet's number of a day."""
    if isinstance(cell.value, date):
        return cell.value
    if isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, int | float):
        return _day_of_number(cell.value)
    if cell.text.isdigit():
        return _day_of_number(int(cell.text))
    return day_in(cell.text) if len(cell.text.split()) <= _LONGEST_DATE else None


def _whole(number: float) -> int | None:
    return int(number) if float(number).is_integer() else None


def _day_of_number(number: float) -> date | None:
    days = _whole(number)
    return _FIRST_DAY + timedelta(days=days) if days in _SERIALS and days is not None else None


def is_date(cell: GridCell) -> bool:
    """Whether a cell shows a day or a month, or is a spreadsheet's number of a day."""
    few = len(cell.text.split()) <= _LONGEST_DATE
    return date_of(cell) is not None or (few and month_end_in(cell.text) is not None)


def is_reference(cell: GridCell) -> bool:
    """Whether a cell shows something like `OPCC031`, `SR3.2` or `2a`."""
    return bool(_REFERENCE.fullmatch(cell.text))


def is_direction(cell: GridCell) -> bool:
    """Whether a cell shows an arrow or a word for a movement."""
    return bool(_ARROWS.search(cell.text)) or folded(cell.text) in _MOVES


def is_stage(cell: GridCell) -> bool:
    """Whether a cell shows a stage of a risk's life, in our words or in usual ones."""
    return folded(cell.text) in _STAGES


def is_band(cell: GridCell, scheme: Scheme) -> bool:
    """Whether a cell shows a band of the scheme, a usual one or a colour."""
    own = {folded(band.name) for band in scheme.bands}
    return folded(cell.text) in {*own, *_COMMON_BANDS, *_COLOURS}


def is_status(cell: GridCell, scheme: Scheme) -> bool:
    """Whether a cell shows one of the scheme's statuses."""
    return folded(cell.text) in {folded(status.name) for status in scheme.statuses}


def are_unlike(cells: Sequence[GridCell]) -> bool:
    """Whether no two cells show the same."""
    return len({folded(cell.text) for cell in cells}) == len(cells)


def average_words(cells: Sequence[GridCell]) -> float:
    """How many words a cell has on average."""
    return sum(len(cell.text.split()) for cell in cells) / max(len(cells), 1)
