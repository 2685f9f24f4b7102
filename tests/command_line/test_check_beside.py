"""`opcc-register check PLAN --beside RISKS`, with real folders and workbooks, from both sides."""

import json
from pathlib import Path

import pytest

from tests.command_line.running import Outcome, run

PLAN = """\
reference,title,areas,smt_lead,update,updated_on,action,rating
1,Answer calls in time,Resources and Value,,Two rooms became one.,2026-02-10,A new rota,Red
2,Safer roads,Road Safety,,Cameras are back.,2026-02-12,,Green
"""
RISKS = """\
reference,title,current_likelihood,current_impact,target_likelihood,target_impact,status
R1,Calls wait too long,1,1,1,1,Treat
R2,Roads are unsafe,4,5,1,1,Treat
"""
LINKS = "reference,kind,organisation,their_reference,their_rating\n"


def _folder(parent: Path, name: str, scheme: str, **files: str) -> Path:
    folder = parent / name
    folder.mkdir()
    (folder / "register.toml").write_text(
        f'organisation = "Office of the PCC for Anyshire"\ntitle = "{name}"\n'
        f'as_at = 2026-03-31\nscheme = "{scheme}"\n',
        encoding="utf-8",
    )
    for table, text in files.items():
        (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    links = LINKS + "1,Bears on,,R1,High\n2,Bears on,,R2,\n"
    return _folder(tmp_path, "Delivery", "generic-plan", commitments=PLAN, links=links)


@pytest.fixture
def risks(tmp_path: Path) -> Path:
    links = LINKS + "R1,Bears on,,1,Red\n"
    return _folder(tmp_path, "Risks", "generic-5x5", risks=RISKS, links=links)


def _beside(outcome: Outcome) -> list[tuple[str, str, str, int, str]]:
    """What the rules of two registers found."""
    return [
        (each["code"], each["reference"], each["file"], each["line"], each["message"])
        for each in json.loads(outcome.said)["findings"]
        if each["code"] == "red-over-low" or each["code"].startswith("beside-")
    ]


LOW_UNDER_RED = (
    "red-over-low", "1", "links.csv", 2,
    "expected R1 of Risks rated higher, as the commitment that bears on it is Red, got 'Low'",
)  # fmt: skip


def test_a_plan_is_held_to_its_risks(plan: Path, risks: Path) -> None:
    outcome = run(plan.parent, "check", plan, "--beside", risks, "--json")
    assert outcome.code == 1
    assert _beside(outcome) == [
        LOW_UNDER_RED,
        ("beside-one-sided", "2", "links.csv", 3,
         "expected a link from R2 to 2 in Risks too, got none"),
        ("beside-rating", "1", "links.csv", 2, "expected Low, as Risks has it, got 'High'"),
    ]  # fmt: skip


def test_risks_are_held_to_their_plan(plan: Path, risks: Path) -> None:
    outcome = run(plan.parent, "check", risks, "--beside", plan, "--json")
    assert outcome.code == 1
    assert _beside(outcome) == [
        ("red-over-low", "R1", "links.csv", 2,
         "expected a rating above the lowest, as 1 of Delivery, a commitment that bears on it, is "
         "Red, got 'Low'"),
        ("beside-one-sided", "R2", "risks.csv", 3,
         "expected a link to 2 of Delivery, which has one to R2, got none"),
    ]  # fmt: skip


def test_the_other_register_may_be_a_workbook(plan: Path, risks: Path) -> None:
    assert run(plan.parent, "build", risks, "-o", "risks.xlsx").code == 0
    outcome = run(plan.parent, "check", plan, "--beside", "risks.xlsx", "--json")
    assert _beside(outcome)[0] == LOW_UNDER_RED


def test_alone_a_plan_goes_by_what_its_links_note(plan: Path) -> None:
    outcome = run(plan.parent, "check", plan, "--json")
    assert _beside(outcome) == []
    not_run = json.loads(outcome.said)["not_run"]
    assert not_run["beside-unknown"] == "no other register was read beside this one"
    assert "red-over-low" not in not_run


def test_the_text_speaks_of_commitments(plan: Path, risks: Path) -> None:
    said = run(plan.parent, "check", plan, "--beside", risks).said
    assert said.splitlines()[-1].endswith("about 2 commitments.")
    assert "1  Answer calls in time" in said.splitlines()


def test_another_register_that_cannot_be_read_stops_the_check(plan: Path, risks: Path) -> None:
    (risks / "risks.csv").write_text("reference,title\nR1,\n", encoding="utf-8")
    for other, told in ((risks, "risks.csv, line 2, column title"), ("nowhere", "nowhere")):
        outcome = run(plan.parent, "check", plan, "--beside", other)
        assert (outcome.code, outcome.said) == (2, "")
        assert f"{other}:" in outcome.told
        assert told in outcome.told
