"""One calculated column: what it is called, what it comes to, and its Excel text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from risk_register.register import Register, Row
from risk_register.values import Value

_SERIAL_ZERO = date(1899, 12, 30)


class Group(Enum):
    """Where a calculated column stands."""

    BESIDE = auto()
    """Beside the entry it explains."""
    RESULT = auto()
    """To the right of the entries."""
    WORKING = auto()
    """At the far right: a step on the way to something on another sheet."""


class Shape(Enum):
    """How a calculated column is shown."""

    WORD = auto()
    """A word or two."""
    NUMBER = auto()
    DATE = auto()
    BAND = auto()
    """The name of a band, in its colour."""
    SENTENCE = auto()


@dataclass(frozen=True, slots=True)
class CalculatedColumn:
    """A column that the workbook keeps.

    `value` gives what the formula comes to, from a register and one row of the table; `None`
    stands for the empty text that the formula gives. `formula` is as a file stores it, without
    the leading `=`.
    """

    heading: str
    value: Callable[[Register, Row], Value]
    formula: str
    shape: Shape = Shape.WORD
    group: Group = Group.RESULT
    field: str = ""
    """For a column that stands beside an entry: the name of that field."""


def serial(day: date) -> int:
    """The serial number of a day, by which a workbook counts dates."""
    return (day - _SERIAL_ZERO).days
