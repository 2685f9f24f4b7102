"""The Scheme sheet while it is being written: one list under the other, from the top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from risk_register.scheme import Scheme
from risk_register.values import Value
from workbook_builder import tables
from workbook_builder.book import Book
from workbook_builder.columns import row_height
from workbook_builder.sheet import Sheet
from workbook_builder.styles import ASSUMED_FILL, HEADING, LISTED, Look

Cells = Sequence[tuple[Value, Look]]


@dataclass
class SchemePage:
    """The sheet, and the row on which it goes on."""

    book: Book
    sheet: Sheet
    widths: Sequence[float]
    row: int = 1
    parts: list[int] = field(default_factory=list)
    """The rows with which parts begin."""

    @property
    def scheme(self) -> Scheme:
        """The scheme that is being written."""
        return self.book.scheme

    def heading(self, text: str) -> None:
        """Begins a part."""
        self.parts.append(self.row)
        self.sheet.put(self.row, 1, text, HEADING)
        self.sheet.height(self.row, 22)
        self.row += 1

    def put_list(
        self, name: str, headings: Sequence[str], rows: Iterable[Cells], *, spread: bool = False
    ) -> None:
        """Puts a table here, and goes on below it.

        `spread` lets the last column run over the empty cells beside it, instead of wrapping.
        """
        listed = [list(cells) for cells in rows]
        if spread:
            listed = [[*cells[:-1], _spread(cells[-1])] for cells in listed]
        top = self.row
        self.row = tables.put_list(self.sheet, name, top, headings, listed)
        self.fit(top, headings)
        for at, cells in enumerate(listed, top + 1):
            self.fit(at, [value for value, look in cells if look.wrap])
        self.row += 2

    def meanings(
        self, table: str, heading: str, items: Mapping[str, str], list_name: str = ""
    ) -> None:
        """A list of names with their meanings, and the name by which drop-downs know it."""
        if not items:
            return
        self.heading(table.replace("_", " "))
        rows = [[(name, LISTED), (meaning or None, LISTED)] for name, meaning in items.items()]
        self.put_list(table, [heading, "Meaning"], rows, spread=True)
        if list_name:
            self.book.define(list_name, f"{table}[{heading}]")

    def fit(self, row: int, values: Sequence[Value], left: int = 1) -> None:
        """Gives a row the height that its texts need, the first of which stands at `left`."""
        texts = [
            (str(value), self.widths[left + at - 1])
            for at, value in enumerate(values)
            if value is not None
        ]
        self.sheet.height(row, row_height(texts))

    def marked(self, look: Look, key: str) -> Look:
        """The look of a value by its key in the scheme's file; assumed ones look assumed."""
        if key in self.scheme.assumed:
            return replace(look, fill=ASSUMED_FILL, italic=True)
        return look


def _spread(cell: tuple[Value, Look]) -> tuple[Value, Look]:
    value, look = cell
    return value, replace(look, wrap=False, lined=False)
