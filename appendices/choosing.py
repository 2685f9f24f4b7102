"""Which risks an appendix prints, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from risk_register import scores
from risk_register.appendix import Appendix, AppendixOrder
from risk_register.checks.figures import Counted, counts_of
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

Chooser = Callable[[Register], Counted]


def choosers_of(scheme: Scheme) -> Mapping[str, Chooser]:
    """Every choice of risks under a scheme by its name: the counts, and a few more."""
    return {**counts_of(scheme), **_MORE}


def chosen(register: Register, appendix: Appendix) -> tuple[list[Row], list[str]]:
    """The risks that an appendix prints, and the names of the choices that nobody can make.

    A choice cannot be made where the register does not record what it takes: when a risk is not
    dated, nobody can say whether it is new.
    """
    found, unknown = _of(register, appendix)
    elsewhere: set[str] = set()
    for other in register.scheme.appendices:
        if other.key in appendix.but_not:
            elsewhere |= {risk.reference for risk in _of(register, other)[0]}
    left = [risk for risk in found if risk.reference not in elsewhere]
    return _ordered(register, appendix.order, left), unknown


def _of(register: Register, appendix: Appendix) -> tuple[list[Row], list[str]]:
    choosers = choosers_of(register.scheme)
    counted = {name: choosers[name](register) for name in appendix.risks}
    references = {risk.reference for risks in counted.values() for risk in risks or ()}
    found = [risk for risk in register.risks if risk.reference in references]
    return found, [name for name, risks in counted.items() if risks is None]


def _ordered(register: Register, order: AppendixOrder, risks: list[Row]) -> list[Row]:
    if order is AppendixOrder.REFERENCE:
        return sorted(risks, key=lambda risk: risk.reference)
    if order is AppendixOrder.SCORE and register.scheme.has_scores:
        return sorted(risks, key=partial(_by_score, register))
    return risks


def _by_score(register: Register, risk: Row) -> tuple[int, str]:
    reached = scores.score(register.scheme, register.scheme.current, risk)
    return -1 if reached is None else -reached, risk.reference


def _above_tolerance(register: Register) -> Counted:
    if register.scheme.tolerance is None:
        return None
    return [risk for risk in register.risks if scores.above_tolerance(register, risk)]


_MORE: dict[str, Chooser] = {
    "all_risks": lambda register: register.risks,
    "above_tolerance": _above_tolerance,
    "issue_risks": lambda register: [risk for risk in register.risks if risk["stage"] == "Issue"],
}
