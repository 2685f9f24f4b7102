"""What stands in columns of an office's own: kept as it is, or its value with a word."""

import re
from pathlib import Path

import pytest

from risk_register.own_columns import Formula, OwnColumn
from tests.support import patching
from tests.workbook_builder.reading_back.worked import (
    BOOK,
    SHEET,
    TABLE,
    at,
    change,
    own_column,
    read,
    said,
    small,
)
from workbook_builder.build import build, unbuildable

HEADING = "Risks[[#This Row],[Current score]]"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small(tmp_path)


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("'My sheet'!A1", "''My sheet'!A1'"),
        ("INDIRECT(&quot;B6&quot;)", "'INDIRECT('"),
        ("OURMACRO(1)", "'OURMACRO('"),
        ("[1]Book!A1", "'[1]Book!A1'"),
        ("B6", "'B6'"),
        ("Risks[[#Headers],[Title]]", "'Risks[[#Headers],[Title]]'"),
        ("Risks", "'Risks'"),
        ("#REF!+1", "'#REF!'"),
        ("1+)", "'1+)'"),
        ("A" * 9_000, f"'{'A' * 57}...'"),
    ],
)
def test_a_formula_that_looks_elsewhere_keeps_its_value_and_is_told(
    path: Path, formula: str, told: str
) -> None:
    letter = own_column(path, f"<c><f>{formula}</f><v>7</v></c>")
    found, _ = read(path)
    assert found.entries[0].own == {"Own": 7}
    assert said(path) == [
        f"warning: Register!{letter}5: expected a formula that refers to tables by their headings; "
        f"its value is kept, got {told}"
    ]
    assert unbuildable(found) == []


@pytest.mark.parametrize(
    "formula",
    [
        f"{HEADING}*2",
        f"IFERROR({HEADING}/0,As_at)",
        f"_xlfn.IFNA({HEADING},0)",
        "SUMIFS(Risks[Current score],Risks[Title],Risks[[#This Row],[Title]])",
        "COUNTIF(Controls[Risk],Risks[[#This Row],[Reference]])",
        f"IF({HEADING}&gt;Tolerance,#N/A,TRUE)",
    ],
)
def test_a_formula_by_headings_and_names_comes_along(path: Path, formula: str) -> None:
    own_column(path, f"<c><f>{formula}</f><v>7</v></c>")
    found, findings = read(path)
    assert found.entries[0].own == {"Own": Formula(formula.replace("&gt;", ">"))}
    assert findings == []
    assert unbuildable(found) == []


def test_an_array_formula_keeps_its_value_and_is_told(path: Path) -> None:
    formula = "SUM((Risks[Current score]&gt;5)*1)"
    letter = own_column(path, f'<c><f t="array" ref="BB5">{formula}</f><v>1</v></c>')
    found, _ = read(path)
    assert found.entries[0].own == {"Own": 1}
    assert said(path) == [
        f"warning: Register!{letter}5: expected a formula of one cell; its value is kept, "
        "got the array formula 'SUM((Risks[Current score]>5)*1)'"
    ]


def test_a_shared_formula_that_would_leave_the_sheet_keeps_its_value(path: Path) -> None:
    letter = own_column(
        path,
        '<c><f t="shared" si="0" ref="A5:A6">XFD1048576</f><v>1</v></c>',
        '<c><f t="shared" si="0"/><v>2</v></c>',
    )
    found, _ = read(path)
    assert [risk.own for risk in found.entries] == [{"Own": 1}, {"Own": 2}]
    assert [each.partition(": expected")[0] for each in said(path)] == [
        f"warning: Register!{letter}5", f"warning: Register!{letter}6",
    ]  # fmt: skip


def test_an_error_of_one_s_own_is_told_and_left_out(path: Path) -> None:
    letter = own_column(path, '<c t="e"><v>#DIV/0!</v></c>')
    assert read(path)[0].entries[0].own == {}
    assert said(path) == [
        f"warning: Register!{letter}5: expected a value; the cell is left empty, "
        "got the error #DIV/0!"
    ]


def test_the_formula_of_the_column_is_that_of_new_rows(path: Path) -> None:
    own_column(path, f"<c><f>{HEADING}*2</f></c>", "<c><v>3</v></c>", formula=f"{HEADING}*2")
    found, findings = read(path)
    last = found.own_columns["risks"][0].after
    assert found.own_columns == {"risks": (OwnColumn("Own", last, f"{HEADING}*2"),)}
    assert [risk.own for risk in found.entries] == [{"Own": Formula(f"{HEADING}*2")}, {"Own": 3}]
    assert findings == []


def _date_style(path: Path) -> str:
    """The attribute of a cell with a date's format."""
    cell = at(path, "First recorded")
    [style] = re.findall(rf'<c r="{cell}"( s="\d+")', patching.read(path, SHEET))
    return str(style)


def test_a_date_of_one_s_own_is_the_same_day_whatever_it_is_counted_from(path: Path) -> None:
    own_column(path, "<c><v>43763</v></c>", '<c t="d"><v>2023-10-27</v></c>',
               style=_date_style(path))  # fmt: skip
    change(path, BOOK, "<workbookPr[^>]*>", '<workbookPr date1904="1"/>')
    found, findings = read(path)
    assert [risk.own for risk in found.entries] == [{"Own": 45225}, {"Own": 45226}]
    assert found.own_columns["risks"][0].number_format == "dd/mm/yyyy"
    assert findings == []


def test_a_number_of_one_s_own_is_no_date_because_the_workbook_counts_from_1904(
    path: Path,
) -> None:
    own_column(path, "<c><v>100</v></c>")
    change(path, BOOK, "<workbookPr[^>]*>", '<workbookPr date1904="1"/>')
    assert read(path)[0].entries[0].own == {"Own": 100}


def test_an_own_heading_that_is_none_is_refused_with_its_cell(path: Path) -> None:
    letter = own_column(path)
    change(path, TABLE, 'name="Own"', f'name="{"x" * 300}"')
    [told] = said(path)
    assert told.startswith(
        f"error: Register!{letter}4: expected a heading of 1 to 255 characters on one line, got "
    )


def test_two_headings_that_differ_by_a_line_break_only_are_told(path: Path) -> None:
    letter = own_column(path, "<c><v>1</v></c>")
    change(path, TABLE, 'name="Heat map words"', 'name="O_x000a_wn"')
    change(path, TABLE, 'name="Own"', 'name="O wn"')
    assert (
        f"error: Register!{letter}4: expected a heading that no other column of Risks has, "
        "got 'O wn'" in said(path)
    )


def test_what_was_read_is_built(path: Path) -> None:
    own_column(path, f"<c><f>{HEADING}*2</f><v>24</v></c>", "<c><v>2</v></c>")
    found, _ = read(path)
    path.write_bytes(build(found))
    again, findings = read(path)
    assert [risk.own for risk in again.entries] == [{"Own": Formula(f"{HEADING}*2")}, {"Own": 2}]
    assert findings == []
