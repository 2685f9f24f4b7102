"""`opcc-register adopt`: a register goes over to another scheme."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

import schemes
from command_line.adoption_text import adoption_text
from command_line.build import summary
from command_line.reporting import DONE, FAILED, Progress, tell, tell_findings
from command_line.sources import open_register, read_as_at
from command_line.targets import failed, refused
from formulas.tables import calculated_columns
from risk_register.adoption.adopt import adopt
from risk_register.adoption.mapping import SchemeMapping, read_mapping
from risk_register.adoption.to_fill_in import mapping_text
from risk_register.findings import Finding, errors
from risk_register.kept_fields import kept_tables
from risk_register.register import Register
from risk_register.scheme import Scheme
from workbook_builder.targets import target_findings


def adopt_scheme(options: Namespace) -> int:
    """Adopts a scheme, says what it changes, writes the workbook, and returns the exit code.

    Everything that is wrong is told at once; then nothing is written. Where a mapping file lacks
    something, one to fill in is printed.
    """
    if not (options.output or options.dry_run):
        tell("adopt: expected -o FILE.xlsx to write to, or --dry-run to look only, got neither.")
        return FAILED
    target = Path(options.output) if options.output and not options.dry_run else None
    in_the_way = target_findings(target, Path(options.source)) if target else []
    before, findings = open_register(options.source)
    after, found, to_fill_in = _adopted(before, options)
    findings += found
    tell_findings([*in_the_way, *findings])
    if before is None or after is None or in_the_way or errors(findings):
        code = refused(options.source, in_the_way, findings)
        print(to_fill_in, end="")
        return code
    print(adoption_text(before, after))
    return _written(after, target) if target else DONE


def _adopted(
    before: Register | None, options: Namespace
) -> tuple[Register | None, list[Finding], str]:
    """The register under the new scheme, every finding, and a mapping file to be filled in."""
    findings: list[Finding] = []
    on = read_as_at(options.as_at, findings)
    new, found = schemes.load(options.scheme)
    findings += found
    mapping = SchemeMapping()
    if options.map:
        mapping, found = read_mapping(Path(options.map))
        findings += found
    if before is None or new is None or on is None:
        return None, findings, ""
    unread = bool(errors(findings))
    after, found = adopt(before, new, on, mapping, options.author, _headings(new))
    findings += found
    if after and not unread:
        findings += _unbuildable(after)
    lacking = any(each.code == "mapping-missing" for each in findings)
    to_fill_in = mapping_text(before, new, mapping) if lacking else ""
    return (None if unread else after), findings, to_fill_in


def _headings(scheme: Scheme) -> Mapping[str, list[str]]:
    """The headings of the calculated columns, which no own column can have, by table."""
    return {
        table.name: [column.heading for column in calculated_columns(table, scheme)]
        for table in kept_tables(scheme)
    }


# The workbook's writer is imported when there is something to write: errors need not wait for it.


def _unbuildable(register: Register) -> list[Finding]:
    from workbook_builder.build import unbuildable  # noqa: PLC0415

    return unbuildable(register)


def _written(register: Register, target: Path) -> int:
    from workbook_builder.build import write_workbook  # noqa: PLC0415
    from workbook_builder.saving import save_written  # noqa: PLC0415

    try:
        save_written(lambda stream: write_workbook(register, stream, Progress()), target)
    except OSError as error:
        return failed(target, error)
    print(f"\n{target}: {summary(register)}")
    return DONE
