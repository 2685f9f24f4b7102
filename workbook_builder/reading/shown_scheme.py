"""The scheme as the workbook's Scheme sheet shows it: what people changed there is what counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from formulas.headings import REVIEW_MONTHS
from formulas.text import scale_table
from risk_register.findings import Finding, errors, quoted
from risk_register.places import Place
from risk_register.scheme import Arrow, Band, Level, Mark, Named, Rating, Scale, Scheme
from risk_register.scheme_sense import senseless
from workbook_builder.reading.opened import OpenedBook
from workbook_builder.reading.scheme_sheet import Line, SchemeSheet

_BAND_KEYS = {"name": "Band", "from": "From", "to": "To", "review_months": REVIEW_MONTHS}
"""What a scheme's file says of a band, and the heading under which the sheet shows it."""


def shown_scheme(scheme: Scheme, book: OpenedBook) -> tuple[Scheme | None, list[Finding]]:
    """A scheme with everything that the sheet shows otherwise; `None` if that makes no sense.

    What the sheet does not show (colours, the fields that are kept) stays as it was.
    """
    findings: list[Finding] = []
    sheet = SchemeSheet(book, findings)
    shown = _Reader(scheme, sheet).read()
    if not errors(findings):
        findings += [
            replace(problem, place=sheet.place(problem.place.column))
            for problem in senseless(shown, Place(""))
        ]
    return (None if errors(findings) else shown), findings


class _Reader:
    """Reads a scheme off the sheet, part by part."""

    def __init__(self, scheme: Scheme, sheet: SchemeSheet) -> None:
        self._scheme = scheme
        self._sheet = sheet

    def read(self) -> Scheme:
        scheme = self._scheme
        scheme = replace(
            scheme,
            likelihood=self._scale("likelihood", scheme.likelihood),
            impact=self._scale("impact", scheme.impact),
            matrix=self._matrix(),
            tolerance=scheme.tolerance
            and replace(
                scheme.tolerance,
                score=self._sheet.figure("Tolerance", "tolerance.score", scheme.tolerance.score),
            ),
            statuses=self._named("Statuses", "Status", scheme.statuses),
            areas=self._named("Policy_areas", "Policy area", scheme.areas),
            arrows=self._arrows(),
            marks=self._marks(),
        )
        if scheme.review_months is not None:
            months = self._sheet.figure("Review_months", "review_months", scheme.review_months)
            scheme = replace(scheme, review_months=months)
        if scheme.closed_score is not None:
            closed = self._sheet.figure("Closed_score", "closed_score", scheme.closed_score)
            scheme = replace(scheme, closed_score=closed)
        return _with_bands(scheme, self._bands(scheme))

    def _bands(self, scheme: Scheme) -> tuple[Band, ...]:
        lines = self._sheet.lines("Bands", len(scheme.bands))
        bands = [self._band(band, line) for band, line in zip(scheme.bands, lines, strict=False)]
        if len(bands) < len(scheme.bands):
            return scheme.bands
        highest = max(scheme.matrix.values(), default=0)
        if scheme.rates_in_words:
            return tuple(bands)
        if bands and not scheme.matrix:
            key = f"bands.{bands[-1].name}.to"
            highest = self._sheet.figure("Highest_score", key, bands[-1].highest)
        for lower, higher in pairwise(bands):
            if higher.lowest <= lower.lowest:
                expected = f"a score above {lower.lowest}, where {lower.name} begins"
                place = self._sheet.place(f"bands.{higher.name}.from")
                self._sheet.report(place, expected, higher.lowest)
        ends = [after.lowest - 1 for _, after in pairwise(bands)] + [highest]
        return tuple(replace(b, highest=end) for b, end in zip(bands, ends, strict=False))

    def _band(self, band: Band, line: Line) -> Band:
        months = band.review_months
        if REVIEW_MONTHS in line and line[REVIEW_MONTHS].value is not None:
            months = self._sheet.whole(line[REVIEW_MONTHS], 0)
        elif REVIEW_MONTHS in line:
            months = None
        name = self._sheet.text(line, "Band", band.name, required=True)
        self._sheet.tell_of_typed_over(line, "To")
        for key, heading in _BAND_KEYS.items():
            if heading in line:
                self._sheet.remember(f"bands.{name}.{key}", line[heading].place)
        return replace(
            band,
            name=name,
            lowest=self._sheet.whole(line["From"], band.lowest) if "From" in line else band.lowest,
            meaning=self._sheet.text(line, "Meaning", band.meaning),
            action=self._sheet.text(line, "Action", band.action),
            board=self._sheet.text(line, "Reported to", band.board),
            review_months=months,
        )

    def _scale(self, axis: str, scale: Scale | None) -> Scale | None:
        if scale is None:
            return None
        lines = self._sheet.lines(scale_table(axis), len(scale.levels))
        levels = [
            self._level(scale, level, line)
            for level, line in zip(scale.levels, lines, strict=False)
        ]
        return replace(scale, levels=tuple(levels) or scale.levels)

    def _level(self, scale: Scale, level: Level, line: Line) -> Level:
        shown = {
            column: self._sheet.text(line, column, level.descriptors.get(column, ""))
            for column in scale.columns
        }
        descriptors = {column: text for column, text in shown.items() if text}
        unchanged = {
            column: ends
            for column, ends in level.ranges.items()
            if descriptors.get(column) == level.descriptors.get(column)
        }
        label = self._sheet.text(line, "Label", level.label, required=True)
        return replace(level, label=label, descriptors=descriptors, ranges=unchanged)

    def _matrix(self) -> Mapping[tuple[int, int], int]:
        scheme = self._scheme
        if not scheme.likelihood or not scheme.impact:
            return scheme.matrix
        matrix = dict(scheme.matrix)
        lines = self._sheet.lines("Matrix", len(scheme.impact.levels))
        for impact, line in zip(scheme.impact.numbers, lines, strict=False):
            for likelihood in scheme.likelihood.numbers:
                heading = f"Likelihood {likelihood}"
                cell = line.get(heading)
                if scheme.rating is not Rating.MATRIX:
                    self._sheet.tell_of_typed_over(line, heading)
                elif cell:
                    self._sheet.remember(f"matrix.{impact}", replace(cell.place, column=""))
                    matrix[likelihood, impact] = self._sheet.whole(cell, matrix[likelihood, impact])
        return matrix

    def _named(self, table: str, heading: str, named: tuple[Named, ...]) -> tuple[Named, ...]:
        """A list of names with their meanings; as it was where the sheet has none."""
        if not named:
            return ()
        key, lines = table.lower().removeprefix("policy_"), self._sheet.lines(table)
        shown = [
            Named(self._sheet.text(line, heading, ""), self._sheet.text(line, "Meaning", ""))
            for line in lines
        ]
        for each, line in zip(shown, lines, strict=True):
            if heading in line:
                self._sheet.remember(f"{key}.{each.name}.name", line[heading].place)
        return tuple(each for each in shown if each.name) or named

    def _arrows(self) -> Mapping[str, Arrow]:
        """The arrows. A cell holds the symbol and the word; the word is fixed."""
        arrows = dict(self._scheme.arrows)
        lines = self._sheet.lines("Arrows", len(arrows)) if arrows else []
        for (direction, arrow), line in zip(self._scheme.arrows.items(), lines, strict=False):
            text = self._sheet.text(line, "Arrow", arrow.text, required=True)
            if text.endswith(arrow.word):
                symbol = text[: len(text) - len(arrow.word)].strip()
                arrows[direction] = replace(arrow, symbol=symbol)
            else:
                expected = f"an arrow that ends with its word, {quoted(arrow.word)}"
                self._sheet.report(line["Arrow"].place, expected, text)
        return arrows

    def _marks(self) -> tuple[Mark, ...]:
        marks = self._scheme.marks
        lines = self._sheet.lines("Marks", len(marks)) if marks else []
        read = [
            replace(
                mark,
                symbol=self._sheet.text(line, "Mark", mark.symbol, required=True),
                meaning=self._sheet.text(line, "Meaning", mark.meaning, required=True),
            )
            for mark, line in zip(marks, lines, strict=False)
        ]
        return tuple(read) or marks


def _with_bands(scheme: Scheme, bands: tuple[Band, ...]) -> Scheme:
    """The scheme with its bands; what is assumed of one goes by its new name."""
    assumed = scheme.assumed
    for old, new in zip(scheme.bands, bands, strict=True):
        before, after = f"bands.{old.name}.", f"bands.{new.name}."
        assumed = {
            (after + key[len(before) :] if key.startswith(before) else key): why
            for key, why in assumed.items()
        }
    return replace(scheme, bands=bands, assumed=assumed)
