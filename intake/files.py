"""From a file to its grids. What a file is, its first bytes say; its name is only a hint."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

from intake.csv_files import read_csv
from intake.grid import Grid
from intake.joining import joined
from intake.limits import RefusedError, check_no_document_type, check_packed, check_size, refused
from intake.other_workbooks import protected, read_old_workbook, read_open_document
from intake.sheets import told, told_of_cells
from intake.splitting import split
from intake.word_files import read_word
from intake.workbooks import read_workbook
from risk_register.findings import Finding
from risk_register.places import Place

_Read = tuple[tuple[Grid, ...], list[Finding]]

_READABLE = "a workbook (.xlsx, .xlsm, .xls, .ods), a CSV file or a Word document (.docx)"
_ZIP, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"
_OTHERS = {
    b"%PDF": ("a PDF", "Copy its table into Excel or Word, and import that."),
    b"{\\rtf": ("a rich text file", "Open it in Word and save it as .docx."),
}
_WEB_PAGES = (b"<html", b"<!doctype html", b"<table", b"<?xml")


def read_grids(path: Path, *, apart: bool = False) -> tuple[tuple[Grid, ...], list[Finding]]:
    """The grids of a file, and what was found on the way; no grid where the file cannot be read.

    Sheets come in their order, then their comments; the tables of a Word document in theirs, then
    what it says outside them; those that continue each other are one, unless they are wanted
    `apart`. Nothing is raised: a file that cannot be read gives one error.
    """
    try:
        if not path.is_file():
            raise refused(path, "a file", "a folder" if path.is_dir() else "nothing of that name")
        check_size(path)
        ending, read = _kind(path, apart=apart)
        grids, findings = read(path)
    except RefusedError as refusal:
        return (), [refusal.finding]
    except OSError as error:
        return (), [refused(path, "a readable file", error.strerror or "none").finding]
    if path.suffix.lower() not in ending:
        expected = f"a name that ends in {ending[0]}"
        findings = [told(Place(str(path)), expected, path.suffix or "none", "file-name"), *findings]
    if not any(cell for grid in grids for cell in grid.cells()):
        empty = refused(
            path, "a table of risks or commitments", "a file in which nothing stands", "file-empty"
        )
        return (), [*findings, empty.finding]
    return grids, [*findings, *_error_values(grids)]


def _error_values(grids: Iterable[Grid]) -> Iterator[Finding]:
    """What tells of the cells of each grid that show an error instead of what was meant."""
    for grid in grids:
        wrong = [cell for cell in grid.cells() if cell.is_error]
        if wrong:
            places, shown = [cell.place for cell in wrong], wrong[0].text
            yield told_of_cells(places, "cell-error", "values", shown, "Correct them in the file.")


def _kind(path: Path, *, apart: bool) -> tuple[tuple[str, ...], Callable[[Path], _Read]]:
    """The usual endings of such a file, and what reads it. Raises RefusedError."""
    with path.open("rb") as file:
        start = file.read(512)
    if not start.strip():
        raise refused(path, _READABLE, "an empty file", "file-empty")
    if start.startswith(_ZIP):
        return _packed(path, apart=apart)
    if start.startswith(_COMPOUND):
        return _compound(path)
    for mark, (what, remedy) in _OTHERS.items():
        if start.startswith(mark):
            raise refused(path, _READABLE, what, remedy=remedy)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_WEB_PAGES):
        raise refused(
            path, _READABLE, "a web page", remedy="Open it in Excel and save it as .xlsx."
        )
    return (".csv", ".txt", ".tsv"), _split(read_csv)


def _packed(path: Path, *, apart: bool) -> tuple[tuple[str, ...], Callable[[Path], _Read]]:
    check_packed(path)
    with ZipFile(path) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names:
        check_no_document_type(path)
        return (".docx", ".docm"), read_word if apart else _read_joined
    if "content.xml" in names and path.suffix.lower() == ".odt":
        raise refused(path, _READABLE, "an OpenDocument text", remedy="Save it as .docx.")
    if "content.xml" in names:
        return (".ods",), _split(read_open_document)
    return (".xlsx", ".xlsm"), _split(read_workbook)


def _compound(path: Path) -> tuple[tuple[str, ...], Callable[[Path], _Read]]:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        encrypted = content.find("EncryptedPackage".encode("utf-16-le")) >= 0
        document = content.find("WordDocument".encode("utf-16-le")) >= 0
    if encrypted:
        raise protected(path)
    if document:
        raise refused(path, _READABLE, "an old Word document (.doc)", remedy="Save it as .docx.")
    return (".xls",), _split(read_old_workbook)


def _split(read: Callable[[Path], _Read]) -> Callable[[Path], _Read]:
    """The same, with a grid for each table of a sheet."""

    def reading(path: Path) -> _Read:
        grids, findings = read(path)
        return tuple(part for grid in grids for part in split(grid)), findings

    return reading


def _read_joined(path: Path) -> _Read:
    """A Word document, with one grid for tables that continue each other."""
    grids, findings = read_word(path)
    return joined(grids), findings
