"""What a person is told: findings, progress, and how it ended."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from risk_register.findings import Finding, Severity
from risk_register.plurals import number_of

DONE, HAS_ERRORS, FAILED = 0, 1, 2
"""The exit codes."""

_PATIENCE = 1.0


def tell(message: str) -> None:
    """Says something that is not a result, on standard error."""
    print(message, file=sys.stderr)


def tell_findings(findings: Sequence[Finding]) -> None:
    """Tells every finding, errors first; where there is a remedy, that and the code follow."""
    for severity in Severity:
        for finding in findings:
            if finding.severity is severity:
                more = f". {finding.remedy} [{finding.code}]" if finding.remedy else ""
                tell(f"{severity}: {finding}{more}")


def counted(findings: Sequence[Finding]) -> str:
    """How many findings there are of each kind: `2 errors, 1 warning`."""
    counts = [
        (sum(finding.severity is severity for finding in findings), severity)
        for severity in Severity
    ]
    return ", ".join(number_of(n, word) for n, word in counts if n)


class Progress:
    """Says what is being done, once it has taken longer than a second."""

    def __init__(self) -> None:
        """Starts counting."""
        self._started = time.monotonic()

    def __call__(self, step: str) -> None:
        """Called when a step begins."""
        elapsed = time.monotonic() - self._started
        if elapsed > _PATIENCE:
            tell(f"  {elapsed:4.0f} s  {step} …")
