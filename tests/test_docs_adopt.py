"""`docs/adopt.md` says what is true: its runs print what is shown, also the mapping file."""

import re
import shlex
from pathlib import Path

import pytest

from command_line.main import main

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "adopt.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def test_every_code_that_is_found_on_adopting_is_explained() -> None:
    modules = (ROOT / "risk_register" / "adoption").glob("*.py")
    written = "".join(path.read_text(encoding="utf-8") for path in modules)
    codes = re.findall(r'"((?:adopt|mapping)-[a-z-]+)"', written)
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", TEXT, re.MULTILINE)) == sorted({*codes})


def _run(command: str) -> int:
    program, *arguments = shlex.split(command.removeprefix("$ "))
    assert program == "opcc-register"
    return main(arguments)


def test_the_runs_print_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    build, look, ask = _blocks("console")
    for block in (build, look):
        command, output = block.split("\n", 1)
        assert _run(command) == 0
        assert capsys.readouterr() == (output, "")
    command, redirected = ask.strip().rsplit(" > ", 1)
    assert redirected == "map.toml"
    assert _run(command) == 1
    assert [capsys.readouterr().out] == _blocks("toml")
