"""Where a table's column or a defined name stands."""

from typing import TYPE_CHECKING

from tests.support.formulas import read
from tests.support.libreoffice_engine.areas import from_office, read_areas
from tests.support.libreoffice_engine.part import ExcelError
from tests.support.libreoffice_engine.table import Table
from tests.support.package import Area

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.book import Book
    from tests.support.libreoffice_engine.sheet import Sheet

Place = tuple["Sheet", tuple[Area, ...]]


def place(book: "Book", text: str) -> Place:
    """The sheet and the areas of "Risks[Score]", "Risks", "Register!A1:B2" or a defined name.

    ExcelError where there is none, or where a name stands for something other than cells.
    """
    if tables := read(text).tables:
        return _part_of_table(book, tables[0].table, tables[0].items)
    sheet, sign, address = text.rpartition("!")
    if sign and (areas := read_areas(address)):
        return book.sheets(sheet.strip("'").replace("''", "'")), areas
    if text in book.names_of_ranges():
        return _named(book, text)
    return _part_of_table(book, text, ())


def _named(book: "Book", name: str) -> Place:
    found = book.document.NamedRanges.getByName(name)
    cells = found.getReferredCells()
    if cells is None:
        return place(book, book.names(name).refers_to.removeprefix("="))
    address = cells.getRangeAddress()
    return book.sheets(address.Sheet + 1), (from_office(address),)


def _part_of_table(book: "Book", name: str, items: tuple[str, ...]) -> Place:
    table = _table(book, name)
    area = table.area
    columns = [item for item in items if not item.startswith("#")]
    parts = {item for item in items if item.startswith("#")} or {"#Data"}
    if len(columns) > 1 or not parts <= {"#All", "#Data", "#Headers"}:
        raise NotImplementedError(f"the cells of {name}{list(items)}")
    first = area.first_row if parts & {"#All", "#Headers"} else area.first_row + 1
    last = area.last_row if parts & {"#All", "#Data"} else area.first_row
    left, right = _columns(table, columns)
    return table.parent, (Area(first, left, last, right),)


def _columns(table: Table, columns: list[str]) -> tuple[int, int]:
    area = table.area
    if not columns:
        return area.first_column, area.last_column
    headings = table.header_row_range.block.getDataArray()[0]
    if columns[0] not in headings:
        raise ExcelError(f"The table {table.name} has no column {columns[0]}.")
    at = area.first_column + headings.index(columns[0])
    return at, at


def _table(book: "Book", name: str) -> Table:
    found = book.document.DatabaseRanges
    if not found.hasByName(name):
        raise ExcelError(f"There is no range, name or table {name}.")
    remote = found.getByName(name)
    return Table(book.sheets(remote.getDataArea().Sheet + 1), remote)
