"""What a column may be: every guess by its heading and its cells, each with a reason in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.allowed import allowed, keeps_history, own_headings
from intake.assessed import CURRENT, RESIDUAL, TARGET, Measure, assessed, field_of, outcome_of
from intake.column_cells import (
    are_unlike,
    is_date,
    is_direction,
    is_reference,
    is_status,
    said,
)
from intake.column_fits import fits
from intake.date_doubts import DATES, orders_of
from intake.dates_in_text import month_end, position_day, quarter_before, without_dates
from intake.figures_shown import figures_shown
from intake.grid import GridCell
from intake.heading_forms import forms
from intake.listed_in_cells import values_in_cell
from intake.meanings import BY_HEADING, EXPECTED, REVIEW
from intake.meant import Meant
from intake.plan import (
    BAND,
    CONTROLS,
    NOTES,
    PLANNED_CONTROLS,
    POSITION,
    SKIPPED,
    UPDATES,
)
from intake.quarter_columns import (
    TODAY,
    Cells,
    dated_scores,
    days_of,
    is_expected,
    speaks_of_last_quarter,
)
from risk_register.checks.notations import folded
from risk_register.fields import Field, Kind
from risk_register.kept_fields import choices_of, entry_fields
from risk_register.scheme import Scheme

SEVERAL = (CONTROLS, PLANNED_CONTROLS, UPDATES, NOTES, SKIPPED)
"""What several columns may be at once."""

_OWN, _SURE, _PLAIN, _KNOWN, _LOOKS = 100, 80, 75, 70, 30
"""How much a guess weighs: the scheme's own heading; an assessment's name with it; an
assessment's heading without its name; a heading that is known; only what the cells look like."""

_ENOUGH = 100
"""Cells by which a column without a known heading is looked at."""

_EMPTY = 25
"""How much less a column without anything in it weighs."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that a column may be. The heavier guess wins."""

    becomes: str
    weight: int
    reason: str
    quarter: date | None = None

    @property
    def only_one(self) -> bool:
        """Whether no other column may be the same."""
        return self.becomes not in SEVERAL


class Guesser:
    """Guesses what the columns of one table are under one scheme."""

    def __init__(self, cells: Cells, scheme: Scheme, as_at: date | None) -> None:
        """`as_at` is the register's date, where it is known."""
        self._cells = cells
        self._scheme = scheme
        self._as_at = as_at
        self._fields = {field.name: field for field in entry_fields(scheme)}
        self._allowed = allowed(scheme)
        self._own = own_headings(scheme)
        self._named = {
            found.stands_for
            for each in cells
            if (found := assessed(each)) and found.measures[0] is not Measure.BAND
        }
        self._words = Meant(cells, scheme, as_at)
        self._quarters = dated_scores(cells, scheme, as_at)
        self._days = days_of(cells, as_at)
        self._orders = orders_of(cells)

    def guesses(self, heading: str) -> Iterator[Guess]:
        """What a column may be, each with its weight; what its cells rule out is not among it."""
        cells = self._cells[heading]
        for guess in self._by_heading(heading, cells):
            if guess.becomes in self._allowed and self._can_be(guess.becomes, heading):
                less = 0 if any(cell.text for cell in cells) else _EMPTY
                yield replace(guess, weight=guess.weight - less)

    def reason(self, heading: str, guess: Guess) -> str:
        """The reason of a guess, with what the cells show where they are figures."""
        field, cells = self._fields.get(guess.becomes), self._cells[heading]
        shown = figures_shown(guess.becomes, field, cells, self._scheme)
        return f"{guess.reason}; {shown}" if shown else guess.reason

    def said(self, becomes: str) -> str:
        """What a column becomes, in words: `the cause`."""
        return self._allowed.get(becomes, becomes.replace("_", " "))

    def why_not(self, heading: str) -> str:
        """Why a column becomes notes that nothing else claims."""
        if heading in self._quarters:
            return (
                f"a {self._scheme.measure} that the register does not keep by quarter; "
                "kept as it stands"
            )
        found = assessed(without_dates(heading))
        if self._orders[heading].is_doubtful:
            return "its dates may have the month before the day; kept as they stand"
        if found or folded(heading) in BY_HEADING:
            return f"scheme {self._scheme.name} has no place for it, or its cells do not fit"
        return "the heading is not known; kept as it stands"

    def _by_heading(self, heading: str, cells: Sequence[GridCell]) -> Iterator[Guess]:
        if heading in self._quarters:
            yield from self._of_quarter(heading)
            return
        words = folded(heading)
        if words in self._own:
            becomes = self._own[words]
            yield Guess(becomes, _OWN, f"the scheme's own heading for {self.said(becomes)}")
        if self._words.is_title(heading):
            yield Guess("title", _KNOWN, f"the heading '{heading}' means {self.said('title')}")
        if heading in self._days and is_expected(heading):
            told = f"the heading '{heading}' means {self.said(EXPECTED)}"
            yield Guess(EXPECTED, _KNOWN - self._age(heading), told)
        yield from self._of_last_quarter(heading)
        yield from self._of_assessment(heading)
        yield from self._of_meaning(heading, cells)
        yield from self._by_cells(heading, cells)

    def _of_assessment(self, heading: str) -> Iterator[Guess]:
        found = assessed(heading)
        if found is None:
            return
        stands_for = self._meant(found.stands_for)
        weight = _SURE if found.stands_for else _PLAIN
        for step, measure in enumerate(found.measures):
            becomes = self._measured(stands_for, measure)
            if becomes:
                told = f"the heading '{heading}' means {self.said(becomes)}"
                yield Guess(becomes, weight - step, told)

    def _measured(self, stands_for: str, measure: Measure) -> str:
        if measure is Measure.BAND and not self._scheme.rates_in_words:
            return BAND if stands_for in TODAY else ""
        return field_of(self._scheme, stands_for, measure)

    def _meant(self, stands_for: str) -> str:
        """What an assessment stands for. Residual beside current is what is left in the end."""
        if stands_for == RESIDUAL and CURRENT in self._named and TARGET not in self._named:
            return TARGET
        return stands_for

    def _of_meaning(self, heading: str, cells: Sequence[GridCell]) -> Iterator[Guess]:
        for form, less in forms(heading):
            for meaning in BY_HEADING.get(form, ()):
                for step, name in enumerate(meaning.becomes):
                    for becomes in self._words.fields(name, cells):
                        told = f"the heading '{heading}' means {self.said(becomes)}"
                        vague = step + (name == REVIEW) + self._age(heading)
                        yield Guess(becomes, _KNOWN + less - vague, told)

    def _age(self, heading: str) -> int:
        """How many columns that say the same speak of a later quarter: `Q2 update`, `Q3 update`."""
        words = folded(without_dates(heading))
        alike = [each for each in self._days if folded(without_dates(each)) == words]
        day = self._days.get(heading, date.max)
        return sum(self._days[each] > day for each in alike)

    def _of_last_quarter(self, heading: str) -> Iterator[Guess]:
        if self._as_at and keeps_history(self._scheme) and speaks_of_last_quarter(heading):
            day = quarter_before(self._as_at)
            told = f"the heading '{heading}' means the quarter before: {day:%d/%m/%Y} is taken"
            yield Guess(POSITION, _KNOWN, told, day)

    def _by_cells(self, heading: str, cells: Sequence[GridCell]) -> Iterator[Guess]:
        there = said(cells[:_ENOUGH])
        unknown = assessed(heading) is None and position_day(heading) is None
        first = next(iter(self._cells)) == heading and unknown
        shown = there and all(map(is_reference, there)) and not all(map(is_date, there))
        if first and shown and are_unlike(there):
            yield Guess("reference", _LOOKS, "its cells look like references, each another one")
        if len(there) > 1 and all(is_status(cell, self._scheme) for cell in there):
            yield Guess("status", _LOOKS, "its cells are statuses of the scheme")
        if len(there) > 1 and all(is_direction(cell, self._scheme) for cell in there):
            yield Guess("direction", _LOOKS, "its cells are directions")
        for field in self._fields.values():
            if field.kind is Kind.LISTED and len(there) > 1 and self._are_of(field, there):
                told = f"its cells are of the {field.choices} of scheme {self._scheme.name}"
                yield Guess(field.name, _LOOKS, told)

    def _are_of(self, field: Field, cells: Sequence[GridCell]) -> bool:
        """Whether all cells have values of a list."""
        listed = choices_of(field.choices, self._scheme)
        return all({*values_in_cell(cell.text, listed)} <= {*listed} for cell in cells)

    def _of_quarter(self, heading: str) -> Iterator[Guess]:
        day = self._quarters[heading]
        measure = self._scheme.measure
        told = f"a {measure} under a heading with a date: the quarter to {day:%d/%m/%Y}"
        if self._is_today(heading):
            current = outcome_of(self._scheme.current) if self._scheme.has_scores else ""
            yield Guess(current, _SURE, f"{told}, which is the latest: {self.said(current)}")
            return
        yield Guess(POSITION, _PLAIN, told, day)

    def _is_today(self, heading: str) -> bool:
        """Whether the latest quarter is today's: no other column is, or it is the as-at date's."""
        day = self._quarters[heading]
        if day < max(self._quarters.values()):
            return False
        if self._as_at and day >= month_end(self._as_at):
            return True
        others = (each for each in self._cells if each not in self._quarters)
        return not any(self._is_current(each) for each in others)

    def _is_current(self, heading: str) -> bool:
        found = assessed(heading)
        if found is None or found.stands_for not in TODAY:
            return False
        measured = [self._measured(found.stands_for, each) for each in found.measures]
        there = said(self._cells[heading])
        return any(each and each != BAND and there and self._can_be(each, heading)
                   for each in measured)  # fmt: skip

    def _can_be(self, becomes: str, heading: str) -> bool:
        if becomes in DATES and self._orders[heading].is_doubtful:
            return False
        return fits(becomes, self._fields.get(becomes), self._cells[heading], self._scheme)
