"""How the formulas of the first table name the cells of their own row."""

from __future__ import annotations

from collections.abc import Callable

from formulas.headings import entered_headings, entries_table, previous_heading
from formulas.positions import as_number
from formulas.text import this_row
from risk_register.register import Register, Row
from risk_register.scheme import Scheme


class EntryCells:
    """The cells of one row of the Register under one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        """Cells are named by the headings that the scheme gives them."""
        self.scheme = scheme
        self.table = entries_table(scheme)
        self.headings = entered_headings(scheme)
        self.reference = self.entered("reference")

    def entered(self, field: str) -> str:
        """The cell of an entered field in this row."""
        return this_row(self.table, self.headings[field])

    def keeps(self, field: str) -> bool:
        """Whether the field is one of the entered ones."""
        return field in self.headings

    def result(self, heading: str) -> str:
        """The cell of another calculated column in this row."""
        return this_row(self.table, heading)

    def previous(self) -> str:
        """The cell with the position at the previous quarter's end."""
        return self.result(previous_heading(self.scheme))

    def earlier_score(self) -> str:
        """The previous position as a number, so that today's can be compared with it."""
        return as_number(self.scheme, self.previous())

    def has_earlier_score(self) -> str:
        """Whether the previous position is a score that today's can be compared with."""
        before = self.earlier_score()
        if self.scheme.closed_score is None:
            return f"ISNUMBER({before})"
        return f"AND(ISNUMBER({before}),{before}<>Closed_score)"


def text_or_none(function: Callable[[Register, Row], str]) -> Callable[[Register, Row], str | None]:
    """A function whose empty text stands for no value."""
    return lambda register, entry: function(register, entry) or None
