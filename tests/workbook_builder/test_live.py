"""The workbook does its work alone: an officer changes a cell, and what follows from it moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from tests.registers import built, example, full_register
from tests.support.office import Book, Office
from tests.workbook_builder.reading import cached, cell_with, column_of, defined, headings

LEICESTERSHIRE, CAMBRIDGESHIRE = "leicestershire-2023-10", "cambridgeshire-2017-02"


class Workbook:
    """One workbook, open in LibreOffice, spoken of as an officer would.

    `sheet` is the one with what is registered.
    """

    def __init__(self, path: Path, book: Book, sheet: str = "Register") -> None:
        self.path = path
        self.book = book
        self.sheet = sheet

    def register(self, reference: str, heading: str) -> object:
        """What stands in a row of that sheet under a heading."""
        return self.book.values(self.sheet)[self.where(reference, heading)]

    def where(self, reference: str, heading: str) -> str:
        row = cell_with(self.path, self.sheet, reference)[1:]
        return f"{column_of(self.path, self.sheet, heading)}{row}"

    def enter(self, reference: str, heading: str, value: str | float) -> None:
        """Types into a row of that sheet."""
        self.book.set(self.sheet, self.where(reference, heading), value)

    def scheme(self, label: str, value: str | float, right: int = 1) -> None:
        """Types into the Scheme sheet, beside a label."""
        self.book.set("Scheme", cell_with(self.path, "Scheme", label, right), value)

    def name(self, name: str) -> object:
        """What a named cell shows."""
        sheet, address = defined(self.path, name)
        return self.book.values(sheet)[address]

    def map(self) -> dict[str, set[str]]:
        """The references in each cell of the map, by likelihood and impact, from the words."""
        values = self.book.values("Heat map")
        found = {}
        for address, value in values.items():
            if address.startswith("A") and isinstance(value, str) and value[1:4] == " x ":
                listed = str(values.get(f"G{address[1:]}", ""))
                if listed:
                    found[value] = {each.split(" (")[0] for each in listed.split(", ")}
        return found

    def map_text(self) -> set[str]:
        """Every text on the map itself, above the words."""
        values = self.book.values("Heat map")
        last = int(cell_with(self.path, "Heat map", "Not on this map")[1:])
        return {str(text) for at, text in values.items() if int(at.lstrip("ABCDEFGHIJK")) < last}

    def about(self, label: str, right: int = 1) -> object:
        """What About says beside a label."""
        return self.book.values("About")[cell_with(self.path, "About", label, right)]


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbooks of both examples. They are opened and changed, and never saved."""
    names = (LEICESTERSHIRE, CAMBRIDGESHIRE)
    return {name: built(example(name), tmp_path_factory.mktemp(name)) for name in names}


@pytest.fixture
def leicestershire(office: Office, paths: dict[str, Path]) -> Iterator[Workbook]:
    with office.open(paths[LEICESTERSHIRE]) as book:
        yield Workbook(paths[LEICESTERSHIRE], book)


@pytest.fixture
def cambridgeshire(office: Office, paths: dict[str, Path]) -> Iterator[Workbook]:
    with office.open(paths[CAMBRIDGESHIRE]) as book:
        yield Workbook(paths[CAMBRIDGESHIRE], book)


def test_a_new_threshold_moves_the_bands(leicestershire: Workbook) -> None:
    assert leicestershire.register("OPCC017", "Current band") == "High"
    leicestershire.scheme("High", 9)
    assert leicestershire.register("OPCC017", "Current band") == "Medium"
    assert leicestershire.register("OPCC017", "Why this rating") == "2 x 4 = 8; Medium from 5"
    assert leicestershire.about("High", 2) == 10.0
    assert leicestershire.about("Medium", 2) == 7.0
    assert leicestershire.about("Medium", 1) == "5 to 8"
    assert {"8 Medium", "9 High"} <= leicestershire.map_text()


def test_a_new_threshold_moves_the_bands_of_a_matrix(cambridgeshire: Workbook) -> None:
    cambridgeshire.scheme("Critical", 18)
    assert cambridgeshire.register("SR3.3", "Current band") == "Critical"
    assert cambridgeshire.register("SR4.4", "Inherent band") == "Critical"
    assert cambridgeshire.about("Critical", 2) == 1.0
    assert "18 Critical" in cambridgeshire.map_text()


def test_a_band_s_new_name_is_taken_up_everywhere(leicestershire: Workbook) -> None:
    leicestershire.scheme("High", "Severe", right=0)
    assert leicestershire.register("OPCC031", "Current band") == "Severe"
    assert leicestershire.register("OPCC031", "Why this rating") == "4 x 4 = 16; Severe from 8"
    assert leicestershire.about("High", 0) == "Severe"
    assert leicestershire.about("High", 2) == 15.0
    assert "16 Severe" in leicestershire.map_text()


def test_a_level_s_new_label_orphans_nothing(cambridgeshire: Workbook) -> None:
    cambridgeshire.book.set("Scheme", cell_with(cambridgeshire.path, "Scheme", "Likely"), "Quite")
    assert cambridgeshire.register("SR3.3", "Current likelihood label") == "Quite"
    assert cambridgeshire.register("SR3.3", "Current score") == 18.0
    assert "3 Quite" in cambridgeshire.map_text()


def test_a_level_s_new_label_orphans_nothing_in_a_product(leicestershire: Workbook) -> None:
    leicestershire.book.set("Scheme", cell_with(leicestershire.path, "Scheme", "Rare"), "Remote")
    assert leicestershire.register("OPCC033", "Current likelihood label") == "Remote"
    assert "1 Remote" in leicestershire.map_text()


def test_a_new_matrix_cell_moves_the_scores(cambridgeshire: Workbook) -> None:
    sheet, area = defined(cambridgeshire.path, "Rating_matrix")
    top = int(area.split(":")[0].lstrip("ABCDEFG"))
    likelihood_3_impact_4 = f"E{top + 3}"
    assert cambridgeshire.book.values(sheet)[likelihood_3_impact_4] == 18.0
    cambridgeshire.book.set(sheet, likelihood_3_impact_4, 24)
    assert cambridgeshire.register("SR3.3", "Current score") == 24.0
    assert cambridgeshire.register("SR3.3", "Current band") == "Critical"
    why = "likelihood 3, impact 4 rates 24; Critical from 23; above the tolerance of 13"
    assert cambridgeshire.register("SR3.3", "Why this rating") == why


def test_a_new_tolerance_moves_what_is_above_it(cambridgeshire: Workbook) -> None:
    assert cambridgeshire.register("SR1.1", "Above tolerance") == "No"
    cambridgeshire.scheme("Tolerance", 9)
    assert cambridgeshire.register("SR1.1", "Above tolerance") == "Yes"
    why = "likelihood 1, impact 4 rates 10; Medium from 6; above the tolerance of 9"
    assert cambridgeshire.register("SR1.1", "Why this rating") == why


def test_a_changed_level_changes_the_score_and_moves_the_risk(leicestershire: Workbook) -> None:
    leicestershire.enter("OPCC031", "Current likelihood", 1)
    assert leicestershire.register("OPCC031", "Current likelihood label") == "Rare"
    assert leicestershire.register("OPCC031", "Current score") == 4.0
    assert leicestershire.register("OPCC031", "Current band") == "Low"
    assert leicestershire.register("OPCC031", "Direction of travel") == "↓ Reduced"
    assert "OPCC031" in leicestershire.map()["1 x 4"]
    assert "OPCC031" not in leicestershire.map()["4 x 4"]


def test_a_level_off_the_scale_says_so(leicestershire: Workbook) -> None:
    leicestershire.enter("OPCC031", "Current likelihood", 7)
    assert leicestershire.register("OPCC031", "Current score") == "Not on scale"
    assert leicestershire.register("OPCC031", "Current band") == ""
    assert leicestershire.about("Checks") == "3 checks need attention"


def test_the_as_at_date_moves_what_is_overdue(leicestershire: Workbook) -> None:
    assert leicestershire.register("OPCC031", "Days overdue") == ""
    sheet, address = defined(leicestershire.path, "As_at")
    leicestershire.book.set(sheet, address, "2023-12-25")
    assert leicestershire.register("OPCC031", "Days overdue") == 1.0
    assert leicestershire.register("OPCC033", "Days overdue") == 186.0


def test_a_shorter_review_interval_moves_the_next_review(cambridgeshire: Workbook) -> None:
    cambridgeshire.scheme("Review every (months)", 1)
    feb_28 = 42794.0
    assert cambridgeshire.register("SR1.1", "Next review due") == feb_28


def test_choosing_an_assessment_moves_the_references(cambridgeshire: Workbook) -> None:
    assert cambridgeshire.map()["1 x 4"] == {"SR1.1"}
    chooser = cell_with(cambridgeshire.path, "Heat map", "Assessment shown", 1)
    cambridgeshire.book.set("Heat map", chooser, "Inherent")
    shown = cambridgeshire.map()
    assert shown["4 x 4"] == {"SR3.4"}
    assert "SR1.1" in shown["2 x 4"]
    assert "1 x 4" not in shown
    assert not {"SR3.3 ▶", "SR3.1 ▲▶"} & cambridgeshire.map_text()
    cambridgeshire.book.set("Heat map", chooser, "Future")
    assert cambridgeshire.map()["1 x 1"] == {"SR1.1"}
    missing = cell_with(cambridgeshire.path, "Heat map", "Not on this map", 1)
    assert len(str(cambridgeshire.book.values("Heat map")[missing]).split(", ")) == 11


def test_the_map_shows_movement_marks_and_says_them_in_words(cambridgeshire: Workbook) -> None:
    assert {"SR3.3 ▶", "SR3.1 ▲▶"} <= cambridgeshire.map_text()
    said = cambridgeshire.book.values("Heat map").values()
    assert "SR3.3 (Impact rating increased)" in said
    assert "SR3.1 (Likelihood rating increased; Impact rating increased)" in said


def test_an_expected_movement_gets_its_mark(cambridgeshire: Workbook) -> None:
    cambridgeshire.enter("SR3.3", "Impact has", "")
    cambridgeshire.enter("SR3.3", "Likelihood has", "Decreased")
    assert "SR3.3 ▼" in cambridgeshire.map_text()


def test_movement_is_computed_where_the_history_has_levels(office: Office, tmp_path: Path) -> None:
    path = built(full_register(), tmp_path)
    with office.open(path) as book:
        workbook = Workbook(path, book)
        assert workbook.register("R1", "Movement marks") == "▲"
        assert workbook.register("R2", "Movement marks") == "▼◀"
        assert workbook.register("R9", "Movement marks") == "△◁"
        assert workbook.register("R12", "Movement marks") == ""


def test_a_cell_that_holds_more_than_fits_shows_how_many(leicestershire: Workbook) -> None:
    limit = cell_with(leicestershire.path, "Heat map", "References in a cell, at most", 1)
    leicestershire.book.set("Heat map", limit, 3)
    assert "5 risks" in leicestershire.map_text()
    assert leicestershire.map()["3 x 3"] == {
        "OPCC020", "OPCC038", "OPCC040", "OPCC059", "OPCC077",
    }  # fmt: skip


def test_a_risk_that_is_closed_leaves_the_live_figures(leicestershire: Workbook) -> None:
    assert leicestershire.about("Live risks") == 21.0
    leicestershire.enter("OPCC031", "Stage", "Closed")
    assert leicestershire.about("Live risks") == 20.0
    assert leicestershire.about("High", 2) == 14.0
    assert "4 x 4" in leicestershire.map()
    assert "OPCC031" not in leicestershire.map()["4 x 4"]


def test_a_completed_control_is_no_longer_open(leicestershire: Workbook) -> None:
    assert leicestershire.register("OPCC031", "Open controls") == 1.0
    row = cell_with(leicestershire.path, "Controls", "OPCC031")[1:]
    kinds = column_of(leicestershire.path, "Controls", "Kind")
    values = leicestershire.book.values("Controls")
    while values[f"{kinds}{row}"] != "Planned":
        row = str(int(row) + 1)
    completed = column_of(leicestershire.path, "Controls", "Completed")
    leicestershire.book.set("Controls", f"{completed}{row}", "2023-10-20")
    assert leicestershire.register("OPCC031", "Open controls") == 0.0


def test_a_row_that_is_blank_calculates_blank(leicestershire: Workbook) -> None:
    row = cell_with(leicestershire.path, "Register", "OPCC031")[1:]
    entered = set(leicestershire.book.values("Register")) - set(
        cached(leicestershire.path)["Register"]
    )
    for address in entered:
        if address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == row:
            leicestershire.book.set("Register", address, "")
    after = leicestershire.book.values("Register")
    columns = range(1, len(headings(leicestershire.path, "Register")) + 1)
    assert {after.get(f"{get_column_letter(each)}{row}", "") for each in columns} == {""}
    assert leicestershire.about("Live risks") == 20.0
    assert leicestershire.about("Checks") == "3 checks need attention"


@pytest.mark.parametrize("heading", ["Title", "Current score", "Last review", "Current impact"])
@pytest.mark.parametrize("descending", [False, True])
def test_sorting_the_register_changes_nothing(
    leicestershire: Workbook, heading: str, descending: bool
) -> None:
    before = _by_reference(leicestershire)
    elsewhere = {sheet: leicestershire.book.values(sheet) for sheet in ("About", "Controls")}
    map_before = leicestershire.map()
    width = len(headings(leicestershire.path, "Register"))
    everything = f"A5:{get_column_letter(width)}28"
    column = column_of(leicestershire.path, "Register", heading)
    leicestershire.book.sort("Register", everything, column, descending=descending)
    leicestershire.book.recalculate()
    order = [leicestershire.book.values("Register")[f"A{row}"] for row in range(5, 29)]
    assert order != list(before)
    assert _by_reference(leicestershire) == before
    assert leicestershire.map() == map_before
    assert {s: leicestershire.book.values(s) for s in ("About", "Controls")} == elsewhere


def _by_reference(workbook: Workbook) -> dict[object, list[object]]:
    """Each risk's whole row, by its reference, in the order in which they stand."""
    values = workbook.book.values("Register")
    letters = [get_column_letter(n) for n in range(1, len(headings(workbook.path, "Register")) + 1)]
    return {
        values[f"A{row}"]: [values.get(f"{letter}{row}") for letter in letters]
        for row in range(5, 29)
    }
