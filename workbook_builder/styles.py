"""How cells look: a `Look` says it in words, `Styles` turns it into a style of the workbook."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.indexed_list import IndexedList

from risk_register.register import Brand

# The order that the standard gives a font's children; openpyxl's own is refused by validators.
Font.__elements__ = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
    "name", "family", "charset", "scheme",
)  # fmt: skip

FONT_SIZE = 10
CALCULATED_FILL = "#F2F2F2"
CALCULATED_HEADING = "#595959"
ASSUMED_FILL = "#E4ECF7"
INPUT_FILL = "#FFF9E5"
LINE = "#BFBFBF"
LINK = "#0B4F9E"
GREY = "#595959"
DATE_FORMAT = "dd/mm/yyyy"
MONTH_FORMAT = "mmmm yyyy"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. Colours are `#RRGGBB`; an empty one is the standard."""

    bold: bool = False
    italic: bool = False
    size: float = FONT_SIZE
    colour: str = ""
    underlined: bool = False
    fill: str = ""
    across: str = "left"
    down: str = "top"
    wrap: bool = False
    indent: int = 0
    number_format: str = "General"
    lined: bool = False
    unlocked: bool = False
    literal: bool = False
    """Text that Excel must not take for a formula, a number or a date when it is edited."""


TITLE = Look(bold=True, size=16, down="center")
SUBTITLE = Look(size=11, colour=GREY, down="center")
HEADING = Look(bold=True, size=12, down="center")
PLAIN = Look()
STRONG = Look(bold=True)
LINKED = Look(colour=LINK, underlined=True)
NOTE = Look(italic=True, colour=GREY)
ENTRY = Look(lined=True, wrap=True, unlocked=True)
CALCULATED = Look(lined=True, wrap=True, fill=CALCULATED_FILL)
LISTED = Look(lined=True, wrap=True)
INPUT = Look(lined=True, wrap=True, fill=INPUT_FILL, unlocked=True)


class Styles:
    """The looks of one workbook, with the organisation's font and heading colours."""

    def __init__(self, workbook: Any, brand: Brand) -> None:
        """Sets the workbook's standard font; every style of it is made here."""
        self._brand = brand
        self._numbers: dict[Look, int] = {}
        standard = Font(name=brand.font, sz=FONT_SIZE, family=2)
        workbook._fonts = IndexedList([standard])
        workbook._named_styles["Normal"].font = standard
        self._scratch: Any = workbook.worksheets[0]

    @property
    def table_heading(self) -> Look:
        """The heading of an entered column, or of a list."""
        return Look(
            bold=True, colour=self._brand.heading_text, fill=self._brand.heading_fill,
            wrap=True, down="center", lined=True,
        )  # fmt: skip

    @property
    def calculated_heading(self) -> Look:
        """The heading of a calculated column."""
        return replace(self.table_heading, colour="#FFFFFF", fill=CALCULATED_HEADING)

    def number(self, look: Look) -> int:
        """The style number of a look."""
        if look not in self._numbers:
            self._numbers[look] = int(self._dressed(look).style_id)
        return self._numbers[look]

    def array(self, look: Look) -> StyleArray:
        """A look as openpyxl keeps it, for the style of a column."""
        array: StyleArray = copy(self._dressed(look)._style)
        return array

    def _dressed(self, look: Look) -> Any:
        cell: Any = Cell(self._scratch, row=1, column=1)
        cell.font = self._font(look)
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=rgb(look.fill))
        cell.alignment = Alignment(
            horizontal=look.across, vertical=look.down, wrap_text=look.wrap or None,
            indent=look.indent,
        )  # fmt: skip
        cell.number_format = look.number_format
        if look.lined:
            line = Side("thin", color=rgb(LINE))
            cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.protection = Protection(locked=not look.unlocked)
        cell._style.quotePrefix = int(look.literal)
        return cell

    def _font(self, look: Look) -> Font:
        return Font(
            name=self._brand.font, family=2, sz=look.size, b=look.bold or None,
            i=look.italic or None, u="single" if look.underlined else None,
            color=rgb(look.colour) if look.colour else None,
        )  # fmt: skip


def rgb(colour: str) -> str:
    """A colour as a workbook stores it."""
    return "FF" + colour.removeprefix("#").upper()


def differential(fill: str = "", text: str = "", *, bold: bool = False) -> DifferentialStyle:
    """What a conditional format changes."""
    return DifferentialStyle(
        font=Font(color=rgb(text), b=bold or None) if text or bold else None,
        fill=PatternFill("solid", bgColor=rgb(fill)) if fill else None,
    )
