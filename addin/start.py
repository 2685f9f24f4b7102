"""What Excel starts Python for: a command, and the log for whatever keeps it from being begun."""

from __future__ import annotations

import sys
import traceback

from addin.log import write


def start(command: str) -> None:
    """Does what a button of the tab stands for. Where that cannot be begun, ends with the code 1.

    VBA then shows a sentence, and the log says why.
    """
    try:
        from addin.press import press  # noqa: PLC0415 - what it needs may be missing

        press(command)
    except Exception:
        write(traceback.format_exc())
        sys.exit(1)
