"""Recalculate: formulas that were typed over are put back, and every figure is compared."""

from pathlib import Path

import pytest
import xlwings as xw
from openpyxl import load_workbook

from tests.addin.conftest import Examples
from tests.addin.pressing import but_checks, everything, findings, press, summary
from tests.registers import EXAMPLE_NAMES
from tests.workbook_builder.reading import column_of

CAMBRIDGESHIRE = "cambridgeshire-2017-02"
ENTERED = {
    "Register", "Controls", "Updates", "People", "Links", "Past quarters", "Quarters", "Meetings",
    "Withheld", "Impacts", "Stated", "Corrections",
}  # fmt: skip
"""The sheets of tables; a blank row of theirs has formulas and shows no figures."""


def _figures(path: Path) -> int:
    """How many figures a workbook shows: its formulas, but for the heads and blank rows of tables."""
    return sum(
        cell.data_type == "f"
        for sheet in load_workbook(path)
        for row in sheet.iter_rows(min_row=4 if sheet.title in ENTERED else 1)
        if sheet.title not in ENTERED or row[0].value is not None
        for cell in row
    )


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_figure_of_a_published_register_agrees(
    excel: xw.App, examples: Examples, name: str
) -> None:
    path = examples(name)
    book = excel.books.open(path)

    said = press(book, "recalculate")

    assert said == f"{_figures(path):,} figures agree."
    assert summary(book) == f"Recalculate: {said}"
    assert findings(book) == []
    assert excel.status_bar is False
