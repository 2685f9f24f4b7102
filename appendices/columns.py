"""What a table of risks may show of each: entries, scores and everything that is worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from appendices.content import Cell, Column, line, lines
from risk_register import movement, reviews, scores, treatment
from risk_register.changes import change
from risk_register.fields import RISKS, Field, Kind
from risk_register.kept_fields import fields_of
from risk_register.quarters import positions
from risk_register.register import Register, Row, is_live
from risk_register.scheme import Assessment, Scale, Scheme

CellOf = Callable[[Register, Row], Cell]
"""The cell of one risk in one column."""

QUARTERS = "quarters"
"""The column that stands for one column a quarter, side by side."""

_WIDE = (Kind.TEXT, Kind.LONG_TEXT)


def columns_of(scheme: Scheme) -> Mapping[str, CellOf]:
    """Every column that a table of risks may have under a scheme, by its name."""
    entered = {each.name: partial(_entered, each) for each in fields_of(RISKS, scheme)}
    return {**entered, **_assessed(scheme), **_WORKED_OUT}


def headed(register: Register, columns: Mapping[str, str]) -> tuple[tuple[Column, CellOf], ...]:
    """The columns of an appendix with their headings, each with what fills it.

    `columns` has the headings by the names of the columns.
    """
    known = columns_of(register.scheme)
    shown: list[tuple[Column, CellOf]] = []
    for name, heading in columns.items():
        if name == QUARTERS:
            shown += _quarters(register)
        else:
            shown.append((Column(heading, _width(register.scheme, name)), known[name]))
    return tuple(shown)


def _width(scheme: Scheme, name: str) -> int:
    kind = next((each.kind for each in fields_of(RISKS, scheme) if each.name == name), None)
    wide = name in ("controls", "links", "movement", "why")
    return (
        4 if kind is Kind.LONG_TEXT or wide else 3 if name == "title" else 2 if kind in _WIDE else 1
    )


def _entered(field: Field, _register: Register, risk: Row) -> Cell:
    value = risk[field.name]
    if field.kind is Kind.LONG_TEXT and isinstance(value, str):
        return Cell(value, lines([value]))
    return Cell(value, (line(value),)) if isinstance(value, str) else Cell(value)


def _assessed(scheme: Scheme) -> dict[str, CellOf]:
    cells: dict[str, CellOf] = {}
    for each in scheme.assessments:
        cells[each.score] = partial(_score, each)
        cells[f"{each.key}_band"] = partial(_band, each)
        for scale, name in ((scheme.likelihood, each.likelihood), (scheme.impact, each.impact)):
            if scale and each in scheme.by_levels:
                cells[f"{name}_label"] = partial(_label, scale, name)
    return cells


def _score(assessment: Assessment, register: Register, risk: Row) -> Cell:
    scheme = register.scheme
    return Cell(scores.score(scheme, assessment, risk), band=scores.band(scheme, assessment, risk))


def _band(assessment: Assessment, register: Register, risk: Row) -> Cell:
    found = scores.band(register.scheme, assessment, risk)
    return Cell(found.name if found else None, band=found)


def _label(scale: Scale, name: str, _register: Register, risk: Row) -> Cell:
    return Cell(scale.label(risk.number(name)))


def _quarters(register: Register) -> list[tuple[Column, CellOf]]:
    """A column for each past quarter, the oldest first."""
    quarters = sorted(register.past_quarters)
    labels = {row.day("quarter"): row.text("label") for row in register.rows("quarters")}
    return [
        (Column(labels.get(day) or f"{day:%B %Y}"), partial(_position, at, len(quarters)))
        for at, day in enumerate(quarters)
    ]


def _position(at: int, _count: int, register: Register, risk: Row) -> Cell:
    quarter = sorted(register.past_quarters)[at]
    [found] = positions(register, risk, [quarter])
    return Cell(found, band=register.scheme.band(found))


def _text(function: Callable[[Register, Row], str]) -> CellOf:
    return lambda register, risk: Cell(function(register, risk) or None)


def _previous(register: Register, risk: Row) -> Cell:
    return Cell(movement.previous_score(register, risk))


def _change(register: Register, risk: Row) -> Cell:
    return Cell(change(register, risk))


def _above(register: Register, risk: Row) -> Cell:
    above = scores.above_tolerance(register, risk)
    return Cell(None if above is None else "Yes" if above else "No")


def _stage(_register: Register, risk: Row) -> Cell:
    return Cell(risk.text("stage") or ("Live" if is_live(risk) else None))


def _controls(register: Register, risk: Row) -> Cell:
    """The controls of a risk, those that were removed left out."""
    kept = [
        each for each in register.controls_of.get(risk.reference, ()) if each["kind"] != "Removed"
    ]
    return Cell(lines=lines([each.text("control") for each in kept], bullets=True))


_WORKED_OUT: dict[str, CellOf] = {
    "stage": _stage,
    "previous_score": _previous,
    "direction": _text(movement.direction),
    "movement": _text(movement.marks_in_words),
    "marks": _text(movement.marks),
    "change": _change,
    "above_tolerance": _above,
    "why": _text(lambda register, risk: scores.why(register.scheme, risk)),
    "next_review": lambda register, risk: Cell(reviews.next_review(register, risk)),
    "days_overdue": lambda register, risk: Cell(reviews.days_overdue(register, risk)),
    "open_controls": lambda register, risk: Cell(treatment.open_controls(register, risk)),
    "overdue_controls": lambda register, risk: Cell(treatment.overdue_controls(register, risk)),
    "controls": _controls,
}
