"""The add-in's log, in the user's own folder: what went wrong, for whoever has to mend it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from addin.package.profile import PRODUCT, profile_of

_LARGEST = 1_000_000
"""Bytes. Of a larger log the older half goes."""


def log_file() -> Path:
    """Where the log is: where `addin/vba/Settings.bas` looks for it."""
    profile = profile_of(os.environ)
    known = profile.variables.get("LOCALAPPDATA")
    return profile.log if known else Path.home() / f".{PRODUCT}.txt"


def write(text: str) -> None:
    """Writes to the end of the log, with the time. A log that cannot be written is done without."""
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _shorten(path)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {text.rstrip()}\n")
    except OSError:
        return


def _shorten(path: Path) -> None:
    if path.is_file() and path.stat().st_size > _LARGEST:
        kept = path.read_bytes()[_LARGEST // 2 :]
        path.write_bytes(kept[kept.find(b"\n") + 1 :])
