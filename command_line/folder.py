"""`opcc-register folder`: a workbook becomes a folder of text files."""

from __future__ import annotations

from pathlib import Path

import schemes
from command_line.build import summary
from command_line.reporting import DONE, tell_findings
from command_line.sources import open_register
from command_line.targets import failed, refused
from risk_register.folder_files import FOLDER_FILES, folder_files
from risk_register.scheme import Scheme
from workbook_builder.saving import save_folder
from workbook_builder.targets import folder_findings


def write_folder(
    source: str, output: str, scheme: str | None = None, as_at: str | None = None
) -> int:
    """Writes the folder form of a register, and returns the exit code.

    Everything that is wrong, with the source or with the target, is told at once; then nothing is
    written.
    """
    target = Path(output)
    in_the_way = folder_findings(target)
    register, findings = open_register(source, scheme, as_at)
    tell_findings([*in_the_way, *findings])
    if register is None or in_the_way:
        return refused(source, in_the_way, findings)
    files = folder_files(register, with_scheme=not is_shipped(register.scheme))
    try:
        save_folder(files, target, FOLDER_FILES)
    except OSError as error:
        return failed(target, error)
    print(f"{target}: {summary(register)}")
    return DONE


def is_shipped(scheme: Scheme) -> bool:
    """Whether the scheme is one that comes with the software, unchanged."""
    return schemes.shipped(scheme.name) == scheme
