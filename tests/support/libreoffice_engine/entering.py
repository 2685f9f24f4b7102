"""Entering values and formulas into cells as Excel takes them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from tests.support.libreoffice_engine.areas import edges
from tests.support.libreoffice_engine.formats import DATE, GENERAL, Formats, Kind
from tests.support.libreoffice_engine.part import ExcelError
from tests.support.libreoffice_engine.reading import DAY_0, ERRORS, place
from tests.support.libreoffice_engine.spelling import to_office
from tests.support.package import Area

TRUTH = "BOOLEAN"
LONGEST_TEXT = 32_767  # that a cell of Excel holds
ERROR_CELLS = 4  # com.sun.star.sheet.FormulaResult
_MISSPELT = {501, 507, 508, 509, 510, 511, 512, 514, 516, 520, 533}  # LibreOffice's Err: codes
_WORDS_OF_DATES = re.compile(
    r"(?i)\b(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?"
    r"|oct(ober)?|nov(ember)?|dec(ember)?|am|pm)\b"
)
_LIKE_A_NUMBER = re.compile(r"[\s\d.,:/%()£$€eE+-]*\d[\s\d.,:/%()£$€eE+-]*")


@dataclass(frozen=True)
class _Formula:
    """A formula in LibreOffice's spelling."""

    text: str


_Entry = float | str | _Formula


def enter(sheet: Any, area: Area, rows: Sequence[Sequence[Any]], formats: Formats) -> None:
    """Fill an area as Excel's Range.Value and Range.Formula do, in one call and a few more.

    A text that Excel would take for something else, such as "12" or "1 May", is refused with
    ExcelError unless the cell is of the format Text or the text begins with "'".
    """
    block = sheet.getCellRangeByPosition(*edges(area))
    kinds = formats.kinds(block)
    cells = {
        (row, column): value
        for row, values in enumerate(rows, area.first_row)
        for column, value in enumerate(values, area.first_column)
    }
    entries = {cell: _entry(value, kinds.get(cell), cell) for cell, value in cells.items()}
    _fill(block, list(entries.values()), len(rows[0]))
    for code, places in _new_formats(cells, kinds).items():
        for part in _runs(places):
            sheet.getCellRangeByPosition(*edges(part)).NumberFormat = formats.key(code)


def refuse_misspelt(block: Any) -> None:
    """ExcelError when the first error in a block is a formula that LibreOffice cannot read."""
    areas = block.queryFormulaCells(ERROR_CELLS).getRangeAddresses()
    if areas:
        cell = block.getSpreadsheet().getCellByPosition(areas[0].StartColumn, areas[0].StartRow)
        if cell.getError() in _MISSPELT:
            raise ExcelError(f"Excel refuses the formula {cell.getFormula()}.")


def _fill(block: Any, entries: Sequence[_Entry], columns: int) -> None:
    """Formulas need the slower way, on which a text has to be marked as text."""
    if any(isinstance(entry, _Formula) for entry in entries):
        texts = [_typed(entry) for entry in entries]
        block.setFormulaArray(_rows(texts, columns))
        refuse_misspelt(block)
    else:
        block.setDataArray(_rows(entries, columns))


def _rows(cells: Sequence[Any], columns: int) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(cells[at : at + columns]) for at in range(0, len(cells), columns))


def _typed(entry: _Entry) -> str:
    if isinstance(entry, _Formula):
        return entry.text
    if isinstance(entry, float):
        return repr(entry)
    return f"'{entry}" if entry else ""


def _entry(value: Any, kind: Kind | None, cell: tuple[int, int]) -> _Entry:
    if value is None or value == "":
        return ""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise ExcelError(f"The text for {place(*cell)} is longer than {LONGEST_TEXT} characters.")
    if kind is Kind.TEXT:
        return _as_text(value, cell)
    if isinstance(value, str):
        return _typed_text(value, cell)
    if isinstance(value, datetime):
        return (value - DAY_0) / timedelta(days=1)
    return float(value)


def _as_text(value: Any, cell: tuple[int, int]) -> str:
    """In a cell of the format Text, a number is kept as the text of its digits."""
    if isinstance(value, str):
        return value.removeprefix("'")
    if isinstance(value, bool | datetime):
        raise NotImplementedError(f"a date or truth value in {place(*cell)}, a cell for text")
    return f"{value:.15g}"


def _typed_text(text: str, cell: tuple[int, int]) -> str | _Formula:
    if text.startswith("'"):
        return text[1:]
    if text.startswith("=") and len(text) > 1:
        return _Formula(to_office(text))
    if text in ERRORS:
        return _Formula(f"={text}")
    if _is_taken_for_another(text):
        raise ExcelError(
            f"Excel would not take {text!r} in {place(*cell)} for text:"
            " begin it with an apostrophe."
        )
    return text


def _is_taken_for_another(text: str) -> bool:
    """Whether Excel might make a number, a date, a formula or an error of a text."""
    without = _WORDS_OF_DATES.sub("", text)
    return bool(text) and (
        text.upper() in {"TRUE", "FALSE", *ERRORS}
        or (text[0] in "+-@" and len(text) > 1)
        or _LIKE_A_NUMBER.fullmatch(without) is not None
    )


def _new_formats(
    cells: dict[tuple[int, int], Any], kinds: dict[tuple[int, int], Kind]
) -> dict[str, list[tuple[int, int]]]:
    """The cells whose number format has to be set, by its code."""
    found: dict[str, list[tuple[int, int]]] = {}
    for cell, value in cells.items():
        code = _new_format(value, kinds.get(cell))
        if code is not None:
            found.setdefault(code, []).append(cell)
    return found


def _new_format(value: Any, kind: Kind | None) -> str | None:
    """The format for a value in a cell, or None where the cell's own is right.

    Excel gives a date its format where the cell has none. LibreOffice tells truth values from
    numbers by the format alone, and turns a cell with a text like "12" into a cell for text.
    """
    if kind is Kind.TEXT:
        return None
    if isinstance(value, datetime):
        return None if kind is Kind.DATE else DATE
    if isinstance(value, bool):
        return None if kind is Kind.TRUTH else TRUTH
    if isinstance(value, str) and value.startswith("'") and _is_taken_for_another(value[1:]):
        return DATE if kind is Kind.DATE else GENERAL
    return GENERAL if kind is Kind.TRUTH else None


def _runs(cells: Iterable[tuple[int, int]]) -> list[Area]:
    """The cells as areas, those below one another in a column together."""
    runs: list[Area] = []
    for column, row in sorted((column, row) for row, column in cells):
        above = runs[-1] if runs else None
        if above and (above.first_column, above.last_row) == (column, row - 1):
            runs[-1] = replace(above, last_row=row)
        else:
            runs.append(Area(row, column, row, column))
    return runs
