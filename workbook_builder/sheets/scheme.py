"""The Scheme sheet: scales, matrix, bands, tolerance and lists, all of them live.

The formulas of every other sheet read this one. What may be changed here is unlocked and has the
colour of an input; what the scheme's source does not print is marked as assumed, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from formulas.risks import REVIEW_MONTHS
from formulas.text import arrow_name, band_name, mark_name
from risk_register.fields import (
    CONTROL_KINDS,
    LINK_KINDS,
    LIVE_STAGES,
    OPEN_KIND,
    POSITION_STATES,
    STAGES,
    choices_of,
)
from risk_register.scheme import Band, Rating, Scale, Scheme
from risk_register.values import Value
from workbook_builder import printing, tables
from workbook_builder.book import Book
from workbook_builder.columns import row_height
from workbook_builder.sheet import Sheet, SheetKind, address, area
from workbook_builder.styles import (
    ASSUMED_FILL,
    CALCULATED,
    DATE_FORMAT,
    HEADING,
    INPUT,
    LISTED,
    NOTE,
    PLAIN,
    STRONG,
    SUBTITLE,
    TITLE,
    Look,
    differential,
)
from workbook_builder.validations import LIST_NAMES

_WIDTHS = (24.0, 24.0, *[26.0] * 10)
_WORDS = {
    Rating.PRODUCT: "Likelihood times impact",
    Rating.MATRIX: "Looked up in the matrix below",
    Rating.SCORE: "Entered as it is",
    Rating.NONE: "There are no scores, only a trend",
}
_MATRIX_LEFT = 3
_CENTRE = replace(INPUT, across="center")

Cells = Sequence[tuple[Value, Look]]
BandField = Callable[[Band], Value]


def add_scheme(book: Book) -> Sheet:
    """Adds the Scheme sheet and the names by which formulas and drop-downs know its lists."""
    what = "How risks are scored: scales, matrix, bands, tolerance and lists"
    sheet = book.add_sheet("Scheme", SheetKind.REFERENCE, what)
    sheet.widths(*_WIDTHS)
    _Writer(book, sheet).write()
    sheet.protect()
    printing.set_up(sheet, book.register.settings)
    return sheet


class _Writer:
    """Writes the sheet from the top, one list under the other."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.scheme: Scheme = book.scheme
        self.row = 1

    def write(self) -> None:
        self.top()
        self.figures()
        if self.scheme.bands:
            self.bands()
        if self.scheme.likelihood and self.scheme.impact:
            self.matrix(self.scheme.likelihood, self.scheme.impact)
        for name, scale in (("likelihood", self.scheme.likelihood), ("impact", self.scheme.impact)):
            if scale:
                self.scale(name, scale)
        self.lists()
        self.changes()
        if self.scheme.assumed:
            self.assumptions()

    def top(self) -> None:
        self.sheet.put(1, 1, "Scheme: how risks are scored", TITLE)
        self.sheet.height(1, 26)
        self.sheet.put(2, 1, f"{self.scheme.title}, {self.scheme.organisation}", SUBTITLE)
        self.sheet.put_link(3, 1, "About", "Contents")
        facts: list[tuple[str, Value, Look]] = [
            ("Scheme", self.scheme.name, PLAIN),
            ("In force from", self.scheme.effective, replace(PLAIN, number_format=DATE_FORMAT)),
            ("Source", self.scheme.source.title, PLAIN),
            ("Place in the source", self.scheme.source.place, PLAIN),
            ("A score is", _WORDS[self.scheme.rating], PLAIN),
        ]
        self.row = 4
        for name, value, look in facts:
            self.row += 1
            self.sheet.put(self.row, 1, name, STRONG)
            self.sheet.put(self.row, 2, value, look)
        self.sheet.put(self.row + 1, 1, "May be changed here", INPUT)
        text = "The workbook follows. The number of levels and bands, and the colours, are fixed."
        self.sheet.put(self.row + 1, 2, text, NOTE)
        self.sheet.put(self.row + 2, 1, "Assumed", replace(INPUT, fill=ASSUMED_FILL, italic=True))
        text = "Not printed in the source. The reasons stand at the foot of this sheet."
        self.sheet.put(self.row + 2, 2, text, NOTE)
        self.row += 4

    def figures(self) -> None:
        """Tolerance and the general interval of reviews, a cell each."""
        figures: list[tuple[str, str, int | None, str, str]] = []
        if self.scheme.tolerance:
            said = self.scheme.tolerance.meaning or "Scores above this are reported upward."
            figures.append(
                ("Tolerance", "Tolerance", self.scheme.tolerance.score, said, "tolerance.score")
            )
        if self.has_reviews():
            said = "How often every risk is reviewed, unless its band says otherwise."
            months = self.scheme.review_months
            figures.append((REVIEW_MONTHS, "Review_months", months, said, "review_months"))
        if not figures:
            return
        self.heading("Figures")
        for label, name, value, said, key in figures:
            self.sheet.put(self.row, 1, label, STRONG)
            self.sheet.put(self.row, 2, value, self.marked(_CENTRE, key))
            self.sheet.put(self.row, 3, said, NOTE)
            self.book.define_cell(name, self.sheet, self.row, 2)
            self.row += 1
        self.row += 1

    def bands(self) -> None:
        self.heading("Bands, lowest first")
        fields = self.band_fields()
        headings = ["Band", "From", "To", *(heading for heading, _ in fields)]
        top = self.row
        self.sheet.put_row(top, headings, self.sheet.styles.table_heading)
        for band in self.scheme.bands:
            self.row += 1
            self.band(band, self.row - top, [value(band) for _, value in fields])
        ends = [""] * len(headings)
        ends[2] = _band_end()
        tables.declare(self.sheet, "Bands", top, 1, headings, self.row - top, ends, filters=False)
        self.book.define("Band_from", "Bands[From]")
        self.row += 2

    def band(self, band: Band, number: int, further: Sequence[Value]) -> None:
        key = f"bands.{band.name}"
        colours = Look(
            bold=True, colour=band.text, fill=band.colour, lined=True, unlocked=True, wrap=True
        )
        self.sheet.put(self.row, 1, band.name, colours)
        self.sheet.put(self.row, 2, band.lowest, self.marked(_CENTRE, f"{key}.from"))
        end = replace(CALCULATED, across="center")
        self.sheet.put(self.row, 3, band.highest, self.marked(end, f"{key}.to"), _band_end())
        for column, value in enumerate(further, 4):
            self.sheet.put(self.row, column, value, INPUT)
        self.fit(further, 4)
        self.book.define_cell(band_name(number), self.sheet, self.row, 1)

    def band_fields(self) -> list[tuple[str, BandField]]:
        """What the bands say besides their range, as far as any of them says it."""
        further: list[tuple[str, BandField]] = [
            ("Meaning", lambda band: band.meaning or None),
            ("Action", lambda band: band.action or None),
            ("Reported to", lambda band: band.board or None),
            (REVIEW_MONTHS, lambda band: band.review_months),
        ]
        return [each for each in further if any(each[1](band) for band in self.scheme.bands)]

    def matrix(self, likelihood: Scale, impact: Scale) -> None:
        self.heading("Matrix: the score of each likelihood and impact")
        top = self.row
        headings = ["Impact level", "Impact", *(f"Likelihood {n}" for n in likelihood.numbers)]
        product = self.scheme.rating is Rating.PRODUCT
        scores = [_product(number) if product else "" for number in likelihood.numbers]
        formulas = ["", _impact_label(), *scores]
        self.sheet.put_row(top, headings, self.sheet.styles.table_heading)
        for level in impact.levels:
            self.row += 1
            self.sheet.put(self.row, 1, level.number, replace(LISTED, across="center"))
            self.sheet.put(self.row, 2, level.label, CALCULATED, formulas[1])
            look = self.marked(_CENTRE, f"matrix.{level.number}")
            look = replace(CALCULATED, across="center") if product else look
            for column, number in enumerate(likelihood.numbers, _MATRIX_LEFT):
                score = self.scheme.matrix[number, level.number]
                self.sheet.put(self.row, column, score, look, formulas[column - 1])
        rows = len(impact.levels)
        tables.declare(self.sheet, "Matrix", top, 1, headings, rows, formulas, filters=False)
        corners = (top + 1, _MATRIX_LEFT, self.row, _MATRIX_LEFT + len(likelihood.levels) - 1)
        self.book.define_area("Rating_matrix", self.sheet, corners)
        self.colour_matrix(corners)
        self.row += 2

    def colour_matrix(self, corners: tuple[int, int, int, int]) -> None:
        for number, band in enumerate(self.scheme.bands, 1):
            rule = f"MATCH({address(*corners[:2])},Band_from,1)={number}"
            self.sheet.format_where(area(*corners), rule, differential(band.colour, band.text))

    def scale(self, name: str, scale: Scale) -> None:
        self.heading(f"{scale.heading}, lowest first")
        self.put_list(
            f"{name.capitalize()}s",
            ["Level", "Label", *scale.columns],
            (
                [
                    (level.number, replace(LISTED, across="center")),
                    (level.label, self.marked(INPUT, f"{name}.levels.{level.number}.label")),
                    *((level.descriptors.get(column), INPUT) for column in scale.columns),
                ]
                for level in scale.levels
            ),
        )
        self.book.define(LIST_NAMES[name], f"{name.capitalize()}s[Level]")

    def lists(self) -> None:
        scheme = self.scheme
        assessments = {each.name: each.meaning for each in scheme.by_levels}
        statuses = {status.name: status.meaning for status in scheme.statuses}
        roles = {role.heading: role.meaning for role in scheme.roles}
        self.meanings("Assessments", "Assessment", assessments, LIST_NAMES["assessments"])
        self.meanings("Statuses", "Status", statuses, LIST_NAMES["statuses"])
        self.meanings("Roles", "Role", roles)
        if "stage" in scheme.keeps:
            self.stages()
        if "controls" in scheme.tables:
            self.control_kinds()
        if "history" in scheme.tables:
            states = LIST_NAMES["position states"]
            self.meanings("Position_states", "State", POSITION_STATES, states)
        if "links" in scheme.tables:
            self.meanings("Link_kinds", "Link", LINK_KINDS, LIST_NAMES["link kinds"])
        self.drop_downs()

    def meanings(
        self, table: str, heading: str, items: Mapping[str, str], list_name: str = ""
    ) -> None:
        """A list of names with their meanings, and the name by which drop-downs know it."""
        if not items:
            return
        self.heading(table.replace("_", " "))
        rows = [[(name, LISTED), (meaning or None, LISTED)] for name, meaning in items.items()]
        self.put_list(table, [heading, "Meaning"], rows, spread=True)
        if list_name:
            self.book.define(list_name, f"{table}[{heading}]")

    def control_kinds(self) -> None:
        names = LIST_NAMES["control kinds"]
        self.meanings("Control_kinds", "Kind", CONTROL_KINDS, names)
        at = [*CONTROL_KINDS].index(OPEN_KIND) + 1
        self.book.define("Open_kind", f"INDEX(Control_kinds[Kind],{at})")

    def stages(self) -> None:
        self.heading("Stages")
        rows = [
            [(name, LISTED), ("Yes" if name in LIVE_STAGES else "No", LISTED), (meaning, LISTED)]
            for name, meaning in STAGES.items()
        ]
        self.put_list("Stages", ["Stage", "Live", "Meaning"], rows, spread=True)
        self.book.define("Stage_names", "Stages[Stage]")

    def drop_downs(self) -> None:
        """Short lists that have no meanings of their own."""
        wanted = {
            "Changes_seen": ("Change seen", "changes seen", ("likelihood_moved", "impact_moved")),
            "Changes_expected": (
                "Change expected", "changes expected", ("likelihood_expected", "impact_expected"),
            ),
        }  # fmt: skip
        for table, (heading, choices, fields) in wanted.items():
            if any(field in self.scheme.keeps for field in fields):
                self.heading(table.replace("_", " "))
                rows = [[(choice, LISTED)] for choice in choices_of(choices, self.scheme)]
                self.put_list(table, [heading], rows)
                self.book.define(LIST_NAMES[choices], f"{table}[{heading}]")
        if "impacts" in self.scheme.tables and self.scheme.impact:
            self.heading("Impact categories")
            rows = [[(category, LISTED)] for category in self.scheme.impact.columns]
            self.put_list("Categories", ["Category"], rows)
            self.book.define(LIST_NAMES["impact categories"], "Categories[Category]")

    def changes(self) -> None:
        """Arrows and movement marks, each in a cell with a name."""
        if self.scheme.arrows:
            self.heading("Direction of travel")
            top = self.row
            rows = [
                [(arrow.text, INPUT), (arrow.word, LISTED)] for arrow in self.scheme.arrows.values()
            ]
            self.put_list("Arrows", ["Arrow", "Word"], rows)
            for number, direction in enumerate(self.scheme.arrows, 1):
                self.book.define_cell(arrow_name(direction), self.sheet, top + number, 1)
            self.book.define("Arrow_words", "Arrows[Word]")
        if self.scheme.marks:
            self.heading("Movement marks")
            top = self.row
            marked = [[(m.symbol, INPUT), (m.meaning, INPUT)] for m in self.scheme.marks]
            self.put_list("Marks", ["Mark", "Meaning"], marked, spread=True)
            for number, mark in enumerate(self.scheme.marks, 1):
                name = mark_name(mark.axis, mark.change)
                self.book.define_cell(name, self.sheet, top + number, 1)
                self.book.define_cell(f"{name}_meaning", self.sheet, top + number, 2)

    def assumptions(self) -> None:
        self.heading("Assumed, because the source does not print it")
        rows = [[(key, LISTED), (why, LISTED)] for key, why in self.scheme.assumed.items()]
        self.put_list("Assumed", ["What", "Why"], rows, spread=True)

    def has_reviews(self) -> bool:
        intervals = [band.review_months for band in self.scheme.bands] + [self.scheme.review_months]
        return any(intervals)

    def heading(self, text: str) -> None:
        self.sheet.put(self.row, 1, text, HEADING)
        self.sheet.height(self.row, 22)
        self.row += 1

    def put_list(
        self, name: str, headings: Sequence[str], rows: Iterable[Cells],
        *, spread: bool = False,
    ) -> None:  # fmt: skip
        """Puts a table here, and goes on below it.

        `spread` lets the last column run over the empty cells beside it, instead of wrapping.
        """
        listed = [list(cells) for cells in rows]
        if spread:
            listed = [[*c[:-1], (c[-1][0], replace(c[-1][1], wrap=False))] for c in listed]
        top = self.row
        self.row = tables.put_list(self.sheet, name, top, headings, listed)
        for at, cells in enumerate(listed, top + 1):
            self.fit([value for value, look in cells if look.wrap], 1, at)
        self.row += 2

    def fit(self, values: Sequence[Value], left: int, row: int | None = None) -> None:
        """Gives a row the height that its texts need."""
        texts = [(str(v), _WIDTHS[left + at - 1]) for at, v in enumerate(values) if v is not None]
        self.sheet.height(row or self.row, row_height(texts))

    def marked(self, look: Look, key: str) -> Look:
        """The look of a value, or of an assumed one."""
        if key in self.scheme.assumed:
            return replace(look, fill=ASSUMED_FILL, italic=True)
        return look


def _band_end() -> str:
    """Where a band ends: before the next one begins, the last one at the highest score."""
    this = "Bands[[#This Row],[From]]"
    following = f'SMALL(Bands[From],COUNTIF(Bands[From],"<="&{this})+1)-1'
    return f'IF(COUNTIF(Bands[From],">"&{this})=0,MAX(Rating_matrix),{following})'


def _impact_label() -> str:
    return "INDEX(Impacts[Label],MATCH(Matrix[[#This Row],[Impact level]],Impacts[Level],0))"


def _product(likelihood: int) -> str:
    level = "Matrix[[#This Row],[Impact level]]"
    return f"{likelihood}*{level}"
