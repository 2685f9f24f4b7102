"""No command loads a big library that it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = str(ROOT / "examples" / "leicestershire-2023-10")
UNUSED = ("pandas", "numpy", "xlwings")
STARTED = """
import sys
from command_line.main import run
try:
    run()
finally:
    print(*(name for name, module in sys.modules.items() if module), file=sys.stderr)
"""
COMMANDS = {
    "help": ["--help"],
    "schemes": ["schemes"],
    "one scheme": ["schemes", "generic-5x5"],
    "build from a folder": ["build", EXAMPLE, "-o", "new.xlsx"],
    "build from a workbook": ["build", "read.xlsx", "-o", "new.xlsx"],
    "folder": ["folder", "read.xlsx", "-o", "written"],
    "template": ["template", "-o", "new.xlsx"],
    "a source that does not exist": ["build", "none", "-o", "new.xlsx"],
}


def loaded(arguments: list[str], place: Path) -> set[str]:
    """The top packages that the command loads, started as a person starts it."""
    command = [sys.executable, "-c", STARTED, *arguments]
    told = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False).stderr
    return {name.partition(".")[0] for name in told.splitlines()[-1].split()}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbook of an example in it."""
    folder = tmp_path_factory.mktemp("start")
    build = ["-m", "command_line.main", "build", EXAMPLE, "-o", "read.xlsx"]
    subprocess.run([sys.executable, *build], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_loads_no_pandas_numpy_or_xlwings(name: str, place: Path) -> None:
    found = loaded(COMMANDS[name], place)
    assert "command_line" in found
    assert not found & {*UNUSED}


def test_the_libraries_that_are_kept_out_are_there_to_be_loaded() -> None:
    import numpy  # noqa: PLC0415 - openpyxl would find it
    import pandas  # noqa: PLC0415

    assert numpy
    assert pandas


def test_help_and_errors_load_no_workbook_writer(place: Path) -> None:
    assert "openpyxl" not in loaded(["--help"], place)
    assert "openpyxl" not in loaded(["schemes"], place)
    assert "openpyxl" not in loaded(COMMANDS["a source that does not exist"], place)
