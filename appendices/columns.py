"""What a table may show of each entry or commitment: entries, scores, and what is worked out.

A new column is one line in `_WORKED_OUT`, and one in `NEEDS` if not every scheme can feed it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from appendices.content import Cell, Column, in_full, line, lines, text_cell
from appendices.corrected import marked
from appendices.quarter_labels import label_now, label_of
from appendices.texts import control_text, link_text, update_text
from risk_register import movement, reviews, scores, treatment
from risk_register.changes import change
from risk_register.checks.figures import CLOSED
from risk_register.entries import listed_in
from risk_register.fields import Field, Kind
from risk_register.kept_fields import entry_fields
from risk_register.quarters import positions
from risk_register.register import Register, Row, is_live
from risk_register.scheme import Assessment, Scale, Scheme
from risk_register.updates import has_update, is_of_earlier_quarter

CellOf = Callable[[Register, Row], Cell]
"""The cell of one entry in one column."""

QUARTERS, TWO_QUARTERS = "quarters", "two_quarters"
"""The columns that stand for one column a quarter, side by side, today's as the last.

The one stands for all quarters, the other for the previous one and today's.
"""

QUARTER_COLUMNS = (QUARTERS, TWO_QUARTERS)

SCORES = "scores"
"""Stands among the tables that a column needs for a scheme that has scores at all."""

_LONG = ("controls", "movement", "why", "last_update")
_MEDIUM = ("links",)

_A_SENTENCE = 120
"""A title of more letters is a sentence, which takes more of the page than a title does."""
"""Columns of sentences, besides the fields that hold long texts."""


def columns_of(scheme: Scheme) -> Mapping[str, CellOf]:
    """Every column that a table of entries may have under a scheme, by its name."""
    entered = {
        each.name: _ENTERED.get(each.name) or partial(_entered, each)
        for each in entry_fields(scheme)
    }
    worked_out = {name: cell_of for name, cell_of in _WORKED_OUT.items() if is_fed(scheme, name)}
    return {**entered, **_assessed(scheme), **worked_out}


def column_names(scheme: Scheme) -> set[str]:
    """The names of all of them, and of those for quarters where the scheme can feed them."""
    return {*columns_of(scheme), *(name for name in QUARTER_COLUMNS if is_fed(scheme, name))}


def is_fed(scheme: Scheme, name: str) -> bool:
    """Whether a scheme keeps what a column that is worked out needs."""
    has = {*scheme.tables, *([SCORES] if scheme.has_scores else [])}
    return has.issuperset(NEEDS.get(name, ()))


def headed(register: Register, columns: Mapping[str, str]) -> tuple[tuple[Column, CellOf], ...]:
    """The columns of an appendix with their headings, each with what fills it.

    `columns` has the headings by the names of the columns.
    """
    known = columns_of(register.scheme)
    shown: list[tuple[Column, CellOf]] = []
    for name, heading in columns.items():
        if name in QUARTER_COLUMNS:
            shown += _quarters(register, sorted(_past(register, name)))
        else:
            shown.append((Column(heading, _width(register, name)), known[name]))
    return tuple(shown)


def _width(register: Register, name: str) -> int:
    """What share of the page a column gets, compared with the others."""
    fields = entry_fields(register.scheme)
    kind = next((each.kind for each in fields if each.name == name), None)
    if kind is Kind.LONG_TEXT or name in _LONG:
        return 6
    if name == "title":
        return 5 if any(len(each) > _A_SENTENCE for each in register.titles.values()) else 3
    return 2 if name in _MEDIUM or kind in (Kind.TEXT, Kind.PEOPLE, Kind.LISTED) else 1


def _entered(field: Field, _register: Register, entry: Row) -> Cell:
    value = entry[field.name]
    if field.kind is Kind.LISTED and isinstance(value, str):
        return text_cell(" / ".join(listed_in(value)))
    if field.kind is Kind.LONG_TEXT and isinstance(value, str):
        return Cell(value, lines([value]))
    return Cell(value, (line(value),)) if isinstance(value, str) else Cell(value)


def _update(register: Register, entry: Row) -> Cell:
    """The update; above one of an earlier quarter, of which day it is."""
    if not has_update(entry):
        return Cell()
    day, is_old = entry.day("updated_on"), is_of_earlier_quarter(register, entry)
    first = [f"No update this quarter. On {in_full(day)}:"] if day and is_old else []
    return Cell(lines=lines([*first, entry.text("update")]))


def _assessed(scheme: Scheme) -> dict[str, CellOf]:
    cells: dict[str, CellOf] = {}
    for each in scheme.assessments:
        cells[each.score] = partial(_score, each)
        cells[each.band] = partial(_band, each)
        for scale, name in ((scheme.likelihood, each.likelihood), (scheme.impact, each.impact)):
            if scale and each in scheme.by_levels:
                cells[f"{name}_label"] = partial(_label, scale, name)
    return cells


def _score(assessment: Assessment, register: Register, entry: Row) -> Cell:
    scheme = register.scheme
    return Cell(
        scores.shown(scheme, assessment, entry), band=scores.band(scheme, assessment, entry)
    )


def _band(assessment: Assessment, register: Register, entry: Row) -> Cell:
    found = scores.band(register.scheme, assessment, entry)
    return Cell(found.name if found else None, band=found)


def _label(scale: Scale, name: str, _register: Register, entry: Row) -> Cell:
    return Cell(scale.label(entry.number(name)))


def _past(register: Register, name: str) -> Sequence[date]:
    """The past quarters for which a column stands."""
    return register.past_quarters if name == QUARTERS else register.past_quarters[:1]


def _quarters(register: Register, past: Sequence[date]) -> list[tuple[Column, CellOf]]:
    """A column for each of some past quarters, and one for today."""
    return [
        *((Column(label_of(register, day)), partial(_position, day)) for day in past),
        (Column(label_now(register)), _today),
    ]


def _position(quarter: date, register: Register, entry: Row) -> Cell:
    [found] = positions(register, entry, [quarter])
    cell = Cell(found, band=register.scheme.band(found))
    return marked(register, entry.reference, quarter, cell)


def _today(register: Register, entry: Row) -> Cell:
    """Where an entry stands today, as a quarter's column shows it."""
    scheme = register.scheme
    if entry["stage"] == CLOSED:
        return Cell(movement.closed_position(scheme))
    return _score(scheme.current, register, entry)


def _text(function: Callable[[Register, Row], str]) -> CellOf:
    return lambda register, entry: Cell(function(register, entry) or None)


def _previous(register: Register, entry: Row) -> Cell:
    cell = Cell(movement.previous_score(register, entry))
    return marked(register, entry.reference, register.previous_quarter, cell)


def _change(register: Register, entry: Row) -> Cell:
    return Cell(change(register, entry))


def _above(register: Register, entry: Row) -> Cell:
    above = scores.above_tolerance(register, entry)
    return Cell(None if above is None else "Yes" if above else "No")


def _stage(_register: Register, entry: Row) -> Cell:
    return Cell(entry.text("stage") or ("Live" if is_live(entry) else None))


def _board(register: Register, entry: Row) -> Cell:
    """The board that the entry's band is reported to."""
    found = scores.band(register.scheme, register.scheme.current, entry)
    return Cell(found.board or None if found else None)


def _controls(register: Register, entry: Row) -> Cell:
    """The controls of an entry, those that were removed struck out in their place."""
    controls = register.controls_of.get(entry.reference, ())
    return Cell(lines=lines([control_text(each) for each in controls], bullets=True))


def _last_update(register: Register, entry: Row) -> Cell:
    """The latest entry of the log; of two on one day, the lower one."""
    updates = sorted(register.updates_of.get(entry.reference, ()), key=lambda row: row.text("date"))
    return Cell(lines=lines([update_text(each) for each in updates[-1:]]))


def _links(register: Register, entry: Row) -> Cell:
    """What it is tied to: the entries that a commitment bears on, for instance."""
    found = register.links_of.get(entry.reference, ())
    return Cell(lines=lines([link_text(register.kind, each) for each in found]))


_ENTERED: Mapping[str, CellOf] = {"update": _update}
"""The fields that are shown otherwise than as they were entered."""

_WORKED_OUT: dict[str, CellOf] = {
    "stage": _stage,
    "previous_score": _previous,
    "direction": _text(movement.direction),
    "movement": _text(movement.marks_in_words),
    "marks": _text(movement.marks),
    "change": _change,
    "above_tolerance": _above,
    "board": _board,
    "why": _text(lambda register, entry: scores.why(register.scheme, entry)),
    "next_review": lambda register, entry: Cell(reviews.next_review(register, entry)),
    "days_overdue": lambda register, entry: Cell(reviews.days_overdue(register, entry)),
    "open_controls": lambda register, entry: Cell(treatment.open_controls(register, entry)),
    "overdue_controls": lambda register, entry: Cell(treatment.overdue_controls(register, entry)),
    "controls": _controls,
    "last_update": _last_update,
    "links": _links,
}

NEEDS: Mapping[str, tuple[str, ...]] = {
    "previous_score": (SCORES, "history"),
    QUARTERS: (SCORES, "history"),
    TWO_QUARTERS: (SCORES, "history"),
    "movement": (SCORES,),
    "marks": (SCORES,),
    "above_tolerance": (SCORES,),
    "board": (SCORES,),
    "why": (SCORES,),
    "open_controls": ("controls",),
    "overdue_controls": ("controls",),
    "controls": ("controls",),
    "last_update": ("updates",),
    "links": ("links",),
}
"""What a scheme must keep for a column that is worked out: tables, or scores at all."""
