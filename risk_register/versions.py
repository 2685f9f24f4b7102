"""The version log: which number comes next."""

from __future__ import annotations

import re
from datetime import date

from risk_register.register import Register


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
