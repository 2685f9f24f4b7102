"""What is in the way of installing or removing the add-in, found before anything is touched."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

from addin.package.profile import Profile, profile_findings
from risk_register.findings import Finding
from risk_register.places import Place

LONGEST_INSIDE = 130
"""No file in the virtual environment has a longer path within it, in characters."""
_LONGEST_PATH = 259
"""Source: Microsoft, Maximum Path Length Limitation: 260 characters with the closing null."""


def in_the_way(profile: Profile) -> list[Finding]:
    """Every reason why nothing can be installed in this profile or removed from it."""
    if findings := profile_findings(profile):
        return findings
    return [*_running_from(profile), *_addin_open(profile)]


def installing_findings(
    profile: Profile, wheels: Path | None = None, signed: Path | None = None
) -> list[Finding]:
    """Every reason why the add-in cannot be installed in this profile.

    `wheels` is a folder to install from, `signed` an add-in file that somebody signed.
    """
    findings = [*in_the_way(profile), *store_findings(sys.base_prefix), *_path_too_long(profile)]
    if wheels and not wheels.is_dir():
        expected = "a folder with the wheels to install from"
        actual = "a file" if wheels.exists() else "no such folder"
        findings.append(Finding("wheels-missing", Place(str(wheels)), expected, actual))
    return [*findings, *(_no_addin(signed) if signed else [])]


def _no_addin(path: Path) -> list[Finding]:
    place, expected = Place(str(path)), "an add-in file with VBA in it"
    try:
        with zipfile.ZipFile(path) as package:
            if "xl/vbaProject.bin" in package.namelist():
                return []
    except zipfile.BadZipFile:
        pass
    except OSError as error:
        return [Finding("addin-unreadable", place, expected, error.strerror or "no file")]
    return [Finding("addin-unreadable", place, expected, "another file")]


def _running_from(profile: Profile) -> list[Finding]:
    if Path(sys.prefix).resolve() != profile.environment.resolve():
        return []
    expected = "to be run by another Python than the one that is to be replaced or removed"
    return [Finding("python-is-installed", Place("opcc-register"), expected, sys.prefix)]


def _addin_open(profile: Profile) -> list[Finding]:
    """Excel keeps others from writing an add-in that it has open."""
    try:
        if profile.addin.exists():
            profile.addin.open("r+b").close()
    except OSError as error:
        expected = "a file that no program has open: close Excel"
        actual = error.strerror or type(error).__name__
        return [Finding("addin-open", Place(str(profile.addin)), expected, actual)]
    return []


def store_findings(prefix: str) -> list[Finding]:
    """What is wrong with a Python that stands at this prefix, if it is the Microsoft Store's.

    Source: Python documentation, Using Python on Windows, "Redirection of local data".
    """
    if "WindowsApps" not in re.split(r"[\\/]", prefix):
        return []
    expected = "Python from its own installer"
    actual = "the one of the Microsoft Store, whose files in AppData no other program sees"
    return [Finding("python-from-store", Place("Python"), expected, actual)]


def _path_too_long(profile: Profile) -> list[Finding]:
    longest = _LONGEST_PATH - LONGEST_INSIDE - len("/.before")
    length = len(str(profile.environment))
    if length <= longest:
        return []
    expected, actual = f"a path of at most {longest} characters", f"{length} characters"
    return [Finding("path-too-long", Place(str(profile.environment)), expected, actual)]
