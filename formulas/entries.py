"""The calculated columns of the first table; scores, bands, reviews and controls stand here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from formulas.areas import AreaColumns, has_areas
from formulas.column import CalculatedColumn, Group, Shape
from formulas.entry_cells import EntryCells, text_or_none
from formulas.entry_history import HistoryColumns
from formulas.headings import (
    ABOVE_TOLERANCE,
    DAYS_OVERDUE,
    FIRST_CONTROL,
    LIVE,
    NEXT_REVIEW,
    OPEN_CONTROLS,
    OVERDUE_CONTROLS,
    OWNERS_SEARCHED,
    REVIEW_MONTHS,
    ROWS_OF_CONTROLS,
    WHY,
    band_heading,
    has_map,
    has_people,
    has_positions,
    rated_heading,
    score_heading,
)
from formulas.risk_map import MapColumns
from formulas.text import as_searched, column, quoted, scale_table
from risk_register import reviews, scores, treatment
from risk_register.agreement import between_semicolons
from risk_register.register import Register, Row, is_live
from risk_register.scheme import AssessedBy, Assessment, Rating, Scheme


def columns(scheme: Scheme) -> tuple[CalculatedColumn, ...]:
    """Every calculated column that a scheme can feed, in the order in which they stand."""
    return tuple(_all(scheme))


def _all(scheme: Scheme) -> Iterator[CalculatedColumn]:
    today = _TodaysColumns(scheme)
    for assessment in scheme.by_levels:
        yield from today.labels(assessment)
    yield today.live()
    for assessment in scheme.assessments:
        yield from today.score_and_band(assessment)
    yield from today.tolerance()
    yield from HistoryColumns(scheme).all()
    yield from today.review()
    yield from today.controls()
    if (scheme.bands and not scheme.rates_in_words) or has_map(scheme):
        yield today.why()
    if has_positions(scheme):
        yield HistoryColumns(scheme).previous_row()
    yield from today.rows_of_controls()
    for assessment in scheme.assessments:
        if assessment.by is AssessedBy.BAND:
            yield today.place_of_band(assessment)
    if has_people(scheme):
        yield today.owners_searched()
    if has_areas(scheme):
        yield from AreaColumns(scheme).all()
    if has_map(scheme):
        yield from MapColumns(scheme).all()


class _TodaysColumns(EntryCells):
    """The columns that speak of an entry as it stands."""

    def labels(self, assessment: Assessment) -> Iterator[CalculatedColumn]:
        """The label of each level, beside its number."""
        for axis, field in (("likelihood", assessment.likelihood), ("impact", assessment.impact)):
            levels, number = scale_table(axis), self.entered(field)
            position = f"MATCH({number},{levels}[Level],0)"
            found = f"INDEX({levels}[Label],{position})"
            unknown = quoted(scores.NOT_ON_SCALE)
            yield CalculatedColumn(
                f"{self.headings[field]} label",
                partial(_label, axis, field),
                f'IF({number}="","",IF(ISNUMBER({position}),{found},{unknown}))',
                group=Group.BESIDE,
                field=field,
            )

    def live(self) -> CalculatedColumn:
        formula = quoted("Yes")
        if self.keeps("stage"):
            stage = self.entered("stage")
            listed = f"INDEX(Stages[Live],MATCH({stage},Stages[Stage],0))"
            formula = f'IF({stage}="","Yes",_xlfn.IFNA({listed},"Yes"))'
        return CalculatedColumn(
            LIVE,
            lambda _, entry: "Yes" if is_live(entry) else "No",
            f'IF({self.reference}="","",{formula})',
        )

    def score_and_band(self, assessment: Assessment) -> Iterator[CalculatedColumn]:
        if assessment.by is AssessedBy.BAND:
            return
        heading = score_heading(self.scheme, assessment)
        if assessment.by is AssessedBy.LEVELS:
            yield from self.score(assessment, heading)
        if self.scheme.bands:
            score = self.result(heading)
            inside = f"AND({score}>=MIN(Bands[From]),{score}<=MAX(Bands[To]))"
            found = f"INDEX(Bands[Band],MATCH({score},Bands[From],1))"
            yield CalculatedColumn(
                band_heading(self.scheme, assessment),
                partial(_band, assessment),
                f'IF(ISNUMBER({score}),IF({inside},{found},""),"")',
                Shape.BAND,
            )

    def place_of_band(self, assessment: Assessment) -> CalculatedColumn:
        """Which band was entered, counted from the best, so that ratings can be compared."""
        entered = self.entered(assessment.band)
        place = f'_xlfn.IFNA(MATCH({entered},Bands[Band],0),"")'
        return CalculatedColumn(
            score_heading(self.scheme, assessment),
            partial(_score, assessment),
            f'IF({entered}="","",{place})',
            Shape.NUMBER,
            Group.WORKING,
        )

    def score(self, assessment: Assessment, heading: str) -> Iterator[CalculatedColumn]:
        """The score; and, where one may be entered, also what the levels rate."""
        rated = self.rated(assessment)
        value = partial(_score, assessment)
        if self.keeps(assessment.score):
            entered, by_levels = self.entered(assessment.score), rated_heading(assessment)
            yield CalculatedColumn(by_levels, partial(_rated, assessment), rated, Shape.NUMBER)
            rated = f'IF({entered}="",{self.result(by_levels)},{entered})'
        yield CalculatedColumn(heading, value, rated, Shape.NUMBER)

    def rated(self, assessment: Assessment) -> str:
        likelihood, impact = self.entered(assessment.likelihood), self.entered(assessment.impact)
        row = f"MATCH({impact},Impact_scale[Level],0)"
        across = f"MATCH({likelihood},Likelihood_scale[Level],0)"
        known, unknown = f"ISNUMBER({row}+{across})", quoted(scores.NOT_ON_SCALE)
        rating = f"IF({known},INDEX(Rating_matrix,{row},{across}),{unknown})"
        blank = f'OR({self.reference}="",{likelihood}="",{impact}="")'
        return f'IF({blank},"",{rating})'

    def tolerance(self) -> Iterator[CalculatedColumn]:
        if self.scheme.tolerance is None:
            return
        score = self.result(score_heading(self.scheme, self.scheme.current))
        counts = f'AND({self.result(LIVE)}="Yes",ISNUMBER({score}))'
        yield CalculatedColumn(
            ABOVE_TOLERANCE,
            _above_tolerance,
            f'IF({counts},IF({score}>Tolerance,"Yes","No"),"")',
        )

    def review(self) -> Iterator[CalculatedColumn]:
        if not reviews.has_review_interval(self.scheme) or not self.keeps("last_review"):
            return
        months = "Review_months"
        if any(band.review_months is not None for band in self.scheme.bands):
            months = self.result(REVIEW_MONTHS)
            by_band = f"SUMIFS({column('Bands', REVIEW_MONTHS)},Bands[Band],"
            by_band += f"{self.result(band_heading(self.scheme, self.scheme.current))})"
            yield CalculatedColumn(
                REVIEW_MONTHS,
                _review_months,
                f'IF({self.result(LIVE)}="Yes",IF({by_band}>0,{by_band},Review_months),"")',
                Shape.NUMBER,
            )
        last, due = self.entered("last_review"), self.result(NEXT_REVIEW)
        known = f'AND({self.result(LIVE)}="Yes",ISNUMBER({last}),N({months})>0)'
        yield CalculatedColumn(
            NEXT_REVIEW, reviews.next_review, f'IF({known},EDATE({last},{months}),"")', Shape.DATE
        )
        yield CalculatedColumn(
            DAYS_OVERDUE,
            reviews.days_overdue,
            f'IF(ISNUMBER({due}),IF(As_at>{due},As_at-{due},""),"")',
            Shape.NUMBER,
        )

    def controls(self) -> Iterator[CalculatedColumn]:
        if "controls" not in self.scheme.tables:
            return
        counted = {
            OPEN_CONTROLS: ("Open", treatment.open_controls),
            OVERDUE_CONTROLS: ("Overdue", treatment.overdue_controls),
        }
        first, rows = self.result(FIRST_CONTROL), self.result(ROWS_OF_CONTROLS)
        for heading, (added_up, value) in counted.items():
            together = f"SUM({_some_rows(added_up, first, rows)})"
            apart = f"SUMIFS(Controls[{added_up}],Controls[Reference],{self.reference})"
            stand_together = (
                f"COUNTIF({_some_rows('Reference', first, rows)},{self.reference})={rows}"
            )
            total = f'IF({first}="",0,IF({stand_together},{together},{apart}))'
            yield CalculatedColumn(
                heading, value, f'IF({self.reference}="","",{total})', Shape.NUMBER
            )

    def rows_of_controls(self) -> Iterator[CalculatedColumn]:
        """Where on Controls the entry's rows begin, and how many there are."""
        if "controls" not in self.scheme.tables:
            return
        references = column("Controls", "Reference")
        first = f'_xlfn.IFNA(MATCH({self.reference},{references},0),"")'
        rows = f"COUNTIF({references},{self.reference})"
        for heading, value, formula in (
            (FIRST_CONTROL, treatment.first_row, first),
            (ROWS_OF_CONTROLS, treatment.number_of_rows, rows),
        ):
            yield CalculatedColumn(
                heading, value, f'IF({self.reference}="","",{formula})', Shape.NUMBER, Group.WORKING
            )

    def owners_searched(self) -> CalculatedColumn:
        """The people in the first role, each between semicolons without spaces."""
        role = self.scheme.roles[0].key
        entered = self.entered(role)
        return CalculatedColumn(
            OWNERS_SEARCHED,
            text_or_none(lambda _, entry: between_semicolons(entry.text(role))),
            f'IF({entered}="","",{as_searched(entered)})',
            group=Group.WORKING,
        )

    def why(self) -> CalculatedColumn:
        scheme, current = self.scheme, self.scheme.current
        score = self.result(score_heading(scheme, current))
        parts = [self.how_rated(score)]
        if scheme.bands:
            band = self.result(band_heading(scheme, current))
            start = f"INDEX(Bands[From],MATCH({score},Bands[From],1))"
            parts.append(f'IF({band}="","","; "&{band}&" from "&{start})')
        if scheme.tolerance:
            parts.append(f'IF({score}>Tolerance,"; above the tolerance of "&Tolerance,"")')
        return CalculatedColumn(
            WHY,
            text_or_none(lambda register, entry: scores.why(register.scheme, entry)),
            f'IF(ISNUMBER({score}),{"&".join(parts)},"")',
            Shape.SENTENCE,
        )

    def how_rated(self, score: str) -> str:
        current = self.scheme.current
        if current.by is AssessedBy.SCORE:
            return f'{score}&""'
        likelihood, impact = self.entered(current.likelihood), self.entered(current.impact)
        levels = f'"likelihood "&{likelihood}&", impact "&{impact}&" rates "'
        if self.scheme.rating is Rating.PRODUCT:
            levels = f'{likelihood}&" x "&{impact}&" = "'
        if not self.keeps(current.score):
            return f"{levels}&{score}"
        rated = self.result(rated_heading(current))
        overruled = f'{score}&" entered, where "&{levels}&{rated}'
        return f'IF({rated}="",{score},IF({rated}={score},{levels}&{score},{overruled}))'


def _some_rows(heading: str, first: str, rows: str) -> str:
    """So many rows of a column of Controls from the first one, as far as the table reaches."""
    cells = column("Controls", heading)
    return f"INDEX({cells},{first}):INDEX({cells},MIN({first}+{rows}-1,ROWS({cells})))"


def _label(axis: str, field: str, register: Register, entry: Row) -> str | None:
    scheme = register.scheme
    scale = scheme.likelihood if axis == "likelihood" else scheme.impact
    return scale.label(entry[field]) if scale else None


def _score(assessment: Assessment, register: Register, entry: Row) -> int | None:
    return scores.score(register.scheme, assessment, entry)


def _rated(assessment: Assessment, register: Register, entry: Row) -> int | None:
    return scores.rated(register.scheme, assessment, entry)


def _band(assessment: Assessment, register: Register, entry: Row) -> str | None:
    band = scores.band(register.scheme, assessment, entry)
    return band.name if band else None


def _above_tolerance(register: Register, entry: Row) -> str | None:
    above = scores.above_tolerance(register, entry)
    return None if above is None else "Yes" if above else "No"


def _review_months(register: Register, entry: Row) -> int | None:
    return reviews.months_between(register.scheme, entry) if is_live(entry) else None
