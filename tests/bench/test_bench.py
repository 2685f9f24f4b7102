"""The benchmarks measure what they say: registers without faults, and every edit taken."""

from collections import Counter
from pathlib import Path

from bench import delivery_plan
from bench.delivery_plan import generated_plan
from bench.registers import generated
from bench.spreadsheet import EDITS, EDITS_OF_A_PLAN, measure, table
from risk_register.agreement import check_agreement
from risk_register.folder_files import folder_files
from tests.support.office import Office
from workbook_builder.reading.workbook import read_workbook


def test_a_generated_register_is_the_same_each_time_and_has_no_faults() -> None:
    register = generated(30)
    assert register == generated(30)
    assert check_agreement(register) == []
    rows = {name: len(register.rows(name)) for name in ("risks", "controls", "updates", "history")}
    assert rows == {"risks": 30, "controls": 60, "updates": 60, "history": 360}


def test_the_generated_plan_is_the_same_each_time_and_has_no_faults() -> None:
    plan = generated_plan()
    assert plan == generated_plan()
    assert check_agreement(plan) == []
    rows = {name: len(plan.rows(name)) for name in ("commitments", "updates", "history")}
    assert rows == {"commitments": 356, "updates": 356, "history": 4272}
    ratings = Counter(row.text("rating") for row in plan.live_entries)
    assert sum(ratings.values()) == 351
    assert 10 < ratings["Red"] < 30 < ratings["Amber"] < 120


def test_the_generated_plan_is_written_as_a_folder_and_a_workbook(tmp_path: Path) -> None:
    assert delivery_plan.main([str(tmp_path / "plan"), "--commitments", "20"]) == 0
    plan, findings = read_workbook(tmp_path / "plan.xlsx")
    assert plan is not None
    assert findings == []
    files = {path.name: path.read_bytes() for path in (tmp_path / "plan").iterdir()}
    assert dict(folder_files(plan, with_scheme=True)) == files


def test_every_edit_of_a_generated_plan_is_measured(office: Office) -> None:
    seconds = measure(generated_plan(3), EDITS_OF_A_PLAN, office, office)
    assert len(seconds) == 3 + len(EDITS_OF_A_PLAN)
    assert min(seconds.values()) > 0


def test_every_edit_of_a_generated_register_is_measured(office: Office) -> None:
    seconds = measure(generated(3), EDITS, office, office)
    assert len(seconds) == 3 + len(EDITS)
    assert min(seconds.values()) > 0
    assert [line.split("  ")[0] for line in table({3: seconds}).splitlines()] == [
        "seconds", *seconds,
    ]  # fmt: skip
