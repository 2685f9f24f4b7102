"""Cells and parts that no spreadsheet writes: a sentence with the place, never an exception."""

import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest

from tests.support import patching
from tests.workbook_builder.reading_back.worked import (
    BOOK,
    CARRIED,
    SHEET,
    add_rows,
    at,
    change,
    put,
    read,
    said,
    small,
)

CHECKS = "xl/worksheets/sheet18.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small(tmp_path)


@pytest.mark.parametrize("value", ["NaN", "INF", "-1e999", "abc"])
def test_a_number_that_is_none_is_an_error_of_its_cell(path: Path, value: str) -> None:
    recorded = at(path, "First recorded")
    put(path, recorded, f"<c><v>{value}</v></c>")
    assert said(path) == [f"error: Register!{recorded}: expected a value, got the error {value}"]


@pytest.mark.parametrize("serial", ["-99999999999", "99999999999"])
def test_a_day_that_there_is_not_is_an_error_of_its_cell(path: Path, serial: str) -> None:
    recorded = at(path, "First recorded")
    put(path, recorded, f"<c><v>{serial}</v></c>")
    assert said(path) == [
        f"error: Register!{recorded}: expected a date such as 2023-10-26 or 26/10/2023, "
        f"got '{serial}'"
    ]


@pytest.mark.parametrize("style", ["-999", "99999"])
def test_a_format_that_there_is_not_is_the_general_one(path: Path, style: str) -> None:
    recorded = at(path, "First recorded")
    put(path, recorded, f'<c s="{style}"><v>45225</v></c>')
    found, findings = read(path)
    assert str(found.entries[0]["first_recorded"]) == "2023-10-26"
    assert findings == []


def test_formats_without_a_number_are_the_general_one(path: Path) -> None:
    change(path, "xl/styles.xml", r'<xf numFmtId="\d+"', '<xf numFmtId="abc"')
    assert said(path) == []


@pytest.mark.parametrize("sheet", [SHEET, CHECKS])
def test_more_columns_than_a_sheet_has_are_refused(path: Path, sheet: str) -> None:
    title = "Register" if sheet == SHEET else "Checks"
    add_rows(path, f'<row r="900">{"<c><v>1</v></c>" * 20_000}</row>', sheet)
    assert said(path) == [
        "error: register.xlsx: expected an Excel workbook (.xlsx), "
        f"got no column 16385 in its sheet {title}"
    ]


def test_more_rows_than_a_sheet_has_are_refused(path: Path) -> None:
    add_rows(path, '<row r="1048576"/><row><c><v>1</v></c></row>')
    assert said(path) == [
        "error: register.xlsx: expected an Excel workbook (.xlsx), "
        "got no row 1048577 in its sheet Register"
    ]


@pytest.mark.parametrize("index", ["-1", "5", "many"])
def test_a_shared_text_that_there_is_not_is_refused(path: Path, index: str) -> None:
    put(path, "B5", f'<c t="s"><v>{index}</v></c>')
    assert said(path) == [
        "error: register.xlsx: expected an Excel workbook (.xlsx), "
        f"got no shared text {index} in its sheet Register"
    ]


def test_markup_that_is_none_is_refused_with_its_part(path: Path) -> None:
    patching.replace(path, SHEET, "</sheetData>", "</sheetDate>")
    [told] = said(path)
    assert told.startswith(
        "error: register.xlsx: expected an Excel workbook (.xlsx), got a fault, mismatched tag:"
    )
    assert told.endswith("in its sheet Register")


@pytest.mark.parametrize("ref", ["A4:B6", "AB6:A4", "A0:XFE9", "", "A4"])
def test_a_table_that_is_as_wide_as_it_cannot_be_is_refused(path: Path, ref: str) -> None:
    change(path, "xl/tables/table4.xml", r'(<table [^>]*) ref="[^"]*"', rf'\1 ref="{ref}"')
    assert said(path) == [
        "error: register.xlsx: expected an Excel workbook (.xlsx), "
        "got no table that can be read in its part xl/tables/table4.xml"
    ]


@pytest.mark.parametrize("target", ["/xl/worksheets/none.xml", "http://example.org/a.xml"])
def test_a_sheet_that_is_not_there_is_refused(path: Path, target: str) -> None:
    change(path, "xl/_rels/workbook.xml.rels", r'Target="/xl/worksheets/sheet18.xml"',
           f'Target="{target}"')  # fmt: skip
    [told] = said(path)
    assert "got no readable part" in told


def test_a_sheet_that_ties_itself_to_itself_is_read(path: Path) -> None:
    ties = "xl/worksheets/_rels/sheet2.xml.rels"
    tie = '<Relationship Id="rId88" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/>'
    patching.replace(path, ties, "</Relationships>", f"{tie}</Relationships>")
    assert said(path) == []


def test_a_quarter_million_elements_in_one_another_do_not_break_the_interpreter(path: Path) -> None:
    draw = Random(1)
    names = [f"x{draw.getrandbits(40):x}" for _ in range(250_000)]
    deep = "".join(f"<{name}>" for name in names)
    closing = "".join(f"</{name}>" for name in reversed(names))
    patching.replace(path, BOOK, "<sheets>", f"{deep}{closing}<sheets>")
    assert said(path) == []


READER = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20, 700 * 2**20))
from workbook_builder.reading.workbook import read_workbook
register, [finding] = read_workbook(Path(sys.argv[1]))
assert register is None
print(finding.message)
"""


@pytest.mark.parametrize(
    ("part", "filling", "message"),
    [
        pytest.param("xl/sharedStrings.xml", "<si/>",
                     "expected a part xl/sharedStrings.xml of at most 40 MB, got 60 MB",
                     id="a part that is read as a whole"),
        pytest.param(SHEET, "<col/>",
                     "expected an Excel workbook (.xlsx), got more than 100,000 columns, links and "
                     "the like in its sheet Register", id="what stands behind the rows"),
    ],
)  # fmt: skip
def test_what_would_fill_the_memory_is_refused(
    path: Path, part: str, filling: str, message: str
) -> None:
    size = 60 * 2**20
    content = filling * (size // len(filling))
    if part == SHEET:
        content = patching.read(path, SHEET).replace("</worksheet>", f"{content}</worksheet>")
    else:
        content = f"<sst>{content}</sst>"
        ties = "xl/_rels/workbook.xml.rels"
        tie = f'<Relationship Id="rId8" Type="http://x/sharedStrings" Target="/{part}"/>'
        patching.replace(path, ties, "</Relationships>", f"{tie}</Relationships>")
    _write_unpacked(path, part, content)
    command = [sys.executable, "-c", READER, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == f"{message}\n", done.stderr


def _write_unpacked(path: Path, part: str, content: str) -> None:
    """Puts a part in its place without packing it, as a bomb would be too obvious."""
    with zipfile.ZipFile(path) as archive:
        others = {name: archive.read(name) for name in archive.namelist() if name != part}
    with zipfile.ZipFile(path, "w") as archive:
        for name, other in others.items():
            archive.writestr(name, other)
        archive.writestr(part, content)


def test_a_password_is_seen_however_large_the_file_is(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    start, name = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(start + bytes(3 * 2**20) + name)
    assert said(path) == [
        "error: register.xlsx: expected an Excel workbook (.xlsx), "
        "got one that a password protects; save it without"
    ]


# What the workbook carries along


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('layout="4"', 'layout="abc"', "no number of a layout, 'abc'"),
        ("<scheme>", "<scheme>a=" + "[" * 50_000, "a text of too many levels"),
        ("<scheme>", "<scheme>==", "Invalid statement (at line 1, column 1)"),
        ("</settings>", "</settings><logo>abc</logo>", "Incorrect padding"),
    ],
)
def test_what_is_carried_and_damaged_is_done_without(
    path: Path, old: str, new: str, fault: str
) -> None:
    patching.replace(path, CARRIED, old, new)
    assert said(path) == [
        f"warning: register.xlsx: expected what the workbook carries unseen, got a fault: {fault}",
        "warning: register.xlsx: expected the colours, logo and source that a workbook carries "
        "unseen, got none; the standard colours are used",
    ]


def test_a_carried_scheme_that_makes_no_sense_is_refused(path: Path) -> None:
    patching.replace(path, CARRIED, 'rating = "product"', "rating = 5")
    assert said(path) == [
        "error: the workbook's scheme, rating: expected a text, got '5'",
    ]


def test_other_parts_that_programs_carry_along_do_no_harm(path: Path) -> None:
    patching.write(path, "customXml/item0.xml", "<!DOCTYPE a><a>no sense")
    patching.write(path, "customXml/item2.xml", '<p:properties xmlns:p="http://x/metadata"/>')
    assert said(path) == []


def test_a_name_that_points_nowhere_is_missed(path: Path) -> None:
    change(path, BOOK, r'(<definedName name="As_at"[^>]*>)[^<]*', r"\1#REF!")
    assert said(path) == ["error: sheet About: expected the as-at date, got nothing"]
