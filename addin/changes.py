"""What is written into the cells of an open book, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import xlwings as xw

from addin.cells import cell_text


class NotWrittenError(Exception):
    """Cells that the spreadsheet does not let be written; the message is where they are."""


class NotTakenBackError(Exception):
    """Cells that could not be made what they were."""


class Changes:
    """What is written into the cells of a book, and what stood there before."""

    def __init__(self) -> None:
        """Nothing was written yet."""
        self._before: list[tuple[xw.Range, list[list[Any]], bool]] = []

    def write_values(self, cells: xw.Range, values: Any) -> None:
        """Writes values: one, a row, or rows. Raises NotWrittenError."""
        with self._writing(cells):
            cells.value = values

    def write_formulas(self, cells: xw.Range, formulas: Sequence[Sequence[str]]) -> None:
        """Writes rows of formulas, each into its cell as it stands. Raises NotWrittenError."""
        with self._writing(cells):
            cells.formula = formulas

    def write_array_formula(self, cell: xw.Range, formula: str) -> None:
        """Writes a formula of arrays, up to 255 characters. Raises NotWrittenError."""
        with self._writing(cell):
            cell.formula_array = formula

    def take_back(self) -> None:
        """Puts back what stood there, the last change first.

        Raises NotTakenBackError if some of it cannot be put back; the rest is.
        """
        failed = []
        for cells, contents, array in reversed(self._before):
            with without_filling(cells.sheet.book.app):
                try:
                    _put_back(cells, contents, array=array)
                except Exception as error:
                    failed.append(f"{_place(cells)}: {error}")
        self._before.clear()
        if failed:
            raise NotTakenBackError("\n".join(failed))

    @contextmanager
    def _writing(self, cells: xw.Range) -> Iterator[None]:
        self._remember(cells)
        try:
            yield
        except Exception as error:  # each spreadsheet has its own
            raise NotWrittenError(_place(cells)) from error

    def _remember(self, cells: xw.Range) -> None:
        if cells.has_array is False:
            self._before.append((cells, _contents(cells), False))
        else:
            for cell in cells:
                self._before.append((cell, _contents(cell), bool(cell.has_array)))


def _place(cells: xw.Range) -> str:
    return f"{cells.sheet.name}!{cells.get_address(False, False)}"


def _contents(cells: xw.Range) -> list[list[Any]]:
    """Rows of what has to be entered to make the cells what they are."""
    formulas, values = _rows(cells.formula), _rows(cells.api.Value2)
    return [
        [_content(*both) for both in zip(*rows, strict=True)]
        for rows in zip(formulas, values, strict=True)
    ]


def _content(formula: Any, value: Any) -> Any:
    """A formula or an error as Excel's Formula says it, else the value; a text stays a text."""
    if isinstance(value, str) and value == formula:
        return cell_text(value)
    is_constant = isinstance(value, bool | float) and not str(formula).startswith("=")
    return value if is_constant else formula


def _put_back(cells: xw.Range, contents: list[list[Any]], *, array: bool) -> None:
    """Enters what stood in cells, unless it stands there: what Excel refused was not written."""
    if (_contents(cells), bool(cells.has_array)) == (contents, array):
        return
    if array:
        cells.formula_array = contents[0][0]
    else:
        cells.formula = contents


def _rows(found: Any) -> Any:
    """What Excel says of cells as rows: of one cell it gives no rows."""
    return found if isinstance(found, tuple | list) else ((found,),)


@contextmanager
def without_filling(app: xw.App) -> Iterator[None]:
    """Excel fills a column of a table with a formula that is entered in one of its cells."""
    correcting = app.api.AutoCorrect
    before = correcting.AutoFillFormulasInLists
    correcting.AutoFillFormulasInLists = False
    try:
        yield
    finally:
        correcting.AutoFillFormulasInLists = before
