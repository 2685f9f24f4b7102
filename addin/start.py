"""What Excel starts Python for: a command, and the log for whatever keeps it from being begun."""

from __future__ import annotations

import atexit
import os
import sys
import traceback

from addin.log import write


def start(command: str) -> None:
    """Does what a button of the tab stands for. Where that cannot be begun, ends with the code 1.

    VBA then shows a sentence, and the log says why. Python begins in the folder of the book that
    was opened last, where Windows would look for programs first, so that folder is left.
    """
    try:
        os.chdir(sys.prefix)
        from addin.press import press  # noqa: PLC0415 - what it needs may be missing

        press(command)
    except Exception:
        write(traceback.format_exc())
        sys.exit(1)
    finally:
        _end_no_excel()


def _end_no_excel() -> None:
    """Takes back what xlwings does when Python ends.

    It would end, unasked, each Excel in which it sees no book: one without a book, and that which
    shows a book in Protected View.
    """
    if windows := sys.modules.get("xlwings._xlwindows"):
        atexit.unregister(windows.cleanup)
