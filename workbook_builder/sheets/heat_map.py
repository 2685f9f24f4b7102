"""The Heat map sheet: the matrix with the references in it, and the same again in words."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.worksheet.datavalidation import DataValidation

from formulas import heat_map as formulas
from formulas.headings import has_marks
from formulas.text import mark_name, scale_table
from risk_register.heat_map import cell_name, shown_in
from risk_register.register import Row
from risk_register.scheme import Scale
from workbook_builder import printing, tables
from workbook_builder.band_colours import colour_by_score
from workbook_builder.book import Book
from workbook_builder.columns import lines_needed, row_height
from workbook_builder.sheet import Sheet, SheetKind, address, area
from workbook_builder.styles import (
    CALCULATED,
    HEADING,
    INPUT,
    NOTE,
    PLAIN,
    STRONG,
    Look,
)
from workbook_builder.validations import LIST_NAMES

MOST_REFERENCES = 12
"""How many references a cell of the map shows before it shows their number instead."""

_LABEL_WIDTH, _CELL_WIDTH, _WORDS_WIDTH = 28.0, 22.0, 46.0
_CHOICE_ROW, _LIMIT_ROW, _MARKS_ROW, _MAP_ROW = 5, 6, 7, 9
_LEFT = 2
_LINE = 13.5
_CAPTION = Look(lined=True, across="center", down="center", size=9)
_REFERENCES = Look(bold=True, lined=True, across="center", down="center", wrap=True, size=11)


def add_heat_map(book: Book) -> Sheet:
    """Adds the heat map of a scheme with likelihood and impact."""
    sheet = book.add_sheet(
        "Heat map", SheetKind.DAILY, "Which risk stands where, by formulas alone"
    )
    _Writer(book, sheet).write()
    sheet.protect()
    printing.set_up(sheet, book.register.settings)
    return sheet


class _Writer:
    """Writes the sheet: the choice, the map, its key, and the words below."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.register = book.register
        self.scheme = book.scheme
        self.up, self.across = book.scheme.axes()
        self.risks = shown_in(book.register, book.scheme.current)
        self.last_column = _LEFT + len(self.across.levels) - 1
        band = ["Band"] if self.scheme.bands else []
        self.headings = ["Cell", "Likelihood", "Impact", "Score", *band, formulas.RISKS, "Which"]
        self.which = len(self.headings)

    def write(self) -> None:
        self.top()
        self.choice()
        row = self.map()
        row = self.missing(row + 1)
        below_the_map = row + 1
        if has_marks(self.scheme):
            row = self.marks(row + 1)
        fits = printing.fits(self.sheet, 1, row, self.width)
        printing.new_page_before(self.sheet, row + 1 if fits else below_the_map)
        printing.repeat(self.sheet, f"{row + 2}:{row + 2}")
        row = self.words(row + 1)
        self.sheet.worksheet.print_area = area(1, 1, row, max(self.last_column, self.which))
        for selection in self.sheet.worksheet.sheet_view.selection:
            selection.activeCell = selection.sqref = address(_CHOICE_ROW, 2)

    def top(self) -> None:
        self.book.put_head(self.sheet, "Heat map: which risk stands where")
        self.sheet.width(1, _LABEL_WIDTH)
        last = max(self.last_column, self.which)
        for column in range(_LEFT, last):
            self.sheet.width(column, _CELL_WIDTH)
        self.sheet.width(last, self.last_column_width)

    @property
    def width(self) -> float:
        """The width of all columns, in characters."""
        columns = max(self.last_column, self.which)
        return _LABEL_WIDTH + _CELL_WIDTH * (columns - 2) + self.last_column_width

    @property
    def last_column_width(self) -> float:
        """That of the words, where they stand to the right of the map."""
        return _WORDS_WIDTH if self.which > self.last_column else _CELL_WIDTH

    def choice(self) -> None:
        """The cell in which the assessment is chosen, and what follows from it."""
        current = self.scheme.current.name
        self.sheet.put(_CHOICE_ROW, 1, "Assessment shown", STRONG)
        self.sheet.put(_CHOICE_ROW, 2, current, replace(INPUT, bold=True))
        self.sheet.put(
            _CHOICE_ROW, 3, "Choose another in this cell, and the references move.", NOTE
        )
        validation = DataValidation("list", formula1=LIST_NAMES["assessments"])
        validation.showErrorMessage, validation.error = True, "Choose one of the assessments."
        self.sheet.validate(address(_CHOICE_ROW, 2), validation)
        names = [each.name for each in self.scheme.by_levels]
        at, chosen = names.index(current) + 1, address(_CHOICE_ROW, 2, fixed=True)
        found = f"MATCH('Heat map'!{chosen},Assessments[Assessment],0)"
        self.book.define("Map_choice", f"_xlfn.IFNA({found},{at})")
        if has_marks(self.scheme):
            self.sheet.put(_MARKS_ROW, 1, "Movement marks shown", STRONG)
            self.sheet.put(_MARKS_ROW, 2, "Yes", CALCULATED, f'IF(Map_choice={at},"Yes","No")')
            self.sheet.put(
                _MARKS_ROW, 3, f"They speak of the {current.lower()} assessment only.", NOTE
            )
            self.book.define_cell("Map_marks", self.sheet, _MARKS_ROW, 2)
        self.sheet.put(_LIMIT_ROW, 1, "References in a cell, at most", STRONG)
        self.sheet.put(_LIMIT_ROW, 2, MOST_REFERENCES, replace(INPUT, across="left"))
        self.sheet.put(_LIMIT_ROW, 3, "Where there are more, the cell shows how many.", NOTE)
        self.book.define_cell("Map_limit", self.sheet, _LIMIT_ROW, 2)

    def map(self) -> int:
        """Two rows for each level that goes up: score and band, then the references."""
        self.across_headings()
        row = _MAP_ROW + 1
        for up in range(len(self.up.levels), 0, -1):
            self.level(row + 1, 1, self.up, up)
            tallest = 2
            for across in range(1, len(self.across.levels) + 1):
                text = self.cell(row, _LEFT + across - 1, up, across)
                tallest = max(tallest, lines_needed(text, _CELL_WIDTH / 1.2))
            self.sheet.height(row, 16)
            self.sheet.height(row + 1, _LINE * min(tallest + 1, 12) + 6)
            row += 2
        return row - 1

    def across_headings(self) -> None:
        corner = f"{self.up.heading} ↑   {self.across.heading} →"
        self.sheet.put(_MAP_ROW, 1, corner, self.sheet.styles.table_heading)
        for across in range(1, len(self.across.levels) + 1):
            self.level(_MAP_ROW, _LEFT + across - 1, self.across, across)
        self.sheet.height(_MAP_ROW, 22)

    def level(self, row: int, column: int, scale: Scale, number: int) -> None:
        """The number and the label of a level, beside or above the map."""
        levels = scale_table("likelihood" if scale is self.scheme.likelihood else "impact")
        level = scale.levels[number - 1]
        formula = f'INDEX({levels}[Level],{number})&" "&INDEX({levels}[Label],{number})'
        look = replace(self.sheet.styles.table_heading, across="center")
        if column == 1:
            look = replace(look, across="left", lined=False, indent=1)
            self.sheet.put(row - 1, column, None, look)
        self.sheet.put(row, column, f"{level.number} {level.label}", look, formula)

    def cell(self, row: int, column: int, up: int, across: int) -> str:
        """One cell of the map, and the references in it."""
        likelihood, impact = self.positions(up, across)
        levels = self.levels(likelihood, impact)
        name = cell_name(*levels)
        caption = formulas.caption if self.scheme.bands else formulas.score
        value = formulas.caption_value(self.scheme, *levels)
        self.sheet.put(row, column, value, _CAPTION, caption(likelihood, impact))
        risks, current = self.risks.get(name, []), self.scheme.current
        shown = formulas.shown_value(self.register, current, risks, MOST_REFERENCES)
        formula = formulas.shown(name, self.row_in_words(up, across))
        self.sheet.put(row + 1, column, shown, _REFERENCES, formula, array=True)
        where, score = area(row, column, row + 1, column), formulas.score(likelihood, impact)
        colour_by_score(self.sheet, where, score, self.scheme.bands)
        return shown

    def positions(self, up: int, across: int) -> tuple[int, int]:
        """Likelihood and impact, counted from 1, from the two axes of the map."""
        return (up, across) if self.up is self.scheme.likelihood else (across, up)

    def row_in_words(self, up: int, across: int) -> int:
        """In which row of the words, counted from 1, a cell of the map is said."""
        return (len(self.up.levels) - up) * len(self.across.levels) + across

    def levels(self, likelihood: int, impact: int) -> tuple[int, int]:
        """The level numbers at two positions of the scales."""
        scales = self.scheme.likelihood, self.scheme.impact
        numbers = [
            scale.levels[at - 1].number
            for scale, at in zip(scales, (likelihood, impact), strict=True)
            if scale
        ]
        return numbers[0], numbers[1]

    def missing(self, row: int) -> int:
        """The live risks that have no levels for the assessment shown."""
        self.sheet.put(row, 1, "Not on this map", STRONG)
        value = formulas.not_on_the_map_value(self.register, self.scheme.current)
        self.sheet.put(row, 2, value, PLAIN, formulas.not_on_the_map(self.scheme), array=True)
        return row + 1

    def marks(self, row: int) -> int:
        """What the movement marks mean, live from the Scheme sheet."""
        self.sheet.put(row, 1, "Movement marks", HEADING)
        last = row
        for column, axis in ((1, "likelihood"), (4, "impact")):
            marks = [mark for mark in self.scheme.marks if mark.axis == axis]
            for at, mark in enumerate(marks, row + 1):
                name = mark_name(axis, mark.change)
                self.sheet.put(at, column, mark.symbol, replace(PLAIN, across="center"), name)
                self.sheet.put(at, column + 1, mark.meaning, PLAIN, f"{name}_meaning")
                last = max(last, at)
        return last + 1

    def words(self, row: int) -> int:
        """The same again in words, a row for each cell of the map, in the order of reading."""
        self.sheet.put(row, 1, "The same in words", HEADING)
        self.sheet.height(row, 22)
        top = row + 1
        self.sheet.put_row(top, self.headings, self.sheet.styles.table_heading)
        row = top
        for up in range(len(self.up.levels), 0, -1):
            for across in range(1, len(self.across.levels) + 1):
                row += 1
                self.sentence(row, *self.positions(up, across))
        rows = row - top
        tables.declare(self.sheet, formulas.WORDS, top, 1, self.headings, rows, filters=False)
        return row

    def sentence(self, row: int, likelihood: int, impact: int) -> None:
        """One cell of the map in words; the levels are counted from 1, lowest first."""
        levels = self.levels(likelihood, impact)
        risks: list[Row] = self.risks.get(cell_name(*levels), [])
        self.sheet.put(row, 1, cell_name(*levels), replace(CALCULATED, fill=""))
        for column, scale, axis, position in (
            (2, self.scheme.likelihood, "likelihood", likelihood),
            (3, self.scheme.impact, "impact", impact),
        ):
            text = scale.levels[position - 1].label if scale else ""
            label = f"INDEX({scale_table(axis)}[Label],{position})"
            self.sheet.put(row, column, text, CALCULATED, label)
        centred = replace(CALCULATED, across="center")
        score = self.scheme.matrix[levels]
        self.sheet.put(row, 4, score, centred, formulas.score(likelihood, impact))
        if band := self.scheme.band(score):
            self.sheet.put(row, 5, band.name, CALCULATED, formulas.band(likelihood, impact))
        counted = formulas.count(cell_name(*levels))
        self.sheet.put(row, self.which - 1, len(risks), centred, counted)
        self.names(row, cell_name(*levels), risks)

    def names(self, row: int, cell: str, risks: list[Row]) -> None:
        """The references of a cell with their marks in words; on a wide map they run over."""
        said = formulas.said_value(self.register, self.scheme.current, risks)
        wide = self.which <= self.last_column
        look = replace(CALCULATED, fill="", wrap=not wide, lined=not wide)
        self.sheet.put(row, self.which, said, look, formulas.said(cell), array=True)
        self.sheet.height(row, row_height([("" if wide else said, _WORDS_WIDTH)]))
