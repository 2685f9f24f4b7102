"""Whether a folder is copied to a cloud, as far as the computer says."""

from __future__ import annotations

import os
from pathlib import Path

_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows says which folders OneDrive copies; libraries of SharePoint lie beside them."""


def synced_folder(folder: Path) -> Path | None:
    """The folder of OneDrive or SharePoint in which a folder lies; `None` if it lies in none."""
    roots = [Path(os.environ[name]) for name in _VARIABLES if os.environ.get(name)]
    return next((root for root in roots if folder.is_relative_to(root)), None)
