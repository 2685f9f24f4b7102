"""Made-up profiles, and the wheels from which the add-in is installed in them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_DOWNLOADED = ROOT / ".tools" / "wheels"


def make_profile(folder: Path) -> Path:
    """An empty profile, with the two folders that Windows gives to everybody."""
    (folder / "Local").mkdir(parents=True)
    (folder / "Roaming").mkdir()
    return folder


def enter(profile: Path, patch: pytest.MonkeyPatch) -> None:
    """Makes it the profile of whoever runs a command."""
    patch.setenv("LOCALAPPDATA", str(profile / "Local"))
    patch.setenv("APPDATA", str(profile / "Roaming"))


def copy_profile(profile: Path, copy: Path) -> Path:
    """A copy whose virtual environment has the same files, linked: they are not to be written."""
    shutil.copytree(profile, copy, symlinks=True, ignore=shutil.ignore_patterns("python"))
    environment = Path("Local", "OPCC Risk Register", "python")
    shutil.copytree(profile / environment, copy / environment, symlinks=True, copy_function=os.link)
    return copy


def all_wheels(folder: Path) -> Path:
    """A folder with our wheel, built now, and those of all that it needs."""
    if not (_DOWNLOADED / ".ready").exists():
        pytest.skip("The add-in's wheels are not there: run tests/tools.sh.")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for wheel in _DOWNLOADED.glob("*.whl"):
        shutil.copy(wheel, folder)
    return folder
