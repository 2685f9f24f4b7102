"""The mapping file: what levels, scores and names of one scheme become under another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from risk_register.findings import Finding, quoted
from risk_register.places import Place
from risk_register.toml_reading import TomlTable, load_toml
from risk_register.values import read_whole_number

NUMBERED = ("likelihood", "impact", "scores")
NAMED = ("statuses", "roles", "assessments")
"""The sections of a mapping file: numbers become numbers, names become names."""

NOT_SAID = "?"
"""Stands in a mapping file to be filled in for what nobody has said yet."""


@dataclass(frozen=True, slots=True)
class SchemeMapping:
    """What a mapping file says, by section: `numbers["likelihood"][4]` is what level 4 becomes."""

    numbers: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    place: Place = field(default_factory=lambda: Place("--map"))

    def section(self, name: str) -> dict[str, int | str]:
        """One section with its keys as the file has them; empty where it says nothing."""
        found: dict[str, int | str] = {}
        found |= {str(key): value for key, value in self.numbers.get(name, {}).items()}
        return found | dict(self.names.get(name, {}))


def read_mapping(path: Path) -> tuple[SchemeMapping, list[Finding]]:
    """The mapping in a TOML file, with a finding for each entry that cannot be one.

    Whether it fits two schemes, `needs.mapping_findings` says.
    """
    findings: list[Finding] = []
    top = TomlTable(load_toml(path, findings), Place(path.name), findings)
    mapping = SchemeMapping(
        {name: _numbers(top, name) for name in NUMBERED},
        {name: _names(top, name) for name in NAMED},
        Place(path.name),
    )
    top.finish()
    return mapping, findings


def _numbers(top: TomlTable, section: str) -> dict[int, int]:
    numbers = {}
    for key, value in top.mapping(section).items():
        if value == NOT_SAID:
            continue
        number = read_whole_number(key)
        if number is None or type(value) is not int or value < 0:
            expected = "a whole number for a whole number"
            top.report("mapping-entry", f"{section}.{key}", expected, quoted(value))
        else:
            numbers[number] = value
    return numbers


def _names(top: TomlTable, section: str) -> dict[str, str]:
    return {key: name for key, name in top.text_mapping(section).items() if name != NOT_SAID}
