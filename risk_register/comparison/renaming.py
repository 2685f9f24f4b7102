"""References that were changed, although none ever should: recognised, and said to be a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from risk_register.fields import Field, Kind
from risk_register.kept_fields import entry_fields
from risk_register.register import Register, Row

ALIKE_FROM = 0.6
"""From this share of words in common on, two entries may be one: twice the number of common words,
divided by the numbers of words of both, over title, long texts and controls."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A reference that is no longer there, and the one that seems to have taken its place."""

    before: str
    after: str
    likeness: float


def guesses(old: Register, new: Register) -> list[Guess]:
    """The references that seem to have been changed.

    Each is the other's best match, and no other entry is as like. Where several are equally like,
    nobody can say which it was, and nothing is guessed.
    """
    was, now = _references(old), _references(new)
    numbers: dict[str, int] = {}
    gone, came = _words(old, was - now, numbers), _words(new, now - was, numbers)
    found = []
    for before, words in sorted(gone.items()):
        after, likeness = _best(words, came)
        if after and _best(came[after], gone)[0] == before:
            found.append(Guess(before, after, likeness))
    return found


def renamed(register: Register, guessed: Sequence[Guess]) -> Register:
    """The earlier register with the later one's references, its rows otherwise as they were."""
    if not guessed:
        return register
    names = {each.before: each.after for each in guessed}
    tables = {
        table: tuple(_with_reference(row, names) for row in rows)
        for table, rows in register.tables.items()
    }
    return replace(register, tables=tables)


def _with_reference(row: Row, names: Mapping[str, str]) -> Row:
    after = names.get(row.reference)
    return replace(row, values={**row.values, "reference": after}) if after else row


def _references(register: Register) -> set[str]:
    return {entry.reference for entry in register.entries}


def _words(register: Register, references: set[str], numbers: dict[str, int]) -> dict[str, int]:
    """The words of these entries that have any: of title, long texts and controls.

    They are the bits of a whole number, by the `numbers` of the words: a thousand entries compared
    with a thousand are a million pairs, for which sets would take seconds.
    """
    told, found = _told(register), {}
    for entry in register.entries:
        if entry.reference in references:
            texts = [entry.text(each.name) for each in told]
            controls = register.controls_of.get(entry.reference, ())
            texts += [control.text("control") for control in controls]
            words = set(_WORD.findall(" ".join(texts).casefold()))
            found[entry.reference] = sum(1 << numbers.setdefault(w, len(numbers)) for w in words)
    return {reference: words for reference, words in found.items() if words}


def _told(register: Register) -> list[Field]:
    fields = entry_fields(register.scheme)
    return [each for each in fields if each.name == "title" or each.kind is Kind.LONG_TEXT]


def _likeness(one: int, other: int) -> float:
    return 2 * (one & other).bit_count() / (one.bit_count() + other.bit_count())


def _best(words: int, others: Mapping[str, int]) -> tuple[str, float]:
    """The best match and how like it is; an empty reference where none or several are the best."""
    likeness = {reference: _likeness(words, other) for reference, other in others.items()}
    highest = max(likeness.values(), default=0.0)
    best = [reference for reference, value in likeness.items() if value == highest]
    return (best[0], highest) if len(best) == 1 and highest >= ALIKE_FROM else ("", highest)
