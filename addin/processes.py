"""Which process a window belongs to."""

from __future__ import annotations

import sys


def process_of(window: int) -> int:
    """The number of the process to which a window belongs, by the window's number; 0 if to none.

    Each book has a window of its own, so the process is what tells one Excel from another. Only
    Windows numbers windows; elsewhere the number is the process' own.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  (only Windows has what is needed of it)

        process = ctypes.c_ulong()
        ctypes.windll.user32.GetWindowThreadProcessId(window, ctypes.byref(process))
        return process.value
    return window
