"""From cells with controls, and their owners and dates beside them, to rows of controls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.account import REST_KEPT, Outcome
from intake.controls_in_cells import Item, controls_in_cell, due_at_end, due_in, lines_in_cell
from intake.draft import Draft, Listed
from intake.grid import CellValue, GridCell
from intake.plan import CONTROLS, OF_CONTROLS, PLANNED_CONTROLS, ColumnPlan
from intake.taking_fields import NOT_DECIDED, NOTHING_SAID
from intake.taking_people import PeopleReader
from intake.values import UNDECIDED, Reading, read_date, says_nothing
from risk_register.checks.notations import folded
from risk_register.lists import IN_PLACE, OPEN_KIND
from risk_register.places import Place
from risk_register.plurals import number_of
from risk_register.values import Value

_KINDS = {CONTROLS: IN_PLACE, PLANNED_CONTROLS: OPEN_KIND}


@dataclass(frozen=True, slots=True)
class _Said:
    """What one entry says of a control; `None` for nothing. `left` is to be kept."""

    value: Value
    left: str = ""


class ControlTaker:
    """Takes controls, and what stands beside them."""

    def __init__(self, people: PeopleReader) -> None:
        """`people` reads who is named."""
        self._people = people

    def take(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        """Each control of the cells becomes a row; what is still to come is kept."""
        for cell in cells:
            if says_nothing(cell.value):
                draft.enter(cell, Outcome.CHANGED, "controls", "", NOTHING_SAID)
                continue
            items = controls_in_cell(cell.text)
            known = [item for item in items if folded(item.text) not in UNDECIDED or not item.plain]
            if not known:
                draft.keep_cell(column.heading, cell, NOT_DECIDED)
                continue
            left = [item.text for item in items if item not in known]
            left += [self._add(draft, column, cell, item) for item in known]
            for text in left:
                draft.keep(column.heading, text)
            became = "\n".join(item.text for item in known)
            what = number_of(len(known), "control") if known[1:] else "a control without its bullet"
            why = "" if became == cell.text else _why(what, rest=any(left))
            draft.enter_value(cell, "controls", became, why)

    def _add(self, draft: Draft, column: ColumnPlan, cell: GridCell, item: Item) -> str:
        """Adds one control, and gives back what is said of its owner and names nobody."""
        kind, named = _KINDS[column.becomes], self._people.read(item.owner)
        values: dict[str, Value] = {
            "control": item.text,
            "kind": kind,
            "owner": named.entry if named else None,
            "due": item.due or (due_at_end(item.text) if kind == OPEN_KIND else None),
        }
        draft.controls.append(Listed(values, cell.place))
        return named.left if named else item.owner

    def take_beside(self, draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
        """Takes what cells say of the controls in their rows, which have to be in the draft.

        One entry beside one control is that control's, and as many entries as controls go one by
        one. Anything else is kept and told, for nobody could say of which control it speaks.
        """
        _, of = OF_CONTROLS[column.becomes]
        controls = [each for each in draft.controls if each.values["kind"] == _KINDS[of]]
        for cell in cells:
            beside = [each for each in controls if _in_one_row(each.place, cell.place)]
            if not beside and len(cells) == 1:
                beside = controls
            if beside or not cell.spread:
                self._take_beside(draft, column, cell, beside)

    def _take_beside(
        self, draft: Draft, column: ColumnPlan, cell: GridCell, controls: Sequence[Listed]
    ) -> None:
        name, _ = OF_CONTROLS[column.becomes]
        if says_nothing(cell.value):
            draft.enter(cell, Outcome.CHANGED, f"control {name}", "", NOTHING_SAID)
        elif folded(cell.text) in UNDECIDED:
            draft.keep_cell(column.heading, cell, NOT_DECIDED)
        elif said := self._said(name, cell, len(controls)):
            left = [
                _tie(draft, cell, name, each, control)
                for each, control in zip(said, controls, strict=True)
            ]
            for text in left:
                draft.keep(column.heading, text)
            became = "\n".join("" if each.value is None else str(each.value) for each in said)
            why = _why(f"of {number_of(len(controls), 'control')}", rest=any(left))
            draft.enter_value(cell, f"control {name}", became, why)
        else:
            expected = _expected(name, len(controls))
            draft.keep_cell(column.heading, cell, f"not {expected}")
            draft.find("import-not-understood", cell.place, expected, cell.text)

    def _said(self, name: str, cell: GridCell, controls: int) -> list[_Said]:
        """What a cell says of each of so many controls; empty where it does not."""
        entries = [cell.value] if controls == 1 else lines_in_cell(cell.text)
        said = [each for entry in entries if (each := self._read(name, entry))]
        return said if len(said) == len(entries) == controls else []

    def _read(self, name: str, entry: CellValue) -> _Said | None:
        if says_nothing(entry):
            return _Said(None)
        if folded(str(entry)) in UNDECIDED:
            return _Said(None, str(entry))
        if name == "owner":
            named = self._people.read(str(entry))
            return _Said(named.entry, named.left) if named else None
        day = due_in(entry) if isinstance(entry, str) else None
        reading = Reading(day) if day else read_date(entry)
        return _Said(reading.value, reading.left) if reading else None


def _tie(draft: Draft, cell: GridCell, name: str, said: _Said, control: Listed) -> str:
    """Enters what is said of a control, and gives back what is to be kept of it."""
    before = control.values[name]
    if before is None:
        control.values[name] = said.value
    elif said.value not in (None, before):
        draft.find("import-differs", cell.place, f"{before} as the control says", said.value)
        return f"{said.value} {said.left}".strip()
    return said.left


def _expected(name: str, controls: int) -> str:
    if not controls:
        return "a control in its row"
    what = "people by their posts or initials" if name == "owner" else "a date such as 26/10/2023"
    return what if controls == 1 else f"{what}, one for each of {controls} controls"


def _why(what: str, *, rest: bool) -> str:
    return f"{what}; {REST_KEPT}" if rest else what


def _in_one_row(one: Place, other: Place) -> bool:
    return (one.source, one.line) == (other.source, other.line)
