"""What a file says of each risk; no cell with a text of its own is lost or counted twice."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.files import read_grids
from intake.finding import find_table
from intake.grid import Grid
from intake.headings import columns_of, repeats
from intake.plan import ColumnPlan, Layout, TablePlan
from intake.records import Record, Records, records_of
from tests.intake import anyshire, layouts
from tests.intake.test_finding import SIMPLE, grid


def of(found: Grid) -> Records:
    return records_of(found, find_table(found))


def said(record: Record, heading: str) -> list[str]:
    return [cell.text for cell in record.cells.get(heading, ())]


def all_said(found: Records, heading: str) -> list[list[str]]:
    return [said(record, heading) for record in found.records]


def around(found: Records) -> list[str]:
    return [cell.text for cell in found.around]


def test_a_row_is_a_risk() -> None:
    found = of(grid(SIMPLE, ["R1", "Fire", "CEO", 4], ["R2", "Flood", "CFO", 6]))
    assert all_said(found, "Ref") == [["R1"], ["R2"]]
    assert all_said(found, "Score") == [["4"], ["6"]]
    assert found.around == ()


def test_a_row_without_a_reference_goes_on_with_the_risk_above() -> None:
    found = of(grid(SIMPLE, ["R1", "Fire", "CEO", 4], [None, "in the archive"], ["R2", "Flood"]))
    assert all_said(found, "Risk") == [["Fire", "in the archive"], ["Flood"]]


def test_without_references_a_risk_begins_where_there_is_a_title_and_a_score() -> None:
    """As in the register of West Midlands, whose text has lost its numbers."""
    found = of(
        grid(
            ["There is a risk that", "Leading to", "Score", "Own"],
            ["The PCC does not", "Falling", 12, "JJ"],
            ["hold the force to account", "performance"],
            [None, "Rising crime"],
            ["The plan is not", "Delay", 8, "AF"],
        )
    )
    assert all_said(found, "There is a risk that") == [
        ["The PCC does not", "hold the force to account"], ["The plan is not"],
    ]  # fmt: skip
    assert all_said(found, "Leading to") == [["Falling", "performance", "Rising crime"], ["Delay"]]


def test_a_cell_merged_over_the_rows_of_one_risk_is_said_once() -> None:
    found = of(
        grid(
            ["Ref", "Risk", "Controls"], ["R1", "Fire", "Alarm"], ["^", "^", "Hose"],
            ["R2", "Flood", "Pump"],
        )
    )  # fmt: skip
    assert all_said(found, "Risk") == [["Fire"], ["Flood"]]
    assert all_said(found, "Controls") == [["Alarm", "Hose"], ["Pump"]]


def test_a_cell_merged_over_several_risks_is_said_of_each() -> None:
    found = of(grid(SIMPLE, ["R1", "Fire", "CEO", 4], ["R2", "Flood", "^", 6]))
    assert all_said(found, "Owner") == [["CEO"], ["CEO"]]
    assert [record.cells["Owner"][0].spread for record in found.records] == [False, True]


def test_a_reference_that_stands_again_on_each_row_is_one_risk() -> None:
    found = of(
        grid(
            ["Ref", "Risk", "Control"], ["R1", "Fire", "Alarm"], ["R1", "Fire", "Hose"],
            ["R1", None, "Drill"], ["R2", "Flood", "Pump"],
        )
    )  # fmt: skip
    assert all_said(found, "Control") == [["Alarm", "Hose", "Drill"], ["Pump"]]


def test_a_row_above_several_risks_is_said_of_each() -> None:
    found = of(
        grid(
            SIMPLE, ["Objective 1: Safety", "<", "<", "<"], ["R1", "Fire", "CEO", 4],
            ["R2", "Flood", "CFO", 6], ["Objective 2: Money"], ["R3", "Theft", "CFO", 9],
        )
    )  # fmt: skip
    assert all_said(found, "section") == [
        ["Objective 1: Safety"], ["Objective 1: Safety"], ["Objective 2: Money"],
    ]  # fmt: skip
    assert [record.cells["section"][0].own for record in found.records] == [True, False, True]
    assert found.around == ()


@pytest.mark.parametrize("second", [["Resources"], ["Resources", "<", "<", "<"]])
def test_a_section_above_the_headings_is_one_where_all_sections_stand_so(
    second: list[str],
) -> None:
    first = ["Engagement", *second[1:]]
    found = of(
        grid(
            ["Strategic risks"], first, SIMPLE, ["R1", "Fire", "CEO", 4], ["R2", "Flood", "CFO", 6],
            [], second, SIMPLE, ["R3", "Theft", "CFO", 2],
        )
    )  # fmt: skip
    assert all_said(found, "section") == [["Engagement"], ["Engagement"], ["Resources"]]
    assert around(found) == ["Strategic risks"]


def test_a_section_above_the_headings_is_one_if_it_is_named_as_one() -> None:
    risks: list[list[object]] = [
        ["R1", "Fire", "CEO", 4],
        ["Objective 2: resources"],
        ["R2", "Flood", "CFO", 6],
    ]
    found = of(grid(["Objective 1: engagement"], SIMPLE, *risks))
    assert all_said(found, "section") == [["Objective 1: engagement"], ["Objective 2: resources"]]
    found = of(grid(["Anyshire: our risks"], SIMPLE, *risks))
    assert all_said(found, "section") == [[], ["Objective 2: resources"]]
    assert around(found) == ["Anyshire: our risks"]


def test_headings_and_pages_that_stand_between_risks_are_none() -> None:
    found = of(
        grid(
            SIMPLE, ["R1", "Fire", "CEO", 4], ["OFFICIAL"], [], SIMPLE, [None, "and smoke"],
            ["R2", "Flood", "CFO", 6], ["Page 2 of 2"],
        )
    )  # fmt: skip
    assert all_said(found, "Risk") == [["Fire", "and smoke"], ["Flood"]]
    assert around(found) == ["OFFICIAL", "Page 2 of 2"]


def test_titles_keys_and_totals_are_around_the_table() -> None:
    found = of(
        grid(
            ["Risk register", "<", "<", "<"], SIMPLE, ["R1", "Fire", "CEO", 4],
            ["R2", "Flood", "CFO", 6], ["Total", None, None, 10], [],
            ["Owner of risks: CEO - Chief Executive"], ["5 - 7", "Medium"], ["1", "Low"],
        )
    )  # fmt: skip
    assert all_said(found, "Ref") == [["R1"], ["R2"]]
    assert around(found) == [
        "Risk register", "Total", "10", "Owner of risks: CEO - Chief Executive", "5 - 7", "Medium",
        "1", "Low",
    ]  # fmt: skip


def test_a_new_risk_of_which_little_is_known_is_one() -> None:
    wide = ["Ref", "Risk", "Owner", "Score", "Status", "Cause", "Effect", "Controls"]
    found = of(grid(wide, ["AN01", "Fire", "CEO", 4, "Open", "a", "b", "c"], ["AN02", "Flood"]))
    assert all_said(found, "Ref") == [["AN01"], ["AN02"]]


def test_a_line_below_a_table_without_references_is_around_it() -> None:
    found = of(grid(["Risk", "Owner"], ["Fire", "CEO"], [], ["Approved by the board"]))
    assert all_said(found, "Risk") == [["Fire"]]
    assert around(found) == ["Approved by the board"]


def test_a_row_that_explains_the_headings_is_no_risk() -> None:
    found = of(grid(SIMPLE, [None, "(what may happen)", None, "(1-25)"], ["R1", "Fire", "CEO", 4]))
    assert all_said(found, "Risk") == [["Fire"]]
    assert around(found) == ["(what may happen)", "(1-25)"]


def test_what_stands_beside_the_table_is_around_it() -> None:
    found = of(grid(["Ref", "Risk", "Owner", None, None], ["R1", "Fire", "CEO", None, "Red: 12"]))
    assert around(found) == ["Red: 12"]


def test_the_plan_says_where_the_table_ends() -> None:
    found = grid(SIMPLE, ["R1", "Fire", "CEO", 4], ["R2", "Flood", "CFO", 6])
    table = TablePlan("Sheet1", Layout.ROWS, 1, last_row=2)
    assert all_said(records_of(found, table), "Ref") == [["R1"]]
    assert around(records_of(found, table)) == ["R2", "Flood", "CFO", "6"]


def test_the_plan_says_which_column_is_the_reference() -> None:
    found = grid(["Code name", "Risk", "Owner"], ["Falcon", "Fire", "CEO"], [None, "Smoke", "CFO"])
    columns = (ColumnPlan("Code name", "reference"), ColumnPlan("Risk", "title"))
    table = TablePlan("Sheet1", Layout.ROWS, 1, columns=columns)
    assert all_said(records_of(found, table), "Code name") == [["Falcon"], []]


def test_cards_below_each_other_are_a_record_each() -> None:
    found = of(
        grid(
            ["Risk pages", "<", "<"],
            ["URN", "Owner", "Score"], ["R1", "CEO", 4],
            ["Title", "Fire", "<"], ["Controls", "• Alarm", "<"], [None, "• Hose", "<"], [],
            ["URN", "Owner", "Score"], ["R2", "CFO", 6],
            ["Title", "Flood", "<"], ["Controls", "• Pump", "<"], ["Next review", None, None],
        )
    )  # fmt: skip
    assert all_said(found, "URN") == [["R1"], ["R2"]]
    assert all_said(found, "Score") == [["4"], ["6"]]
    assert all_said(found, "Controls") == [["• Alarm", "• Hose"], ["• Pump"]]
    assert around(found) == ["Risk pages"]


REFERENCES = [risk.reference for risk in anyshire.RISKS]


@pytest.mark.parametrize("name", layouts.NAMES)
def test_every_layout_has_the_six_risks(name: str, written: Callable[[str], Path]) -> None:
    grids, _ = read_grids(written(name))
    records = [record for grid in grids for record in of(grid).records]
    heading = "URN" if "cards" in name else "Ref"
    assert [said(record, heading) for record in records] == [[each] for each in REFERENCES]


@pytest.mark.parametrize("name", layouts.NAMES)
def test_every_layout_has_all_controls_and_owners(
    name: str, written: Callable[[str], Path]
) -> None:
    grids, _ = read_grids(written(name))
    records = [record for grid in grids for record in of(grid).records]
    controls = [
        [line.removeprefix("• ") for text in said(record, "Controls in place")
         for line in text.split("\n")]
        for record in records
    ]  # fmt: skip
    assert controls == [[*risk.controls] for risk in anyshire.RISKS]
    owners = [" / ".join(said(record, "Risk owner")).replace("\n", " / ") for record in records]
    assert owners == ["HoC", "CEO / HoC", "CEO", "CEO", "CFO", "CFO / HoC"]


def heading_places(found: Grid, table: TablePlan) -> Counter[str]:
    """Where the headings stand, which are in no record; once more where they are repeated."""
    first = table.header_row - 1
    heads = found.rows[first : first + table.header_rows]
    rows = [row for row in found.rows[first:] if row in heads or repeats(row, heads[-1])]
    return Counter(str(cell.place) for row in rows for cell in row if cell.own)


def placed(records: Records) -> Counter[str]:
    inside = (cell for record in records.records for cells in record.cells.values()
              for cell in cells)  # fmt: skip
    return Counter(str(cell.place) for cell in (*inside, *records.around) if cell.own)


CELLS = st.one_of(
    st.none(), st.none(), st.none(),
    st.sampled_from(
        ["R1", "R2", "R3", "Ref", "Risk", "Owner", "Score", "Title", "Fire", "CEO", "Total",
         "Objective 1", "Controls", "12", "Key", "<", "^", "Page 1", "OFFICIAL", "L", "I"]
    ),
    st.integers(1, 25),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    above=st.lists(st.lists(CELLS, max_size=5), max_size=2),
    below=st.lists(st.lists(CELLS, max_size=6), max_size=9),
)
def test_every_cell_is_in_one_place(
    above: list[list[object]], below: list[list[object]]
) -> None:  # fmt: skip
    rows = [[None, *(value for value in row if value not in ("<", "^"))] for row in above]
    found = grid(*rows, [*SIMPLE, "Controls"], *([value or None for value in row] for row in
                 ([None, *row] if row[:1] == ["<"] else row for row in below)))  # fmt: skip
    table = find_table(found)
    records = records_of(found, table)
    everything = Counter(str(cell.place) for cell in found.cells())
    if table.layout is Layout.CARDS:
        assert placed(records) <= everything
        names = {part for column in table.columns for part in column.heading.split(" / ")}
        left = {cell.text for cell in found.cells() if not placed(records)[str(cell.place)]}
        assert left <= names
        return
    assert placed(records) + heading_places(found, table) == everything


def test_columns_of_a_grid_are_those_that_hold_something() -> None:
    found = grid(["Ref", "Risk", None, "Owner"], ["R1", "Fire", None, "CEO"])
    assert columns_of(found, 0, 1) == {0: "Ref", 1: "Risk", 3: "Owner"}
