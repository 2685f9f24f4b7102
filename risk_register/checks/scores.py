"""Rules on scores: what the levels rate, what the scheme can give, and what moved them."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register import scores
from risk_register.checks import needs
from risk_register.checks.rule import Problem, at, rule
from risk_register.findings import Severity
from risk_register.register import Register


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


RULES = (score_overruled,)
