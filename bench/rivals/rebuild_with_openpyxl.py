"""A workbook loaded and saved again with openpyxl, which loses what openpyxl does not know."""

from __future__ import annotations

from openpyxl import load_workbook


def run(source: str, output: str) -> None:
    """Loads and saves."""
    load_workbook(source).save(output)
