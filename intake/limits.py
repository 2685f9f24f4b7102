"""What a file may be at most: nothing is unpacked or laid out that would fill the memory."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from risk_register.findings import Finding, quoted
from risk_register.places import Place
from workbook_builder.reading.package import DAMAGED

_MOST_BYTES = 100 * 2**20
_MOST_UNPACKED, _MOST_PARTS = 400 * 2**20, 5_000
_MOST_AT_ONCE = 40 * 2**20
"""How large a part may be that is held in memory as a whole, as those of Word documents are."""

_MOST_PACKED, _FROM_BYTES = 200, 2**20
"""How many times smaller than itself a part may be packed, from this size on."""

_START = 4096

MOST_CELLS = 500_000
"""How many cells a sheet may span, from its first to its last, empty ones too."""

LARGE, UNREADABLE, ENCRYPTED = "file-too-large", "file-unreadable", "file-encrypted"


class RefusedError(Exception):
    """A file that is not read; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        """Keeps the finding."""
        self.finding = finding
        super().__init__(str(finding))


def refused(
    path: Path, expected: str, actual: str, code: str = UNREADABLE, remedy: str = ""
) -> RefusedError:
    """The error that says why a file is not read."""
    return RefusedError(Finding(code, Place(str(path)), expected, actual, remedy=remedy))


def check_size(path: Path) -> None:
    """Refuses a file that is too large. Raises RefusedError."""
    size = path.stat().st_size
    if size > _MOST_BYTES:
        expected = f"a file of at most {_MOST_BYTES // 2**20} MB"
        raise refused(path, expected, f"{size / 2**20:,.0f} MB", LARGE)


def check_packed(path: Path) -> None:
    """Refuses a zip file that is damaged or unpacks to too much. Raises RefusedError."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
    except DAMAGED:
        raise refused(path, "a file that is whole", "a damaged file") from None
    size = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or size > _MOST_UNPACKED:
        expected = f"at most {_MOST_PARTS:,} parts of {_MOST_UNPACKED // 2**20} MB in all"
        actual = f"{len(parts):,} parts of {size / 2**20:,.0f} MB in all"
        raise refused(path, expected, actual, LARGE)
    for part in parts:
        tight = part.file_size > _MOST_PACKED * max(part.compress_size, 1)
        large = part.filename.endswith(".xml") and part.file_size > _MOST_AT_ONCE
        if (tight and part.file_size > _FROM_BYTES) or large:
            actual = f"{quoted(part.filename)}, which unpacks to {part.file_size / 2**20:,.0f} MB"
            raise refused(path, "parts that are packed as offices pack theirs", actual, LARGE)


def check_no_document_type(path: Path) -> None:
    """Refuses XML with a document type, which offices never write and entity bombs need.

    Raises RefusedError.
    """
    try:
        with ZipFile(path) as archive:
            parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            typed = [name for name in parts if b"<!DOCTYPE" in archive.open(name).read(_START)]
    except DAMAGED:
        raise refused(path, "a file that is whole", "a damaged file") from None
    if typed:
        actual = f"a document type in its part {quoted(typed[0])}"
        raise refused(path, "a document as an office writes it", actual)


def check_span(path: Path, sheet: str, rows: int, columns: int) -> None:
    """Refuses a sheet that spans too many cells. Raises RefusedError."""
    if rows * columns > MOST_CELLS:
        raise refused(
            path,
            f"a sheet of at most {MOST_CELLS:,} cells",
            f"{rows:,} rows and {columns:,} columns on the sheet {quoted(sheet)}",
            LARGE,
            "Delete what stands far below the table or far to its right, and save.",
        )
