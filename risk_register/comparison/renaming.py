"""References that were changed, although none ever should: recognised, and said to be a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from risk_register.fields import RISKS, Field, Kind
from risk_register.kept_fields import fields_of
from risk_register.register import Register, Row

ALIKE_FROM = 0.6
"""From this share of words in common on, two risks may be one: twice the number of common words,
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

    Each is the other's best match, and no other risk is as like. Where several are equally like,
    nobody can say which it was, and nothing is guessed.
    """
    was, now = _references(old), _references(new)
    gone = {ref: words for ref in was - now if (words := _words(old, ref))}
    came = {ref: words for ref in now - was if (words := _words(new, ref))}
    likeness = {
        (before, after): likeness
        for before, words in gone.items()
        for after, others in came.items()
        if (likeness := _likeness(words, others)) >= ALIKE_FROM
    }
    best_after = _best({(before, after): n for (before, after), n in likeness.items()})
    best_before = _best({(after, before): n for (before, after), n in likeness.items()})
    return [
        Guess(before, after, likeness[before, after])
        for before, after in sorted(best_after.items())
        if best_before.get(after) == before
    ]


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
    return {risk.reference for risk in register.risks}


def _words(register: Register, reference: str) -> frozenset[str]:
    """The words of a risk: of its title, its long texts and its controls."""
    return frozenset(
        word for text in _texts(register, reference) for word in _WORD.findall(text.casefold())
    )


def _texts(register: Register, reference: str) -> Iterator[str]:
    for risk in register.risks:
        if risk.reference == reference:
            yield from (risk.text(each.name) for each in _told(register))
    yield from (row.text("control") for row in register.controls_of.get(reference, ()))


def _told(register: Register) -> list[Field]:
    fields = fields_of(RISKS, register.scheme)
    return [each for each in fields if each.name == "title" or each.kind is Kind.LONG_TEXT]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _best(likeness: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """The best match of each reference, where there is only one as good."""
    matches: dict[str, list[tuple[float, str]]] = {}
    for (one, other), likeness_of in likeness.items():
        matches.setdefault(one, []).append((likeness_of, other))
    best = {}
    for one, found in matches.items():
        highest = max(found)[0]
        equals = [other for value, other in found if value == highest]
        if len(equals) == 1:
            best[one] = equals[0]
    return best
