"""`opcc-register recalculate`: a workbook anew with every formula, and what was typed over."""

from __future__ import annotations

from pathlib import Path

from command_line.build import summary
from command_line.findings_printing import TEXT, print_findings
from command_line.reporting import DONE, Progress, tell_findings
from command_line.targets import failed, refused
from risk_register.agreement import check_agreement
from risk_register.checks.run import with_references
from risk_register.findings import Finding, errors
from risk_register.register import Register
from workbook_builder.build import build, unbuildable
from workbook_builder.reading.package import UnreadableError
from workbook_builder.reading.workbook import read_workbook
from workbook_builder.saving import save
from workbook_builder.targets import target_findings
from workbook_builder.verification import recalculation
from workbook_builder.verification.cells import CalculatedCell

_TOLD_HERE = "typed-over"
"""What reading tells, and is told here with what the formula gives."""


def recalculate_workbook(workbook: str, output: str) -> int:
    """Writes a workbook anew, says what was typed over in it, and returns the exit code.

    Everything that is wrong, with the workbook or with the target, is told at once; then nothing is
    written.
    """
    path, target = Path(workbook), Path(output)
    in_the_way = target_findings(target, path)
    register, cells, findings = _read(path)
    tell_findings([*in_the_way, *findings])
    if register is None or in_the_way:
        return refused(workbook, in_the_way, findings)
    try:
        save(build(register, Progress()), target)
    except OSError as error:
        return failed(target, error)
    _print(register, cells)
    print(f"{target}: {summary(register)}")
    return DONE


def _read(path: Path) -> tuple[Register | None, list[CalculatedCell], list[Finding]]:
    """The register of a workbook with its calculated cells, `None` if it has errors; findings."""
    register, findings = read_workbook(path)
    findings = [finding for finding in findings if finding.code != _TOLD_HERE]
    if register:
        findings += [*check_agreement(register), *unbuildable(register)]
    if register is None or errors(findings):
        return None, [], findings
    try:
        return register, recalculation.cells_in(path, register), findings
    except UnreadableError as error:
        return None, [], [*findings, error.finding]


def _print(register: Register, cells: list[CalculatedCell]) -> None:
    """Prints each formula that was typed over with both values, each figure that was wrong."""
    typed_over = [cell for cell in cells if cell.typed_over]
    told = [recalculation.put_back(cell, cell.value) for cell in typed_over]
    findings = [*told, *recalculation.differing(cells)]
    if findings:
        print_findings(register, [*with_references(register, findings)], {}, TEXT)
    print(recalculation.summary(len(typed_over), 0, cells))
