"""Whether Excel is on this machine, and where."""

from __future__ import annotations

import sys
from pathlib import Path

_APP_PATH = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"


def excel() -> Path | None:
    """Excel's program, as its installation registered it for one person or for all; else None.

    Source: Microsoft, Application Registration, "Using the App Paths Subkey".
    """
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  (only Windows has it)

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                found = Path(winreg.QueryValue(root, _APP_PATH).strip('"'))
            except OSError:
                continue
            if found.is_file():
                return found
    return None
