"""`opcc-register build`: a folder, or a workbook that was worked in, becomes a new workbook."""

from __future__ import annotations

from pathlib import Path

from command_line.reporting import DONE, Progress, tell_findings
from command_line.sources import open_register
from command_line.targets import failed, refused
from risk_register.findings import Finding
from risk_register.register import Register
from workbook_builder.targets import target_findings


def build_file(
    source: str, output: str, scheme: str | None = None, as_at: str | None = None
) -> int:
    """Builds the workbook of a folder or of another workbook, and returns the exit code.

    Everything that is wrong, with the source or with the target, is told at once; then nothing is
    written.
    """
    target = Path(output)
    in_the_way = target_findings(target, Path(source))
    register, findings = open_register(source, scheme, as_at)
    refusals = _refusals(register) if register else []
    findings += refusals
    tell_findings([*in_the_way, *findings])
    if register is None or in_the_way or refusals:
        return refused(source, in_the_way, findings)
    try:
        _write(register, target)
    except OSError as error:
        return failed(target, error)
    print(f"{target}: {summary(register)}")
    return DONE


# The workbook's writer is imported when there is something to write: errors need not wait for it.


def _refusals(register: Register) -> list[Finding]:
    from workbook_builder.build import unbuildable  # noqa: PLC0415

    return unbuildable(register)


def _write(register: Register, target: Path) -> None:
    from workbook_builder.build import write_workbook  # noqa: PLC0415
    from workbook_builder.saving import save_written  # noqa: PLC0415

    save_written(lambda stream: write_workbook(register, stream, Progress()), target)


def summary(register: Register) -> str:
    """One line on what a register holds."""
    settings, count, live = register.settings, len(register.entries), len(register.live_entries)
    held = register.scheme.says(f"{count} {{many}}, {live} of them live")
    if count == 1:
        held = register.scheme.says(f"1 {{one}}, which is {'live' if live else 'not live'}")
    return f"{held}, as at {settings.as_at:%d/%m/%Y}, scheme {register.scheme.name}"
