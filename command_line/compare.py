"""`opcc-register compare`: what changed from an earlier register to a later one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from command_line.comparison_printing import print_comparison
from command_line.findings_printing import TEXT
from command_line.reporting import DONE, FAILED, tell, tell_findings
from command_line.sources import open_register
from command_line.targets import failed
from risk_register.comparison.change import Comparison
from risk_register.comparison.compare import compare
from risk_register.comparison.order import order_findings, organisation_findings
from risk_register.findings import Finding, Severity
from risk_register.plurals import number_of
from risk_register.register import Register
from workbook_builder.reading import ABOUT_CARRYING
from workbook_builder.targets import target_findings

SUFFIXES = (".xlsx", ".docx")


def compare_sources(options: Namespace) -> int:
    """Compares two registers, which are only read, and returns the exit code.

    What changed is printed as text, unless it is written to a workbook or a Word document or asked
    for as JSON. The code is 0 when that is done, 2 if a register cannot be read or has errors, if
    the earlier one is the later, or if the file cannot be written; then nothing is written.
    """
    in_the_way = _in_the_way(options)
    tell_findings(in_the_way)
    old, new = _opened(options.old), _opened(options.new)
    if old is None or new is None or in_the_way or not _in_order(old, new, options.old):
        tell("Nothing was compared.")
        return FAILED
    tell_findings(organisation_findings(old, new, options.old))
    comparison = compare(old, new)
    if options.form != TEXT or not options.output:
        print_comparison(comparison, options.form)
    return _written(comparison, Path(options.output)) if options.output else DONE


def _opened(source: str) -> Register | None:
    """The register of a source, after what is wrong with it is told under its name.

    What a workbook holds besides the register is nothing that is compared.
    """
    register, findings = open_register(source)
    told = [each for each in findings if each.code not in ABOUT_CARRYING or _is_error(each)]
    if told:
        tell(f"{source}:")
        tell_findings(told)
    return register


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _in_order(old: Register, new: Register, name: str) -> bool:
    findings = order_findings(old, new, name)
    tell_findings(findings)
    return not findings


def _in_the_way(options: Namespace) -> list[Finding]:
    if not options.output:
        return []
    target = Path(options.output)
    found = [target_findings(target, Path(each), SUFFIXES) for each in (options.old, options.new)]
    return found[0] or found[1]


# The writers are imported when there is something to write.


def _written(comparison: Comparison, target: Path) -> int:
    from appendices.what_changed import changes_pack  # noqa: PLC0415
    from appendices.word import word_document  # noqa: PLC0415
    from appendices.workbook import pack_workbook  # noqa: PLC0415
    from workbook_builder.saving import save  # noqa: PLC0415

    as_table = target.suffix.lower() == ".xlsx"
    pack = changes_pack(comparison, as_table=as_table)
    try:
        save(pack_workbook(pack) if as_table else word_document(pack), target)
    except OSError as error:
        return failed(target, error)
    print(f"{target}: {_summary(comparison)}")
    return DONE


def _summary(comparison: Comparison) -> str:
    return number_of(len(comparison.changes), "change")
