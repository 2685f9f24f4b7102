"""`opcc-register check`: what is wrong in a register, for a person and for machines."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.command_line.running import run

SETTINGS = """\
organisation = "Office of the PCC for Anyshire"
title = "Test register"
as_at = 2023-10-26
scheme = "leicestershire-2023"
"""
OVERRULED = """\
reference,title,current_likelihood,current_impact,current_score
R1,First,3,4,8
"""


def _folder(tmp_path: Path, risks: str, settings: str = SETTINGS) -> Path:
    folder = tmp_path / "register"
    folder.mkdir()
    (folder / "register.toml").write_text(settings, encoding="utf-8")
    (folder / "risks.csv").write_text(risks, encoding="utf-8")
    return folder


@pytest.fixture
def overruled(tmp_path: Path) -> Path:
    return _folder(tmp_path, OVERRULED)


def test_a_finding_stands_under_its_risk_with_what_puts_it_right(overruled: Path) -> None:
    outcome = run(overruled.parent, "check", overruled)
    assert outcome.code == 1
    lines = outcome.said.splitlines()
    assert lines[0] == "Test register, Office of the PCC for Anyshire, as at 26/10/2023"
    assert "R1  First" in lines
    said = " ".join(outcome.said.split())
    assert (
        "warning: risks.csv, line 2, column current_score: expected 12, which the current levels "
        "rate, got 8. Correct the levels, or clear the score that was entered. [score-overruled]"
    ) in said
    assert lines[-1].endswith("about 1 risk.")


def test_json_gives_a_finding_with_all_its_parts(overruled: Path) -> None:
    outcome = run(overruled.parent, "check", overruled, "--json")
    [finding] = [
        each for each in json.loads(outcome.said)["findings"] if each["code"] == "score-overruled"
    ]
    assert finding == {
        "code": "score-overruled",
        "severity": "warning",
        "reference": "R1",
        "sheet": "",
        "cell": "",
        "file": "risks.csv",
        "line": 2,
        "field": "current_score",
        "expected": "12, which the current levels rate",
        "actual": "8",
        "remedy": "Correct the levels, or clear the score that was entered.",
        "message": "expected 12, which the current levels rate, got 8",
    }


def test_csv_gives_a_row_a_finding(overruled: Path) -> None:
    outcome = run(overruled.parent, "check", overruled, "--csv")
    rows = [*csv.DictReader(io.StringIO(outcome.said))]
    [row] = [row for row in rows if row["code"] == "score-overruled"]
    assert (row["reference"], row["file"], row["line"]) == ("R1", "risks.csv", "2")


def test_a_finding_in_a_workbook_names_sheet_and_cell(overruled: Path) -> None:
    run(overruled.parent, "build", overruled, "-o", "register.xlsx")
    outcome = run(overruled.parent, "check", "register.xlsx", "--json")
    [finding] = [
        each for each in json.loads(outcome.said)["findings"] if each["code"] == "score-overruled"
    ]
    assert (finding["sheet"], finding["cell"], finding["file"]) == ("Register", "V5", "")


def test_what_cannot_be_read_in_a_row_is_found_beside_the_rest(tmp_path: Path) -> None:
    folder = _folder(tmp_path, OVERRULED + "R2,Second,7,1,\n")
    outcome = run(tmp_path, "check", folder, "--json")
    assert outcome.code == 1
    found = [(each["reference"], each["code"]) for each in json.loads(outcome.said)["findings"]]
    assert ("R2", "entry-level") in found
    assert ("R1", "score-overruled") in found


def test_a_rule_that_is_turned_off_does_not_run_and_its_reason_is_told(tmp_path: Path) -> None:
    off = '[checks]\nscore-overruled = { severity = "off", reason = "Agreed in May" }\n'
    folder = _folder(tmp_path, OVERRULED, SETTINGS + off)
    outcome = run(tmp_path, "check", folder)
    assert "[score-overruled]" not in outcome.said
    assert "  turned off: Agreed in May: score-overruled" in outcome.said.splitlines()


def test_a_rule_may_weigh_more(tmp_path: Path) -> None:
    weighed = '[checks]\nscore-overruled = { severity = "error", reason = "Agreed in May" }\n'
    folder = _folder(tmp_path, OVERRULED, SETTINGS + weighed)
    assert "error: risks.csv, line 2" in run(tmp_path, "check", folder).said


def test_a_rule_that_does_not_exist_cannot_be_turned_off(tmp_path: Path) -> None:
    off = '[checks]\nscore-overuled = { severity = "off", reason = "Agreed in May" }\n'
    folder = _folder(tmp_path, OVERRULED, SETTINGS + off)
    said = " ".join(run(tmp_path, "check", folder).said.split())
    assert "register.toml, checks.score-overuled: expected the code of a rule" in said


def test_rules_that_a_scheme_cannot_feed_are_listed_with_the_reason(tmp_path: Path) -> None:
    trend = SETTINGS.replace("leicestershire-2023", "mopac-2017")
    folder = _folder(tmp_path, "reference,title\nR1,First\n", trend)
    outcome = run(tmp_path, "check", folder, "--json")
    assert json.loads(outcome.said)["not_run"]["score-overruled"] == (
        "its current assessment has no likelihood and impact"
    )


def test_a_source_that_cannot_be_read_is_2(tmp_path: Path) -> None:
    outcome = run(tmp_path, "check", "nothing-here")
    assert outcome.code == 2
    assert len(outcome.errors) == 1
