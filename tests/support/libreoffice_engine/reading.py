"""What the cells of a block hold, as Excel hands it out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from tests.support.libreoffice_engine.areas import cells_of, from_office
from tests.support.libreoffice_engine.formats import Formats, Kind
from tests.support.libreoffice_engine.part import ExcelError
from tests.support.libreoffice_engine.spelling import to_excel
from tests.support.package import Area, column_letters
from tests.support.searching import areas_showing

DAY_0 = datetime.fromisoformat("1899-12-30")
ANY_RESULT = 1 | 2 | 4  # com.sun.star.sheet.FormulaResult
ERRORS = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
}
"""Excel's errors and the numbers that COM gives for them, as in xlwings' engine for Windows."""

_CONSTANTS = {"=TRUE()": "TRUE", "=FALSE()": "FALSE"} | {f"={error}": error for error in ERRORS}

Cell = tuple[int, int]
Value = str | float | bool | datetime | int | None
Rows = tuple[tuple[Value, ...], ...]


def read_values(block: Any, area: Area, formats: Formats) -> Rows:
    """The values of an area: numbers, texts, datetimes, truth values, COM's errors, None.

    One call reads them all; a few more find dates and truth values. Only a cell with an error
    costs a call of its own.
    """
    data = block.getDataArray()
    numbers = any(isinstance(value, float) for row in data for value in row)
    kinds = formats.kinds(block) if numbers else {}
    truths = _truths(block) if any(value in (0.0, 1.0) for row in data for value in row) else set()
    return tuple(
        tuple(
            _value(block, value, (row, column), kinds.get((row, column)), truths)
            for column, value in enumerate(values, area.first_column)
        )
        for row, values in enumerate(data, area.first_row)
    )


def read_formulas(block: Any, area: Area) -> tuple[tuple[str, ...], ...]:
    """What each cell holds as Excel's Range.Formula says it; an array formula like any other."""
    texts = block.getFormulaArray()
    truths = _truths(block) if any(text in ("0", "1") for row in texts for text in row) else set()
    formulas = formula_cells(block, texts)
    return tuple(
        tuple(
            _formula(text, truth=(row, column) in truths, formula=(row, column) in formulas)
            for column, text in enumerate(line, area.first_column)
        )
        for row, line in enumerate(texts, area.first_row)
    )


def formula_cells(block: Any, texts: Sequence[Sequence[str]]) -> set[Cell]:
    """The cells of a block that hold formulas, by row and column, given what all cells hold.

    LibreOffice makes formulas of truth values and errors that stand in a file, where Excel has
    constants: they do not count.
    """
    if not any(text.startswith(("=", "{=")) for row in texts for text in row):
        return set()
    start = from_office(block.getRangeAddress())
    top, left = start.first_row, start.first_column
    found = _cells(block.queryFormulaCells(ANY_RESULT).getRangeAddresses())
    return {
        (row, column) for row, column in found if texts[row - top][column - left] not in _CONSTANTS
    }


def _formula(text: str, *, truth: bool, formula: bool) -> str:
    if formula:
        return to_excel(text[1:-1] if text.startswith("{=") else text)
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if truth and text in ("0", "1"):
        return str(text == "1").upper()
    return text.removeprefix("'")


def _value(block: Any, value: Any, cell: Cell, kind: Kind | None, truths: set[Cell]) -> Value:
    if value is None:  # so LibreOffice hands over an error
        return _error(block, cell)
    if isinstance(value, str):
        return value or None
    if cell in truths:
        return bool(value)
    if kind is Kind.DATE:
        return DAY_0 + timedelta(milliseconds=round(value * 86_400_000))
    return float(value)


def _error(block: Any, cell: Cell) -> int:
    row, column = cell
    shown = block.getSpreadsheet().getCellByPosition(column - 1, row - 1).getString()
    if shown not in ERRORS:
        raise ExcelError(f"LibreOffice shows {shown}, an error that Excel does not have.")
    return ERRORS[shown]


def _truths(block: Any) -> set[Cell]:
    """The cells that show TRUE or FALSE, by row and column."""
    return {cell for text in ("TRUE", "FALSE") for cell in _cells(areas_showing(block, text))}


def _cells(addresses: Iterable[Any]) -> Iterator[Cell]:
    return (cell for address in addresses for cell in cells_of(from_office(address)))


def place(row: int, column: int) -> str:
    """A cell's address as people write it: "C7"."""
    return f"{column_letters(column)}{row}"
