"""Columns that an office has added to a table for itself, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import isfinite

from risk_register.values import Month, Value

CSV_PREFIX = "own: "
"""What a CSV file puts before the heading, so that no own column is taken for a field."""

_FIRST_SERIAL = date(1899, 12, 30)
"""The day that a spreadsheet counts as 0."""

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_MOST_DIGITS = 15
"""What a spreadsheet's number holds; with more of them it is a text, such as an account."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as a file stores it, without the leading `=`."""

    text: str


OwnValue = str | int | float | bool | Formula | None
"""What stands in a cell of an own column. A date is a number that the format shows as one."""


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of an office's own.

    `after` is the heading of the column to its left, empty for the first place; `formula` is what
    a new row is given, without the leading `=`; `number_format` is Excel's.
    """

    heading: str
    after: str = ""
    formula: str = ""
    number_format: str = "General"


def own_value(text: str) -> OwnValue:
    """What a text in a CSV file stands for, as if typed: `'12` is a text, `=A1` a formula."""
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    if text.startswith("="):
        return Formula(text[1:])
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    return _number(text)


def as_own_value(value: Value) -> OwnValue:
    """The value of a field as an own column has it: a date is a number that is shown as one."""
    if isinstance(value, date):
        return (value - _FIRST_SERIAL).days
    return str(value) if isinstance(value, Month) else value


def own_text(value: OwnValue) -> str:
    """The text by which a CSV file keeps a value; `own_value` gives the value back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Formula):
        return f"={value.text}"
    if isinstance(value, str):
        return value if value and own_value(value) == value else f"'{value}"
    return repr(value)


def _number(text: str) -> str | int | float:
    found = _NUMBER.fullmatch(text)
    if not found:
        return text
    if found[2] or found[3]:
        return float(text) if isfinite(float(text)) else text
    return int(text) if len(found[1]) <= _MOST_DIGITS else text
