"""`opcc-register check`: what a committee would find in a register, found before it meets."""

from __future__ import annotations

from command_line.findings_printing import TEXT, exit_code, print_findings
from command_line.reporting import FAILED, tell_findings
from command_line.sources import read_register
from risk_register.checks.run import run, with_references
from workbook_builder.reading import ABOUT_CARRYING


def check_source(
    source: str, scheme: str | None = None, as_at: str | None = None, form: str = TEXT
) -> int:
    """Checks a register and prints what was found, and returns the exit code.

    `form` is `text`, `json` or `csv`. The code is 0 if nothing is an error or a warning, 1 if
    something is, 2 if the source cannot be read.
    """
    register, found = read_register(source, scheme, as_at)
    if register is None:
        tell_findings(found)
        return FAILED
    report = run(register)
    about_it = [finding for finding in found if finding.code not in ABOUT_CARRYING]
    findings = [*with_references(register, about_it), *report.findings]
    print_findings(register, findings, report.not_run, form)
    return exit_code(findings)
