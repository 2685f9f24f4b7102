"""The Dashboard: the figures that a committee asks for, with charts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from openpyxl.worksheet.datavalidation import DataValidation

from formulas import dashboard as formulas
from formulas.areas import ALL, has_areas
from formulas.dashboard import Count
from formulas.headings import called_band, has_changes
from formulas.text import column, quoted
from risk_register import changes
from risk_register.scheme import Scheme
from workbook_builder import charts, printing, tables
from workbook_builder.book import Book
from workbook_builder.sheet import Sheet, SheetKind, address, area
from workbook_builder.sheets.register import HIGHLIGHTS
from workbook_builder.styles import (
    CALCULATED,
    DATE_FORMAT,
    HEADING,
    INPUT,
    NOTE,
    STRONG,
    differential,
)

_WIDTHS, _GAP, _CHART_WIDTHS = (52.0, 26.0), 4.0, [14.0] * 7
_ACROSS_WIDTH = 13.0
_FIRST = 5
_ROWS_BETWEEN = 2
_AREAS_NOTE = (
    "A {one} in two policy areas counts in both, so the rows may add up to more than the last one, "
    "in which each counts once."
)
_LEADS_NOTE = (
    "A {one} of two people counts for both, so the rows may add up to more than the last one, in "
    "which each counts once."
)
_NOT_CHARTED = ("", ALL, formulas.NOT_RATED)
_CENTRED = replace(CALCULATED, across="center")
_ROW_CENTIMETRES = 0.53
_NONE_AS_A_DASH = '0;-0;"–"'


def add_dashboard(book: Book) -> Sheet:
    """Adds the sheet."""
    sheet = book.add_sheet("Dashboard", SheetKind.DAILY, _what(book.scheme))
    writer = _Writer(book, sheet)
    writer.write()
    printing.set_up(sheet, book.register.settings)
    width = sum((*_WIDTHS, _GAP, *_CHART_WIDTHS)) + _ACROSS_WIDTH * len(writer.across)
    if writer.across:
        printing.keep_together(sheet, writer.parts, writer.row, width)
    else:
        printing.on_one_page(sheet)
    sheet.protect()
    return sheet


def _what(scheme: Scheme) -> str:
    if has_areas(scheme):
        return f"Counts by {called_band(scheme)}, policy area and lead, and what has changed"
    return "Counts by band, owner and status, what is overdue, what has changed"


def _in_a_sentence(heading: str) -> str:
    """A heading in small letters, but for its abbreviations: `risk owner`, `SMT lead`."""
    words = heading.split(" ")
    return " ".join(word if word.isupper() else word.lower() for word in words)


class _Writer:
    """Writes the sheet from the top."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.register = book.register
        self.row = _FIRST
        self.parts: list[int] = []

    def write(self) -> None:
        settings, scheme = self.register.settings, self.register.scheme
        across = [_ACROSS_WIDTH] * len(self.across)
        self.sheet.widths(*_WIDTHS, *across, _GAP, *_CHART_WIDTHS)
        self.book.put_head(self.sheet, "Dashboard")
        if has_changes(scheme):
            self.since()
        self.figures()
        colours = [band.colour for band in reversed(scheme.bands)]
        bands = [*formulas.by_band(self.register)]
        band, live = called_band(scheme), scheme.kind.live
        beside = self.parts[0] if self.across else None
        self.counts(
            formulas.BY_BAND, f"{live} by {band}", band.capitalize(), bands, colours,
            chart_row=beside,
        )  # fmt: skip
        areas = [*formulas.by_area(self.register, self.book.shape.areas)]
        by_area, note = f"{live} by policy area", scheme.says(_AREAS_NOTE)
        self.counts(formulas.BY_AREA, by_area, formulas.AREA, areas, colours, note)
        role = scheme.roles[0].heading if scheme.roles else ""
        people = [*formulas.by_person(self.register)]
        brand = [settings.brand.heading_fill]
        by_role = f"{live} by {_in_a_sentence(role)}"
        rated = any(each.across for each in people)
        note = scheme.says(_LEADS_NOTE) if rated else ""
        self.counts(formulas.BY_PERSON, by_role, role, people, colours if rated else brand, note)
        statuses = [*formulas.by_status(self.register)]
        self.counts("Live_by_status", f"{live} by status", "Status", statuses, brand)

    @cached_property
    def across(self) -> list[str]:
        """The headings of the ratings across, where any list has them."""
        scheme = self.register.scheme
        shown = scheme.rates_in_words or (has_areas(scheme) and scheme.bands)
        return formulas.ratings_across(scheme) if shown else []

    @property
    def chart_column(self) -> int:
        return len(_WIDTHS) + len(self.across) + 2

    def since(self) -> None:
        """Which committee the changes are for, and since when they count."""
        meeting = '""'
        if "meetings" in self.book.scheme.tables:
            meeting = self.committee()
        previous = "Previous_quarter" if "history" in self.book.scheme.tables else '""'
        day = changes.changes_since(self.register)
        look = replace(CALCULATED, number_format=DATE_FORMAT, across="left")
        self.sheet.put(self.row, 1, "Changes since", STRONG)
        formula = f'IF({meeting}="",IF({previous}="","",{previous}),{meeting})'
        self.sheet.put(self.row, 2, day, look, formula)
        said = "The last meeting before the as-at date; where none is known, the previous quarter."
        self.sheet.put(self.row, self.chart_column, said, NOTE)
        self.book.define_cell("Changes_since", self.sheet, self.row, 2)
        self.row += _ROWS_BETWEEN

    def committee(self) -> str:
        """The choice of the committee; returns the cell that says when it last met."""
        self.sheet.put(self.row, 1, "Committee", STRONG)
        name = self.register.committee or None
        self.sheet.put(self.row, 2, name, replace(INPUT, bold=True, wrap=False))
        chosen = address(self.row, 2, fixed=True)
        validation = DataValidation("list", formula1="Committee_names")
        validation.showErrorMessage, validation.error = True, "Choose a committee of Meetings."
        self.sheet.validate(address(self.row, 2), validation)
        self.book.define("Committee_names", column("Meetings", "Committee"))
        self.sheet.put(self.row + 1, 1, "Last met before the as-at date", STRONG)
        met = f'_xlfn.MAXIFS(Meetings[Date],Meetings[Committee],{chosen},Meetings[Date],"<"&As_at)'
        look = replace(CALCULATED, number_format=DATE_FORMAT, across="left")
        day = self.register.last_meeting
        self.sheet.put(self.row + 1, 2, day, look, f'IF({met}=0,"",{met})')
        self.row += 2
        return address(self.row - 1, 2)

    def figures(self) -> None:
        """The key figures."""
        self.heading("Key figures")
        top = self.row
        self.sheet.put_row(top, ("Figure", "Now"), self.sheet.styles.table_heading)
        changed = [count.name for count in formulas.changed(self.register)]
        highlighted = dict(zip(changed, HIGHLIGHTS, strict=False))
        counts = [*formulas.figures(self.register), *formulas.elsewhere(self.register)]
        for count in counts:
            self.row += 1
            look = replace(CALCULATED, fill=highlighted.get(count.name, CALCULATED.fill))
            self.sheet.put(self.row, 1, count.name, look)
            self.sheet.put(self.row, 2, count.value, _CENTRED, count.formula, array=count.array)
        tables.declare(
            self.sheet, formulas.KEY_FIGURES, top, 1, ("Figure", "Now"), len(counts), filters=False
        )
        self.row += _ROWS_BETWEEN

    def counts(
        self, name: str, title: str, heading: str, counts: Sequence[Count],
        colours: Sequence[str], note: str = "", chart_row: int | None = None,
    ) -> None:  # fmt: skip
        """A list of counts as the table `name`, and a chart of it; nothing where there is none.

        The chart begins beside the list, or at `chart_row`.
        """
        if not counts:
            return
        self.heading(title)
        if note:
            self.sheet.put(self.row, 1, note, NOTE)
            self.row += 1
        across = self.across if counts[0].across else []
        top, headings = self.row, (heading, self.register.kind.live, *across)
        self.sheet.put_row(top, headings, self.sheet.styles.table_heading)
        for count in counts:
            self.row += 1
            self.count(count)
        tables.declare(self.sheet, name, top, 1, headings, len(counts), filters=False)
        if across:
            where = area(top + 1, 1, self.row, len(headings))
            rule = f"${address(top + 1, 1)}={quoted(ALL)}"
            self.sheet.format_where(where, rule, differential(text="#000000", bold=True))
        named = [count for count in counts if count.name not in _NOT_CHARTED]
        chart_row = chart_row or (top if across else top - 1)
        used, needed = self.row - chart_row + 1, 0
        if named:
            said = "; ".join(f"{count.name} {count.value}" for count in named)
            start = f"{title[:1].lower()}{title[1:]}" if across else title.lower()
            description = f"Bar chart of {start}, when this workbook was made: {said}."
            corner = (chart_row, self.chart_column)
            columns = range(3, 3 + len(colours)) if across else range(2, 3)
            charts.put_bars(
                self.sheet, title, (top, len(named)), columns, corner, colours, description
            )
            high = charts.height(len(named), stacked=bool(across))
            needed = round(high / _ROW_CENTIMETRES) + 1
        self.row += max(needed - used, 0) + _ROWS_BETWEEN

    def count(self, count: Count) -> None:
        """One row of a list; a spare one does not show where ratings stand across."""
        shown = bool(count.name) or not count.across
        look = CALCULATED if shown else replace(CALCULATED, lined=False, fill="")
        centred = replace(look, across="center")
        self.sheet.put(self.row, 1, count.name or None, look, count.name_formula)
        self.sheet.put(self.row, 2, count.value, centred, count.formula)
        for at, (value, formula) in enumerate(count.across, 3):
            look = replace(centred, number_format=_NONE_AS_A_DASH)
            self.sheet.put(self.row, at, value, look, formula)

    def heading(self, text: str) -> None:
        self.parts.append(self.row)
        self.sheet.put(self.row, 1, text, HEADING)
        self.sheet.height(self.row, 22)
        self.row += 1
