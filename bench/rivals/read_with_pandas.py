"""The tables' sheets as data frames: pandas with openpyxl."""

from __future__ import annotations

import pandas

from bench.rivals.sheets import HEADINGS, TABLE_SHEETS


def run(workbook: str) -> None:
    """Reads the values, as a script would to have the register in memory."""
    register = pandas.read_excel(
        workbook, sheet_name=[*TABLE_SHEETS], header=HEADINGS, engine="openpyxl"
    )
    if not register:
        raise ValueError(f"no tables in {workbook}")
