"""The part of the Scheme sheet that scores: figures, bands, matrix and scales."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from formulas.headings import REVIEW_MONTHS
from formulas.text import band_name, column, scale_table
from risk_register.reviews import has_review_interval
from risk_register.scheme import Band, Rating, Scale, Scheme
from risk_register.values import Value
from workbook_builder import tables
from workbook_builder.band_colours import colour_by_score
from workbook_builder.sheet import address, area
from workbook_builder.sheets.scheme_page import Cells, SchemePage
from workbook_builder.styles import CALCULATED, INPUT, LISTED, NOTE, STRONG, Look
from workbook_builder.validations import LIST_NAMES, whole_number

_MATRIX_LEFT = 3

_CENTRED = replace(INPUT, across="center")
_CALCULATED = replace(CALCULATED, across="center")
_BAND_END = (
    'IF(COUNTIF(Bands[From],">"&Bands[[#This Row],[From]])=0,Highest_score,'
    'SMALL(Bands[From],COUNTIF(Bands[From],"<="&Bands[[#This Row],[From]])+1)-1)'
)
"""Where a band ends: before the next one begins, the last one at the highest score."""

_IMPACT_LABEL = (
    "INDEX(Impact_scale[Label],MATCH(Matrix[[#This Row],[Impact level]],Impact_scale[Level],0))"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the scheme, in a cell with a name."""

    label: str
    name: str
    value: int | None
    said: str
    key: str
    formula: str = ""
    lowest: int = 0


def put_figures(page: SchemePage) -> None:
    """Tolerance, the general interval of reviews, the highest score: a cell each."""
    figures = [*_figures(page.scheme)]
    if not figures:
        return
    page.heading("Figures")
    for figure in figures:
        look = _CALCULATED if figure.formula else page.marked(_CENTRED, figure.key)
        page.sheet.put(page.row, 1, figure.label, STRONG)
        page.sheet.put(page.row, 2, figure.value, look, figure.formula)
        page.sheet.put(page.row, 3, figure.said, NOTE)
        page.book.define_cell(figure.name, page.sheet, page.row, 2)
        if not figure.formula:
            said = "Enter a whole number."
            rule = whole_number(str(figure.lowest), "9999", figure.label, said)
            page.sheet.validate(address(page.row, 2), rule)
        page.row += 1
    page.row += 1


def _figures(scheme: Scheme) -> Iterator[Figure]:
    if scheme.tolerance:
        said = scheme.tolerance.meaning or "Scores above this are reported upward."
        yield Figure("Tolerance", "Tolerance", scheme.tolerance.score, said, "tolerance.score")
    if has_review_interval(scheme):
        said = scheme.says("How often every {one} is reviewed, unless its band says otherwise.")
        months = scheme.review_months
        yield Figure(REVIEW_MONTHS, "Review_months", months, said, "review_months", lowest=1)
    if scheme.closed_score is not None:
        said = scheme.says("What is printed for a {one} that is closed, outside the bands.")
        yield Figure("Closed score", "Closed_score", scheme.closed_score, said, "closed_score")
    if scheme.bands and not scheme.rates_in_words:
        top = scheme.bands[-1]
        formula = "MAX(Rating_matrix)" if scheme.matrix else ""
        key = f"bands.{top.name}.to"
        said = "Where the highest band ends."
        yield Figure("Highest score", "Highest_score", top.highest, said, key, formula)


def put_bands(page: SchemePage) -> None:
    """The bands, lowest first, so that a score can be looked up in them."""
    in_words = page.scheme.rates_in_words
    page.heading("Ratings, best first" if in_words else "Bands, lowest first")
    fields = _further_fields(page.scheme)
    edges = [] if in_words else ["From", "To"]
    headings = ["Band", *edges, *fields]
    top = page.row
    page.sheet.put_row(top, headings, page.sheet.styles.table_heading)
    for number, band in enumerate(page.scheme.bands, 1):
        page.row += 1
        _put_band(page, number, band, [value(band) for value in fields.values()])
    if edges:
        _guard_thresholds(page, top)
        page.book.define("Band_from", "Bands[From]")
    else:
        page.book.define(LIST_NAMES["bands"], "Bands[Band]")
    formulas = ["", *["", _BAND_END][: len(edges)], *[""] * len(fields)]
    rows = len(page.scheme.bands)
    tables.declare(page.sheet, "Bands", top, 1, headings, rows, formulas, filters=False)
    page.row += 2


def _put_band(page: SchemePage, number: int, band: Band, further: Sequence[Value]) -> None:
    """A band's row. Its name can be changed where nobody has entered it."""
    key, in_words = f"bands.{band.name}", page.scheme.rates_in_words
    colours = Look(
        bold=True, colour=band.text, fill=band.colour, lined=True, unlocked=not in_words, wrap=True
    )
    page.sheet.put(page.row, 1, band.name, colours)
    if not in_words:
        page.sheet.put(page.row, 2, band.lowest, page.marked(_CENTRED, f"{key}.from"))
        page.sheet.put(page.row, 3, band.highest, page.marked(_CALCULATED, f"{key}.to"), _BAND_END)
    left = 2 if in_words else 4
    for at, value in enumerate(further, left):
        page.sheet.put(page.row, at, value, INPUT)
    page.fit(page.row, further, left=left)
    page.book.define_cell(band_name(number), page.sheet, page.row, 1)


def _guard_thresholds(page: SchemePage, top: int) -> None:
    """Each band must begin above the one before it and below the next."""
    count = len(page.scheme.bands)
    for number in range(1, count + 1):
        row = top + number
        before = f"{address(row - 1, 2, fixed=True)}+1" if number > 1 else "0"
        after = f"{address(row + 1, 2, fixed=True)}-1" if number < count else "Highest_score"
        said = "A band begins above the one before it and below the next one. Whole numbers only."
        page.sheet.validate(address(row, 2), whole_number(before, after, "Band", said))


def _further_fields(scheme: Scheme) -> dict[str, Callable[[Band], Value]]:
    """What the bands say besides their range, as far as any of them says it."""
    further: dict[str, Callable[[Band], Value]] = {
        "Meaning": lambda band: band.meaning or None,
        "Action": lambda band: band.action or None,
        "Reported to": lambda band: band.board or None,
        REVIEW_MONTHS: lambda band: band.review_months,
    }
    return {
        heading: value
        for heading, value in further.items()
        if any(value(band) for band in scheme.bands)
    }


def put_matrix(page: SchemePage, likelihood: Scale, impact: Scale) -> None:
    """The score of each pair of levels; for a product its cells are formulas."""
    page.heading("Matrix: the score of each likelihood and impact")
    product = page.scheme.rating is Rating.PRODUCT
    headings = ["Impact level", "Impact", *(f"Likelihood {n}" for n in likelihood.numbers)]
    scores = [_product(number) if product else "" for number in likelihood.numbers]
    formulas = ["", _IMPACT_LABEL, *scores]
    top = page.row
    page.sheet.put_row(top, headings, page.sheet.styles.table_heading)
    for level in impact.levels:
        page.row += 1
        look = _CALCULATED if product else page.marked(_CENTRED, f"matrix.{level.number}")
        page.sheet.put(page.row, 1, level.number, replace(LISTED, across="center"))
        page.sheet.put(page.row, 2, level.label, CALCULATED, _IMPACT_LABEL)
        for at, number in enumerate(likelihood.numbers, _MATRIX_LEFT):
            score = page.scheme.matrix[number, level.number]
            page.sheet.put(page.row, at, score, look, formulas[at - 1])
    rows = len(impact.levels)
    tables.declare(page.sheet, "Matrix", top, 1, headings, rows, formulas, filters=False)
    corners = (top + 1, _MATRIX_LEFT, page.row, _MATRIX_LEFT + len(likelihood.levels) - 1)
    page.book.define_area("Rating_matrix", page.sheet, corners)
    colour_by_score(page.sheet, area(*corners), address(*corners[:2]), page.scheme.bands)
    said = "Enter a score as a whole number. A higher level should not score lower."
    page.sheet.validate(area(*corners), whole_number("0", "9999", "Score", said))
    page.row += 2


def _product(likelihood: int) -> str:
    return f"{likelihood}*Matrix[[#This Row],[Impact level]]"


def put_scale(page: SchemePage, name: str, scale: Scale) -> None:
    """A scale with its descriptors. `name` is its key in the scheme's file."""
    said = "; the level is the highest of its categories" if scale.categories else ""
    page.heading(f"{scale.heading}, lowest first{said}")
    rows: list[Cells] = [
        [
            (level.number, replace(LISTED, across="center")),
            (level.label, page.marked(INPUT, f"{name}.levels.{level.number}.label")),
            *((level.descriptors.get(column), INPUT) for column in scale.columns),
        ]
        for level in scale.levels
    ]
    page.put_list(scale_table(name), ["Level", "Label", *scale.columns], rows)
    page.book.define(LIST_NAMES[name], column(scale_table(name), "Level"))
