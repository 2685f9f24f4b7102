"""The Checks sheet: formulas that reconcile the workbook with itself."""

from __future__ import annotations

from dataclasses import replace

from formulas.checks import live_checks
from formulas.live_check import PROBLEMS, LiveCheck
from workbook_builder import printing, tables
from workbook_builder.book import Book
from workbook_builder.columns import row_height
from workbook_builder.sheet import Sheet, SheetKind, area
from workbook_builder.styles import CALCULATED, HEADING, LINK, LISTED, NOTE, Look, differential

_HEADINGS = ("Check", "What it looks at", "Problems", "Result", "Which")
_WIDTHS = (44.0, 56.0, 12.0, 20.0, 50.0)
_TOP = 6
_FOUND = ("What is expected", "What is there", "{One}", "Severity", "Where")
ROOM = 300
"""Findings that the sheet has room for."""

FINDINGS, LAST_VALIDATION = "Findings", "Last_validation"
"""The names of the cells for findings, and of the one that sums them up."""

PASSES, NEEDS = "Passes", "Needs attention"
NOT_VALIDATED = (
    "Nothing yet: press Validate on the tab Risk Register. It applies the rules that are beyond "
    "formulas; so does opcc-register check."
)
_FOUND_LOOK = Look(wrap=True, unlocked=True)
_WHERE_LOOK = replace(_FOUND_LOOK, colour=LINK, underlined=True)

GOOD = differential(fill="#E2F0D9", text="#1E5B1E", bold=True)
BAD = differential(fill="#B00020", text="#FFFFFF", bold=True)
_TO_BE_SEEN = differential(fill="#FFE9B0", text="#5C4300", bold=True)


def problem_counts(book: Book) -> list[int]:
    """How much fails each live check."""
    return [len(check.failing(book.register)) for check in live_checks(book.scheme)]


def add_checks(book: Book) -> Sheet:
    """Adds the live checks of the scheme."""
    sheet = book.add_sheet("Checks", SheetKind.REFERENCE, "Whether the workbook agrees with itself")
    settings = book.register.settings
    sheet.widths(*_WIDTHS)
    book.put_head(sheet, "Checks: whether the workbook agrees with itself")
    sheet.put(4, 1, "These checks are formulas: they follow every entry at once.", NOTE)
    sheet.put_row(_TOP, _HEADINGS, sheet.styles.table_heading)
    sheet.height(_TOP, 20)
    row = _TOP
    for row, check in enumerate(live_checks(book.scheme), _TOP + 1):
        _put_check(book, sheet, row, check)
    result = _result_formula()
    formulas = ("", "", "", result, "")
    tables.declare(sheet, "Live_checks", _TOP, 1, _HEADINGS, row - _TOP, formulas, filters=False)
    results = area(_TOP + 1, 4, row, 4)
    sheet.format_where(results, f'$D{_TOP + 1}="{PASSES}"', GOOD)
    sheet.format_where(results, f'$D{_TOP + 1}<>"{PASSES}"', BAD)
    _put_findings(book, sheet, row + 3)
    sheet.protect()
    printing.set_up(sheet, settings)
    return sheet


def _put_findings(book: Book, sheet: Sheet, row: int) -> None:
    """Room for what Validate finds: cells that may be written, known by a name."""
    sheet.put(row, 1, "What Validate or Recalculate found last", HEADING)
    sheet.height(row, 22)
    sheet.put(row + 1, 1, NOT_VALIDATED, replace(NOTE, unlocked=True))
    book.define_cell(LAST_VALIDATION, sheet, row + 1, 1)
    sheet.put_row(row + 2, map(book.scheme.says, _FOUND), sheet.styles.table_heading)
    sheet.height(row + 2, 20)
    first, last = row + 3, row + 2 + ROOM
    for at in range(first, last + 1):
        for column in range(1, len(_FOUND) + 1):
            look = _WHERE_LOOK if column == len(_FOUND) else _FOUND_LOOK
            sheet.put(at, column, None, look)
    book.define_area(FINDINGS, sheet, (first, 1, last, len(_FOUND)))
    severities = area(first, 4, last, 4)
    sheet.format_where(severities, f'$D{first}="Error"', BAD)
    sheet.format_where(severities, f'$D{first}="Warning"', _TO_BE_SEEN)


def _put_check(book: Book, sheet: Sheet, row: int, check: LiveCheck) -> None:
    failing = check.failing(book.register)
    number = replace(CALCULATED, across="center")
    references = ", ".join(failing)
    sheet.put(row, 1, check.title, replace(LISTED, bold=True))
    sheet.put(row, 2, check.what, LISTED)
    sheet.put(row, 3, len(failing), number, check.problems, array=True)
    sheet.put(row, 4, NEEDS if failing else PASSES, number, _result_formula())
    sheet.put(row, 5, references, CALCULATED, check.where, array=True)
    texts = zip((check.title, check.what, references), (38.0, 54.0, 48.0), strict=True)
    sheet.height(row, row_height(texts) + 4)


def _result_formula() -> str:
    return f'IF(ISNUMBER({PROBLEMS}),IF({PROBLEMS}=0,"{PASSES}","{NEEDS}"),"{NEEDS}")'
