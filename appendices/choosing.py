"""Which entries or commitments an appendix prints, in which order, and what it leaves to others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from risk_register import scores
from risk_register.appendix import Appendix, AppendixOrder, Audience
from risk_register.changes import NEW, change, score_changed
from risk_register.checks.belonging import belonging_of, count_of
from risk_register.checks.figures import (
    CLOSED,
    OPERATIONAL,
    Counted,
    counts_of,
    in_words_of,
)
from risk_register.movement import earlier_score
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

Chooser = Callable[[Register], Counted]


def choosers_of(scheme: Scheme) -> Mapping[str, Chooser]:
    """Every choice of entries under a scheme by its name: the counts, and a few more."""
    return {**counts_of(scheme), **in_words_of(scheme, _MORE)}


def chosen(register: Register, appendix: Appendix) -> tuple[list[Row], list[str]]:
    """The entries that an appendix prints, and the choices that nobody can make in full.

    A choice cannot be made where the register does not record what it takes: when an entry is not
    dated, nobody can say whether it is new. Then those entries are printed that certainly belong. A
    entry whose `reported_in` names the appendix is printed whatever the choices say.
    """
    wanted, unknown = _wanted(register, appendix)
    left_out = set().union(*(_all_of(register, each) for each in _others(register, appendix)))
    kept = (wanted | _added(register, appendix)) - left_out
    entries = [entry for entry in register.entries if entry.reference in kept]
    return _ordered(register, appendix.order, entries), unknown


def sums(register: Register, appendix: Appendix) -> list[str]:
    """What an appendix says of the entries that it leaves to others, and of those it adds.

    `15 risks are rated High: 9 here, 4 in Appendix C, 2 withheld.` What only members get is
    withheld. Empty where it prints just the entries that were chosen.
    """
    wanted, unknown = _wanted(register, appendix)
    here = [entry.reference for entry in chosen(register, appendix)[0]]
    added = [reference for reference in here if reference not in wanted]
    said = []
    if places := _places(register, appendix, wanted - {*here}):
        shares = [f"{len(here) - len(added)} here", *(f"{n} {where}" for where, n in places)]
        counted = _counted(register.scheme, appendix, len(wanted))
        said.append(f"{'At least ' if unknown else ''}{counted}: {', '.join(shares)}.")
    if added:
        said.append(f"Reported here besides: {', '.join(added)}.")
    return said


def _wanted(register: Register, appendix: Appendix) -> tuple[set[str], list[str]]:
    """The references of the entries of any choice, and the choices that nobody can make."""
    choosers = choosers_of(register.scheme)
    counted = {name: choosers[name](register) for name in appendix.chooses}
    unknown = [name for name, entries in counted.items() if entries is None]
    certain = [entry for name in unknown for entry in _certain(register, name)]
    counted_risks = [entry for entries in counted.values() for entry in entries or ()]
    return {entry.reference for entry in [*counted_risks, *certain]}, unknown


def _certain(register: Register, name: str) -> list[Row]:
    """The entries that certainly belong to a choice that nobody can make in full."""
    scheme = register.scheme
    if belongs := belonging_of(scheme).get(name):
        return [entry for entry in register.entries if belongs(register, entry)]
    what = in_words_of(scheme, _CHANGES | {"changed_{measure}s": score_changed(scheme)}).get(name)
    return [entry for entry in register.entries if what and change(register, entry) == what]


def _added(register: Register, appendix: Appendix) -> set[str]:
    """The references of the entries that are to be reported in an appendix all the same."""
    key = appendix.key.casefold()
    return {
        entry.reference for entry in register.entries if entry.text("reported_in").casefold() == key
    }


def _all_of(register: Register, appendix: Appendix) -> set[str]:
    return _wanted(register, appendix)[0] | _added(register, appendix)


def _others(register: Register, appendix: Appendix) -> list[Appendix]:
    """The appendices to which this one leaves entries, as `but_not` lists them."""
    declared = {each.key: each for each in register.scheme.appendices}
    return [declared[key] for key in appendix.but_not]


def _places(register: Register, appendix: Appendix, left: set[str]) -> list[tuple[str, int]]:
    """Where the entries that are left out are printed, and how many in each place."""
    places: list[tuple[str, int]] = []
    for other in _others(register, appendix):
        printed = left & {entry.reference for entry in chosen(register, other)[0]}
        if printed:
            members = other.audience is Audience.MEMBERS and other.audience != appendix.audience
            places.append(("withheld" if members else f"in {other.named}", len(printed)))
        left = left - printed
    return [*places, *([("not printed", len(left))] if left else [])]


def _counted(scheme: Scheme, appendix: Appendix, number: int) -> str:
    """How many entries were chosen, and as what: `15 risks are rated High`."""
    kinds = " or ".join(is_said_to_be(scheme, name) for name in appendix.chooses)
    kind = scheme.kind
    return f"1 {kind.one} is {kinds}" if number == 1 else f"{number} {kind.many} are {kinds}"


def is_said_to_be(scheme: Scheme, choice: str) -> str:
    """What goes on after "is" and "are" for those of a choice: `rated High`, `new`."""
    words = {count_of(scheme, band): f"rated {band.name}" for band in scheme.bands}
    words |= {f"previous_{name}": f"{said} before" for name, said in words.items()}
    return (words | in_words_of(scheme, _WORDS))[choice]


def _ordered(register: Register, order: AppendixOrder, entries: list[Row]) -> list[Row]:
    if order is AppendixOrder.REFERENCE:
        return sorted(entries, key=lambda entry: _natural(entry.reference))
    if order is AppendixOrder.SCORE and register.scheme.has_scores:
        return sorted(entries, key=partial(_by_score, register))
    if order is AppendixOrder.UNMOVED and register.scheme.has_scores:
        return sorted(entries, key=partial(_has_moved, register))
    return entries


_Natural = list[tuple[int, str]]


def _by_score(register: Register, entry: Row) -> tuple[int, _Natural]:
    """The highest first, those without a score last; equal ones by reference."""
    reached = scores.score(register.scheme, register.scheme.current, entry)
    return 1 if reached is None else -reached, _natural(entry.reference)


def _has_moved(register: Register, entry: Row) -> bool:
    """Whether it is not known to stand where it stood at the previous quarter's end."""
    reached = scores.score(register.scheme, register.scheme.current, entry)
    return reached is None or reached != earlier_score(register, entry)


def _natural(reference: str) -> _Natural:
    """A reference with its numbers as numbers, so that R2 comes before R10."""
    return [
        (int(part), "") if part.isdecimal() else (0, part.casefold())
        for part in re.split(r"(\d+)", reference)
    ]


def _above_tolerance(register: Register) -> Counted:
    if register.scheme.tolerance is None or not register.scheme.has_scores:
        return None
    return [entry for entry in register.entries if scores.above_tolerance(register, entry)]


_MORE: dict[str, Chooser] = {
    "all_{many}": lambda register: register.entries,
    "above_tolerance": _above_tolerance,
    "issue_{many}": lambda register: [
        entry for entry in register.entries if entry["stage"] == "Issue"
    ],
}

_CHANGES = {
    "new_{many}": NEW,
    "closed_{many}": CLOSED,
    "deescalated_{many}": OPERATIONAL,
}
"""What has become of an entry that is one of a choice for certain."""

_WORDS = {
    "all_{many}": "in the register",
    "above_tolerance": "above tolerance",
    "issue_{many}": "managed as issues",
    "live_{many}": "live",
    "considered_{many}": "under consideration",
    "proposed_closures": "proposed for closure",
    "new_{many}": "new",
    "changed_{measure}s": "changed in {measure}",
    "increased_{many}": "increased",
    "reduced_{many}": "reduced",
    "closed_{many}": "closed",
    "deescalated_{many}": "de-escalated",
    "withheld_{many}": "withheld",
    "improving_{many}": "improving",
    "reprioritised_{many}": "re-prioritised",
}
"""What the entries of a choice are, in a sentence. Those of a band are rated so."""
