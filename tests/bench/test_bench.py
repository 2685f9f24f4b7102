"""The benchmarks measure what they say: registers without faults, and every edit taken."""

from bench.registers import generated
from bench.spreadsheet import EDITS, measure, table
from risk_register.agreement import check_agreement
from tests.support.office import Office


def test_a_generated_register_is_the_same_each_time_and_has_no_faults() -> None:
    register = generated(30)
    assert register == generated(30)
    assert check_agreement(register) == []
    rows = {name: len(register.rows(name)) for name in ("risks", "controls", "updates", "history")}
    assert rows == {"risks": 30, "controls": 60, "updates": 60, "history": 360}


def test_every_edit_of_a_generated_register_is_measured(office: Office) -> None:
    seconds = measure(3, office, office)
    assert len(seconds) == 3 + len(EDITS)
    assert min(seconds.values()) > 0
    assert [line.split("  ")[0] for line in table({3: seconds}).splitlines()] == [
        "seconds", *seconds,
    ]  # fmt: skip
