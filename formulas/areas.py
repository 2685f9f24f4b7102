"""The policy areas, line by line: whose entries each line counts, and how they were rated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from formulas.column import CalculatedColumn, Group, Shape
from formulas.entry_cells import EntryCells
from formulas.headings import AREAS_SEARCHED, UNKNOWN_AREAS, has_positions
from formulas.text import as_searched, column, quoted
from risk_register import agreement
from risk_register.areas import areas_of, named_areas
from risk_register.lists import NO_AREA
from risk_register.quarters import positions
from risk_register.register import Register, Row, is_live
from risk_register.scheme import Band, Scheme
from risk_register.scores import band

ALL = "All, each once"
"""The last line, below that of what belongs to no area."""

AREAS = column("Policy_areas", "Policy area")
CHOSEN = "Area_rating"
"""The name of the cell with the band that Policy areas counts."""

SHOWN_AREAS = "Shown_areas"
"""The name of the areas of each row of Quarter by quarter."""

NONE_RATED = "–"


def has_area_grid(scheme: Scheme) -> bool:
    """Whether it can be counted how each policy area was rated in past quarters."""
    return has_areas(scheme) and has_positions(scheme) and bool(scheme.bands)


def has_areas(scheme: Scheme) -> bool:
    """Whether entries belong to policy areas."""
    return bool(scheme.areas) and "areas" in scheme.keeps


def shown_quarter(number: int) -> str:
    """The name of the cell of Quarter by quarter with the n-th quarter, the oldest being 1."""
    return f"Shown_quarter_{number}"


def shown_positions(number: int) -> str:
    """The name of the positions at that quarter, a row for each entry."""
    return f"Shown_positions_{number}"


class AreaColumns(EntryCells):
    """The working columns of the first table for the policy areas of an entry."""

    def all(self) -> Iterator[CalculatedColumn]:
        """The areas between semicolons, and how many of them are not on the list.

        What is counted is the same in any capitals, as in Excel's own formulas.
        """
        entered = self.entered("areas")
        listed = as_searched(entered)
        named = f'SUBSTITUTE(LOWER({listed}),";",";;")'
        left = f'SUBSTITUTE({named},";"&LOWER({AREAS})&";","")'
        known = f'SUMPRODUCT(({AREAS}<>"")*(LEN({named})-LEN({left}))/(LEN({AREAS})+2))'
        yield CalculatedColumn(
            AREAS_SEARCHED,
            searched_areas,
            f'IF({self.reference}="","",IF({known}=0,";;",{listed}))',
            group=Group.WORKING,
        )
        count = f'LEN({listed})-LEN(SUBSTITUTE({listed},";",""))-1'
        yield CalculatedColumn(
            UNKNOWN_AREAS,
            unknown_areas,
            f'IF({entered}="","",{count}-{known})',
            Shape.NUMBER,
            Group.WORKING,
        )


def searched_areas(register: Register, entry: Row) -> str | None:
    """An entry's areas between semicolons; `;;` where it names none that is on the list."""
    if not entry.reference:
        return None
    counted = areas_of(register.scheme, entry)
    return ";;" if counted == (NO_AREA,) else agreement.between_semicolons(entry.text("areas"))


def unknown_areas(register: Register, entry: Row) -> int | None:
    """How many of an entry's areas are not on the list; `None` without areas."""
    if not entry.text("areas"):
        return None
    listed = {area.name.casefold() for area in register.scheme.areas}
    return sum(name not in listed for name in named_areas(entry))


def line_names(scheme: Scheme, rows: int) -> list[str]:
    """What the lines are called, for so many rows of the list of areas; spare lines are empty."""
    named = [*(area.name for area in scheme.areas), NO_AREA, ALL]
    return named + [""] * (rows + 2 - len(named))


def line_name(number: int) -> str:
    """The formula for what the n-th line is called."""
    return name_of_line(number, AREAS, f"COUNTA({AREAS})", NO_AREA)


def name_of_line(number: int, listed: str, count: str, none: str) -> str:
    """The formula for the name of a line: one of so many listed, then that of none, then of all."""
    beyond = f"{number}-{count}"
    others = f'IF({beyond}=1,{quoted(none)},IF({beyond}=2,{quoted(ALL)},""))'
    return f'IF({beyond}<1,INDEX({listed},MIN({number},ROWS({listed})))&"",{others})'


def counted_in(line: str) -> str:
    """The criterion by which the entries of a line are counted, from the cell of its name.

    It is for `Areas as searched`, which has `;;` where an entry names no area of the list.
    """
    one_area = f'"*;"&{line}&";*"'
    return f'IF({line}={quoted(ALL)},"*;*",IF({line}={quoted(NO_AREA)},";;",{one_area}))'


def lines_of(register: Register, entry: Row) -> tuple[str, ...]:
    """The lines that an entry is counted in."""
    return (*areas_of(register.scheme, entry), ALL)


@dataclass(frozen=True)
class PastRatings:
    """How the entries were rated at the ends of some quarters, and how they are now."""

    register: Register
    quarters: Sequence[date]

    @cached_property
    def _columns(self) -> list[list[tuple[tuple[str, ...], Band]]]:
        """For each quarter, and for now, the lines of each that was rated, with its band."""
        register, scheme = self.register, self.register.scheme
        columns: list[list[tuple[tuple[str, ...], Band]]] = [[] for _ in (*self.quarters, "now")]
        for entry in register.entries:
            lines = lines_of(register, entry)
            rated = [*map(scheme.band, positions(register, entry, self.quarters))]
            rated.append(band(scheme, scheme.current, entry) if is_live(entry) else None)
            for counted, found in zip(columns, rated, strict=True):
                if found:
                    counted.append((lines, found))
        return columns

    def counts(self, line: str, rated: Band) -> list[tuple[int, int]]:
        """How many of a line had a band, and how many were rated, for each quarter and now."""
        found = [[found for lines, found in each if line in lines] for each in self._columns]
        return [(each.count(rated), len(each)) for each in found]


def in_chosen_band(scheme: Scheme, cells: str) -> str:
    """The criteria under which positions are of the band that is chosen on Policy areas."""
    if scheme.rates_in_words:
        return f"{cells},{CHOSEN}"
    lowest, highest = (f"INDEX(Bands[{edge}],MATCH({CHOSEN},Bands[Band],0))" for edge in _EDGES)
    return f'{cells},">="&{lowest},{cells},"<="&{highest}'


def in_any_band(scheme: Scheme, cells: str) -> str:
    """The criteria, one for each band, under which positions are rated at all."""
    if scheme.rates_in_words:
        return f"{cells},Bands[Band]"
    lowest, highest = (column("Bands", edge) for edge in _EDGES)
    return f'{cells},">="&{lowest},{cells},"<="&{highest}'


_EDGES = ("From", "To")


def counted(line: str, areas: str, criteria: str) -> str:
    """How many of a line meet some criteria; empty for a spare line. `areas` are as searched."""
    return f'IF({line}="","",SUMPRODUCT(COUNTIFS({areas},{counted_in(line)},{criteria})))'


def so_many_of(count: str, rated: str) -> str:
    """`3 of 24`, from the cells with both."""
    return f'IF({rated}="","",IF({rated}=0,{quoted(NONE_RATED)},{count}&" of "&{rated}))'


def said_of(count: int, rated: int) -> str:
    """The same as Python says it."""
    return f"{count} of {rated}" if rated else NONE_RATED
