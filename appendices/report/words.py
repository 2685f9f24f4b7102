"""Numbers, dates and references as sentences say them, singular and plural."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from appendices.content import Block, Paragraph, in_full, line
from risk_register.values import Month, Value

MOST_NAMED = 8
"""More entries than these are not named in a sentence; the table of figures names them."""

MOST_LISTED = 60
"""After so many references a list is cut: an appendix has them all, each in its row."""


def said(value: Value) -> str:
    """A value as a sentence or a table says it: a month as October 2023, nothing as empty."""
    if isinstance(value, Month):
        return f"{value.first_day():%B %Y}"
    if isinstance(value, date):
        return in_full(value)
    return "" if value is None else str(value)


def counted(number: int, singular: str, plural: str, noun: str) -> str:
    """How many do something: `No risk is live`, `1 risk is live`, `2 risks are live`."""
    return numbered(number, f"{noun} {singular}", f"{noun}s {plural}")


def numbered(number: int, one: str, many: str) -> str:
    """`No duty`, `1 duty`, `2 duties`."""
    return f"{number} {many}" if number > 1 else f"{'1' if number else 'No'} {one}"


def bracketed(references: Sequence[str], most: int | None = None) -> str:
    """The references that a sentence ends on; empty for none, and for more than the most."""
    if not references or (most is not None and len(references) > most):
        return ""
    return f" ({together(references)})"


def together(references: Sequence[str]) -> str:
    """References one after the other: `R1, R2`; of more than anybody reads, only the first."""
    first = ", ".join(references[:MOST_LISTED])
    more = len(references) - MOST_LISTED
    return f"{first} and {more} more" if more > 0 else first


def listed(parts: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def paragraph(*sentences: str) -> Block:
    """A paragraph of these sentences, without the empty ones."""
    return Paragraph(line(" ".join(filter(None, sentences))))
