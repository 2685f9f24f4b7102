"""What a cover report speaks of: a register, who is to read it, and what it gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from appendices.choosing import chosen
from appendices.counted import stated_counts
from appendices.report.words import listed
from risk_register.appendix import Appendix, AppendixKind, Audience
from risk_register.checks.figures import counts_of
from risk_register.fields import TABLES
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.register import Register, Row

_NAMING = (AppendixKind.TABLE, AppendixKind.BOARDS, AppendixKind.PAGES)
"""The kinds of appendix that a sentence points to."""


@dataclass(frozen=True)
class Reported:
    """A register and the audience of the report on it."""

    register: Register
    audience: Audience = Audience.PUBLIC

    @cached_property
    def stated(self) -> Mapping[str, int]:
        """The counts that are stated elsewhere, by their names, where all places state the same."""
        return stated_counts(self.register)

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The references of the entries that these readers see by reference only."""
        register = self.register
        whole = counts_of(register.scheme)[register.scheme.says("withheld_{many}")](register) or ()
        public = self.audience is Audience.PUBLIC
        return frozenset(entry.reference for entry in whole if public)

    def gives(self, table: str, *names: str) -> bool:
        """Whether these readers are given the fields of a table, so that none of them means no."""
        scheme = self.register.scheme
        kept = [each for each in kept_tables(scheme) if each.name == table]
        if not kept or not {*names} <= {each.name for each in fields_of(TABLES[table], scheme)}:
            return False
        public = self.audience is Audience.PUBLIC
        return not public or {*names} <= {*scheme.publishes.fields.get(table, ())}

    def rows(self, references: Sequence[str]) -> list[Row]:
        """The entries with these references, in the register's order."""
        wanted = {*references}
        return [entry for entry in self.register.entries if entry.reference in wanted]

    def see(self, references: Sequence[str], *counts: str) -> str:
        """Where these entries, of these counts, are printed: `See Appendix B and Appendix C.`

        Appendices to which another leaves entries are named too. Empty where none prints any.
        """
        declared = self.register.scheme.appendices
        named = {self.register.scheme.says(count) for count in counts}
        naming = [each for each in declared if each.kind in _NAMING and named & {*each.chooses}]
        besides = {*chain.from_iterable(each.but_not for each in naming)}
        found = [
            _named(each)
            for each in declared
            if (each in naming or each.key in besides) and self._prints(each, references)
        ]
        return f"See {listed([*dict.fromkeys(found)])}." if found else ""

    def _prints(self, appendix: Appendix, references: Sequence[str]) -> bool:
        """Whether an appendix prints any of these entries."""
        entries, _ = chosen(self.register, appendix)
        return not {*references}.isdisjoint(entry.reference for entry in entries)


def _named(appendix: Appendix) -> str:
    restricted = " (members only)" if appendix.audience is Audience.MEMBERS else ""
    return f"{appendix.named}{restricted}"
