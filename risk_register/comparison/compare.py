"""What changed from one register to a later one."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register.comparison.change import Change, Comparison, Kind, Renamed
from risk_register.comparison.controls import control_changes
from risk_register.comparison.renaming import Guess, guesses, renamed
from risk_register.comparison.risk_changes import risk_changes
from risk_register.comparison.settings import kept_changes, scheme_changes, setting_changes
from risk_register.comparison.tables import table_changes
from risk_register.register import Register

_OTHERS = "\n"
"""Stands in the order for references that are in the first table of neither."""


def compare(old: Register, new: Register, *, guess: bool = True) -> Comparison:
    """Everything that changed, in whatever order the rows stand.

    Rows are known again by their keys. A reference that is gone, beside a new one whose words are
    nearly the same, is taken for the same entry under another name, and said to be a guess; unless
    nothing is to be guessed.
    """
    guessed = guesses(old, new) if guess else []
    earlier = renamed(old, guessed)
    found = [*_renamed(new, guessed), *_changes(earlier, new)]
    references = dict.fromkeys(entry.reference for entry in (*new.entries, *earlier.entries))
    order = {reference: at for at, reference in enumerate((*references, _OTHERS, ""))}
    changes = sorted(found, key=lambda change: order.get(change.reference, order[_OTHERS]))
    return Comparison(old, new, tuple(changes), {**earlier.titles, **new.titles})


def _changes(old: Register, new: Register) -> Iterator[Change]:
    yield from risk_changes(old, new)
    yield from control_changes(old, new)
    yield from table_changes(old, new)
    yield from kept_changes(old, new)
    yield from scheme_changes(old.scheme, new.scheme)
    yield from setting_changes(old, new)


def _renamed(new: Register, guessed: list[Guess]) -> Iterator[Change]:
    places = {entry.reference: entry.place for entry in new.entries}
    for guess in guessed:
        yield Renamed(
            Kind.RENAMED, guess.after, "Reference", guess.before, guess.after,
            table=new.kind.first.name, field="reference",
            place=places[guess.after].at_field("reference"), likeness=guess.likeness,
        )  # fmt: skip
