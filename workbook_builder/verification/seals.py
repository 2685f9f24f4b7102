"""Whether the sealed quarters are as they were sealed, by their own seals and by the archive's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from risk_register.checks.seals import RULES
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.register import Register
from risk_register.rolling.archive import CERTIFICATE, FOLDER
from risk_register.seals import sealed_quarters

_SEAL = re.compile(r"^Seal: ([0-9a-f]{64})\s*$", re.MULTILINE)
_REMEDY = "Compare the quarter with the one archived, and ask who sealed it anew."


def broken_seals(register: Register) -> Iterator[Finding]:
    """What the rules on seals find, whatever rules the office has turned off."""
    for rule in RULES:
        if not rule.unfed(register.scheme):
            yield from rule.findings(register)


def archived_seals(register: Register, folder: Path) -> Iterator[Finding]:
    """Seals that are not those of the quarters archived in a folder, that of the workbook.

    So whoever alters a quarter and renews every seal is found out. Quarters from the as-at date on
    are no past ones yet. A scheme that keeps no past scores has no seals.
    """
    if not register.scheme.keeps_positions:
        return
    seals = {row.day("quarter"): (row, row.text("seal")) for row in sealed_quarters(register)}
    for quarter, archived in _archived(folder / FOLDER):
        if quarter >= register.settings.as_at:
            continue
        row, seal = seals.get(quarter, (None, ""))
        place = row.place.at_field("seal") if row else Place(f"quarter of {quarter:%d/%m/%Y}")
        kept = _seal_in(archived / CERTIFICATE)
        if not kept:
            expected = f"a seal in {FOLDER}/{archived.name}/{CERTIFICATE}"
            yield Finding(
                "seal-archive", place, expected, "none", Severity.WARNING,
                remedy="Take the certificate from where the committee keeps it.",
            )  # fmt: skip
        elif kept != seal:
            expected = f"the seal that was archived, {quoted(kept[:16] + ' …')}"
            actual = quoted(seal[:16] + " …") if seal else "no sealed quarter"
            yield Finding("seal-archive", place, expected, actual, remedy=_REMEDY)


def _archived(folder: Path) -> Iterator[tuple[date, Path]]:
    """The quarters archived in a folder, by their days, the oldest first."""
    for each in sorted(folder.glob("????-??-??")):
        try:
            yield date.fromisoformat(each.name), each
        except ValueError:
            continue


def _seal_in(certificate: Path) -> str:
    """The seal that a certificate says, empty where none can be read."""
    try:
        found = _SEAL.search(certificate.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""
    return found[1] if found else ""
