"""How a source or a target that will not do is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from command_line.reporting import FAILED, HAS_ERRORS, tell, tell_findings
from risk_register.findings import Finding, counted, errors
from workbook_builder.targets import unwritable


def refused(name: str, in_the_way: Sequence[Finding], found: Sequence[Finding]) -> int:
    """Says that nothing was written, after all findings were told, and returns the exit code.

    `in_the_way` is what is wrong with the target, `found` what is wrong with the source.
    """
    tell(f"{name}: {counted(errors([*in_the_way, *found]))}; nothing was written.")
    return HAS_ERRORS if errors(found) else FAILED


def failed(target: Path, error: OSError) -> int:
    """Says that a target could not be put in place after all, and returns the exit code."""
    tell_findings([unwritable(target, error)])
    tell(f"{target}: nothing was written.")
    return FAILED
