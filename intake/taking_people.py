"""From the text of a cell to people of the register, and what of it names nobody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from intake.account import REST_KEPT
from intake.people_in_cells import may_be_several, people_in_cell, without_leads
from intake.values import UNDECIDED
from risk_register.checks.notations import folded
from risk_register.entries import EntryReader
from risk_register.fields import PEOPLE
from risk_register.places import Place
from risk_register.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Named:
    """The people whom a text names. `left` is what else it says, to be kept: `TBC`, who leads."""

    people: tuple[str, ...]
    left: str = ""

    @property
    def entry(self) -> str:
        """As a cell of a register has them."""
        return "; ".join(self.people)

    def why(self, text: str) -> str:
        """Why the entry is not the text, or is one person; empty where neither needs a word."""
        told = []
        if len(self.people) > 1 and self.entry != text:
            told.append("several people are separated by semicolons")
        elif len(self.people) == 1 and may_be_several(self.entry):
            told.append("one person, as far as can be seen")
        return "; ".join([*told, REST_KEPT] if self.left else told)


class PeopleReader:
    """Reads who is named in the cells of one file."""

    def __init__(self, scheme: Scheme, alone: Collection[str] = ()) -> None:
        """`alone` has the people who stand alone in a cell of the file."""
        self._entries = EntryReader(scheme, [])
        self._alone = alone

    def read(self, text: str) -> Named | None:
        """Who is named; `None` for nobody, and for somebody whom no list of people can have."""
        rest, leads = without_leads(text)
        parts = people_in_cell(rest, self._alone)
        undecided = [part for part in parts if folded(part) in UNDECIDED]
        people = tuple(part for part in parts if part not in undecided)
        if not people or not all(map(self._can_be, people)):
            return None
        return Named(people, ", ".join((*undecided, *leads)))

    def _can_be(self, person: str) -> bool:
        return self._entries.read(PEOPLE.fields[0], person, Place("")) is not None
