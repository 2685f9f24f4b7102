"""The scheme as the workbook's Scheme sheet shows it: what people changed there is what counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from formulas.headings import REVIEW_MONTHS
from formulas.text import scale_table
from risk_register.findings import Finding, Severity, errors, quoted
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
from workbook_builder.book import sheet_name
from workbook_builder.reading.cells import CellError, CellValue, ReadCell
from workbook_builder.reading.opened import OpenedBook

_CODE = "scheme-sheet"
_TITLE = "Scheme"
_BAND_KEYS = {"name": "Band", "from": "From", "to": "To", "review_months": REVIEW_MONTHS}
"""What a scheme's file says of a band, and the heading under which the sheet shows it."""

_TABLE_KEYS = {scale_table(axis): f"{axis}.levels" for axis in ("likelihood", "impact")}
"""What a scheme's file calls a table of the sheet, where that is not its name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of the sheet, and where it is."""

    value: CellValue
    place: SheetPlace
    calculated: bool = False


Line = Mapping[str, Shown]
"""One row of a table of the sheet, by heading."""


def shown_scheme(scheme: Scheme, book: OpenedBook) -> tuple[Scheme | None, list[Finding]]:
    """A scheme with everything that the sheet shows otherwise; `None` if that makes no sense.

    What the sheet does not show (colours, the fields that are kept) stays as it was.
    """
    findings: list[Finding] = []
    sheet = _SchemeSheet(scheme, book, findings)
    shown = sheet.read()
    if not errors(findings):
        findings += [
            replace(problem, place=sheet.place(problem.place.column))
            for problem in senseless(shown, Place(""))
        ]
    return (None if errors(findings) else shown), findings


class _SchemeSheet:
    """Reads the tables and the named cells of the sheet."""

    def __init__(self, scheme: Scheme, book: OpenedBook, findings: list[Finding]) -> None:
        self._scheme = scheme
        self._book = book
        self._findings = findings
        self._places: dict[str, Place] = {}

    def place(self, key: str) -> Place:
        """Where the sheet shows what a scheme's file says under a key: `bands.High.from`."""
        sheet = self._book.named_sheet(sheet_name(_TITLE))
        otherwise = Place(f"sheet {sheet.title if sheet else _TITLE}", column=key)
        return self._places.get(key, otherwise)

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
                score=self._figure("Tolerance", "tolerance.score", scheme.tolerance.score),
            ),
            statuses=self._statuses(),
            arrows=self._arrows(),
            marks=self._marks(),
        )
        if scheme.review_months is not None:
            months = self._figure("Review_months", "review_months", scheme.review_months)
            scheme = replace(scheme, review_months=months)
        if scheme.closed_score is not None:
            closed = self._figure("Closed_score", "closed_score", scheme.closed_score)
            scheme = replace(scheme, closed_score=closed)
        return _with_bands(scheme, self._bands(scheme))

    def _bands(self, scheme: Scheme) -> tuple[Band, ...]:
        lines = self._lines("Bands", len(scheme.bands))
        bands = [self._band(band, line) for band, line in zip(scheme.bands, lines, strict=False)]
        if len(bands) < len(scheme.bands):
            return scheme.bands
        highest = max(scheme.matrix.values(), default=0)
        if bands and not scheme.matrix:
            key = f"bands.{bands[-1].name}.to"
            highest = self._figure("Highest_score", key, bands[-1].highest)
        for lower, higher in pairwise(bands):
            if higher.lowest <= lower.lowest:
                expected = f"a score above {lower.lowest}, where {lower.name} begins"
                self._report(self.place(f"bands.{higher.name}.from"), expected, higher.lowest)
        ends = [after.lowest - 1 for _, after in pairwise(bands)] + [highest]
        return tuple(replace(b, highest=end) for b, end in zip(bands, ends, strict=False))

    def _band(self, band: Band, line: Line) -> Band:
        months = band.review_months
        if REVIEW_MONTHS in line and line[REVIEW_MONTHS].value is not None:
            months = self._whole(line[REVIEW_MONTHS], 0)
        elif REVIEW_MONTHS in line:
            months = None
        name = self._text(line, "Band", band.name, required=True)
        self._tell_of_typed_over(line, "To")
        for key, heading in _BAND_KEYS.items():
            if heading in line:
                self._places[f"bands.{name}.{key}"] = line[heading].place
        return replace(
            band,
            name=name,
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
        if not scheme.likelihood or not scheme.impact:
            return scheme.matrix
        matrix = dict(scheme.matrix)
        lines = self._lines("Matrix", len(scheme.impact.levels))
        for impact, line in zip(scheme.impact.numbers, lines, strict=False):
            for likelihood in scheme.likelihood.numbers:
                heading = f"Likelihood {likelihood}"
                cell = line.get(heading)
                if scheme.rating is not Rating.MATRIX:
                    self._tell_of_typed_over(line, heading)
                elif cell:
                    self._places[f"matrix.{impact}"] = replace(cell.place, column="")
                    matrix[likelihood, impact] = self._whole(cell, matrix[likelihood, impact])
        return matrix

    def _statuses(self) -> tuple[Named, ...]:
        if not self._scheme.statuses:
            return ()
        lines = self._lines("Statuses")
        named = [
            Named(self._text(line, "Status", ""), self._text(line, "Meaning", "")) for line in lines
        ]
        for status, line in zip(named, lines, strict=True):
            if "Status" in line:
                self._places[f"statuses.{status.name}.name"] = line["Status"].place
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

    def _figure(self, name: str, key: str, otherwise: int) -> int:
        """The figure in a named cell. `key` is what a scheme's file calls it."""
        found = self._book.named_cell(name)
        if found is None:
            self._tell_of_missing(f"a cell with the name {name}")
            return otherwise
        self._places[key] = found[1]
        return self._whole(_shown(*found), otherwise)

    def _tell_of_typed_over(self, line: Line, heading: str) -> None:
        cell = line.get(heading)
        if cell and cell.value is not None and not cell.calculated:
            expected = f"the formula of {heading}, which is put back"
            actual = quoted(cell.value)
            self._findings.append(
                Finding("typed-over", cell.place, expected, actual, Severity.WARNING)
            )

    def _lines(self, table: str, count: int | None = None) -> Sequence[Line]:
        """The rows of a table; none, with a finding, if they are not as many as they must be."""
        found = self._book.tables.get(table)
        if found is None:
            if count != 0:
                self._tell_of_missing(f"a table with the name {table}")
            return []
        lines = [*_lines(self._book, table)]
        key = _TABLE_KEYS.get(table, table.lower())
        self._places[key] = found[0].place(found[1].area.top)
        if count is not None and len(lines) != count:
            place = found[0].place(found[1].area.top)
            self._report(place, f"{count} rows in the table {table}", str(len(lines)))
            return []
        return lines

    def _tell_of_missing(self, expected: str) -> None:
        actual = "none; what the workbook was built with counts"
        self._findings.append(
            Finding("scheme-sheet-missing", self.place(""), expected, actual, Severity.WARNING)
        )

    def _text(self, line: Line, heading: str, otherwise: str, *, required: bool = False) -> str:
        if heading not in line:
            return otherwise
        value, place = line[heading].value, line[heading].place
        if isinstance(value, CellError):
            self._report(place, f"a text for {heading}", value)
            return otherwise
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
        expected = "a whole number from 0"
        if isinstance(cell.value, str) and cell.value.strip().isdecimal():
            expected += ", entered as a number and not as a text"
        self._report(cell.place, expected, cell.value)
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
    return Shown(cell.value, place, cell.calculated) if cell else Shown(None, place)
