"""The Dashboard: the figures that a committee asks for, with charts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.worksheet.datavalidation import DataValidation

from formulas import dashboard as formulas
from formulas.dashboard import Count
from formulas.headings import has_changes
from formulas.text import column
from risk_register import changes
from workbook_builder import charts, printing, tables
from workbook_builder.book import Book
from workbook_builder.sheet import Sheet, SheetKind, address
from workbook_builder.sheets.register import HIGHLIGHTS
from workbook_builder.styles import (
    CALCULATED,
    DATE_FORMAT,
    HEADING,
    INPUT,
    NOTE,
    STRONG,
)

_WIDTHS = (52.0, 18.0, 4.0, *[14.0] * 7)
_FIRST = 5
_CHART_COLUMN = 4
_ROWS_BETWEEN = 2
_CENTRED = replace(CALCULATED, across="center")
_ROW_CENTIMETRES = 0.53


def add_dashboard(book: Book) -> Sheet:
    """Adds the sheet."""
    what = "Counts by band, owner and status, what is overdue, what has changed"
    sheet = book.add_sheet("Dashboard", SheetKind.DAILY, what)
    sheet.widths(*_WIDTHS)
    _Writer(book, sheet).write()
    printing.set_up(sheet, book.register.settings)
    printing.on_one_page(sheet)
    sheet.protect()
    return sheet


class _Writer:
    """Writes the sheet from the top."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.register = book.register
        self.row = _FIRST

    def write(self) -> None:
        settings, scheme = self.register.settings, self.register.scheme
        self.book.put_head(self.sheet, "Dashboard")
        if has_changes(scheme):
            self.since()
        self.figures()
        colours = [band.colour for band in reversed(scheme.bands)]
        bands = [*formulas.by_band(self.register)]
        self.counts(formulas.BY_BAND, "Live risks by band", "Band", bands, colours)
        role = scheme.roles[0].heading if scheme.roles else ""
        people = [*formulas.by_person(self.register)]
        brand = [settings.brand.heading_fill]
        self.counts("Live_by_person", f"Live risks by {role.lower()}", role, people, brand)
        statuses = [*formulas.by_status(self.register)]
        self.counts("Live_by_status", "Live risks by status", "Status", statuses, brand)

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
        self.sheet.put(self.row, _CHART_COLUMN, said, NOTE)
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
        colours: Sequence[str],
    ) -> None:  # fmt: skip
        """A list of counts as the table `name`, and a chart of it; nothing where there is none."""
        if not counts:
            return
        self.heading(title)
        top, headings = self.row, (heading, self.register.kind.live)
        self.sheet.put_row(top, headings, self.sheet.styles.table_heading)
        for count in counts:
            self.row += 1
            self.sheet.put(self.row, 1, count.name or None, CALCULATED, count.name_formula)
            self.sheet.put(self.row, 2, count.value, _CENTRED, count.formula)
        tables.declare(self.sheet, name, top, 1, headings, len(counts), filters=False)
        named = [count for count in counts if count.name]
        used, needed = self.row - top + 2, 0
        if named:
            said = "; ".join(f"{count.name} {count.value}" for count in named)
            description = f"Bar chart of {title.lower()}, when this workbook was made: {said}."
            corner = (top - 1, _CHART_COLUMN)
            charts.put_bars(self.sheet, title, top, len(named), corner, colours, description)
            needed = round(charts.height(len(named)) / _ROW_CENTIMETRES) + 1
        self.row += max(needed - used, 0) + _ROWS_BETWEEN

    def heading(self, text: str) -> None:
        self.sheet.put(self.row, 1, text, HEADING)
        self.sheet.height(self.row, 22)
        self.row += 1
