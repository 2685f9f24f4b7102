"""What an organisation publishes: its appendices, as its scheme declares them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Audience(StrEnum):
    """Who may read an appendix."""

    PUBLIC = "public"
    MEMBERS = "members"


class AppendixKind(StrEnum):
    """What an appendix shows."""

    FIGURES = "figures"
    """The counts of the covering report, by their names in `columns`."""
    TABLE = "table"
    """A row for each of the chosen entries or commitments."""
    BOARDS = "boards"
    """The same, with a table for each board that the chosen entries are reported to."""
    PAGES = "pages"
    """A page for each of the chosen entries: a table of `columns`, then its `parts`."""
    HEAT_MAP = "heat map"
    """The matrix with the references in it, its legend, and the same in words."""
    MATRIX = "matrix"
    """The scales with their descriptors, the bands with their meaning, and the matrix of scores."""
    STATUSES = "statuses"
    """The statuses with their meaning."""
    CONTROLS = "controls"
    """A row for each control of the chosen entries."""
    LINKS = "links"
    """A row for each tie of the chosen entries to others."""
    OWNERS = "owners"
    """The people who own the chosen entries, by initials or post, with their role."""
    AREAS = "areas"
    """A row for each policy area, with how many of it have each rating."""


class AppendixOrder(StrEnum):
    """How the entries of an appendix are ordered."""

    REGISTER = "register"
    """As the register has them."""
    SCORE = "score"
    """The highest current score first; equal ones by reference."""
    REFERENCE = "reference"
    UNMOVED = "unmoved"
    """Those first that stand where they stood at the previous quarter's end; then as `REGISTER`."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix of a pack.

    `key` is its letter or number, by which `but_not` and people name it; `label` is what its
    heading says of it, `Appendix` and its key if empty. `chooses` has the names of counts
    (`live_risks`, `high_risks`): the entries of any of them are chosen, but not those that the
    appendices named in `but_not` print. `counts` has the name of a count that a sentence above them
    speaks of. `columns` and `parts` have the heading of each column and
    part by its name. `legend` has the meaning of words that stand in a column. `nil` is said where
    nothing is chosen.
    """

    key: str
    title: str
    kind: AppendixKind
    audience: Audience = Audience.PUBLIC
    marking: str = ""
    chooses: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    counts: str = ""
    order: AppendixOrder = AppendixOrder.REGISTER
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    legend: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    text: str = ""
    """What is said below the title."""
    nil: str = ""
    label: str = ""

    @property
    def named(self) -> str:
        """What people call it: `Appendix B`."""
        return self.label or f"Appendix {self.key}"


@dataclass(frozen=True, slots=True)
class Publishes:
    """What the public may see: the fields of each table, all others being left out.

    Of a withheld entry only `of_withheld` is shown, and `word` in place of its title.
    """

    word: str = "Withheld"
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    of_withheld: tuple[str, ...] = ()

    def common(self, other: Publishes) -> Publishes:
        """What both of two let the public see, with the word of this one."""
        fields = {
            table: tuple(name for name in names if name in other.fields[table])
            for table, names in self.fields.items()
            if table in other.fields
        }
        shown = tuple(name for name in self.of_withheld if name in other.of_withheld)
        return Publishes(self.word, fields, shown)
