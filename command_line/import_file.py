"""`opcc-register import`: another office's workbook, CSV file or Word table becomes a register."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from command_line.build import summary
from command_line.folder import is_shipped
from command_line.reporting import DONE, tell_findings
from command_line.sources import read_as_at
from command_line.targets import failed, refused
from intake.account_text import account_lines
from intake.around import AROUND_FILE
from intake.grid import Grid
from intake.imported_folder import ACCOUNT_FILE, changed_since, with_list
from intake.plan import Plan
from intake.plan_file import PLAN_FILE, plan_text
from intake.plan_text import plan_lines
from intake.planning import planned
from intake.taking import Taken, take
from risk_register.findings import Finding, errors
from risk_register.folder_files import FOLDER_FILES, folder_files
from workbook_builder.saving import save_folder
from workbook_builder.targets import folder_findings


def import_file(options: argparse.Namespace) -> int:
    """Brings a register in from a file, and returns the exit code.

    Everything that is wrong, with the file, the plan or the target, is told at once; then nothing
    is written.
    """
    target = Path(options.output)
    in_the_way = folder_findings(target)
    if not in_the_way and not options.replace:
        in_the_way = changed_since(target, Path(options.map) if options.map else None)
    plan, grids, findings = _planned(options)
    taken = Taken(None, (), [])
    if plan:
        taken = take(plan, grids, Path(options.file).name)
        findings += taken.findings
        _print(plan, taken)
    tell_findings([*in_the_way, *findings])
    if plan is None or taken.register is None or in_the_way or errors(findings):
        return refused(options.file, in_the_way, findings)
    if options.dry_run:
        print(f"{target}: {summary(taken.register)}; nothing was written (--dry-run)")
        return DONE
    try:
        save_folder(with_list(_files(plan, taken)), target, [*FOLDER_FILES, AROUND_FILE])
    except OSError as error:
        return failed(target, error)
    print(f"{target}: {summary(taken.register)}")
    if taken.around:
        print(f"What the register has no place for stands in {target / AROUND_FILE}.")
    print(f"What was guessed stands in {target / PLAN_FILE}: correct it and give it back by --map.")
    return DONE


def _planned(
    options: argparse.Namespace,
) -> tuple[Plan | None, Sequence[Grid], list[Finding]]:
    """The plan of a file, guessed or as it was corrected, and the file's grids."""
    findings: list[Finding] = []
    day = read_as_at(options.as_at, findings) if options.as_at is not None else None
    corrected = Path(options.map) if options.map is not None else None
    plan, grids, found = planned(Path(options.file), corrected, options.scheme, day)
    findings += found
    return (None if errors(findings) else plan), grids, findings


def _print(plan: Plan, taken: Taken) -> None:
    titles = taken.register.titles if taken.register else {}
    lines = account_lines(taken.account, titles, taken.many)
    print(*plan_lines(plan, taken.many), "", *lines, "", sep="\n")


def _files(plan: Plan, taken: Taken) -> dict[str, bytes]:
    """The register's folder, the plan beside it, and the account of every cell."""
    if taken.register is None:
        return {}
    files = folder_files(taken.register, with_scheme=not is_shipped(taken.register.scheme))
    files[PLAN_FILE] = plan_text(plan).encode()
    account = account_lines(taken.account, taken.register.titles, taken.many, whole=True)
    files[ACCOUNT_FILE] = ("\n".join(account) + "\n").encode()
    if taken.around:
        files[AROUND_FILE] = f"{taken.around}\n".encode()
    return files
