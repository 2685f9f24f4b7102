"""The Policy areas sheet: how many of each area were rated so, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from openpyxl.worksheet.datavalidation import DataValidation

from formulas import areas as formulas
from formulas.dashboard import live
from formulas.headings import (
    AREAS_SEARCHED,
    band_heading,
    called_band,
    entries_column,
)
from formulas.text import band_name, quoted
from risk_register.scheme import Band
from workbook_builder import printing
from workbook_builder.band_colours import lighter
from workbook_builder.book import Book
from workbook_builder.columns import row_height
from workbook_builder.sheet import Sheet, SheetKind, address, area
from workbook_builder.sheets.quarter_by_quarter import NOW
from workbook_builder.styles import CALCULATED, INPUT, NOTE, STRONG, differential

TITLE = "Policy areas"

_CHOICES = "Area_rating_names"
"""The name of the bands that can be chosen."""

_CHOICE_ROW, _NOTES_ROW, _HEADINGS = 5, 6, 11
_FIRST, _LEFT, _WORKINGS = _HEADINGS + 1, 2, 13
_NAME_WIDTH, _CELL_WIDTH = 46.0, 12.0
_SHADES = ((0.25, 1.0), (0.1, 0.5), (0.0, 0.2))
"""From which share on a cell is shaded, and how strongly, the largest share first."""

_NOTES = (
    "Each cell: how many {many} were rated so, of those of the area that were rated; "
    "–: none was rated.",
    "A cell is shaded where any is rated so, darker from a tenth of them, darkest from a quarter.",
    "A {one} in two areas counts in both, so the rows may add up to more than the last one, "
    "in which each counts once.",
    "Past quarters stand under the areas that the {many} have today; Now counts the live {many}.",
)
_CENTRED = replace(CALCULATED, across="center", down="center", fill="")
_WORKING = replace(NOTE, across="center")


def add_policy_areas(book: Book) -> Sheet:
    """Adds the sheet for a scheme that keeps policy areas and past ratings."""
    what = "How each policy area was rated over the last quarters, and is rated now"
    sheet = book.add_sheet(TITLE, SheetKind.DAILY, what)
    _Writer(book, sheet).write()
    sheet.protect()
    printing.set_up(sheet, book.register.settings)
    printing.repeat(sheet, f"{_HEADINGS}:{_HEADINGS}", "A:A")
    sheet.worksheet.freeze_panes = address(_FIRST, _LEFT)
    return sheet


class _Writer:
    """Writes the sheet, a line for each area, and two more."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.scheme = book.scheme
        self.shown = book.shape.quarters
        self.known = [*reversed(book.register.past_quarters[: self.shown])]
        self.ratings = formulas.PastRatings(book.register, self.known)
        self.names = formulas.line_names(self.scheme, book.shape.areas)
        self.now = _LEFT + self.shown
        self.last = _FIRST + len(self.names) - 1

    @cached_property
    def chosen(self) -> Band:
        """The band that is counted to begin with: the worst."""
        return self.scheme.bands[-1]

    def write(self) -> None:
        self.top()
        self.heading_row()
        for number, name in enumerate(self.names):
            self.line(_FIRST + number, number + 1, name)
        self.shade()
        named = sum(map(bool, self.names))
        self.sheet.worksheet.print_area = area(1, 1, _FIRST + named - 1, self.now)

    def top(self) -> None:
        self.book.put_head(self.sheet, "Policy areas, quarter by quarter")
        called = called_band(self.scheme).capitalize()
        self.sheet.put(_CHOICE_ROW, 1, f"{called} that is counted", STRONG)
        self.sheet.put(_CHOICE_ROW, 2, self.chosen.name, replace(INPUT, bold=True, across="center"))
        self.book.define_cell(formulas.CHOSEN, self.sheet, _CHOICE_ROW, 2)
        self.book.define(_CHOICES, "Bands[Band]")
        validation = DataValidation("list", formula1=_CHOICES, allow_blank=False)
        validation.showErrorMessage, validation.error = True, "Choose one of the list."
        self.sheet.validate(address(_CHOICE_ROW, 2), validation)
        for row, said in enumerate(_NOTES, _NOTES_ROW):
            self.sheet.put(row, 1, self.scheme.says(said), NOTE)

    def heading_row(self) -> None:
        look = self.sheet.styles.table_heading
        self.sheet.put(_HEADINGS, 1, "Policy area", look)
        self.sheet.widths(_NAME_WIDTH, *[_CELL_WIDTH] * (self.shown + 1))
        dated = replace(look, number_format="mmm yyyy", across="center")
        for at, quarter in enumerate([*self.none_yet(), *self.known]):
            source = formulas.shown_quarter(at + 1)
            self.sheet.put(_HEADINGS, _LEFT + at, quarter, dated, f'IF({source}="","",{source})')
        self.sheet.put(_HEADINGS, self.now, NOW, replace(look, across="center"))
        for at in range(self.shown + 1):
            for left, said in zip(self.workings(at), ("Rated so", "Rated"), strict=True):
                self.sheet.put(_HEADINGS, left, said, _WORKING)
                self.sheet.width(left, 10.0)
        self.sheet.put(_HEADINGS - 1, _WORKINGS, "Workings", NOTE)
        self.sheet.height(_HEADINGS, 24)

    def none_yet(self) -> list[None]:
        """A place for each quarter that the history does not have yet."""
        return [None] * (self.shown - len(self.known))

    def workings(self, at: int) -> tuple[int, int]:
        """The columns of the two counts behind the cells of one quarter."""
        return _WORKINGS + at, _WORKINGS + self.shown + 1 + at

    def line(self, row: int, number: int, name: str) -> None:
        """One line: its name, and what it counts in each quarter and now."""
        lined = bool(name)
        fill = CALCULATED.fill if lined else ""
        look = replace(CALCULATED, down="center", lined=lined, fill=fill)
        self.sheet.put(row, 1, name or None, look, formulas.line_name(number))
        self.sheet.height(row, row_height([(name, _NAME_WIDTH)]) + 3)
        counts: list[tuple[int, int] | None] = [None] * (len(self.known) + 1)
        if name:
            counts = [*self.ratings.counts(name, self.chosen)]
        columns = zip([*self.none_yet(), *counts], self.criteria(), strict=True)
        for at, (both, criteria) in enumerate(columns):
            self.cell(row, at, both, criteria, lined=lined)

    def cell(
        self, row: int, at: int, both: tuple[int, int] | None, criteria: Sequence[str],
        *, lined: bool,
    ) -> None:  # fmt: skip
        """What stands in a cell, and behind it how many were rated so and were rated."""
        line = f"${address(row, 1)}"
        searched, *counted = criteria
        quarter = formulas.shown_quarter(at + 1) if at < self.shown else ""
        places = self.workings(at)
        for number, (column, each) in enumerate(zip(places, counted, strict=True)):
            formula = formulas.counted(line, searched, each)
            formula = f'IF({quarter}="","",{formula})' if quarter else formula
            self.sheet.put(row, column, both[number] if both else None, _WORKING, formula)
        count, rated = (address(row, column) for column in places)
        said = formulas.said_of(*both) if both else None
        look = replace(_CENTRED, lined=lined)
        self.sheet.put(row, _LEFT + at, said, look, formulas.so_many_of(count, rated))

    def criteria(self) -> Iterator[tuple[str, str, str]]:
        """For each quarter and now: the areas as searched, and the criteria of both counts."""
        for number in range(1, self.shown + 1):
            cells = formulas.shown_positions(number)
            yield (
                formulas.SHOWN_AREAS,
                formulas.in_chosen_band(self.scheme, cells),
                formulas.in_any_band(self.scheme, cells),
            )
        bands = entries_column(self.scheme, band_heading(self.scheme, self.scheme.current))
        counts = live(self.scheme)
        searched = entries_column(self.scheme, AREAS_SEARCHED)
        yield searched, f"{counts},{bands},{formulas.CHOSEN}", f"{counts},{bands},Bands[Band]"

    def shade(self) -> None:
        """Shades the cells by their share, in the colour of the band that is counted."""
        where = area(_FIRST, _LEFT, self.last, self.now)
        count, rated = (address(_FIRST, column) for column in self.workings(0))
        for number, band in enumerate(self.scheme.bands, 1):
            for share, strength in _SHADES:
                enough = f"N({count})>={share}*N({rated})"
                rule = f"AND({formulas.CHOSEN}={band_name(number)},N({count})>0,{enough})"
                text = band.text if strength == 1 else "#000000"
                colours = differential(lighter(band.colour, strength), text, bold=strength == 1)
                self.sheet.format_where(where, rule, colours)
        names = area(_FIRST, 1, self.last, 1)
        rule = f"${address(_FIRST, 1)}={quoted(formulas.ALL)}"
        self.sheet.format_where(names, rule, differential(text="#000000", bold=True))
