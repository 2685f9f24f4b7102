"""What stands in cells, and where they are: texts that stay texts, links, names."""

from __future__ import annotations

import xlwings as xw

from risk_register.places import Place, SheetPlace


def cell_text(text: str) -> str:
    """A text as it is given to Excel, which would make numbers, dates and formulas of some."""
    return f"'{text}" if text else ""


def as_entered(formula: str | float) -> str | float:
    """What a cell was asked for as its formula, as it is given back to it."""
    is_text = isinstance(formula, str) and not formula.startswith("=")
    return cell_text(str(formula)) if is_text else formula


def link_formula(place: Place) -> str:
    """What a cell shows of a place: a link, if it is in the book."""
    if not isinstance(place, SheetPlace):
        return cell_text(str(place))
    sheet = place.source.replace("'", "''")
    cell = f"{place.column or 'A'}{place.line or 1}"
    target, shown = f"#'{sheet}'!{cell}", str(place)
    return f'=HYPERLINK("{_in_formula(target)}","{_in_formula(shown)}")'


def named_range(book: xw.Book, name: str) -> xw.Range | None:
    """The cells that a name of the book stands for; None if it has no such name."""
    return book.names[name].refers_to_range if name in book.names else None


def _in_formula(text: str) -> str:
    return text.replace('"', '""')
