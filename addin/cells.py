"""What stands in cells, and where they are: texts that stay texts, formulas, links, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import xlwings as xw

from risk_register.places import Place, SheetPlace


def cell_text(text: str) -> str:
    """A text as it is given to Excel, which would make numbers, dates and formulas of some."""
    return f"'{text}" if text else ""


def cell_formula(formula: str) -> str:
    """A formula that a file stores as it is given to Excel, newer functions by their own names."""
    return f"={formula.replace('_xlfn.', '')}"


def link_formula(place: Place) -> str:
    """What a cell shows of a place: a link, if it is in the book."""
    if not isinstance(place, SheetPlace):
        return cell_text(str(place))
    sheet = place.source.replace("'", "''")
    cell = f"{place.column or 'A'}{place.line or 1}"
    target, shown = f"#'{sheet}'!{cell}", str(place)
    return f'=HYPERLINK("{_in_formula(target)}","{_in_formula(shown)}")'


def named_range(book: xw.Book, name: str) -> xw.Range | None:
    """The cells that a name of the book stands for; None if it has no such name.

    None too if they are gone, with the sheet that they stood on.
    """
    if name not in book.names:
        return None
    found = book.names[name]
    return None if "#REF!" in str(found.refers_to) else found.refers_to_range


def runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Rising numbers, those that follow on one another together."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _in_formula(text: str) -> str:
    return text.replace('"', '""')
