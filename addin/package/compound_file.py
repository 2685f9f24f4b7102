"""A compound file of version 3, as [MS-CFB] describes it: storages and streams in one file."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Storage: TypeAlias = "Mapping[str, bytes | Storage]"
"""The streams and storages of a storage, by name."""

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MINOR_VERSION, _MAJOR_VERSION, _BYTE_ORDER = 0x3E, 3, 0xFFFE
_SECTOR_SHIFT, _MINI_SECTOR_SHIFT, _MINI_STREAM_CUTOFF = 9, 6, 4096
_SECTOR, _MINI_SECTOR = 1 << _SECTOR_SHIFT, 1 << _MINI_SECTOR_SHIFT
_DIFAT = 109  # as many FAT sectors as the header itself can name; enough for some seven megabytes
_FREE, _END_OF_CHAIN, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NO_STREAM = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
_HEADER = struct.Struct("<8s16x5H6x9I109I")
_ENTRY = struct.Struct("<64sHBBIII36xIQ")
_UNUSED_ENTRY = _ENTRY.pack(b"", 0, 0, 0, _NO_STREAM, _NO_STREAM, _NO_STREAM, 0, 0)


def compound_file(root: Storage) -> bytes:
    """The bytes of a compound file with these streams and storages; the same for the same input.

    Names have 31 characters at most. Raises ValueError for more than some seven megabytes.
    """
    entries: list[_Entry] = []
    _add(entries, "Root Entry", root)
    sectors, mini_sectors = _Sectors(_SECTOR), _Sectors(_MINI_SECTOR)
    for stream in (entry for entry in entries if entry.kind == _STREAM):
        small = len(stream.content) < _MINI_STREAM_CUTOFF
        stream.start = (mini_sectors if small else sectors).add(stream.content)
    _make_root(entries[0], mini_sectors, sectors)
    mini_fat = _table(mini_sectors.next_sectors)
    first_mini_fat = sectors.add(mini_fat)
    first_directory = sectors.add(_directory(entries))
    fat = sectors.add_fat()
    header = _header(fat, first_directory, first_mini_fat, len(mini_fat) // _SECTOR)
    return header + bytes(sectors.content)


def _header(fat: range, first_directory: int, first_mini_fat: int, mini_fat_size: int) -> bytes:
    """The header, 2.2, with the sectors that the FAT takes."""
    if len(fat) > _DIFAT:
        raise ValueError("This compound file may hold some seven megabytes, and would hold more.")
    return _HEADER.pack(
        _SIGNATURE, _MINOR_VERSION, _MAJOR_VERSION, _BYTE_ORDER, _SECTOR_SHIFT, _MINI_SECTOR_SHIFT,
        0, len(fat), first_directory, 0, _MINI_STREAM_CUTOFF,
        first_mini_fat, mini_fat_size, _END_OF_CHAIN, 0,
        *fat, *[_FREE] * (_DIFAT - len(fat)),
    )  # fmt: skip


class _Sectors:
    """Contents one behind the other, each in sectors of its own, and which sector follows which."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.content = bytearray()
        self.next_sectors: list[int] = []

    def add(self, content: bytes) -> int:
        """The first sector of a content that is put behind the others."""
        if not content:
            return _END_OF_CHAIN
        first, count = len(self.next_sectors), -(-len(content) // self.size)
        self.content += content.ljust(count * self.size, b"\0")
        self.next_sectors += [*range(first + 1, first + count), _END_OF_CHAIN]
        return first

    def add_fat(self) -> range:
        """Puts the FAT behind all the rest; the sectors it takes, which it names too."""
        used, in_a_sector = len(self.next_sectors), self.size // 4
        count = -(-used // (in_a_sector - 1))
        fat = _table([*self.next_sectors, *[_FAT_SECTOR] * count])
        self.add(fat)
        return range(used, used + count)


def _table(next_sectors: Sequence[int]) -> bytes:
    """A FAT or mini FAT, filled up to whole sectors."""
    content = struct.pack(f"<{len(next_sectors)}I", *next_sectors)
    return content + b"\xff" * (-len(content) % _SECTOR)


@dataclass
class _Entry:
    """A line of the directory: a storage or a stream, and its neighbours in the tree of names."""

    name: str
    kind: int
    content: bytes = b""
    left: int = _NO_STREAM
    right: int = _NO_STREAM
    child: int = _NO_STREAM
    start: int = 0

    def packed(self) -> bytes:
        """Its 128 bytes; every node is black, which no rule of the tree forbids (2.6.4)."""
        name = self.name.encode("utf-16-le") + b"\0\0"
        return _ENTRY.pack(
            name, len(name), self.kind, _BLACK,
            self.left, self.right, self.child, self.start, len(self.content),
        )  # fmt: skip


def _add(entries: list[_Entry], name: str, content: bytes | Storage) -> int:
    """Adds a stream, or a storage and all it holds; its place in the directory."""
    here = len(entries)
    if isinstance(content, bytes):
        entries.append(_Entry(name, _STREAM, content))
    else:
        entries.append(_Entry(name, _STORAGE))
        ordered = sorted(content, key=_place_in_order)
        held = [_add(entries, each, content[each]) for each in ordered]
        entries[here].child = _tree(entries, held)
    return here


def _make_root(entry: _Entry, mini_sectors: _Sectors, sectors: _Sectors) -> None:
    """Makes an entry the root, whose content is the mini stream."""
    entry.kind, entry.content = _ROOT, bytes(mini_sectors.content)
    entry.start = sectors.add(entry.content)


def _place_in_order(name: str) -> tuple[int, str]:
    """Shorter names first, then by capital letters (2.6.4)."""
    return len(name), name.upper()


def _tree(entries: list[_Entry], ordered: Sequence[int]) -> int:
    """The top of a balanced tree of entries, each tied to those left and right below it."""
    if not ordered:
        return _NO_STREAM
    middle = len(ordered) // 2
    top = ordered[middle]
    entries[top].left = _tree(entries, ordered[:middle])
    entries[top].right = _tree(entries, ordered[middle + 1 :])
    return top


def _directory(entries: Sequence[_Entry]) -> bytes:
    """All lines of the directory, filled up to whole sectors."""
    unused = -len(entries) % (_SECTOR // _ENTRY.size)
    return b"".join(entry.packed() for entry in entries) + _UNUSED_ENTRY * unused
