"""How well a scheme fits the levels, scores and bands of a register from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.column_cells import said
from intake.grid import GridCell
from intake.numbers import Numbered, read_number
from intake.plan import BAND
from intake.signs import Found, Sign, Tells, share
from intake.values import read_level, read_score
from risk_register.checks.notations import folded
from risk_register.scheme import Assessment, Scale, Scheme

_COLOURS = {"green": 0, "amber": 1, "red": 2, "g": 0, "a": 1, "r": 2}
"""Which band a colour means, from the lowest, where a scheme has three."""


def signs_of_figures(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Every sign for or against a scheme in the levels, scores and bands of the tables."""
    called = [_called(scale, names, tables) for scale, names in _scales(scheme)]
    both = all(each.numbers or each.words for each in called)
    own = both and not any(each.foreign for each in called)
    for each in called:
        yield from _levels(each, Tells.OWN if own else Tells.SOMETHING)
    yield from _ratings(scheme, tables)
    yield from _bands(scheme, tables)


def _scales(scheme: Scheme) -> Iterator[tuple[Scale, list[str]]]:
    if scheme.likelihood and scheme.impact:
        yield scheme.likelihood, [each.likelihood for each in scheme.by_levels]
        yield scheme.impact, [each.impact for each in scheme.by_levels]


@dataclass(frozen=True, slots=True)
class _Called:
    """What the cells of one scale call its levels: the numbers, sorted, and the folded words."""

    scale: Scale
    numbers: Sequence[int]
    words: Sequence[str]
    otherwise: Sequence[str]
    """The cells that give a number with the label of another."""

    @property
    def foreign(self) -> list[str]:
        """The words that are no labels of the scale."""
        labels = {folded(level.label) for level in self.scale.levels}
        return [word for word in self.words if word not in labels]


def _called(scale: Scale, names: Sequence[str], tables: Sequence[Found]) -> _Called:
    labels = {folded(level.label): level.number for level in scale.levels}
    cells = [cell for table in tables for name in names
             for cell in said(table.cells.get(table.heading_of(name), ()))]  # fmt: skip
    read = [(cell, read_number(cell.value, labels)) for cell in cells]
    numbers = sorted(found.number for _, found in read if found)
    words = {found.name if found else folded(cell.text) for cell, found in read} - {""}
    otherwise = sorted(
        cell.text
        for cell, found in read
        if found and labels.get(found.name, found.number) != found.number
    )
    return _Called(scale, numbers, sorted(words), otherwise)


def _levels(called: _Called, tells: Tells) -> Iterator[Sign]:
    """Levels on the scale or off it, and the words for them. One level off it may be a slip."""
    scale, name = called.scale, called.scale.heading.lower()
    if called.otherwise:
        yield Sign(-8, f"'{called.otherwise[0]}' is another level of its {name}")
    if off := [number for number in called.numbers if number not in scale.numbers]:
        several = len(off) > 1 and off[-2] > max(scale.numbers)
        points, kind = (-8, Tells.TOO_HIGH) if several else (-3, Tells.SOMETHING)
        yield Sign(points, f"{scale.heading} {off[-1]} is not on its scale", kind)
    if called.foreign:
        yield Sign(-3, f"its {name} has no level '{called.foreign[0]}'")
    elif called.words:
        told = ", ".join(f"'{word}'" for word in called.words[:3])
        yield Sign(3, f"the words for {name} are its own: {told}", tells)


def _ratings(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Whether the levels rate what is printed beside them, and whether a score can be at all."""
    if not scheme.matrix:
        return
    highest = max(scheme.matrix.values())
    scores = [score for table in tables for each in scheme.by_levels
              if (heading := table.heading_of(each.score))
              for cell in table.cells[heading]
              if (score := _score(cell, scheme)) is not None]  # fmt: skip
    if scores and max(scores) > highest:
        yield Sign(-8, f"a score of {max(scores)} is above its highest, {highest}")
    rated = [pair for table in tables for each in scheme.by_levels
             for pair in _rated(scheme, table, each)]  # fmt: skip
    right = sum(printed == rating for _, printed, rating in rated)
    looked_up = any(printed == rating != product for product, printed, rating in rated)
    tells = Tells.OWN if looked_up else Tells.SOMETHING
    yield from share(right, len(rated), "scores are what its levels rate", 5, 8, tells)


def _rated(scheme: Scheme, table: Found, each: Assessment) -> Iterator[tuple[int, int, int]]:
    """Of each risk the product of its levels, the score that is printed and what they rate."""
    names = [table.heading_of(name) for name in (each.likelihood, each.impact, each.score)]
    for row in table.rows:
        cells = [row[name] for name in names if name in row]
        if len(cells) < len(names) or not scheme.likelihood or not scheme.impact:
            continue
        levels = _level(scheme.likelihood, cells[0]), _level(scheme.impact, cells[1])
        score = _score(cells[2], scheme)
        if levels in scheme.matrix and score is not None:
            yield levels[0] * levels[1], score, scheme.matrix[levels]


def _level(scale: Scale, cell: GridCell) -> int:
    reading = read_level(scale, cell.value)
    return reading.value if reading and isinstance(reading.value, int) else 0


def _score(cell: GridCell, scheme: Scheme) -> int | None:
    reading = read_score(cell.value, scheme)
    return reading.value if reading and isinstance(reading.value, int) else None


def _bands(scheme: Scheme, tables: Sequence[Found]) -> Iterator[Sign]:
    """Whether bands that are named with scores are the scheme's. Everybody has the colours."""
    if not scheme.bands:
        if any(each.becomes == BAND for table in tables for each in table.columns.values()):
            yield Sign(-2, "it has no bands")
        return
    named = [each for table in tables for each in _named(scheme, table)]
    agree = [right for score, word in named if (right := _is_band(scheme, score, word)) is not None]
    by_name = any(word not in _COLOURS for _, word in named)
    gain, tells = (5, Tells.OWN) if by_name else (2, Tells.SOMETHING)
    yield from share(sum(agree), len(agree), "bands are those of its scores", gain, 5, tells)


def _named(scheme: Scheme, table: Found) -> Iterator[tuple[int, str]]:
    """The scores that have the name of a band beside them, with the name, folded."""
    names = {folded(band.name) for band in scheme.bands}
    score_at, band_at = table.heading_of(scheme.current.score), table.heading_of(BAND)
    for row in table.rows:
        found = read_number(row[score_at].value, names) if score_at in row else None
        word = folded(row[band_at].text) if band_at in row else _name(found)
        if found and word:
            yield found.number, word


def _name(found: Numbered | None) -> str:
    return found.name if found else ""


def _is_band(scheme: Scheme, score: int, word: str) -> bool | None:
    """Whether a word is the band of a score; `None` for a colour that may be any of several."""
    band = scheme.band(score)
    if word not in _COLOURS:
        return band is not None and folded(band.name) == word
    return scheme.bands[_COLOURS[word]] == band if len(scheme.bands) == 3 else None
