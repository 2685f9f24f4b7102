"""The file in which a person wants a new book: found out before any work whether it can be."""

from __future__ import annotations

from pathlib import Path

from addin.open_book import SUFFIXES, OpenBook, RefusedError, listed
from workbook_builder.targets import target_findings


def wanted_file(book: OpenBook, name: str, suffix: str = ".xlsx") -> Path:
    """The file that a person named, with the ending that it has to have.

    Raises RefusedError for one that is there already or open, that lies on no drive of this
    computer, or cannot be written.
    """
    if not name or "://" in name:
        raise RefusedError(f"'{name}' is no file on this computer. Save it in a folder that is.")
    chosen = Path(name)
    is_book = chosen.suffix.lower() in SUFFIXES
    path = chosen.with_suffix(suffix) if is_book else chosen.with_name(f"{chosen.name}{suffix}")
    book.refuse_if_open(path)
    if path.exists():
        raise RefusedError(f"{path} is there already. Choose another name.")
    if found := target_findings(path, suffixes=(suffix,)):
        raise RefusedError(listed(f"{path.name} cannot be written", found))
    return path
