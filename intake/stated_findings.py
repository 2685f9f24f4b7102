"""What is told of a paper: columns that are left out, references and scores that are unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from intake.column_cells import is_reference
from intake.grid import GridCell, GridRow, own_cells
from intake.stated_columns import Column
from intake.stated_days import When
from intake.stated_figures import Headings
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place

_HOW_BAD = {When.LAST_QUARTER: Severity.NOTE, When.ANOTHER: Severity.WARNING}


class Told:
    """Collects what there is to tell while a paper is read."""

    def __init__(self, headings: Headings) -> None:
        """`headings` knows the register's references, and what its scheme can rate."""
        self._headings = headings
        self._columns: dict[str, bool] = {}
        self._unknown: dict[str, None] = {}
        self._here: list[str] = []
        self._without_heading: GridCell | None = None
        self._days: dict[str, When] = {}
        self._beyond: list[Finding] = []

    def begin(self) -> None:
        """A table begins."""
        self._here = []

    def referred(self, row: GridRow, reference: GridCell) -> None:
        """A row stands under a heading of references."""
        if reference.own and is_reference(reference) and len(own_cells(row)) > 1:
            self._here.append(reference.text)
        if any(map(self._headings.risk, self._here)):
            found = (each for each in self._here if not self._headings.risk(each))
            self._unknown |= dict.fromkeys(found)

    def without_heading(self, reference: GridCell) -> None:
        """A row begins with a reference of the register, and no heading says so."""
        self._without_heading = self._without_heading or reference

    def of_day(self, day: date | None, moment: When) -> None:
        """A figure of a day is read."""
        if day and moment is not When.TODAY:
            self._days.setdefault(f"{day:%d/%m/%Y}", moment)

    def taken(self, column: Column, cell: GridCell, reference: str) -> None:
        """A figure is stated."""
        self._columns[column.heading] = True
        if expected := self._headings.beyond(column.figure, cell.text):
            self._beyond.append(
                Finding("stated-beyond", cell.place, expected, quoted(cell.text),
                        Severity.WARNING, reference, column.figure)
            )  # fmt: skip

    def left_out(self, column: Column) -> None:
        """What stands in a column is not stated."""
        self._columns.setdefault(column.heading, False)

    def findings(self, paper: Place) -> Iterator[Finding]:
        """What is to be told, each thing once."""
        yield from self._beyond
        for day, moment in self._days.items():
            expected = f"figures of {self._headings.as_at:%d/%m/%Y}"
            yield Finding(
                "stated-day",
                paper,
                expected,
                _of_day(day, moment, self._headings.measure),
                _HOW_BAD[moment],
            )
        if cell := self._without_heading:
            expected = "a heading of references above it, such as Ref"
            yield Finding("stated-unheaded", cell.place, expected, quoted(cell.text) + " and none",
                          Severity.NOTE)  # fmt: skip
        if self._unknown:
            expected = "references that the register has"
            yield _note("stated-references", paper, expected, self._unknown)
        columns = [heading for heading, stated in self._columns.items() if not stated]
        if columns:
            expected = "columns and counts that can be compared with the register"
            yield _note("stated-columns", paper, expected, columns)


def _of_day(day: str, moment: When, measure: str) -> str:
    if moment is When.LAST_QUARTER:
        return f"figures of {day}, the last quarter: {measure}s are stated as previous {measure}s"
    return f"figures of {day}, neither that day nor the last quarter: no {measure} is stated"


def _note(code: str, place: Place, expected: str, names: Iterable[str]) -> Finding:
    return Finding(code, place, expected, ", ".join(map(quoted, names)), Severity.NOTE)
