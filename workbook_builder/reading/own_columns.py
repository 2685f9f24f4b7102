"""Columns that an office has added to a table: their values, formulas and formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.utils import get_column_letter

from risk_register.findings import Finding, Severity, quoted
from risk_register.legible import illegible
from risk_register.own_columns import Formula, OwnColumn, OwnValue
from risk_register.places import SheetPlace
from workbook_builder.own_formulas import Headings, by_heading, stuck_at
from workbook_builder.reading.cells import CellError, Cells, ReadCell
from workbook_builder.reading.number_formats import shows_date
from workbook_builder.reading.opened import OpenedBook, ReadTable

_GENERAL = "General"


class OwnColumnReader:
    """Reads the own columns of one table, row by row."""

    def __init__(
        self,
        book: OpenedBook,
        table: ReadTable,
        columns: Mapping[int, str],
        headings: Headings,
        findings: list[Finding],
    ) -> None:
        """`columns` has the headings of the own columns by number; `findings` is added to."""
        self._book = book
        self._table = table
        self._columns = columns
        self._headings = headings
        self._findings = findings
        self._all = {column: heading for heading, column in table.columns.items()}
        self._shared: dict[str, tuple[str, str]] = {}
        self._formats: dict[str, Counter[str]] = {each: Counter() for each in columns.values()}
        self._formulas: dict[str, Counter[str]] = {each: Counter() for each in columns.values()}

    def values(self, row: int, cells: Cells, place: SheetPlace) -> dict[str, OwnValue]:
        """What stands in the own columns of a row, by heading; empty cells are left out."""
        found: dict[str, OwnValue] = {}
        for column, heading in self._columns.items():
            if column in cells:
                value = self._value(row, column, cells[column], place.at_field(heading))
                if value is not None:
                    found[heading] = value
                    self._count(heading, value, cells[column])
        return found

    def finished(self, column: OwnColumn, formats: Mapping[str, str]) -> OwnColumn:
        """A column with its format and with the formula that a new row is given.

        `formats` has the number formats of empty columns by heading.
        """
        used = self._formats[column.heading].most_common(1)
        number_format = used[0][0] if used else formats.get(column.heading, _GENERAL)
        formula = self._new_row_formula(column.heading)
        return replace(column, formula=formula, number_format=number_format)

    def _new_row_formula(self, heading: str) -> str:
        """The table's formula for the column or, where the table lost it, that of most cells."""
        declared = self._table.formulas[heading]
        if declared and not stuck_at(declared, self._headings):
            return declared
        if not declared and self._book.keeps_column_formulas:
            return ""
        found = self._formulas[heading].most_common(1)
        in_most = found and found[0][1] * 2 > self._formats[heading].total()
        return found[0][0] if in_most else ""

    def _count(self, heading: str, value: OwnValue, cell: ReadCell) -> None:
        self._formats[heading][self._book.number_format(cell)] += 1
        if isinstance(value, Formula):
            self._formulas[heading][value.text] += 1

    def _value(self, row: int, column: int, cell: ReadCell, place: SheetPlace) -> OwnValue:
        if not cell.calculated:
            return self._entered(cell, place)
        formula = self._formula(row, column, cell)
        stuck = stuck_at(formula, self._headings)
        if not stuck and not cell.array:
            return Formula(formula)
        expected = "a formula that refers to tables by their headings; its value is kept"
        if stuck:
            self._tell("own-formula", place, expected, quoted(stuck))
        else:
            expected = "a formula of one cell; its value is kept"
            self._tell("own-formula", place, expected, f"the array formula {quoted(formula)}")
        return self._entered(cell, place)

    def _formula(self, row: int, column: int, cell: ReadCell) -> str:
        """The formula of a cell; several cells may share one, each with its own addresses."""
        formula = cell.formula
        if cell.shared:
            here = f"{get_column_letter(column)}{row}"
            first, origin = self._shared.setdefault(cell.shared, (formula, here))
            formula = formula or _translated(first, origin, here)
        return by_heading(formula, row, self._table.name, self._all)

    def _entered(self, cell: ReadCell, place: SheetPlace) -> OwnValue:
        value = cell.value
        if cell.rich:
            expected = "one look for the whole text; the parts of it are not carried"
            self._tell("entry-rich-text", place, expected, "several")
        if isinstance(value, CellError):
            self._tell(
                "entry-error", place, "a value; the cell is left empty", f"the error {value}"
            )
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value + self._book.days_late if self._is_date(cell) else value
        if isinstance(value, str) and (problem := illegible(value, place)):
            self._findings.append(problem)
            return None
        return value

    def _is_date(self, cell: ReadCell) -> bool:
        return shows_date(self._book.number_format(cell))

    def _tell(self, code: str, place: SheetPlace, expected: str, actual: str) -> None:
        self._findings.append(Finding(code, place, expected, actual, Severity.WARNING))


def _translated(formula: str, origin: str, here: str) -> str:
    """A formula as it is in another cell; nothing, if it would refer to cells off the sheet."""
    try:
        return str(Translator(f"={formula}", origin).translate_formula(here))[1:]
    except (TranslatorError, TokenizerError, IndexError, ValueError):
        return ""
