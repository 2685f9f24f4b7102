"""Every cell of the tables' sheets, with openpyxl's read-only mode."""

from __future__ import annotations

from openpyxl import load_workbook

from bench.rivals.sheets import TABLE_SHEETS


def run(workbook: str) -> None:
    """Reads the values, as a script would to have the register in memory."""
    book = load_workbook(workbook, read_only=True, data_only=True)
    titles = [title for title in TABLE_SHEETS if title in book.sheetnames]
    register = {title: [*book[title].iter_rows(values_only=True)] for title in titles}
    book.close()
    if not register:
        raise ValueError(f"no tables in {workbook}")
