"""Whether the sealed quarters are as they were sealed, whatever rules are turned off."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register.checks.seals import RULES
from risk_register.findings import Finding
from risk_register.register import Register


def broken_seals(register: Register) -> Iterator[Finding]:
    """What the rules on seals find, whatever rules the office has turned off."""
    for rule in RULES:
        if not rule.unfed(register.scheme):
            yield from rule.findings(register)
