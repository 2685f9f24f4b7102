"""Rules on the scheme itself: ranges that overlap or leave a gap, descriptors, colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Self

from risk_register.checks import needs
from risk_register.checks.rule import Problem, rule
from risk_register.colours import SIGHTS, difference
from risk_register.findings import Severity
from risk_register.places import Place
from risk_register.register import Register
from risk_register.scheme import Level, Scale, Scheme

ALIKE = 8.0
"""Colours less apart than this, where black and white are 100 apart, look the same in print. The
figure is ours."""


@dataclass(frozen=True, slots=True)
class _Range:
    """A range of one level: its ends, and whether the lower one is included."""

    level: int
    lowest: float | None
    included: bool
    highest: float | None
    unit: str

    @classmethod
    def of(cls, level: Level, column: str) -> Self | None:
        """The range of a level under a column, `None` if there is none."""
        found = level.ranges.get(column)
        if not isinstance(found, Mapping):
            return None
        start = _number(found.get("from"))
        lowest = _number(found.get("over")) if start is None else start
        unit = str(found.get("unit", ""))
        return cls(level.number, lowest, start is not None, _number(found.get("to")), unit)

    def overlaps(self, lower: Self) -> bool:
        """Whether it has a figure that the range below has too."""
        if self.lowest is None or lower.highest is None:
            return False
        return self.lowest < lower.highest or (self.included and self.lowest == lower.highest)

    def leaves_gap(self, lower: Self) -> bool:
        """Whether a figure between the two is in neither. From 51 follows on up to 50."""
        if self.lowest is None or lower.highest is None:
            return False
        return self.lowest - lower.highest > (1 if self.included else 0)


def _number(value: object) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known else None  # type: ignore[arg-type]  # known to be a number


def _figure(value: float, unit: str) -> str:
    return f"£{value:,.10g}" if unit == "£" else f"{value:,.10g}{unit}"


def _ranges(scheme: Scheme) -> Iterator[tuple[str, Scale, str, list[_Range]]]:
    """The ranges of each column of each scale, the lowest level first."""
    for axis, scale in (("likelihood", scheme.likelihood), ("impact", scheme.impact)):
        levels = scale.levels if scale else ()
        for column in dict.fromkeys(name for level in levels for name in level.ranges):
            found = [one for level in levels if (one := _Range.of(level, column))]
            if scale and found:
                yield axis, scale, column, found


def _next_to_each_other(scale: Scale, ranges: list[_Range]) -> Iterator[tuple[_Range, _Range]]:
    """The ranges of levels that follow one another on the scale."""
    following = set(pairwise(scale.numbers))
    return (pair for pair in pairwise(ranges) if (pair[0].level, pair[1].level) in following)


@rule("ranges-overlap", Severity.WARNING, needs.ranges)
def ranges_overlap(register: Register) -> Iterator[Problem]:
    """A figure is in the ranges of two levels.

    Leicestershire, October 2023, Appendix E: 25% is both Rare and Possible. Cambridgeshire, January
    2017, Appendix A, Economic: 2%, 5%, 10% and 15% are each in two levels.
    """
    for axis, scale, column, ranges in _ranges(register.scheme):
        twice = [
            f"{_figure(higher.lowest, higher.unit)} in levels {lower.level} and {higher.level}"
            for lower, higher in _next_to_each_other(scale, ranges)
            if higher.overlaps(lower) and higher.lowest is not None
        ]
        if twice:
            place = _place(register, f"{axis}.levels, ranges of {column}")
            remedy = "Let each range begin above the end of the one below."
            yield Problem(place, "each figure in one level", "; ".join(twice), remedy)


@rule("ranges-gap", Severity.WARNING, needs.ranges)
def ranges_gap(register: Register) -> Iterator[Problem]:
    """A figure is in the range of no level, between two of them or beyond the last.

    Whole percentages and whole pounds follow one another: from 51 follows on up to 50.
    Leicestershire, October 2023, Appendix E, Financial: between £50,000 and £51,000, and between
    £250,000 and £251,000. Cambridgeshire, January 2017, Appendix A, Economic: the highest level is
    of 15%, and not of 15% or more.
    """
    for axis, scale, column, ranges in _ranges(register.scheme):
        missed = [
            f"nothing from {_figure(lower.highest, lower.unit)} to "
            f"{_figure(higher.lowest, higher.unit)}"
            for lower, higher in _next_to_each_other(scale, ranges)
            if higher.leaves_gap(lower) and lower.highest is not None and higher.lowest is not None
        ]
        missed += _missed_at_the_ends(scale, ranges)
        if missed:
            place = _place(register, f"{axis}.levels, ranges of {column}")
            remedy = "Let each range begin where the one below ends, and leave the last one open."
            yield Problem(place, "a level for each figure", "; ".join(missed), remedy)


def _missed_at_the_ends(scale: Scale, ranges: list[_Range]) -> Iterator[str]:
    first, last = ranges[0], ranges[-1]
    if first.level == scale.numbers[0] and (first.lowest or 0) > 0:
        yield f"nothing below {_figure(first.lowest or 0, first.unit)}"
    whole = 100 if last.unit == "%" else None
    ends = last.highest is not None and (whole is None or last.highest < whole)
    if last.level == scale.numbers[-1] and ends and last.highest is not None:
        yield f"nothing above {_figure(last.highest, last.unit)}"


@rule("level-undescribed", Severity.NOTE, needs.descriptors)
def level_undescribed(register: Register) -> Iterator[Problem]:
    """A level has no descriptor under a column that describes other levels.

    The rule is ours: two people who score alike need the same words for each level.
    """
    scheme = register.scheme
    for axis, scale in (("likelihood", scheme.likelihood), ("impact", scheme.impact)):
        levels = scale.levels if scale else ()
        used = [column for column in (scale.columns if scale else ())
                if any(column in level.descriptors for level in levels)]  # fmt: skip
        for level in levels:
            missing = [column for column in used if not level.descriptors.get(column, "").strip()]
            if missing:
                place = _place(register, f"{axis}.levels.{level.number}.descriptors")
                actual = f"none under {', '.join(missing)}"
                yield Problem(place, "a descriptor", actual, "Say what the level means there.")


@rule("bands-alike", Severity.NOTE, needs.bands)
def bands_alike(register: Register) -> Iterator[Problem]:
    """Two bands can hardly be told apart in greyscale, or by a colour-blind reader.

    The rule is ours; the band's name stands beside its colour wherever the workbook shows it.
    Leicestershire, October 2023, prints colours only by name, so the shades found are ours.
    """
    for lower, higher in combinations(register.scheme.bands, 2):
        alike = [s for s in SIGHTS if difference(lower.colour, higher.colour, s) < ALIKE]
        if alike:
            yield Problem(
                _place(register, f"bands.{higher.name}.colour"),
                f"a colour that differs from that of {lower.name}, {lower.colour}",
                f"{higher.colour}, much the same {' and '.join(alike)}",
                "Make one of the two plainly darker than the other.",
            )  # fmt: skip


def _place(register: Register, key: str) -> Place:
    """A key of the scheme's file."""
    return Place(f"{register.settings.scheme.removesuffix('.toml')}.toml", column=key)


RULES = (ranges_overlap, ranges_gap, level_undescribed, bands_alike)
