"""Recalculate: formulas that were typed over are put back, and every figure is compared."""

from __future__ import annotations

from addin.choices import Choices
from addin.findings_area import findings_area
from addin.open_book import OpenBook, RefusedError, bullets, listed
from addin.putting_back import hindrances, put_back, what_to_do
from risk_register.checks.run import with_references
from risk_register.findings import Finding
from risk_register.register import Register
from workbook_builder.reading.package import UnreadableError
from workbook_builder.verification import recalculation
from workbook_builder.verification.cells import CalculatedCell


def recalculate(book: OpenBook, _choices: Choices) -> None:
    """Puts formulas back, recalculates, and compares what is shown with what the core computes.

    Only cells that lost their formula are written, and the list on the Checks sheet. Raises
    RefusedError for a book that is no register or has errors, from which no figure follows.
    """
    book.status("Recalculate: looking for formulas that were typed over …")
    register, _ = book.read_sound()
    area = findings_area(book.book)
    _refuse_lost_columns(book, register)
    typed_over = [cell for cell in _calculated(book, register) if cell.typed_over]
    hindered = hindrances(book.book, typed_over)
    with book.changing("Recalculate") as changes:
        free = [cell for cell in typed_over if str(cell.place) not in hindered]
        put_back(book.book, changes, free)
        book.status("Recalculate: recalculating, and comparing every figure …")
        book.book.app.calculate()
        now = _calculated(book, register)
        left = [cell for cell in now if cell.typed_over]
        findings = [
            *(recalculation.not_put_back(cell, what_to_do(cell, hindered)) for cell in left),
            *_put_back(typed_over, now),
            *recalculation.differing(now),
        ]
        findings = [*with_references(register, findings)]
        summary = recalculation.summary(len(typed_over) - len(left), len(left), now)
        area.show(changes, findings, f"Recalculate: {summary}", "recalculate")
    where = [f"\nThey are listed on the sheet {area.rows.sheet.name}."] if findings else []
    book.say("\n".join([summary, *where, *bullets(findings)]))


def _calculated(book: OpenBook, register: Register) -> list[CalculatedCell]:
    with book.copied() as path:
        try:
            return recalculation.cells_in(path, register)
        except UnreadableError as error:
            raise RefusedError(f"{book.book.name} cannot be read: {error.finding}") from error


def _refuse_lost_columns(book: OpenBook, register: Register) -> None:
    """Excel would refuse formulas that speak of a column which is not there."""
    with book.copied() as path:
        lost = recalculation.columns_lost_from(path, register)
    if lost:
        raise RefusedError(
            listed("Calculated columns were renamed or deleted, so nothing was done", lost)
            + "\n\nGive each its heading again, or build the book anew: opcc-register build"
        )


def _put_back(before: list[CalculatedCell], now: list[CalculatedCell]) -> list[Finding]:
    """What is told of each formula that is there again: the old value, and the new one."""
    shown = {str(cell.place): cell.found.value for cell in now if not cell.typed_over}
    return [
        recalculation.put_back(cell, shown[str(cell.place)])
        for cell in before
        if str(cell.place) in shown
    ]
