"""From the cells of one record to a draft of the risk that they speak of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from intake.account import Outcome
from intake.draft import SAME, Draft, Said
from intake.grid import GridCell
from intake.people_in_cells import people_in_cell
from intake.plan import (
    BAND,
    CONTROLS,
    NOTES,
    PLANNED_CONTROLS,
    POSITION,
    SKIPPED,
    UPDATES,
    ColumnPlan,
    TablePlan,
)
from intake.records import Record
from intake.taking_lists import take_controls, take_log, take_position
from intake.texts import legible, on_one_line, told_cells
from intake.values import Reading, read_choice, read_direction, read_value, says_nothing
from risk_register.checks.notations import folded
from risk_register.entries import EntryReader
from risk_register.fields import PEOPLE, RISKS, Field, Kind
from risk_register.kept_fields import choices_of, fields_of
from risk_register.lists import STAGES
from risk_register.places import Place
from risk_register.scheme import Scheme

SECTION = "section"
"""The heading under which a record has the text of the section that it stands in."""

UNDECIDED = ("tbc", "tba", "to be confirmed", "to be decided", "ongoing", "on going", "vacant",
             "unknown", "various", "pending")  # fmt: skip
"""Folded texts that are often written where a date, a person or a score is still to come."""

_NOT_DECIDED = "nothing that can be entered is said yet"
_STAGES = {
    "open": "Live", "active": "Live", "on register": "Live",
    "archived": "Closed", "removed": "Closed", "closed risk": "Closed",
    "proposed closure": "Closure proposed", "proposed for closure": "Closure proposed",
    "de escalated": "Operational", "deescalated": "Operational",
    "managed at operational level": "Operational", "downgraded": "Operational",
    "realised": "Issue", "emerging": "Under consideration",
    **{folded(stage): stage for stage in STAGES},
}  # fmt: skip


_Take = Callable[[Draft, ColumnPlan, Sequence[GridCell]], None]


class CellTaker:
    """Takes the records of one file under one scheme."""

    def __init__(self, scheme: Scheme, alone: Collection[str] = ()) -> None:
        """`alone` has the people who stand alone in a cell of the file."""
        self._scheme = scheme
        self._alone = alone
        self._fields = {field.name: field for field in fields_of(RISKS, scheme)}
        self._scores = {
            each.score: Field(each.score, f"{each.name} score", Kind.SCORE)
            for each in scheme.assessments
        }

    def draft_of(self, record: Record, table: TablePlan) -> Draft:
        """The draft of one record. Every cell goes somewhere, and its account says where."""
        draft = Draft(_first_place(record))
        for column in _columns(record, table):
            cells = told_cells(record.cells.get(column.heading, ()))
            if cells:
                self._take(draft, column, cells)
        return draft

    def _take(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        if column.becomes == SKIPPED:
            for cell in cells:
                draft.enter(cell, Outcome.SKIPPED, "", "", "the plan says so")
        elif take := self._several(column):
            take(draft, column, cells)
        elif column.becomes == NOTES and not self._is_notes(column):
            _keep_all(draft, column, cells, "")
        elif field := self._field(column.becomes):
            self._take_field(draft, field, column, cells)
        else:
            _keep_all(draft, column, cells, "no column of the register is for it")

    def _several(self, column: ColumnPlan) -> _Take | None:
        """What takes a column that is no field of a risk; `None` where the scheme has no use."""
        tables, becomes = self._scheme.tables, column.becomes
        takers: dict[str, tuple[bool, _Take]] = {
            CONTROLS: ("controls" in tables, take_controls),
            PLANNED_CONTROLS: ("controls" in tables, take_controls),
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

    def _take_field(
        self, draft: Draft, field: Field, column: ColumnPlan, cells: Sequence[GridCell]
    ) -> None:
        cells = [cell for cell in cells if not self._is_nothing(draft, field, cell)]
        if not cells:
            return
        if field.name in draft.said and field.kind is not Kind.LONG_TEXT:
            _keep_all(draft, column, cells, f"another column is the {field.heading.lower()}")
        elif field.kind in (Kind.TEXT, Kind.LONG_TEXT):
            _take_text(draft, field, cells)
        elif field.kind is Kind.PEOPLE:
            self._take_people(draft, field, column, cells)
        elif field.kind is Kind.KEY:
            self._take_key(draft, field, column, cells)
        else:
            self._take_value(draft, field, column, cells)

    def _is_nothing(self, draft: Draft, field: Field, cell: GridCell) -> bool:
        """Whether a cell says that there is nothing; then the account says so."""
        if not says_nothing(cell.value) or self._reads(field, cell):
            return False
        draft.enter(cell, Outcome.CHANGED, field.name, "", "it says that there is nothing")
        return True

    def _reads(self, field: Field, cell: GridCell) -> Reading | None:
        return read_value(field, cell.value, self._scheme) if _is_typed(field) else None

    def _take_value(
        self, draft: Draft, field: Field, column: ColumnPlan, cells: Sequence[GridCell]
    ) -> None:
        for cell in cells:
            reading = self._reads(field, cell)
            before = draft.said.get(field.name)
            if reading and before:
                _take_again(draft, column, cell, reading, before)
            elif reading:
                why = _left(draft, field, column, cell, reading, self._fields)
                draft.said[field.name] = Said(reading.value, (cell,), why)
                if reading.called:
                    draft.called.setdefault(field.name, []).append((cell, reading.called))
            elif not self._take_stage(draft, field, cell):
                _not_understood(draft, field, column, cell)

    def _take_stage(self, draft: Draft, field: Field, cell: GridCell) -> bool:
        """Whether a status that the scheme does not know is a stage, such as `Closed`."""
        if field.name not in ("status", "stage") or "stage" not in self._fields:
            return False
        stage = _STAGES.get(folded(cell.text))
        status = read_choice(cell.value, choices_of("statuses", self._scheme))
        if stage and "stage" not in draft.said:
            draft.said["stage"] = Said(stage, (cell,), "where the risk is in its life")
            return True
        if field.name == "stage" and status and "status" not in draft.said:
            draft.said["status"] = Said(status.value, (cell,), status.why)
            return True
        return False

    def _take_people(
        self, draft: Draft, field: Field, column: ColumnPlan, cells: Sequence[GridCell]
    ) -> None:
        wanted = [cell for cell in cells if folded(cell.text) not in UNDECIDED]
        people = people_in_cell("\n".join(legible(cell.text) for cell in wanted), self._alone)
        unfit = [person for person in people if not self._fits(PEOPLE.fields[0], person)]
        for cell in cells:
            if unfit or cell not in wanted:
                _not_understood(draft, field, column, cell)
        if people and not unfit:
            same = len(wanted) == 1 and wanted[0].text == "; ".join(people)
            why = "" if same else "several people are separated by semicolons"
            why = why if len(people) > 1 else ""
            draft.said[field.name] = Said("; ".join(people), wanted, why)

    def _take_key(
        self, draft: Draft, field: Field, column: ColumnPlan, cells: Sequence[GridCell]
    ) -> None:
        cell, *others = cells
        key = on_one_line(legible(cell.text))
        if self._fits(field, key):
            draft.said[field.name] = Said(key, (cell,))
        else:
            _not_understood(draft, field, column, cell)
        same = [other for other in others if on_one_line(other.text) == key]
        for other in others:
            if other in same:
                draft.enter(other, Outcome.TAKEN, field.name, key)
            else:
                draft.keep_cell(column.heading, other, "another row of the risk has its reference")

    def _fits(self, field: Field, text: str) -> bool:
        return EntryReader(self._scheme, []).read(field, text, Place("")) is not None

    def _take_section(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        for name in ("objective", "category"):
            if name in self._fields and name not in draft.said:
                _take_text(draft, self._fields[name], cells)
                return
        _keep_all(draft, replace(column, heading="Section"), cells, "the section it stands in")

    def _take_direction(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        """A direction that the register works out: it is compared later."""
        for cell in cells:
            reading = read_direction(cell.value, self._scheme)
            if reading and "direction" not in draft.said:
                draft.said["direction"] = Said(reading.value, (cell,), reading.why)
            elif says_nothing(cell.value):
                draft.enter(cell, Outcome.CHANGED, "direction", "", "it says that there is nothing")
            else:
                draft.keep_cell(column.heading, cell, "no direction that the scheme has")


def _take_band(draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
    """A band's name, which is compared with the score's when all cells are in."""
    for cell in cells:
        if says_nothing(cell.value):
            draft.enter(cell, Outcome.CHANGED, BAND, "", "it says that there is nothing")
        else:
            draft.called.setdefault(BAND, []).append((cell, on_one_line(cell.text)))


def _take_text(draft: Draft, field: Field, cells: Sequence[GridCell]) -> None:
    texts = [legible(cell.text) for cell in cells]
    if field.kind is Kind.TEXT:
        texts = [on_one_line(text) for text in texts]
    before = draft.said.get(field.name)
    if before:
        texts, cells = [str(before.value), *texts], [*before.cells, *cells]
    between = " " if field.kind is Kind.TEXT else "\n"
    draft.said[field.name] = Said(between.join(texts), cells)


def _take_again(
    draft: Draft, column: ColumnPlan, cell: GridCell, reading: Reading, before: Said
) -> None:
    """A second cell of a risk for one value: the same again, or something else, which is kept."""
    if reading.value == before.value and not reading.left and not reading.called:
        draft.enter(cell, Outcome.TAKEN, column.becomes, str(reading.value), SAME)
        return
    draft.keep_cell(column.heading, cell, f"the risk has {before.value} already")
    draft.find("import-differs", cell.place, f"{before.value} as above", cell.text)


def _left(
    draft: Draft, field: Field, column: ColumnPlan, cell: GridCell, reading: Reading,
    fields: Collection[str],
) -> str:  # fmt: skip
    """Why a value differs from its cell, after what it leaves of the text was kept."""
    if not reading.left:
        return reading.why
    event = "next_key_event"
    if field.name == "next_key_date" and event in fields and event not in draft.said:
        draft.said[event] = Said(on_one_line(legible(reading.left)), (cell,), "beside its date")
        return reading.why or "the date alone"
    draft.keep(column.heading, legible(reading.left))
    return f"{reading.why or 'the value alone'}; the rest of the cell is in the notes"


def _not_understood(draft: Draft, field: Field, column: ColumnPlan, cell: GridCell) -> None:
    """Keeps a cell that cannot be the value of its field; a person is told, if it says anything."""
    if folded(cell.text) in UNDECIDED:
        draft.keep_cell(column.heading, cell, _NOT_DECIDED)
        return
    expected = f"what can stand under {field.heading}"
    draft.keep_cell(column.heading, cell, f"it is not {expected}")
    draft.find("import-not-understood", cell.place, expected, cell.text)


def _keep_all(draft: Draft, column: ColumnPlan, cells: Sequence[GridCell], why: str) -> None:
    for cell in cells:
        draft.keep_cell(column.heading, cell, why)


def _is_typed(field: Field) -> bool:
    return field.kind not in (Kind.TEXT, Kind.LONG_TEXT, Kind.KEY, Kind.PEOPLE)


def _columns(record: Record, table: TablePlan) -> Iterator[ColumnPlan]:
    """The columns of the plan, then what the record has besides: nothing may be lost."""
    yield from table.columns
    planned = {column.heading for column in table.columns}
    for heading in record.cells:
        if heading not in planned:
            yield ColumnPlan(heading, SECTION if heading == SECTION else NOTES)


def _first_place(record: Record) -> Place:
    cells = [cell for cells in record.cells.values() for cell in cells if not cell.spread]
    return cells[0].place if cells else Place("")
