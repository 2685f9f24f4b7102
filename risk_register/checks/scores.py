"""Rules on scores: what the levels rate, what the scheme can give, what stands above what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from risk_register import scores
from risk_register.checks import needs
from risk_register.checks.looking import rows_of_live, said, score_field
from risk_register.checks.rule import Problem, at, rule
from risk_register.findings import Severity
from risk_register.register import Register, Row
from risk_register.scheme import Assessment, Scheme


@rule("score-overruled", Severity.WARNING, needs.levels)
def score_overruled(register: Register) -> Iterator[Problem]:
    """A score that was entered differs from what the scheme rates the levels at.

    Leicestershire, October 2023, Appendix A: OPCC029 is printed with impact Very High and
    likelihood Likely, which rate 12, and a score of 8.
    """
    for assessment in register.scheme.by_levels:
        for entry in register.live_entries:
            if scores.overruled(register.scheme, assessment, entry):
                rated = scores.rated(register.scheme, assessment, entry)
                yield at(
                    entry, assessment.score,
                    f"{rated}, which the {assessment.name.lower()} levels rate",
                    str(entry.number(assessment.score)),
                    "Correct the levels, or clear the score that was entered.",
                )  # fmt: skip


@rule("score-impossible", Severity.ERROR, needs.scores)
def score_impossible(register: Register) -> Iterator[Problem]:
    """A score that the scheme cannot give: no pair of levels rates it, or no band has it.

    Positions count from the day on which the scheme came into force. What is printed for a closed
    risk is no score of a live one (West Midlands, June 2024: 0 for risk 7). The rule is ours.
    """
    remedy = "Correct the score."
    for entry in register.live_entries:
        for assessment in register.scheme.assessments:
            score = entry.number(assessment.score)
            if expected := _why_impossible(register.scheme, score):
                yield at(entry, assessment.score, expected, str(score), remedy)
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
    return f"the score of a live {scheme.kind.one}" if score == scheme.closed_score else ""


@rule("current-above-inherent", Severity.ERROR, needs.scores, needs.assessment("inherent"))
def current_above_inherent(register: Register) -> Iterator[Problem]:
    """The current score is above the inherent one, though controls do not make a risk worse.

    The rule is ours; West Midlands, June 2024, prints an unmitigated and a mitigated score.
    """
    inherent = register.scheme.standing_for("inherent")
    for entry in register.live_entries if inherent else ():
        yield from _above(register, entry, register.scheme.current, inherent)


@rule("target-above-current", Severity.WARNING, needs.scores, needs.assessment("target"))
def target_above_current(register: Register) -> Iterator[Problem]:
    """The target score is above the current one, so that the risk is better than is aimed for.

    The rule is ours; Cambridgeshire, January 2017, prints a current and a future rating.
    """
    target = register.scheme.standing_for("target")
    for entry in register.live_entries if target else ():
        yield from _above(register, entry, target, register.scheme.current)


def _above(
    register: Register, entry: Row, lower: Assessment | None, upper: Assessment | None
) -> Iterator[Problem]:
    """A score of one assessment that is above that of another which it should not exceed."""
    if lower and upper:
        score, limit = (scores.score(register.scheme, each, entry) for each in (lower, upper))
        if score is not None and limit is not None and score > limit:
            field = score_field(register.scheme, lower)
            expected = f"{lower.name.lower()} at most {limit}, the {upper.name.lower()} score"
            yield at(entry, field, expected, str(score), "Correct one of the two assessments.")


@rule("past-above-inherent", Severity.WARNING, needs.scores, needs.assessment("inherent"),
      needs.table("history"))  # fmt: skip
def past_above_inherent(register: Register) -> Iterator[Problem]:
    """A live risk scored more at a past quarter's end than its inherent score.

    West Midlands, June 2024: risk 4 is printed with 20 unmitigated, and 25 mitigated in June 2023.
    """
    inherent = register.scheme.standing_for("inherent")
    for entry in register.live_entries if inherent else ():
        limit = scores.score(register.scheme, inherent, entry) if inherent else None
        for quarter in register.past_quarters:
            row = register.position(entry.reference, quarter)
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
    for entry in register.live_entries:
        for assessment in register.scheme.by_levels:
            impact = entry.number(assessment.impact)
            found = impacts[entry.reference, assessment.name]
            highest = max(found.values(), default=impact)
            whole = set(found) == set(columns)
            if impact is not None and highest is not None and (
                highest > impact or (whole and highest < impact)
            ):  # fmt: skip
                yield at(
                    entry, assessment.impact, f"{highest}, the highest of the categories",
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


RULES = (
    score_overruled,
    score_impossible,
    current_above_inherent,
    target_above_current,
    past_above_inherent,
    impact_not_highest,
)
