"""Rules on scores: what the levels rate, what the scheme can give, and what moved them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from risk_register import scores
from risk_register.checks import needs
from risk_register.checks.looking import logs, rows_of_live, said, score_field
from risk_register.checks.rule import Problem, at, rule
from risk_register.findings import Severity
from risk_register.movement import (
    CHANGES,
    DIRECTIONS,
    NOT_APPLICABLE,
    earlier_score,
    previous_score,
    sign,
    stated_arrow,
)
from risk_register.register import Register, Row
from risk_register.scheme import Assessment, Scheme
from risk_register.values import read_whole_number


@rule("score-overruled", Severity.WARNING, needs.levels)
def score_overruled(register: Register) -> Iterator[Problem]:
    """A score that was entered differs from what the scheme rates the levels at.

    Leicestershire, October 2023, Appendix A: OPCC029 is printed with impact Very High and
    likelihood Likely, which rate 12, and a score of 8.
    """
    for assessment in register.scheme.by_levels:
        for risk in register.live_risks:
            if scores.overruled(register.scheme, assessment, risk):
                rated = scores.rated(register.scheme, assessment, risk)
                yield at(
                    risk, assessment.score,
                    f"{rated}, which the {assessment.name.lower()} levels rate",
                    str(risk.number(assessment.score)),
                    "Correct the levels, or clear the score that was entered.",
                )  # fmt: skip


@rule("score-impossible", Severity.ERROR, needs.scores)
def score_impossible(register: Register) -> Iterator[Problem]:
    """A score that the scheme cannot give: no pair of levels rates it, or no band has it.

    Positions count from the day on which the scheme came into force. What is printed for a closed
    risk is no score of a live one (West Midlands, June 2024: 0 for risk 7). The rule is ours.
    """
    remedy = "Correct the score."
    for risk in register.live_risks:
        for assessment in register.scheme.assessments:
            score = risk.number(assessment.score)
            if expected := _why_impossible(register.scheme, score):
                yield at(risk, assessment.score, expected, str(score), remedy)
    for row in rows_of_live(register, "history"):
        day, score = row.day("quarter"), row.number("score")
        in_force = day is not None and day >= register.scheme.effective
        if in_force and (expected := _why_impossible(register.scheme, score)):
            yield at(row, "score", expected, str(score), remedy)


def _why_impossible(scheme: Scheme, score: int | None) -> str:
    """What the scheme can give, where it cannot give this score; else empty."""
    if score is None:
        return ""
    if scheme.matrix:
        possible = sorted({*scheme.matrix.values()})
        listed = ", ".join(map(str, possible))
        return "" if score in possible else f"one of the scores {listed}"
    if scheme.bands and not scheme.band(score):
        return f"a score from {scheme.bands[0].lowest} to {scheme.bands[-1].highest}"
    return "the score of a live risk" if score == scheme.closed_score else ""


@rule("current-above-inherent", Severity.ERROR, needs.scores, needs.assessment("inherent"))
def current_above_inherent(register: Register) -> Iterator[Problem]:
    """The current score is above the inherent one, though controls do not make a risk worse.

    The rule is ours; West Midlands, June 2024, prints an unmitigated and a mitigated score.
    """
    inherent = register.scheme.standing_for("inherent")
    for risk in register.live_risks if inherent else ():
        yield from _above(register, risk, register.scheme.current, inherent)


@rule("target-above-current", Severity.WARNING, needs.scores, needs.assessment("target"))
def target_above_current(register: Register) -> Iterator[Problem]:
    """The target score is above the current one, so that the risk is better than is aimed for.

    The rule is ours; Cambridgeshire, January 2017, prints a current and a future rating.
    """
    target = register.scheme.standing_for("target")
    for risk in register.live_risks if target else ():
        yield from _above(register, risk, target, register.scheme.current)


def _above(
    register: Register, risk: Row, lower: Assessment | None, upper: Assessment | None
) -> Iterator[Problem]:
    """A score of one assessment that is above that of another which it should not exceed."""
    if lower and upper:
        score, limit = (scores.score(register.scheme, each, risk) for each in (lower, upper))
        if score is not None and limit is not None and score > limit:
            field = score_field(register.scheme, lower)
            expected = f"{lower.name.lower()} at most {limit}, the {upper.name.lower()} score"
            yield at(risk, field, expected, str(score), "Correct one of the two assessments.")


@rule("past-above-inherent", Severity.WARNING, needs.scores, needs.assessment("inherent"),
      needs.table("history"))  # fmt: skip
def past_above_inherent(register: Register) -> Iterator[Problem]:
    """A live risk scored more at a past quarter's end than its inherent score.

    West Midlands, June 2024: risk 4 is printed with 20 unmitigated, and 25 mitigated in June 2023.
    """
    inherent = register.scheme.standing_for("inherent")
    for risk in register.live_risks if inherent else ():
        limit = scores.score(register.scheme, inherent, risk) if inherent else None
        for quarter in register.past_quarters:
            row = register.positions.get((risk.reference, quarter))
            score = row.number("score") if row and row["state"] == "Scored" else None
            if row and inherent and limit is not None and score is not None and score > limit:
                yield at(
                    row, "score", f"at most {limit}, the {inherent.name.lower()} score",
                    f"{score} on {said(quarter)}",
                    f"Correct the position, or the {inherent.name.lower()} score.",
                )  # fmt: skip


@rule("impact-not-highest", Severity.ERROR, needs.levels, needs.categories,
      needs.table("impacts"))  # fmt: skip
def impact_not_highest(register: Register) -> Iterator[Problem]:
    """The impact of a live risk is not the highest of its impacts by category.

    Cambridgeshire, January 2017, Appendix A: the highest of the PESTELO categories counts. A
    category that is not recorded could be higher, so a lower highest is found once all are.
    """
    columns = register.scheme.impact.columns if register.scheme.impact else ()
    impacts = _impacts(register)
    for risk in register.live_risks:
        for assessment in register.scheme.by_levels:
            impact = risk.number(assessment.impact)
            found = impacts[risk.reference, assessment.name]
            highest = max(found.values(), default=impact)
            whole = set(found) == set(columns)
            if impact is not None and highest is not None and (
                highest > impact or (whole and highest < impact)
            ):  # fmt: skip
                yield at(
                    risk, assessment.impact, f"{highest}, the highest of the categories",
                    str(impact), "Correct the impact, or that of the category.",
                )  # fmt: skip


def _impacts(register: Register) -> Mapping[tuple[str, str], dict[str, int]]:
    """The levels by category, by the risk's reference and the assessment's name."""
    found: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in register.rows("impacts"):
        level = row.number("level")
        if level is not None:
            found[row.reference, row.text("assessment")][row.text("category")] = level
    return found


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
    for risk in register.live_risks if since else ():
        now = scores.score(register.scheme, register.scheme.current, risk)
        before = earlier_score(register, risk)
        dropped = now is not None and before is not None and now < before
        if since and dropped and not _explained(register, risk, kept[risk.reference], since):
            current = register.scheme.current
            field = score_field(register.scheme, current)
            yield at(
                risk, field, f"{before}, as on {said(since)}, or the reason for less", str(now),
                "Complete the control that lowered it, or write an update that says why.",
            )  # fmt: skip


def _explained(register: Register, risk: Row, log: list[Row], since: date) -> bool:
    done = (control.day("completed") for control in register.controls_of.get(risk.reference, ()))
    later = [row for row in log if (row.day("date") or date.min) > since]
    return any(day and day > since for day in done) or any(
        _named(row) or _SPEAKS_OF_SCORES.search(row.text("update")) for row in later
    )


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
    for risk in register.live_risks:
        naming = [row for row in kept[risk.reference] if _named(row)]
        for name in _compared(naming[-1]) if naming else ():
            logged, field = naming[-1].number(name), f"{current.key}_{name.split('_')[0]}"
            now = scores.score(scheme, current, risk) if name == _AFTER[0] else risk.number(field)
            if now is not None and now != logged:
                what = name.replace("_after", "")
                expected = f"{what} {logged}, as the log of {said(_day(naming[-1]))} says"
                yield at(risk, field, expected, str(now), "Correct the risk, or its log.")


def _compared(row: Row) -> list[str]:
    named = _named(row)
    return named[:1] if _AFTER[0] in named else named


def _day(row: Row) -> date:
    return row.day("date") or date.min


@rule("direction-contradicted", Severity.ERROR, needs.scores, needs.field("risks", "direction"),
      needs.table("history"))  # fmt: skip
def direction_contradicted(register: Register) -> Iterator[Problem]:
    """The direction stated for a live risk is not the one from its last score to this one.

    The rule is ours; Leicestershire, October 2023, prints two arrows for OPCC056 (Appendices A, C).
    """
    for risk in register.live_risks:
        computed, stated = _computed(register, risk), stated_arrow(register.scheme, risk)
        if computed and stated and stated != register.scheme.arrows[computed]:
            before = previous_score(register, risk)
            now = scores.score(register.scheme, register.scheme.current, risk)
            yield at(
                risk, "direction",
                f"'{register.scheme.arrows[computed].text}', from {before} to {now}",
                f"'{stated.text}'", "Clear what is stated; the direction is computed.",
            )  # fmt: skip


def _computed(register: Register, risk: Row) -> str:
    """The direction that the scores give; empty where they give none."""
    now = scores.score(register.scheme, register.scheme.current, risk)
    before = earlier_score(register, risk)
    if now is not None and before is not None:
        return DIRECTIONS[sign(now - before)]
    is_new = now is not None and previous_score(register, risk) == NOT_APPLICABLE
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
    for risk in register.live_risks:
        before = register.previous_position(risk.reference)
        for axis in ("likelihood", "impact"):
            stated, now = risk.text(f"{axis}_moved"), _level_now(register, risk, axis)
            earlier = before.number(axis) if before else None
            expected = ""
            if stated and now is not None and earlier is not None:
                moved = CHANGES[sign(now - earlier)]
                expected = "" if moved == stated else f"{moved or 'no mark'}, from {earlier}"
            elif stated and now is not None and _at_wrong_end(register.scheme, axis, stated, now):
                expected = "a level that can be reached so"
            if expected:
                yield at(
                    risk, f"{axis}_moved", expected, f"{stated}, to {now}",
                    "Correct the mark, or the level.",
                )  # fmt: skip


def _level_now(register: Register, risk: Row, axis: str) -> int | None:
    return risk.number(f"{register.scheme.current.key}_{axis}")


def _at_wrong_end(scheme: Scheme, axis: str, stated: str, now: int) -> bool:
    scale = scheme.likelihood if axis == "likelihood" else scheme.impact
    return scale is not None and now == scale.numbers[0 if stated == CHANGES[1] else -1]


@rule("previous-score-differs", Severity.ERROR, needs.scores, needs.table("history"))
def previous_score_differs(register: Register) -> Iterator[Problem]:
    """A previous score that is stated for a risk is not the one in the history.

    The rule is ours; Leicestershire, October 2023, Appendix A, prints a previous score for each.
    Stated scores stand in the table Stated, as the figure `previous_score`.
    """
    risks = {risk.reference: risk for risk in register.live_risks}
    for row in register.rows("stated"):
        risk, printed = risks.get(row.reference), read_whole_number(row.text("value").strip())
        known = previous_score(register, risk) if risk else None
        is_about = row["figure"] == "previous_score" and printed is not None
        if is_about and known is not None and known != printed:
            yield at(
                row, "value", f"{known}, as the history has it", str(printed),
                "Correct the history, or say where the figure was printed wrong.",
            )  # fmt: skip


RULES = (
    score_overruled,
    score_impossible,
    current_above_inherent,
    target_above_current,
    past_above_inherent,
    impact_not_highest,
    drop_unexplained,
    log_score_differs,
    direction_contradicted,
    mark_contradicted,
    previous_score_differs,
)
