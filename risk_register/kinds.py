"""The kinds of register: of risks, or of a plan's commitments: a set of tables and a few words.

Whatever holds for both kinds asks the scheme's kind for its first table and for its words. What one
of them does not have, its scheme does not feed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from risk_register.fields import COMMITMENTS, RISKS, TABLES, Field, Table
from risk_register.lists import STAGES

_FIRST = (RISKS, COMMITMENTS)


@dataclass(frozen=True)
class RegisterKind:
    """One kind of register.

    `key` names it in a scheme's file. `first` is the table of what is registered, one of which is
    called `one` and several of which are called `many`, in small letters.
    """

    key: str
    first: Table
    one: str
    many: str
    title: str
    """What such a register is called where nobody has called it otherwise."""
    bears_on: str
    """What these bear on in a register of another kind, as a link of the kind Bears on has it."""
    stages: tuple[str, ...] = tuple(STAGES)
    """The stages of a life in such a register."""

    @property
    def live(self) -> str:
        """What those are called that count in the live figures: `Live risks`."""
        return f"Live {self.many}"

    @property
    def One(self) -> str:  # noqa: N802 - `{One}` in the texts of fields
        """The same as `one`, at the beginning of a sentence."""
        return self.one.capitalize()

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Every table that such a register may have by its name, with its texts in these words."""
        others = [table for table in TABLES.values() if table not in _FIRST]
        return {table.name: self._worded(table) for table in (self.first, *others)}

    def says(self, text: str, **more: str) -> str:
        """A text with this kind's words in place of `{one}`, `{One}`, `{many}` and `{sheet}`.

        `more` are further words in braces.
        """
        words = {"one": self.one, "One": self.One, "many": self.many, "sheet": self.first.title}
        return text.format_map(words | more)

    def _worded(self, table: Table) -> Table:
        fields = tuple(map(self._worded_field, table.fields))
        return replace(table, what=self.says(table.what), fields=fields)

    def _worded_field(self, field: Field) -> Field:
        return replace(field, advice=self.says(field.advice))


RISK_REGISTER = RegisterKind("risks", RISKS, "risk", "risks", "Risk register", "commitment")
DELIVERY_PLAN = RegisterKind(
    "plan", COMMITMENTS, "commitment", "commitments", "Delivery plan", "risk",
    stages=("Under consideration", "Live", "Closure proposed", "Closed", "Merged", "Split"),
)  # fmt: skip

KINDS = {kind.key: kind for kind in (RISK_REGISTER, DELIVERY_PLAN)}
"""Every kind of register, by the key in a scheme's file."""
