"""`opcc-register verify`: whether a workbook is still what it says it is."""

from __future__ import annotations

from pathlib import Path

from command_line.findings_printing import TEXT, exit_code, print_findings
from command_line.reporting import FAILED, tell_findings
from risk_register.findings import Finding, quoted
from risk_register.places import Place
from workbook_builder.verification.verify import verify


def verify_workbook(workbook: str, archive: str | None = None, form: str = TEXT) -> int:
    """Verifies a workbook, which is only read, and returns the exit code.

    `archive` is the folder of the archived quarters, if it is not the one beside the workbook;
    `form` is `text` or `json`. The code is 0 if nothing is an error or a warning, 1 if something
    is, 2 if the workbook or the archive cannot be read.
    """
    if archive is not None and not Path(archive).is_dir():
        expected = "the folder in which the folders of past quarters stand"
        tell_findings([Finding("option-unknown", Place("--archive"), expected, quoted(archive))])
        return FAILED
    register, findings = verify(Path(workbook), Path(archive) if archive is not None else None)
    if register is None:
        tell_findings(findings)
        return FAILED
    print_findings(register, findings, {}, form)
    return exit_code(findings)
