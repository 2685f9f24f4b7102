"""A workbook becomes a register in memory."""

from __future__ import annotations

from pathlib import Path

from command_line.main import without_numpy

without_numpy()

from workbook_builder.reading.workbook import read_workbook  # noqa: E402 - after numpy is kept out


def run(workbook: str) -> None:
    """Reads all of it, with everything that is wrong with it."""
    register, _ = read_workbook(Path(workbook))
    if register is None:
        raise ValueError(f"{workbook} is not read")
