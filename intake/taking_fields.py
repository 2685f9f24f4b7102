"""From cells to the fields of an entry: texts, people, references, values of every other kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from intake.account import REST_KEPT, Outcome
from intake.draft import SAME, Draft, Said
from intake.grid import GridCell
from intake.listed_in_cells import values_in_cell
from intake.plan import ColumnPlan
from intake.stages import stage_in
from intake.taking_people import PeopleReader
from intake.texts import on_one_line
from intake.values import UNDECIDED, Reading, read_choice, read_value, says_nothing
from risk_register.checks.notations import folded
from risk_register.entries import EntryReader
from risk_register.fields import Field, Kind
from risk_register.kept_fields import choices_of, entry_fields
from risk_register.places import Place
from risk_register.scheme import Scheme

NOTHING_SAID = "it says that there is nothing"
NOT_DECIDED = "nothing that can be entered is said yet"
AS_LISTED = "as the list has them, separated by semicolons"
_IN_ITS_LIFE = "where the {one} is in its life"
_ANOTHER_ROW = "another row of the {one} has its reference"


class FieldTaker:
    """Takes the fields of entries under one scheme."""

    def __init__(self, scheme: Scheme, people: PeopleReader) -> None:
        """`people` reads who is named."""
        self._scheme = scheme
        self._people = people
        self._names = {field.name for field in entry_fields(scheme)}
        rating = (scheme.current.band,) if scheme.rates_in_words else ()
        self._may_be_stages = ("status", "stage", *rating)

    def take(
        self, draft: Draft, field: Field, column: ColumnPlan, cells: Sequence[GridCell]
    ) -> None:
        """Takes what cells say of a field; what cannot be its value is kept and told."""
        cells = [cell for cell in cells if not self._is_nothing(draft, field, cell)]
        if not cells:
            return
        if field.name in draft.said and field.kind is not Kind.LONG_TEXT:
            keep_all(draft, column, cells, f"another column is the {field.heading.lower()}")
        elif field.kind in (Kind.TEXT, Kind.LONG_TEXT):
            take_text(draft, field, cells)
        elif field.kind is Kind.PEOPLE:
            self._take_people(draft, field, column, cells)
        elif field.kind is Kind.LISTED:
            self._take_listed(draft, field, column, cells)
        elif field.kind is Kind.KEY:
            self._take_key(draft, field, column, cells)
        else:
            self._take_value(draft, field, column, cells)

    def _is_nothing(self, draft: Draft, field: Field, cell: GridCell) -> bool:
        """Whether a cell says that there is nothing; then the account says so."""
        if not says_nothing(cell.value) or self._reads(field, cell):
            return False
        draft.enter(cell, Outcome.CHANGED, field.name, "", NOTHING_SAID)
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
                self._take_again(draft, column, cell, reading, before)
            elif reading:
                why = _left(draft, field, column, cell, reading, self._names)
                draft.said[field.name] = Said(reading.value, (cell,), why)
                if reading.called:
                    draft.called.setdefault(field.name, []).append((cell, reading.called))
            elif not self._take_stage(draft, field, cell):
                _not_understood(draft, field, column, cell, self._scheme)

    def _take_stage(self, draft: Draft, field: Field, cell: GridCell) -> bool:
        """Whether a status that the scheme does not know is a stage, such as `Closed`."""
        if field.name not in self._may_be_stages or "stage" not in self._names:
            return False
        stage = stage_in(cell.text)
        if stage not in self._scheme.kind.stages:
            stage = None
        status = read_choice(cell.value, choices_of("statuses", self._scheme))
        if stage and "stage" not in draft.said:
            draft.said["stage"] = Said(stage, (cell,), self._scheme.says(_IN_ITS_LIFE))
            return True
        if field.name == "stage" and status and "status" not in draft.said:
            draft.said["status"] = Said(status.value, (cell,), status.why)
            return True
        return False

    def _take_people(
        self, draft: Draft, field: Field, column: ColumnPlan, cells: Sequence[GridCell]
    ) -> None:
        wanted = [cell for cell in cells if folded(cell.text) not in UNDECIDED]
        text = "\n".join(cell.text for cell in wanted)
        named = self._people.read(text)
        for cell in cells:
            if not named or cell not in wanted:
                _not_understood(draft, field, column, cell, self._scheme)
        if named:
            draft.keep(column.heading, named.left)
            telling = _telling(draft, field, wanted)
            draft.said[field.name] = Said(named.entry, telling, named.why(text))

    def _take_listed(
        self, draft: Draft, field: Field, column: ColumnPlan, cells: Sequence[GridCell]
    ) -> None:
        """Takes the values of a list; what the list has not is kept and told."""
        listed = choices_of(field.choices, self._scheme)
        telling, values = list[GridCell](), list[str]()
        for cell in cells:
            named = values_in_cell(cell.text, listed)
            found = [value for value in named if value in listed]
            unknown = [value for value in named if value not in listed]
            if not found:
                _not_understood(draft, field, column, cell, self._scheme)
                continue
            telling.append(cell)
            values += found
            if unknown:
                draft.keep(column.heading, "; ".join(unknown))
                expected = f"for {field.heading} {_expected(field, self._scheme)}"
                draft.find("import-not-understood", cell.place, expected, "; ".join(unknown))
        if values:
            value = "; ".join(dict.fromkeys(values))
            same = value == "\n".join(cell.text for cell in telling)
            draft.said[field.name] = Said(value, telling, "" if same else AS_LISTED)

    def _take_key(
        self, draft: Draft, field: Field, column: ColumnPlan, cells: Sequence[GridCell]
    ) -> None:
        cell, *others = cells
        key = on_one_line(cell.text)
        if self._fits(field, key):
            draft.said[field.name] = Said(key, (cell,))
        else:
            _not_understood(draft, field, column, cell, self._scheme)
        same = [other for other in others if on_one_line(other.text) == key]
        for other in others:
            if other in same:
                draft.enter(other, Outcome.TAKEN, field.name, key, SAME)
            else:
                draft.keep_cell(column.heading, other, self._scheme.says(_ANOTHER_ROW))

    def _take_again(
        self, draft: Draft, column: ColumnPlan, cell: GridCell, reading: Reading, before: Said
    ) -> None:
        """A second cell for one value: the same again, or something else, which is kept."""
        if reading.value == before.value and not reading.left and not reading.called:
            draft.enter(cell, Outcome.TAKEN, column.becomes, str(reading.value), SAME)
            return
        why = self._scheme.says(f"the {{one}} has {before.value} already")
        draft.keep_cell(column.heading, cell, why)
        draft.find("import-differs", cell.place, f"{before.value} as above", cell.text)

    def _fits(self, field: Field, text: str) -> bool:
        return EntryReader(self._scheme, []).read(field, text, Place("")) is not None


def take_text(draft: Draft, field: Field, cells: Sequence[GridCell]) -> None:
    """Takes a text as it stands; of several cells one below the other, what each says anew."""
    before = draft.said.get(field.name)
    texts, telling = ([str(before.value)], [*before.cells]) if before else ([], [])
    for cell in cells:
        text = on_one_line(cell.text) if field.kind is Kind.TEXT else cell.text
        if text in texts:
            draft.enter(cell, Outcome.TAKEN, field.name, text, SAME)
        else:
            texts.append(text)
            telling.append(cell)
    between = " " if field.kind is Kind.TEXT else "\n"
    draft.said[field.name] = Said(between.join(texts), telling)


def _telling(draft: Draft, field: Field, cells: Sequence[GridCell]) -> list[GridCell]:
    """The cells that say something anew; the account says of the others that they do not."""
    first = {cell.text: cell for cell in reversed(cells)}
    for cell in cells:
        if cell is not first[cell.text]:
            draft.enter(cell, Outcome.TAKEN, field.name, cell.text, SAME)
    return [cell for cell in cells if cell is first[cell.text]]


def _left(
    draft: Draft, field: Field, column: ColumnPlan, cell: GridCell, reading: Reading,
    fields: Collection[str],
) -> str:  # fmt: skip
    """Why a value differs from its cell, after what it leaves of the text was kept."""
    if not reading.left:
        return reading.why
    event = "next_key_event"
    if field.name == "next_key_date" and event in fields and event not in draft.said:
        draft.said[event] = Said(on_one_line(reading.left), (cell,), "beside its date")
        return reading.why or "the date alone"
    draft.keep(column.heading, reading.left)
    return f"{reading.why or 'the value alone'}; {REST_KEPT}"


def _not_understood(
    draft: Draft, field: Field, column: ColumnPlan, cell: GridCell, scheme: Scheme
) -> None:
    """Keeps a cell that cannot be the value of its field; a person is told, if it says anything."""
    if folded(cell.text) in UNDECIDED:
        draft.keep_cell(column.heading, cell, NOT_DECIDED)
        return
    expected = _expected(field, scheme)
    draft.keep_cell(column.heading, cell, f"not {expected}")
    draft.find("import-not-understood", cell.place, f"for {field.heading} {expected}", cell.text)


def _expected(field: Field, scheme: Scheme) -> str:
    """What can stand under a field, in words."""
    scale = scheme.likelihood if field.choices == "likelihood" else scheme.impact
    if field.kind is Kind.LEVEL and scale:
        return f"a level, {', '.join(f'{each.number} ({each.label})' for each in scale.levels)}"
    if field.kind in (Kind.CHOICE, Kind.LISTED):
        return f"one of {', '.join(choices_of(field.choices, scheme))}"
    return {
        Kind.DATE: "a date such as 26/10/2023",
        Kind.DATE_OR_MONTH: "a date such as 26/10/2023 or October 2023",
        Kind.PEOPLE: "people by their posts or initials",
        Kind.KEY: "a short reference without signs such as * ? | , ;",
    }.get(field.kind, "a whole number")


def keep_all(draft: Draft, column: ColumnPlan, cells: Sequence[GridCell], why: str) -> None:
    """Keeps cells in the notes under the heading of their column."""
    for cell in cells:
        draft.keep_cell(column.heading, cell, why)


def _is_typed(field: Field) -> bool:
    return field.kind not in (Kind.TEXT, Kind.LONG_TEXT, Kind.KEY, Kind.PEOPLE, Kind.LISTED)
