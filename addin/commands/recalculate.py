"""Recalculate: formulas that were typed over are put back, and every figure is compared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from addin.choices import Choices
from addin.findings_area import findings_area
from addin.open_book import Changes, OpenBook, listed
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import SheetPlace
from risk_register.plurals import number_of
from workbook_builder.verification.cells import CalculatedCell, difference
from workbook_builder.verification.verify import beside_a_new_one, calculated_cells

_LONGEST_ADDRESS = 250
"""Characters of an address of several areas that Excel takes."""


def recalculate(book: OpenBook, _choices: Choices) -> None:
    """Puts formulas back, recalculates, and compares what is shown with what the core computes.

    Only cells that lost their formula are written, and the list on the Checks sheet. Raises
    RefusedError for a book that is no register or has errors, from which no figure follows.
    """
    area = findings_area(book.book)
    book.status("Recalculate: looking for formulas that were typed over …")
    typed_over = [cell for cell in _calculated(book) if cell.typed_over]
    with book.changing("Recalculate") as changes:
        _put_back(book, changes, typed_over)
        book.status("Recalculate: recalculating, and comparing every figure …")
        book.book.app.calculate()
        now = _calculated(book)
        findings = [*_told(typed_over, now), *filter(None, map(difference, now))]
        summary = _summary(typed_over, now)
        area.show(changes, findings, summary)
    book.say(listed(summary, findings) if findings else summary)


def _calculated(book: OpenBook) -> list[CalculatedCell]:
    register, _ = book.read_sound()
    with book.copied() as path, beside_a_new_one(path, register) as (opened, fresh):
        return [*calculated_cells(opened, fresh, register)]


def _put_back(book: OpenBook, changes: Changes, cells: Sequence[CalculatedCell]) -> None:
    """Writes each formula into the cells that lost it: all of a column at once."""
    alike = attrgetter("place.source", "array", "formula")
    for (sheet, array, formula), group in groupby(sorted(cells, key=alike), key=alike):
        for address in _addresses([cell.place for cell in group]):
            changes.write_formulas(book.book.sheets[sheet].range(address), f"={formula}", array)


def _addresses(places: Sequence[SheetPlace]) -> list[str]:
    """The cells as addresses of several areas: `G5,G9`, each short enough for Excel."""
    addresses = [""]
    for place in places:
        cell = f"{place.column}{place.line}"
        joined = f"{addresses[-1]},{cell}".lstrip(",")
        if len(joined) <= _LONGEST_ADDRESS:
            addresses[-1] = joined
        else:
            addresses.append(cell)
    return addresses


def _told(before: Sequence[CalculatedCell], now: Sequence[CalculatedCell]) -> list[Finding]:
    """What was put back: the old value of each cell, and the new one."""
    values = {str(cell.place): cell.found.value for cell in now}
    return [
        Finding(
            "formula-put-back", cell.place,
            f"its formula, which was put back and gives {quoted(values.get(str(cell.place)))}",
            quoted(cell.found.value), Severity.NOTE,
        )
        for cell in before
    ]  # fmt: skip


def _summary(before: Sequence[CalculatedCell], now: Sequence[CalculatedCell]) -> str:
    """`3 formulas put back. 1,284 figures agree.`"""
    differ = sum(difference(cell) is not None for cell in now)
    put_back = f"{number_of(len(before), 'formula')} put back. " if before else ""
    agreeing = f"{number_of(len(now) - differ, 'figure')} agree"
    return f"{put_back}{agreeing}" + (f", {differ:,} differ." if differ else ".")
