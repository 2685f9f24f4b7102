"""`opcc-register addin`: the Excel add-in: its file, installing it, removing it, what is there."""

from __future__ import annotations

import os
from pathlib import Path

from addin.package.addin_file import build
from addin.package.excel import excel
from addin.package.in_the_way import in_the_way, installing_findings
from addin.package.install import Step, carry_out, installing, uninstalling
from addin.package.own_version import source
from addin.package.profile import Profile, profile_findings, profile_of
from addin.package.status import Status, status
from addin.package.virtual_environment import Versions
from command_line.reporting import DONE, FAILED, HAS_ERRORS, tell, tell_findings
from command_line.targets import failed, refused
from risk_register.findings import Finding, counted, errors
from workbook_builder.saving import save
from workbook_builder.targets import target_findings

_ENDED = {
    "install": "Installed. Excel shows it when it is next started.",
    "uninstall": "Removed. Excel is without it when it is next started.",
}


def build_addin(output: str) -> int:
    """Writes the add-in's file, and returns the exit code."""
    target = Path(output)
    if found := target_findings(target, suffixes=(".xlam",)):
        tell_findings(found)
        return refused(output, found, [])
    try:
        save(build(), target)
    except ValueError as error:  # a sentence: no project can hold a module
        tell(f"error: {error}")
        return FAILED
    except OSError as error:
        return failed(target, error)
    print(f"{target}: Excel's add-in")
    return DONE


def install_addin(wheels: str | None, signed: str | None, *, without_excel: bool) -> int:
    """Installs the add-in for whoever runs this, and returns the exit code."""
    folder, file = (Path(each) if each else None for each in (wheels, signed))
    profile = profile_of(os.environ)
    steps = installing(profile, source(folder), file)
    if not excel() and not without_excel:
        return _only_said("install", steps)
    return _done("install", profile, steps, installing_findings(profile, folder, file))


def uninstall_addin(*, everything: bool, without_excel: bool) -> int:
    """Removes the add-in of whoever runs this, and returns the exit code."""
    profile = profile_of(os.environ)
    steps = uninstalling(profile, everything=everything)
    if not excel() and not without_excel:
        return _only_said("uninstall", steps)
    return _done("uninstall", profile, steps, in_the_way(profile))


def show_addin() -> int:
    """Says what is installed; the exit code is 0 only if all of it is there and fits."""
    profile = profile_of(os.environ)
    if found := profile_findings(profile):
        tell_findings(found)
        return FAILED
    found_there = status(profile)
    _print_status(profile, found_there)
    tell_findings(found_there.findings)
    return HAS_ERRORS if errors(found_there.findings) else DONE


def _only_said(command: str, steps: list[Step]) -> int:
    print(f"Excel is not on this machine, so nothing was done. With Excel, {command} would")
    for step in steps:
        _say(step.says)
    print("--without-excel does it all the same, to prepare a profile.")
    return DONE


def _done(command: str, profile: Profile, steps: list[Step], found: list[Finding]) -> int:
    if found:
        return _refused(f"addin {command}", found)
    if found := carry_out(profile, steps, _say):
        return _refused(f"addin {command}", found)
    print(_ENDED[command])
    return DONE


def _say(words: str) -> None:
    print(f"  {words}", flush=True)  # a step may take a minute


def _refused(name: str, found: list[Finding]) -> int:
    tell_findings(found)
    tell(f"{name}: {counted(found)}; everything is as it was.")
    return FAILED


def _print_status(profile: Profile, found: Status) -> None:
    versions = found.versions
    lines = {
        "Excel": excel() or "not on this machine",
        "settings": profile.settings if profile.settings.is_file() else "none",
        "Python": found.interpreter or "none",
        "versions": _versions(versions) if versions else "none",
        "add-in": f"{profile.addin}: {found.addin}",
        "log": profile.log if profile.log.is_file() else "none",
    }
    for name, words in lines.items():
        print(f"{name:9} {words}")


def _versions(versions: Versions) -> str:
    return (
        f"Python {versions.python}, opcc-risk-register {versions.project or 'none'}, "
        f"xlwings {versions.xlwings or 'none'}"
    )
