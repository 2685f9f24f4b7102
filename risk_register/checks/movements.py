"""Rules on movements: what the log, the history, arrows and marks say of how a score came about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from risk_register.checks import needs
from risk_register.checks.looking import logs, said, score_field
from risk_register.checks.rule import Problem, at, rule
from risk_register.findings import Severity
from risk_register.movement import (
    CHANGES,
    DIRECTIONS,
    NOT_APPLICABLE,
    as_rated_today,
    earlier_score,
    previous_score,
    sign,
    stated_arrow,
)
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.scores import score, shown

_SPEAKS_OF_SCORES = re.compile(
    r"\b(scor|likelihood|impact|probab|reduc|lower|decreas|fall|fell|drop|down)", re.IGNORECASE
)


@rule("drop-unexplained", Severity.WARNING, needs.scores, needs.table("history"),
      needs.table("updates"), needs.table("controls"))  # fmt: skip
def drop_unexplained(register: Register) -> Iterator[Problem]:
    """A score has dropped since the last quarter, and nothing recorded since then says why.

    What says why is a control completed since, or an update that names a score or a level, or
    speaks of one. The rule is ours; Leicestershire's logs, October 2023, Appendix B, say why.
    """
    since, kept = register.previous_quarter, logs(register)
    for entry in register.live_entries if since else ():
        now = score(register.scheme, register.scheme.current, entry)
        before = earlier_score(register, entry)
        dropped = now is not None and before is not None and now < before
        if since and dropped and not _explained(register, entry, kept[entry.reference], since):
            current = register.scheme.current
            field = score_field(register.scheme, current)
            yield at(
                entry, field,
                f"{previous_score(register, entry)}, as on {said(since)}, or the reason for less",
                str(shown(register.scheme, current, entry)),
                "Complete the control that lowered it, or write an update that says why.",
            )  # fmt: skip


def _explained(register: Register, entry: Row, log: list[Row], since: date) -> bool:
    return completed_since(register, entry, since) or bool(speaking(log, since))


def completed_since(register: Register, entry: Row, since: date) -> bool:
    """Whether a control of a risk was completed after a day."""
    done = (control.day("completed") for control in register.controls_of.get(entry.reference, ()))
    return any(day and day > since for day in done)


def speaking(log: list[Row], since: date) -> list[Row]:
    """The updates after a day that name a score or a level, or speak of one, in the log's order."""
    later = (row for row in log if (row.day("date") or date.min) > since)
    return [row for row in later if _named(row) or _SPEAKS_OF_SCORES.search(row.text("update"))]


_AFTER = ("score_after", "likelihood_after", "impact_after")


def _named(row: Row) -> list[str]:
    """Those of the score and the levels that an update names."""
    return [name for name in _AFTER if row.number(name) is not None]


@rule("log-score-differs", Severity.WARNING, needs.scores, needs.table("updates"))
def log_score_differs(register: Register) -> Iterator[Problem]:
    """The last score that the log of a live risk names is not its current score.

    Where the last update to name any gives levels only, those are compared. Leicestershire,
    October 2023: Appendix C, OPCC056, log of 13/10/2023, against a score of 8; Appendix B,
    OPCC029, log of 15/06/2023, which lowers the likelihood to 2, against Likely in Appendix A.
    """
    scheme, current, kept = register.scheme, register.scheme.current, logs(register)
    for entry in register.live_entries:
        naming = [row for row in kept[entry.reference] if _named(row)]
        for name in _compared(naming[-1]) if naming else ():
            logged, field = naming[-1].number(name), f"{current.key}_{name.split('_')[0]}"
            now = score(scheme, current, entry) if name == _AFTER[0] else entry.number(field)
            if now is not None and now != logged:
                what = name.replace("_after", "")
                expected = f"{what} {logged}, as the log of {said(_day(naming[-1]))} says"
                yield at(
                    entry,
                    field,
                    expected,
                    str(now),
                    f"Correct the {register.kind.one}, or its log.",
                )


def _compared(row: Row) -> list[str]:
    named = _named(row)
    return named[:1] if _AFTER[0] in named else named


def _day(row: Row) -> date:
    return row.day("date") or date.min


@rule("direction-contradicted", Severity.ERROR, needs.scores, needs.entered("direction"),
      needs.table("history"))  # fmt: skip
def direction_contradicted(register: Register) -> Iterator[Problem]:
    """The direction stated for a live risk is not the one from its last score to this one.

    The rule is ours; Leicestershire, October 2023, prints two arrows for OPCC056 (Appendices A, C).
    """
    for entry in register.live_entries:
        computed, stated = _computed(register, entry), stated_arrow(register.scheme, entry)
        if computed and stated and stated != register.scheme.arrows[computed]:
            before = previous_score(register, entry)
            now = shown(register.scheme, register.scheme.current, entry)
            yield at(
                entry, "direction",
                f"'{register.scheme.arrows[computed].text}', from {before} to {now}",
                f"'{stated.text}'", "Clear what is stated; the direction is computed.",
            )  # fmt: skip


def _computed(register: Register, entry: Row) -> str:
    """The direction that the scores give; empty where they give none."""
    now = score(register.scheme, register.scheme.current, entry)
    before = earlier_score(register, entry)
    if now is not None and before is not None:
        return DIRECTIONS[sign(now - before)]
    is_new = now is not None and previous_score(register, entry) == NOT_APPLICABLE
    return "new" if is_new else ""


def _states_movement(scheme: Scheme) -> str:
    """Why no mark is stated: the scheme keeps none."""
    kept = {"likelihood_moved", "impact_moved"}.intersection(scheme.keeps)
    return "" if kept else "it keeps no stated movement"


@rule("mark-contradicted", Severity.ERROR, needs.levels, _states_movement)
def mark_contradicted(register: Register) -> Iterator[Problem]:
    """A movement mark stated for a live risk is one that its levels cannot have made.

    The last quarter's level says otherwise; or, where it is not known, the level has increased to
    the lowest of its scale, or decreased to the highest. The rule is ours; the marks are
    Cambridgeshire's, January 2017, current ratings.
    """
    for entry in register.live_entries:
        for axis in ("likelihood", "impact"):
            stated, now = entry.text(f"{axis}_moved"), _level_now(register, entry, axis)
            if stated and now is not None and (expected := _instead(register, entry, axis, now)):
                yield at(
                    entry, f"{axis}_moved", expected, f"{stated}, to {now}",
                    "Correct the mark, or the level.",
                )  # fmt: skip


def _instead(register: Register, entry: Row, axis: str, now: int) -> str:
    """What is to be expected instead of the mark that is stated; empty where the mark may stand."""
    stated, before = entry.text(f"{axis}_moved"), register.previous_position(entry.reference)
    earlier = as_rated_today(register.scheme, before, axis) if before else None
    if earlier is None:
        return _ENDS[stated] if _at_wrong_end(register.scheme, axis, stated, now) else ""
    moved = CHANGES[sign(now - earlier)]
    return "" if moved == stated else f"{moved or 'no mark'}, from {earlier}"


def _level_now(register: Register, entry: Row, axis: str) -> int | None:
    return entry.number(f"{register.scheme.current.key}_{axis}")


_ENDS = {"Increased": "a level above the lowest", "Decreased": "a level below the highest"}


def _at_wrong_end(scheme: Scheme, axis: str, stated: str, now: int) -> bool:
    scale = scheme.likelihood if axis == "likelihood" else scheme.impact
    return scale is not None and now == scale.numbers[0 if stated == CHANGES[1] else -1]


RULES = (
    drop_unexplained,
    log_score_differs,
    direction_contradicted,
    mark_contradicted,
)
