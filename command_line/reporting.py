"""What a person is told: findings, progress, and how it ended."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from risk_register.findings import Finding, worst_first

DONE, HAS_ERRORS, FAILED = 0, 1, 2
"""The exit codes."""

_PATIENCE = 1.0


def tell(message: str) -> None:
    """Says something that is not a result, on standard error."""
    print(message, file=sys.stderr)


def tell_findings(findings: Sequence[Finding]) -> None:
    """Tells every finding, errors first; where there is a remedy, that and the code follow."""
    for finding in worst_first(findings):
        more = f". {finding.remedy} [{finding.code}]" if finding.remedy else ""
        tell(f"{finding.severity}: {finding}{more}")


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
