"""The rows of `stated`, those of one figure together, beside what the register says of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, TypeVar

from risk_register.checks import notations
from risk_register.checks.figures import counts_of, figures_of, name_of
from risk_register.checks.notations import Notation
from risk_register.findings import quoted
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

TITLE = "title"

LONG_TEXT = 60
"""Texts longer than this are shown from just before where they part."""

FEWEST_WORDS = 3
"""Fewer words are not taken for the beginning of another entry's title."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure, of an entry or of the register, with every row that prints it.

    `said` is what the register says, empty where it cannot say.
    """

    scheme: Scheme
    figure: str
    notation: Notation
    said: str
    rows: Sequence[Row]

    def read(self, text: str) -> Any:
        """What a value means; `None` where it cannot be told."""
        return self.notation.read(self.scheme, text)

    @property
    def meaning(self) -> Any:
        """What the register's own value means; `None` where it says nothing."""
        return self.read(self.said)

    @property
    def name(self) -> str:
        """The figure's name as a message has it."""
        return self.figure.replace("_", " ")

    def agrees(self, row: Row) -> bool:
        """Whether a row that can be read means what the register says."""
        return self.notation.same(self.read(row.text("value")), self.meaning)

    def groups(self) -> list[list[Row]]:
        """The rows that can be read, those that mean the same together."""
        groups: list[list[Row]] = []
        for row in self.rows:
            meaning = self.read(row.text("value"))
            if meaning is not None:
                self._group_of(meaning, groups).append(row)
        return groups

    def _group_of(self, meaning: Any, groups: list[list[Row]]) -> list[Row]:
        for group in groups:
            if self.notation.same(self.read(group[0].text("value")), meaning):
                return group
        groups.append([])
        return groups[-1]


def of_risks(register: Register) -> Iterator[Printed]:
    """Each figure of each entry that is stated. A title under a wrong reference is none of it."""
    entries = register.by_reference
    known, titles = figures_of(register.scheme), _folded_titles(register)
    for (reference, name), rows in _by_figure(register).items():
        if reference in entries and name in known:
            said = known[name].says(register, entries[reference])
            own = [row for row in rows if name != TITLE or not _owner(titles, row)]
            yield Printed(register.scheme, name, known[name].notation, said, own)


def counts(register: Register) -> Iterator[Printed]:
    """Each count that is stated."""
    known = counts_of(register.scheme)
    for (reference, name), rows in _by_figure(register).items():
        if name in known and not reference:
            entries = known[name](register)
            said = "" if entries is None else str(len(entries))
            yield Printed(register.scheme, name, notations.COUNT, said, rows)


def unknown(register: Register) -> Iterator[Row]:
    """The rows with a figure that neither an entry nor the register can have."""
    figures, of_register = figures_of(register.scheme), counts_of(register.scheme)
    for (reference, name), rows in _by_figure(register).items():
        if name not in (figures if reference else of_register):
            yield from rows


def misplaced_titles(register: Register) -> Iterator[tuple[str, list[Row]]]:
    """The titles that are printed under a wrong reference, each with the entry whose it is."""
    titles = _folded_titles(register)
    for (reference, name), rows in _by_figure(register).items():
        if name == TITLE and reference in titles:
            owners = ((row, _owner(titles, row)) for row in rows)
            yield from _together((row, owner) for row, owner in owners if owner).items()


def _by_figure(register: Register) -> dict[tuple[str, str], list[Row]]:
    """The rows by reference and name of their figure. The reference is empty for the register."""
    rows = register.rows("stated")
    names = {text: name_of(register.scheme, text) for text in {r.text("figure") for r in rows}}
    return _together((row, (row.reference, names[row.text("figure")])) for row in rows)


Key = TypeVar("Key", bound=Hashable)


def _together(keyed: Iterable[tuple[Row, Key]]) -> dict[Key, list[Row]]:
    groups: dict[Key, list[Row]] = {}
    for row, key in keyed:
        groups.setdefault(key, []).append(row)
    return groups


def _folded_titles(register: Register) -> dict[str, str]:
    return {ref: notations.folded(title) for ref, title in register.titles.items()}


def _owner(titles: Mapping[str, str], row: Row) -> str:
    """The other entry whose title a row prints; empty if it is this one's, nobody's or several's.

    An entry whose title the register leaves out may well have it itself.
    """
    own, printed = titles[row.reference], notations.folded(row.text("value"))
    untold = own in notations.NOTHING or printed in notations.NOTHING
    if untold or notations.TEXT.same(own, printed):
        return ""
    owners = [reference for reference, title in titles.items() if _is_others(title, printed)]
    return owners[0] if len(owners) == 1 else ""


def _is_others(title: str, printed: str) -> bool:
    """Whether a title is another entry's: the same, or shortened to words that say enough."""
    words = min(len(title.split()), len(printed.split()))
    return title == printed or (words >= FEWEST_WORDS and notations.TEXT.same(title, printed))


def counted(register: Register, name: str) -> Sequence[Row] | None:
    """The entries that a count counts; `None` where the register cannot say."""
    return counts_of(register.scheme)[name](register)


def listed(register: Register, row: Row) -> list[str] | None:
    """The references that a value lists: `R1; R2`; `None` if it is not a list of them."""
    value = row.text("value").replace(",", ";")
    parts = [part.strip() for part in value.split(";") if part.strip()]
    is_count = notations.COUNT.read(register.scheme, value) is not None
    return None if is_count or not all(part in register.titles for part in parts) else parts


def shown(rows: Sequence[Row], beside: str = "") -> str:
    """A printed value with its places; of a long one the part that differs from another value."""
    return f"{quoted(parted(rows[0].text('value'), beside))} in {places(rows)}"


def parted(text: str, other: str) -> str:
    """A text, or where two are long, from the word before the first in which they differ."""
    words = text.split()
    pairs = zip(words, other.split(), strict=False)
    alike = len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])
    long = len(text) > LONG_TEXT and alike > 1
    return f"… {' '.join(words[alike - 1 :])}" if long else text


def places(rows: Sequence[Row]) -> str:
    """The places of the rows, each once."""
    return "; ".join(dict.fromkeys(row.text("place") for row in rows))
