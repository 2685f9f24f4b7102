"""The columns of a table's sheet: entries and calculated columns, their looks and widths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import starmap
from math import ceil
from textwrap import wrap

from formulas.column import CalculatedColumn, Group, Shape
from formulas.tables import calculated_columns
from risk_register.fields import Field, Kind, Table
from risk_register.kept_fields import fields_of
from risk_register.own_columns import Formula, OwnColumn, OwnValue
from risk_register.scheme import Scheme
from risk_register.values import Month, Value
from workbook_builder.styles import CALCULATED, DATE_FORMAT, ENTRY, MONTH_FORMAT, Look

_CENTRED = (Kind.LEVEL, Kind.SCORE, Kind.NUMBER, Kind.DATE, Kind.DATE_OR_MONTH)
_DATES = (Kind.DATE, Kind.DATE_OR_MONTH)
_WIDEST = {
    Kind.TEXT: 32.0, Kind.PEOPLE: 24.0, Kind.CHOICE: 24.0, Kind.LISTED: 28.0,
    Kind.KEY: 24.0, Kind.ENTRY: 24.0, Kind.PERSON: 24.0,
}  # fmt: skip
_TO_BEGIN_WITH = {
    Kind.LONG_TEXT: 36.0,
    Kind.TEXT: 22.0,
    Kind.PEOPLE: 20.0,
    Kind.PERSON: 20.0,
    Kind.LISTED: 24.0,
}
"""The widths of columns in a table that has no rows yet."""

_NARROWEST_TEXT, _WIDEST_TEXT, _WIDEST_OF_ALL = 26.0, 64.0, 120.0
_LINES_OF_TEXT = 4
"""How many lines the longest text of a column may take before the column is made wider."""

_LINES_OF_ROW = 29
"""How many lines the highest row that there can be takes; for more, a column is wider still."""

_LONGEST_DATE = 20
_LONGEST_MONTH = len("September 2023")
_SHORT = 120
_SENTENCE_WIDTH = 36.0
_LETTERS, _LOST, _MOST_LOST = 1.2, 0.15, 4.0
"""Letters of ordinary text on one character's width; what a line loses by wrapping: that share of
its width, and not more than so many letters."""

_DATE_WIDTH, _NUMBER_WIDTH = 12.0, 8.0
_FILTER_BUTTON = 3.5
_LINE = 13.0
_HEADING_ROOM = 1.15


Content = Value | OwnValue
"""What stands in a cell of a table."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table's sheet: a field that is entered, a calculated one, or an own one."""

    heading: str
    look: Look
    field: Field | None = None
    calculated: CalculatedColumn | None = None
    own: OwnColumn | None = None

    @property
    def formula(self) -> str:
        """The formula that the table gives new rows, empty for an entry."""
        if self.own:
            return self.own.formula
        return self.calculated.formula if self.calculated else ""

    @property
    def is_free(self) -> bool:
        """Whether Excel takes an entry for what it looks like: a number, a date or a formula."""
        return self.calculated is None and self.look.number_format != "@"


def columns_of(table: Table, scheme: Scheme, own: Iterable[OwnColumn] = ()) -> list[Column]:
    """The columns of a table: entries, each with what explains it beside it, then the results.

    An own column stands behind the one it names, or else behind all others.
    """
    columns = _declared(table, scheme)
    for each in own:
        headings = ["", *(column.heading for column in columns)]
        at = headings.index(each.after) if each.after in headings else len(columns)
        columns.insert(at, Column(each.heading, _own_look(each), own=each))
    return columns


def _declared(table: Table, scheme: Scheme) -> list[Column]:
    calculated = calculated_columns(table, scheme)
    columns = []
    for field in fields_of(table, scheme):
        columns.append(Column(field.heading, _entry_look(field), field=field))
        columns += [
            _calculated_column(each)
            for each in calculated
            if each.group is Group.BESIDE and each.field == field.name
        ]
    columns += [_calculated_column(each) for each in calculated if each.group is not Group.BESIDE]
    return columns


def look_of(column: Column, value: Content) -> Look:
    """How one value of a column looks: a month shows no day, and text stays text."""
    if isinstance(value, Month):
        return _as_month(column.look)
    if isinstance(value, str) and column.is_free and could_be_taken_for_more(value):
        return _as_literal(column.look)
    return column.look


@cache
def _as_month(look: Look) -> Look:
    return replace(look, number_format=MONTH_FORMAT)


@cache
def _as_literal(look: Look) -> Look:
    return replace(look, literal=True)


def width_of(column: Column, values: Iterable[Content]) -> float:
    """A width in characters at which the heading and the column's values stand well."""
    least = max(_heading_width(column), _narrowest(column))
    longest = max(map(_longest_line, values), default=None)
    if longest is None:
        return max(least, _to_begin_with(column))
    return max(least, min(longest * _room_for_letters(column) + 2, _widest(column, longest)))


def _to_begin_with(column: Column) -> float:
    return _TO_BEGIN_WITH.get(column.field.kind, 0.0) if column.field else 0.0


def _heading_width(column: Column) -> float:
    return max(len(word) for word in column.heading.split()) * _HEADING_ROOM + _FILTER_BUTTON


def _room_for_letters(column: Column) -> float:
    """The width of a letter: references are capitals and digits, which are wider than words."""
    keys = (Kind.KEY, Kind.ENTRY)
    return 1.2 if column.field and column.field.kind in keys else 1.05


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes at a width in characters."""
    room = width * _LETTERS - min(width * _LOST, _MOST_LOST)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(line: str, room: float) -> int:
    """The lines of one paragraph. Where it is short, whole words decide; else they even out."""
    if len(line) <= room:
        return 1
    if len(line) > _SHORT:
        return ceil(len(line) / room)
    return _lines_of_words(line.split(" "), max(int(room), 1))


def _lines_of_words(words: Iterable[str], room: int) -> int:
    """The lines that words take; one that is longer than a line is broken."""
    lines, used = 0, room
    for word in words:
        if used + 1 + len(word) <= room:
            used += 1 + len(word)
        else:
            broken = max(ceil(len(word) / room), 1)
            lines, used = lines + broken, len(word) - (broken - 1) * room
    return lines


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row with these texts, each with the width it has."""
    return _LINE * max(starmap(lines_needed, texts), default=1) + 4


def heading_height(columns: Sequence[Column], widths: Sequence[float]) -> float:
    """The height of the row of headings, which are bold and wrap between words."""
    lines = max(
        len(wrap(column.heading, int(width / _HEADING_ROOM), break_long_words=False))
        for column, width in zip(columns, widths, strict=True)
    )
    return _LINE * lines + 10


def could_be_taken_for_more(text: str) -> bool:
    """Whether Excel, when the cell is edited, could read a formula, a number or a date in it."""
    if len(text) > _LONGEST_DATE:
        return not text[0].isalpha()
    dated = any(map(str.isdigit, text))
    return dated or not text[:1].isalpha() or text.upper() in ("TRUE", "FALSE")


def _entry_look(field: Field) -> Look:
    rated = field.choices == "bands"
    across = "center" if rated or field.kind in _CENTRED else "left"
    number_format = DATE_FORMAT if field.kind in _DATES else "General"
    if field.kind in (Kind.KEY, Kind.ENTRY, Kind.PERSON):
        number_format = "@"
    return replace(ENTRY, across=across, bold=rated, number_format=number_format)


def _own_look(own: OwnColumn) -> Look:
    return replace(ENTRY, across="general", number_format=own.number_format)


def _calculated_column(calculated: CalculatedColumn) -> Column:
    middle = calculated.shape in (Shape.NUMBER, Shape.DATE, Shape.BAND)
    look = replace(
        CALCULATED,
        across="center" if middle else "left",
        bold=calculated.shape is Shape.BAND,
        number_format=DATE_FORMAT if calculated.shape is Shape.DATE else "General",
    )
    return Column(calculated.heading, look, calculated=calculated)


def _longest_line(value: Content) -> int:
    """How many characters of a value stand beside one another."""
    if isinstance(value, str):
        return max(map(len, value.split("\n"))) if "\n" in value else len(value)
    if value is None or isinstance(value, Formula):
        return 0
    return _LONGEST_MONTH if isinstance(value, Month) else len(str(value))


def _widest(column: Column, longest: int) -> float:
    if column.calculated:
        return _SENTENCE_WIDTH if column.calculated.shape is Shape.SENTENCE else 30.0
    kind = column.field.kind if column.field else Kind.TEXT
    if kind is Kind.LONG_TEXT:
        wanted = longest / (_LINES_OF_TEXT * _LETTERS)
        needed = longest / _LINES_OF_ROW + _MOST_LOST
        return max(
            min(max(wanted, _NARROWEST_TEXT), _WIDEST_TEXT),
            min(needed / _LETTERS, _WIDEST_OF_ALL),
        )
    return _WIDEST.get(kind, 18.0)


def _narrowest(column: Column) -> float:
    if column.field and column.field.kind in _DATES:
        return _DATE_WIDTH
    if column.calculated and column.calculated.shape is Shape.DATE:
        return _DATE_WIDTH
    if column.own and (column.formula or column.look.number_format != "General"):
        return _DATE_WIDTH
    return _NUMBER_WIDTH
