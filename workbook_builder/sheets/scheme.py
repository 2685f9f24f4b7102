"""The Scheme sheet: scales, matrix, bands, tolerance and lists, all of them live.

The formulas of every other sheet read this one. What may be changed here is unlocked and has the
colour of an input; what the scheme's source does not print is marked as assumed, with the reason.
"""

from __future__ import annotations

from dataclasses import replace

from formulas.positions import RESTATED_BEFORE
from risk_register.scheme import Rating, Replaced, Scheme
from risk_register.values import Value
from workbook_builder import printing
from workbook_builder.book import Book
from workbook_builder.sheet import Sheet, SheetKind
from workbook_builder.sheets.scheme_lists import (
    put_appendices,
    put_assumptions,
    put_changes,
    put_lists,
)
from workbook_builder.sheets.scheme_page import SchemePage
from workbook_builder.sheets.scheme_scores import put_bands, put_figures, put_matrix, put_scale
from workbook_builder.styles import (
    ASSUMED_FILL,
    DATE_FORMAT,
    INPUT,
    NOTE,
    PLAIN,
    STRONG,
    Look,
)

_WIDTHS = (30.0, 24.0, *[26.0] * 4)
_LETTER = 1.2
"""The width of a bold letter, in characters."""

_WORDS = {
    Rating.PRODUCT: "Likelihood times impact",
    Rating.MATRIX: "Looked up in the matrix below",
    Rating.SCORE: "Entered as it is",
    Rating.BAND: "Entered as one of the words below",
    Rating.NONE: "There are no scores, only a trend",
}
_CHANGEABLE = "The workbook follows. The number of levels and bands, and the colours, are fixed."
_MEANINGS = "The workbook follows. The names, the order and the colours of ratings are fixed."
_ASSUMED = "Not printed in the source. The reasons stand at the foot of this sheet."


def add_scheme(book: Book) -> Sheet:
    """Adds the Scheme sheet and the names by which formulas and drop-downs know its lists."""
    what = book.scheme.says(_what(book.scheme))
    sheet = book.add_sheet("Scheme", SheetKind.REFERENCE, what)
    widths = _widths(book.scheme)
    sheet.widths(*widths)
    page = SchemePage(book, sheet, widths)
    _write(page)
    sheet.protect()
    printing.set_up(sheet, book.register.settings)
    printing.keep_together(sheet, page.parts, page.row - 2, sum(widths[: sheet.last_column()]))
    return sheet


def _what(scheme: Scheme) -> str:
    if scheme.rates_in_words:
        return "How {many} are rated: ratings, their meanings, and lists"
    return "How {many} are scored: scales, matrix, bands, tolerance and lists"


def _widths(scheme: Scheme) -> list[float]:
    """Wide enough for the longest word among the headings of the descriptors."""
    most = max((len(scale.columns) + len(scale.levels) for scale in scheme.scales), default=0)
    widths = [*_WIDTHS, *[_WIDTHS[-1]] * most]
    for scale in scheme.scales:
        for at, heading in enumerate(scale.columns, 2):
            widths[at] = max(widths[at], max(map(len, heading.split())) * _LETTER + 1)
    return widths


def _write(page: SchemePage) -> None:
    scheme = page.scheme
    _put_top(page)
    put_figures(page)
    if scheme.bands:
        put_bands(page)
    if scheme.likelihood and scheme.impact:
        put_matrix(page, scheme.likelihood, scheme.impact)
    for name, scale in (("likelihood", scheme.likelihood), ("impact", scheme.impact)):
        if scale:
            put_scale(page, name, scale)
    put_lists(page)
    put_changes(page)
    put_appendices(page)
    if scheme.assumed:
        put_assumptions(page)


def _put_top(page: SchemePage) -> None:
    sheet, scheme = page.sheet, page.scheme
    subtitle = f"{scheme.title}, {scheme.organisation}"
    rated = "rated" if scheme.rates_in_words else "scored"
    page.book.put_head(sheet, scheme.says(f"Scheme: how {{many}} are {rated}"), subtitle)
    facts: list[tuple[str, Value, Look]] = [
        ("Scheme", scheme.name, PLAIN),
        ("In force from", scheme.effective, replace(PLAIN, number_format=DATE_FORMAT)),
        ("Source", scheme.source.title, PLAIN),
        ("Place in the source", scheme.source.place, PLAIN),
        (scheme.says("A {measure} is"), _WORDS[scheme.rating], PLAIN),
    ]
    page.row = 5
    if scheme.replaces:
        replaced = f"{scheme.replaces.scheme}, from {scheme.replaces.on:%d/%m/%Y}"
        facts.append(("Replaces", replaced, PLAIN))
    for name, value, look in facts:
        sheet.put(page.row, 1, name, STRONG)
        sheet.put(page.row, 2, value, look)
        page.row += 1
    if scheme.replaces and scheme.restates:
        _put_restated(page, scheme.replaces)
    assumed = replace(INPUT, fill=ASSUMED_FILL, italic=True)
    for name, said, look in (
        ("May be changed here", _MEANINGS if scheme.rates_in_words else _CHANGEABLE, INPUT),
        ("Assumed", _ASSUMED, assumed),
    ):
        sheet.put(page.row, 1, name, look)
        sheet.put(page.row, 2, said, NOTE)
        page.row += 1
    page.row += 1


def _put_restated(page: SchemePage, replaced: Replaced) -> None:
    """Since when positions are compared as they were scored; earlier ones as they are restated."""
    page.sheet.put(page.row, 1, "Positions restated before", STRONG)
    page.sheet.put(page.row, 2, replaced.on, replace(PLAIN, number_format=DATE_FORMAT))
    page.book.define_cell(RESTATED_BEFORE, page.sheet, page.row, 2)
    page.row += 1
