"""The tables' sheets as data frames: pandas with calamine."""

from __future__ import annotations

import pandas

from bench.rivals.sheets import HEADINGS, TABLE_SHEETS


def run(workbook: str) -> None:
    """Reads the values, as a script would to have the register in memory."""
    register = pandas.read_excel(
        workbook, sheet_name=[*TABLE_SHEETS], header=HEADINGS, engine="calamine"
    )
    if not register:
        raise ValueError(f"no tables in {workbook}")
