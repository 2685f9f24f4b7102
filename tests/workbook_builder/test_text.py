"""Rule 6, text is text: what an officer wrote stands in the cell, to the letter."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.registers import built, register
from tests.support.office import Office

AWKWARD = [
    "=1+1",
    "+44 116 000 0000",
    "-5 degrees",
    "@SUM(A1)",
    "#N/A",
    "TRUE",
    "0012",
    "1/2",
    "It said _x000D_ and _x0041_ literally",
    "  two blanks before, one behind ",
    "first line\nsecond line\n\nfourth line",
    "quotes \" and ' and & and < and >",
    "tab\there",
    "emoji 🙂 and Welsh ŵ ŷ and ▲",
    "]]> and <![CDATA[",
    "x" * 32_767,
]


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_a_text_is_stored_as_it_is(tmp_path: Path, text: str) -> None:
    path = built(register("generic-5x5", risks=[{"reference": "R1", "title": text}]), tmp_path)
    cell = load_workbook(path)["Register"]["B5"]
    stored = text.replace("_x000D_", "_x005F_x000D_").replace("_x0041_", "_x005F_x0041_")
    assert cell.value == stored
    assert cell.data_type == "s"


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 116", "-5", "@SUM(A1)", "#N/A", "TRUE", "0012", "1/2"]
)
def test_a_text_that_excel_could_take_for_more_is_kept_as_text_when_edited(
    tmp_path: Path, text: str
) -> None:
    path = built(register("generic-5x5", risks=[{"reference": "R1", "title": text}]), tmp_path)
    assert load_workbook(path)["Register"]["B5"].quotePrefix


def test_an_empty_entry_takes_a_number_as_a_number(tmp_path: Path) -> None:
    path = built(register("generic-5x5", risks=[{"reference": "R1", "title": "Risk"}]), tmp_path)
    sheet = load_workbook(path)["Register"]
    assert not any(cell.quotePrefix for cell in sheet[5])


def test_a_spreadsheet_shows_the_same_texts(office: Office, tmp_path: Path) -> None:
    risks = [{"reference": f"R{n}", "title": text} for n, text in enumerate(AWKWARD)]
    with office.open(built(register("generic-5x5", risks=risks), tmp_path)) as book:
        values = book.values("Register")
        assert [values[f"B{row}"] for row in range(5, 5 + len(AWKWARD))] == AWKWARD


def test_awkward_names_work_in_lists_and_formulas(office: Office, tmp_path: Path) -> None:
    odd = 'R "1" & [2] #3'
    risks = [{"reference": odd, "title": "Odd", "current_likelihood": 2, "current_impact": 2}]
    controls = [{"control_id": "C1", "reference": odd, "control": "x", "kind": "Planned"}]
    path = built(register("generic-5x5", risks=risks, controls=controls), tmp_path)
    with office.open(path) as book:
        assert book.values("Controls")["C5"] == "Odd"
        assert odd in book.values("Heat map").values()
