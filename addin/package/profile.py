"""One person's profile on Windows: where in it everything of ours stands."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from risk_register.findings import Finding
from risk_register.places import Place

PRODUCT = "OPCC Risk Register"
FOLDER = rf"%LOCALAPPDATA%\{PRODUCT}"
ENVIRONMENT = rf"{FOLDER}\python"
SETTINGS = rf"{FOLDER}\settings.conf"
LOG = rf"{FOLDER}\log.txt"
ADDIN = r"%APPDATA%\Microsoft\Excel\XLSTART\RiskRegister.xlam"
"""What it is called, and names as Windows and the documentation have them. XLSTART is Excel's start
folder."""

_NEEDED = ("LOCALAPPDATA", "APPDATA")


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile, known by its variables such as `LOCALAPPDATA`, named in capitals."""

    variables: Mapping[str, str]

    @property
    def folder(self) -> Path:
        """The folder that is ours."""
        return self.expanded(FOLDER)

    @property
    def environment(self) -> Path:
        """The virtual environment in which the add-in's Python runs."""
        return self.expanded(ENVIRONMENT)

    @property
    def settings(self) -> Path:
        """What the add-in reads to find its Python."""
        return self.expanded(SETTINGS)

    @property
    def log(self) -> Path:
        """What went wrong: written by the add-in, and by an installation that failed."""
        return self.expanded(LOG)

    @property
    def addin(self) -> Path:
        """The add-in's file, in Excel's start folder."""
        return self.expanded(ADDIN)

    def expanded(self, name: str) -> Path:
        """The path that a name with variables stands for; unknown variables stay as they are."""
        path = re.sub(
            "%([^%]+)%", lambda found: self.variables.get(found[1].upper(), found[0]), name
        )
        return Path(path.replace("\\", os.sep))

    def unexpanded(self, path: Path) -> str:
        """The name of a path below the local folder: `%LOCALAPPDATA%`, then Windows' separators."""
        below = path.relative_to(self.expanded("%LOCALAPPDATA%"))
        return "\\".join(("%LOCALAPPDATA%", *below.parts))


def profile_of(environment: Mapping[str, str]) -> Profile:
    """The profile of whoever runs a process with these environment variables."""
    return Profile({name.upper(): value for name, value in environment.items()})


def profile_findings(profile: Profile) -> list[Finding]:
    """Every reason why this is no profile that anything can be installed in."""
    findings = []
    for name in _NEEDED:
        value = profile.variables.get(name, "")
        if not Path(value).is_absolute() or not Path(value).is_dir():
            expected, actual = "a folder of the profile", value or "nothing"
            findings.append(Finding("profile-folder", Place(f"%{name}%"), expected, actual))
    return findings
