"""Names of sheets and tables: meaningful, allowed by Excel, and each given once."""

from __future__ import annotations

import re

LONGEST = 31
"""Characters of a sheet's name, counted as Excel does, in UTF-16 units."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_KEPT_BY_EXCEL = "history"
_LONGEST_OF_TABLE = 200


class Names:
    """Gives out names for the sheets and tables of one workbook."""

    def __init__(self) -> None:
        """Nothing is taken yet."""
        self._sheets = {_KEPT_BY_EXCEL}
        self._tables: set[str] = set()

    def sheet(self, wanted: str, ending: str = "") -> str:
        """A name for a sheet, cut between words where it is too long; `ending` stays whole."""
        name = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip("' ") or "Appendix"
        found, number = _cut(name, ending), 1
        while found.lower() in self._sheets:
            number += 1
            found = _cut(name, f"{ending} {number}")
        self._sheets.add(found.lower())
        return found

    def table(self, wanted: str) -> str:
        """A name for a table: letters, digits and underscores, beginning with a letter."""
        name = "_".join(re.findall(r"[A-Za-z0-9]+", wanted))[:_LONGEST_OF_TABLE] or "Table"
        if "_" not in name or not name[0].isalpha():
            name = f"Appendix_{name}"
        found, number = name, 1
        while found.lower() in self._tables:
            number += 1
            found = f"{name}_{number}"
        self._tables.add(found.lower())
        return found


def unique_headings(headings: list[str]) -> list[str]:
    """Headings as a table's columns need them: on one line, not empty, each given once."""
    found: list[str] = []
    for at, heading in enumerate(headings, 1):
        wanted = " ".join(heading.split())[:_LONGEST_OF_TABLE] or f"Column {at}"
        heard, number, taken = wanted, 1, {each.lower() for each in found}
        while heard.lower() in taken:
            number += 1
            heard = f"{wanted} {number}"
        found.append(heard)
    return found


def _cut(name: str, ending: str) -> str:
    room = LONGEST - _units(ending)
    if _units(name) > room:
        while _units(name) > room:
            name = name[:-1]
        whole, blank, _ = name.rpartition(" ")
        name = whole if blank and len(whole) > room / 2 else name
    return name.rstrip("' ,;–-") + ending


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
