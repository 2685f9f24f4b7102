"""Roll forward."""

from __future__ import annotations

from addin.choices import Choices
from addin.open_book import OpenBook


def roll_forward(book: OpenBook, choices: Choices) -> None:
    """Ends the quarter in a copy of the book."""
    raise NotImplementedError
