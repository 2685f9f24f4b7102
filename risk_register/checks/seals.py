"""Rules on sealed quarters: whether a position, or anything else that was sealed, was altered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from risk_register.checks import needs
from risk_register.checks.looking import said
from risk_register.checks.rule import Problem, at, rule
from risk_register.findings import Severity, quoted
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.sealed_quarters import SealedQuarter, history_by_quarter, sealed_chain
from risk_register.seals import ROW_DIGITS, figures, logged_seals, position_seal, sealed_quarters

_PUT_BACK = "Put back what was sealed; the archived quarter has it. Correct it on Corrections."
_FIGURES = {
    "positions": "number of positions",
    "scored": "number of {measure}s",
    "total": "total of scores",
}
_POSITION = ("state", "stage", "likelihood", "impact", "score", "band")


@rule("seal-row", Severity.ERROR, needs.table("history"), needs.table("quarters"))
def row_altered(register: Register) -> Iterator[Problem]:
    """A position of a sealed quarter is not what was sealed: its row was altered, or came later.

    The rule is ours; leavers count too.
    """
    sealed = {row.day("quarter") for row in sealed_quarters(register)}
    for row in register.rows("history"):
        day, seal = row.day("quarter"), row.text("seal")
        if day is None or seal == position_seal(row) or not (seal or day in sealed):
            continue
        position = f"position of {row.reference} on {said(day)}"
        if seal:
            yield at(row, "seal", f"the {position} as it was sealed", _told(row), _PUT_BACK)
        else:
            expected, actual = f"a {position} with its seal", "no seal: it came later, or lost it"
            yield at(row, "seal", expected, actual, _PUT_BACK)


def _told(row: Row) -> str:
    return quoted(", ".join(filter(None, (row.text(name) for name in _POSITION))))


@rule("seal-quarter", Severity.ERROR, needs.table("history"), needs.table("quarters"))
def quarter_altered(register: Register) -> Iterator[Problem]:
    """A sealed quarter is not what was sealed, more than a row by itself can tell.

    A row is missing or came later; a correction was altered, removed or backdated; or the figures,
    the scheme or a seal were changed. The rule is ours.
    """
    for quarter in sealed_chain(register):
        if not quarter.holds():
            row = quarter.row or quarter.positions[0]
            expected = f"the quarter of {said(quarter.day)} as it was sealed"
            yield at(row, "seal", expected, _reason(register, quarter), _PUT_BACK)
        elif quarter.row and not quarter.has_altered_rows():
            yield from _figures_altered(register.scheme, quarter.row, quarter)


def _figures_altered(scheme: Scheme, row: Row, quarter: SealedQuarter) -> Iterator[Problem]:
    for name, figure in figures(scheme, quarter.positions).items():
        if row.number(name) != figure:
            expected = f"{figure}, the {scheme.says(_FIGURES[name])} sealed for {said(quarter.day)}"
            yield at(row, name, expected, quoted(row[name]), "Put the figure back.")


def _reason(register: Register, quarter: SealedQuarter) -> str:
    """What can be told of how a quarter was altered, the plainest first."""
    if quarter.row is None:
        return "sealed positions, and no row among Quarters"
    if not quarter.seal:
        return "no seal: it was removed"
    if position := quarter.added_position():
        return f"another position, that of {position.reference}"
    if correction := quarter.added_correction():
        return f"another correction, that of {correction.reference}: it was backdated"
    if scheme := quarter.other_scheme():
        return f"the scheme {quoted(quarter.row['scheme'])} instead of {quoted(scheme)}"
    return _too_few(register, quarter) or _altered_together(quarter)


def _too_few(register: Register, quarter: SealedQuarter) -> str:
    """How many positions are missing, and which ones the quarters beside it suggest."""
    there = len(quarter.positions)
    sealed = quarter.row.number("positions") if quarter.row else None
    if sealed is None or sealed <= there:
        return ""
    missing = _only_beside(register, quarter.day)
    also = f"; the quarters beside it also have {', '.join(missing)}" if missing else ""
    return f"{there} positions, where {sealed} were sealed{also}"


def _only_beside(register: Register, day: date) -> list[str]:
    """The references that the quarter before and the one after have, and this one has not."""
    history = history_by_quarter(register)
    before = max((each for each in history if each < day), default=day)
    after = min((each for each in history if each > day), default=day)
    beside = [{row.reference for row in history[each]} for each in {before, after} - {day}]
    here = {row.reference for row in history.get(day, [])}
    return sorted(set.intersection(*beside) - here) if beside else []


def _altered_together(quarter: SealedQuarter) -> str:
    named = ", ".join(f"{row.reference} of {row.text('date')}" for row in quarter.corrections)
    return (
        f"another: its own seal, rows together with theirs, its corrections ({named or 'none now'})"
        ", its scheme, or the seal of the quarter before"
    )


@rule("quarter-unsealed", Severity.WARNING, needs.table("history"), needs.table("quarters"))
def quarter_unsealed(register: Register) -> Iterator[Problem]:
    """A quarter has positions and no seal, though a later one is sealed.

    Nobody can say when its rows came. The rule is ours.
    """
    sealed = {day for row in sealed_quarters(register) if (day := row.day("quarter"))}
    last = max(sealed, default=date.min)
    for day, rows in history_by_quarter(register).items():
        if day < last and day not in sealed and not any(row["seal"] for row in rows):
            expected = f"a seal of the quarter of {said(day)}, as later ones have"
            yield at(
                rows[0], "quarter", expected, "none", "Find out who entered its rows, and when."
            )


@rule("seal-logged", Severity.ERROR, needs.table("history"), needs.table("quarters"))
def seal_logged(register: Register) -> Iterator[Problem]:
    """The version log says that a quarter was sealed, and it has no seal now, or another one.

    Rolling forward writes the first digits of each seal there. The rule is ours.
    """
    seals = {row.day("quarter"): row.text("seal") for row in sealed_quarters(register)}
    for row, quarter, digits in logged_seals(register):
        seal = seals.get(quarter, "")
        if seal[:ROW_DIGITS] != digits:
            expected = f"the seal of {said(quarter)} that begins {quoted(digits)}, as logged"
            actual = quoted(f"{seal[:ROW_DIGITS]} …") if seal else "no seal"
            yield at(row, "change", expected, actual, _PUT_BACK)


RULES = (row_altered, quarter_altered, quarter_unsealed, seal_logged)
