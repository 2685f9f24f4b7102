"""The add-in's settings: a file of lines `"KEY","value"`, as xlwings has them, for VBA to read.

What people change in it is theirs and stays: a line is only ever added.
"""

from __future__ import annotations

_INTERPRETER = "INTERPRETER_WIN"


def interpreter_in(settings: bytes) -> str:
    """The Python that the settings name, its variables unexpanded; empty where they name none.

    It is looked for between quotation marks, as `addin/vba/Settings.bas` does: whatever stands
    around them, the two agree.
    """
    rows = (line.decode("latin-1").split('"') for line in settings.splitlines())
    named = (row[3] for row in rows if len(row) > 3 and row[1].upper() == _INTERPRETER)
    return next((each for each in named if each), "")


def with_interpreter(settings: bytes, interpreter: str) -> bytes:
    """The settings as they are if they name a Python, else with this one. Raises UnicodeError."""
    if interpreter_in(settings):
        return settings
    between = b"" if not settings or settings.endswith(b"\n") else b"\r\n"
    return settings + between + f'"{_INTERPRETER}","{interpreter}"\r\n'.encode("ascii")
