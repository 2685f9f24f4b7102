"""What is installed in one person's profile, and whether it fits together."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from addin.package.own_version import PROJECT, own_version
from addin.package.profile import Profile
from addin.package.settings import interpreter_in
from addin.package.stepping_aside import aside_of
from addin.package.virtual_environment import (
    CommandError,
    Versions,
    built_by,
    interpreter_of,
    versions_of,
)
from risk_register.findings import Finding, Severity
from risk_register.places import Place

_SIGNATURE = b"application/vnd.ms-office.vbaProjectSignature"
_INSTALL = "opcc-register addin install puts it right"


@dataclass(frozen=True, slots=True)
class Status:
    """What is installed. `interpreter` is the Python that the add-in runs, None if it is not there.

    `versions` is what it has, None if it cannot be asked. `addin` says what the add-in's file is.
    """

    interpreter: Path | None
    versions: Versions | None
    addin: str
    findings: list[Finding]


def status(profile: Profile) -> Status:
    """Looks at a profile, asks the Python in it, and compares the add-in with what that builds."""
    findings = [*_unfinished(profile)]
    interpreter = _interpreter(profile, findings)
    versions = _versions(interpreter, findings) if interpreter else None
    built = b""
    if interpreter and versions:
        wrong = [*_disagreeing(versions, interpreter)]
        findings += wrong
        built = b"" if wrong else _built(interpreter, findings)
    return Status(interpreter, versions, _addin(profile, built, findings), findings)


def _unfinished(profile: Profile) -> Iterator[Finding]:
    aside = aside_of(profile.environment)
    if aside.exists():
        expected = "no installation that was broken off"
        yield _finding("installation-unfinished", aside, expected, "the environment from before it")


def _interpreter(profile: Profile, findings: list[Finding]) -> Path | None:
    """The Python that the add-in runs: the one the settings name, or else the installed one."""
    installed = interpreter_of(profile.environment)
    settings = profile.settings.read_bytes() if profile.settings.is_file() else b""
    named = interpreter_in(settings)
    interpreter = profile.expanded(named) if named else installed
    if interpreter != installed:
        findings.append(_chosen(profile, interpreter))
    elif not interpreter.is_file():
        findings.append(_finding("python-missing", interpreter, "the add-in's Python", "none"))
    return interpreter if interpreter.is_file() else None


def _chosen(profile: Profile, interpreter: Path) -> Finding:
    """Somebody changed the settings, which install leaves as they are."""
    place, actual = Place(str(profile.settings)), str(interpreter)
    if interpreter.is_file():
        expected = "the Python that was installed"
        return Finding("python-another", place, expected, actual, Severity.NOTE)
    expected, remedy = "a Python that is there", "Without this line the installed one is run"
    return Finding("python-missing", place, expected, actual, remedy=remedy)


def _versions(interpreter: Path, findings: list[Finding]) -> Versions | None:
    try:
        return versions_of(interpreter)
    except CommandError as error:
        findings.append(_finding("python-broken", interpreter, "a Python that runs", error.reason))
        return None


def _built(interpreter: Path, findings: list[Finding]) -> bytes:
    try:
        return built_by(interpreter)
    except CommandError as error:
        expected = "a Python that builds the add-in"
        findings.append(_finding("python-broken", interpreter, expected, error.reason))
        return b""


def _disagreeing(versions: Versions, interpreter: Path) -> Iterator[Finding]:
    wanted = [
        (PROJECT, own_version(), versions.project),
        ("xlwings", versions.xlwings_needed, versions.xlwings),
    ]
    for name, expected, actual in wanted:
        if actual != expected or not actual:
            wanted_here = f"{name} {expected}".strip()
            yield _finding("version-differs", interpreter, wanted_here, actual or "none")


def _addin(profile: Profile, built: bytes, findings: list[Finding]) -> str:
    """What the add-in's file is; a signature changes the file, so a signed one is not compared.

    `built` is what it ought to be, empty where that cannot be known.
    """
    if not profile.addin.is_file():
        findings.append(_finding("addin-missing", profile.addin, "the add-in", "none"))
        return "none"
    if _is_signed(profile.addin):
        return "signed, and not compared"
    if profile.addin.read_bytes() == built:
        return "that of this Python"
    if built:
        expected = "the add-in that this Python builds"
        findings.append(_finding("addin-differs", profile.addin, expected, "another file"))
    return "not that of this Python"


def _is_signed(path: Path) -> bool:
    """Whether there is a part of the type that signatures of macros have.

    Source: [MS-XLSB] 2.1.7.58; the later kinds of signature have types that begin with the same.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return _SIGNATURE in package.read("[Content_Types].xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def _finding(code: str, place: Path, expected: str, actual: str) -> Finding:
    return Finding(code, Place(str(place)), expected, actual, remedy=_INSTALL)
