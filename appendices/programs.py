"""Programs of others, by their names."""

from __future__ import annotations

import shutil
from pathlib import Path


def on_the_path(name: str) -> Path | None:
    """A program on the path; `None` where there is none.

    Windows looks first in the folder in which a command is given, where a register may lie that
    came from anywhere: what stands there is not taken.
    """
    found = Path(shutil.which(name) or "")
    return found if found.is_absolute() else None
