"""Whether two registers can be compared: of one kind and organisation, the earlier one first."""

from __future__ import annotations

from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.register import Register


def order_findings(old: Register, new: Register, name: str) -> list[Finding]:
    """Why a register cannot be the earlier of two: its kind, or its date. `name` is its own."""
    if old.kind != new.kind:
        expected = f"a register of {new.kind.many}, as the later one is"
        return [Finding("kind-differs", Place(name), expected, f"one of {old.kind.many}")]
    before, after = old.settings.as_at, new.settings.as_at
    if before <= after:
        return []
    expected = f"a register of {after:%d/%m/%Y} or before, the date of the later one; swap them"
    return [Finding("earlier-is-later", Place(name), expected, f"{before:%d/%m/%Y}")]


def organisation_findings(old: Register, new: Register, name: str) -> list[Finding]:
    """A warning if two registers are of different organisations. `name` is the earlier one's."""
    before, after = old.settings.organisation, new.settings.organisation
    if before.casefold() == after.casefold():
        return []
    expected = f"a register of {after}, the organisation of the later one"
    place = Place(name)
    return [Finding("organisation-differs", place, expected, quoted(before), Severity.WARNING)]
