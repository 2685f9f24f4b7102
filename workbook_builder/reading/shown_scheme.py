"""The scheme as the workbook's Scheme sheet shows it: what people changed there is what counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from formulas.headings import REVIEW_MONTHS
from formulas.text import scale_table
from risk_register.findings import Finding, quoted
from risk_register.legible import illegible
from risk_register.places import Place, SheetPlace
from risk_register.scheme import (
    Arrow,
    Band,
    Level,
    Mark,
    Named,
    Rating,
    Scale,
    Scheme,
)
from risk_register.scheme_sense import senseless
from workbook_builder.reading.cells import CellValue, ReadCell
from workbook_builder.reading.opened import OpenedBook

_CODE = "scheme-sheet"


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of the sheet, and where it is."""

    value: CellValue
    place: Place


Line = Mapping[str, Shown]
"""One row of a table of the sheet, by heading."""


def shown_scheme(scheme: Scheme, book: OpenedBook) -> tuple[Scheme | None, list[Finding]]:
    """A scheme with everything that the sheet shows otherwise; `None` if that makes no sense.

    What the sheet does not show (colours, the fields that are kept) stays as it was.
    """
    findings: list[Finding] = []
    shown = _SchemeSheet(scheme, book, findings).read()
    findings += [
        replace(problem, place=Place("sheet Scheme", column=problem.place.column))
        for problem in (senseless(shown, Place("")) if not findings else ())
    ]
    return (None if findings else shown), findings


class _SchemeSheet:
    """Reads the tables and the named cells of the sheet."""

    def __init__(self, scheme: Scheme, book: OpenedBook, findings: list[Finding]) -> None:
        self._scheme = scheme
        self._book = book
        self._findings = findings

    def read(self) -> Scheme:
        scheme = self._scheme
        scheme = replace(
            scheme,
            likelihood=self._scale("likelihood", scheme.likelihood),
            impact=self._scale("impact", scheme.impact),
            matrix=self._matrix(),
            tolerance=scheme.tolerance
            and replace(scheme.tolerance, score=self._figure("Tolerance", scheme.tolerance.score)),
            statuses=self._statuses(),
            arrows=self._arrows(),
            marks=self._marks(),
        )
        if scheme.review_months is not None:
            months = self._figure("Review_months", scheme.review_months)
            scheme = replace(scheme, review_months=months)
        if scheme.closed_score is not None:
            closed = self._figure("Closed_score", scheme.closed_score)
            scheme = replace(scheme, closed_score=closed)
        return _with_bands(scheme, self._bands(scheme))

    def _bands(self, scheme: Scheme) -> tuple[Band, ...]:
        lines = self._lines("Bands", len(scheme.bands))
        bands = [self._band(band, line) for band, line in zip(scheme.bands, lines, strict=False)]
        if len(bands) < len(scheme.bands):
            return scheme.bands
        highest = max(scheme.matrix.values(), default=0)
        if bands and not scheme.matrix:
            highest = self._figure("Highest_score", bands[-1].highest)
        ends = [after.lowest - 1 for _, after in pairwise(bands)] + [highest]
        return tuple(replace(b, highest=end) for b, end in zip(bands, ends, strict=False))

    def _band(self, band: Band, line: Line) -> Band:
        months = band.review_months
        if REVIEW_MONTHS in line and line[REVIEW_MONTHS].value is not None:
            months = self._whole(line[REVIEW_MONTHS], 0)
        elif REVIEW_MONTHS in line:
            months = None
        return replace(
            band,
            name=self._text(line, "Band", band.name, required=True),
            lowest=self._whole(line["From"], band.lowest) if "From" in line else band.lowest,
            meaning=self._text(line, "Meaning", band.meaning),
            action=self._text(line, "Action", band.action),
            board=self._text(line, "Reported to", band.board),
            review_months=months,
        )

    def _scale(self, axis: str, scale: Scale | None) -> Scale | None:
        if scale is None:
            return None
        lines = self._lines(scale_table(axis), len(scale.levels))
        levels = [
            self._level(scale, level, line)
            for level, line in zip(scale.levels, lines, strict=False)
        ]
        return replace(scale, levels=tuple(levels) or scale.levels)

    def _level(self, scale: Scale, level: Level, line: Line) -> Level:
        shown = {
            column: self._text(line, column, level.descriptors.get(column, ""))
            for column in scale.columns
        }
        descriptors = {column: text for column, text in shown.items() if text}
        unchanged = {
            column: ends
            for column, ends in level.ranges.items()
            if descriptors.get(column) == level.descriptors.get(column)
        }
        label = self._text(line, "Label", level.label, required=True)
        return replace(level, label=label, descriptors=descriptors, ranges=unchanged)

    def _matrix(self) -> Mapping[tuple[int, int], int]:
        scheme = self._scheme
        if scheme.rating is not Rating.MATRIX or not scheme.likelihood or not scheme.impact:
            return scheme.matrix
        matrix = dict(scheme.matrix)
        lines = self._lines("Matrix", len(scheme.impact.levels))
        for impact, line in zip(scheme.impact.numbers, lines, strict=False):
            for likelihood in scheme.likelihood.numbers:
                if cell := line.get(f"Likelihood {likelihood}"):
                    matrix[likelihood, impact] = self._whole(cell, matrix[likelihood, impact])
        return matrix

    def _statuses(self) -> tuple[Named, ...]:
        if not self._scheme.statuses:
            return ()
        lines = self._lines("Statuses")
        named = [
            Named(self._text(line, "Status", ""), self._text(line, "Meaning", "")) for line in lines
        ]
        return tuple(each for each in named if each.name) or self._scheme.statuses

    def _arrows(self) -> Mapping[str, Arrow]:
        """The arrows. A cell holds the symbol and the word; the word is fixed."""
        arrows = dict(self._scheme.arrows)
        lines = self._lines("Arrows", len(arrows)) if arrows else []
        for (direction, arrow), line in zip(self._scheme.arrows.items(), lines, strict=False):
            text = self._text(line, "Arrow", arrow.text, required=True)
            if text.endswith(arrow.word):
                symbol = text[: len(text) - len(arrow.word)].strip()
                arrows[direction] = replace(arrow, symbol=symbol)
            else:
                expected = f"an arrow that ends with its word, {quoted(arrow.word)}"
                self._report(line["Arrow"].place, expected, text)
        return arrows

    def _marks(self) -> tuple[Mark, ...]:
        marks = self._scheme.marks
        lines = self._lines("Marks", len(marks)) if marks else []
        read = [
            replace(
                mark,
                symbol=self._text(line, "Mark", mark.symbol, required=True),
                meaning=self._text(line, "Meaning", mark.meaning, required=True),
            )
            for mark, line in zip(marks, lines, strict=False)
        ]
        return tuple(read) or marks

    def _figure(self, name: str, otherwise: int) -> int:
        found = self._book.named_cell(name)
        return self._whole(_shown(*found), otherwise) if found else otherwise

    def _lines(self, table: str, count: int | None = None) -> Sequence[Line]:
        """The rows of a table; none, with a finding, if they are not as many as they must be."""
        found = self._book.tables.get(table)
        if found is None:
            return []
        lines = [*_lines(self._book, table)]
        if count is not None and len(lines) != count:
            place = found[0].place(found[1].area.top)
            self._report(place, f"{count} rows in the table {table}", str(len(lines)))
            return []
        return lines

    def _text(self, line: Line, heading: str, otherwise: str, *, required: bool = False) -> str:
        if heading not in line:
            return otherwise
        value, place = line[heading].value, line[heading].place
        text = "" if value is None else str(value).strip()
        if problem := illegible(text, place):
            self._findings.append(problem)
        elif text or not required:
            return text
        else:
            self._report(place, f"a text for {heading}", "")
        return otherwise

    def _whole(self, cell: Shown, otherwise: int) -> int:
        if isinstance(cell.value, int) and not isinstance(cell.value, bool) and cell.value >= 0:
            return cell.value
        self._report(cell.place, "a whole number from 0", cell.value)
        return otherwise

    def _report(self, place: Place, expected: str, actual: CellValue) -> None:
        self._findings.append(Finding(_CODE, place, expected, quoted(actual)))


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


def _lines(book: OpenedBook, name: str) -> Iterator[Line]:
    sheet, table = book.tables[name]
    grid = book.grid(sheet)
    for row in range(table.first_row, table.last_row + 1):
        cells = grid.get(row, {})
        line = {
            heading: _shown(cells.get(column), sheet.place(row, column))
            for heading, column in table.columns.items()
        }
        if any(cell.value is not None for cell in line.values()):
            yield line


def _shown(cell: ReadCell | None, place: SheetPlace) -> Shown:
    return Shown(cell.value if cell else None, place)
