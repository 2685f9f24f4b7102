"""Looks through an OpenDocument spreadsheet before it is read: is it whole, and what is merged?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from intake.limits import LARGE, MOST_CELLS, refused
from workbook_builder.reading.markup import MALFORMED, local, new_parser
from workbook_builder.reading.opened import Area
from workbook_builder.reading.package import DAMAGED

_WHOLE = "a workbook that is whole"


@dataclass(slots=True)
class OpenSheet:
    """What a sheet says besides its values: merged cells, and which rows are hidden."""

    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)


def open_sheets(path: Path) -> dict[str, OpenSheet]:
    """The sheets of a file by name. Raises RefusedError.

    A file may say of one cell that it stands there a million times: such a file is refused.
    """
    reader = _Reader()
    parser = new_parser(reader.start, reader.end, reader.text)
    try:
        with ZipFile(path) as archive:
            parser.Parse(archive.read("content.xml"), True)
    except _TooManyError as error:
        raise refused(
            path, f"at most {MOST_CELLS:,} cells with a value", str(error), LARGE
        ) from None
    except (*MALFORMED, *DAMAGED):
        raise refused(path, _WHOLE, "a damaged file") from None
    return reader.sheets


class _TooManyError(Exception):
    """More cells with a value than are read."""


class _Reader:
    """Counts rows and columns as the elements of a file come."""

    def __init__(self) -> None:
        self.sheets: dict[str, OpenSheet] = {}
        self._sheet = OpenSheet()
        self._row = self._rows = self._column = self._columns = self._total = 0
        self._hidden = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local(name)
        values = {local(key): value for key, value in attributes.items()}
        if kind == "table":
            self._sheet = self.sheets.setdefault(values.get("name", ""), OpenSheet())
            self._row = self._rows = 0
        elif kind == "table-row":
            self._row += self._rows
            self._rows = int(values.get("number-rows-repeated", 1))
            self._column = self._columns = 0
            self._hidden = values.get("visibility") in ("collapse", "filter")
        elif kind in ("table-cell", "covered-table-cell"):
            self._begin_cell(values)
        elif kind == "p" and self._hidden:
            self._sheet.hidden_rows += range(self._row + 1, self._row + self._rows + 1)
            self._hidden = False

    def end(self, name: str) -> None:
        """Nothing ends that is not followed by a beginning."""

    def text(self, text: str) -> None:
        """What a cell says is read elsewhere."""

    def _begin_cell(self, values: dict[str, str]) -> None:
        self._column += self._columns
        self._columns = int(values.get("number-columns-repeated", 1))
        if "value-type" in values:
            self._total += self._rows * self._columns
        if self._total > MOST_CELLS:
            raise _TooManyError("more, some of them told to be repeated")
        down = int(values.get("number-rows-spanned", 1))
        right = int(values.get("number-columns-spanned", 1))
        if down > 1 or right > 1:
            top, left = self._row + 1, self._column + 1
            self._sheet.merged.append(Area(top, left, top + down - 1, left + right - 1))
