"""Every command over a delivery plan: it speaks of commitments and ratings, never of risks."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.command_line.running import Outcome, contents, run
from tests.registers import built, example

EXAMPLE = Path(__file__).parents[2] / "examples" / "wmpcc-plan-2026-03"
HELD = "25 commitments, 25 of them live, as at 31/12/2025, scheme wmpcc-plan-2026"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of the plan, where commands run."""
    shutil.copytree(EXAMPLE, tmp_path / "plan")
    return tmp_path


def without_risks(outcome: Outcome) -> str:
    """What was said and told, in which nothing speaks of risks or of scores."""
    text = outcome.said + outcome.told
    assert re.findall(r".*\b(?:risks?|scores?)\b.*", text, re.I) == []
    return text


def rerated(folder: Path, reference: str, rating: str) -> None:
    """The plan with another rating of one commitment, which was red."""
    path = folder / "commitments.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = [
        line.replace(",Red,", f",{rating},") if line.startswith(f"{reference},") else line
        for line in lines
    ]
    assert changed != lines
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")


def test_a_plan_becomes_a_workbook_and_a_folder_again(plan: Path) -> None:
    built = run(plan, "build", "plan", "-o", "plan.xlsx")
    assert built.code == 0
    assert without_risks(built) == f"plan.xlsx: {HELD}\n"
    back = run(plan, "folder", "plan.xlsx", "-o", "again")
    assert back.code == 0
    assert without_risks(back) == f"again: {HELD}\n"
    before, after = contents(plan / "plan"), contents(plan / "again")
    assert after["commitments.csv"] == before["commitments.csv"]
    assert after["history.csv"] == before["history.csv"]


def test_a_plan_is_verified_and_recalculated(plan: Path) -> None:
    assert run(plan, "build", "plan", "-o", "plan.xlsx").code == 0
    verified = run(plan, "verify", "plan.xlsx")
    assert verified.code == 0
    assert without_risks(verified).splitlines()[-1] == "Nothing was found."
    again = run(plan, "recalculate", "plan.xlsx", "-o", "again.xlsx")
    assert again.code == 0
    assert without_risks(again).endswith(f"again.xlsx: {HELD}\n")


def test_what_is_about_the_whole_plan_stands_under_the_plan(plan: Path) -> None:
    outcome = run(plan, "check", "plan")
    assert "\nThe plan\n" in outcome.said
    assert "expected live commitments: 25, got '356'" in " ".join(outcome.said.split())


def test_two_plans_are_compared(plan: Path) -> None:
    shutil.copytree(plan / "plan", plan / "later")
    settings = plan / "later" / "register.toml"
    text = settings.read_text(encoding="utf-8").replace("2025-12-31", "2026-03-31")
    settings.write_text(text, encoding="utf-8")
    rerated(plan / "later", "60", "Amber")
    outcome = run(plan, "compare", "plan", "later")
    assert outcome.code == 0
    said = without_risks(outcome)
    assert "60  Campaign for lasting funding" in said
    assert "Re-rated, Rating: Red to Amber" in said
    data = json.loads(run(plan, "compare", "plan", "later", "--json").said)
    [change] = [each for each in data["changes"] if each["field"] == "rating"]
    assert (change["reference"], change["before"], change["after"]) == ("60", "Red", "Amber")


def test_a_plan_is_rolled_forward_with_a_proof(plan: Path) -> None:
    outcome = run(plan, "roll-forward", "plan", "--as-at", "31/03/2026", "-o", "next.xlsx")
    assert outcome.code == 0
    lines = without_risks(outcome).splitlines()
    assert lines[0] == (
        "next.xlsx: 25 commitments, 25 of them live, as at 31/03/2026, scheme wmpcc-plan-2026"
    )
    assert any(line.split()[:3] == ["All", "Red", "Amber"] for line in lines)


def test_a_plan_adopts_a_plans_scheme(plan: Path) -> None:
    outcome = run(plan, "adopt", "plan", "--scheme", "generic-plan", "--as-at", "31/12/2025",
                  "--dry-run")  # fmt: skip
    assert "No live commitment has another rating; there are 25." in outcome.said
    assert "Live commitments in each band" in outcome.said
    assert "Heat map" not in outcome.said


def test_what_a_paper_prints_is_added_and_checked(plan: Path) -> None:
    (plan / "paper.csv").write_text("Ref,Q2,Q3\n184,Amber,Red\n36,Red,Amber\n", encoding="utf-8")
    (plan / "plan" / "stated.csv").unlink()
    outcome = run(plan, "state", "paper.csv", "--place", "Paper", "--into", "plan")
    assert outcome.code == 0
    assert outcome.said.splitlines()[1].strip() == "previous_rating 2, rating 2"
    checked = run(plan, "check", "plan")
    said = " ".join(checked.said.split())
    assert "expected rating 'Green', as in the register, got 'Amber' in Paper" in said
    assert said.count("as in the register, got") == 1


@pytest.mark.parametrize("command", ["template", "schemes", "compare", "roll-forward", "state"])
def test_the_help_speaks_of_both_kinds(command: str, tmp_path: Path) -> None:
    said = " ".join(run(tmp_path, command, "--help").said.split())
    assert "risk" in said
    assert "commitment" in said or "delivery plan" in said


def test_a_plan_is_not_read_by_a_scheme_for_risks(tmp_path: Path) -> None:
    plan = built(example("wmpcc-plan-2026-03"), tmp_path)
    outcome = run(tmp_path, "build", str(plan), "--scheme", "generic-5x5", "-o", "new.xlsx")
    assert outcome.code == 1
    assert outcome.errors == [
        f"{plan}: expected a scheme for commitments, got 'generic-5x5', one for risks"
    ]
