"""What a register was rolled forward over, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from risk_register.findings import Finding


@dataclass(frozen=True, slots=True)
class Despite:
    """The reason that somebody gave, and the findings, one or more, to which it applies."""

    reason: str
    findings: tuple[Finding, ...]

    @property
    def logged(self) -> str:
        """For the version log: `Despite 2 findings (seal-row, score-overruled): the reason`."""
        codes = ", ".join(sorted({each.code for each in self.findings}))
        return f"Despite {self._counted} ({codes}): {self.reason}"

    @property
    def certified(self) -> Iterator[str]:
        """For the certificate: the reason, and then each finding."""
        yield f"Rolled forward despite {self._counted}: {self.reason}"
        for each in self.findings:
            yield f"  {each} [{each.code}]"

    @property
    def _counted(self) -> str:
        return f"{len(self.findings)} finding{'s' * (len(self.findings) != 1)}"
