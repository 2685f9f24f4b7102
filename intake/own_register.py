"""Whether a file from elsewhere is a register's own workbook, which is brought in by no guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from intake.grid import Grid
from risk_register.findings import Finding
from risk_register.kinds import KINDS
from risk_register.places import Place
from workbook_builder.reading.workbook import read_workbook

_WORKBOOKS = (".xlsx", ".xlsm")
_SHEETS = [{"About", kind.first.title, "Scheme"} for kind in KINDS.values()]
"""What every register's workbook has, in another program's format too, by its kind."""


def own_register_findings(path: Path, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Why a file with these grids is refused, if it is a workbook that `build` made, or was one.

    Its dashboard would come in as risks, or as commitments.
    """
    if is_own_register(path, grids):
        expected = "a register that was kept in another way"
        remedy = f"Use it as it is, or write it as a folder: opcc-register folder {path.name}"
        actual = "a workbook of this register software"
        yield Finding("import-own-register", Place(str(path)), expected, actual, remedy=remedy)


def is_own_register(path: Path, grids: Sequence[Grid]) -> bool:
    """Whether a file, with these grids, is a workbook that `build` made, or was one."""
    if path.suffix.lower() in _WORKBOOKS and read_workbook(path)[0] is not None:
        return True
    there = {grid.name for grid in grids}
    return any(sheets <= there for sheets in _SHEETS)
