"""What is what in a file from elsewhere: guessed, written for the officer to correct."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CONTROLS, PLANNED_CONTROLS, UPDATES = "controls", "planned_controls", "updates"
"""Columns of risks that hold several controls, planned controls or dated updates in one cell."""

CONTROL_OWNER, CONTROL_DUE = "control_owner", "control_due"
PLANNED_OWNER, PLANNED_DUE = "planned_owner", "planned_due"
"""Columns with the owners and dates of controls, in place or planned, that stand beside them."""

OF_CONTROLS = {
    CONTROL_OWNER: ("owner", CONTROLS), CONTROL_DUE: ("due", CONTROLS),
    PLANNED_OWNER: ("owner", PLANNED_CONTROLS), PLANNED_DUE: ("due", PLANNED_CONTROLS),
}  # fmt: skip
"""Of each of these, the field of a control that it is, and the columns it speaks of."""

SECTION = "section"
"""The heading of a column that no file has: the row that stands above several risks, for each."""

POSITION = "position"
"""A column that holds a past quarter's score; its quarter stands beside it."""

BAND, NOTES, SKIPPED = "band", "notes", "skip"
"""A band to be compared with the score's, what is kept as it stands, and what is left out as asked.

Only what an officer skips is skipped: a guess never is.
"""


ASKED_FOR = "it was asked for"
"""The reason of what the officer said with the command."""


class Layout(StrEnum):
    """How a table holds its risks."""

    ROWS = "rows"
    """A row, or several below each other, for each risk, under headings."""
    CARDS = "cards"
    """A block for each risk: named values beside each other or below each other."""
    NONE = "none"
    """No risks: its text is kept, and nothing is taken from it."""


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What one column is.

    `heading` is as it stands in the file; of a heading in two rows, both with ` / ` between them.
    `becomes` is the name of a field of a risk under the scheme, or one of the words of this module.
    `quarter` is the last day of a position's quarter. `reason` says why it was guessed.
    """

    heading: str
    becomes: str
    quarter: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What one grid of the file is.

    `header_row` is the row of its headings, counted from 1: the upper one, where `header_rows` are
    two. `last_row` is the last row of the table; 0 where nothing stands below it. The columns of
    cards are the names that stand in them.
    """

    grid: str
    layout: Layout
    header_row: int = 0
    header_rows: int = 1
    columns: tuple[ColumnPlan, ...] = ()
    reason: str = ""
    last_row: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is what in a whole file. `as_at` is the date that the register speaks of."""

    organisation: str
    title: str
    scheme: str
    as_at: date
    tables: tuple[TablePlan, ...]
    reasons: dict[str, str]
    """Why the organisation, the title, the scheme and the date were guessed, by these names."""
