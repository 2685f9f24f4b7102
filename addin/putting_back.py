"""Formulas that were typed over, put back in an open book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import xlwings as xw

from addin.cells import cell_formula, runs
from addin.changes import Changes
from workbook_builder.verification.cells import CalculatedCell

_LONGEST = 255
"""Characters of an array formula that Excel takes from a program."""

_TOO_LONG = (
    "Excel takes so long a formula from no program: opcc-register recalculate writes a workbook "
    "that has it"
)
_PROTECTED = "The sheet is protected: lift that (Review, Unprotect Sheet), and press Recalculate"
_KEPT = (
    "Excel keeps what is there: clear the filter, give the cell the format General, and press "
    "Recalculate again"
)


def put_back(book: xw.Book, changes: Changes, cells: Iterable[CalculatedCell]) -> None:
    """Writes each formula into the cell that lost it, and no other cell.

    Those that stand below one another are written at once, but for formulas of arrays.
    """
    ordered = sorted(cells, key=lambda cell: (*_column(cell), cell.place.line or 0))
    for (name, column), group in groupby(ordered, _column):
        sheet, by_row = book.sheets[name], {cell.place.line or 0: cell for cell in group}
        for row, cell in by_row.items():
            if cell.array:
                changes.write_array_formula(sheet[f"{column}{row}"], cell_formula(cell.formula))
        for rows in runs(row for row, cell in by_row.items() if not cell.array):
            formulas = [[cell_formula(by_row[row].formula)] for row in rows]
            changes.write_formulas(sheet[f"{column}{rows[0]}:{column}{rows[-1]}"], formulas)


def hindrances(book: xw.Book, cells: Sequence[CalculatedCell]) -> dict[str, str]:
    """The places of cells whose formula cannot be put back, and what to do about each."""
    sheets = {cell.place.source for cell in cells}
    protected = {name for name in sheets if book.sheets[name].api.ProtectContents}
    return {
        str(cell.place): _PROTECTED if cell.place.source in protected else _TOO_LONG
        for cell in cells
        if cell.place.source in protected or _too_long(cell)
    }


def what_to_do(cell: CalculatedCell, hindered: Mapping[str, str]) -> str:
    """What to do about a formula that is still not there."""
    return hindered.get(str(cell.place), _KEPT)


def _too_long(cell: CalculatedCell) -> bool:
    """Whether a formula of arrays, or the one in its place, is longer than Excel takes."""
    lengths = (len(cell_formula(each)) for each in (cell.formula, cell.found.formula))
    return cell.array and max(lengths) > _LONGEST


def _column(cell: CalculatedCell) -> tuple[str, str]:
    return cell.place.source, cell.place.column
