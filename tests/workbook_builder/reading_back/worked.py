"""A small workbook whose parts a test changes, and what reading it then says."""

import re
from pathlib import Path

from openpyxl.utils import column_index_from_string, get_column_letter

from risk_register.findings import Finding
from risk_register.register import Register
from tests.registers import built, register
from tests.support import patching
from tests.workbook_builder.reading import column_of
from workbook_builder.reading.workbook import read_workbook

BOOK, ABOUT, SHEET, TABLE = (
    "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    "xl/tables/table4.xml",
)  # fmt: skip
CARRIED = "customXml/item1.xml"
RISKS: list[dict[str, object]] = [
    {"reference": "R1", "title": "First", "current_likelihood": 3, "current_impact": 4},
    {"reference": "R2", "title": "Second"},
]


def small(folder: Path, scheme: str = "generic-5x5") -> Path:
    """A workbook of two risks."""
    return built(register(scheme, risks=RISKS), folder)


def read(path: Path) -> tuple[Register, list[Finding]]:
    """The register, which there must be, and every finding."""
    found, findings = read_workbook(path)
    assert found is not None, findings
    return found, findings


def said(path: Path) -> list[str]:
    """Every finding as a person is told it, the file by its name alone."""
    findings = [f"{each.severity}: {each}" for each in read_workbook(path)[1]]
    return [each.replace(str(path), path.name) for each in findings]


def put(path: Path, cell: str, new: str, sheet: str = SHEET) -> None:
    """Writes a cell anew: `new` is its element without the address."""
    text = patching.read(path, sheet)
    [old] = re.findall(rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)', text)
    patching.write(path, sheet, text.replace(old, new.replace("<c", f'<c r="{cell}"', 1)))


def add_rows(path: Path, rows: str, sheet: str = SHEET) -> None:
    """Adds rows at the foot of a sheet."""
    patching.replace(path, sheet, "</sheetData>", f"{rows}</sheetData>")


def text_cell(address: str, text: str) -> str:
    """A cell with a text."""
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def change(path: Path, part: str, pattern: str, new: str) -> None:
    """Changes what a pattern finds in a part, which must be there."""
    text, times = re.subn(pattern, new, patching.read(path, part))
    assert times, f"nothing to change: {pattern}"
    patching.write(path, part, text)


def at(path: Path, heading: str, row: int = 5) -> str:
    """The address of a cell of the Register, by its heading."""
    return f"{column_of(path, 'Register', heading)}{row}"


def own_column(path: Path, *cells: str, formula: str = "", style: str = "") -> str:
    """Adds a column *Own* at the right of the Register's table, and gives its letter."""
    text = patching.read(path, TABLE)
    [last] = {*re.findall(r' ref="A4:([A-Z]+)6"', text)}
    new = get_column_letter(column_index_from_string(last) + 1)
    inner = f"<calculatedColumnFormula>{formula}</calculatedColumnFormula>" if formula else ""
    column = f'<tableColumn id="999" name="Own">{inner}</tableColumn></tableColumns>'
    text = text.replace("</tableColumns>", column).replace(f":{last}6", f":{new}6")
    patching.write(path, TABLE, text)
    for row, cell in enumerate(cells, 5):
        sheet = patching.read(path, SHEET)
        start = sheet.index("</row>", sheet.index(f'<row r="{row}"'))
        placed = cell.replace("<c", f'<c r="{new}{row}"{style}', 1)
        patching.write(path, SHEET, sheet[:start] + placed + sheet[start:])
    return new
