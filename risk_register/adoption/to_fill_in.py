"""The mapping file that a person fills in: what is known, and what has to be said."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register.adoption.conversion import conversion_of
from risk_register.adoption.mapping import NAMED, NOT_SAID, NUMBERED, SchemeMapping
from risk_register.adoption.needs import needs, section_of
from risk_register.adoption.past import bare_scores
from risk_register.register import Register
from risk_register.scheme import Scheme
from risk_register.toml_writing import toml


def mapping_text(register: Register, new: Scheme, mapping: SchemeMapping) -> str:
    """A mapping file with everything that is known, and `"?"` for each entry that is missing."""
    lines = [f"# from {register.scheme.name} to {new.name}"]
    for name in (*NUMBERED, *NAMED):
        if entries := [*_entries(name, register, new, mapping)]:
            lines += [
                "",
                f"[{name}]  # {section_of(name, register.scheme, new).expected}",
                *entries,
            ]
    return "\n".join(lines) + "\n"


def _entries(name: str, register: Register, new: Scheme, mapping: SchemeMapping) -> Iterator[str]:
    given = mapping.section(name)
    needed = {need.key: need for need in needs(register, new, mapping) if need.section == name}
    for key in dict.fromkeys((*needed, *given)):
        said = needed[key].said if key in needed else ""
        yield _entry(key, given.get(key, NOT_SAID)) + (f"  # {said}" if said else "")
    if name == "scores":
        yield from _of_the_past(register, new, mapping, {*needed, *given})


def _of_the_past(
    register: Register, new: Scheme, mapping: SchemeMapping, said: set[str]
) -> Iterator[str]:
    """Comments for what may be said of scores that only past quarters have."""
    conversion = conversion_of(register.scheme, new, mapping)
    scores = [each for each in sorted(bare_scores(register, conversion)) if str(each) not in said]
    if scores:
        yield "# of past quarters only; what is left out here is not compared with today's"
    for score in scores:
        yield f"# {_entry(str(score), NOT_SAID)}"


def _entry(key: str, value: int | str) -> str:
    """A line of the file. Numbers stand as they are, names in quotation marks."""
    return toml({key: value}).strip()
