"""One change between two registers, and all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from risk_register.passages import Passage
from risk_register.places import Place
from risk_register.register import Register
from risk_register.values import Value


class Kind(StrEnum):
    """What kind of change it is, besides the passages by which entries come and leave."""

    ENTERED = "Entered, not live"
    STAGE = "Stage changed"
    RENAMED = "Reference changed"
    RESCORED = "Re-scored"
    RERATED = "Re-rated"
    REOWNED = "Re-owned"
    STATUS = "Status changed"
    REVIEWED = "Reviewed"
    NOT_REVIEWED = "Due and not reviewed"
    UPDATE = "Update changed"
    WORDING = "Wording changed"
    ENTRY = "Entry changed"
    CONTROL_ADDED = "Control added"
    CONTROL_COMPLETED = "Control completed"
    CONTROL_SLIPPED = "Control slipped"
    CONTROL_REMOVED = "Control removed"
    CONTROL_GONE = "Control no longer in the table"
    CONTROL_WORDING = "Control's wording changed"
    CONTROL_ENTRY = "Control's entry changed"
    UPDATE_ADDED = "Update added"
    LINK_ADDED = "Link added"
    LINK_GONE = "Link no longer in the table"
    ROW_ADDED = "Row added"
    ROW_CHANGED = "Row changed"
    ROW_GONE = "Row no longer in the table"
    QUARTER_ADDED = "Quarter added"
    QUARTER_FILLED = "Quarter filled in"
    QUARTER_GONE = "Quarter no longer in the table"
    ROLLED_FORWARD = "Written by rolling forward"
    SETTING = "Setting changed"
    SCHEME = "Scheme changed"
    KEPT = "Kept from now on"
    NOT_KEPT = "No longer kept"


REVIEWS = (Kind.REVIEWED, Kind.NOT_REVIEWED)
"""The kinds that speak of the last review, whose sentences say so themselves."""


class MovedBy(StrEnum):
    """What moved a score, or a rating in words."""

    LIKELIHOOD = "likelihood"
    IMPACT = "impact"
    ENTERED = "score entered"
    RATED = "rating entered"
    SCHEME = "scheme"


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    `reference` is the entry's in the later register, empty where the register as a whole is meant.
    `part` says which part of the entry or register, by its heading. `before` and `after` are what
    stood there and stands there, `None` for nothing. `table`, `field` and `key` say which entry:
    `key` names the row (a control, a person, a quarter). `place` is where it stands in the later
    register, `None` for what is not there any more. `detail` says more, in words.
    """

    kind: Kind | Passage
    reference: str = ""
    part: str = ""
    before: Value = None
    after: Value = None
    table: str = ""
    field: str = ""
    key: str = ""
    place: Place | None = None
    detail: str = ""


Levels = tuple[int | None, int | None]
"""A likelihood and an impact."""


@dataclass(frozen=True, slots=True)
class Rescored(Change):
    """An assessment that was changed. `before` and `after` are scores, or the names of bands."""

    bands: tuple[str, str] = ("", "")
    """The names of the bands before and after, empty for none."""
    levels: tuple[Levels, Levels] = ((None, None), (None, None))
    """The likelihood and impact before and after."""
    moved_by: tuple[MovedBy, ...] = ()


@dataclass(frozen=True, slots=True)
class Slipped(Change):
    """A control whose date was put back; `times` counts how often, this time included."""

    times: int = 1


@dataclass(frozen=True, slots=True)
class Renamed(Change):
    """A guess that a reference was changed; `likeness` is the share of words in common, 0 to 1."""

    likeness: float = 0.0


@dataclass(frozen=True)
class Comparison:
    """Everything that changed from an earlier register to a later one.

    The changes stand by entry, in the later register's order; then come the entries that are no
    longer in it, then what is about the register as a whole.
    """

    old: Register
    new: Register
    changes: tuple[Change, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    """The title of each entry of either register, by its reference."""

    @cached_property
    def by_risk(self) -> Mapping[str, list[Change]]:
        """The changes by the reference of their entry; those of the whole register have none."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.reference, []).append(change)
        return found

    @cached_property
    def counts(self) -> Mapping[Kind | Passage, int]:
        """How many changes there are of each kind that occurs, in the order of the kinds."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in (*Passage, *Kind) if counted[kind]}
