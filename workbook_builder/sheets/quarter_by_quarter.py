"""The Quarter by quarter sheet: the scores of past quarters side by side, shaded by band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from openpyxl.utils import get_column_letter

from formulas import quarters as formulas
from formulas.areas import (
    SHOWN_AREAS,
    has_area_grid,
    searched_areas,
    shown_positions,
    shown_quarter,
)
from formulas.headings import (
    AREAS_SEARCHED,
    DIRECTION,
    band_heading,
    called_band,
    entered_column,
    entered_headings,
    entries_column,
    score_heading,
    shown_heading,
)
from formulas.positions import PREVIOUS_FIRST, PREVIOUS_LAST, first_row, last_row
from risk_register import quarters as core
from risk_register.movement import direction, previous_row
from risk_register.register import Row
from risk_register.scheme import Replaced
from risk_register.scores import band, shown
from risk_register.values import Value
from workbook_builder import printing
from workbook_builder.band_colours import colour_by_name, colour_by_score
from workbook_builder.book import Book
from workbook_builder.columns import row_height
from workbook_builder.listed_cells import ListedCells, here, listed_row
from workbook_builder.sheet import Body, Sheet, SheetKind, address, area
from workbook_builder.styles import (
    CALCULATED,
    NOTE,
    STRONG,
)

_TITLE_WIDTH = 44.0
_LETTER = 1.2
"""The width of a capital letter or a digit, in characters."""

_REFERENCE_WIDTHS, _BAND_WIDTHS = (14.0, 24.0), (14.0, 26.0)
"""The least and the most, in characters."""

TITLE, NOW = "Quarter by quarter", "Now"
HEADINGS, FIRST, QUARTER = 6, 7, 3
"""The row of headings, the first row below it, and the column of the oldest quarter."""

_TOP_ROW = 4
_PLACE, _LINE_SO_FAR, _EDGES = 17, 18, 19
"""The workings stand to the right of however many quarters are shown."""

_REFERENCE = here(1)
_AT = formulas.row_of(f"$A${FIRST}", f"${_REFERENCE}")
"""How many rows down the list a row stands."""

_CENTRED = replace(CALCULATED, across="center", fill="")
_WORKING = replace(NOTE, across="center")
_QUARTER_FORMAT = "mmm yyyy"


def add_quarter_by_quarter(book: Book) -> Sheet:
    """Adds the sheet for a scheme that keeps a history of scores."""
    what = book.scheme.says("Each {one}'s {measure}s over the last quarters, side by side")
    sheet = book.add_sheet(TITLE, SheetKind.DAILY, what)
    _Writer(book, sheet).write()
    sheet.protect()
    printing.set_up(sheet, book.register.settings)
    printing.repeat(sheet, f"{HEADINGS}:{HEADINGS}", "A:B")
    sheet.worksheet.freeze_panes = address(FIRST, QUARTER)
    return sheet


_NOTE = "Empty: not recorded. N/A: not on the {}."


def _restated_note(replaced: Replaced) -> str:
    """Says of the quarters that an earlier scheme scored that they are not shown as it did."""
    return (
        f"Quarters before {replaced.on:%d/%m/%Y} stand as today's scheme rates them; "
        f"as {replaced.scheme} scored them: Past quarters."
    )


class _Writer:
    """Writes the sheet, a row for each row of the Register."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.register = book.register
        self.scheme = book.scheme
        self.headings = entered_headings(book.scheme)
        past = self.register.past_quarters
        self.shown = book.shape.quarters
        self.known = [*reversed(past[: self.shown])]
        self.rows_known = [core.rows_of_quarter(self.register, quarter) for quarter in self.known]
        self.now = QUARTER + self.shown
        self.line = self.now + len(self.further()) - 1
        self.last_row = FIRST + book.shape.rows - 1
        self.first_rows, self.last_rows = self.last_row + 2, self.last_row + 3

    def write(self) -> None:
        self.top()
        self.heading_row()
        self.rows_of_quarters()
        self.listing()
        self.shade()
        if has_area_grid(self.scheme):
            self.names_for_areas()
        last = FIRST + len(self.register.entries)
        self.sheet.worksheet.print_area = area(1, 1, last, self.line)

    @cached_property
    def reference_width(self) -> float:
        """Wide enough for the longest reference, within reason."""
        return _wide_enough((entry.reference for entry in self.register.entries), _REFERENCE_WIDTHS)

    @cached_property
    def band_width(self) -> float:
        """Wide enough for the longest name of a band, within reason."""
        return _wide_enough((band.name for band in self.scheme.bands), _BAND_WIDTHS)

    def top(self) -> None:
        self.book.put_head(
            self.sheet, self.scheme.says("Quarter by quarter: {measure}s side by side")
        )
        self.sheet.put(_TOP_ROW, 1, "Full bar", STRONG)
        self.sheet.put(
            _TOP_ROW, 2, self.full_bar, replace(CALCULATED, across="left"), self.top_formula
        )
        note = _NOTE.format(self.scheme.kind.first.title.lower())
        self.sheet.put(_TOP_ROW, QUARTER, f"{self.full_bar_is} {note}", NOTE)
        if self.scheme.bands:
            said = f"Quarters in a {called_band(self.scheme)} are counted among those shown."
            self.sheet.put(_TOP_ROW + 1, QUARTER, said, NOTE)
        if self.scheme.replaces and self.scheme.replaces.restated:
            self.sheet.put(_TOP_ROW - 1, QUARTER, _restated_note(self.scheme.replaces), NOTE)
        self.book.define_cell(formulas.FULL_BAR, self.sheet, _TOP_ROW, 2)

    @property
    def full_bar_is(self) -> str:
        in_words = "The number of ratings: the worst one is a full bar."
        return in_words if self.scheme.rates_in_words else "The score of a full bar."

    @cached_property
    def full_bar(self) -> int:
        if self.scheme.bands:
            return self.scheme.bands[-1].highest
        scores = [value for entry in self.register.entries for value in self.values(entry)]
        return max((each for each in scores if isinstance(each, int)), default=0)

    @property
    def top_formula(self) -> str:
        if self.scheme.rates_in_words:
            return "ROWS(Bands[Band])"
        if self.scheme.bands:
            return "Highest_score"
        return f"MAX({area(FIRST, QUARTER, self.last_row, self.now)})"

    def heading_row(self) -> None:
        look = self.sheet.styles.table_heading
        self.sheet.put(HEADINGS, 1, self.headings["reference"], look)
        self.sheet.put(HEADINGS, 2, self.headings["title"], look)
        self.sheet.widths(self.reference_width, _TITLE_WIDTH)
        dated = replace(look, number_format=_QUARTER_FORMAT, across="center")
        for at, quarter in enumerate([*self.none_yet(), *self.known]):
            later = address(HEADINGS, QUARTER + at + 1)
            newest = at == self.shown - 1
            formula = 'IF(Previous_quarter="","",Previous_quarter)'
            formula = formula if newest else formulas.quarter_before(later)
            self.sheet.put(HEADINGS, QUARTER + at, quarter, dated, formula)
            self.sheet.width(QUARTER + at, 10.0)
        for column_number, (heading, width) in enumerate(self.further(), self.now):
            self.sheet.put(HEADINGS, column_number, heading, replace(look, across="center"))
            self.sheet.width(column_number, width)
        workings = ["Place", "Line so far", *(f"Band {edge.lower()}" for edge in self.edges())]
        if has_area_grid(self.scheme):
            workings.append(AREAS_SEARCHED)
        for column_number, heading in enumerate(workings, _PLACE):
            self.sheet.put(HEADINGS, column_number, heading, replace(_WORKING, wrap=True))
            self.sheet.width(column_number, 12.0)
        self.sheet.put(HEADINGS - 1, _PLACE, "Workings", NOTE)
        self.sheet.height(HEADINGS, 34)

    def further(self) -> list[tuple[str, float]]:
        """The headings behind the quarters, with their widths."""
        headings = [(NOW, 10.0)]
        if self.scheme.bands and not self.scheme.rates_in_words:
            headings.append(("Band", self.band_width))
        if self.scheme.bands:
            headings.append((f"Quarters in this {called_band(self.scheme)}", 12.0))
        if self.scheme.arrows:
            headings.append((DIRECTION, 18.0))
        return [*headings, ("Line", 14.0)]

    def none_yet(self) -> list[None]:
        """A place for each quarter that the history does not have yet."""
        return [None] * (self.shown - len(self.known))

    def values(self, entry: Row) -> list[int | str | None]:
        """The entry's positions at the known quarters, and its score now."""
        earlier = core.positions(self.register, entry, self.known)
        return [*earlier, shown(self.scheme, self.scheme.current, entry)]

    def listing(self) -> None:
        """A row for each entry and the spare ones, which come as they are written."""
        shown = self.cells(lined=True) if self.register.entries else []
        spare = self.cells(lined=False)
        columns = [*range(1, self.line + 1), *range(_PLACE, _PLACE + len([*self.workings()]))]
        self.sheet.body = Body(lambda: self.rows(shown, spare), FIRST, self.last_row, columns)

    def rows(self, shown: list[ListedCells], spare: list[ListedCells]) -> Iterator[str]:
        entries = self.register.entries[: self.book.shape.rows]
        blank = [None] * len(spare)
        for number, entry in enumerate(entries, FIRST):
            yield listed_row(number, shown, self.contents(entry), self.height(entry))
        for number in range(FIRST + len(entries), self.last_row + 1):
            yield listed_row(number, spare, blank, row_height(()))

    def cells(self, *, lined: bool) -> list[ListedCells]:
        """The cells of each column. The spare rows have no lines, so that they do not show."""
        centred, title = replace(_CENTRED, lined=lined), replace(CALCULATED, fill="", lined=lined)
        references, titles = (
            formulas.listed(self.of(each), _AT) for each in ("reference", "title")
        )
        columns = [
            (1, centred, references),
            (2, title, titles),
            *((at, centred, each) for at, each in enumerate(self.positions(), QUARTER)),
            *((at, centred, each) for at, each in enumerate(self.results(), self.now)),
            *((at, _WORKING, each) for at, each in enumerate(self.workings(), _PLACE)),
        ]
        return [ListedCells(at, self.sheet.styles, look, each) for at, look, each in columns]

    def height(self, entry: Row) -> float:
        """As high as the reference, the title and the name of the band need."""
        found = band(self.scheme, self.scheme.current, entry)
        bands = [(found.name, self.band_width)] if found else []
        texts = [(entry.reference, self.reference_width), (entry.text("title"), _TITLE_WIDTH)]
        return min(row_height([*texts, *bands]), 409)

    def contents(self, entry: Row) -> list[Value]:
        """What stands in an entry's row, from left to right."""
        *known, now = self.values(entry)
        earlier = [*self.none_yet(), *known]
        results = self.result_values(entry, earlier, now)
        workings = self.working_values(entry, earlier)
        return [entry.reference, entry.text("title"), *earlier, *results, *workings]

    def positions(self) -> Iterator[str]:
        """The formulas of the positions at the quarters."""
        for letters in map(get_column_letter, range(QUARTER, self.now)):
            rows = (HEADINGS, self.first_rows, self.last_rows)
            quarter, first, last = (f"{letters}${row}" for row in rows)
            yield formulas.position(f"${_REFERENCE}", quarter, first, last, f"${here(_PLACE)}")

    def rows_of_quarters(self) -> None:
        """Below the list: between which rows of Past quarters each quarter's positions stand."""
        rows = [*self.none_yet(), *self.rows_known]
        for number, (at, said, formula) in enumerate(
            (
                (self.first_rows, "First row in Past quarters", first_row),
                (self.last_rows, "Last row in Past quarters", last_row),
            )
        ):
            self.sheet.put(at, 2, said, NOTE)
            for column_number, each in enumerate(rows, QUARTER):
                quarter = address(HEADINGS, column_number)
                value = each[number] if each else None
                self.sheet.put(at, column_number, value, _WORKING, formula(quarter))
        self.book.define_cell(PREVIOUS_FIRST, self.sheet, self.first_rows, self.now - 1)
        self.book.define_cell(PREVIOUS_LAST, self.sheet, self.last_rows, self.now - 1)

    def workings(self) -> Iterator[str]:
        """To the right: the place in a quarter, the line so far, the band's edges, the areas."""
        yield formulas.place(self.scheme, _REFERENCE, _AT)
        yield formulas.history_line(self.scheme, _REFERENCE, self.past())
        for edge in self.edges():
            yield formulas.edge_of_band(here(self.now + 1), edge)
        if has_area_grid(self.scheme):
            yield self.taken(AREAS_SEARCHED)

    def working_values(self, entry: Row, earlier: Sequence[int | str | None]) -> Iterator[Value]:
        row = previous_row(self.register, entry)
        yield row - self.rows_known[-1][0] if row else None
        yield core.history_line(self.scheme, earlier, self.full_bar)
        if self.edges():
            found = band(self.scheme, self.scheme.current, entry)
            yield found.lowest if found else None
            yield found.highest if found else None
        if has_area_grid(self.scheme):
            yield searched_areas(self.register, entry)

    def results(self) -> Iterator[str]:
        """Score now, band, how long in it, direction and line."""
        scheme, current = self.scheme, self.scheme.current
        taken, score = (
            self.taken(heading(scheme, current)) for heading in (shown_heading, score_heading)
        )
        unknown = f"NOT(ISNUMBER({score}))" if scheme.rates_in_words else f'{taken}=""'
        yield f'IF({unknown},"",{taken})'
        if scheme.bands and not scheme.rates_in_words:
            yield self.taken(band_heading(scheme, current))
        if scheme.bands:
            band = here(self.now if scheme.rates_in_words else self.now + 1)
            edges = [here(_EDGES + at) for at, _ in enumerate(self.edges())]
            yield formulas.quarters_in_band(self.past(), band, edges)
        if scheme.arrows:
            yield self.taken(DIRECTION)
        yield formulas.longer_line(scheme, _REFERENCE, here(_LINE_SO_FAR), here(self.now))

    def taken(self, heading: str) -> str:
        """What the first table has for the row under one of its headings."""
        return formulas.taken(_REFERENCE, entries_column(self.scheme, heading), _AT)

    def edges(self) -> tuple[str, ...]:
        """Where a band begins and ends, as far as positions are scores."""
        return ("From", "To") if self.scheme.bands and not self.scheme.rates_in_words else ()

    def result_values(
        self, entry: Row, earlier: Sequence[int | str | None], now: int | str | None
    ) -> Iterator[Value]:
        yield now
        if self.scheme.bands:
            if not self.scheme.rates_in_words:
                found = band(self.scheme, self.scheme.current, entry)
                yield found.name if found else None
            yield core.quarters_in_band(self.register, entry, earlier)
        if self.scheme.arrows:
            yield direction(self.register, entry)
        yield core.history_line(self.scheme, [*earlier, now], self.full_bar)

    def past(self) -> list[str]:
        """The cells of a row's positions, the oldest first."""
        return [here(each) for each in range(QUARTER, self.now)]

    def of(self, field: str) -> str:
        """The column of the Register that holds a field."""
        return entered_column(self.scheme, field)

    def names_for_areas(self) -> None:
        """Names the quarters, their positions and the areas, for the sheet that counts them."""
        for number, at in enumerate(range(QUARTER, self.now), 1):
            self.book.define_cell(shown_quarter(number), self.sheet, HEADINGS, at)
            corners = (FIRST, at, self.last_row, at)
            self.book.define_area(shown_positions(number), self.sheet, corners)
        at = _EDGES + len(self.edges())
        self.book.define_area(SHOWN_AREAS, self.sheet, (FIRST, at, self.last_row, at))

    def shade(self) -> None:
        where, first = area(FIRST, QUARTER, self.last_row, self.now), address(FIRST, QUARTER)
        if self.scheme.rates_in_words:
            colour_by_name(self.sheet, where, first, self.scheme.bands)
        else:
            colour_by_score(self.sheet, where, first, self.scheme.bands, only_numbers=True)


def _wide_enough(texts: Iterable[str], within: tuple[float, float]) -> float:
    longest = max((len(text) for text in texts), default=0)
    return min(max(within[0], longest * _LETTER + 2), within[1])
