"""A sentence on a count: `20 of the 356 live commitments are rated Red, an increase from 10 in Q2.`

Counted from the register's rows; as stated where the register holds only some of what the papers
speak of, and then it is said so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appendices.choosing import choosers_of, is_said_to_be
from appendices.quarter_labels import label_of
from risk_register.checks import stated
from risk_register.register import Register


def stated_counts(register: Register) -> Mapping[str, int]:
    """The counts that are stated elsewhere, by their names, where all places state the same."""
    counts = {}
    for each in stated.counts(register):
        groups = each.groups()
        number = each.read(groups[0][0].text("value")) if len(groups) == 1 else None
        if isinstance(number, int):
            counts[each.figure] = number
    return counts


def count_sentences(register: Register, name: str) -> list[str]:
    """What is said of a count of live entries; nothing where it cannot be said.

    With how many there were at the previous quarter's end, where there is a count of those.
    """
    live = register.scheme.says("live_{many}")
    counted = _counted(register, (name, live, f"previous_{name}"))
    part = part_held(register)
    elsewhere = stated_counts(register) if part else {}
    numbers = elsewhere if name in elsewhere else counted
    if name not in numbers or not numbers.get(live):
        return []
    said = [_sentence(register, name, numbers)]
    if part and name in elsewhere:
        many = register.kind.many
        said.append(f"These figures are as stated; this register holds {part.held} of the {many}.")
    return said


@dataclass(frozen=True, slots=True)
class Part:
    """How many live entries a register holds, where more are stated."""

    held: int
    stated: int
    many: str

    @property
    def said(self) -> str:
        """How much that is: `25 of the 356 live commitments that are stated`."""
        return f"{self.held} of the {self.stated} live {self.many} that are stated"


def part_held(register: Register) -> Part | None:
    """How many of the live entries that are stated a register holds; `None` where no more are."""
    held = len(register.live_entries)
    total = stated_counts(register).get(register.scheme.says("live_{many}"), 0)
    return Part(held, total, register.kind.many) if held < total else None


def _counted(register: Register, names: tuple[str, ...]) -> Mapping[str, int]:
    """The counts that the register can count, by their names."""
    choosers = choosers_of(register.scheme)
    found = {name: choosers[name](register) for name in names if name in choosers}
    return {name: len(entries) for name, entries in found.items() if entries is not None}


def _sentence(register: Register, name: str, numbers: Mapping[str, int]) -> str:
    scheme, number = register.scheme, numbers[name]
    total, verb = numbers[scheme.says("live_{many}")], "is" if number < 2 else "are"
    before = _compared(register, number, numbers.get(f"previous_{name}"))
    they = f"{number or 'None'} of the {total}" if number < total or total == 1 else f"All {total}"
    return f"{they} live {scheme.kind.many} {verb} {is_said_to_be(scheme, name)}{before}."


def _compared(register: Register, number: int, before: int | None) -> str:
    quarter = register.previous_quarter
    if before is None or quarter is None:
        return ""
    then = label_of(register, quarter)
    if number == before:
        return f", as many as in {then}"
    return f", {'an increase' if number > before else 'a decrease'} from {before} in {then}"
