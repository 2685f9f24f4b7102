"""What stands in the way of rolling forward until somebody gives a reason, and the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from risk_register.checks.run import run
from risk_register.findings import Finding, Severity, errors
from risk_register.places import Place
from risk_register.plurals import number_of
from risk_register.register import Register

_CODE, _PLACE = "despite", Place("--despite")


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
        return number_of(len(self.findings), "finding")


def parted(
    register: Register, found: Sequence[Finding], about_carrying: Collection[str]
) -> tuple[list[Finding], list[Finding]]:
    """What a reason is needed to go on over, and what else was found on reading.

    A reason is needed over the errors of the checks, and over what would not be carried into the
    next workbook: `about_carrying` has the codes by which reading tells of that.
    """
    left_behind, others = list[Finding](), list[Finding]()
    for each in found:
        is_left = each.code in about_carrying and each.severity is not Severity.NOTE
        (left_behind if is_left else others).append(each)
    return [*left_behind, *errors(run(register).findings)], others


def weighed(blocking: Sequence[Finding], *, reason_given: bool) -> Iterator[Finding]:
    """What needs a reason: as errors, or as warnings where one is given; and a note on that."""
    severity = Severity.WARNING if reason_given else Severity.ERROR
    yield from (replace(each, severity=severity) for each in blocking)
    if blocking and not reason_given:
        expected = "a reason, to roll forward over findings of the checks and what is not carried"
        yield Finding(_CODE, _PLACE, expected, "none", Severity.NOTE)
    if reason_given and not blocking:
        expected, actual = "findings to roll forward over", "none; the reason is not logged"
        yield Finding(_CODE, _PLACE, expected, actual, Severity.NOTE)
