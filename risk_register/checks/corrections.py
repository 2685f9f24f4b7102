"""Rules on corrections of past positions: of what, when, and whether they correct anything."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register.checks import needs
from risk_register.checks.looking import said
from risk_register.checks.rule import Problem, at, rule
from risk_register.corrected import corrected_positions
from risk_register.fields import POSITION, RESTATED
from risk_register.findings import Severity, quoted
from risk_register.movement import is_restated
from risk_register.quarter_end import SCORED
from risk_register.quarters import scheme_then
from risk_register.register import Register, Row
from risk_register.seals import sealed_quarters

_PUT_RIGHT = "Put it right. If a later quarter has sealed it already, correct it by another one."


@rule("correction-unknown", Severity.ERROR, needs.table("history"))
def correction_unknown(register: Register) -> Iterator[Problem]:
    """A correction is of a position that the history does not have.

    The rule is ours.
    """
    known = {(row.reference, row["quarter"]) for row in register.rows("history")}
    for row in register.rows("corrections"):
        day = row.day("quarter")
        if day and (row.reference, day) not in known:
            expected = f"a position of {row.reference} that the history has"
            yield at(row, "quarter", expected, said(day), "Correct the reference, or the quarter.")


@rule("correction-date", Severity.ERROR, needs.table("history"))
def correction_date(register: Register) -> Iterator[Problem]:
    """A correction is not dated after the end of its quarter, or is after the as-at date.

    The rule is ours.
    """
    as_at = register.settings.as_at
    for row in register.rows("corrections"):
        quarter, day = row.day("quarter"), row.day("date")
        if quarter and day and not quarter < day <= as_at:
            expected = f"a date after {said(quarter)}, up to {said(as_at)}, the as-at date"
            yield at(row, "date", expected, said(day), "Enter the day on which it was decided.")


@rule("correction-unscored", Severity.ERROR, needs.table("history"), needs.scores)
def correction_unscored(register: Register) -> Iterator[Problem]:
    """A correction says Scored and gives no score, or gives one and says something else.

    Where ratings are words, the rating is meant.

    The rule is ours.
    """
    measure = register.scheme.measure
    field = "band" if register.scheme.rates_in_words else "score"
    for row in register.rows("corrections"):
        scored, given = row["state"] == SCORED, row[field]
        if scored and given is None:
            expected = f"a {measure}, as the state is Scored"
            yield at(row, field, expected, "nothing", f"Enter the {measure}.")
        elif given is not None and not scored:
            expected = f"no {measure}, as the state is {quoted(row['state'])}"
            remedy = f"Clear the {measure}, or correct the state."
            yield at(row, field, expected, str(given), remedy)


@rule("correction-unsealed", Severity.NOTE, needs.table("history"), needs.table("quarters"))
def correction_unsealed(register: Register) -> Iterator[Problem]:
    """A correction is of a quarter that is not sealed: its row may simply be edited.

    The rule is ours.
    """
    sealed = {row.day("quarter") for row in sealed_quarters(register)}
    for row in register.rows("corrections"):
        day = row.day("quarter")
        if day and day not in sealed:
            remedy = "Edit the position itself, and remove the correction."
            yield at(row, "quarter", "a sealed quarter", said(day), remedy)


@rule("correction-same", Severity.NOTE, needs.table("history"))
def correction_same(register: Register) -> Iterator[Problem]:
    """A correction says the same as the position that it corrects.

    The rule is ours.
    """
    names = [field.name for field in POSITION if field not in RESTATED]
    for each in corrected_positions(register):
        if all(each.was[name] == each.correction[name] for name in names):
            remedy = "Remove it, or enter what is right."
            yield at(each.correction, "state", "something else than before", "the same", remedy)


@rule("correction-band", Severity.ERROR, needs.field("history", "band"), needs.bands)
def correction_band(register: Register) -> Iterator[Problem]:
    """A correction names a band that today's scheme does not have, or one its score is not in.

    Only of quarters that were scored by today's scheme. The rule is ours.
    """
    scheme = register.scheme
    names = [band.name for band in scheme.bands]
    for row in _of_todays_scheme(register):
        name, reached = row.text("band"), scheme.band(row["score"])
        if name and name not in names:
            yield at(row, "band", f"one of {', '.join(names)}", quoted(name), _PUT_RIGHT)
        elif name and reached and name != reached.name:
            expected = f"{reached.name}, the band of the score {row.text('score')}"
            yield at(row, "band", expected, quoted(name), _PUT_RIGHT)


@rule("correction-levels", Severity.WARNING, needs.table("history"), needs.levels)
def correction_levels(register: Register) -> Iterator[Problem]:
    """A correction gives a score that today's scheme does not rate its levels at.

    Only of quarters that were scored by today's scheme. The rule is ours; a score may have been
    printed beside other levels (Leicestershire, October 2023, OPCC029).
    """
    for row in _of_todays_scheme(register):
        likelihood, impact = row.number("likelihood"), row.number("impact")
        score = row.number("score")
        if likelihood is None or impact is None or score is None:
            continue
        rated = register.scheme.matrix.get((likelihood, impact), score)
        if rated != score:
            expected = f"{rated}, what likelihood {likelihood} and impact {impact} rate"
            yield at(row, "score", expected, str(score), _PUT_RIGHT)


@rule("correction-restated", Severity.WARNING, needs.table("history"), needs.scores)
def correction_restated(register: Register) -> Iterator[Problem]:
    """A correction of a quarter that an earlier scheme scored says nothing of today's scheme.

    Nothing could be compared with it, and papers would print no figure. The rule is ours.
    """
    for row in _holding(register):
        scored = row["state"] == SCORED
        if scored and is_restated(register.scheme, row) and row.number("restated_score") is None:
            expected = f"a restated score, as {register.scheme.name} rates the position"
            remedy = "Fill in the columns that begin with Restated; no seal covers them."
            yield at(row, "restated_score", expected, "nothing", remedy)


def _of_todays_scheme(register: Register) -> Iterator[Row]:
    """The corrections that hold, of quarters that were scored by today's scheme."""
    for row in _holding(register):
        day = row.day("quarter")
        todays = day and scheme_then(register, day) == register.scheme.name
        if todays and not is_restated(register.scheme, row):
            yield row


def _holding(register: Register) -> Iterator[Row]:
    """The corrections that no later one of the same position has overtaken."""
    holding = {id(row) for row in register.corrections.values()}
    return (row for row in register.rows("corrections") if id(row) in holding)


RULES = (
    correction_unknown,
    correction_date,
    correction_unscored,
    correction_unsealed,
    correction_same,
    correction_band,
    correction_levels,
    correction_restated,
)
