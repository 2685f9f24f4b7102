"""A sheet of a pack that is filled from the top down: title, marking, texts, tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate

from openpyxl.utils import get_column_letter

from appendices.content import Line, TableBlock, line
from appendices.sheets.measures import text_height
from appendices.sheets.naming import Names
from appendices.sheets.tables import Place, put_table
from appendices.sheets.texts import parted, said, written
from risk_register.register import Brand
from workbook_builder import printing
from workbook_builder.sheet import Sheet, address
from workbook_builder.styles import HEADING, PLAIN, STRONG, TITLE, Look

_PORTRAIT = 100.0
"""Characters of the columns up to which a sheet is printed upright."""

_LETTERS = 1.1
"""Letters of a text on one character's width."""

_HIGHEST_FROZEN, _WIDEST_FROZEN = 200.0, 36.0
"""Points and characters that may stay in sight: more would leave too little of a small screen."""

_LONGEST_PART = 45
_A_LITTLE_SMALLER = 1.15
_WIDEST_REPEATED = 60.0


@dataclass
class Page:
    """A sheet in the making. `widths` are those of its columns; without tables there is one."""

    sheet: Sheet
    widths: list[float]
    brand: Brand
    names: Names
    filters: bool = False
    row: int = 1
    """The next row to be filled."""
    parts: list[int] = field(default_factory=list)
    """The rows with which tables begin, with the headings above them."""
    tops: list[int] = field(default_factory=list)
    """The rows of headings of the tables."""

    def put_title(self, title: str, marking: str) -> None:
        """Puts the title into A1, and the marking below it."""
        self.sheet.widths(*self.widths)
        self._put(title, TITLE, 26)
        if marking:
            self._put(marking, STRONG, 18)

    def put_heading(self, text: str) -> None:
        """Puts a heading, which the table below it stays with."""
        self._begin_part()
        self._put(text, HEADING, 26)

    def put_link(self, sheet: str, text: str) -> None:
        """Puts a link to another sheet."""
        self.sheet.put_link(self.row, 1, sheet, text)
        self.row += 1

    def put_line(self, text: Line, look: Look = PLAIN) -> None:
        """Puts a paragraph: over several rows if it stands above or below a table.

        There a cell is as narrow as the table's first column, and cells are never merged.
        """
        alone, wide = len(self.widths) == 1, self._text_width()
        look = replace(look, wrap=alone)
        for part in [text] if alone else parted(text, int(wide * _LETTERS)):
            high = text_height(said((part,)), wide) if alone else None
            self._put_text(part, look, high)

    def put_table(self, table: TableBlock, name: str) -> None:
        """Puts a table; a sentence where it has no rows."""
        if not table.rows:
            self.put_line(line("There are none."))
            return
        if not self.parts or self.tops[-1:] > self.parts[-1:]:
            self._begin_part()
        self.tops.append(self.row)
        place = Place(self.sheet, self.names.table(name), self.row, self.widths, self.brand,
                      self.filters)  # fmt: skip
        self.row = put_table(place, table) + 1

    def set_up_print(self, title: str, marking: str, *, wide: bool) -> None:
        """A4 with all columns on it, the marking above and below, and page x of y."""
        total = sum(self.widths)
        across = wide or total > _PORTRAIT
        printing.a4(self.sheet, "landscape" if across else "portrait")
        worksheet = self.sheet.worksheet
        for place in (worksheet.oddHeader, worksheet.oddFooter):
            place.center.text = printing.header_text(marking) or None
        short = title if len(title) <= _LONGEST_PART else f"{title[: _LONGEST_PART - 1]}…"
        worksheet.oddFooter.left.text = printing.header_text(short)
        worksheet.oddFooter.right.text = printing.PAGE_OF_PAGES
        if len(self.tops) == 1:
            self._print_table(total)
        elif across:
            printing.keep_together(self.sheet, self.parts, self.row - 1, total)

    def _print_table(self, total: float) -> None:
        """Repeats the headings; prints a little smaller what would else leave a few rows over.

        A table that is far too wide goes over several pages with its first columns repeated.
        """
        last, keys = self.row - 1, self._keys()
        rows = f"{self.tops[0]}:{self.tops[0]}"
        printing.repeat(self.sheet, rows)
        if printing.over_several_pages(self.sheet, self.widths, keys):
            printing.repeat(self.sheet, rows, f"A:{get_column_letter(keys)}")
        elif not printing.fits(self.sheet, 1, last, total) and printing.fits(
            self.sheet, 1, last, total * _A_LITTLE_SMALLER
        ):
            printing.on_one_page(self.sheet)

    def freeze(self, columns: int) -> None:
        """Keeps the headings of a single table in sight, with so many columns if they are narrow.

        The cursor stays in A1.
        """
        if len(self.tops) != 1 or self.sheet.points(1, self.tops[0]) > _HIGHEST_FROZEN:
            return
        narrow = [total for total in accumulate(self.widths) if total <= _WIDEST_FROZEN]
        kept = min(columns, len(narrow))
        self.sheet.worksheet.freeze_panes = address(self.tops[0] + 1, kept + 1)

    def _text_width(self) -> float:
        """The characters that a text has; the first columns' where pages lie side by side."""
        total = sum(self.widths)
        return total if total <= printing.WIDEST_TABLE else sum(self.widths[: self._keys()])

    def _keys(self) -> int:
        """How many columns are repeated where a table goes over several pages."""
        return 2 if sum(self.widths[:2]) <= _WIDEST_REPEATED else 1

    def _begin_part(self) -> None:
        """The first part has the head of the sheet as well."""
        self.parts.append(self.row if self.parts else 1)

    def _put(self, text: str, look: Look, points: float) -> None:
        self._put_text(line(text), look, points)

    def _put_text(self, text: Line, look: Look, points: float | None) -> None:
        self.sheet.put(self.row, 1, written((text,), self.brand), look)
        if points:
            self.sheet.height(self.row, points)
        self.row += 1
