"""The version log: its next line, and the number of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.values import Value


def with_line(register: Register, day: date, author: str, change: str, doing: str) -> Register:
    """The register with one more line in its version log.

    `author` may be empty. `doing` is what a message calls the work that wrote the line.
    """
    line: dict[str, Value] = {
        "version": next_version(register),
        "date": day,
        "author": author or None,
        "change": change,
    }
    versions = (*register.rows("versions"), Row(line, Place(doing)))
    return replace(register, tables={**register.tables, "versions": versions})


def next_version(register: Register) -> str:
    """The number after the version log's last one: `2` after `1`, `1.5` after `1.4`.

    After one that ends in no number, it is how many lines there will be.
    """
    rows = sorted(register.rows("versions"), key=lambda row: row.day("date") or date.min)
    given = {row.text("version") for row in rows}
    before, last = _parted(rows[-1].text("version")) if rows else ("", None)
    number = len(rows) + 1 if last is None else last + 1
    while f"{before}{number}" in given:
        number += 1
    return f"{before}{number}"


def _parted(version: str) -> tuple[str, int | None]:
    """A version's last number, and what stands before it."""
    found = re.fullmatch(r"(.*?)(\d{1,9})", version)
    return (found[1], int(found[2])) if found else ("", None)
