"""A lint of .xlsx files for what Excel repairs or refuses and the Open XML SDK lets pass."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.support.lint_formulas import Known, formula_faults, known_of, location_sentences
from tests.support.lint_tables import table_faults
from tests.support.package import (
    RELATION,
    Cell,
    Sheet,
    Workbook,
    attribute,
    column_letters,
    find_all,
    read,
)

LONGEST_SHEET_NAME = 31  # this and the next three: Microsoft, "Excel specifications and limits"
LONGEST_TEXT = 32_767
LONGEST_HEADER = 255
HIGHEST_ROW = 409.0
WIDEST_COLUMN = 255.0
FORBIDDEN_IN_SHEET_NAME = "[]:*?/\\"
RESERVED_SHEET_NAME = "history"  # Excel keeps it for the list of tracked changes
LONGEST_LIST = 255
LONGEST_OF_VALIDATION = {  # [MS-OI29500] 2.1.613, Part 1 Section 18.3.1.32, dataValidation
    "prompt": 255,
    "promptTitle": 32,
    "error": 224,
    "errorTitle": 32,
}

Fault = tuple[str, str]  # a place and what is wrong there


def faults(path: Path) -> list[str]:
    """What is wrong with a workbook: sentences that name the cell and the part."""
    workbook = read(path)
    found = list(_sheet_name_faults(workbook))
    for sheet in workbook.sheets:
        for place, sentence in _sheet_faults(sheet, workbook):
            found.append(f"{place} ({sheet.part}): {sentence}")
    return [*found, *table_faults(workbook), *formula_faults(workbook)]


def _sheet_name_faults(workbook: Workbook) -> Iterator[str]:
    for name in workbook.sheet_names:
        for sentence in _sheet_name_sentences(name):
            yield f"Sheet {name!r} (xl/workbook.xml): {sentence}"
    for name, count in Counter(name.lower() for name in workbook.sheet_names).items():
        if count > 1:
            yield f"Sheet {name!r} (xl/workbook.xml): {count} sheets have this name."


def _sheet_name_sentences(name: str) -> Iterator[str]:
    if not name:
        yield "its name is empty."
    if _length(name) > LONGEST_SHEET_NAME:
        yield f"its name has {_length(name)} characters, over {LONGEST_SHEET_NAME}."
    for sign in FORBIDDEN_IN_SHEET_NAME:
        if sign in name:
            yield f"its name has the character {sign}."
    if name.startswith("'") or name.endswith("'"):
        yield "its name begins or ends with an apostrophe."
    if name.lower() == RESERVED_SHEET_NAME:
        yield "Excel keeps its name for itself."


def _sheet_faults(sheet: Sheet, workbook: Workbook) -> Iterator[Fault]:
    for cell in sheet.cells.values():
        for sentence in _cell_sentences(cell, len(workbook.shared_texts)):
            yield f"{sheet.name}!{cell.address}", sentence
    yield from _merged(sheet)
    yield from _sizes(sheet)
    yield from _headers_and_footers(sheet)
    yield from _validations(sheet)
    yield from _links(sheet, known_of(workbook))


def _cell_sentences(cell: Cell, shared_texts: int) -> Iterator[str]:
    if cell.has_formula and not cell.value and (cell.value is None or cell.kind != "str"):
        yield "the formula has no stored value."
    if _length(cell.text or "") > LONGEST_TEXT:
        yield f"the text has {_length(cell.text or ''):,} characters, over {LONGEST_TEXT:,}."
    if cell.kind == "s" and cell.text is None:
        yield f"its text is number {cell.value} of {shared_texts} shared texts."


def _merged(sheet: Sheet) -> Iterator[Fault]:
    for element in find_all(sheet.root, "x:mergeCells/x:mergeCell"):
        yield f"{sheet.name}!{attribute(element, 'ref')}", "the cells are merged."


def _sizes(sheet: Sheet) -> Iterator[Fault]:
    for element in find_all(sheet.root, "x:sheetData/x:row"):
        if _number(element, "ht") > HIGHEST_ROW:
            row, height = attribute(element, "r"), attribute(element, "ht")
            yield f"{sheet.name}!{row}:{row}", f"it is {height} points high, over {HIGHEST_ROW:g}."
    for element in find_all(sheet.root, "x:cols/x:col"):
        if _number(element, "width") > WIDEST_COLUMN:
            letters = column_letters(int(attribute(element, "min")))
            width = attribute(element, "width")
            yield (
                f"{sheet.name}!{letters}:{letters}",
                f"its width is {width}, over {WIDEST_COLUMN:g}.",
            )


def _headers_and_footers(sheet: Sheet) -> Iterator[Fault]:
    for element in find_all(sheet.root, "x:headerFooter/*"):
        if _length(element.text or "") > LONGEST_HEADER:
            name = etree.QName(element).localname
            length = _length(element.text or "")
            yield sheet.name, f"its {name} has {length} characters, over {LONGEST_HEADER}."


def _validations(sheet: Sheet) -> Iterator[Fault]:
    for element in find_all(sheet.root, "x:dataValidations/x:dataValidation"):
        for sentence in _validation_sentences(element):
            yield f"Validation of {sheet.name}!{attribute(element, 'sqref')}", sentence


def _validation_sentences(element: etree._Element) -> Iterator[str]:
    for name, most in LONGEST_OF_VALIDATION.items():
        length = _length(attribute(element, name))
        if length > most:
            yield f"its {name} has {length} characters, over {most}."
    for formula in find_all(element, "x:formula1"):
        literal = formula.text or ""
        length = _length(literal) - 2
        if literal.startswith('"') and length > LONGEST_LIST:
            yield f"its list has {length} characters, over {LONGEST_LIST}."


def _links(sheet: Sheet, known: Known) -> Iterator[Fault]:
    for element in find_all(sheet.root, "x:hyperlinks/x:hyperlink[@location]"):
        if element.get(f"{{{RELATION}}}id"):
            continue  # the location is one in another file
        for sentence in location_sentences(attribute(element, "location"), sheet.name, known):
            yield f"{sheet.name}!{attribute(element, 'ref')}", sentence


def _number(element: etree._Element, name: str) -> float:
    return float(attribute(element, name, "0"))


def _length(text: str) -> int:
    """The length as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
