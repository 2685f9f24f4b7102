"""Which field a word of the meanings stands for, in one table under one scheme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from intake.allowed import allowed, own_headings
from intake.assessed import outcome_of
from intake.column_cells import said
from intake.control_columns import ControlColumns
from intake.grid import GridCell
from intake.heading_forms import forms
from intake.heading_words import is_title_of
from intake.meanings import BY_HEADING, LEAD, LISTS, OWNER, REVIEW
from intake.plan import BAND, OF_CONTROLS, PLANNED_CONTROLS, UPDATES
from intake.quarter_columns import Cells
from intake.updates_in_cells import log_in_cell
from intake.values import read_date
from risk_register.checks.notations import folded
from risk_register.kept_fields import entry_fields
from risk_register.scheme import Scheme
from risk_register.values import Month

_ENOUGH = 100
"""Cells that tell what the whole column is."""

_Column = Sequence[GridCell]


class Meant:
    """Knows what the words of `meanings` stand for, by the scheme and by the other columns."""

    def __init__(self, cells: Cells, scheme: Scheme, as_at: date | None) -> None:
        """`as_at` is the register's date, where it is known."""
        self._scheme = scheme
        self._as_at = as_at
        self._allowed = allowed(scheme)
        self._own = own_headings(scheme)
        self._fields = {field.name for field in entry_fields(scheme)}
        self._controls = ControlColumns(cells)
        self._has_owner = any(map(_is_owner, cells))
        self._titled = any(map(self.is_title, cells))
        self._by_word: dict[str, Callable[[_Column], tuple[str, ...]]] = {
            OWNER: lambda _: self._owner(),
            LEAD: lambda _: self._lead(),
            REVIEW: self._review,
            LISTS: lambda _: self._lists(),
            BAND: lambda _: self._band(),
            UPDATES: self._updates,
        }

    def fields(self, word: str, cells: Sequence[GridCell]) -> tuple[str, ...]:
        """The fields that a word stands for above these cells; most words are fields themselves."""
        if word in OF_CONTROLS:
            return (self._controls.beside(word),)
        found = self._by_word.get(word)
        return found(cells) if found else (word,)

    def is_title(self, heading: str) -> bool:
        """Whether a heading is that of titles beyond doubt: the kind's own word or the scheme's."""
        own = self._own.get(folded(heading)) == "title"
        return own or is_title_of(heading, self._scheme.kind.one)

    def _owner(self) -> tuple[str, ...]:
        if self._controls.owner in self._allowed:
            return (self._controls.owner,)
        return self._scheme.role_keys()[:1]

    def _lead(self) -> tuple[str, ...]:
        roles = self._scheme.role_keys()
        if self._controls.owner in self._allowed:
            return (self._controls.owner,)
        return (*roles[1:2], *roles[:1]) if self._has_owner else roles[:1]

    def _review(self, cells: _Column) -> tuple[str, ...]:
        return ("next_key_date",) if self._is_to_come(cells) else ("last_review",)

    def _lists(self) -> tuple[str, ...]:
        """A title where nothing else is one, and nothing else can be listed."""
        return () if self._titled or PLANNED_CONTROLS in self._allowed else ("title",)

    def _band(self) -> tuple[str, ...]:
        """The rating itself where it is entered in words, else a band to be compared."""
        return (outcome_of(self._scheme.current) if self._scheme.rates_in_words else BAND,)

    def _updates(self, cells: _Column) -> tuple[str, ...]:
        """A dated log, or what is said this quarter where a scheme keeps that."""
        return ("update",) if "update" in self._fields and not _is_log(cells) else (UPDATES,)

    def _is_to_come(self, cells: _Column) -> bool:
        """Whether most days and months of a column are after the register's day."""
        read = [found.value for cell in cells if (found := read_date(cell.value, month=True))]
        days = [each.first_day() if isinstance(each, Month) else each for each in read]
        after = [
            each for each in days if self._as_at and isinstance(each, date) and each > self._as_at
        ]
        return 2 * len(after) > len(days)


def _is_log(cells: _Column) -> bool:
    """Whether at least half of the cells have entries with dates."""
    there = said(cells[:_ENOUGH])
    return 2 * sum(bool(log_in_cell(cell.text)[1]) for cell in there) >= len(there) > 0


def _is_owner(heading: str) -> bool:
    return any(
        OWNER in meaning.becomes
        for form, _ in forms(heading)
        for meaning in BY_HEADING.get(form, ())
    )
