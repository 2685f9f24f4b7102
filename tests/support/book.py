"""One workbook that is open in LibreOffice: its values and formulas, and changes to it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from tests.support.bridge import OfficeError, properties, uno
from tests.support.package import column_letters
from tests.support.searching import areas_showing

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xls": "MS Excel 97", ".ods": "calc8"}
CONTENT_FLAGS = 1 | 2 | 4 | 16  # CellFlags VALUE, DATETIME, STRING, FORMULA


class Program(Protocol):
    """The LibreOffice that a book is open in."""

    def running(self) -> bool:
        """Whether it lives."""

    def deadline(self, doing: str) -> AbstractContextManager[None]:
        """What ends the program when a call takes too long."""


class Book:
    """One open workbook."""

    def __init__(self, office: Program, document: Any) -> None:
        self._office = office
        self._document = document

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def sheet_names(self) -> list[str]:
        """The names of all sheets in order, hidden ones too."""
        with self._office.deadline("listing the sheets"):
            return list(self._document.Sheets.getElementNames())

    def values(self, sheet_name: str) -> dict[str, object]:
        """What each cell shows as a value, by address ("C7"); empty cells are left out.

        A value is a str, a float or a bool; an error is its text, such as "#N/A". Dates
        are their serial numbers. A formula that gives an empty text is "". Errors that
        Excel does not know are as LibreOffice shows them, such as "Err:502".
        """
        with self._office.deadline(f"reading the values of {sheet_name}"):
            block = _used_block(self._sheet(sheet_name))
            return {} if block is None else _block_values(block)

    def formulas(self, sheet_name: str) -> dict[str, str]:
        """Each formula by address, in LibreOffice's own spelling (";", "Sheet.A1").

        An array formula stands in braces: "{=SUM(A1:A3*2)}". LibreOffice takes a stored
        truth value or error for a formula: "=TRUE()", "=#N/A".
        """
        with self._office.deadline(f"reading the formulas of {sheet_name}"):
            block = _used_block(self._sheet(sheet_name))
            if block is None:
                return {}
            texts = _by_address(block, block.getFormulaArray())
        return {at: text for at, text in texts.items() if text.startswith(("=", "{="))}

    def set(self, sheet_name: str, address: str, value: str | float | bool) -> None:
        """Enter a value as someone typing it would: "=A1+1", "2025-03-01", 12, "'text".

        Formulas are spelled as in Excel; "" empties the cell; formulas that depend on it
        are worked out at once. Validations are not asked, as Excel does not ask them when
        a program fills cells. OfficeError where a protected sheet refuses the change.
        """
        with self._office.deadline(f"setting {sheet_name}!{address}"):
            sheet = self._sheet(sheet_name)
            cell = sheet.getCellRangeByName(address)
            if sheet.isProtected() and cell.CellProtection.IsLocked:
                raise OfficeError(f"{sheet_name}!{address} is protected.")
            _enter(cell, value)

    def copy(self, sheet_name: str, source: str, target: str) -> None:
        """Copy a cell into another of the sheet, formula and all, as copying and pasting does."""
        with self._office.deadline(f"copying {sheet_name}!{source}"):
            sheet = self._sheet(sheet_name)
            cell, block = (sheet.getCellRangeByName(each) for each in (target, source))
            sheet.copyRange(cell.CellAddress, block.RangeAddress)

    def insert_column(self, sheet_name: str, before: str) -> None:
        """Insert an empty column before a column ("C") of a sheet."""
        with self._office.deadline(f"inserting a column into {sheet_name}"):
            sheet = self._sheet(sheet_name)
            at = sheet.getCellRangeByName(f"{before}1").CellAddress.Column
            sheet.Columns.insertByIndex(at, 1)

    def move_column(self, sheet_name: str, source: str, before: str) -> None:
        """Cut a whole column ("F") and insert it before another ("C")."""
        with self._office.deadline(f"moving a column of {sheet_name}"):
            sheet = self._sheet(sheet_name)
            at, target = (
                sheet.getCellRangeByName(f"{each}1").CellAddress.Column for each in (source, before)
            )
            sheet.Columns.insertByIndex(target, 1)
            at += at >= target
            cell = sheet.getCellByPosition(target, 0).CellAddress
            sheet.moveRange(cell, sheet.Columns.getByIndex(at).RangeAddress)
            sheet.Columns.removeByIndex(at, 1)

    def delete_column(self, sheet_name: str, column: str) -> None:
        """Delete a column ("C") of a sheet."""
        with self._office.deadline(f"deleting a column of {sheet_name}"):
            sheet = self._sheet(sheet_name)
            sheet.Columns.removeByIndex(
                sheet.getCellRangeByName(f"{column}1").CellAddress.Column, 1
            )

    def number_format(self, sheet_name: str, cells: str, code: str) -> None:
        """Give cells a number format, spelled as in an American Excel."""
        with self._office.deadline(f"formatting {sheet_name}!{cells}"):
            locale = uno().createUnoStruct("com.sun.star.lang.Locale")
            locale.Language, locale.Country = "en", "US"
            formats = self._document.NumberFormats
            key = formats.queryKey(code, locale, False)
            number = key if key >= 0 else formats.addNew(code, locale)
            self._sheet(sheet_name).getCellRangeByName(cells).setPropertyValue(
                "NumberFormat", number
            )

    def drop_validations(self, sheet_name: str, cells: str) -> None:
        """Let cells take any entry, as pasting other cells over them does."""
        with self._office.deadline(f"freeing {sheet_name}!{cells}"):
            block = self._sheet(sheet_name).getCellRangeByName(cells)
            validation = block.Validation
            validation.Type = uno().Enum("com.sun.star.sheet.ValidationType", "ANY")
            block.setPropertyValue("Validation", validation)

    def remove_sheet(self, name: str) -> None:
        """Delete a sheet."""
        with self._office.deadline(f"deleting {name}"):
            self._document.Sheets.removeByName(name)

    def recalculate(self) -> None:
        """Work out every formula again."""
        with self._office.deadline("recalculating"):
            self._document.calculateAll()

    def calculate(self) -> None:
        """Work out the formulas that an entry has touched, and no others."""
        with self._office.deadline("calculating"):
            self._document.calculate()

    def sort(self, sheet_name: str, cells: str, column: str, *, descending: bool = False) -> None:
        """Sort the rows of a range without its header ("A2:F9") by a column ("C")."""
        with self._office.deadline(f"sorting {sheet_name}!{cells}"):
            sheet = self._sheet(sheet_name)
            block = sheet.getCellRangeByName(cells)
            key = sheet.getCellRangeByName(f"{column}1").CellAddress.Column
            field = key - block.RangeAddress.StartColumn
            block.sort(_sort_descriptor(field, descending))

    def rename(self, sheet_name: str, new: str) -> None:
        """Give a sheet another name."""
        with self._office.deadline(f"renaming {sheet_name}"):
            self._sheet(sheet_name).setName(new)

    def add_sheet(self, name: str) -> None:
        """Add an empty sheet behind the others."""
        with self._office.deadline(f"adding {name}"):
            self._document.Sheets.insertNewByName(name, self._document.Sheets.getCount())

    def comment(self, sheet_name: str, address: str, text: str) -> None:
        """Put a comment on a cell."""
        with self._office.deadline(f"commenting on {sheet_name}!{address}"):
            sheet = self._sheet(sheet_name)
            place = sheet.getCellRangeByName(address).getCellAddress()
            sheet.getAnnotations().insertNew(place, text)

    def delete_row(self, sheet_name: str, row: int) -> None:
        """Take a whole row out of a sheet."""
        with self._office.deadline(f"deleting row {row} of {sheet_name}"):
            self._sheet(sheet_name).getRows().removeByIndex(row - 1, 1)

    def insert_row(self, sheet_name: str, before: int) -> None:
        """Put an empty row into a sheet, above another."""
        with self._office.deadline(f"inserting a row into {sheet_name}"):
            self._sheet(sheet_name).getRows().insertByIndex(before - 1, 1)

    def macros(self, project: str) -> dict[str, str]:
        """The source of each module of a VBA project, as LibreOffice would run it."""
        with self._office.deadline(f"reading the macros of {project}"):
            library = self._document.BasicLibraries.getByName(project)
            return {name: library.getByName(name) for name in library.getElementNames()}

    def pdf(self, path: Path) -> Path:
        """Print all sheets to a PDF file and give its path back."""
        with self._office.deadline("writing a PDF"):
            wanted = properties(FilterName="calc_pdf_Export")
            self._document.storeToURL(path.resolve().as_uri(), wanted)
        return path

    def save(self, path: Path) -> Path:
        """Save a copy as LibreOffice writes .xlsx, .xls and .ods, and give its path back."""
        with self._office.deadline("saving a copy"):
            wanted = properties(FilterName=FILTERS[path.suffix])
            self._document.storeToURL(path.resolve().as_uri(), wanted)
        return path

    def close(self) -> None:
        """Close without saving; harmless when LibreOffice has stopped or it is closed."""
        document, self._document = self._document, None
        if document is None or not self._office.running():
            return
        with self._office.deadline("closing a workbook"):
            document.close(True)

    def _sheet(self, name: str) -> Any:
        sheets = self._document.Sheets
        if not sheets.hasByName(name):
            names = ", ".join(sheets.getElementNames())
            raise KeyError(f"There is no sheet {name!r} (the sheets are {names}).")
        return sheets.getByName(name)


def _sort_descriptor(field: int, descending: bool) -> tuple[Any, ...]:
    key = uno().createUnoStruct("com.sun.star.table.TableSortField")
    key.Field, key.IsAscending = field, not descending
    keys = uno().Any("[]com.sun.star.table.TableSortField", (key,))
    return properties(ContainsHeader=False, SortFields=keys)


def _enter(cell: Any, value: str | float | bool) -> None:
    """Fill a cell; texts go through the reader for what is typed, but for "'text"."""
    if isinstance(value, bool):
        cell.setPropertyValue("FormulaLocal", str(value).upper())
    elif isinstance(value, str) and value.startswith("'"):
        cell.setString(value[1:])
    elif isinstance(value, str):
        cell.setPropertyValue("FormulaLocal", value)
    else:
        cell.setValue(value)


def _used_block(sheet: Any) -> Any:
    """The smallest range with every cell that holds something, or None."""
    areas = sheet.queryContentCells(CONTENT_FLAGS).getRangeAddresses()
    if not areas:
        return None
    return sheet.getCellRangeByPosition(
        min(area.StartColumn for area in areas),
        min(area.StartRow for area in areas),
        max(area.EndColumn for area in areas),
        max(area.EndRow for area in areas),
    )


def _by_address(block: Any, rows: Any) -> dict[str, Any]:
    """The cells of a table of values read from the block, by address."""
    start = block.RangeAddress
    return {
        f"{column_letters(start.StartColumn + across + 1)}{start.StartRow + down + 1}": value
        for down, row in enumerate(rows)
        for across, value in enumerate(row)
    }


def _block_values(block: Any) -> dict[str, object]:
    """The values of a block, read in a few calls; only errors are asked one by one."""
    formulas = _by_address(block, block.getFormulaArray())
    truths = _truths(block)
    sheet = block.getSpreadsheet()
    found: dict[str, object] = {}
    for address, value in _by_address(block, block.getDataArray()).items():
        if value is None:  # so LibreOffice hands over an error
            found[address] = sheet.getCellRangeByName(address).getString()
        elif value != "" or formulas[address] != "":
            found[address] = value if isinstance(value, str) else truths.get(address, value)
    return found


def _truths(block: Any) -> dict[str, bool]:
    """The cells that show TRUE or FALSE: as data they are only the numbers 1 and 0."""
    return {
        address: truth
        for text, truth in (("TRUE", True), ("FALSE", False))
        for address in _showing(block, text)
    }


def _showing(block: Any, text: str) -> Iterator[str]:
    """The addresses in a block whose whole text as shown is this."""
    for area in areas_showing(block, text):
        for column in range(area.StartColumn, area.EndColumn + 1):
            for row in range(area.StartRow, area.EndRow + 1):
                yield f"{column_letters(column + 1)}{row + 1}"
