"""A delivery plan comes in: ratings in words, quarters side by side, several policy areas."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from risk_register.register import Register
from tests.command_line.running import contents, run
from tests.intake.importing import Imported, imported
from tests.intake.papers import PaperTable, word, workbook
from tests.intake.plan_papers import RATINGS, section_3, tracker
from tests.intake.reading_back import read_back, values_of
from tests.intake.words import changed_away, lost, unaccounted

Q1, Q2, AS_AT = date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)
_Written = Callable[[list[PaperTable], Path], Path]
WRITERS: dict[str, _Written] = {"xlsx": workbook, "docx": word}


@pytest.fixture(scope="module", params=WRITERS)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The tables of paragraphs 3.4 and 3.9 as a workbook, and as a Word document."""
    path = tmp_path_factory.mktemp("plan") / f"section 3.{request.param}"
    return imported(WRITERS[request.param](section_3(), path))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The tracker of an office."""
    return imported(tracker(tmp_path_factory.mktemp("plan") / "tracker.xlsx"))


def becomes(done: Imported) -> dict[str, str]:
    """What each column of the first table became."""
    return {each.heading: each.becomes for each in done.plan.tables[0].columns}


def ratings(register: Register) -> dict[str, tuple[str, str]]:
    """The rating of quarter 2 and today's, by reference."""
    return {
        entry.reference: (position.text("band"), entry.text("rating"))
        for entry in register.entries
        if (position := register.position(entry.reference, Q2))
    }


def quarters(register: Register) -> list[tuple[date | None, str]]:
    """The quarters with what papers call them."""
    return [(row.day("quarter"), row.text("label")) for row in register.rows("quarters")]


# The report's tables


def test_the_tables_are_taken_for_a_plan_of_their_organisation(printed: Imported) -> None:
    assert printed.plan.scheme == "wmpcc-plan-2026"
    assert printed.plan.as_at == date(2026, 3, 26)
    assert printed.plan.organisation == "West Midlands Police and Crime Commissioner"


def test_every_rating_of_both_quarters_is_as_printed(printed: Imported) -> None:
    assert ratings(printed.register) == RATINGS
    assert quarters(printed.register) == [(Q2, "Q2"), (date(2026, 3, 26), "Q3")]


def test_several_policy_areas_are_a_list_also_under_the_heading_title(printed: Imported) -> None:
    areas = {entry.reference: entry.text("areas") for entry in printed.register.entries}
    assert areas["36"] == "VAWG; Protecting Victims and Witnesses"
    assert areas["330"] == "Information, Technology and Sustainability"
    assert areas["164"] == "Protecting Victims and Witnesses"


def test_a_row_that_goes_on_over_the_page_is_one_commitment(printed: Imported) -> None:
    updates = {entry.reference: entry.text("update") for entry in printed.register.entries}
    assert updates["164"].splitlines() == [
        "Funding is approved,",
        "so that a programme of training can begin, first for providers of services after sexual "
        "assault.",
    ]


def test_no_word_of_the_tables_is_lost(printed: Imported) -> None:
    assert [*unaccounted(printed)] == []
    assert lost(printed) == {}
    assert changed_away(printed) == set()
    assert printed.taken.findings == []


def test_the_folder_says_what_came_in(printed: Imported, tmp_path: Path) -> None:
    read, findings = read_back(printed.register, tmp_path)
    assert [str(each) for each in findings] == []
    assert values_of(read) == values_of(printed.register)


# An office's tracker


def test_a_tracker_is_a_plan_by_its_headings_and_its_ratings(kept: Imported) -> None:
    assert kept.plan.scheme == "generic-plan"
    assert "12 of 13 columns have a place in it" in kept.plan.reasons["scheme"]
    assert "the register is rated in words, as it is" in kept.plan.reasons["scheme"]
    assert kept.plan.title == "Anyshire OPCC: Police and Crime Plan delivery tracker"
    assert kept.plan.organisation == "Anyshire OPCC"
    assert becomes(kept) == {
        "Ref": "reference", "Promise": "title", "Priority": "areas", "SMT Lead": "smt_lead",
        "Officer lead": "officer_lead", "WMP Lead": "force_lead", "Timescale": "timescale",
        "Q1 RAG": "position", "Q2 RAG": "position", "Q3 RAG": "rating", "Q2 Update": "notes",
        "Q3 Update": "update", "Expected RAG": "expected_rating",
    }  # fmt: skip


def test_letters_and_capitals_are_ratings_and_two_of_them_a_doubt(kept: Imported) -> None:
    said = [entry.text("rating") for entry in kept.register.entries]
    assert said == ["Amber", "Green", "", "Red", ""]
    assert [entry.text("expected_rating") for entry in kept.register.entries] == [
        "Green", "", "Amber", "Amber", "",
    ]  # fmt: skip
    doubts = [each for each in kept.taken.findings if each.code == "import-not-understood"]
    assert [str(each) for each in doubts] == [
        "Tracker!J7: expected for Rating one of Red, Amber, Green, got 'Red/Amber'"
    ]
    assert kept.register.entries[2].text("notes") == "Q3 RAG: Red/Amber"
    assert kept.register.entries[3].text("notes") == "Q3 RAG: contract ended"


def test_what_is_complete_is_closed(kept: Imported) -> None:
    assert [entry.text("stage") for entry in kept.register.entries] == ["", "", "", "", "Closed"]


def test_past_quarters_are_history_with_their_gaps(kept: Imported) -> None:
    rows = [(row.reference, row.day("quarter"), row.text("state"), row.text("band"))
            for row in kept.register.rows("history")]  # fmt: skip
    assert rows == [
        ("1", Q1, "Scored", "Green"), ("1", Q2, "Scored", "Green"),
        ("2", Q1, "Scored", "Red"), ("2", Q2, "Scored", "Amber"),
        ("3", Q1, "Not recorded", ""), ("3", Q2, "Not on the register", ""),
        ("4", Q1, "Scored", "Amber"), ("4", Q2, "Scored", "Amber"),
        ("5", Q1, "Scored", "Amber"), ("5", Q2, "Scored", "Amber"),
    ]  # fmt: skip


def test_papers_call_the_quarters_as_the_tracker_does(kept: Imported) -> None:
    assert quarters(kept.register) == [(Q1, "Q1"), (Q2, "Q2"), (AS_AT, "Q3")]


def test_policy_areas_of_the_file_become_those_of_the_scheme(kept: Imported) -> None:
    assert [area.name for area in kept.register.scheme.areas] == [
        "Victims and Witnesses", "Neighbourhoods", "Road Safety", "Partnerships",
        "Visible Policing", "Prevention & Schools",
    ]  # fmt: skip
    assert [entry.text("areas") for entry in kept.register.entries] == [
        "Neighbourhoods; Visible Policing", "Neighbourhoods", "Road Safety; Partnerships",
        "Victims and Witnesses; Prevention & Schools", "Prevention & Schools",
    ]  # fmt: skip
    [told] = [each for each in kept.taken.findings if each.code == "import-areas-added"]
    assert str(told) == (
        "Tracker!C5: expected the policy areas of scheme generic-plan, got 'Visible Policing', "
        "'Prevention & Schools'"
    )


def test_no_word_of_the_tracker_is_lost(kept: Imported) -> None:
    assert [*unaccounted(kept)] == []
    assert lost(kept) == {}
    assert changed_away(kept) == {"r", "g", "n", "complete"}


def test_an_organisations_scheme_may_be_asked_for(tmp_path: Path) -> None:
    done = imported(tracker(tmp_path / "tracker.xlsx"), "wmpcc-plan-2026")
    areas = [area.name for area in done.register.scheme.areas]
    assert areas[:2] == ["Serious Youth Violence", "Improving Road and Travel Safety"]
    assert areas[12:] == ["Neighbourhoods", "Visible Policing", "Road Safety",
                          "Victims & Witnesses", "Prevention & Schools"]  # fmt: skip
    assert ratings(done.register)["2"] == ("Amber", "Green")


def test_sheets_and_rows_above_commitments_are_their_policy_areas(tmp_path: Path) -> None:
    headings = ["Ref", "Commitment", "RAG"]
    sheets = {
        "Road Safety": [headings, ["1", "Cameras", "R"], ["2", "Speed", "A"]],
        "Youth & Schools": [headings, ["3", "Clubs", "G"], ["4", "Mentors", "A"]],
    }
    tables = [PaperTable(name, [], rows) for name, rows in sheets.items()]
    by_sheet = imported(workbook(tables, tmp_path / "sheets.xlsx")).register
    assert [entry.text("areas") for entry in by_sheet.entries] == [
        "Road Safety", "Road Safety", "Youth & Schools", "Youth & Schools",
    ]  # fmt: skip
    rows = [headings, ["Road Safety", "", ""], ["1", "Cameras", "R"], ["2", "Speed", "A"],
            ["Youth & Schools", "", ""], ["3", "Clubs", "G"], ["4", "Mentors", "A"]]  # fmt: skip
    path = workbook([PaperTable("Tracker", [], rows)], tmp_path / "rows.xlsx")
    by_row = imported(path).register
    assert [(entry.text("areas"), entry.text("rating")) for entry in by_row.entries] == [
        ("Road Safety", "Red"), ("Road Safety", "Amber"), ("Youth & Schools", "Green"),
        ("Youth & Schools", "Amber"),
    ]  # fmt: skip


# On the command line


def test_a_tracker_goes_on_to_check_and_build(tmp_path: Path) -> None:
    tracker(tmp_path / "tracker.xlsx")
    tried = run(tmp_path, "import", "tracker.xlsx", "-o", "plan", "--dry-run")
    assert tried.code == 0
    assert contents(tmp_path).keys() == {"tracker.xlsx"}
    done = run(tmp_path, "import", "tracker.xlsx", "-o", "plan")
    assert done.code == 0
    assert "plan: 5 commitments, 4 of them live, as at 31/12/2025, scheme generic-plan" in done.said
    assert "Around the commitments: 2 cells: 2 kept" in done.said
    assert "it was not a commitment yet" in done.said
    assert {"plan/commitments.csv", "plan/scheme.toml", "plan/import.toml"} <= {*contents(tmp_path)}
    assert run(tmp_path, "check", "plan").code in (0, 1)
    built = run(tmp_path, "build", "plan", "-o", "plan.xlsx")
    assert (built.code, built.told) == (0, "")
    again = run(tmp_path, "import", "tracker.xlsx", "-o", "plan", "--map", "plan/import.toml")
    assert again.code == 0
    assert again.said.splitlines()[-2] == done.said.splitlines()[-2]


# Which kind of register it is


@pytest.mark.parametrize(
    ("headings", "rows", "kind"),
    [
        ("Ref,Risk title,Owner,RAG,Update", ("It fails,CFO,Red,Worse", "It stops,CEO,Amber,Same"),
         "risks"),
        ("Ref,Commitment at risk,Likelihood,Impact,Score", ("It fails,3,4,12", "It stops,2,2,4"),
         "risks"),
        ("Ref,Commitment,Owner,RAG,Update", ("It works,CFO,Red,Worse", "It goes,CEO,Amber,Same"),
         "plan"),
        ("Ref,Deliverable,Theme,Lead,Status", ("It works,Roads,CFO,R", "It goes,Youth,CEO,G"),
         "plan"),
        ("Ref,Action,Theme,Lead,Timescale,RAG", ("Do it,Roads,CFO,2026,R", "More,Youth,CEO,2027,G"),
         "plan"),
    ],
)  # fmt: skip
def test_the_kind_follows_what_headings_name_and_how_it_is_rated(
    headings: str, rows: tuple[str, str], kind: str, tmp_path: Path
) -> None:
    lines = [headings, *(f"{number},{row}" for number, row in enumerate(rows, 1))]
    (tmp_path / "kept.csv").write_text("\n".join(lines), encoding="utf-8")
    done = imported(tmp_path / "kept.csv")
    assert done.register.kind.key == kind
    assert [*becomes(done).values()][1] == "title"


def test_ratings_that_are_only_colours_are_told(tmp_path: Path) -> None:
    text = "Ref,Commitment,Theme,RAG\n1,It works,Roads,\n2,It goes,Youth,\n"
    (tmp_path / "kept.csv").write_text(text, encoding="utf-8")
    done = run(tmp_path, "import", "kept.csv", "-o", "plan", "--scheme", "generic-plan",
               "--as-at", "2025-12-31")  # fmt: skip
    assert done.code == 0
    assert (
        "warning: kept: expected a column with the ratings Red, Amber, Green in words, got none; "
        "a colour alone is not read"
    ) in done.told
