"""Whether a file or a folder can be written, found out before any work is done."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from risk_register.findings import Finding, quoted
from risk_register.places import Place
from risk_register.settings_file import SETTINGS_FILE

_NAMED = {".xlsx": "a workbook", ".xlam": "an add-in", ".docx": "a Word document"}


def target_findings(
    target: Path, source: Path | None = None, suffixes: Sequence[str] = (".xlsx",)
) -> list[Finding]:
    """Every reason why a workbook cannot be written to this file.

    `source` is what is read: a workbook is never replaced by what was read from it, since not
    everything in it is carried. `suffixes` are the ends that its name may have.
    """
    try:
        if source and target.exists() and source.exists() and target.samefile(source):
            expected = "another name than that of the workbook which is read"
            return [Finding("target-is-source", Place(str(target)), expected, "the same file")]
        return _in_the_way(target, suffixes)
    except OSError as error:
        return [unwritable(target, error)]


def folder_findings(target: Path) -> list[Finding]:
    """Every reason why a register cannot be written to this folder."""
    place = Place(str(target))
    try:
        if target.is_file():
            return [Finding("target-folder", place, "a folder", "a file of that name")]
        if not target.is_dir():
            return _unwritable_folder(target.parent)
        if any(target.iterdir()) and not (target / SETTINGS_FILE).is_file():
            expected = f"an empty folder, or one with a register ({SETTINGS_FILE}) to replace"
            return [Finding("target-not-a-register", place, expected, "other files")]
        return _unwritable_folder(target)
    except OSError as error:
        return [unwritable(target, error)]


def pack_folder_findings(target: Path) -> list[Finding]:
    """Every reason why the files of a meeting cannot be written to this folder."""
    try:
        if target.is_file():
            return [Finding("target-folder", Place(str(target)), "a folder", "a file of that name")]
        return _unwritable_folder(target if target.is_dir() else target.parent)
    except OSError as error:
        return [unwritable(target, error)]


def archive_findings(target: Path, files: Mapping[str, bytes]) -> list[Finding]:
    """Every reason why a quarter's files cannot be archived in this folder.

    A folder that holds these very files serves; one that holds others is of another roll-forward.
    """
    place = Place(str(target))
    try:
        if target.is_file():
            return [Finding("target-folder", place, "a folder", "a file of that name")]
        if not target.is_dir():
            parent = target.parent
            return _unwritable_folder(parent if parent.is_dir() else parent.parent)
        other = [name for name in files if not _holds(target / name, files[name])]
        other += sorted({path.name for path in target.glob("*.csv")} - files.keys())
        expected = "no folder, or this quarter's as it is archived now"
        actual = f"another archive, which differs in {', '.join(other)}"
        return [Finding("archive-differs", place, expected, actual)] if other else []
    except OSError as error:
        return [unwritable(target, error)]


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _unwritable_folder(folder: Path) -> list[Finding]:
    if not folder.is_dir():
        expected = f"a folder {folder} to write into"
        return [Finding("target-folder-missing", Place(str(folder)), expected, "none")]
    if not os.access(folder, os.W_OK):
        expected = "a folder that may be written"
        return [Finding("target-not-writable", Place(str(folder)), expected, "read-only")]
    return []


def _in_the_way(target: Path, suffixes: Sequence[str]) -> list[Finding]:
    place = Place(str(target))
    if target.suffix.lower() not in suffixes:
        named = " or ".join(_NAMED[each] for each in suffixes)
        expected = f"the name of {named}, ending in {' or '.join(suffixes)}"
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
