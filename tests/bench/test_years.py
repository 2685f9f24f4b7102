"""The benchmark of years measures what it says: sealed quarters, and every command that runs."""

from pathlib import Path

from bench.measuring import run
from bench.years import RISKS, commands, prepare, sealed, table
from risk_register.seals import quarter_seal


def test_every_quarter_of_the_register_is_sealed() -> None:
    register = sealed(3)
    assert len(register.entries) == RISKS == 60
    assert len(register.rows("history")) == 180
    days = [row.day("quarter") for row in register.rows("quarters")]
    assert len(days) == 3
    for row, day in zip(register.rows("quarters"), days, strict=True):
        assert day
        assert row.text("seal") == quarter_seal(register, day, "generic-5x5")


def test_every_command_runs(tmp_path: Path) -> None:
    prepare(tmp_path, 2)
    for command in commands(tmp_path).values():
        assert run(command).seconds > 0
    assert (tmp_path / "quarters" / "2026-03-31" / "certificate.txt").is_file()


def test_the_table_says_how_the_cost_grows() -> None:
    assert table({10: {"build": 0.5}, 20: {"build": 0.75}}).splitlines() == [
        "seconds         10 quarters  20 quarters     10 to 20",
        "build                  0.50         0.75       x 1.50",
    ]
