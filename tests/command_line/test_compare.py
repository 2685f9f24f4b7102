"""`opcc-register compare`: printed, as JSON, and as a paper; and what is refused."""

import json
import re
from pathlib import Path

import pytest

from command_line.comparison_printing import comparison_data
from risk_register.comparison.change import Kind
from risk_register.comparison.compare import compare
from risk_register.passages import Passage
from tests.command_line.running import contents, run
from tests.registers import EXAMPLES, built
from tests.risk_register.comparison.quarter import edit, opened, put, quarter

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return quarter(tmp_path)


def test_what_changed_is_printed_by_risk(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    outcome = run(tmp_path, "compare", *folders)
    assert (outcome.code, outcome.told) == (0, "")
    assert outcome.said.splitlines()[:6] == [
        "Strategic risk register, January 2024, Office of the Police and Crime Commissioner for "
        "Leicestershire",
        "What changed from 26/10/2023 to 31/01/2024",
        "",
        "    1  New",
        "    2  Escalated",
        "    1  From a split",
    ]
    assert (
        "OPCC031  Pressure on the finances, 2022/2023 to 2025/26\n"
        "  Re-scored, Current score: 16 High to 12 High: likelihood 4 to 3\n"
        "  Wording changed, Risk summary: The medium-term financial plan has [removed: worsened] "
        "[added:\n"
        "    improved]. On present assumptions it does not balance up to [removed: 2026] "
        "[added: 2027], so\n"
    ) in outcome.said
    assert "OPCC082  A new estate\n  New: scored 8 High\n" in outcome.said
    assert "  Due and not reviewed: last reviewed 03/10/2023, due 03/01/2024\n" in outcome.said


def test_registers_of_two_organisations_are_compared_with_a_warning(tmp_path: Path) -> None:
    old, new = EXAMPLES / "mopac-2017-09", EXAMPLES / "wmpcc-2024-06"
    outcome = run(tmp_path, "compare", old, new)
    assert outcome.code == 0
    assert outcome.told == (
        f"warning: {old}: expected a register of West Midlands Police and Crime Commissioner, the "
        "organisation of the later one, got 'Mayor's Office for Policing and Crime (MOPAC)'\n"
    )


def test_a_workbook_and_a_folder_give_the_same(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    old, new = folders
    workbook = built(opened(new), tmp_path)
    as_folder, as_workbook = (run(tmp_path, "compare", old, each) for each in (new, workbook))
    assert as_workbook.said == as_folder.said
    assert run(tmp_path, "compare", new, workbook).said.splitlines()[-1] == "Nothing has changed."


def test_json_has_each_change_with_its_code_and_place(
    tmp_path: Path, folders: tuple[Path, Path]
) -> None:
    data = json.loads(run(tmp_path, "compare", *folders, "--json").said)
    assert data["old"] == {
        "title": "Strategic risk register, October 2023",
        "organisation": "Office of the Police and Crime Commissioner for Leicestershire",
        "as_at": "2023-10-26",
        "scheme": "leicestershire-2023",
    }
    assert data["counts"]["not_reviewed"] == 16
    [slipped] = [each for each in data["changes"] if each["kind"] == "control_slipped"]
    assert slipped == {
        "reference": "OPCC029", "kind": "control_slipped", "part": "Controls", "table": "controls",
        "field": "due", "key": "C013", "before": "2023-11-30", "after": "2024-02-29",
        "place": "controls.csv, line 18, column due",
        "detail": "Agree an MOU or SLA between the OPCC and Procurement (named in the log of "
        "15/06/2023, not in the list of controls)",
        "said": "30/11/2023 to 29/02/2024, slipped twice: Agree an MOU or SLA between the OPCC and "
        "Procurement (named in the log of 15/06/2023, not in the list of controls)",
        "times_slipped": 2,
    }  # fmt: skip
    rescored = next(each for each in data["changes"] if each["kind"] == "rescored")
    assert (rescored["moved_by"], rescored["bands"]) == (["likelihood"], ["High", "High"])
    assert rescored["levels"] == [
        {"likelihood": 4, "impact": 4}, {"likelihood": 3, "impact": 4},
    ]  # fmt: skip
    wording = next(each for each in data["changes"] if each["kind"] == "control_wording")
    assert wording["wording"] == [
        {"text": "Keep the list of assets and ", "change": ""},
        {"text": "of", "change": "added"},
        {"text": " users up to date ", "change": ""},
        {"text": "each month", "change": "added"},
    ]


@pytest.mark.parametrize("name", ["changes.docx", "changes.xlsx"])
def test_a_paper_is_written_where_one_is_asked_for(
    tmp_path: Path, folders: tuple[Path, Path], name: str
) -> None:
    before = contents(tmp_path)
    outcome = run(tmp_path, "compare", *folders, "-o", name)
    assert (outcome.code, outcome.said) == (0, f"{name}: 46 changes\n")
    after = contents(tmp_path)
    assert after.pop(name).startswith(b"PK")
    assert after == before


def test_the_later_register_in_place_of_the_earlier_one_is_refused(
    tmp_path: Path, folders: tuple[Path, Path]
) -> None:
    old, new = folders
    outcome = run(tmp_path, "compare", new, old, "-o", "changes.docx")
    assert outcome.code == 2
    assert outcome.errors == [
        f"{new}: expected a register of 26/10/2023 or before, the date of the later one; swap "
        "them, got 31/01/2024"
    ]
    assert not (tmp_path / "changes.docx").exists()


def test_everything_that_is_wrong_with_both_registers_and_the_file_is_told(
    tmp_path: Path, folders: tuple[Path, Path]
) -> None:
    old, new = folders
    edit(old, "risks", lambda rows: put(rows, "OPCC031", current_impact="9"))
    edit(new, "risks", lambda rows: put(rows, "OPCC032", current_impact="8"))
    outcome = run(tmp_path, "compare", old, new, "-o", "changes.txt")
    assert outcome.code == 2
    assert [error.split(": ")[-1].split("got ")[-1] for error in outcome.errors] == [
        "'changes.txt'", "'9'", "'8'",
    ]  # fmt: skip
    assert f"{old}:\n" in outcome.told
    assert f"{new}:\n" in outcome.told


def test_neither_register_is_ever_replaced(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    workbook = built(opened(folders[1]), tmp_path)
    outcome = run(tmp_path, "compare", folders[0], workbook, "-o", workbook)
    assert outcome.code == 2
    assert "another name than that of the workbook which is read" in outcome.told


def test_every_kind_of_change_and_every_key_stands_in_the_docs(
    folders: tuple[Path, Path],
) -> None:
    text = (DOCS / "compare.md").read_text(encoding="utf-8")
    codes = {kind.name.lower() for kind in (*Passage, *Kind)}
    assert codes == {
        code
        for line in text.splitlines()
        if re.match(r"\| [A-Z]", line)
        for code in re.findall(r"`(\w+)`", line.split("|")[2])
    }
    data = comparison_data(compare(*map(opened, folders)))
    keys = {key for change in data["changes"] for key in change}
    assert [key for key in keys | data.keys() if f"`{key}`" not in text] == []


def test_a_register_that_was_only_rolled_forward_has_no_changes_but_those_of_rolling_forward(
    tmp_path: Path,
) -> None:
    """21 risks are live, and none was reviewed in the quarter."""
    example = EXAMPLES / "leicestershire-2023-10"
    rolled = run(tmp_path, "roll-forward", example, "--as-at", "2024-01-31", "-o", "new.xlsx")
    assert rolled.code == 0, rolled.told
    outcome = run(tmp_path, "compare", "quarters/2023-10-26", "new.xlsx", "--json")
    assert json.loads(outcome.said)["counts"] == {
        "not_reviewed": 21, "row_added": 1, "row_gone": 1, "rolled_forward": 1,
    }  # fmt: skip
