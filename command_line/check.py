"""`opcc-register check`: what a committee would find in a register, found before it meets."""

from __future__ import annotations

from command_line.findings_printing import TEXT, exit_code, print_findings
from command_line.reporting import FAILED, tell, tell_findings
from command_line.sources import open_register, read_register
from risk_register.checks.run import RULES, rules_beside, run, with_references
from risk_register.findings import errors
from risk_register.register import Register
from workbook_builder.reading import ABOUT_CARRYING


def check_source(
    source: str,
    scheme: str | None = None,
    as_at: str | None = None,
    form: str = TEXT,
    beside: str | None = None,
) -> int:
    """Checks a register and prints what was found, and returns the exit code.

    `form` is `text`, `json` or `csv`. `beside` is another register, whose entries those of this one
    are tied to. The code is 0 if nothing is an error or a warning, 1 if something is, 2 if the
    source, or the register beside it, cannot be read.
    """
    register, found = read_register(source, scheme, as_at)
    other = _beside(beside) if beside else None
    if register is None:
        tell_findings(found)
    if register is None or (beside and other is None):
        return FAILED
    report = run(register, rules_beside(other) if other else RULES, found)
    about_it = [finding for finding in found if finding.code not in ABOUT_CARRYING]
    findings = [*with_references(register, about_it), *report.findings]
    print_findings(register, findings, report.not_run, form)
    return exit_code(findings)


def _beside(source: str) -> Register | None:
    """The other register, `None` if it has errors, which are told. Its own checks are not run."""
    other, found = open_register(source)
    if wrong := errors(found):
        tell(f"{source}:")
        tell_findings(wrong)
    return other
