"""What is looked at before a register is rolled forward: the new date, and the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.register import Register
from risk_register.values import add_months

LONGEST_QUARTER = 12
"""After how many months a date is taken for a slip of the pen."""

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)


def date_findings(register: Register, to: date) -> Iterator[Finding]:
    """A date that is not after the register's as-at date; and, as a warning, one far after it."""
    as_at, place = register.settings.as_at, Place("the next as-at date")
    if to <= as_at:
        expected = f"a date after {as_at:%d/%m/%Y}, the as-at date of the register"
        yield Finding("rolled-back", place, expected, f"{to:%d/%m/%Y}")
    last = add_months(as_at, LONGEST_QUARTER)
    if to > last:
        expected = f"a date up to {last:%d/%m/%Y}, {LONGEST_QUARTER} months after the as-at date"
        yield Finding("rolled-far", place, expected, f"{to:%d/%m/%Y}", Severity.WARNING)


def title_findings(register: Register) -> Iterator[Finding]:
    """A title such as "Risk register, October 2023" would stand on the next quarter's papers.

    One of several years, such as "Plan 2023-2026", holds as long as it says.
    """
    title, year = register.settings.title, register.settings.as_at.year
    dated = rf"\b{_MONTH},?\s+{year}\b|\b\d\d?[/.]\d\d?[/.]{year}\b|\b{year}-\d\d-\d\d\b"
    if re.search(dated, title, re.IGNORECASE):
        expected = "a title of no date, or that somebody changes it in the new workbook"
        place = Place("the register's title")
        yield Finding("title-of-quarter", place, expected, quoted(title), Severity.NOTE)
