"""What a live check is: a formula that counts what fails, and one that names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from formulas.headings import LIVE, entries_column
from formulas.text import joined, this_row
from risk_register.register import Register
from risk_register.scheme import Scheme

PROBLEMS = this_row("Live_checks", "Problems")
"""How much fails a check, in its own row of the checks."""


def live_rows(scheme: Scheme) -> str:
    """Whether each row of the first table counts in the live figures."""
    return f'({entries_column(scheme, LIVE)}="Yes")'


@dataclass(frozen=True, slots=True)
class LiveCheck:
    """One check of the workbook.

    `problems` is the formula for how many rows, cells or places fail, and `names` the one that
    names them; both are array formulas. `failing` gives the same names by Python.
    """

    title: str
    what: str
    problems: str
    names: str
    failing: Callable[[Register], list[str]]

    @property
    def where(self) -> str:
        """The formula for the names, worked out only where something fails. An array formula."""
        return f'IF({PROBLEMS}=0,"",{self.names})'


def check_of_rows(
    title: str, what: str, failing_rows: str, names: str, failing: Callable[[Register], list[str]]
) -> LiveCheck:
    """A check of the rows of one table.

    `failing_rows` is the condition, over whole columns, under which a row fails; `names` is the
    column that names the rows.
    """
    counted = f"SUMPRODUCT(1*({failing_rows}))"
    return LiveCheck(title, what, counted, joined(names, failing_rows), failing)


def passes(_: Register) -> list[str]:
    """Nothing fails in a workbook as it is made; only what people do to it can."""
    return []
