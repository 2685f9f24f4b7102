"""The wheel ships our packages and our examples, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = {
    "addin", "appendices", "command_line", "formulas", "intake", "risk_register", "schemes",
    "workbook_builder",
}  # fmt: skip


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_top_level_names_are_ours(contents: set[str]) -> None:
    names = {name.split("/")[0] for name in contents}
    assert {name for name in names if not name.endswith(".dist-info")} == PACKAGES


def test_every_file_of_our_packages_is_in_it(contents: set[str]) -> None:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.relative_to(ROOT).as_posix() in contents


def test_the_tab_its_macros_and_its_guide_are_in_it(contents: set[str]) -> None:
    assert {"addin/ribbon.xml", "addin/guide.html", "addin/vba/Ribbon.bas"} <= contents


def test_every_example_is_in_it(contents: set[str]) -> None:
    for path in (ROOT / "examples").rglob("*.*"):
        if path.is_file():
            shipped = Path("command_line", path.relative_to(ROOT)).as_posix()
            assert shipped in contents
