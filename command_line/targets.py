"""Whether a file can be written, found out before any work is done."""

from __future__ import annotations

import os
from pathlib import Path

from risk_register.findings import Finding, quoted
from risk_register.places import Place


def target_findings(target: Path) -> list[Finding]:
    """Every reason why a workbook cannot be written to this file."""
    try:
        return _in_the_way(target)
    except OSError as error:
        return [unwritable(target, error)]


def _in_the_way(target: Path) -> list[Finding]:
    place = Place(str(target))
    if target.suffix.lower() != ".xlsx":
        expected = "the name of a workbook, ending in .xlsx"
        return [Finding("target-name", place, expected, quoted(target.name))]
    if target.is_dir():
        return [Finding("target-folder", place, "a file", "a folder of that name")]
    if not target.parent.is_dir():
        expected = f"a folder {target.parent} to write into"
        return [Finding("target-folder-missing", place, expected, "none")]
    if not os.access(target.parent, os.W_OK) or (
        target.exists() and not os.access(target, os.W_OK)
    ):
        return [Finding("target-not-writable", place, "a file that may be written", "read-only")]
    return [
        Finding("target-open", place, "a workbook that nobody has open", f"its lock file {lock}")
        for lock in _lock_files(target)
        if lock.exists()
    ]


def unwritable(target: Path, error: OSError) -> Finding:
    """The finding for a file that could not be put in place after all."""
    reason = error.strerror or type(error).__name__
    return Finding(
        "target-not-writable", Place(str(target)),
        "a file that may be written and that no program has open", reason,
    )  # fmt: skip


def _lock_files(target: Path) -> tuple[Path, Path]:
    """What Excel and LibreOffice put beside a workbook that they have open."""
    return target.with_name(f"~${target.name}"), target.with_name(f".~lock.{target.name}#")
