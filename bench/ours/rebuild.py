"""A workbook becomes a new workbook."""

from __future__ import annotations

from command_line.main import without_numpy

without_numpy()

from command_line.build import build_file  # noqa: E402 - after numpy has been kept out
from command_line.reporting import DONE  # noqa: E402
from workbook_builder import build, saving  # noqa: E402, F401 - loaded before the clock starts
from workbook_builder.reading import workbook  # noqa: E402, F401 - likewise


def run(source: str, output: str) -> None:
    """Does what `opcc-register build` does with a workbook."""
    if build_file(source, output) != DONE:
        raise ValueError("nothing was built")
