"""About: versions, and where the settings came from."""

from __future__ import annotations

import platform
import sys

import xlwings

from addin.choices import Choices
from addin.log import log_file
from addin.open_book import OpenBook
from addin.package.addin_file import software_version
from addin.package.profile import PRODUCT


def about(book: OpenBook, choices: Choices) -> None:
    """Shows the versions of the add-in, of the software it calls, of Python and of xlwings."""
    version = software_version()
    lines = [
        f"{PRODUCT} {version}",
        f"Add-in: {choices.addin or 'not known'}",
        f"Python: {platform.python_version()}, {sys.executable}",
        f"xlwings: {xlwings.__version__}",
        f"Settings from: {choices.settings or 'not known'}",
        f"Log: {log_file()}",
    ]
    if choices.addin and choices.addin != version:
        lines.append("\nThe add-in and the software differ: run opcc-register addin install again.")
    book.say("\n".join(lines), "About")
