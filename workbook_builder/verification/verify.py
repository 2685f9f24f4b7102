"""Whether a workbook is still what it says it is. It is only read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path

from formulas.text import table_name
from risk_register.fields import TABLES, VERSIONS, Kind
from risk_register.findings import Finding, Severity, errors, quoted
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.places import Place
from risk_register.register import Register
from risk_register.rolling.archive import FOLDER
from risk_register.rolling.archived_seals import archived_seals
from workbook_builder.build import build, unbuildable
from workbook_builder.reading.opened import OpenedBook, ReadSheet
from workbook_builder.reading.package import Package, UnreadableError
from workbook_builder.reading.workbook import read_workbook
from workbook_builder.shape import shape_of
from workbook_builder.verification.cells import (
    CalculatedCell,
    difference,
    lost_columns,
    table_cells,
)
from workbook_builder.verification.found_shape import found_shape
from workbook_builder.verification.guards import guards
from workbook_builder.verification.scheme import scheme_differences
from workbook_builder.verification.seals import broken_seals
from workbook_builder.verification.sheets import chosen_otherwise, sheet_cells

_TOLD_HERE = ("typed-over",)
"""What reading tells and is found here again, with what the formula would give."""

_ENTERED = {table_name(table) for table in TABLES.values() if table != VERSIONS}
"""The tables that have a sheet of their own."""


def verify(path: Path, archive: Path | None = None) -> tuple[Register | None, list[Finding]]:
    """What is no longer as `build` made it, and what was read with it; `None` if nothing was.

    `archive` is where the folders of past quarters stand, if not beside the workbook.
    """
    register, findings = read_workbook(path)
    told = [finding for finding in findings if finding.code not in _TOLD_HERE]
    if register is None or errors(told) or unbuildable(register):
        return register, told
    try:
        with beside_a_new_one(path, register) as (book, fresh):
            told += _compared(book, fresh, register)
    except UnreadableError as error:
        told.append(error.finding)
    archive = archive or path.parent / FOLDER
    return register, [*told, *broken_seals(register), *archived_seals(register, [archive])]


@contextmanager
def beside_a_new_one(path: Path, register: Register) -> Iterator[tuple[OpenedBook, OpenedBook]]:
    """A workbook, and the one that is built of its register in the same shape, both open.

    Raises UnreadableError.
    """
    with tempfile.TemporaryDirectory() as folder, closing(Package(path)) as package:
        book, anew = OpenedBook(package), Path(folder) / "anew.xlsx"
        anew.write_bytes(build(register, shape=found_shape(book, shape_of(register))))
        with closing(Package(anew)) as fresh:
            yield book, OpenedBook(fresh)


def _compared(book: OpenedBook, fresh: OpenedBook, register: Register) -> Iterator[Finding]:
    yield from lost_columns(book, register)
    yield from filter(None, map(difference, calculated_cells(book, fresh, register)))
    for sheet in book.sheets:
        if _is_entered(sheet):
            yield from guards(book, sheet, fresh)
    yield from scheme_differences(register.scheme)
    yield from _hidden(book)
    yield from _names(book, fresh)
    yield from _texts(book, register)
    yield from _versions(register)


def calculated_cells(
    book: OpenedBook, fresh: OpenedBook, register: Register
) -> Iterator[CalculatedCell]:
    """Every cell of a workbook that should hold a formula. `fresh` is the same built anew."""
    sheets = [sheet for sheet in book.sheets if not _is_entered(sheet)]
    chosen = [chosen_otherwise(book, sheet, fresh) for sheet in sheets]
    yield from table_cells(book, register, chosen=any(chosen))
    for sheet, otherwise in zip(sheets, chosen, strict=True):
        yield from sheet_cells(book, sheet, fresh, compared=not otherwise)


def _is_entered(sheet: ReadSheet) -> bool:
    """Whether a sheet holds a table of the register's, and no lists of the builder's."""
    return any(table.name in _ENTERED for table in sheet.tables)


def _hidden(book: OpenedBook) -> Iterator[Finding]:
    """Sheets, rows and columns that cannot be seen. Rows that a filter hides are hidden too."""
    for sheet in book.sheets:
        frame = book.frame(sheet)
        if frame.hidden_rows:
            place, actual = Place(f"sheet {sheet.title}"), f"{len(frame.hidden_rows)} hidden"
            yield _warning("verify-hidden", place, "every row in sight", actual,
                           "Unhide them, or clear the filter.")  # fmt: skip
        if sheet.hidden:
            yield _warning("verify-hidden", Place(f"sheet {sheet.title}"), "a sheet in sight",
                           "a hidden one", "Unhide it.")  # fmt: skip
        for column in frame.named("col"):
            if column.attributes.get("hidden") in ("1", "true"):
                place = sheet.place(1, int(column.attributes.get("min", 1)))
                yield _warning("verify-hidden", place, "columns in sight", "a hidden column",
                               "Unhide it.")  # fmt: skip


def _names(book: OpenedBook, fresh: OpenedBook) -> Iterator[Finding]:
    for name in book.names:
        if name not in fresh.names and not name.startswith("_xlnm"):
            place = Place("the workbook's names", column=name)
            yield _warning("verify-name", place, "only the names of the register", quoted(name),
                           "Delete it in the Name Manager, or say what it is for.")  # fmt: skip


def _texts(book: OpenedBook, register: Register) -> Iterator[Finding]:
    """Dates and numbers that were entered as text, which formulas pass over."""
    counted = (Kind.DATE, Kind.DATE_OR_MONTH, Kind.LEVEL, Kind.SCORE, Kind.NUMBER)
    for table in kept_tables(register.scheme):
        found = book.tables.get(table_name(table))
        fields = [each for each in fields_of(table, register.scheme) if each.kind in counted]
        for row in register.rows(table.name) if found else ():
            cells = book.grid(found[0]).get(row.place.line or 0, {}) if found else {}
            for each in fields:
                at = found[1].columns.get(each.heading) if found else None
                if at and at in cells and isinstance(cells[at].value, str):
                    yield _warning(
                        "verify-text", row.place.at_field(each.name), "a number or a date",
                        f"the text {quoted(cells[at].value)}", "Enter it again.",
                    )  # fmt: skip


def _versions(register: Register) -> Iterator[Finding]:
    """The version log, whose dates rise."""
    for before, after in pairwise(register.rows("versions")):
        earlier, later = before.day("date"), after.day("date")
        if earlier and later and later < earlier:
            yield _warning(
                "verify-versions", after.place.at_field("date"),
                f"a date from {earlier:%d/%m/%Y}, that of the line above", f"{later:%d/%m/%Y}",
                "Correct the date, or the order of the lines.",
            )  # fmt: skip


def _warning(code: str, place: Place, expected: str, actual: str, remedy: str) -> Finding:
    return Finding(code, place, expected, actual, Severity.WARNING, remedy=remedy)
