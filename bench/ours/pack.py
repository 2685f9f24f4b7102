"""The papers of a meeting, from a folder of CSV files."""

from __future__ import annotations

from command_line.main import without_numpy

without_numpy()

from appendices.meeting import NO_MEETING, meeting_of  # noqa: E402 - after numpy is kept out
from appendices.publishing import publish  # noqa: E402
from appendices.wanted import Format, Wanted  # noqa: E402
from command_line.sources import open_register  # noqa: E402
from risk_register.findings import errors  # noqa: E402


def run(source: str, formats: str) -> None:
    """Makes the public pack in these formats, separated by commas, without writing it."""
    register, findings = open_register(source)
    if register is None:
        raise ValueError(f"{source} is not read: {findings}")
    meeting = meeting_of(register)[0] or NO_MEETING
    wanted = Wanted(formats=tuple(Format(each) for each in formats.split(",")))
    published = publish(register, meeting, wanted)
    if errors(published.findings):
        raise ValueError(f"nothing was made: {published.findings}")
