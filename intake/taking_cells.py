"""From the cells of one record to a draft of the entry that they speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from intake.account import Outcome
from intake.draft import Draft, Said
from intake.grid import GridCell
from intake.plan import (
    BAND,
    CONTROLS,
    NOTES,
    OF_CONTROLS,
    PLANNED_CONTROLS,
    POSITION,
    SECTION,
    SKIPPED,
    UPDATES,
    ColumnPlan,
    TablePlan,
)
from intake.records import Record
from intake.sections import SECTION_FIELDS
from intake.taking_controls import ControlTaker
from intake.taking_fields import NOTHING_SAID, FieldTaker, keep_all
from intake.taking_lists import take_log, take_position
from intake.taking_people import PeopleReader
from intake.texts import on_one_line, told_cells
from intake.values import read_direction, says_nothing
from risk_register.checks.notations import folded
from risk_register.fields import Field, Kind
from risk_register.kept_fields import entry_fields
from risk_register.places import Place
from risk_register.scheme import AssessedBy, Scheme

ERROR_VALUE = "an error value, and not what was meant"
"""What the account says of `#N/A` and the like."""

_Take = Callable[[Draft, ColumnPlan, Sequence[GridCell]], None]


class CellTaker:
    """Takes the records of one file under one scheme."""

    def __init__(self, scheme: Scheme, people: PeopleReader) -> None:
        """`people` reads who is named."""
        self._scheme = scheme
        self._fields = {field.name: field for field in entry_fields(scheme)}
        self._scores = {
            each.score: Field(each.score, f"{each.name} score", Kind.SCORE)
            for each in scheme.assessments
            if each.by is not AssessedBy.BAND
        }
        self._field_taker = FieldTaker(scheme, people)
        self._controls = ControlTaker(people)

    def draft_of(self, record: Record, table: TablePlan) -> Draft:
        """The draft of one record. Every cell goes somewhere, and its account says where."""
        draft = Draft(_first_place(record))
        for column in _columns(record, table):
            cells = told_cells(record.cells.get(column.heading, ()))
            if column.becomes in OF_CONTROLS:
                cells = (*cells, *record.merged.get(column.heading, ()))
            if cells:
                self._take(draft, column, cells)
        return draft

    def _take(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        if column.becomes == SKIPPED:
            for cell in cells:
                draft.enter(cell, Outcome.SKIPPED, "", "", "the plan says so")
            return
        keep_all(draft, column, [cell for cell in cells if cell.is_error], ERROR_VALUE)
        cells = [cell for cell in cells if not cell.is_error]
        if not cells:
            return
        if take := self._several(column):
            take(draft, column, cells)
        elif column.becomes == NOTES and not self._is_notes(column):
            keep_all(draft, column, cells, "")
        elif field := self._field(column.becomes):
            self._field_taker.take(draft, field, column, cells)
        else:
            keep_all(draft, column, cells, "no column of the register is for it")

    def _several(self, column: ColumnPlan) -> _Take | None:
        """What takes a column that is no field of an entry; `None` where the scheme has no use."""
        tables, becomes = self._scheme.tables, column.becomes
        if becomes in OF_CONTROLS:
            return self._controls.take_beside
        takers: dict[str, tuple[bool, _Take]] = {
            CONTROLS: ("controls" in tables, self._controls.take),
            PLANNED_CONTROLS: ("controls" in tables, self._controls.take),
            UPDATES: ("updates" in tables, take_log),
            POSITION: ("history" in tables and column.quarter is not None, self._take_position),
            SECTION: (True, self._take_section),
            BAND: (bool(self._scheme.bands), _take_band),
            "direction": ("direction" not in self._fields, self._take_direction),
        }
        applies, take = takers.get(becomes, (False, None))
        return take if applies else None

    def _take_position(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        take_position(draft, column, cells, self._scheme)

    def _is_notes(self, column: ColumnPlan) -> bool:
        """Whether a column is the register's own notes, which need no heading before them."""
        heading = self._fields["notes"].heading if NOTES in self._fields else ""
        return bool(heading) and folded(column.heading) == folded(heading)

    def _field(self, name: str) -> Field | None:
        if name == "description" and name not in self._fields:
            name = "title"
        return self._fields.get(name) or self._scores.get(name)

    def _take_section(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        for name in SECTION_FIELDS:
            if name in self._fields and name not in draft.said:
                self._field_taker.take(draft, self._fields[name], column, cells)
                return
        keep_all(draft, replace(column, heading="Section"), cells, "the section it stands in")

    def _take_direction(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        """A direction that the register works out: it is compared later."""
        for cell in cells:
            reading = read_direction(cell.value, self._scheme)
            if reading and "direction" not in draft.said:
                draft.said["direction"] = Said(reading.value, (cell,), reading.why)
            elif says_nothing(cell.value):
                draft.enter(cell, Outcome.CHANGED, "direction", "", NOTHING_SAID)
            else:
                draft.keep_cell(column.heading, cell, "no direction that the scheme has")


def _take_band(draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
    """A band's name, which is compared with the score's when all cells are in."""
    for cell in cells:
        if says_nothing(cell.value):
            draft.enter(cell, Outcome.CHANGED, BAND, "", NOTHING_SAID)
        else:
            draft.called.setdefault(BAND, []).append((cell, on_one_line(cell.text)))


def _columns(record: Record, table: TablePlan) -> Iterator[ColumnPlan]:
    """The columns of the plan, what the record has besides, and last what speaks of controls."""
    planned = {column.heading for column in table.columns}
    yield from (column for column in table.columns if column.becomes not in OF_CONTROLS)
    for heading in record.cells:
        if heading not in planned:
            yield ColumnPlan(heading, SECTION if heading == SECTION else NOTES)
    there = {column.becomes for column in table.columns}
    for column in table.columns:
        if column.becomes in OF_CONTROLS:
            _, of = OF_CONTROLS[column.becomes]
            yield column if of in there else replace(column, becomes=NOTES)


def _first_place(record: Record) -> Place:
    cells = [cell for cells in record.cells.values() for cell in cells if not cell.spread]
    return cells[0].place if cells else Place("")
