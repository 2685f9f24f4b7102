"""A folder steps aside for a new one, and comes back if that does not come about.

A virtual environment holds its own place in its scripts and cannot be made elsewhere and moved, so
the old one moves.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def aside_of(folder: Path) -> Path:
    """Where a folder stands while a new one takes its place."""
    return folder.with_name(f"{folder.name}.before")


@contextmanager
def stepping_aside(folder: Path) -> Iterator[None]:
    """Within it the folder's place is free. If the block fails, the old one comes back, else goes.

    One that a killed process left aside comes back first. Raises OSError, before the block, if a
    program has a file of the old folder open.
    """
    aside = aside_of(folder)
    if aside.exists():
        _remove(folder)
        aside.rename(folder)
    if folder.exists():
        folder.rename(aside)
    try:
        yield
    except BaseException:
        _remove(folder)
        if aside.exists():
            aside.rename(folder)
        raise
    _remove(aside)


def _remove(folder: Path) -> None:
    """Removes a folder as one: under another name first, so that no half of it can be taken for it.

    What a virus scanner holds for a moment goes the next time.
    """
    going = folder.with_name(f"{folder.name}.going")
    shutil.rmtree(going, ignore_errors=True)
    if folder.exists():
        folder.rename(going)
        shutil.rmtree(going, ignore_errors=True)
