"""A folder as an import left it, which another import may replace; and one that it may not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from intake.plan_file import PLAN_FILE
from risk_register.file_list import file_list, hash_of, read_file_list
from risk_register.findings import Finding
from risk_register.folder_files import FOLDER_FILES
from risk_register.places import Place

ACCOUNT_FILE = "import-account.txt"
"""What became of every cell, in the folder of the register; at its end the files as written."""

_WATCHED = (*FOLDER_FILES, PLAN_FILE)
_HEADING = "Files as the import left them, each after its SHA-256"


def with_list(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an import; the account ends with a list of those that people may change."""
    watched = {name: content for name, content in files.items() if name in _WATCHED}
    text = "\n".join(["", _HEADING, *file_list(watched), ""])
    return {**files, ACCOUNT_FILE: files[ACCOUNT_FILE] + text.encode()}


def changed_since(folder: Path, plan: Path | None) -> list[Finding]:
    """Why a folder must not be replaced: it is not as an import left it.

    What people have entered since, or another register altogether, would be lost. `plan` is the
    corrected plan that is given back, which may be the folder's own.
    """
    account = folder / ACCOUNT_FILE
    text = account.read_text("utf-8", errors="replace") if account.is_file() else ""
    written = read_file_list(text.partition(_HEADING)[2])
    given = plan.resolve() if plan else None
    watched = [p for p in folder.glob("*") if p.name in _WATCHED and p.resolve() != given]
    changed = [p.name for p in watched if hash_of(p.read_bytes()) != written.get(p.name)]
    if not changed:
        return []
    expected = "an empty folder, or a register as an import left it"
    actual = f"changes since in {', '.join(sorted(changed))}" if written else "another register"
    remedy = "Choose another folder, or say --replace to give up what is there."
    return [Finding("target-in-use", Place(str(folder)), expected, actual, remedy=remedy)]
