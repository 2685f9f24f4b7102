"""The VBA project: what others read in it, and that it says what Excel's own would say."""

import importlib.util
from io import BytesIO
from pathlib import Path

import olefile
import pyopenvba
import pytest

from addin.package.dir_stream import Reference
from addin.package.module import Module
from addin.package.project_stream import encrypted
from addin.package.vba_project import vba_project
from tests.addin.package.made import (
    MODULES,
    Records,
    decompressed,
    dir_records,
    project_of,
    stream_of,
)

EXCELS_MODULES = (
    Module("ThisWorkbook", "document", ""),
    Module("Sheet1", "document", ""),
    Module("Module1", "standard", ""),
)
VERSION, OFFSET, COOKIES = 0x09, 0x31, (0x13, 0x2C)


def test_it_holds_the_streams_that_a_writer_writes_and_no_others() -> None:
    with olefile.OleFileIO(BytesIO(vba_project(MODULES))) as file:
        streams = {"/".join(path) for path in file.listdir()}
    assert streams == {
        "PROJECT", "PROJECTwm", "VBA/_VBA_PROJECT", "VBA/dir",
        "VBA/Ribbon", "VBA/Counter", "VBA/ThisWorkbook", "VBA/Sheet1",
    }  # fmt: skip


def test_it_carries_no_compiled_code_of_any_version() -> None:
    assert stream_of(vba_project(MODULES), "VBA/_VBA_PROJECT") == b"\xcc\x61\xff\xff\x00\x01\x00"


def test_the_project_stream_names_every_module_by_its_kind() -> None:
    assert stream_of(vba_project(MODULES), "PROJECT").decode("cp1252") == (
        'ID="{6C2F0B2A-57F3-4E0B-9C1D-3A8E5B7D4F10}"\r\n'
        "Module=Ribbon\r\nClass=Counter\r\n"
        "Document=ThisWorkbook/&H00000000\r\nDocument=Sheet1/&H00000000\r\n"
        'Name="VBAProject"\r\nHelpContextID="0"\r\nVersionCompatible32="393222000"\r\n'
        'CMG="070506010A0F1513151315131513"\r\nDPB="0E0C0F0A11161917191719"\r\n'
        'GC="1517141F1C271D271DD8"\r\n\r\n'
        "[Host Extender Info]\r\n"
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000\r\n\r\n"
        "[Workspace]\r\nRibbon=0, 0, 0, 0, C\r\nCounter=0, 0, 0, 0, C\r\n"
        "ThisWorkbook=0, 0, 0, 0, C\r\nSheet1=0, 0, 0, 0, C\r\n"
    )


@pytest.mark.parametrize(
    ("data", "seed", "digits"),
    [
        (b"\0\0\0\0", 0x07, "0705D8E3D8EDDBF1DBF1DBF1DBF1"),
        (b"\0", 0x0E, "0E0CD1ECDFF4E7F5E7F5E7"),
        (b"\xff", 0x15, "1517CAF1D6F9D7F9D706"),
    ],
    ids=["CMG", "DPB", "GC"],
)
def test_the_specifications_example_of_each_encrypted_field(
    data: bytes, seed: int, digits: str
) -> None:
    """[MS-OVBA], 3.1.6."""
    assert encrypted(data, "{917DED54-440B-4FD1-A5C1-74ACF261E600}", seed) == digits


def test_the_name_map_has_each_name_twice() -> None:
    assert stream_of(vba_project(MODULES[2:]), "PROJECTwm") == (
        b"ThisWorkbook\0T\0h\0i\0s\0W\0o\0r\0k\0b\0o\0o\0k\0\0\0"
        b"Sheet1\0S\0h\0e\0e\0t\0001\0\0\0\0\0"
    )


def test_the_dir_stream_says_what_excels_own_says(tmp_path: Path) -> None:
    """pyopenvba brings an add-in that Excel wrote, with a workbook, a sheet and a module."""
    pyopenvba.ExcelFile.create_new(tmp_path / "excels.xlam").close()
    excels = without_cache(dir_records(project_of(tmp_path / "excels.xlam")))
    assert without_cache(dir_records(vba_project(EXCELS_MODULES))) == excels


def without_cache(records: Records) -> Records:
    """Records without what depends on Excel's compiled code or its version of the project."""
    volatile = (VERSION, OFFSET, *COOKIES)
    return [(each, b"" if each in volatile else content) for each, content in records]


def test_the_source_begins_its_stream_and_no_cookie_ties_it_to_compiled_code() -> None:
    records = dir_records(vba_project(EXCELS_MODULES))
    assert [content for each, content in records if each == OFFSET] == [bytes(4)] * 3
    assert [content for each, content in records if each in COOKIES] == [b"\xff\xff"] * 4


def test_its_records_stand_in_the_order_of_xlwings_own_add_in() -> None:
    """Which says nothing of a compatible version, 0x4A; Excel itself does."""
    names = {0x21: "type", 0x22: "type"}
    theirs = [names.get(each, each) for each, _ in dir_records(project_of(xlwings_add_in()))]
    ours = [names.get(each, each) for each, _ in dir_records(vba_project(fifteen_modules()))]
    assert [each for each in ours if each != 0x4A] == theirs


def xlwings_add_in() -> Path:
    """The add-in that xlwings ships, found without importing xlwings."""
    spec = importlib.util.find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "addin" / "xlwings.xlam"


def fifteen_modules() -> list[Module]:
    """As many modules as xlwings has."""
    return [Module(f"Module{number}", "standard", "") for number in range(15)]


def test_xlwings_own_module_comes_back_as_it_is_shipped() -> None:
    source = (xlwings_add_in().parents[1] / "xlwings.bas").read_bytes().decode("cp1252")
    project = vba_project([Module("xlwings", "standard", source)])
    stored = decompressed(stream_of(project, "VBA/xlwings"))
    assert stored.decode("cp1252").splitlines() == source.splitlines()


def test_the_projects_version_says_four_bytes_and_has_six() -> None:
    """[MS-OVBA], 2.3.4.2.1.11."""
    stream = decompressed(stream_of(vba_project(MODULES), "VBA/dir"))
    assert b"\x08\0\x04\0\0\0" + bytes(4) + b"\x09\0\x04\0\0\0\x01\0\0\0\0\0\x0c\0" in stream


def test_it_refers_to_what_it_is_told_to_refer_to() -> None:
    libid = r"*\G{00020905-0000-0000-C000-000000000046}#8.7#0#C:\MSWORD.OLB#Word"
    records = dir_records(vba_project(EXCELS_MODULES, [Reference("Word", libid)]))
    assert records[15:18] == [
        (0x16, b"Word"),
        (0x3E, b"W\0o\0r\0d\0"),
        (0x0D, len(libid).to_bytes(4, "little") + libid.encode() + bytes(6)),
    ]
