"""Whether a file from elsewhere is a register's own workbook, which is brought in by no guess."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from intake.grid import Grid
from workbook_builder.reading.workbook import read_workbook

_WORKBOOKS = (".xlsx", ".xlsm")
_SHEETS = {"About", "Register", "Scheme"}
"""What every register's workbook has, in another program's format too."""


def is_own_register(path: Path, grids: Sequence[Grid]) -> bool:
    """Whether a file, with these grids, is a workbook that `build` made, or was one."""
    if path.suffix.lower() in _WORKBOOKS and read_workbook(path)[0] is not None:
        return True
    return _SHEETS.issubset({grid.name for grid in grids})
