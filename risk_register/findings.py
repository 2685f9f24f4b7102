"""What a check says. Findings are collected, so that a person sees every problem at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from risk_register.places import Place
from risk_register.plurals import number_of


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """The figures cannot be right, or the register cannot be read."""
    WARNING = "warning"
    """Someone should look."""
    NOTE = "note"
    """Worth knowing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, with where it stands, what was expected and what was there.

    `code` is stable: programs may rely on it, and never on the wording. `reference` is that of the
    entry it is about, `field` the name of the field, and `remedy` says what would put it right;
    each is empty where there is none.
    """

    code: str
    place: Place
    expected: str
    actual: str
    severity: Severity = Severity.ERROR
    reference: str = ""
    field: str = ""
    remedy: str = ""

    @property
    def message(self) -> str:
        """What was expected and what was there, without the place."""
        return f"expected {self.expected}, got {self.actual}"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that stop a register from being built."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then warnings, then notes; each in the order in which they were found."""
    order = [*Severity]
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def counted(findings: Sequence[Finding]) -> str:
    """How many findings there are of each kind: `2 errors, 1 warning`; empty if there are none."""
    counts = [
        (sum(finding.severity is severity for finding in findings), severity)
        for severity in Severity
    ]
    return ", ".join(number_of(n, word) for n, word in counts if n)


def about_entries(findings: Iterable[Finding], one: str) -> str:
    """`, about 9 risks`: how many entries findings are about; empty if they are about none.

    `one` is what one of them is called.
    """
    entries = {finding.reference for finding in findings if finding.reference}
    return f", about {number_of(len(entries), one)}" if entries else ""


def quoted(value: object) -> str:
    """A value as a message shows it: `'Likley'`, or `nothing` where it is empty."""
    text = str(value) if value is not None else ""
    if not text.strip():
        return "nothing"
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"
