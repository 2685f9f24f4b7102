"""The policy areas that an entry belongs to: one, several, or none of the list."""

from __future__ import annotations

from risk_register.agreement import between_semicolons
from risk_register.lists import NO_AREA
from risk_register.register import Row
from risk_register.scheme import Scheme


def named_areas(entry: Row) -> list[str]:
    """What an entry has for areas, in small letters, as a formula finds it between semicolons."""
    return between_semicolons(entry.text("areas")).casefold().split(";")[1:-1]


def areas_of(scheme: Scheme, entry: Row) -> tuple[str, ...]:
    """The areas that an entry is counted in, each once, as the scheme spells and orders them.

    What names none of the scheme's areas is counted under `NO_AREA`.
    """
    named = named_areas(entry)
    return tuple(a.name for a in scheme.areas if a.name.casefold() in named) or (NO_AREA,)
