"""What the command understands, and what it says to someone who does not know it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line.running import contents, run


def test_help_names_every_command_and_every_exit_code(tmp_path: Path) -> None:
    outcome = run(tmp_path, "--help")
    assert outcome.code == 0
    for word in ("build", "schemes", "template", "demo", "exit codes:", "opcc-register demo"):
        assert word in outcome.said
    assert [
        line[:7] for line in outcome.said.splitlines() if line[:3] in ("  0", "  1", "  2")
    ] == ["  0  do", "  1  th", "  2  th", "  130  "]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("build", ["SOURCE", "--output", "--scheme", "--as-at"]),
        ("schemes", ["NAME"]),
        ("demo", ["./demo"]),
    ],
)
def test_each_command_has_its_own_help(tmp_path: Path, command: str, words: list[str]) -> None:
    outcome = run(tmp_path, command, "--help")
    assert outcome.code == 0
    assert [word for word in words if word not in outcome.said] == []


@pytest.mark.parametrize(
    "arguments",
    [[], ["biuld"], ["build"], ["build", "source"], ["schemes", "one", "two"], ["demo", "--all"]],
    ids=["nothing", "an unknown command", "no source", "no target", "too much", "unknown option"],
)
def test_what_is_not_understood_ends_with_2(tmp_path: Path, arguments: list[str]) -> None:
    outcome = run(tmp_path, *arguments)
    assert outcome.code == 2
    assert outcome.told.startswith("usage: opcc-register")
    assert contents(tmp_path) == {}


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    """`opcc-register schemes | head -1` must not say that something broke."""
    command = [sys.executable, "-u", "-m", "command_line.main", "schemes"]
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)
    assert said == ""
