"""The Dashboard: its counts and charts, since when changes count, and the Register's highlights."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from risk_register.register import Register
from tests.registers import EXAMPLE_NAMES, built, example, full_register, register
from tests.support.office import Office
from tests.workbook_builder.reading import cached, cell_with, column_of, defined
from tests.workbook_builder.test_live import Workbook
from tests.workbook_builder.undoing import opened, undone
from workbook_builder.build import build

SPARE_PEOPLE = 6
LEICESTERSHIRE, CAMBRIDGESHIRE = "leicestershire-2023-10", "cambridgeshire-2017-02"
WEST_MIDLANDS, WEST_MIDLANDS_2026 = "wmpcc-2024-06", "wmpcc-2026-03"
MOPAC = "mopac-2017-09"

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHEET_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

ELSEWHERE = "Operational risks kept elsewhere (Covering report, paragraph 4)"

LISTS: dict[str, dict[str, dict[str, int]]] = {
    LEICESTERSHIRE: {
        "Key_figures": {
            "Live risks": 21, "Reviews overdue": 6, "Open controls": 5, "Overdue controls": 0,
            "New risks": 5, "Scores changed": 0, "Reopened risks": 0, "Left the register": 3,
            ELSEWHERE: 34,
        },
        "Live_by_band": {"High": 15, "Medium": 2, "Low": 4},
        "Live_by_person": {
            "Chief Finance Officer": 7, "Chief Executive": 11, "Chief Executive Officer": 1,
            "Head of Communications": 1, "Director of VRN": 1,
            "Director of Strategy, Partnerships and Commissioning": 0,
            "Director of Governance and Performance": 0,
        },
        "Live_by_status": {
            "Controls Tasked": 19, "Overdue Control": 0, "Managed": 2, "Controlled": 0,
            "Awaiting Review": 0,
        },
    },
    CAMBRIDGESHIRE: {
        "Key_figures": {
            "Live risks": 16, "Above tolerance": 3, "Reviews overdue": 0, "Open controls": 51,
            "Overdue controls": 0,
        },
        "Live_by_band": {
            "Critical": 0, "High": 1, "Medium-high": 2, "Medium": 7, "Low": 6,
        },
        "Live_by_person": {
            "OPCC": 9, "PCC": 2, "Constabulary": 1, "Commissioner": 0, "Chief Constable": 0,
            "Chief Executive": 2, "OPCC Chief Executive": 2, "Chief Finance Officers": 0,
            "Director of Public Engagement and Comms": 0,
            "Head of Public Engagement and Comms": 0, "Head of Policy & Performance": 0,
            "Head of Strategic Partnerships and Commissioning": 0,
        },
    },
}  # fmt: skip
"""What the two papers come to, list by list."""

FULL_OWNERS = {
    "Chief Executive": 2, "Chief Executive Officer": 1, "Deputy Chief Executive": 1,
    "Treasurer": 2, "CE": 1, "Nobody's owner": 0,
}  # fmt: skip


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workbooks that are opened and changed, and never saved."""
    registers: dict[str, Register] = {name: example(name) for name in EXAMPLE_NAMES}
    registers["full"] = full_register()
    registers["empty"] = register("generic-5x5")
    registers["odd"] = _odd()
    return {name: built(of, tmp_path_factory.mktemp(name)) for name, of in registers.items()}


@pytest.fixture(scope="module")
def books(office: Office, paths: dict[str, Path]) -> Iterator[dict[str, Workbook]]:
    with ExitStack() as stack:
        names = (LEICESTERSHIRE, CAMBRIDGESHIRE, "full", "odd")
        yield {name: stack.enter_context(opened(office, paths[name])) for name in names}


@pytest.fixture
def leicestershire(books: dict[str, Workbook]) -> Iterator[Workbook]:
    with undone(books[LEICESTERSHIRE]) as workbook:
        yield workbook


@pytest.fixture
def full(books: dict[str, Workbook]) -> Iterator[Workbook]:
    with undone(books["full"]) as workbook:
        yield workbook


def _tables(path: Path) -> dict[str, tuple[int, int]]:
    """The first and the last row below the headings of each list, by its table's name."""
    found = {}
    for table in load_workbook(path)["Dashboard"].tables.values():
        _, top, _, bottom = range_boundaries(table.ref)
        assert top and bottom
        found[table.name] = (top + 1, bottom)
    return found


def _listed(values: dict[str, object], rows: tuple[int, int]) -> dict[str, object]:
    """A list as the sheet shows it: the counts by their names, without its spare rows."""
    shown = [n for n in range(rows[0], rows[1] + 1) if values.get(f"A{n}", "") != ""]
    return {str(values[f"A{n}"]): values[f"B{n}"] for n in shown}


def _shown(workbook: Workbook, table: str) -> dict[str, object]:
    return _listed(workbook.book.values("Dashboard"), _tables(workbook.path)[table])


def _figure(workbook: Workbook, name: str) -> object:
    return _shown(workbook, "Key_figures")[name]


# Counts


@pytest.mark.parametrize("name", [LEICESTERSHIRE, CAMBRIDGESHIRE])
def test_the_lists_are_those_of_the_paper(books: dict[str, Workbook], name: str) -> None:
    """In the file as it is made, and when LibreOffice has worked it out."""
    path = books[name].path
    assert list(_tables(path)) == list(LISTS[name])
    sheet = load_workbook(path, data_only=True)["Dashboard"]
    carried: dict[str, object] = {
        cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value
        is not None
    }  # fmt: skip
    for table, expected in LISTS[name].items():
        assert _listed(carried, _tables(path)[table]) == expected
        assert _shown(books[name], table) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (WEST_MIDLANDS, {
            "Live risks": 11, "Open controls": 0, "Overdue controls": 0, "New risks": 5,
            "Scores changed": 1, "Reopened risks": 0, "Left the register": 1,
        }),
        (WEST_MIDLANDS_2026, {
            "Live risks": 2, "Open controls": 0, "Overdue controls": 0, "New risks": 0,
            "Scores changed": 0, "Reopened risks": 0, "Left the register": 0,
        }),
        (MOPAC, {"Live risks": 15, "Open controls": 1, "Overdue controls": 0}),
    ],
)  # fmt: skip
def test_the_key_figures_of_the_other_papers(
    paths: dict[str, Path], name: str, expected: dict[str, int]
) -> None:
    rows = _tables(paths[name])["Key_figures"]
    sheet = load_workbook(paths[name], data_only=True)["Dashboard"]
    assert {
        sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(rows[0], rows[1] + 1)
    } == expected


def test_a_risk_of_two_owners_counts_for_both(full: Workbook) -> None:
    """Names that contain one another are not taken for each other."""
    assert _shown(full, "Live_by_person") == FULL_OWNERS


def test_a_person_who_joins_the_list_is_counted(full: Workbook) -> None:
    """As in a workbook from the template, whose list of people is still empty."""
    people = full.book.values("People")
    last = max(int(address[1:]) for address in people if address[0] == "A")
    full.book.set("People", f"A{last}", "Successor")
    full.enter("R1", "Risk owner", "Successor")
    assert _shown(full, "Live_by_person")["Successor"] == 1


def test_a_new_owner_moves_the_counts(full: Workbook) -> None:
    full.enter("R1", "Risk owner", "Deputy Chief Executive; CE")
    expected = {**FULL_OWNERS, "Chief Executive": 1, "Deputy Chief Executive": 2, "CE": 2}
    assert _shown(full, "Live_by_person") == expected


def _odd() -> Register:
    """Owners and stated figures as people write them."""
    owners = ("A. One;B. Two", "C. Three ;  D. Four", "E. Five; E. Five")
    people = ("A. One", "B. Two", "C. Three", "D. Four", "E. Five")
    return register(
        "generic-5x5",
        risks=[
            {"reference": f"R{number}", "title": "One", "owner": owner}
            for number, owner in enumerate(owners, 1)
        ],
        people=[{"person": person} for person in people],
        stated=[
            {"reference": "R1", "figure": "operational_risks", "value": "3", "place": "page 1"},
            {"figure": "operational_risks", "value": "7", "place": "page 2"},
        ],
    )


@pytest.mark.parametrize(
    "people",
    [
        pytest.param(["A. One", "B. Two"], id="no space between"),
        pytest.param(["C. Three", "D. Four"], id="more spaces"),
        pytest.param(["E. Five"], id="the same one twice"),
    ],
)
def test_owners_count_however_they_are_separated(
    books: dict[str, Workbook], people: list[str]
) -> None:
    """The file and LibreOffice both count a risk once for each of its owners."""
    odd = books["odd"]
    worked_out = _shown(odd, "Live_by_person")
    assert {person: worked_out[person] for person in people} == dict.fromkeys(people, 1)
    for person in people:
        where = cell_with(odd.path, "Dashboard", person, 1)
        assert cached(odd.path)["Dashboard"][where] == 1


def test_a_band_s_threshold_moves_its_count(leicestershire: Workbook) -> None:
    leicestershire.scheme("High", 9)
    assert _shown(leicestershire, "Live_by_band") == {"High": 10, "Medium": 7, "Low": 4}


def test_a_band_s_new_name_heads_its_count(leicestershire: Workbook) -> None:
    leicestershire.scheme("High", "Severe", right=0)
    assert _shown(leicestershire, "Live_by_band") == {"Severe": 15, "Medium": 2, "Low": 4}


def test_a_changed_score_is_counted(leicestershire: Workbook) -> None:
    leicestershire.enter("OPCC031", "Current likelihood", 1)
    assert _figure(leicestershire, "Scores changed") == 1
    assert leicestershire.register("OPCC031", "Since last meeting") == "Score changed"
    assert _shown(leicestershire, "Live_by_band") == {"High": 14, "Medium": 2, "Low": 5}


def test_a_risk_that_is_closed_leaves_every_count(leicestershire: Workbook) -> None:
    leicestershire.enter("OPCC031", "Stage", "Closed")
    assert _figure(leicestershire, "Live risks") == 20
    assert _figure(leicestershire, "Left the register") == 4
    assert leicestershire.register("OPCC031", "Since last meeting") == "Closed"
    assert _shown(leicestershire, "Live_by_band") == {"High": 14, "Medium": 2, "Low": 4}


def test_a_risk_under_consideration_has_not_left_the_register(full: Workbook) -> None:
    assert _figure(full, "Left the register") == 7
    full.enter("S11", "Stage since", "2026-02-01")
    assert _figure(full, "Left the register") == 7


def test_what_is_stated_of_risks_elsewhere_follows_its_source(leicestershire: Workbook) -> None:
    assert _figure(leicestershire, ELSEWHERE) == 34
    stated = cell_with(leicestershire.path, "Stated", "operational_risks", 1)
    leicestershire.book.set("Stated", stated, "'36")
    assert _figure(leicestershire, ELSEWHERE) == 36


def test_of_two_stated_figures_the_one_of_the_whole_register_counts(
    books: dict[str, Workbook],
) -> None:
    odd = books["odd"]
    where = cell_with(odd.path, "Dashboard", "Operational risks kept elsewhere (page 2)", 1)
    assert cached(odd.path)["Dashboard"][where] == 7
    assert odd.book.values("Dashboard")[where] == 7


@pytest.mark.parametrize("value", ["about 34", "34 (printed 43)", "thirty-four"])
def test_a_stated_figure_that_is_no_number_does_not_stop_the_workbook(value: str) -> None:
    """A figure is stated as it is printed, whatever that is."""
    stated = [{"figure": "operational_risks", "value": value, "place": "page 2"}]
    assert build(register("generic-5x5", stated=stated))


def test_an_empty_register_counts_nothing(paths: dict[str, Path]) -> None:
    values = cached(paths["empty"])["Dashboard"]
    tables = _tables(paths["empty"])
    assert {*tables} == {"Key_figures", "Live_by_band", "Live_by_person", "Live_by_status"}
    for table, (first, last) in tables.items():
        nothing = "" if table == "Live_by_person" else 0.0
        assert {values[f"B{row}"] for row in range(first, last + 1)} == {nothing}


# Since when


SINCE_JANUARY = {
    "R1": "Score changed", "R2": "Score changed", "R3": "New", "R11": "Score changed",
    "S1": "Closed", "S3": "Operational", "S5": "Issue", "S6": "Issue", "S7": "Merged",
    "S8": "Merged", "S9": "Split", "F1": "New", "F4": "New", "Q2": "Score changed",
    "Q3": "Score changed", "Q4": "Score changed", "Q6": "Score changed", "Q8": "Score changed",
    "Q9": "Score changed", "F6": "New", "F7": "New", "R10": "Reopened", "S15": "Reopened",
    "S17": "Reopened", "S18": "Reopened",
}  # fmt: skip
"""The full register's changes since 20 January 2026, when its audit committee last met."""

CHANGES = ("New risks", "Scores changed", "Reopened risks", "Left the register")
FEBRUARY_20, OCTOBER_20, JANUARY_20, DECEMBER_31 = 46073.0, 45950.0, 46042.0, 46022.0


def _changes(workbook: Workbook) -> dict[str, object]:
    values = workbook.book.values("Register")
    column = column_of(workbook.path, "Register", "Since last meeting")
    rows = [int(at[1:]) for at in values if re.fullmatch(r"A\d+", at) and int(at[1:]) > 4]
    return {
        str(values[f"A{row}"]): values[f"{column}{row}"]
        for row in rows
        if values[f"{column}{row}"] != ""
    }


def _choose(workbook: Workbook, committee: str) -> None:
    workbook.book.set("Dashboard", cell_with(workbook.path, "Dashboard", "Committee", 1), committee)


def test_changes_count_since_the_committee_last_met(full: Workbook) -> None:
    assert full.name("Changes_since") == JANUARY_20
    assert _changes(full) == SINCE_JANUARY
    figures = [_figure(full, name) for name in CHANGES]
    assert figures == [5, 9, 4, 7]


def test_choosing_another_committee_moves_them(full: Workbook) -> None:
    """The Board met on 20 February; by then S1 to S9 had left, S15 was back, F1 recorded."""
    _choose(full, "Board")
    assert full.name("Changes_since") == FEBRUARY_20
    gone = ("S1", "S3", "S5", "S7", "S9", "F1", "F6", "F7", "S15", "S17")
    expected = {each: said for each, said in SINCE_JANUARY.items() if each not in gone}
    assert _changes(full) == expected
    figures = [_figure(full, name) for name in CHANGES]
    assert figures == [2, 9, 2, 2]


@pytest.mark.parametrize("committee", ["Never met", ""])
def test_for_a_committee_that_never_met_the_previous_quarter_counts(
    full: Workbook, committee: str
) -> None:
    _choose(full, committee)
    assert full.name("Changes_since") == DECEMBER_31
    assert _changes(full) == {**SINCE_JANUARY, "S2": "Closed", "F2": "New", "S19": "Reopened"}


def test_an_earlier_as_at_date_counts_since_an_earlier_meeting(full: Workbook) -> None:
    full.book.set(*defined(full.path, "As_at"), "2026-01-20")
    assert full.name("Changes_since") == OCTOBER_20


def test_a_meeting_that_is_entered_counts(full: Workbook) -> None:
    row = cell_with(full.path, "Meetings", "Never met")[1:]
    full.book.set("Meetings", f"A{row}", "Joint Audit Committee")
    full.book.set("Meetings", f"B{row}", "2026-02-20")
    assert full.name("Changes_since") == FEBRUARY_20


def test_a_committee_is_chosen_from_those_of_meetings(paths: dict[str, Path]) -> None:
    workbook: Any = load_workbook(paths["full"])
    [validation] = workbook["Dashboard"].data_validations.dataValidation
    assert (validation.type, validation.formula1) == ("list", "Committee_names")
    assert validation.showErrorMessage
    assert workbook.defined_names["Committee_names"].attr_text == "Meetings[Committee]"
    chosen = workbook["Dashboard"][str(validation.sqref)]
    assert (chosen.value, chosen.protection.locked) == ("Joint Audit Committee", False)
    assert workbook["Dashboard"].protection.sheet


# The Register's highlights


def test_the_register_shows_by_colour_what_the_column_says_in_words(
    paths: dict[str, Path],
) -> None:
    since = column_of(paths["full"], "Register", "Since last meeting")
    sheet: Any = load_workbook(paths["full"])["Register"]
    rules = [
        (rule.priority, rule.formula[0], rule.dxf.fill.bgColor.rgb)
        for where in sheet.conditional_formatting
        if re.fullmatch(r"A5:B\d+", str(where.sqref))
        for rule in where.rules
    ]
    assert [(formula, colour) for _, formula, colour in sorted(rules)] == [
        (f'${since}5="New"', "FFDDEBF7"),
        (f'${since}5="Score changed"', "FFD9D9D9"),
        (f'${since}5="Reopened"', "FFD5F0EE"),
        (f'${since}5<>""', "FFEFE3F5"),
    ]


def test_the_dashboard_s_figures_are_the_key_to_the_highlights(paths: dict[str, Path]) -> None:
    sheet: Any = load_workbook(paths["full"])["Dashboard"]
    first, last = _tables(paths["full"])["Key_figures"]
    fills = {
        sheet.cell(row, 1).value: sheet.cell(row, 1).fill.fgColor.rgb
        for row in range(first, last + 1)
    }
    assert fills["New risks"] == "FFDDEBF7"
    assert fills["Scores changed"] == "FFD9D9D9"
    assert fills["Reopened risks"] == "FFD5F0EE"
    assert fills["Left the register"] == "FFEFE3F5"
    assert len(set(fills.values())) == 5


def test_a_scheme_that_cannot_tell_changes_shows_none(paths: dict[str, Path]) -> None:
    for name in (CAMBRIDGESHIRE, MOPAC):
        workbook: Any = load_workbook(paths[name])
        assert "Since last meeting" not in [cell.value for cell in workbook["Register"][4]]
        assert "Changes_since" not in workbook.defined_names


# Charts


@dataclass(frozen=True)
class Chart:
    """A chart as its parts say."""

    title: str
    names: str
    counts: str
    description: str
    colours: tuple[str, ...]
    part: Any


def _charts(path: Path) -> list[Chart]:
    """The charts of the Dashboard, read from the file's own parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    drawings = [name for name in parts if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)]
    return [chart for name in drawings for chart in _charts_of(parts, name)]


def _charts_of(parts: dict[str, bytes], drawing: str) -> Iterator[Chart]:
    rels = etree.fromstring(parts[drawing.replace("drawings/", "drawings/_rels/") + ".rels"])
    targets = {each.get("Id"): each.get("Target") for each in rels}
    for frame in etree.fromstring(parts[drawing]).iter(f"{SHEET_DRAWING}graphicFrame"):
        [properties] = frame.iter(f"{SHEET_DRAWING}cNvPr")
        [link] = frame.iter(f"{CHART}chart")
        target = posixpath.normpath(posixpath.join("xl/drawings", str(targets[link.get(
            f"{RELATION}id")])))  # fmt: skip
        part = etree.fromstring(parts[target.removeprefix("/")])
        yield Chart(
            "".join(text.text or "" for text in part.iter(f"{DRAWING}t")),
            _reference(part, "cat"),
            _reference(part, "val"),
            str(properties.get("descr")),
            tuple(str(each.get("val")) for each in part.iter(f"{DRAWING}srgbClr")),
            part,
        )


def _reference(part: Any, name: str) -> str:
    [found] = part.iter(f"{CHART}{name}")
    [reference] = found.iter(f"{CHART}f")
    return str(reference.text)


TITLES = {
    LEICESTERSHIRE: [
        "Live risks by band", "Live risks by risk owner", "Live risks by status",
    ],
    CAMBRIDGESHIRE: ["Live risks by band", "Live risks by exec lead"],
    WEST_MIDLANDS: ["Live risks by owner"],
    WEST_MIDLANDS_2026: [],
    MOPAC: ["Live risks by risk owner"],
    "empty": ["Live risks by band", "Live risks by status"],
}  # fmt: skip


@pytest.mark.parametrize("name", TITLES)
def test_each_list_has_its_chart(paths: dict[str, Path], name: str) -> None:
    charts = _charts(paths[name])
    assert [chart.title for chart in charts] == TITLES[name]
    rows = _tables(paths[name])
    spare = {"Live_by_person": SPARE_PEOPLE}
    lists = [
        (first, last - spare.get(table, 0))
        for table, (first, last) in rows.items()
        if table != "Key_figures" and last - spare.get(table, 0) >= first
    ]
    for chart, (first, last) in zip(charts, lists, strict=True):
        assert chart.names.replace("$", "") == f"'Dashboard'!A{first}:A{last}"
        assert chart.counts.replace("$", "") == f"'Dashboard'!B{first}:B{last}"


def test_the_owners_list_is_headed_by_the_scheme_s_own_role(paths: dict[str, Path]) -> None:
    headed = {
        name: [column.name for column in load_workbook(paths[name])["Dashboard"].tables[
            "Live_by_person"].tableColumns]
        for name in (CAMBRIDGESHIRE, WEST_MIDLANDS, MOPAC)
    }  # fmt: skip
    assert headed == {
        CAMBRIDGESHIRE: ["Exec Lead", "Live risks"],
        WEST_MIDLANDS: ["Owner", "Live risks"],
        MOPAC: ["Risk owner", "Live risks"],
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (LEICESTERSHIRE, [
            "Bar chart of live risks by band, when this workbook was made: "
            "High 15; Medium 2; Low 4.",
            "Bar chart of live risks by risk owner, when this workbook was made: "
            "Chief Finance Officer 7; Chief Executive 11; Chief Executive Officer 1; "
            "Head of Communications 1; Director of VRN 1; "
            "Director of Strategy, Partnerships and Commissioning 0; "
            "Director of Governance and Performance 0.",
            "Bar chart of live risks by status, when this workbook was made: "
            "Controls Tasked 19; Overdue Control 0; Managed 2; Controlled 0; Awaiting Review 0.",
        ]),
        (WEST_MIDLANDS, [
            "Bar chart of live risks by owner, when this workbook was made: JJ 2; AF 2; JH 1.",
        ]),
        (MOPAC, [
            "Bar chart of live risks by risk owner, when this workbook was made: SC 6; SP 7; PW 8.",
        ]),
    ],
)  # fmt: skip
def test_a_chart_says_its_numbers_to_those_who_cannot_see_it(
    paths: dict[str, Path], name: str, expected: list[str]
) -> None:
    assert [chart.description for chart in _charts(paths[name])] == expected


@pytest.mark.parametrize("name", [LEICESTERSHIRE, CAMBRIDGESHIRE, WEST_MIDLANDS])
def test_a_chart_says_of_every_axis_whether_it_shows(paths: dict[str, Path], name: str) -> None:
    """Without the element, Excel hides an axis that LibreOffice shows."""
    for chart in _charts(paths[name]):
        [names] = chart.part.iter(f"{CHART}catAx")
        [counts] = chart.part.iter(f"{CHART}valAx")
        assert names.find(f"{CHART}delete").get("val") == "0"
        assert counts.find(f"{CHART}delete").get("val") == "1"
        assert names.find(f"{CHART}scaling/{CHART}orientation").get("val") == "maxMin"


@pytest.mark.parametrize("name", [LEICESTERSHIRE, CAMBRIDGESHIRE, WEST_MIDLANDS])
def test_a_chart_s_title_stands_above_the_bars(paths: dict[str, Path], name: str) -> None:
    for chart in _charts(paths[name]):
        title = chart.part.find(f"{CHART}chart/{CHART}title")
        assert title.find(f"{CHART}overlay").get("val") == "0"


@pytest.mark.parametrize("name", [LEICESTERSHIRE, CAMBRIDGESHIRE, WEST_MIDLANDS])
def test_bars_carry_their_counts_and_need_no_legend(paths: dict[str, Path], name: str) -> None:
    for chart in _charts(paths[name]):
        assert chart.part.find(f".//{CHART}dLbls/{CHART}showVal").get("val") == "1"
        assert chart.part.find(f".//{CHART}legend") is None


def test_bands_have_their_colours_and_other_bars_the_brand_s(paths: dict[str, Path]) -> None:
    bands, owners, statuses = _charts(paths[LEICESTERSHIRE])
    assert bands.colours[-3:] == ("C00000", "FFC000", "92D050")
    brand = example(LEICESTERSHIRE).settings.brand.heading_fill.removeprefix("#")
    assert set(owners.colours) == set(statuses.colours) == {brand}


@pytest.mark.parametrize("name", [LEICESTERSHIRE, CAMBRIDGESHIRE, "full"])
def test_charts_do_not_cover_one_another_or_a_list(paths: dict[str, Path], name: str) -> None:
    """A row is at least 15 points high; 12,700 of a chart's units are a point."""
    with zipfile.ZipFile(io.BytesIO(paths[name].read_bytes())) as archive:
        [drawing] = [n for n in archive.namelist() if n.startswith("xl/drawings/drawing")]
        anchors = etree.fromstring(archive.read(drawing))
    places = []
    for anchor in anchors:
        column = int(anchor.findtext(f"{SHEET_DRAWING}from/{SHEET_DRAWING}col") or 0)
        row = int(anchor.findtext(f"{SHEET_DRAWING}from/{SHEET_DRAWING}row") or 0)
        extent = anchor.find(f"{SHEET_DRAWING}ext")
        assert extent is not None
        places.append((row, row + int(extent.get("cy", "0")) / 12_700 / 15))
        assert column >= 2
    for above, below in pairwise(places):
        assert above[1] <= below[0]


def test_the_two_west_midlands_reports_tell_what_they_can(paths: dict[str, Path]) -> None:
    since = {
        name: load_workbook(paths[name], data_only=True)["Dashboard"][
            cell_with(paths[name], "Dashboard", "Changes since", 1)
        ].value
        for name in (WEST_MIDLANDS, WEST_MIDLANDS_2026)
    }
    assert since[WEST_MIDLANDS].date() == date(2024, 3, 31)
    assert since[WEST_MIDLANDS_2026].date() == date(2025, 12, 31)
