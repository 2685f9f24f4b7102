"""One figure of a cover report: a count with the risks behind it, or why nobody can count."""

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

    `one` is what is counted, a risk or a commitment. `singular` and `plural` go on where the
    sentence says how many: "is live", "are live".
    """

    one: str
    label: str
    risks: tuple[str, ...] | None
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
        return self.known if self.risks is None else self.risks

    @property
    def said(self) -> str:
        """The sentence, with the references where they are few."""
        if self.risks is None:
            return f"How many {self.one}s {self.plural} cannot be said: {self.why}.{self._beside}"
        number = counted(len(self.risks), self.singular, self.plural, self.one)
        return f"{number}{bracketed(self.risks, MOST_NAMED)}."

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
    risks = counts_of(register.scheme)[name](register)
    found = None if risks is None else references(risks)
    stated = reported.stated.get(name)
    one = register.kind.one
    return Figure(one, label, found, f"is {what}", f"are {what}", why, references(known), stated)


def references(risks: Iterable[Row]) -> tuple[str, ...]:
    """The references of risks."""
    return tuple(risk.reference for risk in risks)


def without(one: str, risks: Sequence[Row], has: Callable[[Row], bool], noun: str) -> str:
    """Of which something is not given, or that it is given of none; empty if of all."""
    lacking = [risk.reference for risk in risks if not has(risk)]
    if not lacking:
        return ""
    if len(lacking) == len(risks) and len(risks) > MOST_NAMED:
        return f"no {noun} is given for any {one}"
    return f"no {noun} is given for {number_of(len(lacking), one)}{bracketed(lacking)}"
