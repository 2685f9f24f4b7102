"""Guide: a page that explains each button."""

from __future__ import annotations

from pathlib import Path

from addin.choices import Choices
from addin.open_book import OpenBook

PAGE = Path(__file__).parents[1] / "guide.html"


def guide(book: OpenBook, _choices: Choices) -> None:
    """Opens the page."""
    book.show(PAGE)
