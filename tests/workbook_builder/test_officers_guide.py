"""What docs/officers.md promises, done in a real spreadsheet as an officer would do it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from risk_register.register import Register
from tests.registers import built, example, register
from tests.support.office import Office
from tests.workbook_builder.reading import cell_with, column_of, defined
from tests.workbook_builder.test_live import Workbook
from tests.workbook_builder.undoing import opened, undone

GUIDE = (Path(__file__).parents[2] / "docs" / "officers.md").read_text(encoding="utf-8")
CHECKS = 21
"""How many checks the workbook of an office has that starts today."""

REGISTER, CONTROLS, PAST, END = "Register", "Controls", "Past quarters", "Quarter end"
MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)
MARCH_31, MAY_20, JUNE_30, SEPTEMBER_30 = 46112.0, 46162.0, 46203.0, 46295.0
"""Days as a spreadsheet keeps them."""

Entries = Mapping[str, str | float]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(_anyshire(), tmp_path_factory.mktemp("anyshire"))


@pytest.fixture(scope="module")
def book(office: Office, path: Path) -> Iterator[Workbook]:
    with opened(office, path) as workbook:
        yield workbook


@pytest.fixture
def anyshire(book: Workbook) -> Iterator["Officer"]:
    with undone(book) as workbook:
        yield Officer(workbook.path, workbook.book)


def _anyshire() -> Register:
    """Four live risks, and blank rows at the foot of each table, as Excel's tables would grow."""
    blank: dict[str, object] = {}
    scored: dict[str, object] = {"quarter": MARCH, "state": "Scored"}
    return register(
        "generic-5x5",
        as_at=JUNE,
        risks=[
            {"reference": "R1", "title": "Budget", "owner": "Chief Finance Officer",
             "status": "Treat", "first_recorded": date(2025, 4, 1),
             "last_review": date(2026, 6, 1), "current_likelihood": 3, "current_impact": 4},
            {"reference": "R2", "title": "Data", "owner": "Chief Executive",
             "status": "Treat", "first_recorded": date(2025, 4, 1),
             "last_review": date(2026, 6, 1), "current_likelihood": 4, "current_impact": 5},
            {"reference": "R3", "title": "Staff", "owner": "Chief Executive",
             "status": "Tolerate", "first_recorded": date(2025, 4, 1),
             "last_review": date(2026, 6, 1), "current_likelihood": 2, "current_impact": 3},
            {"reference": "R4", "title": "Suppliers", "owner": "Chief Finance Officer",
             "status": "Tolerate", "first_recorded": date(2025, 4, 1),
             "last_review": date(2026, 6, 1), "current_likelihood": 2, "current_impact": 2},
            blank, blank,
        ],
        controls=[
            {"control_id": "C1", "reference": "R1", "control": "Quarterly forecast",
             "kind": "Planned", "owner": "Chief Finance Officer", "due": date(2026, 5, 31)},
            {"control_id": "C2", "reference": "R2", "control": "New system",
             "kind": "Planned", "owner": "Chief Executive", "due": date(2026, 9, 30)},
            blank,
        ],
        updates=[blank],
        people=[{"person": "Chief Executive"}, {"person": "Chief Finance Officer"}, blank],
        meetings=[
            {"committee": "Joint Audit Committee", "date": date(2026, 5, 20)},
            {"committee": "Joint Audit Committee", "date": date(2026, 7, 20)},
        ],
        history=[
            {"reference": "R1", **scored, "likelihood": 3, "impact": 4, "score": 12},
            {"reference": "R2", **scored, "likelihood": 4, "impact": 5, "score": 20},
            {"reference": "R3", **scored, "likelihood": 2, "impact": 3, "score": 6},
            {"reference": "R4", **scored, "likelihood": 2, "impact": 2, "score": 4},
            *[blank] * 7,
        ],
        quarters=[{"quarter": MARCH}, blank],
    )  # fmt: skip


class Officer(Workbook):
    """The workbook, with rows that are found where they stand now."""

    def row(self, sheet: str, key: str) -> int:
        """The row of a sheet's table that has a reference, a control or a person in column A."""
        values = self.book.values(sheet)
        return next(row for row in range(5, 30) if values.get(f"A{row}") == key)

    def blank_row(self, sheet: str) -> int:
        """The first empty row of a sheet's table."""
        values = self.book.values(sheet)
        return next(row for row in range(5, 30) if values.get(f"A{row}", "") == "")

    def type_in(self, sheet: str, row: int, entries: Entries) -> None:
        """Types into the white columns of a row, by their headings."""
        for heading, value in entries.items():
            self.book.set(sheet, f"{column_of(self.path, sheet, heading)}{row}", value)

    def add(self, sheet: str, entries: Entries) -> None:
        self.type_in(sheet, self.blank_row(sheet), entries)

    def change(self, reference: str, entries: Entries) -> None:
        self.type_in(REGISTER, self.row(REGISTER, reference), entries)

    def shown(self, reference: str, *headings: str) -> list[object]:
        """What the Register shows for a risk under some headings."""
        values, row = self.book.values(REGISTER), self.row(REGISTER, reference)
        return [values.get(f"{column_of(self.path, REGISTER, each)}{row}") for each in headings]

    def dashboard(self, figure: str) -> object:
        """A figure of the Dashboard, by its name."""
        return self.book.values("Dashboard")[cell_with(self.path, "Dashboard", figure, 1)]

    def on_map(self) -> set[str]:
        return set().union(*self.map().values())

    def positions(self) -> dict[str, list[object]]:
        """What Quarter end shows for each risk: state, stage, levels, score and band."""
        values, first = self.book.values(END), int(cell_with(self.path, END, "Positions")[1:]) + 2
        rows = range(first, first + 10)
        listed = {row: str(values.get(f"A{row}", "")) for row in rows}
        return {
            reference: [values.get(f"{letter}{row}", "") for letter in "CDEFGH"]
            for row, reference in listed.items()
            if reference
        }

    def checks(self) -> dict[str, object]:
        """Which risks each check that needs attention names."""
        values = self.book.values("Checks")
        return {
            str(values[f"A{row}"]): values[f"E{row}"]
            for row in range(7, 7 + CHECKS)
            if values[f"D{row}"] != "Passes"
        }


NEW_RISK: Entries = {
    "Reference": "R5", "Title": "Estate", "Risk owner": "Chief Executive", "Status": "Treat",
    "First recorded": "2026-06-10", "Last review": "2026-06-10",
    "Current likelihood": 5, "Current impact": 4,
}  # fmt: skip

CLOSED: Entries = {
    "Stage": "Closed", "Stage since": "2026-06-15", "Stage reason": "The work is finished.",
}  # fmt: skip


# The recipes, in the order of the guide


def test_an_added_risk_is_scored_counted_and_on_the_map(anyshire: Officer) -> None:
    anyshire.add(REGISTER, NEW_RISK)
    headings = ("Current impact label", "Live", "Current score", "Current band", "Above tolerance")
    assert anyshire.shown("R5", *headings) == ["Major", "Yes", 20, "Very high", "Yes"]
    assert anyshire.map()["5 x 4"] == {"R5"}
    assert anyshire.about("Live risks") == 5
    assert (anyshire.dashboard("Live risks"), anyshire.dashboard("New risks")) == (5, 1)
    assert anyshire.dashboard("Very high") == 2
    assert anyshire.shown("R5", "Since last meeting", "Next review due") == ["New", 46213]
    assert anyshire.positions()["R5"] == ["Scored", "", 5, 4, 20, "Very high"]
    assert anyshire.about("Checks") == "All checks pass"


def test_the_direction_of_an_added_risk_is_new_by_the_day_it_was_recorded(
    anyshire: Officer,
) -> None:
    anyshire.add(REGISTER, NEW_RISK)
    assert anyshire.shown("R5", "Previous score", "Direction of travel") == ["", "New"]
    anyshire.change("R5", {"First recorded": ""})
    assert anyshire.shown("R5", "Direction of travel") == [""]


def test_a_changed_level_changes_score_sentence_and_direction(anyshire: Officer) -> None:
    anyshire.change("R1", {"Current likelihood": 4, "Last review": "2026-06-20"})
    headings = ("Current score", "Current band", "Previous score", "Direction of travel")
    assert anyshire.shown("R1", *headings) == [16, "Very high", 12, "↑ Increased"]
    why = "4 x 4 = 16; Very high from 16; above the tolerance of 9"
    assert anyshire.shown("R1", "Why this rating", "Since last meeting") == [why, "Score changed"]
    assert anyshire.shown("R1", "Movement marks", "Next review due") == ["▲", 46223]
    assert "R1" in anyshire.map()["4 x 4"]


def test_a_control_counts_until_it_is_completed(anyshire: Officer) -> None:
    planned: Entries = {
        "Control": "C3", "Reference": "R3", "What is done": "A second pair of hands",
        "Kind": "Planned", "Control owner": "Chief Executive", "Due": "2026-06-29",
    }  # fmt: skip
    anyshire.add(CONTROLS, planned)
    assert anyshire.shown("R3", "Open controls", "Overdue controls") == [1, 1]
    assert anyshire.dashboard("Overdue controls") == 2
    row = anyshire.row(CONTROLS, "C3")
    values = anyshire.book.values(CONTROLS)
    risk, late = (column_of(anyshire.path, CONTROLS, each) for each in ("Risk", "Days overdue"))
    assert (values[f"{risk}{row}"], values[f"{late}{row}"]) == ("Staff", 1)
    anyshire.type_in(CONTROLS, row, {"Completed": "2026-06-30", "Kind": "In place"})
    assert anyshire.shown("R3", "Open controls", "Overdue controls") == [0, 0]


def test_an_update_stands_beside_the_title_of_its_risk(anyshire: Officer) -> None:
    update: Entries = {
        "Reference": "R2", "Date": "2026-06-20", "Author": "Chief Executive",
        "Update": "The supplier has delivered.",
    }  # fmt: skip
    row = anyshire.blank_row("Updates")
    anyshire.add("Updates", update)
    title = column_of(anyshire.path, "Updates", "Risk")
    assert anyshire.book.values("Updates")[f"{title}{row}"] == "Data"


def test_a_closed_risk_leaves_every_live_figure_and_stays_in_the_table(anyshire: Officer) -> None:
    assert anyshire.dashboard("Overdue controls") == 1
    anyshire.change("R1", CLOSED)
    assert anyshire.shown("R1", "Live", "Above tolerance", "Next review due") == ["No", "", ""]
    assert anyshire.on_map() == {"R2", "R3", "R4"}
    assert (anyshire.about("Live risks"), anyshire.dashboard("Live risks")) == (3, 3)
    assert (anyshire.about("High", 2), anyshire.dashboard("High")) == (0, 0)
    assert anyshire.dashboard("Chief Finance Officer") == 1
    assert anyshire.shown("R1", "Since last meeting") == ["Closed"]
    assert anyshire.dashboard("Left the register") == 1
    assert anyshire.positions()["R1"] == ["Closed", "Closed", "", "", "", ""]
    assert anyshire.about("Checks") == "All checks pass"


def test_controls_of_a_closed_risk_are_no_longer_counted(anyshire: Officer) -> None:
    anyshire.change("R1", CLOSED)
    assert (anyshire.dashboard("Open controls"), anyshire.dashboard("Overdue controls")) == (1, 0)
    assert anyshire.shown("R1", "Open controls", "Overdue controls") == [1, 1]


def test_a_closure_that_is_only_proposed_leaves_the_risk_live(anyshire: Officer) -> None:
    anyshire.change("R1", {"Stage": "Closure proposed", "Stage since": "2026-06-15"})
    assert anyshire.about("Live risks") == 4
    assert "R1" in anyshire.on_map()


@pytest.mark.parametrize("stage", ["", "Live"])
def test_a_reopened_risk_is_back_everywhere(anyshire: Officer, stage: str) -> None:
    anyshire.change("R1", CLOSED)
    anyshire.change("R1", {"Stage": stage, "Stage since": "2026-06-25", "Stage reason": "Again."})
    assert anyshire.shown("R1", "Live", "Current score", "Current band") == ["Yes", 12, "High"]
    assert anyshire.map()["3 x 4"] == {"R1"}
    assert (anyshire.about("Live risks"), anyshire.dashboard("High")) == (4, 1)
    assert anyshire.positions()["R1"] == ["Scored", "", 3, 4, 12, "High"]
    assert anyshire.shown("R1", "Since last meeting") == ["Reopened"]
    assert anyshire.dashboard("Reopened risks") == 1
    assert anyshire.dashboard("Left the register") == 0


def test_a_risk_that_was_closed_at_the_quarter_s_end_and_is_reopened_has_no_direction(
    anyshire: Officer,
) -> None:
    before = anyshire.row(PAST, "R1")
    emptied: Entries = {"State": "Closed", "Likelihood": "", "Impact": "", "Score": ""}
    anyshire.type_in(PAST, before, emptied)
    headings = ("Live", "Previous score", "Direction of travel", "Since last meeting")
    assert anyshire.shown("R1", *headings) == ["Yes", "Closed", "", "Reopened"]


def test_a_merged_risk_goes_on_under_the_one_that_stays(anyshire: Officer) -> None:
    merged: Entries = {
        "Stage": "Merged", "Stage since": "2026-06-15", "Stage reason": "Continued under R2.",
    }  # fmt: skip
    anyshire.change("R1", merged)
    anyshire.type_in(CONTROLS, anyshire.row(CONTROLS, "C1"), {"Reference": "R2"})
    assert anyshire.on_map() == {"R2", "R3", "R4"}
    assert anyshire.about("Live risks") == 3
    assert anyshire.shown("R2", "Open controls", "Overdue controls") == [2, 1]
    assert anyshire.shown("R1", "Open controls", "Since last meeting") == [0, "Merged"]
    assert anyshire.positions()["R1"][0] == "Closed"
    assert anyshire.dashboard("Open controls") == 2


def test_a_split_risk_goes_on_under_new_references(anyshire: Officer) -> None:
    split: Entries = {
        "Stage": "Split", "Stage since": "2026-06-15", "Stage reason": "Continued as R5 and R6.",
    }  # fmt: skip
    anyshire.change("R1", split)
    anyshire.add(REGISTER, {**NEW_RISK, "Title": "Budget of the office"})
    anyshire.add(REGISTER, {**NEW_RISK, "Reference": "R6", "Title": "Budget of the force"})
    anyshire.type_in(CONTROLS, anyshire.row(CONTROLS, "C1"), {"Reference": "R6"})
    assert anyshire.on_map() == {"R2", "R3", "R4", "R5", "R6"}
    assert anyshire.about("Live risks") == 5
    assert anyshire.shown("R6", "Open controls", "Since last meeting") == [1, "New"]
    assert (anyshire.dashboard("New risks"), anyshire.dashboard("Left the register")) == (2, 1)
    assert anyshire.about("Checks") == "All checks pass"


def test_risks_are_handed_to_a_successor(anyshire: Officer) -> None:
    row = anyshire.row("People", "Chief Finance Officer")
    anyshire.type_in("People", row, {"To": "2026-06-30"})
    anyshire.add("People", {"Person": "Interim Finance Officer", "From": "2026-07-01"})
    for reference in ("R1", "R4"):
        anyshire.change(reference, {"Risk owner": "Interim Finance Officer"})
    assert anyshire.dashboard("Chief Finance Officer") == 0
    assert anyshire.about("Checks") == "All checks pass"


def test_a_list_offers_a_person_who_was_added(path: Path) -> None:
    """The drop-down of the owners is the whole column of the table of people."""
    workbook: Any = load_workbook(path)
    owner = f"{column_of(path, REGISTER, 'Risk owner')}5"
    rules = workbook[REGISTER].data_validations.dataValidation
    [rule] = [each for each in rules if owner in each.sqref]
    assert rule.formula1 == "People_names"
    assert workbook.defined_names["People_names"].attr_text == "People[Person]"


def test_a_column_of_one_s_own_changes_nothing_else(office: Office, path: Path) -> None:
    with office.open(path) as book:
        officer = Officer(path, book)
        before = officer.map()
        notes = column_of(path, REGISTER, "Notes")
        book.insert_column(REGISTER, notes)
        book.set(REGISTER, f"{notes}4", "Ward")
        book.set(REGISTER, f"{notes}5", "North")
        book.recalculate()
        assert officer.map() == before
        likelihood = _moved(column_of(path, REGISTER, "Current likelihood"))
        book.set(REGISTER, f"{likelihood}5", 1)
        assert officer.map()["1 x 4"] == {"R1"}
        assert officer.about("Live risks") == 4
        assert officer.positions()["R1"] == ["Scored", "", 1, 4, 4, "Low"]
        assert officer.about("Checks") == "All checks pass"


def _moved(letter: str) -> str:
    """The next column's letter."""
    return get_column_letter(column_index_from_string(letter) + 1)


def test_a_quarter_ends_without_python(anyshire: Officer) -> None:
    """The six steps of Quarter end, with a risk that was closed and one that was added."""
    anyshire.change("R1", CLOSED)
    anyshire.add(REGISTER, NEW_RISK)
    anyshire.change("R3", {"Current impact": 1})
    _paste(anyshire, first=anyshire.blank_row(PAST))
    anyshire.add("Quarters", {"Quarter": "2026-06-30", "Label": "Q1 2026/27"})
    assert anyshire.book.values(END)[cell_with(anyshire.path, END, "Copy", 2)] == (
        "This quarter is in Past quarters already"
    )
    anyshire.book.set(*defined(anyshire.path, "As_at"), "2026-09-30")
    assert anyshire.about("Previous quarter") == JUNE_30
    before = {each: anyshire.shown(each, "Previous score")[0] for each in ("R1", "R2", "R3", "R5")}
    assert before == {"R1": "Closed", "R2": 20, "R3": 2, "R5": 20}
    assert anyshire.shown("R3", "Direction of travel") == ["→ Unchanged"]
    assert anyshire.shown("R5", "Direction of travel") == ["→ Unchanged"]
    assert anyshire.about("Checks") == "All checks pass"


def _paste(officer: Officer, first: int) -> None:
    """Pastes the cells that Quarter end names as values into Past quarters."""
    values = officer.book.values(END)
    named = str(values[cell_with(officer.path, END, "Copy", 1)])
    top, last = (int(corner[1:]) for corner in named.split(":"))
    assert named[0] == "A"
    for down in range(last - top + 1):
        for letter in "ABCDEFGH":
            value = values.get(f"{letter}{top + down}", "")
            assert isinstance(value, str | float)
            officer.book.set(PAST, f"{letter}{first + down}", value)


def test_a_quarter_that_is_pasted_below_an_empty_row_is_read_all_the_same(
    anyshire: Officer,
) -> None:
    _paste(anyshire, first=anyshire.blank_row(PAST) + 1)
    anyshire.book.set(*defined(anyshire.path, "As_at"), "2026-09-30")
    assert anyshire.shown("R2", "Previous score", "Direction of travel") == [20, "→ Unchanged"]


def test_a_purple_cell_is_mended_by_the_cell_above_it(office: Office, path: Path) -> None:
    score = column_of(path, REGISTER, "Current score")
    with office.open(path) as book:
        book.set(REGISTER, f"{score}6", 7)
        assert book.values(REGISTER)[f"{score}6"] == 7
        book.copy(REGISTER, f"{score}5", f"{score}6")
        assert book.values(REGISTER)[f"{score}6"] == 20
        book.set(REGISTER, f"{column_of(path, REGISTER, 'Current impact')}6", 4)
        assert book.values(REGISTER)[f"{score}6"] == 16


NEEDS: list[tuple[str, Entries, Entries, str]] = [
    ("Every reference stands once", {"Reference": "R1"}, {"Reference": "R2"}, "R1"),
    ("Every stage is one of the list", {"Stage": "Shut"}, {"Stage": "Closed"}, "R2"),
    ("Every current score is on the scale", {"Current impact": ""}, {"Current impact": 5}, "R2"),
    (
        "Every current score is on the scale", {"Current impact": ""},
        {"Stage": "Under consideration"}, "R2",
    ),
    (
        "Every owner is one of the people", {"Risk owner": "Nobody"},
        {"Risk owner": "Chief Finance Officer"}, "R2",
    ),
    ("No overdue review goes unseen", {"Last review": ""}, {"Last review": "2026-06-01"}, "R2"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "wrong", "right", "named"), NEEDS)
def test_a_check_that_needs_attention_passes_when_it_is_mended(
    anyshire: Officer, check: str, wrong: Entries, right: Entries, named: str
) -> None:
    row = anyshire.row(REGISTER, "R2")
    anyshire.type_in(REGISTER, row, wrong)
    assert named in str(anyshire.checks()[check])
    assert anyshire.about("Checks") != "All checks pass"
    anyshire.type_in(REGISTER, row, right)
    assert anyshire.checks() == {}
    assert anyshire.about("Checks") == "All checks pass"


# The words of the guide


@pytest.fixture(scope="module")
def generic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of an office that starts today."""
    return built(register("generic-5x5"), tmp_path_factory.mktemp("generic"))


def _texts(path: Path) -> set[str]:
    """Every sheet's name, and every text that a cell of the workbook shows as a whole."""
    workbook: Any = load_workbook(path, data_only=True)
    cells = (cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row)
    return {*workbook.sheetnames, *(str(value) for value in cells if isinstance(value, str))}


def _emphasised(text: str, pattern: str) -> set[str]:
    return {" ".join(each.split()) for each in re.findall(pattern, text)}


def test_what_the_guide_names_stands_in_the_workbook(generic: Path) -> None:
    """Bold: sheets, headings and labels. Code: what is chosen from a list."""
    named = _emphasised(GUIDE, r"\*\*([^*]+)\*\*") | _emphasised(GUIDE, r"`([^`]+)`")
    assert len(named) > 60
    assert named - _texts(generic) == set()


def test_what_the_guide_says_of_leicestershire_stands_in_its_workbook(tmp_path: Path) -> None:
    named = _emphasised(GUIDE, r"(?<!\*)\*([^*\n]+)\*(?!\*)")
    assert {"Risk summary", "Information", "Current score entered"} <= named
    assert named - _texts(built(example("leicestershire-2023-10"), tmp_path)) == set()


def test_every_check_of_the_workbook_is_in_the_guide(generic: Path) -> None:
    workbook: Any = load_workbook(generic, data_only=True)
    titles = [row[0].value for row in workbook["Checks"].iter_rows(min_row=7) if row[0].value]
    titles = titles[: titles.index("What Validate or Recalculate found last")]
    assert len(titles) == CHECKS
    assert [title for title in titles if f"**{title}**" not in GUIDE] == []


def test_the_steps_of_quarter_end_are_in_the_guide_as_many_as_on_the_sheet(generic: Path) -> None:
    workbook: Any = load_workbook(generic, data_only=True)
    steps = [row[0].value for row in workbook[END].iter_rows() if _is_step(row[0].value)]
    section = GUIDE.split("## End a quarter")[1].split("\n## ")[0]
    assert len(re.findall(r"^\d\. ", section, re.MULTILINE)) == len(steps) == 6


def _is_step(value: object) -> bool:
    return isinstance(value, str) and bool(re.match(r"\d\. ", value))
