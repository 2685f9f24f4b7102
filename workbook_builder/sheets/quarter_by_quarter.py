"""The Quarter by quarter sheet: the scores of past quarters side by side, shaded by band."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from openpyxl.utils import get_column_letter

from formulas import quarters as formulas
from formulas.headings import DIRECTION, band_heading, entered_headings, score_heading
from formulas.positions import PREVIOUS_FIRST, PREVIOUS_LAST, first_row, last_row
from formulas.text import column
from risk_register import quarters as core
from risk_register.movement import direction, previous_row
from risk_register.register import Row
from risk_register.scores import band, score
from workbook_builder import printing
from workbook_builder.band_colours import colour_by_score
from workbook_builder.book import Book
from workbook_builder.columns import row_height
from workbook_builder.sheet import SPARE_ROWS, Sheet, SheetKind, address, area
from workbook_builder.styles import (
    CALCULATED,
    NOTE,
    STRONG,
)

FEWEST_QUARTERS, MOST_QUARTERS = 4, 8
"""How many past quarters are shown: those that there are and one to come, within these."""

_TITLE_WIDTH = 44.0
_LETTER = 1.2
"""The width of a capital letter or a digit, in characters."""

_REFERENCE_WIDTHS, _BAND_WIDTHS = (14.0, 24.0), (14.0, 26.0)
"""The least and the most, in characters."""

_TOP_ROW, _HEADINGS, _FIRST = 4, 6, 7
_QUARTER = 3
_PLACE, _LINE_SO_FAR, _EDGES = 17, 18, 19
"""The workings stand to the right of however many quarters are shown."""

_CENTRED = replace(CALCULATED, across="center", fill="")
_WORKING = replace(NOTE, across="center")
_QUARTER_FORMAT = "mmm yyyy"


def add_quarter_by_quarter(book: Book) -> Sheet:
    """Adds the sheet for a scheme that keeps a history of scores."""
    what = "Each risk's scores over the last quarters, side by side"
    sheet = book.add_sheet("Quarter by quarter", SheetKind.DAILY, what)
    _Writer(book, sheet).write()
    sheet.protect()
    printing.set_up(sheet, book.register.settings)
    printing.repeat(sheet, f"{_HEADINGS}:{_HEADINGS}", "A:B")
    sheet.worksheet.freeze_panes = address(_FIRST, _QUARTER)
    return sheet


_NOTE = "The score of a full bar. Empty: not recorded. N/A: not on the register."
_RUN_NOTE = "Quarters in a band are counted among those shown."


class _Writer:
    """Writes the sheet, a row for each row of the Register."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.register = book.register
        self.scheme = book.scheme
        self.headings = entered_headings(book.scheme)
        past = self.register.past_quarters
        self.shown = min(max(len(past) + 1, FEWEST_QUARTERS), MOST_QUARTERS)
        self.known = [*reversed(past[: self.shown])]
        self.rows = [core.rows_of_quarter(self.register, quarter) for quarter in self.known]
        self.now = _QUARTER + self.shown
        self.last_row = _FIRST + len(self.register.risks) + SPARE_ROWS - 1
        self.first_rows, self.last_rows = self.last_row + 2, self.last_row + 3

    def write(self) -> None:
        self.top()
        self.heading_row()
        self.rows_of_quarters()
        for number in range(_FIRST, self.last_row + 1):
            at = number - _FIRST
            risks = self.register.risks
            self.row(number, risks[at] if at < len(risks) else None)
        self.shade()
        last = _FIRST + len(self.register.risks)
        width = self.now + len(self.further()) - 1
        self.sheet.worksheet.print_area = area(1, 1, last, width)

    @cached_property
    def reference_width(self) -> float:
        """Wide enough for the longest reference, within reason."""
        return _wide_enough((risk.reference for risk in self.register.risks), _REFERENCE_WIDTHS)

    @cached_property
    def band_width(self) -> float:
        """Wide enough for the longest name of a band, within reason."""
        return _wide_enough((band.name for band in self.scheme.bands), _BAND_WIDTHS)

    def band_text(self, risk: Row | None) -> list[tuple[str, float]]:
        """The name of a risk's band with its column's width; nothing where it has none."""
        found = band(self.scheme, self.scheme.current, risk) if risk else None
        return [(found.name, self.band_width)] if found else []

    def top(self) -> None:
        self.book.put_head(self.sheet, "Quarter by quarter: scores side by side")
        self.sheet.put(_TOP_ROW, 1, "Full bar", STRONG)
        self.sheet.put(
            _TOP_ROW, 2, self.full_bar, replace(CALCULATED, across="left"), self.top_formula
        )
        self.sheet.put(_TOP_ROW, _QUARTER, _NOTE, NOTE)
        if self.scheme.bands:
            self.sheet.put(_TOP_ROW + 1, _QUARTER, _RUN_NOTE, NOTE)
        self.book.define_cell(formulas.FULL_BAR, self.sheet, _TOP_ROW, 2)

    @cached_property
    def full_bar(self) -> int:
        if self.scheme.bands:
            return self.scheme.bands[-1].highest
        scores = [value for risk in self.register.risks for value in self.values(risk)]
        return max((each for each in scores if isinstance(each, int)), default=0)

    @property
    def top_formula(self) -> str:
        if self.scheme.bands:
            return "Highest_score"
        return f"MAX({area(_FIRST, _QUARTER, self.last_row, self.now)})"

    def heading_row(self) -> None:
        look = self.sheet.styles.table_heading
        self.sheet.put(_HEADINGS, 1, self.headings["reference"], look)
        self.sheet.put(_HEADINGS, 2, self.headings["title"], look)
        self.sheet.widths(self.reference_width, _TITLE_WIDTH)
        dated = replace(look, number_format=_QUARTER_FORMAT, across="center")
        for at, quarter in enumerate([*self.none_yet(), *self.known]):
            later = address(_HEADINGS, _QUARTER + at + 1)
            newest = at == self.shown - 1
            formula = 'IF(Previous_quarter="","",Previous_quarter)'
            formula = formula if newest else formulas.quarter_before(later)
            self.sheet.put(_HEADINGS, _QUARTER + at, quarter, dated, formula)
            self.sheet.width(_QUARTER + at, 10.0)
        for column_number, (heading, width) in enumerate(self.further(), self.now):
            self.sheet.put(_HEADINGS, column_number, heading, replace(look, across="center"))
            self.sheet.width(column_number, width)
        edges = ("Band from", "Band to") if self.scheme.bands else ()
        for column_number, heading in enumerate(("Place", "Line so far", *edges), _PLACE):
            self.sheet.put(_HEADINGS, column_number, heading, replace(_WORKING, wrap=True))
            self.sheet.width(column_number, 12.0)
        self.sheet.put(_HEADINGS - 1, _PLACE, "Workings", NOTE)
        self.sheet.height(_HEADINGS, 34)

    def further(self) -> list[tuple[str, float]]:
        """The headings behind the quarters, with their widths."""
        headings = [("Now", 10.0)]
        if self.scheme.bands:
            headings += [("Band", self.band_width), ("Quarters in this band", 12.0)]
        if self.scheme.arrows:
            headings.append((DIRECTION, 18.0))
        return [*headings, ("Line", 14.0)]

    def none_yet(self) -> list[None]:
        """A place for each quarter that the history does not have yet."""
        return [None] * (self.shown - len(self.known))

    def values(self, risk: Row) -> list[int | str | None]:
        """The risk's positions at the known quarters, and its score now."""
        earlier = core.positions(self.register, risk, self.known)
        return [*earlier, score(self.scheme, self.scheme.current, risk)]

    def row(self, number: int, risk: Row | None) -> None:
        at = formulas.row_of(f"$A${_FIRST}", f"$A{number}")
        known = core.positions(self.register, risk, self.known) if risk else []
        earlier: list[int | str | None] = (
            [*self.none_yet(), *known] if risk else [None] * self.shown
        )
        self.put(
            number, 1, risk.reference if risk else None, formulas.listed(self.of("reference"), at)
        )
        title = risk.text("title") if risk else None
        look = replace(CALCULATED, fill="", lined=risk is not None)
        self.sheet.put(number, 2, title, look, formulas.listed(self.of("title"), at))
        texts = (
            [(risk.reference, self.reference_width), (title or "", _TITLE_WIDTH)] if risk else []
        )
        self.sheet.height(number, row_height([*texts, *self.band_text(risk)]))
        place = f"${address(number, _PLACE)}"
        for column_number, value in enumerate(earlier, _QUARTER):
            letter = get_column_letter(column_number)
            quarter, first, last = (
                f"{letter}${row}" for row in (_HEADINGS, self.first_rows, self.last_rows)
            )
            formula = formulas.position(f"$A{number}", quarter, first, last, place)
            self.put(number, column_number, value, formula)
        self.workings(number, risk, earlier, at)
        self.results(number, risk, earlier, at)

    def rows_of_quarters(self) -> None:
        """Below the list: between which rows of Past quarters each quarter's positions stand."""
        rows = [*self.none_yet(), *self.rows]
        for number, (at, said, formula) in enumerate(
            (
                (self.first_rows, "First row in Past quarters", first_row),
                (self.last_rows, "Last row in Past quarters", last_row),
            )
        ):
            self.sheet.put(at, 2, said, NOTE)
            for column_number, each in enumerate(rows, _QUARTER):
                quarter = address(_HEADINGS, column_number)
                value = each[number] if each else None
                self.sheet.put(at, column_number, value, _WORKING, formula(quarter))
        self.book.define_cell(PREVIOUS_FIRST, self.sheet, self.first_rows, self.now - 1)
        self.book.define_cell(PREVIOUS_LAST, self.sheet, self.last_rows, self.now - 1)

    def workings(
        self, number: int, risk: Row | None, earlier: list[int | str | None], at: str
    ) -> None:
        """To the right: the place in a quarter, the line so far, the edges of the band."""
        reference, current = address(number, 1), self.scheme.current
        row = previous_row(self.register, risk) if risk else None
        place = row - self.rows[-1][0] if row else None
        self.sheet.put(number, _PLACE, place, _WORKING, formulas.place(reference, at))
        cells = [address(number, each) for each in range(_QUARTER, self.now)]
        line = core.history_line(earlier, self.full_bar) if risk else None
        self.sheet.put(
            number, _LINE_SO_FAR, line, _WORKING, formulas.history_line(reference, cells)
        )
        if self.scheme.bands:
            found = band(self.scheme, current, risk) if risk else None
            edges = {"From": found.lowest, "To": found.highest} if found else {}
            for column_number, edge in enumerate(("From", "To"), _EDGES):
                formula = formulas.edge_of_band(address(number, self.now + 1), edge)
                self.sheet.put(number, column_number, edges.get(edge), _WORKING, formula)

    def results(
        self, number: int, risk: Row | None, earlier: list[int | str | None], at: str
    ) -> None:
        """Score now, band, how long in it, direction and line."""
        scheme, current, reference = self.scheme, self.scheme.current, address(number, 1)
        now = score(scheme, current, risk) if risk else None
        source = column("Risks", score_heading(scheme, current))
        taken = formulas.taken(reference, source, at)
        self.put(number, self.now, now, f'IF({taken}="","",{taken})')
        next_column = self.now + 1
        past = [address(number, each) for each in range(_QUARTER, self.now)]
        if scheme.bands:
            found = band(scheme, current, risk) if risk else None
            bands = formulas.taken(reference, column("Risks", band_heading(current)), at)
            self.put(number, next_column, found.name if found else None, bands)
            lasted = core.quarters_in_band(self.register, risk, earlier) if risk else None
            edges = [address(number, _EDGES + each) for each in (0, 1)]
            formula = formulas.quarters_in_band(past, address(number, next_column), *edges)
            self.put(number, next_column + 1, lasted, formula)
            next_column += 2
        if scheme.arrows:
            way = direction(self.register, risk) if risk else None
            self.put(
                number,
                next_column,
                way or None,
                formulas.taken(reference, column("Risks", DIRECTION), at),
            )
            next_column += 1
        line = core.history_line([*earlier, now], self.full_bar) if risk else None
        so_far = address(number, _LINE_SO_FAR)
        formula = formulas.longer_line(reference, so_far, address(number, self.now))
        self.put(number, next_column, line, formula)

    def put(self, row: int, column_number: int, value: int | str | None, formula: str) -> None:
        """Puts a result. The spare rows have no lines, so that they do not show."""
        lined = row < _FIRST + len(self.register.risks)
        self.sheet.put(row, column_number, value, replace(_CENTRED, lined=lined), formula)

    def of(self, field: str) -> str:
        """The column of the Register that holds a field."""
        return column("Risks", self.headings[field])

    def shade(self) -> None:
        where, first = area(_FIRST, _QUARTER, self.last_row, self.now), address(_FIRST, _QUARTER)
        colour_by_score(self.sheet, where, first, self.scheme.bands, only_numbers=True)


def _wide_enough(texts: Iterable[str], within: tuple[float, float]) -> float:
    longest = max((len(text) for text in texts), default=0)
    return min(max(within[0], longest * _LETTER + 2), within[1])
