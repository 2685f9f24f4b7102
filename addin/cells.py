"""What stands in cells, and where they are: texts that stay texts, links, names."""

from __future__ import annotations

import re

import xlwings as xw

from risk_register.places import Place, SheetPlace

_QUOTED = re.compile(r"^'(.*)'$", re.DOTALL)


def cell_text(text: str) -> str:
    """A text that Excel takes as it stands: no apostrophe first, nothing that begins a formula."""
    text = _QUOTED.sub(r"“\1”", text)
    return f"“{text}”" if text[:1] in ("=", "+", "-", "@", "'") else text


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
    if name not in [each.name for each in book.names]:
        return None
    return book.names[name].refers_to_range


def _in_formula(text: str) -> str:
    return text.replace('"', '""')
