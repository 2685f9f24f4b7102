"""The command, killed at one of its steps on the disk, as a power cut would do it."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from command_line.main import main

_STEPS = ("mkdir", "fsync", "chmod", "rename", "replace", "unlink", "rmdir")
"""What makes, fills, moves or removes a file or a folder."""


def killed_at(step: int, *arguments: str | Path) -> bool:
    """Runs the command in a process of its own that kills itself before its n-th step.

    Whether it was killed; if not, it came to its end before.
    """
    child = os.fork()
    if child == 0:  # pragma: no cover - in the other process
        with suppress(BaseException):
            _silence()
            _arm(step)
            main([*map(str, arguments)])
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _arm(step: int) -> None:
    left = [step]

    def deadly(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return call

    for name in _STEPS:
        setattr(os, name, deadly(getattr(os, name)))
