"""`opcc-register template`: an empty register workbook for an office that starts today."""

from __future__ import annotations

from pathlib import Path

import schemes
from command_line.reporting import DONE, FAILED, tell_findings
from command_line.sources import read_as_at
from command_line.targets import refused
from risk_register.register import Register, empty_register
from workbook_builder.build import build, unbuildable
from workbook_builder.dump import dumped
from workbook_builder.saving import save
from workbook_builder.targets import target_findings, unwritable

GENERIC = "generic-5x5"


def write_template(
    output: str, scheme_name: str = GENERIC, as_at: str | None = None, *, text: bool = False
) -> int:
    """Writes the workbook of a register without entries, and returns the exit code.

    With `text`, what stands in its cells is written beside it, as `FILE.txt`, to review changes.
    """
    target = Path(output)
    in_the_way = target_findings(target)
    scheme, findings = schemes.load(scheme_name)
    day = read_as_at(as_at, findings) if as_at is not None else scheme and scheme.effective
    register = empty_register(scheme, day) if scheme and day else None
    findings += unbuildable(register) if register else []
    tell_findings([*in_the_way, *findings])
    if in_the_way or findings or register is None:
        return refused(output, in_the_way, findings)
    return _write(register, target, text=text)


def _write(register: Register, target: Path, *, text: bool) -> int:
    content = build(register)
    files = {target: content}
    if text:
        files[target.with_suffix(".txt")] = dumped(content).encode()
    for path, written in files.items():
        try:
            save(written, path)
        except OSError as error:
            tell_findings([unwritable(path, error)])
            return FAILED
    sheet = register.kind.first.title.lower()
    print(f"{target}: an empty {sheet}, scheme {register.scheme.name}")
    return DONE
