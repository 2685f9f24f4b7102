"""The compound file, as olefile and pyopenvba read it."""

from io import BytesIO
from struct import unpack_from

import olefile
import pyopenvba.cfb
import pytest

from addin.package.compound_file import compound_file

FREE, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFD
BLACK = 1


def opened(content: bytes) -> olefile.OleFileIO:
    """The file, with every defect that olefile knows of an error."""
    file = olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_UNSURE)
    assert file.parsing_issues == []
    return file


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 511, 513, 4095, 4096, 4097, 70_000])
def test_a_stream_of_any_size_comes_back(size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    file = compound_file({"Large": content, "Inner": {"Small": b"small"}})
    with opened(file) as read:
        assert read.openstream("Large").read() == content
        assert read.openstream("Inner/Small").read() == b"small"
    other = pyopenvba.cfb.CFB.from_bytes(file)
    assert other.get_stream("Large") == content
    assert other.get_stream_in_storage("Inner", "Small") == b"small"


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 40])
def test_many_streams_are_all_found(count: int) -> None:
    streams = {f"Stream{number}": bytes([number]) * 5000 for number in range(count)}
    with opened(compound_file(streams)) as read:
        assert {"/".join(path): read.openstream(path).read() for path in read.listdir()} == streams


def test_names_are_ordered_by_length_and_then_without_regard_to_capitals() -> None:
    names = ["longer", "B", "a", "Dir", "cab", "Zed", "_VBA_PROJECT"]
    with opened(compound_file(dict.fromkeys(names, b"x"))) as read:
        ordered = in_order(read, read.root.sid_child)
        assert {entry.color for entry in read.direntries if entry} == {BLACK}
    assert ordered == ["a", "B", "cab", "Dir", "Zed", "longer", "_VBA_PROJECT"]


def test_a_storage_has_no_sectors_of_its_own() -> None:
    with opened(compound_file({"Inner": {"Small": b"small"}})) as read:
        [storage] = [each for each in read.direntries if each and each.name == "Inner"]
    assert [storage.isectStart, storage.size] == [0, 0]


def in_order(read: olefile.OleFileIO, here: int) -> list[str]:
    """The names of the tree of a directory's entries, from the left."""
    if here == olefile.NOSTREAM:
        return []
    entry = read.direntries[here]
    return [*in_order(read, entry.sid_left), entry.name, *in_order(read, entry.sid_right)]


@pytest.mark.parametrize(("size", "fat_sectors"), [(125, 1), (126, 1), (127, 2), (200, 2)])
def test_the_fat_names_every_sector_and_its_own_and_the_header_names_those(
    size: int, fat_sectors: int
) -> None:
    """One sector of the FAT names 128; the directory takes one, and the FAT stands last."""
    content = compound_file({"Large": bytes(512 * size)})
    with opened(content) as read:
        fat = list(read.fat)
    sectors = size + 1 + fat_sectors
    last = list(range(sectors - fat_sectors, sectors))
    assert len(content) == 512 * (1 + sectors)
    assert [number for number, value in enumerate(fat) if value == FAT_SECTOR] == last
    assert FREE not in fat[:sectors]
    assert list(unpack_from("<109I", content, 76)) == last + [FREE] * (109 - fat_sectors)


def test_what_is_too_large_for_the_header_is_refused() -> None:
    with pytest.raises(ValueError, match="seven megabytes"):
        compound_file({"Huge": bytes(7_200_000)})
