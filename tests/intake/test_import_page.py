"""The page about importing shows what really happens."""

import re
from pathlib import Path

from tests.command_line.running import run

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    """The one block of a kind that the page has."""
    (found,) = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_run_on_the_page_is_a_real_one(tmp_path: Path) -> None:
    (tmp_path / "risks.csv").write_text(block("csv"), encoding="utf-8")
    command, _, shown = block("console").partition("\n")
    assert command.startswith("$ opcc-register import ")
    done = run(tmp_path, *command.split()[2:])
    assert done.code == 0
    assert (done.said + done.told).strip() == shown.strip()
