"""What was chosen on the tab: lines `name=value`, which VBA leaves in the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

VARIABLE = "OPCC_REGISTER_CHOICES"
"""The variable's name. `addin/vba/CallPython.bas` sets it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose or typed; empty where there was nothing to choose.

    `book` is the name of the book in front, `window` the number of a window of its Excel.
    `appendices` and `formats` have what is ticked. `folder` is where files go for a book that lies
    on no drive. `addin` is the version of the add-in's file, `settings` where its settings came
    from.
    """

    book: str = ""
    window: str = ""
    audience: str = "public"
    meeting: str = ""
    formats: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()
    scheme: str = ""
    source: str = ""
    target: str = ""
    earlier: str = ""
    as_at: str = ""
    folder: str = ""
    addin: str = ""
    settings: str = ""


_LISTS = ("formats", "appendices")


def read_choices(text: str) -> Choices:
    """The choices in a text. Names that are not known are another version's, and passed over."""
    lines = (line.partition("=") for line in text.split("\n") if "=" in line)
    said: Mapping[str, str] = {name.strip(): value.strip() for name, _, value in lines}
    known = {name: said[name] for name in Choices.__dataclass_fields__ if name in said}
    lists = {name: _listed(known.pop(name)) for name in _LISTS if name in known}
    return Choices(**known, **lists)  # type: ignore[arg-type]  # the lists are those of _LISTS


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())
