"""What a rule of the checks is: a function from a register to what it finds wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from inspect import getdoc

from risk_register.findings import Finding, Severity
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

Needs = Callable[[Scheme], str]
"""Why a scheme cannot feed a rule: `it keeps no statuses`; empty if it can."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found: where, what was expected, what is there, and what would put it right."""

    place: Place
    expected: str
    actual: str
    remedy: str
    reference: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `code` is stable; `needs` say of a scheme why the rule cannot run under it."""

    code: str
    severity: Severity
    needs: tuple[Needs, ...]
    find: Callable[[Register], Iterable[Problem]]

    @property
    def explanation(self) -> str:
        """What the rule says, and its source."""
        return getdoc(self.find) or ""

    def unfed(self, scheme: Scheme) -> str:
        """Why the rule does not run under a scheme; empty if it does."""
        return "; ".join(filter(None, (need(scheme) for need in self.needs)))

    def findings(self, register: Register) -> Iterator[Finding]:
        """What the rule finds in a register."""
        for problem in self.find(register):
            yield Finding(
                self.code,
                problem.place,
                problem.expected,
                problem.actual,
                self.severity,
                problem.reference,
                problem.field,
                problem.remedy,
            )

    def weighed(self, severity: Severity) -> Rule:
        """The same rule with another severity."""
        return replace(self, severity=severity)


def rule(
    code: str, severity: Severity, *needs: Needs
) -> Callable[[Callable[[Register], Iterable[Problem]]], Rule]:
    """Makes a rule of a function. Its docstring says what the rule means, and its source."""
    return lambda find: Rule(code, severity, needs, find)


def at(row: Row, field: str, expected: str, actual: str, remedy: str) -> Problem:
    """A problem with one field of a row."""
    return Problem(row.place.at_field(field), expected, actual, remedy, row.reference, field)
