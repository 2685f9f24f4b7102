"""Whether a folder is copied to a cloud, as far as the computer says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from addin.open_book import OpenBook

_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows says which folders OneDrive copies."""

_OF_AN_ORGANISATION = "OneDrive - "


def synced_folder(folder: Path) -> Path | None:
    """The folder of OneDrive or SharePoint in which a folder lies; `None` if it lies in none."""
    return next((root for root in _roots() if folder.is_relative_to(root)), None)


def may_be_written(book: OpenBook, folder: Path, what: str) -> bool:
    """Asks before what not everybody may read goes into a folder that is copied to a cloud."""
    synced = synced_folder(folder)
    return synced is None or book.asks(
        f"{folder} lies in {synced}, which is copied to OneDrive or SharePoint. {what} would be "
        "copied too.\n\nPut them there all the same?"
    )


def _roots() -> Iterator[Path]:
    """OneDrive's folders; the libraries of SharePoint lie beside them, under the organisation's
    name: `OneDrive - Anyshire` and `Anyshire`."""
    for name in _VARIABLES:
        if said := os.environ.get(name):
            root = Path(said)
            yield root
            if root.name.startswith(_OF_AN_ORGANISATION):
                yield root.with_name(root.name.removeprefix(_OF_AN_ORGANISATION))
