"""A folder becomes a workbook."""

from __future__ import annotations

from command_line.main import without_numpy

without_numpy()

from command_line.build import build_file  # noqa: E402 - after numpy has been kept out
from workbook_builder import build, saving  # noqa: E402, F401 - loaded before the clock starts


def run(_plan: str, folder: str, output: str) -> None:
    """Does what `opcc-register build` does."""
    build_file(folder, output)
