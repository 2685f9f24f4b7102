"""Of which controls a column speaks that stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from intake.assessed import assessed
from intake.column_cells import average_words, mostly
from intake.controls_in_cells import due_in, lines_in_cell
from intake.grid import GridCell
from intake.heading_forms import forms
from intake.meanings import BY_HEADING
from intake.plan import (
    CONTROL_DUE,
    CONTROLS,
    OF_CONTROLS,
    PLANNED_CONTROLS,
    PLANNED_DUE,
    PLANNED_OWNER,
)
from intake.values import read_date

MOST_WORDS_OF_PEOPLE = 12
"""On average, in a cell; more is a text about people."""

_OF_RISKS = frozenset(("title", "description", "cause", "effect"))
"""What a table says of its risks, and a list of actions does not."""


class ControlColumns:
    """What the headings of one table say of controls."""

    def __init__(self, headings: Iterable[str]) -> None:
        """`headings` are all of the table's."""
        headings = [*headings]
        self._meanings = {name for heading in headings for name in _meanings_of(heading)}
        self._assessed = any(map(assessed, headings))

    @property
    def owner(self) -> str:
        """What a column of owners is in a table that says nothing of risks; else empty.

        Such a table says what is to be done and by when, and so who does it.
        """
        listed = self._meanings & {CONTROLS, PLANNED_CONTROLS}
        dated = self._meanings & {CONTROL_DUE, PLANNED_DUE}
        of_risks = self._assessed or self._meanings & _OF_RISKS
        return self.beside(PLANNED_OWNER) if listed and dated and not of_risks else ""

    def beside(self, name: str) -> str:
        """What speaks of controls, or the same of the others, where the table has only those."""
        what, of = OF_CONTROLS[name]
        other = CONTROLS if of == PLANNED_CONTROLS else PLANNED_CONTROLS
        if of in self._meanings or other not in self._meanings:
            return name
        return next(each for each, pair in OF_CONTROLS.items() if pair == (what, other))


def fits_beside(becomes: str, cells: Sequence[GridCell]) -> bool:
    """Whether at least half of the cells that say something name people, or days."""
    name, _ = OF_CONTROLS[becomes]
    if name == "due":
        return mostly(cells, _is_due)
    return average_words(cells) <= MOST_WORDS_OF_PEOPLE and mostly(cells, _may_be_people)


def _is_due(cell: GridCell) -> bool:
    lines = lines_in_cell(cell.text)
    return any(due_in(line) or read_date(line, month=True) for line in lines)


def _may_be_people(cell: GridCell) -> bool:
    return any(map(str.isalpha, cell.text)) and not _is_due(cell)


def _meanings_of(heading: str) -> Iterator[str]:
    """The best of each meaning that a heading has."""
    for form, _ in forms(heading):
        for meaning in BY_HEADING.get(form, ()):
            yield meaning.becomes[0]
