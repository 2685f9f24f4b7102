"""How a workbook's scheme differs from the one that its name stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import schemes
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.scheme import Scheme
from risk_register.scheme_data import scheme_data

_KNOWN_BY = ("name", "key", "number", "symbol")


def scheme_differences(scheme: Scheme) -> Iterator[Finding]:
    """A finding for each value that differs; a note where no scheme of that name is known.

    Which scheme it replaced is a register's own affair, and no difference.
    """
    place = Place("sheet Scheme")
    named = schemes.shipped(scheme.name)
    if named is None:
        expected = "a scheme that comes with the software, to compare with"
        yield Finding("verify-scheme", place, expected, quoted(scheme.name), Severity.NOTE)
        return
    named = replace(named, replaces=scheme.replaces)
    before, now = _flat(scheme_data(named)), _flat(scheme_data(scheme))
    for key in before | now:
        if before.get(key) != now.get(key):
            yield Finding(
                "verify-scheme", place.at_column(key), f"{quoted(before.get(key))}, as the scheme "
                f"{scheme.name} has it", quoted(now.get(key)), Severity.WARNING,
                remedy="Change it back, or say in the version log who changed it and why.",
            )  # fmt: skip


def _flat(data: Any, key: str = "") -> dict[str, Any]:
    """The values of nested tables by their whole keys; items of lists go by name or number."""
    if isinstance(data, dict):
        pairs = [(str(name), value) for name, value in data.items()]
    elif isinstance(data, list) and data and isinstance(data[0], dict):
        pairs = [(_name(item, at), item) for at, item in enumerate(data, 1)]
    else:
        return {key: data}
    flat: dict[str, Any] = {}
    for name, value in pairs:
        flat |= _flat(value, f"{key}.{name}" if key else name)
    return flat


def _name(item: dict[str, Any], at: int) -> str:
    return next((str(item[key]) for key in _KNOWN_BY if key in item), str(at))
