"""Values as papers print them: how each kind is read, and when two of them mean the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import eq
from typing import Any

from risk_register.fields import Field, Kind
from risk_register.lists import STAGES
from risk_register.movement import CLOSED, NOT_APPLICABLE
from risk_register.scheme import Arrow, Scheme

NOT_A_RISK = ("n a", "not applicable")

NOTHING = ("", *NOT_A_RISK, "redacted", "withheld", "exempt", "tbc")
"""Folded values that print nothing; a dash folds to the first. For a score N/A is a value."""


@dataclass(frozen=True, slots=True)
class Notation:
    """One kind of value. `read` gives what a text means, `None` where it cannot be told."""

    read: Callable[[Scheme, str], Any]
    same: Callable[[Any, Any], bool] = eq


def folded(text: str) -> str:
    """A text without capitals, punctuation and repeated spaces; `2022/2023` is `2022/23`."""
    text = re.sub(r"\b(\d{4})/\d\d(\d\d)\b", r"\1/\2", text.casefold())
    text = text.replace("&", " and ").replace("'", "").replace("’", "")
    return " ".join(re.sub(r"\W", " ", text).split())


def prints_nothing(text: str) -> bool:
    """Whether a value says nothing: a dash, what is left of a letter's dot, `Redacted`."""
    return folded(text) in NOTHING


def _text(_scheme: Scheme, text: str) -> str | None:
    return None if prints_nothing(text) else folded(text)


def _begins(one: str, other: str) -> bool:
    """Whether one text is the other, or its beginning: papers shorten titles."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _number(_scheme: Scheme, text: str) -> int | None:
    """The first number, or the one after the last equals sign: `3 x 4 = 12 (Amber)`."""
    found = re.search(r"\d{1,9}", text.rpartition("=")[2])
    return int(found[0]) if found else None


def _score(scheme: Scheme, text: str) -> int | str | None:
    """A score, or the words that stand where there is none."""
    closed = CLOSED if scheme.closed_score is None else scheme.closed_score
    words: dict[str, int | str] = dict.fromkeys(NOT_A_RISK, NOT_APPLICABLE)
    word = folded(text)
    return {**words, "closed": closed}.get(word, _number(scheme, text))


_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip


def _count(_scheme: Scheme, text: str) -> int | None:
    """A number in figures or words; not what lists several things."""
    if ";" in text or "," in text:
        return None
    first = (folded(text).split() or [""])[0]
    if first in ("none", "nil"):
        return 0
    return _NUMBERS.index(first) if first in _NUMBERS else _figures(first)


def _figures(word: str) -> int | None:
    return int(word) if re.fullmatch(r"[0-9]{1,9}", word) else None


def _people(_scheme: Scheme, text: str) -> frozenset[str] | None:
    """Names and initials in any order. One letter is only what is left of them."""
    parts = [folded(part) for part in re.split(r"[;,/&]|\band\b", text)]
    people = frozenset(part for part in parts if sum(map(str.isalnum, part)) > 1)
    return people or None


def _listed(_scheme: Scheme, text: str) -> frozenset[str] | None:
    """Values of a list in any order, apart by semicolons or strokes: `VAWG / Road safety`."""
    return frozenset(filter(None, map(folded, re.split("[;/]", text)))) or None


_SYMBOLS = {"up": "↑⇑▲", "same": "→⇒↔⇔", "down": "↓⇓▼", "changing": "↕⇕"}


def _direction(scheme: Scheme, text: str) -> str | None:
    """Which of the scheme's arrows it is, by symbol or word, else by a symbol used elsewhere."""
    own = {key for key, arrow in scheme.arrows.items() if _shows(arrow, text)}
    elsewhere = {key for key in scheme.arrows if set(_SYMBOLS.get(key, "")) & set(text)}
    found = own or elsewhere
    return found.pop() if len(found) == 1 else None


def _shows(arrow: Arrow, text: str) -> bool:
    if arrow.symbol and arrow.symbol in text:
        return True
    word, printed = f" {folded(arrow.word)} ", f" {folded(text)} "
    return bool(word.strip() and printed.strip()) and (word in printed or word.startswith(printed))


def _marks(scheme: Scheme, text: str) -> frozenset[str] | None:
    found = frozenset(mark.symbol for mark in scheme.marks if mark.symbol in text)
    return found if found or folded(text) in ("none", "no mark") else None


def _cell(_scheme: Scheme, text: str) -> tuple[int, ...] | None:
    """Likelihood and impact: `2 x 4`."""
    found = tuple(int(number) for number in re.findall(r"\d{1,9}", text))
    return found if len(found) == 2 else None


def _band(scheme: Scheme, text: str) -> str | None:
    """The longest of the bands' names that stands in it, so that Medium-high is not High."""
    found = [band.name for band in scheme.bands if f" {folded(band.name)} " in f" {folded(text)} "]
    return max(found, key=len, default=None)


def _stage(_scheme: Scheme, text: str) -> str | None:
    return next((stage for stage in STAGES if folded(stage) == folded(text)), None)


Day = tuple[int | None, int, int | None]
"""Year, month and day, of which a paper may print only the month."""

_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SHORT_MONTHS = [month[:3] for month in _MONTHS]
_WORDED = re.compile(
    r"(?:\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    rf"\b({'|'.join((*_MONTHS, *_SHORT_MONTHS, 'sept'))})\b\.?(?:,?\s+(\d{{4}}|\d{{2}})\b)?"
)


def _date(_scheme: Scheme, text: str) -> Day | None:
    """A date or a month: `26/10/2023`, `26th October 2023`, `October 23`, `October`."""
    if found := _ISO.search(text):
        return int(found[1]), int(found[2]), _part(found[3])
    if found := _NUMERIC.search(text):
        return _year(found[3]), int(found[2]), int(found[1])
    if found := _WORDED.search(text.casefold()):
        return _year(found[3]), 1 + _SHORT_MONTHS.index(found[2][:3]), _part(found[1])
    return None


def _part(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _same_day(one: Day, other: Day) -> bool:
    """Whether two dates agree in what both print."""
    pairs = zip(one, other, strict=True)
    return all(a == b or a is None or b is None for a, b in pairs)


TEXT = Notation(_text, _begins)
EXACT = Notation(_text)
SCORE = Notation(_score)
COUNT = Notation(_count)
PEOPLE = Notation(_people)
LISTED = Notation(_listed)
DIRECTION = Notation(_direction)
MARKS = Notation(_marks)
CELL = Notation(_cell)
BAND = Notation(_band)
STAGE = Notation(_stage)
DATE = Notation(_date, _same_day)

_OF_KIND = {
    Kind.KEY: EXACT, Kind.CHOICE: EXACT, Kind.TEXT: TEXT, Kind.LONG_TEXT: TEXT,
    Kind.LISTED: LISTED, Kind.PEOPLE: PEOPLE, Kind.DATE: DATE, Kind.DATE_OR_MONTH: DATE,
    Kind.SCORE: SCORE,
}  # fmt: skip


def notation_of(field: Field) -> Notation:
    """How the values of an entry's field are printed."""
    return _level(field.choices) if field.kind is Kind.LEVEL else _OF_KIND[field.kind]


def _level(axis: str) -> Notation:
    """A level by its number or its label: `4`, `Very High`, `4 (Very High)`."""

    def read(scheme: Scheme, text: str) -> int | None:
        scale = scheme.likelihood if axis == "likelihood" else scheme.impact
        labels = {folded(each.label): each.number for each in scale.levels} if scale else {}
        number = _number(scheme, text)
        return labels.get(folded(text)) if number is None else number

    return Notation(read)
