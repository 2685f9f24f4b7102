"""From what stands in a cell to the text that an entry would have in a file."""

from __future__ import annotations

from datetime import date

from risk_register.fields import Field, Kind
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.values import Month
from workbook_builder.reading.cells import CellError, ReadCell
from workbook_builder.reading.number_formats import shows_date, shows_month
from workbook_builder.reading.opened import OpenedBook

_DATES = (Kind.DATE, Kind.DATE_OR_MONTH)
_NUMBERS = (Kind.LEVEL, Kind.SCORE, Kind.NUMBER)


class EntryCells:
    """Reads the cells that are entered, and tells of what an entry cannot keep."""

    def __init__(self, book: OpenedBook, findings: list[Finding]) -> None:
        """`findings` is added to; nothing is raised."""
        self._book = book
        self._findings = findings

    def text(self, cell: ReadCell, field: Field, row: Place) -> str | None:
        """The entry of a field as a text: a number that is shown as a date, as a date.

        `row` is the place of the row in which the cell stands. `None` if there can be none, which
        has been told.
        """
        if cell.calculated:
            self._tell_of_formula(cell, row.at_field(field.name))
        if cell.rich:
            expected = "one look for the whole text; the parts of it are not carried"
            self._tell("entry-rich-text", row.at_field(field.name), expected, "several")
        value = cell.value
        if value is None:
            return ""
        if isinstance(value, CellError):
            place, actual = row.at_field(field.name), f"the error {value.text}"
            self._findings.append(Finding("entry-error", place, "a value", actual))
            return None
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return str(value).upper()
        return self._number(cell, value, field, row)

    def _number(self, cell: ReadCell, value: int | float, field: Field, row: Place) -> str:
        kind = field.kind
        number_format = self._book.number_format(cell)
        dated = kind in _DATES or (kind not in _NUMBERS and shows_date(number_format))
        day = self._book.day(value) if dated else None
        if day is None:
            return str(value)
        if value != int(value):
            expected = "a date; the time of day is not kept"
            self._tell("entry-time", row.at_field(field.name), expected, quoted(value))
        return _dated(day, as_month=kind is Kind.DATE_OR_MONTH and shows_month(number_format))

    def _tell_of_formula(self, cell: ReadCell, place: Place) -> None:
        formula = quoted(f"={cell.formula}") if cell.formula else "a formula"
        if cell.value is None:
            self._tell("entry-formula", place, "an entry", f"{formula}, which came to nothing")
        else:
            self._tell("entry-formula", place, "an entry; its value is kept", formula)

    def _tell(self, code: str, place: Place, expected: str, actual: str) -> None:
        self._findings.append(Finding(code, place, expected, actual, Severity.WARNING))


def _dated(day: date, *, as_month: bool) -> str:
    return str(Month(day.year, day.month)) if as_month and day.day == 1 else day.isoformat()
