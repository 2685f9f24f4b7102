"""Rules on governance: what is accepted, what stays red, what is withheld, what is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from risk_register import scores
from risk_register.checks import needs
from risk_register.checks.looking import perhaps_open, said, score_field
from risk_register.checks.rule import Problem, at, rule
from risk_register.entries import listed_in
from risk_register.findings import Severity, quoted
from risk_register.quarters import positions, quarters_in_band
from risk_register.register import Register, Row
from risk_register.values import add_months

QUARTERS_RED = 4
"""For how many quarters on end, this one counted, a risk is red before the checks ask about it."""


@rule("above-tolerance-untreated", Severity.WARNING, needs.tolerance, needs.table("controls"))
def above_tolerance_untreated(register: Register) -> Iterator[Problem]:
    """A live risk is above the tolerance; no control of it is planned, and nobody has accepted it.

    Cambridgeshire, January 2017, Appendix A: the aim is to come down to the tolerance, and some
    risks are accepted above it. A control that the source does not classify may be planned.
    """
    one = register.kind.one
    for entry in register.live_entries:
        above = scores.above_tolerance(register, entry)
        if above and not perhaps_open(register, entry) and not _accepted(entry):
            current, tolerance = register.scheme.current, register.scheme.tolerance
            score = scores.score(register.scheme, current, entry)
            field = score_field(register.scheme, current)
            yield at(
                entry, field, f"a planned control, or who accepts the {one}",
                f"{score}, above the tolerance of {tolerance.score if tolerance else ''}",
                f"Plan a control, or record who accepts the {one}, why and until when.",
            )  # fmt: skip


def _accepted(entry: Row) -> bool:
    """Whether anything is recorded of an acceptance."""
    named = listed_in(entry.text("accepted_by"))
    return bool(named or entry.text("accepted_reason") or entry.day("accepted_until"))


@rule("acceptance-expired", Severity.WARNING, needs.tolerance,
      needs.entered("accepted_until"))  # fmt: skip
def acceptance_expired(register: Register) -> Iterator[Problem]:
    """A live risk is above the tolerance, and its acceptance held until a day that has gone by.

    The rule is ours; the scheme generic-5x5 has risks accepted for a stated time.
    """
    as_at = register.settings.as_at
    for entry in register.live_entries:
        until = entry.day("accepted_until")
        if until and until < as_at and scores.above_tolerance(register, entry):
            expected = (
                f"a date from {said(as_at)}, as the {register.kind.one} is above the tolerance"
            )
            remedy = "Have it accepted again, or plan controls and clear the acceptance."
            yield at(entry, "accepted_until", expected, said(until), remedy)


@rule("red-unmoved", Severity.WARNING, needs.scores, needs.bands, needs.table("history"),
      needs.assessment("target"))  # fmt: skip
def red_unmoved(register: Register) -> Iterator[Problem]:
    """A live risk has been in the highest band for four quarters, and its target is below it.

    The history keeps no targets, so the present target is taken for the one all along. The rule is
    ours.
    """
    scheme, past = register.scheme, register.past_quarters[::-1]
    target = scheme.standing_for("target")
    for entry in register.live_entries if target else ():
        band = scores.band(scheme, scheme.current, entry)
        count = quarters_in_band(register, entry, positions(register, entry, past)) or 0
        aim = scores.band(scheme, target, entry) if target else None
        if band == scheme.bands[-1] and aim not in (None, band) and count >= QUARTERS_RED:
            field = score_field(scheme, scheme.current)
            yield at(
                entry, field, f"less than {scheme.bands[-1].name} within {QUARTERS_RED} quarters",
                f"{scheme.bands[-1].name} for {count} quarters on end",
                "See whether the controls work, and whether the target still stands.",
            )  # fmt: skip


_REDACTED = re.compile(r"\W*(redacted|withheld|sensitive)\W*", re.IGNORECASE)


@rule("redacted-without-reason", Severity.WARNING, needs.table("withheld"))
def redacted_without_reason(register: Register) -> Iterator[Problem]:
    """The title or the description of a live risk says only that it is redacted, and not why.

    Leicestershire, October 2023, paragraph 9: two risks are deemed sensitive, and so redacted. A
    row of the table Withheld without a reason is found on reading.
    """
    explained = {row.reference for row in register.rows("withheld")}
    for entry in register.live_entries:
        for field in ("title", "description"):
            if _REDACTED.fullmatch(entry.text(field)) and entry.reference not in explained:
                yield at(
                    entry, field, "a row of the table Withheld that says why",
                    quoted(entry.text(field)), "Enter what is withheld, and the reason.",
                )  # fmt: skip
                break


@rule("issue-scored", Severity.WARNING, needs.scores)
def issue_scored(register: Register) -> Iterator[Problem]:
    """A risk that has become an issue still has a current score, as if it might not happen.

    West Midlands, March 2026, paragraph 7.1: risk 8 has happened, and is dealt with as an issue.
    """
    current = register.scheme.current
    for entry in register.entries:
        score = scores.score(register.scheme, current, entry) if entry["stage"] == "Issue" else None
        if score is not None and score != register.scheme.closed_score:
            field = score_field(register.scheme, current)
            yield at(
                entry, field, "no current score, as it has happened", str(score),
                "Clear the current assessment; the history keeps the earlier scores.",
            )  # fmt: skip


@rule("nothing-reviewed", Severity.WARNING, needs.entered("last_review"))
def nothing_reviewed(register: Register) -> Iterator[Problem]:
    """No live risk has been reviewed in the three months up to the as-at date.

    Cambridgeshire, January 2017, paragraph 2.2, and Leicestershire, October 2023, paragraph 11:
    risks are reviewed each quarter. A register without dates of review says nothing of them.
    """
    since = add_months(register.settings.as_at, -3)
    reviews = [day for entry in register.live_entries if (day := entry.day("last_review"))]
    if reviews and max(reviews) < since:
        place = replace(register.entries[0].place, line=None, column="")
        yield Problem(
            place, f"a {register.kind.one} that was reviewed from {said(since)} on",
            f"none; the latest review was on {said(max(reviews))}",
            "Review the register and enter the dates, or correct the as-at date.",
            field="last_review",
        )  # fmt: skip


RULES = (
    above_tolerance_untreated,
    acceptance_expired,
    red_unmoved,
    redacted_without_reason,
    issue_scored,
    nothing_reviewed,
)
