"""What is what in a file from elsewhere: guessed, or as an officer corrected it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from intake.date_doubts import date_doubts
from intake.files import read_grids
from intake.finding import find_table
from intake.grid import Grid
from intake.guess import guess
from intake.own_register import own_register_findings
from intake.plan import ASKED_FOR, Plan
from intake.plan_file import read_plan
from intake.plan_reasons import with_reasons
from risk_register.findings import Finding, errors


def planned(
    path: Path,
    corrected: Path | None = None,
    scheme_name: str | None = None,
    as_at: date | None = None,
) -> tuple[Plan | None, Sequence[Grid], list[Finding]]:
    """The plan of a file and the file's grids; no plan where anything stops the import.

    `corrected` is the plan that an officer gives back. `scheme_name` (a name or a .toml file) and
    `as_at` are the scheme and the date that the officer asks for.
    """
    grids, findings = read_grids(path)
    findings += own_register_findings(path, grids)
    if not grids or errors(findings):
        return None, grids, findings
    plan, found = _plan(path, grids, corrected, scheme_name, as_at)
    findings += found
    if plan is None or errors(findings):
        return None, grids, findings
    return plan, grids, [*findings, *date_doubts(plan, grids)]


def _plan(
    path: Path, grids: Sequence[Grid], corrected: Path | None,
    scheme_name: str | None, as_at: date | None,
) -> tuple[Plan | None, list[Finding]]:  # fmt: skip
    tables = [find_table(grid) for grid in grids]
    if corrected is None:
        return guess(grids, tables, scheme_name, path.name, as_at)
    plan, findings = read_plan(corrected, grids, scheme_name)
    if plan is None or errors(findings):
        return plan, findings
    plan = with_reasons(plan, grids, tables, path.name, corrected.name)
    if scheme_name:
        plan = replace(plan, reasons=plan.reasons | {"scheme": ASKED_FOR})
    if as_at:
        plan = replace(plan, as_at=as_at, reasons=plan.reasons | {"as_at": ASKED_FOR})
    return plan, findings
