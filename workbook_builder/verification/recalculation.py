"""Which formulas of a workbook were typed over, and how many of its figures agree."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from risk_register.findings import Finding, Severity, quoted
from risk_register.plurals import number_of
from risk_register.register import Register
from workbook_builder.reading.cells import CellValue
from workbook_builder.reading.opened import OpenedBook
from workbook_builder.reading.package import Package
from workbook_builder.sheets.checks import FINDINGS
from workbook_builder.verification.cells import (
    CalculatedCell,
    difference,
    lost_columns,
    table_cells,
)
from workbook_builder.verification.verify import beside_a_new_one, calculated_cells


def cells_in(path: Path, register: Register) -> list[CalculatedCell]:
    """Every cell of a workbook that should hold a formula. `register` was read from it.

    Earlier software had other formulas and other sheets: of its workbooks only the tables count,
    and any formula there is a formula. Raises UnreadableError.
    """
    with beside_a_new_one(path, register) as (book, fresh):
        if FINDINGS in book.names:
            return [*calculated_cells(book, fresh, register)]
        return [
            replace(cell, formula=cell.found.formula or cell.formula)
            for cell in table_cells(book, register)
        ]


def columns_lost_from(path: Path, register: Register) -> list[Finding]:
    """Calculated columns that are not there: no formula that needs one can be put back.

    Raises UnreadableError.
    """
    with closing(Package(path)) as package:
        return [*lost_columns(OpenedBook(package), register)]


def put_back(cell: CalculatedCell, gives: CellValue) -> Finding:
    """What is told of a formula that is there again, and what it gives."""
    expected = f"its formula, which gives {quoted(gives)} and was put back"
    return Finding("formula-put-back", cell.place, expected, _found(cell), Severity.NOTE)


def not_put_back(cell: CalculatedCell, why: str) -> Finding:
    """What is told of a formula that is still not there; `why` says what to do."""
    expected = f"its formula, which gives {quoted(cell.value)}"
    return Finding("formula-not-put-back", cell.place, expected, f"{_found(cell)}. {why}")


def differing(cells: Sequence[CalculatedCell]) -> list[Finding]:
    """The cells that hold their formula and show another figure than it comes to."""
    found = [difference(cell) for cell in cells if not cell.typed_over]
    return [replace(finding, remedy="") for finding in found if finding]


def summary(put_back: int, left: int, cells: Sequence[CalculatedCell]) -> str:
    """`3 formulas were put back, 1 was not. 1,284 figures agree, 2 differ.`

    `cells` are those that were compared; one that is still typed over does not count.
    """
    whole = [cell for cell in cells if not cell.typed_over]
    compared = [cell for cell in whole if cell.compared]
    differ = sum(not cell.agrees for cell in compared)
    agree = len(compared) - differ
    figures = f"{number_of(agree, 'figure')} {'agrees' if agree == 1 else 'agree'}"
    if differ:
        figures += f", {differ:,} {'differs' if differ == 1 else 'differ'}"
    if len(compared) < len(whole):
        figures += (
            f"; {len(whole) - len(compared):,} were not compared, because something else is "
            "shown than in a new workbook"
        )
    return f"{_formulas(put_back, left)}{figures}."


def _formulas(put_back: int, left: int) -> str:
    """What became of the formulas that were typed over; nothing if none was."""
    told = f"{number_of(put_back, 'formula')} {_was(put_back)} put back" if put_back else ""
    if left and put_back:
        return f"{told}, {left:,} {_was(left)} not. "
    if left:
        return f"{number_of(left, 'formula')} could not be put back. "
    return f"{told}. " if told else ""


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _found(cell: CalculatedCell) -> str:
    """What stands in place of the formula, as people will look for it."""
    value = quoted(cell.found.value)
    if not cell.found.calculated:
        return f"{value}, typed over it"
    formula = quoted(f"={cell.found.formula}")
    return f"another formula, {formula}, which gave {value}"
