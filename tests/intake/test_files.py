"""What a file is, its content says; what cannot be read is told in a sentence."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from intake.files import read_grids
from tests.intake import layouts


def refusal(path: Path) -> tuple[str, str]:
    """The code of the one finding about a file that cannot be read, and what it says."""
    grids, findings = read_grids(path)
    assert grids == ()
    assert len(findings) == 1
    return findings[0].code, findings[0].message


def book(path: Path, *rows: list[object]) -> Path:
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".docx", ".csv", ""])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"   \n", "file-empty"),
        (b"PK\x03\x04 and then nothing that is a zip file", "file-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file-unreadable"),
        (b"%PDF-1.7 something", "file-unreadable"),
        (b"<html><table><tr><td>Risk</td></tr></table></html>", "file-unreadable"),
        (bytes(range(256)) * 4, "file-unreadable"),
    ],
    ids=["empty", "blank", "cut zip", "cut compound", "pdf", "web page", "bytes"],
)
def test_a_file_that_holds_no_table_gives_one_error(
    tmp_path: Path, ending: str, content: bytes, code: str
) -> None:
    path = tmp_path / f"register{ending}"
    path.write_bytes(content)
    assert refusal(path)[0] == code


def test_a_file_that_is_not_there_and_a_folder_give_one_error(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx")[1] == "expected a file, got nothing of that name"
    assert refusal(tmp_path)[1] == "expected a file, got a folder"


def test_a_csv_file_that_calls_itself_a_workbook_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_text("Ref,Risk\nR1,Fire\n", encoding="utf-8")
    grids, findings = read_grids(path)
    assert [cell.text for cell in grids[0].cells()] == ["Ref", "Risk", "R1", "Fire"]
    assert [(each.code, each.message) for each in findings] == [
        ("file-name", "expected a name that ends in .csv, got .xlsx")
    ]


def test_a_workbook_that_calls_itself_a_csv_file_is_read_and_told(tmp_path: Path) -> None:
    path = book(tmp_path / "book.xlsx", ["Ref", "Risk"]).rename(tmp_path / "register.csv")
    grids, findings = read_grids(path)
    assert [cell.text for cell in grids[0].cells()] == ["Ref", "Risk"]
    assert [each.code for each in findings] == ["file-name"]


@pytest.mark.parametrize("name", ["clean", "old_excel", "open_document", "word_table"])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_file_that_is_cut_off_gives_one_error(
    tmp_path: Path, written: Callable[[str], Path], name: str, part: float
) -> None:
    whole = written(name)
    path = tmp_path / whole.name
    content = whole.read_bytes()
    path.write_bytes(content[: int(part * len(content))])
    assert refusal(path) == ("file-unreadable", refusal(path)[1])
    assert "damaged" in refusal(path)[1]


def changed_part(path: Path, whole: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a packed file with one of its parts changed."""
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return path


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("clean", "xl/worksheets/sheet1.xml"),
        ("clean", "xl/workbook.xml"),
        ("open_document", "content.xml"),
        ("word_table", "word/document.xml"),
    ],
)
@pytest.mark.parametrize("how", ["cut", "garbage", "nothing"])
def test_a_file_with_a_damaged_part_gives_one_error(
    tmp_path: Path, written: Callable[[str], Path], name: str, part: str, how: str
) -> None:
    whole = written(name)
    changes = {
        "cut": lambda content: content[: len(content) // 2],
        "garbage": lambda content: b"<<<>>>" + content,
        "nothing": lambda content: b"",
    }
    path = changed_part(tmp_path / whole.name, whole, part, changes[how])
    assert "unreadable" in refusal(path)[0]


def test_a_bomb_is_not_unpacked(tmp_path: Path, written: Callable[[str], Path]) -> None:
    for name, part in (("clean", "xl/media/image1.png"), ("word_table", "word/media/image1.png")):
        path = tmp_path / written(name).name
        with (
            zipfile.ZipFile(written(name)) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for each in old.namelist():
                new.writestr(each, old.read(each))
            new.writestr(part, bytes(30 * 2**20))
        assert refusal(path)[0] == "file-too-large"


def test_entities_are_not_expanded(tmp_path: Path, written: Callable[[str], Path]) -> None:
    """A document type with entities that grow: the usual XML bomb."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'

    def with_type(content: bytes) -> bytes:
        start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
        return content[:start] + bomb + content[start:].replace(b"AN01", b"&b;")

    for name, part in (("clean", "xl/workbook.xml"), ("word_table", "word/document.xml")):
        whole = written(name)
        path = changed_part(tmp_path / whole.name, whole, part, with_type)
        grids, findings = read_grids(path)
        texts = " ".join(cell.text for grid in grids for cell in grid.cells())
        assert findings and "lollollol" not in texts


def test_a_sheet_with_a_cell_far_away_is_told(tmp_path: Path) -> None:
    made = Workbook()
    assert made.active is not None
    made.active["A1"], made.active["XFD5000"] = "Ref", "x"
    made.save(tmp_path / "far.xlsx")
    code, message = refusal(tmp_path / "far.xlsx")
    assert code == "file-too-large"
    assert "5,000 rows and 16,384 columns" in message


def test_a_workbook_without_anything_in_it_is_told(tmp_path: Path) -> None:
    assert refusal(book(tmp_path / "empty.xlsx"))[0] == "file-empty"
    Document().save(str(tmp_path / "empty.docx"))
    assert refusal(tmp_path / "empty.docx")[0] == "file-empty"


def test_an_open_document_that_repeats_a_cell_a_million_times_is_told(
    tmp_path: Path, written: Callable[[str], Path]
) -> None:
    def repeated(content: bytes) -> bytes:
        return content.replace(
            b"<table:table-row ", b'<table:table-row table:number-rows-repeated="1000000" '
        )

    whole = written("open_document")
    path = changed_part(tmp_path / whole.name, whole, "content.xml", repeated)
    assert refusal(path)[0] == "file-too-large"


def test_a_file_that_breaks_the_reader_leaves_the_screen_clean(
    tmp_path: Path, written: Callable[[str], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(written("old_excel").read_bytes()[:-600])
    read_grids(path)
    assert capfd.readouterr().err == ""


def compound(*names: str) -> bytes:
    """The start of a compound file with these streams: enough to be told from others."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HH", 0x3E, 3)
    return header.ljust(512, b"\0") + b"".join(
        name.encode("utf-16-le").ljust(128, b"\0") for name in names
    )


def test_a_protected_workbook_and_an_old_word_document_are_told(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(compound("EncryptedPackage"))
    assert refusal(path)[0] == "file-encrypted"
    path.write_bytes(compound("WordDocument"))
    assert refusal(path)[1].endswith("got an old Word document (.doc)")


@pytest.mark.parametrize("name", layouts.NAMES)
def test_no_layout_gives_an_error(name: str, written: Callable[[str], Path]) -> None:
    grids, findings = read_grids(written(name))
    assert grids
    assert [each for each in findings if each.severity.value == "error"] == []
