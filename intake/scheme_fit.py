"""How well a scheme fits a register from elsewhere: signs for it and against it, each in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intake.allowed import own_headings
from intake.assessed import Measure, assessed
from intake.column_cells import band_beside, level_of, said, score_of
from intake.columns import guess_columns
from intake.dates_in_text import position_day, without_dates
from intake.grid import GridCell
from intake.plan import BAND, NOTES, ColumnPlan
from risk_register.checks.notations import folded
from risk_register.scheme import Rating, Scale, Scheme

Rows = Sequence[Mapping[str, GridCell]]
"""What a table says of each risk: the first cell of each column that says something."""

_COMMON = re.compile(
    r"office of the|police and crime commissioner|police and crime|mayors office for policing|for\b"
)
_COLOURS = {"green": 0, "amber": 1, "red": 2, "g": 0, "a": 1, "r": 2}
"""Which band a colour means, from the lowest, where a scheme has three."""

_ENOUGH = 100
"""Risks by which a scheme is judged; more would say the same."""

_MOST, _FEW = 0.8, 0.5
"""Which share of figures has to agree to speak for a scheme, and below which it speaks against."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason for a scheme (points above 0) or against it (below)."""

    points: int
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """A table as one scheme sees it."""

    columns: Mapping[str, ColumnPlan]
    cells: Mapping[str, Sequence[GridCell]]
    rows: Rows

    def heading_of(self, becomes: str) -> str:
        """The heading of the column that becomes something; empty if none does."""
        named = (each.heading for each in self.columns.values() if each.becomes == becomes)
        return next(named, "")


def signs(scheme: Scheme, tables: Sequence[Rows], texts: Sequence[str]) -> list[Sign]:
    """Every sign for or against a scheme, in what the tables hold and the titles say."""
    found = [_found(rows, scheme) for rows in tables]
    return [
        *_organisation(scheme, texts),
        *_headings(scheme, found),
        *_kinds_of_figures(scheme, found),
        *_levels(scheme, found),
        *_scores(scheme, found),
        *_bands(scheme, found),
        *_statuses(scheme, found),
        *_places(found),
    ]


def _found(rows: Rows, scheme: Scheme) -> Found:
    cells: dict[str, list[GridCell]] = {}
    for row in rows[:_ENOUGH]:
        for heading, cell in row.items():
            cells.setdefault(heading, []).append(cell)
    columns = guess_columns(cells, scheme)
    return Found({column.heading: column for column in columns}, cells, rows[:_ENOUGH])


def names_organisation(scheme: Scheme, texts: Sequence[str]) -> str:
    """The text that names the scheme's organisation; empty where none does."""
    return next((text for _, text in _named(scheme, texts)), "")


def _organisation(scheme: Scheme, texts: Sequence[str]) -> Iterator[Sign]:
    for name, text in _named(scheme, texts):
        yield Sign(6, f"'{name}' stands in '{text[:60]}'")
        return


def _named(scheme: Scheme, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names of the scheme's organisation, each with a text in which it stands."""
    own = _COMMON.sub(" ", folded(scheme.organisation)).split()
    names = {" ".join(own), scheme.name.split("-")[0]} - {"", "generic"}
    for text in texts:
        yield from ((name, text) for name in sorted(names) if name in folded(text))


def _headings(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    own = own_headings(scheme)
    known = [heading for table in tables for heading in table.cells if folded(heading) in own]
    if known:
        listed = ", ".join(f"'{heading}'" for heading in dict.fromkeys(known[:4]))
        yield Sign(min(len(set(known)) // 3, 3), f"it has the same headings: {listed}")


def _kinds_of_figures(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Whether the register has levels, only scores, or no scores at all; and the scheme too."""
    measured = {kind for table in tables for kind in _measured(table)}
    levels, scores = Measure.LIKELIHOOD in measured, Measure.SCORE in measured
    if scheme.rating is Rating.NONE:
        none = not (levels or scores)
        yield Sign(*((4, "the register has no scores") if none else (-12, "it keeps no scores")))
    elif not (levels or scores):
        yield Sign(-6, "the register has no scores, which it needs")
    elif scheme.rating is Rating.SCORE and levels:
        yield Sign(-8, "it keeps no likelihood and impact")
    elif scheme.rating is Rating.SCORE:
        yield Sign(4, "the register has scores without likelihood and impact")
    elif not levels:
        yield Sign(-4, "the register has no likelihood and impact, which it needs")


def _measured(table: Found) -> Iterator[Measure]:
    for heading, cells in table.cells.items():
        there = said(cells)
        figures = [cell for cell in there if score_of(cell) is not None or len(cell.text) < 30]
        found = assessed(without_dates(heading)) if 2 * len(figures) > len(there) else None
        if found and found.measures[0] in (Measure.LIKELIHOOD, Measure.IMPACT):
            yield Measure.LIKELIHOOD
        elif any(score_of(cell) is not None for cell in there) and (found or position_day(heading)):
            yield Measure.SCORE


def _levels(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Levels on the scale or off it, and the words for them."""
    for scale, names in _scales(scheme):
        cells = [cell for table in tables for name in names
                 for cell in said(table.cells.get(table.heading_of(name), ()))]  # fmt: skip
        labels = {folded(level.label) for level in scale.levels}
        words = [words for cell in cells if (words := band_beside(cell))]
        foreign = sorted({word for word in words if word not in labels})
        off = sorted({
            number for cell in cells
            if (number := level_of(cell, scale)) is not None and number not in scale.numbers
        })  # fmt: skip
        if other := sorted({cell.text for cell in cells if _is_called_otherwise(cell, scale)}):
            yield Sign(-8, f"'{other[0]}' is another level of its {scale.heading.lower()}")
        if off:
            yield Sign(-8, f"{scale.heading} {off[-1]} is not on its scale")
        if foreign:
            yield Sign(-3, f"its {scale.heading.lower()} has no level '{foreign[0]}'")
        elif words:
            told = ", ".join(f"'{word}'" for word in sorted(set(words))[:3])
            yield Sign(3, f"the words for {scale.heading.lower()} are its own: {told}")


def _is_called_otherwise(cell: GridCell, scale: Scale) -> bool:
    """Whether a cell gives a level's number with the label of another."""
    number, word = score_of(cell), band_beside(cell)
    labels = {folded(level.label): level.number for level in scale.levels}
    return number is not None and word in labels and labels[word] != number


def _scales(scheme: Scheme) -> Iterator[tuple[Scale, list[str]]]:
    if scheme.likelihood and scheme.impact:
        yield scheme.likelihood, [each.likelihood for each in scheme.by_levels]
        yield scheme.impact, [each.impact for each in scheme.by_levels]


def _scores(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Whether the levels rate what is printed beside them, and whether a score can be at all."""
    if not scheme.matrix or not scheme.likelihood or not scheme.impact:
        return
    right = wrong = 0
    highest = max(scheme.matrix.values())
    above = 0
    for table in tables:
        for each in scheme.by_levels:
            names = [table.heading_of(name) for name in (each.likelihood, each.impact, each.score)]
            for row in table.rows:
                cells = [row.get(name) for name in names]
                score = score_of(cells[2]) if cells[2] else None
                above = max(above, score or 0)
                if score is None or cells[0] is None or cells[1] is None:
                    continue
                levels = level_of(cells[0], scheme.likelihood), level_of(cells[1], scheme.impact)
                if levels in scheme.matrix:
                    same = scheme.matrix[levels] == score  # type: ignore[index]  # both are levels
                    right, wrong = right + same, wrong + (not same)
    if above > highest:
        yield Sign(-8, f"a score of {above} is above its highest, {highest}")
    yield from _share(right, right + wrong, "scores are what its levels rate", 5, 8)


def _bands(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Whether bands that are named with scores are those of the scheme."""
    if not scheme.bands:
        if any(each.becomes == BAND for table in tables for each in table.columns.values()):
            yield Sign(-2, "it has no bands")
        return
    right = there = 0
    for table in tables:
        score_at, band_at = table.heading_of(scheme.current.score), table.heading_of(BAND)
        for row in table.rows:
            score = score_of(row[score_at]) if score_at in row else None
            beside = band_beside(row[score_at]) if score_at in row else ""
            word = folded(row[band_at].text) if band_at in row else beside
            agrees = _is_band(scheme, score, word) if score is not None and word else None
            there, right = there + (agrees is not None), right + (agrees is True)
    yield from _share(right, there, "bands are those of its scores", 5, 5)


def _is_band(scheme: Scheme, score: int, word: str) -> bool | None:
    """Whether a word is the band of a score; `None` for a colour that may be any of several."""
    band = scheme.band(score)
    if word not in _COLOURS:
        return band is not None and folded(band.name) == word
    return scheme.bands[_COLOURS[word]] == band if len(scheme.bands) == 3 else None


def _statuses(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    for table in tables:
        heading = table.heading_of("status")
        if heading and said(table.cells[heading]):
            example = said(table.cells[heading])[0].text
            yield Sign(4, f"the statuses are its own: '{example}'")
            return


def _places(tables: Sequence[Found]) -> Iterator[Sign]:
    """How many of the columns have a place."""
    columns = [each for table in tables for each in table.columns.values()]
    filled = [each for each in columns if each.becomes != NOTES]
    if columns:
        share = len(filled) / len(columns)
        yield Sign(round(8 * share), f"{len(filled)} of {len(columns)} columns have a place in it")


def _share(right: int, there: int, what: str, gain: int, loss: int) -> Iterator[Sign]:
    if there and right >= _MOST * there:
        yield Sign(gain, f"{right} of {there} {what}")
    elif there and right < _FEW * there:
        yield Sign(-loss, f"only {right} of {there} {what}")
