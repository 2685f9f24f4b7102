"""`opcc-register verify`: whether a workbook is still what it says it is."""

from __future__ import annotations

from pathlib import Path

from command_line.findings_printing import TEXT, exit_code, print_findings
from command_line.reporting import FAILED, tell_findings
from workbook_builder.verification.verify import verify


def verify_workbook(workbook: str, form: str = TEXT) -> int:
    """Verifies a workbook, which is only read, and returns the exit code.

    `form` is `text` or `json`. The code is 0 if nothing is an error or a warning, 1 if something
    is, 2 if the workbook cannot be read.
    """
    register, findings = verify(Path(workbook))
    if register is None:
        tell_findings(findings)
        return FAILED
    print_findings(register, findings, {}, form)
    return exit_code(findings)
