"""The virtual environment in which the add-in's Python runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from addin.package.own_version import PROJECT, Source

_ASKED = """
import json, platform, sys
from importlib.metadata import PackageNotFoundError, requires, version

def asked(what, name):
    try:
        return what(name)
    except PackageNotFoundError:
        return None

project = sys.argv[1]
said = [asked(version, project), asked(version, "xlwings"), asked(requires, project)]
print(json.dumps([platform.python_version(), *said]))
"""
"""A program for another Python, in which none of ours may be installed."""


class CommandError(Exception):
    """A command of Python's ended with an error; `lines` is what it said."""

    def __init__(self, name: str, said: str) -> None:
        """Keeps what it was called and what it said."""
        super().__init__(name)
        self.name = name
        self.lines = said.splitlines()

    @property
    def reason(self) -> str:
        """The last line that speaks of an error, or else the last line."""
        spoken = [line.strip() for line in self.lines if line.strip()]
        errors = [line for line in spoken if "error" in line.lower()]
        return (errors or spoken or ["no word of why"])[-1]


@dataclass(frozen=True, slots=True)
class Versions:
    """What a Python has: its own version, ours, that of xlwings, and the xlwings that ours needs.

    What is not there is empty.
    """

    python: str
    project: str
    xlwings: str
    xlwings_needed: str


def make_environment(folder: Path) -> None:
    """Makes a virtual environment of the Python that runs this. Raises CommandError.

    Without pip: that of the Python which runs this installs into it, and there is less to keep.
    """
    _run("venv", [sys.executable, "-m", "venv", "--without-pip", str(folder)])


def interpreter_of(folder: Path) -> Path:
    """The Python of a virtual environment, where Python itself says that it stands."""
    scripts = sysconfig.get_path("scripts", "venv", vars={"base": str(folder)})
    return Path(scripts) / f"python{sysconfig.get_config_var('EXE')}"


def install_into(interpreter: Path, source: Source) -> None:
    """Installs this software and what its add-in needs. Raises CommandError."""
    pip = [sys.executable, "-m", "pip", "--python", str(interpreter), "install"]
    quiet = ["--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
    _run("pip", [*pip, *quiet, *source.options, source.requirement])


def versions_of(interpreter: Path) -> Versions:
    """What is installed for a Python. Raises CommandError, also if it is none or cannot be run."""
    said = _run(str(interpreter), [str(interpreter), "-I", "-c", _ASKED, PROJECT])
    try:
        python, project, xlwings, requires = json.loads(said)
    except ValueError as error:
        raise CommandError(str(interpreter), "an answer that no Python gives") from error
    return Versions(python, project or "", xlwings or "", _pinned(requires or []))


def built_by(interpreter: Path) -> bytes:
    """The add-in's file as the version that is installed for a Python builds it.

    So the two agree. Raises CommandError.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder, "RiskRegister.xlam")
        command = [str(interpreter), "-I", "-m", "command_line.main"]
        _run("addin build", [*command, "addin", "build", "-o", str(file)])
        return file.read_bytes()


def _pinned(requires: Sequence[str]) -> str:
    """The xlwings of `xlwings==0.37.8; extra == 'addin'` among what a project requires."""
    of_xlwings = [each for each in requires if each.startswith("xlwings==")]
    return of_xlwings[0].split("==")[1].split(";")[0].strip() if of_xlwings else ""


def _run(name: str, command: Sequence[str]) -> str:
    """Runs a command without the variables that tell a Python where to look; returns what it said.

    PYTHONPATH would let modules from elsewhere pass for installed ones.
    """
    variables = {key: text for key, text in os.environ.items() if not key.startswith("PYTHON")}
    try:
        done = subprocess.run(
            command, env={**variables, "PYTHONUTF8": "1"}, stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except OSError as error:
        raise CommandError(name, f"error: {error.strerror}") from error
    if done.returncode:
        raise CommandError(name, done.stdout + done.stderr)
    return done.stdout
