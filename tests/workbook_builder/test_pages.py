"""Where pages begin, and what stands on them: as LibreOffice prints them."""

import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from risk_register.register import Register
from tests.registers import built, example, register
from tests.support.office import Office
from tests.workbook_builder.reading import column_of

LONG = "STRATEGIC-2026-{:03}"


def _crowded() -> Register:
    """Forty risks with long references, in every cell of the map, all of which have moved."""
    before = {"quarter": date(2025, 12, 31), "state": "Scored"}
    risks: list[dict[str, object]] = [
        {"reference": LONG.format(number), "title": "Short", "current_likelihood": 1 + number % 5,
         "current_impact": 1 + number // 5 % 5}
        for number in range(40)
    ]  # fmt: skip
    history: list[dict[str, object]] = [
        {**before, "reference": risk["reference"], "likelihood": 3, "impact": 3, "score": 9}
        for risk in risks
    ]
    return register("generic-5x5", risks=risks, history=history)


def _pages(office: Office, path: Path, sheet: str) -> list[str]:
    """The text of each page of a sheet, whose name stands at the right of the header."""
    with office.open(path) as book:
        pdf = book.pdf(path.with_suffix(".pdf"))
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")
    return [page for page in pages if re.search(rf"(^|  ){sheet}$", page.split("\n")[0])]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(_crowded(), tmp_path_factory.mktemp("crowded"))


PARTS = {
    "generic-5x5": [
        ("Matrix: the score", "Severe"),
        ("Likelihood, lowest first", "Over 80%"),
        ("Impact, lowest first", "Prosecution, or intervention"),
        ("Stages", "Continued under several"),
        ("Movement marks", "Impact expected to decrease"),
    ],
    "cambridgeshire-2017": [
        ("Likelihood, lowest first", "Its occurrence is expected"),
        ("Impact, lowest first", "Far-reaching changes needed"),
        ("Movement marks", "Impact rating expected to decrease"),
    ],
}
"""The heading of a part of the Scheme sheet, and what stands in its last row."""


@pytest.mark.parametrize("name", PARTS)
def test_no_part_of_the_scheme_sheet_is_torn_apart(
    office: Office, tmp_path: Path, name: str
) -> None:
    pages = _pages(office, built(register(name), tmp_path), "Scheme")
    assert len(pages) > 2
    for heading, last in PARTS[name]:
        assert [page for page in pages if heading in page and last in page], heading


def test_the_movement_marks_stand_on_one_page(office: Office, crowded: Path) -> None:
    pages = _pages(office, crowded, "Heat map")
    [marks] = [page for page in pages if "Movement marks\n" in page]
    assert "Likelihood increased" in marks
    assert "Impact expected to decrease" in marks


def test_the_marks_stay_below_a_map_that_leaves_room(office: Office, tmp_path: Path) -> None:
    path = built(example("cambridgeshire-2017-02"), tmp_path)
    pages = _pages(office, path, "Heat map")
    assert len(pages) == 2
    assert "Movement marks\n" in pages[0]
    assert "The same in words" in pages[1]


def test_the_map_in_words_has_its_headings_on_every_page(office: Office, crowded: Path) -> None:
    pages = _pages(office, crowded, "Heat map")
    assert len(pages) == 3
    assert ["Which" in page for page in pages] == [False, True, True]


def test_quarter_end_has_its_headings_on_every_page(office: Office, crowded: Path) -> None:
    pages = _pages(office, crowded, "Quarter end")
    assert len(pages) == 2
    assert all("Likelihood" in page for page in pages)


def test_a_long_reference_has_room_beside_a_short_title(crowded: Path) -> None:
    sheet: Any = load_workbook(crowded)["Quarter by quarter"]
    assert sheet.column_dimensions["A"].width > len(LONG.format(1)) + 2
    band = column_of(crowded, "Quarter by quarter", "Band", row=6)
    assert sheet.column_dimensions[band].width == 14


def test_short_references_leave_the_column_as_it_was(tmp_path: Path) -> None:
    sheet: Any = load_workbook(built(example("leicestershire-2023-10"), tmp_path))
    assert sheet["Quarter by quarter"].column_dimensions["A"].width == 14


def test_an_empty_workbook_has_room_to_type_in(tmp_path: Path) -> None:
    path = built(register("generic-5x5"), tmp_path)
    assert _width(path, "Register", "Title") == 22
    assert _width(path, "Register", "Description") == 36
    assert _width(path, "Controls", "What is done") == 36


def test_a_control_of_3000_characters_stands_in_its_row_whole(tmp_path: Path) -> None:
    risks = [{"reference": "R1", "title": "First"}]
    controls = [{"control_id": "C1", "reference": "R1", "control": "word " * 600}]
    path = built(register("generic-5x5", risks=risks, controls=controls), tmp_path)
    assert 84 <= _width(path, "Controls", "What is done") <= 100


def test_a_page_of_controls_says_of_which_risk_each_is(tmp_path: Path) -> None:
    path = built(register("generic-5x5"), tmp_path)
    sheet: Any = load_workbook(path)["Controls"]
    assert sheet.print_title_cols == "$A:$B"


def test_the_chart_of_owners_names_each_of_them(tmp_path: Path, office: Office) -> None:
    """Each stands in the list and at its bar; two of seven names here are long."""
    path = built(example("leicestershire-2023-10"), tmp_path)
    [page] = _pages(office, path, "Dashboard")
    owners = ["Chief Finance Officer", "Chief Executive Officer", "Head of Communications",
              "Director of VRN", "Director of Governance and Performance"]  # fmt: skip
    assert [page.count(owner) for owner in owners] == [2, 2, 2, 2, 2]
    assert page.count("Director of Strategy, Partnerships and") == 2


def _width(path: Path, sheet: str, heading: str) -> float:
    sheets: Any = load_workbook(path)
    return float(sheets[sheet].column_dimensions[column_of(path, sheet, heading)].width)
