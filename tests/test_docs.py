"""The docs say what is true now: every option, field, file and picture that they should name."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from risk_register.fields import TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def _help(*command: str) -> str:
    run = [sys.executable, "-m", "command_line.main", *command, "--help"]
    return subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def test_every_command_and_option_stands_in_the_readme() -> None:
    commands = re.findall(r"^    ([a-z-]+)\b", _help(), re.MULTILINE)
    assert commands == [
        "build", "check", "verify", "recalculate", "compare", "roll-forward", "adopt",
        "appendices", "folder", "import", "state", "addin", "schemes", "template", "demo",
    ]  # fmt: skip
    for command in commands:
        assert f"opcc-register {command}" in README
        for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", _help(command)):
            assert f"`{option}`" in README, option


@pytest.mark.parametrize("command", ["build", "install", "uninstall", "status"])
def test_every_command_and_option_of_the_addin_stands_in_the_readme(command: str) -> None:
    assert f"opcc-register addin {command}" in README
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", _help("addin", command)):
        assert f"`{option}`" in README, option


@pytest.mark.parametrize("command", ["check", "verify", "roll-forward"])
def test_the_help_says_who_looks_at_seals_and_at_the_archive(command: str) -> None:
    said = _help(command)
    assert "seals" in said
    assert "archive" in said


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_field_stands_in_the_description_of_the_folder(table: object) -> None:
    text = (ROOT / "docs" / "folder.md").read_text(encoding="utf-8")
    section = text.split(f"### {table.file}\n")[1].split("\n### ")[0]  # type: ignore[attr-defined]
    for field in table.fields:  # type: ignore[attr-defined]
        assert f"| `{field.name}` |" in section


def test_every_example_and_scheme_stands_in_the_readme() -> None:
    for path in [*(ROOT / "examples").iterdir(), *(ROOT / "schemes").glob("*.toml")]:
        assert f"`{path.name.removesuffix('.toml')}`" in README


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_every_picture_is_shown_somewhere() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in DOCS)
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert picture.name in shown


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    import tomllib  # noqa: PLC0415

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["dependencies"] + project["optional-dependencies"]["addin"]
    names = [re.split(r"[=<>]", each)[0] for each in needed]
    table = README.split("## What each dependency is for")[1]
    for name in names:
        assert re.search(rf"^\| {name}", table, re.MULTILINE | re.IGNORECASE), name
