"""What a book holds as a whole, and what is listed in it for findings."""

from typing import Any

import xlwings as xw

Cells = dict[str, tuple[Any, Any, Any]]


def everything(book: xw.Book) -> Cells:
    """What every sheet holds, cell by cell: formulas, values, and which formulas are of arrays."""
    return {sheet.name: _cells(sheet.used_range) for sheet in book.sheets}


def _cells(used: xw.Range) -> tuple[Any, Any, Any]:
    texts = used.impl.block.getFormulaArray()
    arrays = [[text.startswith("{=") for text in row] for row in texts]
    return used.formula, used.options(err_to_str=True).value, arrays


def but_checks(cells: Cells) -> Cells:
    """The same without the sheet on which findings are listed."""
    return {name: found for name, found in cells.items() if name != "Checks"}


def findings(book: xw.Book) -> list[list[Any]]:
    """What is listed for findings: expected, actual, reference, severity, and the link's text."""
    rows = book.names["Findings"].refers_to_range.value
    return [row for row in rows if any(row)]


def links(book: xw.Book) -> list[str]:
    """The formulas of the links, from the first finding on."""
    cells: Any = book.names["Findings"].refers_to_range.columns[4].formula
    return [formula for (formula,) in cells if formula]


def summary(book: xw.Book) -> str:
    """What stands above the findings."""
    return str(book.names["Last_validation"].refers_to_range.value)
