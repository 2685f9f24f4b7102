"""From cells with a dated log or a past rating to rows of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from intake.account import REST_KEPT, Outcome
from intake.draft import SAME, Draft, Kept, Listed
from intake.grid import GridCell
from intake.plan import ColumnPlan
from intake.stages import stage_in
from intake.taking_fields import NOTHING_SAID
from intake.updates_in_cells import log_in_cell
from intake.values import read_rating, says_nothing
from risk_register.checks.notations import folded
from risk_register.plurals import number_of
from risk_register.scheme import Scheme
from risk_register.values import Value

_NOT_YET = ("n a", "not applicable", "new", "new risk", "not on register", "not on the register")


def take_log(draft: Draft, column: ColumnPlan, cells: Sequence[GridCell]) -> None:
    """Each dated entry of the cells becomes a row of the updates; what has no date is kept."""
    for cell in cells:
        if says_nothing(cell.value):
            draft.enter(cell, Outcome.CHANGED, "updates", "", NOTHING_SAID)
            continue
        above, entries = log_in_cell(cell.text)
        if not entries:
            draft.keep_cell(column.heading, cell, "an update needs a date")
            continue
        draft.keep(column.heading, above)
        for entry in entries:
            text, author = entry.text or entry.day.strftime("%d/%m/%Y"), entry.author or None
            update: dict[str, Value] = {"date": entry.day, "author": author, "update": text}
            draft.updates.append(Listed(update, cell.place))
        became = "\n".join(f"{each.day} {each.author} {each.text}" for each in entries)
        draft.enter(cell, Outcome.CHANGED, "updates", became, _log_why(len(entries), above))


def _log_why(entries: int, above: str) -> str:
    dates = "its date" if entries == 1 else "their dates"
    rows = f"{number_of(entries, 'update')} with {dates}"
    return f"{rows}; what stands above the first date is in the notes" if above else rows


def take_position(
    draft: Draft, column: ColumnPlan, cells: Sequence[GridCell], scheme: Scheme
) -> None:
    """A past quarter's rating, or the words that stand where there is none."""
    for cell in cells:
        position = _position(cell, scheme)
        if position is None or column.quarter is None:
            draft.keep_cell(column.heading, cell, "no position at a quarter's end")
            draft.find("import-not-understood", cell.place, f"a past {scheme.measure}", cell.text)
            continue
        values, why, rest = position
        before = draft.positions.setdefault(column.quarter, values)
        if before != values:
            said = position_said(before)
            draft.keep_cell(column.heading, cell, f"above it is {said}")
            draft.find("import-differs", cell.place, f"{said} as above", cell.text)
            continue
        if rest and Kept(column.heading, rest) not in draft.kept:
            draft.keep(column.heading, rest)
        again = SAME if before is not values and not rest else why
        outcome = Outcome.CHANGED if why else Outcome.TAKEN
        name = f"history {_shown(column.quarter)}"
        draft.enter(cell, outcome, name, position_said(values), again)


def _position(cell: GridCell, scheme: Scheme) -> tuple[dict[str, Value], str, str] | None:
    if says_nothing(cell.value) or folded(cell.text) in _NOT_YET:
        return {"state": "Not on the register"}, scheme.says("it was not a {one} yet"), ""
    if stage_in(cell.text) == "Closed":
        return {"state": "Closed"}, _closed_why(cell, scheme), ""
    reading = read_rating(cell.value, scheme)
    if reading is None:
        return None
    if reading.value == scheme.closed_score:
        return {"state": "Closed"}, f"{reading.value} stands for a closed risk", ""
    rest = " ".join(filter(None, (reading.called, reading.left)))
    why = f"{reading.why}; {REST_KEPT}" if rest else reading.why
    rated = "band" if scheme.rates_in_words else "score"
    return {"state": "Scored", rated: reading.value}, why, rest


def _closed_why(cell: GridCell, scheme: Scheme) -> str:
    return "" if cell.text == "Closed" else scheme.says("the {one} was closed then")


def position_said(position: Mapping[str, Value]) -> str:
    """What a position comes to: its score, its rating, or why it has none."""
    return str(position.get("score", position.get("band", position["state"])))


def _shown(quarter: date) -> str:
    return quarter.strftime("%d/%m/%Y")
