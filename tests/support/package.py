"""An .xlsx file read part by part from its XML, independently of openpyxl."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "x": MAIN,
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "xm": "http://schemas.microsoft.com/office/excel/2006/main",
}
LAST_COLUMN = 16_384
LAST_ROW = 1_048_576


@dataclass(frozen=True)
class Area:
    """A block of cells, its edges counted from 1 and included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def overlaps(self, other: "Area") -> bool:
        """Whether a cell lies in both."""
        return (
            self.first_row <= other.last_row
            and other.first_row <= self.last_row
            and self.first_column <= other.last_column
            and other.first_column <= self.last_column
        )


@dataclass(frozen=True)
class Cell:
    """One stored cell; `text` is what a cell of text says, None for any other."""

    address: str
    kind: str
    value: str | None
    text: str | None
    has_formula: bool
    formula: str


@dataclass(frozen=True)
class Column:
    """A column of a table, with the formula of a calculated column."""

    identity: str
    name: str
    formula: str | None


@dataclass(frozen=True)
class Table:
    """A table of a sheet."""

    part: str
    sheet: str
    identity: str
    name: str
    reference: str
    area: Area
    columns: tuple[Column, ...]
    header_rows: int
    totals_rows: int
    filter_reference: str | None

    def body_rows(self) -> range:
        """The sheet's rows between header and totals."""
        first = self.area.first_row + self.header_rows
        return range(first, self.area.last_row - self.totals_rows + 1)


@dataclass(frozen=True)
class DefinedName:
    """A defined name; `scope` is the sheet it belongs to, None for the workbook."""

    name: str
    text: str
    scope: str | None


@dataclass(frozen=True)
class Sheet:
    """A worksheet with its XML, cells by address, and tables."""

    name: str
    part: str
    root: etree._Element
    cells: dict[str, Cell]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Workbook:
    """All that is read of a workbook; `charts` are chart parts by part name."""

    sheet_names: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    names: tuple[DefinedName, ...]
    shared_texts: tuple[str, ...]
    charts: dict[str, etree._Element] = field(default_factory=dict)

    def tables(self) -> list[Table]:
        """The tables of all sheets."""
        return [table for sheet in self.sheets for table in sheet.tables]


def read(path: Path) -> Workbook:
    """Read a workbook."""
    with zipfile.ZipFile(path) as archive:
        return _workbook(archive)


def attribute(element: etree._Element, name: str, default: str = "") -> str:
    """An attribute's text."""
    return str(element.get(name, default))


def find_all(element: etree._Element, path: str) -> list[etree._Element]:
    """Elements at a path with the prefixes x (main), p (relationships), c (charts), xm."""
    return list(element.findall(path, NAMESPACES))


def find_text(element: etree._Element, path: str) -> str | None:
    """The text of the first element at a path: "" when it is empty, None when not there."""
    found = find_all(element, path)
    return None if not found else (found[0].text or "")


def area(reference: str) -> Area:
    """The area of "B3" or "B3:F9", with or without $ signs."""
    first, _, last = reference.replace("$", "").partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return Area(top, left, bottom, right)


def position(address: str) -> tuple[int, int]:
    """Row and column, counted from 1, of an address such as "C7"."""
    match = re.fullmatch(r"([A-Za-z]+)(\d+)", address)
    if match is None:
        raise ValueError(f"{address!r} is no cell address")
    return int(match[2]), column_number(match[1])


def column_number(letters: str) -> int:
    """The number of a column, "A" being 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column, 1 being "A"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def unescaped(text: str) -> str:
    """Text with the format's own escapes, such as _x000a_, resolved (ISO 29500-1, 22.9.2.19)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _workbook(archive: zipfile.ZipFile) -> Workbook:
    part = _main_part(archive)
    root = _xml(archive, part)
    entries = find_all(root, "x:sheets/x:sheet")
    sheet_names = tuple(attribute(entry, "name") for entry in entries)
    shared = _shared_texts(archive)
    return Workbook(
        sheet_names,
        tuple(_sheets(archive, part, entries, shared)),
        tuple(_defined_name(element, sheet_names) for element in _name_elements(root)),
        shared,
        {name: _xml(archive, name) for name in archive.namelist() if _is_chart(name)},
    )


def _main_part(archive: zipfile.ZipFile) -> str:
    relations = _relations(archive, "")
    return next(target for kind, target in relations.values() if kind == "officeDocument")


def _sheets(
    archive: zipfile.ZipFile, part: str, entries: list[etree._Element], shared: tuple[str, ...]
) -> Iterator[Sheet]:
    """The worksheets; chart sheets are passed over."""
    relations = _relations(archive, part)
    for entry in entries:
        kind, target = relations[attribute(entry, f"{{{RELATION}}}id")]
        if kind == "worksheet":
            yield _sheet(archive, attribute(entry, "name"), target, shared)


def _sheet(archive: zipfile.ZipFile, name: str, part: str, shared: tuple[str, ...]) -> Sheet:
    root = _xml(archive, part)
    cells = [_cell(element, shared) for element in find_all(root, "x:sheetData/x:row/x:c")]
    tables = [
        _table(_xml(archive, target), target, name)
        for kind, target in _relations(archive, part).values()
        if kind == "table"
    ]
    return Sheet(name, part, root, {cell.address: cell for cell in cells}, tuple(tables))


def _cell(element: etree._Element, shared: tuple[str, ...]) -> Cell:
    kind = attribute(element, "t", "n")
    value = find_text(element, "x:v")
    formula = find_text(element, "x:f")
    return Cell(
        attribute(element, "r"),
        kind,
        value,
        _text(element, kind, value, shared),
        formula is not None,
        formula or "",
    )


def _text(
    element: etree._Element, kind: str, value: str | None, shared: tuple[str, ...]
) -> str | None:
    """What a cell of text says; None for other cells and for an index out of range."""
    if kind == "inlineStr":
        return "".join(_joined(inline) for inline in find_all(element, "x:is"))
    if kind == "str":
        return unescaped(value or "")
    if kind == "s" and value and value.isdecimal() and int(value) < len(shared):
        return shared[int(value)]
    return None


def _joined(element: etree._Element) -> str:
    """The text of an <is> or <si>, its rich runs joined, phonetic hints left out."""
    runs = find_all(element, "x:t") + find_all(element, "x:r/x:t")
    return unescaped("".join(run.text or "" for run in runs))


def _shared_texts(archive: zipfile.ZipFile) -> tuple[str, ...]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return ()
    root = _xml(archive, "xl/sharedStrings.xml")
    return tuple(_joined(item) for item in find_all(root, "x:si"))


def _table(root: etree._Element, part: str, sheet: str) -> Table:
    filters = find_all(root, "x:autoFilter")
    return Table(
        part=part,
        sheet=sheet,
        identity=attribute(root, "id"),
        name=attribute(root, "displayName"),
        reference=attribute(root, "ref"),
        area=area(attribute(root, "ref")),
        columns=tuple(_column(each) for each in find_all(root, "x:tableColumns/x:tableColumn")),
        header_rows=int(attribute(root, "headerRowCount", "1")),
        totals_rows=int(attribute(root, "totalsRowCount", "0")),
        filter_reference=attribute(filters[0], "ref") if filters else None,
    )


def _column(element: etree._Element) -> Column:
    name = unescaped(attribute(element, "name"))
    formula = find_text(element, "x:calculatedColumnFormula")
    return Column(attribute(element, "id"), name, formula)


def _name_elements(root: etree._Element) -> list[etree._Element]:
    return find_all(root, "x:definedNames/x:definedName")


def _defined_name(element: etree._Element, sheet_names: tuple[str, ...]) -> DefinedName:
    index = attribute(element, "localSheetId")
    scope = None
    if index:
        known = int(index) < len(sheet_names)
        scope = sheet_names[int(index)] if known else f"sheet number {index}"
    return DefinedName(attribute(element, "name"), element.text or "", scope)


def _is_chart(name: str) -> bool:
    return re.fullmatch(r"xl/charts/chart[^/]*\.xml", name) is not None


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """A part's internal relationships: the last word of its type, and the part, by id."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.namelist():
        return {}
    return {
        attribute(each, "Id"): (
            attribute(each, "Type").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attribute(each, "Target"))).lstrip("/"),
        )
        for each in find_all(_xml(archive, relations), "p:Relationship")
        if attribute(each, "TargetMode") != "External"
    }


def _xml(archive: zipfile.ZipFile, part: str) -> etree._Element:
    return etree.fromstring(archive.read(part))
