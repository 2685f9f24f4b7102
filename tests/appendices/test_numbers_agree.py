"""The same figure in the register, the Word file, the workbook and the PDF, read by others.

The register's workbook is read with pandas, which sees the stored values; the Word file with
python-docx, the pack's workbook with pandas, the PDF with pdftotext.
"""

import io
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest
from docx import Document

from appendices.meeting import meeting_of
from appendices.publishing import publish
from appendices.wanted import Published, Wanted
from tests.registers import EXAMPLE_NAMES, built, example
from tests.support.needs import needs_office

Figures = Mapping[str, Mapping[str, str]]
"""Of each risk, by its reference, what stands below each heading of the pack."""

SAME = {
    "leicestershire-2023-10": (
        "Reference", {
            "Current Score": "Current score", "Previous Score": "Previous score",
            "Status": "Status", "Owner": "Risk owner", "Impact": "Current impact label",
            "Likelihood": "Current likelihood label",
        },
    ),
    "wmpcc-2024-06": (
        "No", {
            "Unmitigated score": "Unmitigated score", "Score Mar 24": "Previous score",
            "Score June 24": "Mitigated score", "Owner": "Owner",
        },
    ),
    "wmpcc-2026-03": ("No", {"Owner": "Owner", "March 2026": "Mitigated score"}),
    "mopac-2017-09": ("Ref", {"Risk owner": "Risk owner", "Risk": "Title"}),
}  # fmt: skip
"""The heading of the reference in the pack, and the register's heading for each of the pack's."""


@pytest.fixture(scope="module", params=sorted(SAME))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def published(name: str) -> Published:
    register = example(name)
    meeting, _ = meeting_of(register)
    assert meeting is not None
    return publish(register, meeting, Wanted())


@pytest.fixture(scope="module")
def in_register(name: str, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """What the register's workbook has, under the pack's headings."""
    path = built(example(name), tmp_path_factory.mktemp("register"))
    reference, headings = SAME[name]
    sheet = _register_sheet(path)
    found = {
        str(row.iloc[0]): {ours: _said(row[theirs]) for ours, theirs in headings.items()}
        for _, row in sheet.iterrows()
    }
    assert len(found) == len(example(name).entries), reference
    return found


def _register_sheet(path: Path) -> pd.DataFrame:
    """The rows of the sheet Register that hold a risk; `N/A` stays what it is."""
    sheet = pd.read_excel(
        path, sheet_name="Register", header=3, dtype=object, engine="openpyxl",
        keep_default_na=False, na_values=[""],
    )  # fmt: skip
    return sheet.dropna(subset=[sheet.columns[0]])


def _said(value: object) -> str:
    """A value as a pack prints it, without the word of its band; nothing for a dash."""
    if value is None or (isinstance(value, float) and pd.isna(value)) or value == "–":
        return ""
    text = str(int(value)) if isinstance(value, float) else str(value)
    return re.sub(r"^(\d+) \D+$", r"\1", " ".join(text.split()))


def _of_table(rows: list[list[object]], name: str) -> Figures:
    """The figures of the first table whose headings are those of the pack's overview."""
    reference, headings = SAME[name]
    references = {risk.reference for risk in example(name).entries}
    for at, row in enumerate(rows):
        if row[0] == reference and {*headings} <= {*row}:
            places = {heading: row.index(heading) for heading in headings}
            found = {}
            for below in rows[at + 1 :]:
                if _said(below[0]) not in references:
                    break
                found[_said(below[0])] = {h: _said(below[n]) for h, n in places.items()}
            return found
    raise AssertionError(f"no table with {[reference, *headings]}")


def _file(published: Published, ending: str) -> bytes:
    [found] = (
        content
        for path, content in published.files.items()
        if path.startswith("public/appendices-") and path.endswith(ending)
    )
    return found


@needs_office
def test_the_word_file_has_the_registers_figures(
    name: str, published: Published, in_register: Figures
) -> None:
    document = Document(io.BytesIO(_file(published, ".docx")))
    reference, headings = SAME[name]
    [table, *_] = (
        table for table in document.tables
        if {reference, *headings} <= {cell.text for cell in table.rows[0].cells}
    )  # fmt: skip
    rows: list[list[object]] = [[cell.text for cell in row.cells] for row in table.rows]
    assert _of_table(rows, name) == in_register


@needs_office
def test_the_packs_workbook_has_the_registers_figures(
    name: str, published: Published, in_register: Figures
) -> None:
    sheets = pd.read_excel(
        io.BytesIO(_file(published, ".xlsx")), sheet_name=None, header=None, dtype=object,
        engine="openpyxl", keep_default_na=False, na_values=[""],
    )  # fmt: skip
    reference, headings = SAME[name]
    for sheet in sheets.values():
        rows = [[*row] for row in sheet.itertuples(index=False)]
        if any(row[0] == reference and {*headings} <= {*row} for row in rows):
            assert _of_table(rows, name) == in_register
            return
    raise AssertionError("no sheet has the overview")


@needs_office
def test_the_pdf_has_the_registers_figures(
    name: str, published: Published, in_register: Figures, tmp_path: Path
) -> None:
    """On the line on which a row begins, its short figures stand in the order of the columns."""
    path = tmp_path / "pack.pdf"
    path.write_bytes(_file(published, ".pdf"))
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines = text.splitlines()
    for reference, figures in in_register.items():
        wanted = {said for said in figures.values() if said and " " not in said}
        beginning = [line for line in lines if re.match(rf" *{reference}  ", line)]
        assert any(wanted <= {*line.split()} for line in beginning), (reference, wanted)


def test_every_other_example_is_compared_below() -> None:
    """Cambridgeshire's register is printed as pages, and of the plan no table has every row."""
    assert {*EXAMPLE_NAMES} - {*SAME} == {"cambridgeshire-2017-02", "wmpcc-plan-2026-03"}


@needs_office
def test_the_plans_ratings_are_those_of_its_workbook_in_every_file(tmp_path: Path) -> None:
    register = example("wmpcc-plan-2026-03")
    meeting, _ = meeting_of(register)
    assert meeting is not None
    published = publish(register, meeting, Wanted())
    path = built(register, tmp_path)
    plan = pd.read_excel(path, sheet_name="Plan", header=3, dtype=object, engine="openpyxl")
    expected = {
        str(row["Ref"]): [row["Previous rating"], row["Rating"]]
        for _, row in plan.iterrows()
        if str(row["Ref"]).isdecimal()
    }
    assert len(expected) == 17
    assert expected["36"] == ["Red", "Green"]

    document = Document(io.BytesIO(_file(published, ".docx")))
    of_word = [[cell.text for cell in row.cells] for t in document.tables for row in t.rows]
    sheets = pd.read_excel(
        io.BytesIO(_file(published, ".xlsx")), sheet_name=None, header=None, dtype=object,
        engine="openpyxl",
    )  # fmt: skip
    of_sheets = [[_said(cell) for cell in row] for s in sheets.values() for row in s.to_numpy()]
    for rows in (of_word, of_sheets):
        found = {row[0]: row[1:3] for row in rows if len(row) > 2 and row[0] in expected}
        assert found == expected

    pdf = tmp_path / "pack.pdf"
    pdf.write_bytes(_file(published, ".pdf"))
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for reference, ratings in expected.items():
        assert re.search(rf"^ *{reference} +{ratings[0]} +{ratings[1]} ", text, re.M), reference


@needs_office
def test_cambridgeshires_pages_have_the_registers_scores(tmp_path: Path) -> None:
    register = example("cambridgeshire-2017-02")
    meeting, _ = meeting_of(register)
    assert meeting is not None
    published = publish(register, meeting, Wanted())
    sheet = _register_sheet(built(register, tmp_path))
    headings = ("Inherent score", "Current score", "Future score")
    expected = {row["Reference"]: [_said(row[each]) for each in headings]
                for _, row in sheet.iterrows()}  # fmt: skip
    assert len(expected) == 16

    document = Document(io.BytesIO(_file(published, ".docx")))
    tables = [[[cell.text for cell in row.cells] for row in each.rows] for each in document.tables]
    references = [table[1][0] for table in tables if table[0][:2] == ["Reference", "Objective"]]
    ratings = [[_said(row[3]) for row in table[1:]] for table in tables if table[0][0] == "Ratings"]
    assert dict(zip(references, ratings, strict=True)) == expected

    path = tmp_path / "pack.pdf"
    path.write_bytes(_file(published, ".pdf"))
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for reference, scores in expected.items():
        [page] = (each for each in text.split("\f") if re.search(rf"^ *{reference}  ", each, re.M)
                  and "Exec Lead" in each)  # fmt: skip
        for row, score in zip(("Inherent", "Current", "Future"), scores, strict=True):
            [line] = (each for each in page.splitlines() if re.match(rf" *{row}  ", each))
            assert (score or "–") in line.split(), (reference, row)
