"""Running the rules over a register, as its office wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from risk_register.checks import (
    beside,
    corrections,
    dates,
    entries,
    governance,
    movements,
    printed,
    ratings,
    scheme,
    scores,
    seals,
)
from risk_register.checks.rule import Rule
from risk_register.findings import Finding, errors, quoted
from risk_register.places import Place
from risk_register.register import Register
from risk_register.settings_file import SETTINGS_FILE

RULES: tuple[Rule, ...] = (
    *entries.RULES,
    *scores.RULES,
    *movements.RULES,
    *dates.RULES,
    *seals.RULES,
    *corrections.RULES,
    *governance.RULES,
    *ratings.RULES,
    *beside.RULES,
    *printed.RULES,
    *scheme.RULES,
)
"""Every rule, in the order in which the report and `docs/checks.md` have them."""


def rules_beside(other: Register) -> tuple[Rule, ...]:
    """Every rule, with those of two registers that look at the other one."""
    of_two = {each.code: each for each in beside.rules_beside(other)}
    return tuple(of_two.get(each.code, each) for each in RULES)


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks found, and which rules did not run and why, by their codes."""

    findings: tuple[Finding, ...]
    not_run: dict[str, str]


def run(register: Register, rules: Sequence[Rule] = RULES, found: Sequence[Finding] = ()) -> Report:
    """Runs the rules that the scheme can feed and the office has not turned off.

    `found` has what was found on reading. Of a cell with an error no rule says more: what stands
    there could not be read, and passes for nothing.
    """
    wrong = {each.place for each in errors(found) if each.place.column}
    findings = [*_unknown_codes(register, rules)]
    not_run: dict[str, str] = {}
    for rule in rules:
        reason = rule.unfed(register.scheme) or _turned_off(register, rule)
        if reason:
            not_run[rule.code] = reason
        else:
            findings += [each for each in _weighed(register, rule) if each.place not in wrong]
    return Report(tuple(findings), not_run)


def with_references(register: Register, findings: Sequence[Finding]) -> Iterator[Finding]:
    """What was found on reading, with the reference of the entry whose row it is about."""
    references = {
        (row.place.source, row.place.line): row.reference
        for rows in register.tables.values()
        for row in rows
    }
    for finding in findings:
        where = (finding.place.source, finding.place.line)
        yield replace(finding, reference=finding.reference or references.get(where, ""))


def _turned_off(register: Register, rule: Rule) -> str:
    setting = register.settings.checks.get(rule.code)
    return f"turned off: {setting.reason}" if setting and setting.severity is None else ""


def _weighed(register: Register, rule: Rule) -> Iterator[Finding]:
    """The findings of a rule, with the severity that the office gives it."""
    setting = register.settings.checks.get(rule.code)
    for finding in rule.findings(register):
        if setting and setting.severity:
            yield replace(finding, severity=setting.severity)
        else:
            yield finding


def _unknown_codes(register: Register, rules: Sequence[Rule]) -> Iterator[Finding]:
    known = {rule.code for rule in rules}
    for code in register.settings.checks:
        if code not in known:
            place = Place(SETTINGS_FILE, column=f"checks.{code}")
            yield Finding("check-unknown", place, "the code of a rule", quoted(code))
