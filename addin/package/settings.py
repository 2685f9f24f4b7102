"""The add-in's settings: a file of lines `"KEY","value"`, as xlwings has them, for VBA to read.

What people change in it is theirs and stays: a line is only ever added.
"""

from __future__ import annotations

import csv

_INTERPRETER = "INTERPRETER_WIN"


def interpreter_in(settings: bytes) -> str:
    """The Python that the settings name, its variables unexpanded; empty where they name none."""
    rows = csv.reader(settings.decode("latin-1").splitlines())
    named = [row[1] for row in rows if len(row) == 2 and row[0].upper() == _INTERPRETER]
    return named[0] if named else ""


def with_interpreter(settings: bytes, interpreter: str) -> bytes:
    """The settings as they are if they name a Python, else with this one. Raises UnicodeError."""
    if interpreter_in(settings):
        return settings
    between = b"" if not settings or settings.endswith(b"\n") else b"\r\n"
    return settings + between + f'"{_INTERPRETER}","{interpreter}"\r\n'.encode("ascii")
