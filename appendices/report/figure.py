"""One figure of a cover report: a count with the entries behind it, or why nobody can count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from appendices.report.reported import Reported
from appendices.report.words import MOST_NAMED, bracketed, counted
from risk_register.checks.figures import counts_of
from risk_register.plurals import number_of
from risk_register.register import Row


@dataclass(frozen=True, slots=True)
class Figure:
    """A count. `risks` has the references, `None` where nobody can count: see `why`.

    `one` is what is counted, an entry or a commitment. `singular` and `plural` go on where the
    sentence says how many: "is live", "are live".
    """

    one: str
    label: str
    entries: tuple[str, ...] | None
    singular: str
    plural: str
    why: str = ""
    known: tuple[str, ...] = ()
    """Those that are known to be among them, where nobody can count."""
    stated: int | None = None
    """What is stated elsewhere, where nobody can count."""

    @property
    def named(self) -> tuple[str, ...]:
        """The references, as far as they are known."""
        return self.known if self.entries is None else self.entries

    @property
    def said(self) -> str:
        """The sentence, with the references where they are few."""
        if self.entries is None:
            return f"How many {self.one}s {self.plural} cannot be said: {self.why}.{self._beside}"
        number = counted(len(self.entries), self.singular, self.plural, self.one)
        return f"{number}{bracketed(self.entries, MOST_NAMED)}."

    @property
    def _beside(self) -> str:
        """What can be said though nobody can count."""
        number = len(self.known)
        verb = "is" if number == 1 else "are"
        known = f" At least {number} {verb} known{bracketed(self.known)}." if self.known else ""
        return known if self.stated is None else f"{known} The figure stated is {self.stated}."


def counted_figure(
    reported: Reported, name: str, label: str, what: str, why: str = "", known: Iterable[Row] = ()
) -> Figure:
    """The figure of a count by its name. `what` goes on after "is" and "are"."""
    register = reported.register
    name = register.scheme.says(name)
    entries = counts_of(register.scheme)[name](register)
    found = None if entries is None else references(entries)
    stated = reported.stated.get(name)
    one = register.kind.one
    return Figure(one, label, found, f"is {what}", f"are {what}", why, references(known), stated)


def references(entries: Iterable[Row]) -> tuple[str, ...]:
    """The references of entries."""
    return tuple(entry.reference for entry in entries)


def without(one: str, entries: Sequence[Row], has: Callable[[Row], bool], noun: str) -> str:
    """Of which something is not given, or that it is given of none; empty if of all."""
    lacking = [entry.reference for entry in entries if not has(entry)]
    if not lacking:
        return ""
    if len(lacking) == len(entries) and len(entries) > MOST_NAMED:
        return f"no {noun} is given for any {one}"
    return f"no {noun} is given for {number_of(len(lacking), one)}{bracketed(lacking)}"
