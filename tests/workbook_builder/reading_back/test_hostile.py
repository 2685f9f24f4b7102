"""What cannot be read, or might do harm, ends in one sentence."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.registers import built, register
from tests.support import patching
from workbook_builder.reading.workbook import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet2.xml"
RISKS = [{"reference": "R1", "title": "First"}]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(register("generic-5x5", risks=RISKS), tmp_path)


def _refusal(path: Path) -> tuple[str, str]:
    """The code of the only finding, and what it says was there."""
    read, findings = read_workbook(path)
    assert read is None
    [finding] = findings
    return finding.code, finding.actual


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "file.xlsx"
    path.write_bytes(content)
    return path


def _zip(folder: Path, **parts: str) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return _file(folder, stream.getvalue())


def test_a_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    content = OLE + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    assert _refusal(_file(tmp_path, content)) == (
        "workbook-encrypted", "one that a password protects; save it without",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "actual"),
    [
        (OLE + bytes(4000), "an old .xls file; save it as .xlsx"),
        (b"", "an empty file"),
        (b"reference,title\nR1,First\n", "another kind of file"),
        (b"%PDF-1.7", "another kind of file"),
        (b"PK\x03\x04 and then nothing", "a damaged file"),
    ],
)
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes, actual: str) -> None:
    assert _refusal(_file(tmp_path, content)) == ("workbook-unreadable", actual)


@pytest.mark.parametrize(
    ("part", "actual"),
    [
        ("word__document_xml", "a Word document"),
        ("content_xml", "an OpenDocument file; save it as .xlsx"),
        ("other_xml", "another kind of file"),
    ],
)
def test_another_kind_of_package_is_refused(tmp_path: Path, part: str, actual: str) -> None:
    assert _refusal(_zip(tmp_path, **{part: "<x/>"})) == ("workbook-unreadable", actual)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "none.xlsx") == ("workbook-unreadable", "no such file")


def test_a_file_that_was_cut_off_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3000])
    assert _refusal(path) == ("workbook-unreadable", "a damaged file")


def test_a_packed_part_that_is_damaged_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(SHEET).header_offset + 200
    content[start : start + 40] = bytes(40)
    path.write_bytes(bytes(content))
    assert _refusal(path)[0] == "workbook-unreadable"


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/tables/table4.xml"])
def test_an_entity_bomb_is_refused(path: Path, part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    text = patching.read(path, part)
    declaration, _, rest = text.rpartition("?>")
    patching.write(path, part, declaration + ("?>" if declaration else "") + bomb + rest)
    code, actual = _refusal(path)
    assert code == "workbook-unreadable"
    assert actual.startswith("a document type in its")


def test_an_external_entity_is_not_fetched(path: Path) -> None:
    secret = path.with_name("secret.txt")
    secret.write_text("hush", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    patching.write(path, SHEET, entity + patching.read(path, SHEET))
    assert _refusal(path)[1].startswith("a document type in its")


BOMB_READER = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (600 * 2**20, 600 * 2**20))
from workbook_builder.reading.workbook import read_workbook
register, [finding] = read_workbook(Path(sys.argv[1]))
assert register is None
print(finding)
"""


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    command = [sys.executable, "-c", BOMB_READER, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    assert "which unpacks to 300 MB" in done.stdout


def test_a_part_that_lies_about_its_size_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/workbook.xml")
    size = struct.pack("<L", info.file_size)
    at = content.rindex(b"xl/workbook.xml") - 22
    assert content[at : at + 4] == size
    content[at : at + 4] = struct.pack("<L", 100)
    path.write_bytes(bytes(content))
    assert _refusal(path)[0] == "workbook-unreadable"


def test_a_package_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path, **{f"part{number}_xml": "" for number in range(5_001)})
    code, actual = _refusal(path)
    assert code == "workbook-too-large"
    assert actual == "5,001 parts of 0 MB in all"


def test_deep_markup_does_not_break_the_interpreter(path: Path) -> None:
    deep = "<x>" * 70_000 + "</x>" * 70_000
    patching.write(path, "docProps/app.xml", deep)
    patching.replace(path, "xl/workbook.xml", "<sheets>", f"{deep}<sheets>")
    read, findings = read_workbook(path)
    assert read is not None, findings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('r="A5"', 'r="XFE5"'),
        ('r="A5"', 'r="ÄÖ5"'),
        ('<row r="5"', '<row r="99999999"'),
        ('<row r="5"', '<row r="-1"'),
        ('<row r="5"', '<row r="five"'),
    ],
)
def test_a_cell_that_no_sheet_has_is_refused(path: Path, old: str, new: str) -> None:
    patching.replace(path, SHEET, old, new)
    code, actual = _refusal(path)
    assert code == "workbook-unreadable"
    assert actual.endswith("in its sheet Register")


def test_a_style_that_does_not_exist_is_the_general_one(path: Path) -> None:
    text = patching.read(path, SHEET)
    patching.write(path, SHEET, text.replace('r="A5" s="', 'r="A5" s="9'))
    read, findings = read_workbook(path)
    assert read is not None, findings
    assert read.entries[0].reference == "R1"


def test_a_shared_text_that_does_not_exist_is_refused(path: Path) -> None:
    text = patching.read(path, SHEET)
    start = text.index('<c r="A5"')
    end = text.index("</c>", start)
    patching.write(path, SHEET, text[:start] + '<c r="A5" t="s"><v>77</v>' + text[end:])
    assert _refusal(path)[0] == "workbook-unreadable"


def test_another_workbook_is_refused(path: Path) -> None:
    for name in ("customXml/item1.xml", "customXml/itemProps1.xml"):
        patching.write(path, name, "<none/>")
    patching.replace(path, "xl/workbook.xml", 'name="Layout_version"', 'name="Other"')
    assert _refusal(path) == ("workbook-layout", "another workbook")


def test_a_later_layout_is_refused(path: Path) -> None:
    patching.replace(path, "customXml/item1.xml", 'layout="4"', 'layout="99"')
    assert _refusal(path) == ("workbook-layout", "layout 99, of later software")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('layout="4"', 'layout="two"'),
        ("organisation = ", "organisation "),
        ("</settings>", "</settings><logo>***</logo>"),
    ],
)
def test_what_is_carried_may_be_damaged(path: Path, old: str, new: str) -> None:
    patching.replace(path, "customXml/item1.xml", old, new)
    read, findings = read_workbook(path)
    assert read is not None
    assert [finding.code for finding in findings] == ["workbook-carried", "carries-nothing"]


def test_formatted_rows_without_entries_are_passed_over(path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2000, 200_000))
    patching.replace(path, SHEET, "</sheetData>", f"{rows}</sheetData>")
    read, findings = read_workbook(path)
    assert read is not None
    assert (len(read.entries), findings) == (1, [])
