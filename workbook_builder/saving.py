"""Putting a file in its place: wholly, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def save(content: bytes, target: Path) -> None:
    """Writes a file beside its target and then puts it in the target's place.

    Whatever fails, the old file stays as it was. Raises OSError if the folder cannot be written,
    or if another program holds the target open.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_usual_mode(target))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _usual_mode(target: Path) -> int:
    """The rights of the file that is replaced, or those that a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
