"""A workbook is read, and every rule of the checks runs over it."""

from __future__ import annotations

from pathlib import Path

from command_line.main import without_numpy

without_numpy()

from risk_register.checks.run import run as run_checks  # noqa: E402 - after numpy is kept out
from workbook_builder.reading.workbook import read_workbook  # noqa: E402


def run(workbook: str) -> None:
    """Reads and checks all of it."""
    register, _ = read_workbook(Path(workbook))
    if register is None:
        raise ValueError(f"{workbook} is not read")
    run_checks(register)
