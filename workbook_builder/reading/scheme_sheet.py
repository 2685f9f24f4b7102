"""The cells of the Scheme sheet: its tables by heading and its named figures, with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formulas.text import scale_table
from risk_register.findings import Finding, Severity, quoted
from risk_register.legible import illegible
from risk_register.places import Place, SheetPlace
from workbook_builder.book import sheet_name
from workbook_builder.reading.cells import CellError, CellValue, ReadCell
from workbook_builder.reading.opened import OpenedBook

_CODE = "scheme-sheet"
_TITLE = "Scheme"

_TABLE_KEYS = {scale_table(axis): f"{axis}.levels" for axis in ("likelihood", "impact")}
"""What a scheme's file calls a table of the sheet, where that is not its name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of the sheet, and where it is."""

    value: CellValue
    place: SheetPlace
    calculated: bool = False


Line = Mapping[str, Shown]
"""One row of a table of the sheet, by heading."""


class SchemeSheet:
    """Hands out what stands in the sheet, and finds what is missing there or makes no sense."""

    def __init__(self, book: OpenedBook, findings: list[Finding]) -> None:
        """Takes the workbook, and the list to which findings are added."""
        self._book = book
        self._findings = findings
        self._places: dict[str, Place] = {}

    def place(self, key: str) -> Place:
        """Where the sheet shows what a scheme's file says under a key: `bands.High.from`."""
        sheet = self._book.named_sheet(sheet_name(_TITLE))
        otherwise = Place(f"sheet {sheet.title if sheet else _TITLE}", column=key)
        return self._places.get(key, otherwise)

    def remember(self, key: str, place: Place) -> None:
        """Notes where the sheet shows what a scheme's file says under a key."""
        self._places[key] = place

    def figure(self, name: str, key: str, otherwise: int) -> int:
        """The figure in a named cell. `key` is what a scheme's file calls it."""
        found = self._book.named_cell(name)
        if found is None:
            self._tell_of_missing(f"a cell with the name {name}")
            return otherwise
        self._places[key] = found[1]
        return self.whole(_shown(*found), otherwise)

    def tell_of_typed_over(self, line: Line, heading: str) -> None:
        """Finds a value where a formula must be."""
        cell = line.get(heading)
        if cell and cell.value is not None and not cell.calculated:
            expected = f"the formula of {heading}, which is put back"
            actual = quoted(cell.value)
            self._findings.append(
                Finding("typed-over", cell.place, expected, actual, Severity.WARNING)
            )

    def lines(self, table: str, count: int | None = None) -> Sequence[Line]:
        """The rows of a table; none, with a finding, if they are not as many as they must be."""
        found = self._book.tables.get(table)
        if found is None:
            if count != 0:
                self._tell_of_missing(f"a table with the name {table}")
            return []
        lines = [*_lines(self._book, table)]
        key = _TABLE_KEYS.get(table, table.lower())
        self._places[key] = found[0].place(found[1].area.top)
        if count is not None and len(lines) != count:
            place = found[0].place(found[1].area.top)
            self.report(place, f"{count} rows in the table {table}", str(len(lines)))
            return []
        return lines

    def text(self, line: Line, heading: str, otherwise: str, *, required: bool = False) -> str:
        """The text in a line's cell; `otherwise`, with a finding, if it cannot be one."""
        if heading not in line:
            return otherwise
        value, place = line[heading].value, line[heading].place
        if isinstance(value, CellError):
            self.report(place, f"a text for {heading}", value)
            return otherwise
        text = "" if value is None else str(value).strip()
        if problem := illegible(text, place):
            self._findings.append(problem)
        elif text or not required:
            return text
        else:
            self.report(place, f"a text for {heading}", "")
        return otherwise

    def whole(self, cell: Shown, otherwise: int) -> int:
        """The whole number in a cell; `otherwise`, with a finding, if it is none."""
        if isinstance(cell.value, int) and not isinstance(cell.value, bool) and cell.value >= 0:
            return cell.value
        expected = "a whole number from 0"
        if isinstance(cell.value, str) and cell.value.strip().isdecimal():
            expected += ", entered as a number and not as a text"
        self.report(cell.place, expected, cell.value)
        return otherwise

    def report(self, place: Place, expected: str, actual: CellValue) -> None:
        """Finds that the sheet shows something else than it must."""
        self._findings.append(Finding(_CODE, place, expected, quoted(actual)))

    def _tell_of_missing(self, expected: str) -> None:
        actual = "none; what the workbook was built with counts"
        self._findings.append(
            Finding("scheme-sheet-missing", self.place(""), expected, actual, Severity.WARNING)
        )


def _lines(book: OpenedBook, name: str) -> Iterator[Line]:
    sheet, table = book.tables[name]
    grid = book.grid(sheet)
    for row in range(table.first_row, table.last_row + 1):
        cells = grid.get(row, {})
        line = {
            heading: _shown(cells.get(column), sheet.place(row, column))
            for heading, column in table.columns.items()
        }
        if any(cell.value is not None for cell in line.values()):
            yield line


def _shown(cell: ReadCell | None, place: SheetPlace) -> Shown:
    return Shown(cell.value, place, cell.calculated) if cell else Shown(None, place)
