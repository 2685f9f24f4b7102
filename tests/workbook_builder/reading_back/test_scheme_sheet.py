"""What people change on the Scheme sheet counts; what makes no sense there is told by its cell."""

import zipfile
from pathlib import Path

import pytest

from tests.registers import built, register
from tests.support import package, patching
from tests.workbook_builder.reading import cell_with, defined
from tests.workbook_builder.reading_back.worked import BOOK, change, put, read, said, small

SCHEME = "xl/worksheets/sheet17.xml"
"""The sheet Scheme of the generic scheme: B14 tolerance, B15 months, B16 highest score; bands from
row 20, matrix from 27, likelihood from 35, statuses from 57, arrows from 108, marks from 115."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = small(tmp_path)
    assert defined(path, "Tolerance") == ("Scheme", "B14")
    assert cell_with(path, "Scheme", "Matrix: the score of each likelihood and impact") == "A25"
    return path


def _number(path: Path, cell: str, value: str) -> None:
    put(path, cell, f"<c><v>{value}</v></c>", SCHEME)


def _text(path: Path, cell: str, text: str) -> None:
    put(path, cell, f'<c t="inlineStr"><is><t>{text}</t></is></c>', SCHEME)


def test_everything_that_may_be_changed_is_read(path: Path) -> None:
    _number(path, "B14", "12")
    _number(path, "B15", "2")
    _number(path, "B22", "9")
    _text(path, "A23", "Severe")
    _text(path, "D23", "Act today")
    _number(path, "G23", "1")
    _text(path, "B35", "Hardly ever")
    _text(path, "C35", "A description")
    _text(path, "A57", "Bear it")
    _text(path, "A116", "⇧")
    found, findings = read(path)
    scheme = found.scheme
    assert findings == []
    assert scheme.tolerance is not None
    assert (scheme.tolerance.score, scheme.review_months) == (12, 2)
    assert [(band.name, band.lowest, band.highest) for band in scheme.bands] == [
        ("Low", 1, 4), ("Medium", 5, 8), ("High", 9, 15), ("Severe", 16, 25),
    ]  # fmt: skip
    assert (scheme.bands[3].meaning, scheme.bands[3].review_months) == ("Act today", 1)
    assert scheme.likelihood is not None
    level = scheme.likelihood.levels[0]
    assert (level.label, level.descriptors["Description"]) == ("Hardly ever", "A description")
    assert scheme.statuses[0].name == "Bear it"
    assert scheme.marks[0].symbol == "⇧"


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("B14", "99", "error: Scheme!B14: expected a score from 1 to 25, got 99"),
        ("B14", "7.5", "error: Scheme!B14: expected a whole number from 0, got '7.5'"),
        ("B14", "-1", "error: Scheme!B14: expected a whole number from 0, got '-1'"),
        ("B15", "0", "error: Scheme!B15: expected a number of months from 1 to 120, got 0"),
        ("B22", "3", "error: Scheme!B22: expected a score above 5, where Medium begins, got '3'"),
        ("B20", "2", "error: Scheme!B20: expected the lowest score, 1, got 2"),
        ("G22", "500", "error: Scheme!G22: expected a number of months from 1 to 120, got 500"),
        ("C27", "7",
         "warning: Scheme!C27: expected the formula of Likelihood 1, which is put back, got '7'"),
        ("C20", "7", "warning: Scheme!C20: expected the formula of To, which is put back, got '7'"),
    ],
)  # fmt: skip
def test_a_number_that_makes_no_sense_is_told_by_its_cell(
    path: Path, cell: str, value: str, told: str
) -> None:
    _number(path, cell, value)
    assert said(path) == [told]


@pytest.mark.parametrize(
    ("cell", "text", "told"),
    [
        ("B14", "10", "error: Scheme!B14: expected a whole number from 0, entered as a number and "
         "not as a text, got '10'"),
        ("A22", "Low", "error: Scheme, row 19: expected each band name once, got 'Low' 2 times"),
        ("A22", "", "error: Scheme!A22: expected a text for Band, got nothing"),
        ("A22", "&gt;High", "error: Scheme!A22: expected a name without * ? ~ that begins with no "
         "&lt; &gt; =, got '&gt;High'"),
        ("B36", "Rare", "error: Scheme, row 34: expected each label once, got 'Rare' 2 times"),
        ("A58", "*", "error: Scheme!A58: expected a name without * ? ~ that begins with no "
         "&lt; &gt; =, got '*'"),
    ],
)  # fmt: skip
def test_a_text_that_makes_no_sense_is_told_by_its_cell(
    path: Path, cell: str, text: str, told: str
) -> None:
    first = "Rare"
    if cell == "B36":
        _text(path, "B35", first)
    _text(path, cell, text)
    assert said(path) == [told.replace("&lt;", "<").replace("&gt;", ">")]


def test_an_error_for_a_name_is_told_by_its_cell(path: Path) -> None:
    put(path, "A22", '<c t="e"><v>#REF!</v></c>', SCHEME)
    assert said(path) == ["error: Scheme!A22: expected a text for Band, got '#REF!'"]


def test_the_sheet_is_told_by_its_new_name(path: Path) -> None:
    text = patching.read(path, BOOK).replace("'Scheme'!", "'How we score'!")
    patching.write(path, BOOK, text.replace('name="Scheme"', 'name="How we score"'))
    _number(path, "B14", "99")
    assert said(path) == ["error: How we score!B14: expected a score from 1 to 25, got 99"]


def test_a_band_too_many_is_told(path: Path) -> None:
    for column in "ABCDEFG":
        put(path, f"{column}21", "<c/>", SCHEME)
    assert said(path) == ["error: Scheme, row 19: expected 4 rows in the table Bands, got '3'"]


@pytest.mark.parametrize(
    "heading", ["Status", "Band", "From", "Label", "Arrow", "Mark", "Likelihood 2"]
)
def test_a_heading_that_was_renamed_leaves_what_the_workbook_was_built_with(
    path: Path, heading: str
) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/tables/")]
    having = [part for part in parts if f'name="{heading}"' in patching.read(path, part)]
    assert having
    for part in having:
        change(path, part, f'name="{heading}"', 'name="Renamed"')
    found, _ = read(path)
    assert found.scheme == register("generic-5x5").scheme


def test_a_list_that_is_gone_is_told(path: Path) -> None:
    tables = [f"xl/tables/table{number}.xml" for number in range(1, 40)]
    bands = next(part for part in tables if 'displayName="Bands"' in patching.read(path, part))
    patching.replace(path, bands, 'displayName="Bands"', 'displayName="Table1"')
    change(path, BOOK, r'(<definedName name="Tolerance"[^>]*>)[^<]*', r"\1#REF!")
    none = "got none; what the workbook was built with counts"
    assert said(path) == [
        f"warning: sheet Scheme: expected a cell with the name Tolerance, {none}",
        f"warning: sheet Scheme: expected a table with the name Bands, {none}",
    ]


def test_a_matrix_that_is_looked_up_is_read_from_its_cells(tmp_path: Path) -> None:
    risks = [{"reference": "R1", "title": "First"}]
    path = built(register("cambridgeshire-2017", risks=risks), tmp_path)
    sheet = next(each for each in package.read(path).sheets if each.name == "Scheme")
    corner = defined(path, "Rating_matrix")[1].partition(":")[0]
    row, column = package.position(corner)
    beside = f"{package.column_letters(column + 1)}{row}"
    before = sheet.cells[beside].value
    put(path, corner, f"<c><v>{before}</v></c>", sheet.part)
    found, findings = read(path)
    assert str(found.scheme.matrix[1, 1]) == before
    assert findings == []
    put(path, beside, "<c><v>0</v></c>", sheet.part)
    assert said(path) == [
        f"error: Scheme, row {row}: expected {before} or more at likelihood 2, "
        f"since (1, 1) rates {before}, got 0",
        "error: Scheme!B20: expected the lowest score, 0, got 1",
    ]
