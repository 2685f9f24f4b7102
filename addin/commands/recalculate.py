"""Recalculate: formulas that were typed over are put back, and every figure is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from addin.choices import Choices
from addin.findings_area import findings_area
from addin.open_book import OpenBook, RefusedError, bullets, listed, read_file
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
    with book.copied() as path:
        register, _ = read_file(path, book.book.name)
        area = findings_area(book.book)
        _refuse_lost_columns(path, register)
        typed_over = [cell for cell in _calculated(path, register) if cell.typed_over]
    hindered = hindrances(book.book, typed_over)
    with book.changing("Recalculate") as changes:
        free = [cell for cell in typed_over if str(cell.place) not in hindered]
        put_back(book.book, changes, free)
        book.status("Recalculate: recalculating, and comparing every figure …")
        book.book.app.calculate()
        with book.copied() as path:
            now = _calculated(path, register)
        left = sum(cell.typed_over for cell in now)
        summary = recalculation.summary(len(typed_over) - left, left, now)
        findings = [*with_references(register, _findings(typed_over, now, hindered))]
        area.show(changes, findings, f"Recalculate: {summary}", "recalculate")
    where = [f"\nThey are listed on the sheet {area.rows.sheet.name}."] if findings else []
    book.say("\n".join([summary, *where, *bullets(findings)]))


def _calculated(path: Path, register: Register) -> list[CalculatedCell]:
    try:
        return recalculation.cells_in(path, register)
    except UnreadableError as error:
        raise RefusedError(f"The book cannot be read: {error.finding}") from error


def _refuse_lost_columns(path: Path, register: Register) -> None:
    """Excel would refuse formulas that speak of a column which is not there."""
    lost = recalculation.columns_lost_from(path, register)
    if lost:
        raise RefusedError(
            listed("Calculated columns were renamed or deleted, so nothing was done", lost)
            + "\n\nGive each its heading again, or build the book anew: opcc-register build"
        )


def _findings(
    before: Sequence[CalculatedCell], now: Sequence[CalculatedCell], hindered: Mapping[str, str]
) -> list[Finding]:
    """What is told: formulas that are not there, those that are again, figures that differ."""
    by_place = {str(cell.place): cell for cell in now}
    left = [cell for cell in now if cell.typed_over]
    again = [(cell, by_place[str(cell.place)]) for cell in before]
    return [
        *(recalculation.not_put_back(cell, what_to_do(cell, hindered)) for cell in left),
        *(
            recalculation.put_back(was, cell.found.value)
            for was, cell in again
            if not cell.typed_over
        ),
        *recalculation.differing(now),
    ]
