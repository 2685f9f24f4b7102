"""The part of the Checks sheet on which the add-in lists what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import xlwings as xw

from addin.cells import cell_text, link_formula, named_range
from addin.changes import Changes
from addin.open_book import RefusedError
from risk_register.findings import Finding, worst_first
from risk_register.plurals import number_of
from workbook_builder.sheets.checks import FINDINGS, LAST_VALIDATION

_LINK = 4
"""The column of the links, counted from 0; the texts stand before it."""

_NO_ROOM = (
    "This book has no room for findings: its Checks sheet was deleted, or it was built by an "
    "earlier version. Nothing was changed. Build it anew: opcc-register build OLD.xlsx -o NEW.xlsx"
)


@dataclass(frozen=True, slots=True)
class FindingsArea:
    """Where findings are listed, and the cell above them that sums them up."""

    rows: xw.Range
    summary: xw.Range

    def show(
        self, changes: Changes, findings: Sequence[Finding], summary: str, command: str
    ) -> None:
        """Lists findings in place of earlier ones, errors first, with links to their cells.

        `command` is that of opcc-register which lists them all, should there be no room.
        """
        room = self.rows.shape[0]
        listed = worst_first(findings)[: room if len(findings) <= room else room - 1]
        texts: list[list[str]] = [
            [*map(cell_text, (each.expected, each.actual, each.reference, each.severity.title()))]
            for each in listed
        ]
        links = [[link_formula(each.place)] for each in listed]
        if len(listed) < len(findings):
            more = number_of(len(findings) - len(listed), "more finding")
            texts.append([f"… and {more}: opcc-register {command} lists them all", "", "", ""])
        changes.write_values(self.summary, cell_text(summary))
        cells = self.rows.resize(column_size=_LINK)
        changes.write_values(cells, _filled(texts, room, _LINK))
        changes.write_formulas(self.rows.columns[_LINK], _filled(links, room, 1))


def findings_area(book: xw.Book) -> FindingsArea:
    """The area of a book. Raises RefusedError if it has none, or none that can be written."""
    rows, summary = named_range(book, FINDINGS), named_range(book, LAST_VALIDATION)
    if rows is None or summary is None or rows.shape[1] != _LINK + 1:
        raise RefusedError(_NO_ROOM)
    sheet = rows.sheet
    if sheet.api.ProtectContents and (rows.api.Locked is not False or summary.api.Locked):
        raise RefusedError(
            f"The sheet {sheet.name} is protected, and the cells for findings are locked. Nothing "
            "was changed. Lift the protection (Review, Unprotect Sheet), and press the button "
            "again."
        )
    return FindingsArea(rows, summary)


def _filled(rows: list[list[str]], room: int, columns: int) -> list[list[str]]:
    """Rows, and empty ones down to the end of the area."""
    return [*rows, *[[""] * columns for _ in range(room - len(rows))]]
