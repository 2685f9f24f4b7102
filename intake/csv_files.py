"""Reads CSV files: whatever separates their values, as Windows or as everybody else writes them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from intake.grid import Grid, GridCell
from intake.limits import LARGE, MOST_CELLS, refused
from intake.sheets import told
from risk_register.findings import Finding
from risk_register.places import Place

_SEPARATORS = (",", ";", "\t", "|")
_SAID = re.compile(r"sep=(.)\r?\n", re.I)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_A_TABLE = "a CSV file, a workbook or a Word document"


def read_csv(path: Path) -> tuple[tuple[Grid, ...], list[Finding]]:
    """One grid, named after the file; a finding where it is not UTF-8. Raises RefusedError."""
    text, encoding = _decoded(path.read_bytes())
    if "\0" in text:
        raise refused(path, _A_TABLE, "another kind of file")
    rows = _rows(path, text)
    width = max((len(values) for _, values in rows), default=0)
    if len(rows) * width > MOST_CELLS:
        expected = f"a table of at most {MOST_CELLS:,} cells"
        raise refused(path, expected, f"{len(rows):,} rows of {width:,} columns", LARGE)
    grid = Grid(path.stem, tuple(_row(path, line, values, width) for line, values in rows))
    place = Place(path.name)
    note = [told(place, "UTF-8", f"{encoding}, read as such", "csv-encoding")] if encoding else []
    return ((grid,) if grid.rows else ()), note


def _decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and its encoding where that is not UTF-8."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "Latin-1"


def _rows(path: Path, text: str) -> list[tuple[int, list[str]]]:
    """The rows by the separator that makes most of them equally wide, with their first line.

    A first line such as `sep=;` tells Excel the separator, and is none of the table's.
    """
    if found := _SAID.match(text):
        rows = _separated(path, text[found.end() :], found[1])
        return [(line + 1, values) for line, values in rows]
    read = [_separated(path, text, separator) for separator in _SEPARATORS]
    return max(read, key=_evenness)


def _evenness(rows: list[tuple[int, list[str]]]) -> int:
    """How many cells stand in rows of the most usual width; none where nothing is separated."""
    widths = Counter(len(values) for _, values in rows if len(values) > 1)
    if not widths:
        return 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return width * count


def _separated(path: Path, text: str, separator: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows, line = [], 1
    try:
        for values in reader:
            rows.append((line, values))
            line = reader.line_num + 1
    except csv.Error:
        expected = "values of at most 131,072 characters"
        raise refused(path, expected, f"a longer one from line {line} on", LARGE) from None
    while rows and not any(value.strip() for value in rows[-1][1]):
        rows.pop()
    return rows


def _row(path: Path, line: int, values: list[str], width: int) -> tuple[GridCell, ...]:
    filled = values + [""] * (width - len(values))
    return tuple(
        GridCell(
            value.replace("\r\n", "\n").strip() or None, Place(path.name, line, f"column {number}")
        )
        for number, value in enumerate(filled, 1)
    )
