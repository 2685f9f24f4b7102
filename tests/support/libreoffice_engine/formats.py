"""Number formats: which cells show dates, truth values or text, and the codes of formats."""

from enum import Enum
from typing import Any

from tests.support.bridge import uno
from tests.support.libreoffice_engine.areas import cells_of, from_office

GENERAL = "General"
DATE = "dd/mm/yyyy"
_DATE_OR_TIME, _TEXT, _TRUTH = 2 | 4, 256, 1024  # com.sun.star.util.NumberFormat


class Kind(Enum):
    """What a number format makes of a value, where that changes what Excel hands out."""

    DATE = _DATE_OR_TIME
    TEXT = _TEXT
    TRUTH = _TRUTH


class Formats:
    """The number formats of one book."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def kinds(self, block: Any) -> dict[tuple[int, int], Kind]:
        """The kind of each cell that has one, by row and column of the sheet.

        The calls grow with the number of different formats, not with the rows.
        """
        found = block.getUniqueCellFormatRanges()
        known: dict[int, Kind | None] = {}
        cells: dict[tuple[int, int], Kind] = {}
        for at in range(found.getCount()):
            alike = found.getByIndex(at)
            key = alike.NumberFormat
            if key not in known:
                known[key] = self._kind(key)
            if kind := known[key]:
                areas = map(from_office, alike.getRangeAddresses())
                cells.update((cell, kind) for area in areas for cell in cells_of(area))
        return cells

    def code(self, block: Any) -> str | None:
        """The code of a block's format as Excel writes it, or None where cells differ."""
        if is_mixed(block, "NumberFormat"):
            return None
        found = self._document.NumberFormats.getByKey(block.NumberFormat)
        code = str(found.FormatString)
        return code.lower() if found.Type & _DATE_OR_TIME else code

    def key(self, code: str) -> int:
        """LibreOffice's number for a format's code."""
        locale = uno().createUnoStruct("com.sun.star.lang.Locale")
        locale.Language, locale.Country = "en", "US"
        formats = self._document.NumberFormats
        found = int(formats.queryKey(code, locale, False))
        return found if found >= 0 else int(formats.addNew(code, locale))

    def _kind(self, key: int) -> Kind | None:
        what = int(self._document.NumberFormats.getByKey(key).Type)
        return next((kind for kind in Kind if what & kind.value), None)


def is_mixed(block: Any, name: str) -> bool:
    """Whether the cells of a block differ in a property."""
    return bool(block.getPropertyState(name).value == "AMBIGUOUS_VALUE")
