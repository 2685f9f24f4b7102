"""Past positions under a new scheme: as they were scored, and beside that as it rates them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from risk_register.adoption.conversion import Conversion
from risk_register.fields import POSITION, RESTATED
from risk_register.movement import as_rated_today, is_restated
from risk_register.places import Place
from risk_register.quarter_end import SCORED
from risk_register.quarters import scheme_then
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.values import Value

AXES = ("likelihood", "impact")


def restated(position: Row, former: Row, conversion: Conversion) -> Row:
    """A position with what the new scheme makes of it, from what the old scheme made of it.

    `former` is the position as the old scheme's register has it. A score that its levels do not
    rate, because it was entered, goes by itself; without a word on it, nothing can be compared.
    """
    values = {name: value for name, value in position.values.items() if name not in _RESTATED}
    if conversion.restates and former["state"] == SCORED:
        values |= _as_rated(former, conversion)
    return replace(position, values=values)


_RESTATED = {field.name for field in RESTATED}


def _as_rated(position: Row, conversion: Conversion) -> dict[str, Value]:
    """The restated levels and score of a scored position, as far as there are any."""
    old, new = conversion.old, conversion.new
    likelihood, impact = (
        conversion.level(axis, as_rated_today(old, position, axis)) for axis in AXES
    )
    if _bare_score(old, position) is None and likelihood is not None and impact is not None:
        score = new.matrix.get((likelihood, impact))
    else:
        score = conversion.score(as_rated_today(old, position, "score"))
    levels = {"likelihood": likelihood, "impact": impact} if new.scales else {}
    found: dict[str, Value] = {**levels, "score": score}
    return {f"restated_{name}": value for name, value in found.items() if value is not None}


def _bare_score(old: Scheme, position: Row) -> int | None:
    """The score of a position if its levels, as the old scheme has them, do not rate it."""
    likelihood, impact = (as_rated_today(old, position, axis) for axis in AXES)
    score = as_rated_today(old, position, "score")
    if likelihood is None or impact is None:
        return score
    return None if old.matrix.get((likelihood, impact)) == score else score


def bare_scores(register: Register, conversion: Conversion) -> set[int]:
    """The scores of past positions that only a mapping of scores can make comparable."""
    if not conversion.restates or conversion.scores is None:
        return set()
    scored = [row for row in register.rows("history") if row["state"] == SCORED]
    return {score for row in scored if (score := _bare_score(conversion.old, row)) is not None}


def not_compared(register: Register, conversion: Conversion) -> list[int]:
    """The scores of past positions of which the conversion makes nothing that can be compared."""
    return [
        score
        for row in register.rows("history")
        if conversion.restates
        and row["state"] == SCORED
        and (score := as_rated_today(conversion.old, row, "score")) is not None
        and "restated_score" not in _as_rated(row, conversion)
    ]


def with_band(position: Row, register: Register, conversion: Conversion) -> Row:
    """A position with the name of its band in the old scheme, where it has none and is not sealed.

    Only where the old scheme scored it, and only where the new one keeps bands.
    """
    old, score = conversion.old, position.number("score")
    day = position.day("quarter")
    if position["seal"] or position["band"] or position["state"] != SCORED or day is None:
        return position
    if (
        not conversion.new.bands
        or is_restated(old, position)
        or scheme_then(register, day) != old.name
    ):
        return position
    found = old.band(score)
    return replace(position, values={**position.values, "band": found.name}) if found else position


def quarters(register: Register) -> tuple[Row, ...]:
    """A row for each quarter of the history, with the scheme that scored it."""
    rows = register.rows("quarters")
    days = {day for row in register.rows("history") if (day := row.day("quarter"))}
    missing = sorted(days - {row.day("quarter") for row in rows})
    made = [Row({"quarter": day}, Place("adopting")) for day in missing]
    return tuple(_with_scheme(row, register, days) for row in (*rows, *made))


def _with_scheme(row: Row, register: Register, scored: set[date]) -> Row:
    day = row.day("quarter")
    if row["scheme"] or row["seal"] or day is None or day not in scored:
        return row
    return replace(row, values={**row.values, "scheme": scheme_then(register, day)})


def sealed_fields_lost(register: Register, kept: set[str]) -> list[str]:
    """The headings of what sealed positions say and the new scheme keeps no column for."""
    sealed = [row for row in register.rows("history") if row["seal"]]
    return [
        field.heading
        for field in POSITION
        if field not in RESTATED
        and field.name not in kept
        and any(row[field.name] is not None for row in sealed)
    ]
