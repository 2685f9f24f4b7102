"""From what stands in a cell to a value of the register, and what of the text the value leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from intake.dates import day_of_serial, read_dated
from intake.grid import CellValue
from intake.numbers import read_number
from risk_register.checks.notations import DIRECTION, folded
from risk_register.fields import Field, Kind
from risk_register.kept_fields import choices_of
from risk_register.scheme import Scale, Scheme
from risk_register.values import FIRST_DATE, LAST_DATE, Month, Value

NOTHING = frozenset({"n a", "na", "nil", "none", "not applicable"})
"""Folded texts that say that there is nothing. So does a cell of dashes and dots."""

UNDECIDED = ("tbc", "tba", "tbd", "to be confirmed", "to be decided", "to be agreed",
             "to be determined", "not yet known", "not known", "not yet agreed", "ongoing",
             "on going", "vacant", "unknown", "various", "pending")  # fmt: skip
"""Folded texts that are often written where a date, a person or a score is still to come."""

_DASHES = re.compile(r"[-–—_.\s]*")

_LETTER = re.compile(r"([A-Za-z])\s*[-–—:,;(/]")
"""A letter that may stand for a rating, before what is said of it: `R - contract ended`."""

_LETTERS = re.compile(r"[A-Za-z](?:\s*[-–—/,]\s*[A-Za-z])+")
"""Several of them: `A/G`."""

_DENIED = r"(?:\b(?:not|no longer|never)|n['’]t)\s+(?:\w+\s+)?"
"""What is said before a rating that it is not: `Not red`, `No longer Red`, `Not yet Green`."""

_BESIDE = " -–—:,;.()[]/"
"""Signs between a rating and what stands beside it."""

_ARROWS = {
    "up": ("↑⇑▲⬆↗", "up", "increasing", "increased", "increase", "rising", "worsening", "uparrow"),
    "same": ("→⇒↔⇔➔", "same", "static", "stable", "unchanged", "no change", "steady", "level",
             "leftrightarrow", "iff", "rightarrow"),
    "down": ("↓⇓▼⬇↘", "down", "decreasing", "decreased", "decrease", "reducing", "reduced",
             "falling", "improving", "downarrow"),
    "new": ("", "new", "new risk"),
    "changing": ("↕⇕", "changing", "updownarrow"),
}  # fmt: skip
"""Symbols and folded words for a direction of travel, by the key of a scheme's arrow."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. `left` is what of its text the value does not say, to be kept.

    `why` says how the value came about where it does not stand in the cell as it is; `called` is
    a name for the score that stands beside it, such as `Amber`.
    """

    value: Value
    why: str = ""
    left: str = ""
    called: str = ""


def says_nothing(value: CellValue) -> bool:
    """Whether a cell is empty, or says that there is nothing: a dash, `N/A`, `Nil`."""
    if not isinstance(value, str):
        return value is None
    return bool(_DASHES.fullmatch(value)) or folded(value) in NOTHING


def says_too_little(value: CellValue) -> bool:
    """Whether a cell says nothing, or that it is not decided yet: `TBC`, `Ongoing`."""
    return says_nothing(value) or (isinstance(value, str) and folded(value) in UNDECIDED)


def read_value(field: Field, value: CellValue, scheme: Scheme) -> Reading | None:
    """What a cell says of a field that is no text; `None` if it cannot be told."""
    return _READERS[field.kind](field, value, scheme)


def read_score(value: CellValue, scheme: Scheme) -> Reading | None:
    """A score: `12`, `12 (Amber)`, `High 12`, `12/25`, `3 x 4 = 12`."""
    found = read_number(value, {folded(band.name) for band in scheme.bands})
    if found is None:
        return None
    number, highest, beside = found.number, found.highest, found.beside
    if highest is not None and highest != max(scheme.matrix.values(), default=None):
        beside = f"/{highest} {beside}".strip()
    if not beside:
        return Reading(number, _alone(value, number))
    band = scheme.band(number)
    if band and folded(beside) == folded(band.name):
        return Reading(number, f"the scheme says that {number} is {band.name}")
    if re.search(r"\d", beside):
        return Reading(number, "the number alone", left=beside)
    return Reading(number, "the number alone", called=beside)


def read_band(value: CellValue, scheme: Scheme) -> Reading | None:
    """A rating in words: `Amber`, `AMBER`, `A`, `Amber - delayed`.

    Of two names none is read, nor is one that the cell denies: `Not red`.
    """
    text = "" if value is None else str(value).strip()
    names = {folded(band.name): band.name for band in scheme.bands}
    letters = {key[:1]: name for key, name in names.items()}
    key = folded(text)
    if key in names:
        return Reading(names[key], "" if names[key] == text else "as the scheme writes it")
    if len(letters) == len(names) and key in letters:
        return Reading(letters[key], f"{text} stands for it")
    found = bands_named(text, scheme)
    if len(found) != 1:
        return None
    [(written, name)] = found.items()
    if re.search(rf"{_DENIED}{re.escape(written)}\b", text, re.I):
        return None
    left = re.sub(rf"\b{re.escape(written)}\b", " ", text, count=1, flags=re.I)
    return Reading(name, "the rating alone", left=" ".join(left.split()).strip(_BESIDE))


def bands_named(text: str, scheme: Scheme) -> dict[str, str]:
    """The bands that a text names, each by how it is written: in full, or as the first letter."""
    found = {band.name: band.name for band in scheme.bands
             if f" {folded(band.name)} " in f" {folded(text)} "}  # fmt: skip
    letters = {band.name[:1].casefold(): band.name for band in scheme.bands}
    if len(letters) == len(scheme.bands):
        there = _letters_in(text)
        if all(each.casefold() in letters for each in there):
            found |= {each: letters[each.casefold()] for each in there}
    return found


def _letters_in(text: str) -> list[str]:
    """What may stand for ratings: every letter of `A/G`, the first of `R - contract ended`."""
    if _LETTERS.fullmatch(text):
        return re.findall(r"[A-Za-z]", text)
    first = _LETTER.match(text)
    return [first[1]] if first else []


def read_rating(value: CellValue, scheme: Scheme) -> Reading | None:
    """What is compared from quarter to quarter: a score, or the name of a band."""
    return (read_band if scheme.rates_in_words else read_score)(value, scheme)


def read_level(scale: Scale, value: CellValue) -> Reading | None:
    """A level: `4`, `4 - Likely`, `Likely`, `Likely (4)`, `L4`. The label has to be the scale's."""
    labels = {folded(level.label): level.number for level in scale.levels}
    if isinstance(value, str) and folded(value) in labels:
        number = labels[folded(value)]
        return Reading(number, f"level {number} is called {scale.label(number)}")
    found = read_number(value, labels)
    if found is None or found.highest not in (None, max(scale.numbers)):
        return None
    number, beside = found.number, found.beside
    if scale.label(number) is None:
        return None
    if beside and folded(beside) in labels:
        contradicts = labels[folded(beside)] != number
        return None if contradicts else Reading(number, f"level {number} is called so")
    return Reading(number, _alone(value, number), left=beside)


def read_choice(value: CellValue, choices: Sequence[str]) -> Reading | None:
    """One of a list of values, whatever its capitals and hyphens."""
    text = "" if value is None else str(value).strip()
    found = next((choice for choice in choices if folded(choice) == folded(text)), None)
    if found is None or not folded(text):
        return None
    return Reading(found, "" if found == text else "as the list has it")


def read_direction(value: CellValue, scheme: Scheme) -> Reading | None:
    """A direction of travel: by the scheme's own symbols and words, or by those used elsewhere."""
    text = "" if value is None else str(value).strip()
    key = DIRECTION.read(scheme, text) or _direction_elsewhere(text)
    arrow = scheme.arrows.get(key or "")
    if arrow is None or not arrow.word:
        return None
    return Reading(arrow.word, "" if arrow.word == text else "the scheme's word for it")


def read_date(value: CellValue, *, month: bool = False) -> Reading | None:
    """A day, or with `month` a month where no day is said. Numbers are days as Excel keeps them."""
    if isinstance(value, date):
        return Reading(value) if FIRST_DATE <= value <= LAST_DATE else None
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, int | float):
        day = None if isinstance(value, bool) else day_of_serial(value)
        return Reading(day, "the day that Excel keeps under this number") if day else None
    found = read_dated(value or "")
    if found is None or (isinstance(found.day, Month) and not month):
        return None
    written = str(found.day) == (value or "").strip()
    return Reading(found.day, "" if written else "the date in figures", left=found.rest)


def _alone(value: CellValue, number: int) -> str:
    return "" if str(value).strip() == str(number) else "the number alone"


def _direction_elsewhere(text: str) -> str | None:
    word = folded(text)
    for key, (symbols, *words) in _ARROWS.items():
        if word in words or (symbols and set(text) & set(symbols)):
            return key
    return None


def _level(field: Field, value: CellValue, scheme: Scheme) -> Reading | None:
    scale = scheme.likelihood if field.choices == "likelihood" else scheme.impact
    return read_level(scale, value) if scale else None


def _score(_field: Field, value: CellValue, scheme: Scheme) -> Reading | None:
    return read_score(value, scheme)


def _choice(field: Field, value: CellValue, scheme: Scheme) -> Reading | None:
    if field.choices == "arrows":
        return read_direction(value, scheme)
    if field.choices == "bands":
        return read_band(value, scheme)
    return read_choice(value, choices_of(field.choices, scheme))


def _day(_field: Field, value: CellValue, _scheme: Scheme) -> Reading | None:
    return read_date(value)


def _day_or_month(_field: Field, value: CellValue, _scheme: Scheme) -> Reading | None:
    return read_date(value, month=True)


_READERS: dict[Kind, Callable[[Field, CellValue, Scheme], Reading | None]] = {
    Kind.LEVEL: _level,
    Kind.SCORE: _score,
    Kind.NUMBER: _score,
    Kind.CHOICE: _choice,
    Kind.DATE: _day,
    Kind.DATE_OR_MONTH: _day_or_month,
}
