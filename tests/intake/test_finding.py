"""Where the table is, and what its headings say."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from intake.files import read_grids
from intake.finding import find_table
from intake.grid import Grid, GridCell
from intake.plan import Layout
from risk_register.places import SheetPlace
from tests.intake import layouts


def grid(*rows: Sequence[object], name: str = "Sheet1") -> Grid:
    """A sheet of these rows; a cell that is "<" shows what the one to its left holds, "^" above."""
    width = max(map(len, rows))
    cells: list[tuple[GridCell, ...]] = []
    for number, row in enumerate(rows, 1):
        found: list[GridCell] = []
        for column in range(width):
            value = row[column] if column < len(row) else None
            place = SheetPlace(name, number, chr(65 + column))
            if value == "<":
                found.append(GridCell(found[-1].value, place, spread=True))
            elif value == "^":
                found.append(GridCell(cells[-1][column].value, place, spread=True))
            else:
                found.append(GridCell(value, place))  # type: ignore[arg-type]  # as a test needs it
        cells.append(tuple(found))
    return Grid(name, tuple(cells))


def headings(of: Grid) -> list[str]:
    return [column.heading for column in find_table(of).columns]


SIMPLE = ["Ref", "Risk", "Owner", "Score"]


def test_headings_are_found_below_titles_and_blank_rows() -> None:
    table = find_table(grid(["Risk register", "<", "<", "<"], [], SIMPLE, ["R1", "Fire", "CEO", 4]))
    assert (table.layout, table.header_row, table.header_rows) == (Layout.ROWS, 3, 1)
    assert [column.heading for column in table.columns] == SIMPLE


def test_a_heading_in_two_rows_has_both_parts() -> None:
    found = grid(
        ["Ref", "Risk", "Current", "<", "Target", "<"],
        ["^", "^", "L", "I", "L", "I"],
        ["R1", "Fire", 1, 2, 1, 1],
    )
    assert headings(found) == [
        "Ref", "Risk", "Current / L", "Current / I", "Target / L", "Target / I",
    ]  # fmt: skip
    assert find_table(found).header_rows == 2


def test_a_group_that_is_not_merged_holds_for_the_figures_to_its_right() -> None:
    """As the register of West Midlands has it: one heading over five scores."""
    found = grid(
        [None, None, "Mitigated Score"],
        ["There is a risk that", "Caused by", "Score June 23", "Score Sept 23", "Direction"],
        ["Fire", "Wires", 12, 12, "↔"],
    )
    assert headings(found) == [
        "There is a risk that", "Caused by", "Mitigated Score / Score June 23",
        "Mitigated Score / Score Sept 23", "Direction",
    ]  # fmt: skip


def test_a_title_over_the_whole_table_groups_nothing() -> None:
    found = grid(["Strategic risks", "<", "<", "<"], SIMPLE, ["R1", "Fire", "CEO", 4])
    assert headings(found) == SIMPLE


def test_a_title_right_above_the_headings_groups_nothing() -> None:
    found = grid([None, "Strategic risks"], SIMPLE, ["R1", "Fire", "CEO", 4])
    assert headings(found) == SIMPLE


def test_a_heading_that_stands_there_twice_gets_a_number() -> None:
    found = grid(["Ref", "Risk", "Score", "Score"], ["R1", "Fire", 4, 3])
    assert headings(found) == ["Ref", "Risk", "Score", "Score (2)"]


def test_a_column_without_a_heading_is_called_by_its_letter() -> None:
    found = grid(["Ref", "Risk", None, "Owner"], ["R1", "Fire", "new", "CEO"])
    assert headings(found) == ["Ref", "Risk", "column C", "Owner"]


def test_what_stands_beside_the_table_is_none_of_its_columns() -> None:
    found = grid(["Ref", "Risk", "Owner", None, None], ["R1", "Fire", "CEO", None, "Key: red"])
    assert headings(found) == ["Ref", "Risk", "Owner"]


def test_the_last_row_is_told_where_something_stands_below() -> None:
    above: list[list[object]] = [[*SIMPLE], ["R1", "Fire", "CEO", 4], ["R2", "Flood", "CFO", 6]]
    assert find_table(grid(*above)).last_row == 0
    assert find_table(grid(*above, [], ["27-Jun-24"], ["5 - 7", "Medium"])).last_row == 3
    assert find_table(grid(*above, ["Total", None, None, 10])).last_row == 3


@pytest.mark.parametrize(
    "rows",
    [
        [["Initials", "Post"], ["CEO", "Chief Executive"]],
        [["Level", "Description"], [1, "Rare"], [2, "Unlikely"]],
        [["Reviewed by the management team."]],
        [["", "1 Rare", "2 Unlikely"], ["5 Severe", 5, 10]],
    ],
)
def test_what_speaks_of_no_risks_is_no_table(rows: list[list[object]]) -> None:
    assert find_table(grid(*rows)).layout is Layout.NONE


OTHER_OFFICES = [
    "Risk Ref|Risk Description|Risk Owner|Inherent Risk Score (LxI)|Controls / Mitigation|"
    "Residual Risk Score|RAG|Direction of Travel|Further Action|Target Date",
    "Ref|Category|Risk and Consequences|Impact|Probability|Total|Mitigation|Lead",
    "ID|Date Raised|Raised By|Description|Proximity|Likelihood|Severity|Exposure|Response|Status",
    "#|Strategic Risk|Gross|Net|Trend|SRO",
    "Corporate Risk|Lead Officer|I|L|Score",
    "UIN|Threat / Risk|Consequence|Current Controls|Owner",
    "Risk ID/Ref|Issue|Lead|RAG status",
    "Risk No.|Risk event|What could go wrong|Who is responsible|By when",
]
"""How other offices head their registers."""


@pytest.mark.parametrize("row", OTHER_OFFICES)
def test_the_headings_of_other_offices_are_found(row: str) -> None:
    values = ["R1", *["Some words that say something"] * row.count("|")]
    found = grid(["Our risks"], [], row.split("|"), values)
    assert (find_table(found).layout, find_table(found).header_row) == (Layout.ROWS, 3)
    assert headings(found) == row.split("|")


@pytest.mark.parametrize(
    "row",
    [
        "OPCC031|Chief Finance Officer|The budget|Very High|Likely|Controls Tasked|02/11/2022",
        "R1|Reputation|Loss of public trust|Chief Executive|High|Treat|Ongoing",
        "Date|Time|Venue",
        "Name|Post|Telephone",
        "Committee|Date of meeting|Papers due",
    ],
)
def test_a_row_that_heads_no_risks_is_not_taken_for_headings(row: str) -> None:
    found = grid(row.split("|"), ["1", *["Some words"] * row.count("|")])
    assert find_table(found).layout is Layout.NONE


def test_names_beside_their_values_are_a_card() -> None:
    found = grid(
        ["Reference", "R1", "Status:", "Open"],
        ["Risk title", "Fire", "<", "<"],
        ["Controls", "Alarm", "<", "<"],
    )
    table = find_table(found)
    assert (table.layout, table.header_row) == (Layout.CARDS, 1)
    assert headings(found) == ["Reference", "Status", "Risk title", "Controls"]


def test_a_name_that_nobody_knows_is_one_where_names_stand() -> None:
    found = grid(
        ["Reference", "R1", "Weather", "wet"],
        ["Risk title", "Fire", "Owner", "CEO"],
        ["Likelihood", 4, "Impact", 3],
        ["Insurance policy", "P7"],
    )
    assert headings(found) == [
        "Reference", "Weather", "Risk title", "Owner", "Likelihood", "Impact", "Insurance policy",
    ]  # fmt: skip


def test_a_long_text_beside_another_is_no_name() -> None:
    long = "The alarm is tested every month by the fire service"
    found = grid(["Reference", "R1"], ["Risk title", "Fire"], ["Controls", "Alarm"], [long, "Yes"])
    assert headings(found) == ["Reference", "Risk title", "Controls", "text below Controls"]


def test_names_above_their_values_in_two_rows_have_both_parts() -> None:
    """As the risk pages of Cambridgeshire have them."""
    found = grid(
        ["Reference", "R1", "Objective", "Safety", "Status:"],
        ["There is a risk of fire.", "<", "<", "<", "<"],
        ["Causes", "Effects", "Inherent", "<", "<"],
        [None, None, "L", "I", "R"],
        ["Wires", "Smoke", 2, 4, 14],
    )
    assert headings(found) == [
        "Reference", "Objective", "Status", "text below Reference", "Causes", "Effects",
        "Inherent / L", "Inherent / I", "Inherent / R",
    ]  # fmt: skip


def test_a_table_below_names_and_values_is_no_card() -> None:
    found = grid(
        ["Owner:", "CEO"], ["Status:", "Draft"], ["Date:", "March"], [],
        SIMPLE, ["R1", "Fire", "CEO", 4], ["R2", "Flood", "CFO", 6],
    )  # fmt: skip
    table = find_table(found)
    assert (table.layout, table.header_row) == (Layout.ROWS, 5)


HEADER_ROWS = {
    "titles_above": 5, "old_excel": 5, "two_row_header": 2, "several_sheets": 3,
}  # fmt: skip


@pytest.mark.parametrize("name", layouts.NAMES)
def test_the_headings_of_every_layout_are_found(
    name: str, written: Callable[[str], Path]
) -> None:  # fmt: skip
    grids, _ = read_grids(written(name))
    table = find_table(grids[0])
    assert table.layout is (Layout.CARDS if "cards" in name else Layout.ROWS)
    assert table.header_row == HEADER_ROWS.get(name, 1)
    assert table.header_rows == (2 if name in ("two_row_header", "quarters_side_by_side") else 1)
