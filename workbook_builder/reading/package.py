"""A workbook's file as a package of parts, opened without trusting it."""

from __future__ import annotations

import mmap
import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile, ZipInfo

from risk_register.findings import Finding
from risk_register.places import Place
from workbook_builder.reading.markup import MALFORMED, fault, tree

_MOST_PARTS = 5_000
_MOST_BYTES = 400 * 2**20
_MOST_BYTES_AT_ONCE = 40 * 2**20
"""How large a part may be that is held in memory as a whole: all but the sheets."""

_MOST_PACKED, _FROM_BYTES = 200, 2**20
"""How many times smaller than itself a part may be packed, from this size on."""

DAMAGED = (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error)
"""What is raised where a packed part cannot be unpacked."""

_COMPOUND, _ZIP = b"\xd0\xcf\x11\xe0", b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "an Excel workbook (.xlsx)"
_DAMAGED = "a damaged file"
_OTHER_KINDS = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
    "xl/workbook.bin": "a binary workbook (.xlsb); save it as .xlsx",
    "content.xml": "an OpenDocument file; save it as .xlsx",
}


class UnreadableError(Exception):
    """A file that cannot be read as a workbook; `finding` says why."""

    def __init__(self, place: Place, expected: str, actual: str, code: str) -> None:
        """Keeps the finding."""
        self.finding = Finding(code, place, expected, actual)
        super().__init__(str(self.finding))


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's tie to another. `kind` is the last word of its type: `worksheet`."""

    key: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a workbook. To be closed."""

    def __init__(self, path: Path) -> None:
        """Opens a file. Raises UnreadableError if it is no workbook or might do harm."""
        self._place = Place(str(path))
        try:
            self._file = path.open("rb")
        except OSError as error:
            there = not isinstance(error, FileNotFoundError)
            actual = (error.strerror or "none") if there else "no such file"
            raise self.unreadable("a readable workbook", actual) from None
        try:
            self._archive = self._open()
            self._check_sizes()
            self.workbook = self._main_part()
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Lets the file go."""
        self._archive.close()
        self._file.close()

    def names(self) -> list[str]:
        """The names of all parts."""
        return self._archive.namelist()

    def read(self, part: str) -> bytes:
        """The content of a part; empty if there is none. Raises UnreadableError."""
        info = self._archive.NameToInfo.get(part)
        if info and info.file_size > _MOST_BYTES_AT_ONCE:
            expected = f"a part {part} of at most {_MOST_BYTES_AT_ONCE // 2**20} MB"
            actual = f"{info.file_size / 2**20:,.0f} MB"
            raise self.unreadable(expected, actual, "workbook-too-large")
        try:
            return self._archive.read(part) if info else b""
        except DAMAGED:
            raise self.unreadable(_WORKBOOK, _DAMAGED) from None

    def open(self, part: str) -> IO[bytes]:
        """A part as a stream. Raises UnreadableError if there is none."""
        try:
            return self._archive.open(part)
        except (KeyError, *DAMAGED):
            raise self.unreadable(_WORKBOOK, f"no readable part {part}") from None

    def tree(self, part: str) -> Element:
        """The elements of a part; an empty one if there is none. Raises UnreadableError."""
        content = self.read(part)
        if not content:
            return Element("none")
        try:
            return tree(content)
        except MALFORMED as error:
            raise self.unreadable(_WORKBOOK, f"{fault(error)} in its part {part}") from None

    def relations(self, part: str) -> list[Relation]:
        """The ties of a part to others."""
        folder, name = posixpath.split(part)
        listed = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [*_relations(listed, folder)]

    def unreadable(
        self, expected: str, actual: str, code: str = "workbook-unreadable"
    ) -> UnreadableError:
        """The error that says why the file cannot be read."""
        return UnreadableError(self._place, expected, actual, code)

    def _open(self) -> ZipFile:
        start = self._file.read(8)
        if start.startswith(_COMPOUND):
            if self._holds(_ENCRYPTED):
                kind = "one that a password protects; save it without"
                raise self.unreadable(_WORKBOOK, kind, "workbook-encrypted")
            raise self.unreadable(_WORKBOOK, "an old .xls file; save it as .xlsx")
        if not start.startswith(_ZIP):
            raise self.unreadable(_WORKBOOK, "another kind of file" if start else "an empty file")
        try:
            return ZipFile(self._file)
        except DAMAGED:
            raise self.unreadable(_WORKBOOK, _DAMAGED) from None

    def _holds(self, mark: bytes) -> bool:
        """Whether the file, of whatever size, has these bytes in it."""
        with mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return content.find(mark) >= 0

    def _check_sizes(self) -> None:
        """Refuses what would fill the memory, before anything is unpacked."""
        parts = self._archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or size > _MOST_BYTES:
            actual = f"{len(parts):,} parts of {size / 2**20:,.0f} MB in all"
            expected = f"at most {_MOST_PARTS:,} parts of {_MOST_BYTES // 2**20:,} MB in all"
            raise self.unreadable(expected, actual, "workbook-too-large")
        for part in parts:
            if _is_bomb(part):
                expected = "a part that is packed as spreadsheets pack theirs"
                actual = f"{part.filename}, which unpacks to {part.file_size / 2**20:,.0f} MB"
                raise self.unreadable(expected, actual, "workbook-too-large")

    def _main_part(self) -> str:
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and self._is_workbook(relation.target):
                return relation.target
        names = self.names()
        found = (kind for name, kind in _OTHER_KINDS.items() if name in names)
        raise self.unreadable(_WORKBOOK, next(found, "another kind of file"))

    def _is_workbook(self, part: str) -> bool:
        return part not in _OTHER_KINDS and self.tree(part).tag == "workbook"


def _relations(listed: Element, folder: str) -> Iterator[Relation]:
    for item in listed:
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = item.get("Type", "").rpartition("/")[2]
        yield Relation(item.get("Id", ""), kind, target, external)


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > _FROM_BYTES and part.file_size > _MOST_PACKED * max(
        part.compress_size, 1
    )
