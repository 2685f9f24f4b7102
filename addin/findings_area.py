"""The part of the Checks sheet on which the add-in lists what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import xlwings as xw

from addin.cells import cell_text, link_formula, named_range
from addin.open_book import Changes, RefusedError
from risk_register.findings import Finding, Severity
from risk_register.plurals import number_of
from workbook_builder.sheets.checks import ROOM

_LINK = 4
"""The column of the links, counted from 0; the texts stand before it."""


@dataclass(frozen=True, slots=True)
class FindingsArea:
    """Where findings are listed, and the cell above them that sums them up."""

    rows: xw.Range
    summary: xw.Range

    def show(self, changes: Changes, findings: Sequence[Finding], summary: str) -> None:
        """Lists findings in place of earlier ones, errors first, with links to their cells."""
        ordered = in_order(findings)
        changes.write_values(self.summary, cell_text(summary))
        changes.write_values(self.rows.resize(column_size=_LINK), _texts(ordered))
        changes.write_formulas(self.rows.columns[_LINK], _links(ordered))


def findings_area(book: xw.Book) -> FindingsArea:
    """The area of a book. Raises RefusedError for one that was built before there was one."""
    rows, summary = named_range(book, "Findings"), named_range(book, "Last_validation")
    if rows is None or summary is None:
        raise RefusedError(
            "This book was built by an earlier version, whose Checks sheet has no room for "
            "findings. Build it anew: opcc-register build OLD.xlsx -o NEW.xlsx"
        )
    return FindingsArea(rows, summary)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Errors first, then warnings, then notes; each in the order in which they were found."""
    order = [*Severity]
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _texts(findings: Sequence[Finding]) -> list[list[str | None]]:
    """As many rows as there is room for; empty ones where there are no more findings."""
    rows: list[list[str | None]] = [
        [*map(cell_text, (each.expected, each.actual, each.reference, each.severity.title()))]
        for each in findings[: _listed(findings)]
    ]
    if len(findings) > len(rows):
        more = number_of(len(findings) - len(rows), "more finding")
        rows.append([f"… and {more}: opcc-register check lists them all", None, None, None])
    nothing: list[str | None] = [None] * _LINK
    return [*rows, *[nothing] * (ROOM - len(rows))]


def _links(findings: Sequence[Finding]) -> list[list[str]]:
    links = [[link_formula(each.place)] for each in findings[: _listed(findings)]]
    return [*links, *[[""]] * (ROOM - len(links))]


def _listed(findings: Sequence[Finding]) -> int:
    """How many findings are listed: all, or all but the line that counts those left out."""
    return len(findings) if len(findings) <= ROOM else ROOM - 1
