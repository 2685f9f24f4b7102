"""Installing the add-in in one person's profile, and removing it: as steps, said and done in turn.

Nobody needs to be administrator, and the registry is not written.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from addin.package.own_version import PROJECT, Source, own_version
from addin.package.profile import ADDIN, ENVIRONMENT, LOG, SETTINGS, Profile
from addin.package.settings import with_interpreter
from addin.package.stepping_aside import stepping_aside
from addin.package.virtual_environment import (
    CommandError,
    built_by,
    install_into,
    interpreter_of,
    make_environment,
)
from risk_register.findings import Finding
from risk_register.places import Place
from workbook_builder.saving import save, unchanged_on_failure

_LAST_LINES = 40


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is said of it, beginning with a verb, and what it does."""

    says: str
    do: Callable[[], object]


def installing(profile: Profile, source: Source, signed: Path | None = None) -> list[Step]:
    """The steps that install this version, also over an earlier one, or this signed add-in file.

    The add-in comes last, so that Excel never shows a ribbon whose Python is not there.
    """
    interpreter = interpreter_of(profile.environment)

    def make() -> None:
        profile.folder.mkdir(exist_ok=True)
        make_environment(profile.environment)

    def set_up() -> None:
        kept = profile.settings.read_bytes() if profile.settings.exists() else b""
        save(with_interpreter(kept, profile.unexpanded(interpreter)), profile.settings)

    def put() -> None:
        profile.addin.parent.mkdir(parents=True, exist_ok=True)
        addin = signed.read_bytes() if signed else built_by(interpreter)
        save(addin, profile.addin)

    python = platform.python_version()
    return [
        Step(f"make a virtual environment of Python {python} in {ENVIRONMENT}", make),
        Step(
            f"install {PROJECT} {own_version()} and what its add-in needs there, {source}",
            lambda: install_into(interpreter, source),
        ),
        Step(f"name that Python in {SETTINGS}, unless one is named there", set_up),
        Step(f"put the add-in into Excel's start folder, as {ADDIN}", put),
    ]


def uninstalling(profile: Profile, *, everything: bool = False) -> list[Step]:
    """The steps that remove what was installed; `everything` also removes what people changed."""

    def remove_settings() -> None:
        ours = with_interpreter(b"", profile.unexpanded(interpreter_of(profile.environment)))
        if profile.settings.exists() and (everything or profile.settings.read_bytes() == ours):
            profile.settings.unlink()

    settings = "" if everything else ", unless they were changed"
    log = [Step(f"remove the log {LOG}", lambda: profile.log.unlink(missing_ok=True))]
    return [
        Step(f"remove the virtual environment {ENVIRONMENT}", lambda: None),
        Step(f"remove the add-in {ADDIN}", lambda: profile.addin.unlink(missing_ok=True)),
        Step(f"remove the settings {SETTINGS}{settings}", remove_settings),
        *(log if everything else []),
    ]


def carry_out(profile: Profile, steps: list[Step], say: Callable[[str], None]) -> list[Finding]:
    """Says and does each step. If one fails, the profile is as it was, but for the log.

    The virtual environment steps aside before the first step: each step finds its place free.
    """
    try:
        with (
            stepping_aside(profile.environment),
            unchanged_on_failure(profile.settings, profile.log, profile.addin),
        ):
            for step in steps:
                say(step.says)
                step.do()
    except CommandError as error:
        return [_failed(profile, error)]
    except OSError as error:
        return [_unwritable(profile, error)]
    finally:
        with suppress(OSError):
            profile.folder.rmdir()  # only where it is empty
    return []


def _failed(profile: Profile, error: CommandError) -> Finding:
    """A command of Python's failed; its last words go into the log."""
    words = "\n".join([f"{error.name} failed:", *error.lines[-_LAST_LINES:], ""])
    remedy = f"More of what it said is at the end of {profile.log}"
    try:
        with profile.log.open("a", encoding="utf-8") as log:
            log.write(words)
    except OSError:
        remedy = ""
    place, expected = Place(error.name), "to end without an error"
    return Finding("command-failed", place, expected, error.reason, remedy=remedy)


def _unwritable(profile: Profile, error: OSError) -> Finding:
    place = Place(str(error.filename or profile.folder))
    expected = "to be written or removed, with Excel closed"
    actual = error.strerror or type(error).__name__
    return Finding("target-not-writable", place, expected, actual)
