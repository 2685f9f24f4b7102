"""Whether validations and conditional formats still guard every row of the tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from openpyxl.utils import get_column_letter

from risk_register.findings import Finding, Severity
from workbook_builder.reading.cells import column_number
from workbook_builder.reading.opened import OpenedBook, ReadSheet, ReadTable, area_of
from workbook_builder.reading.rows import Frame
from workbook_builder.verification.cells import normal

_ADDRESS = re.compile(r"(?<![\w.\[])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\w(\]])")

_Guard = tuple[str, str, str]
"""What a column is guarded by: its heading, the kind of rule, and the rule's formula."""

_Rows = dict[_Guard, set[int]]
"""The rows of the table that each guard covers."""


def guards(book: OpenedBook, sheet: ReadSheet, fresh: OpenedBook) -> Iterator[Finding]:
    """Rules that a workbook built anew has for every row, and this one for some rows or none."""
    for table in sheet.tables:
        if table.name in fresh.tables:
            made_sheet, made = fresh.tables[table.name]
            expected = [
                guard
                for guard, rows in _covered(fresh, made_sheet, made).items()
                if rows >= _rows_of(made)
            ]
            yield from _missing(sheet, table, expected, _covered(book, sheet, table))


def _rows_of(table: ReadTable) -> set[int]:
    return set(range(table.first_row, table.last_row + 1))


def _missing(
    sheet: ReadSheet, table: ReadTable, expected: Iterable[_Guard], there: _Rows
) -> Iterator[Finding]:
    rows = _rows_of(table)
    for heading, kind, formula in expected:
        bare = rows - there.get((heading, kind, formula), set())
        if bare and heading in table.columns:
            letter = get_column_letter(table.columns[heading])
            place = sheet.place(min(bare)).at_column(letter)
            covered = "no row" if bare == rows else f"{len(rows) - len(bare)} of {len(rows)} rows"
            yield Finding(
                f"verify-{kind}", place, f"the {kind} of {heading} in every row", covered,
                Severity.WARNING, remedy="Build the workbook anew.",
            )  # fmt: skip


def _covered(book: OpenedBook, sheet: ReadSheet, table: ReadTable) -> _Rows:
    """The guards of a table, with addresses as headings and rows counted from their own row."""
    headings = {number: heading for heading, number in table.columns.items()}
    covered: _Rows = defaultdict(set)
    for kind, sqref, formula in _rules(book.frame(sheet)):
        for area in filter(None, map(area_of, sqref.split())):
            top = area.top
            for column in range(area.left, min(area.right, table.area.right) + 1):
                if column in headings:
                    guard = headings[column], kind, _relative(normal(formula), top, headings)
                    covered[guard].update(range(area.top, area.bottom + 1))
    return covered


def _rules(frame: Frame) -> Iterator[tuple[str, str, str]]:
    """Each rule of a sheet: its kind, where it holds, and its formula."""
    formatted = ""
    for each in frame.elements:
        if each.name == "dataValidation":
            kind = each.attributes.get("type", "none")
            formula = "0" if each.formula == "FALSE" else each.formula  # as LibreOffice writes it
            if kind != "none":
                yield "validation", each.attributes.get("sqref", ""), f"{kind} {formula}"
        elif each.name == "conditionalFormatting":
            formatted = each.attributes.get("sqref", "")
        elif each.name == "cfRule":
            yield "format", formatted, each.formula


def _relative(formula: str, top: int, headings: Mapping[int, str]) -> str:
    """A formula in which columns go by heading, rows by how far they are from their own.

    Fixed rows, as in the area of a table, may reach further in one workbook than in another.
    """

    def named(found: re.Match[str]) -> str:
        heading = headings.get(column_number(found[2]), found[2])
        return f"[{heading}]" + ("" if found[3] else f"{int(found[4]) - top:+}")

    return _ADDRESS.sub(named, formula)
