"""Tables of a paper that are read across: the ratings on a risk's page, and a heat map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake.assessed import assessed
from intake.grid import GridCell, GridRow, one_line, own_cells
from intake.stated_columns import Column
from intake.stated_figures import Headings
from risk_register.checks.notations import folded
from risk_register.heat_map import cell_name
from risk_register.scheme import Scale, Scheme


class Ratings:
    """A row for each assessment of one risk, with likelihood, impact and score beside its name."""

    def __init__(self, headings: Headings) -> None:
        """`headings` knows what an assessment and a measure of it are together."""
        self._headings = headings
        self._measures: dict[int, str] = {}

    def begin(self) -> None:
        """Another table begins."""
        self._measures = {}

    def row(self, row: GridRow, day: date | None) -> Iterator[tuple[Column, GridCell]]:
        """The figures of a row, each with its cell. A row of headings is remembered."""
        name = next((one_line(cell.text) for cell in row if cell.own), "")
        measures = {at: one_line(cell.text) for at, cell in enumerate(row) if _is_measure(cell)}
        if len(measures) > 1:
            self._measures = measures
            return
        for at, heading in self._measures.items():
            figure = self._headings.rated(name, heading, day)
            if figure and row[at].own:
                yield Column(f"{name} {heading}", figure), row[at]


def _is_measure(cell: GridCell) -> bool:
    about = assessed(one_line(cell.text)) if cell.own else None
    return about is not None and not about.stands_for


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure of a risk that stands in a cell of a heat map."""

    reference: str
    figure: str
    value: str
    cell: GridCell


class HeatMap:
    """Levels along two sides, and references in the cells between them."""

    def __init__(self, headings: Headings, scheme: Scheme) -> None:
        """Where the scheme has no scales, nothing is a heat map."""
        self._headings = headings
        self._scheme = scheme
        self._up: Scale | None = None
        self._across: dict[int, int] = {}

    def begin(self) -> None:
        """Another table begins."""
        self._up, self._across = None, {}

    def row(self, row: GridRow) -> Iterator[Standing]:
        """The risks in a row of the map. Its headings are remembered: `Impact / Likelihood`."""
        cells = own_cells(row)
        if len(cells) > 1 and (axes := self._axes(cells[0].text)):
            self._up, across = axes
            levels = {at: _level(cell, across) for at, cell in enumerate(row) if cell.own}
            self._across = {at: level for at, level in levels.items() if level is not None}
        elif self._up and len(cells) > 1:
            level = _level(cells[0], self._up)
            if level is not None:
                for at, across_level in self._across.items():
                    yield from self._standing(row[at], level, across_level)

    def _axes(self, corner: str) -> tuple[Scale, Scale] | None:
        """The axis that goes up and the one that goes across, as the corner of a map names them."""
        likelihood, impact = self._scheme.likelihood, self._scheme.impact
        if not likelihood or not impact:
            return None
        for up, across in ((likelihood, impact), (impact, likelihood)):
            if folded(corner) == folded(f"{up.heading} {across.heading}"):
                return up, across
        return None

    def _standing(self, cell: GridCell, up: int, across: int) -> Iterator[Standing]:
        """The risks of a cell with their marks; a line that begins with its score is none."""
        on_likelihood = self._up is self._scheme.likelihood
        likelihood, impact = (up, across) if on_likelihood else (across, up)
        score = str(self._scheme.matrix.get((likelihood, impact)))
        lines = cell.text.splitlines() if cell.own else []
        for line in lines[1:] if lines and lines[0].split()[:1] == [score] else lines:
            for reference, marks in self._printed(line):
                yield Standing(reference, "heat_map", cell_name(likelihood, impact), cell)
                if marks:
                    yield Standing(reference, "movement", marks, cell)

    def _printed(self, line: str) -> Iterator[tuple[str, str]]:
        for part in re.split(r"[,;]", line):
            printed, _, marks = part.strip().partition(" ")
            if reference := self._headings.risk(printed):
                yield reference, marks.strip()


def _level(cell: GridCell, scale: Scale) -> int | None:
    """The level that heads a row or a column: `4`, `Likely`, `4 Likely`, `Likely (4)`."""
    for level in scale.levels:
        number, label = str(level.number), level.label
        if folded(cell.text) in map(
            folded, (number, label, f"{number} {label}", f"{label} {number}")
        ):
            return level.number
    return None
