"""`opcc-register roll-forward`: a quarter ends, and the register goes on into the next."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from command_line.build import summary
from command_line.reporting import DONE, Progress, tell_findings
from command_line.sources import read_as_at, read_register
from command_line.targets import failed, refused
from risk_register.findings import Finding, errors, quoted
from risk_register.legible import illegible
from risk_register.places import Place
from risk_register.register import Register
from risk_register.reviews import days_overdue, has_review_interval
from risk_register.rolling.archive import FOLDER, archive_files, done_lines, folder_name
from risk_register.rolling.archived_seals import archived_seals
from risk_register.rolling.despite import Despite, parted, weighed
from risk_register.rolling.proof_text import proof_lines
from risk_register.rolling.roll_forward import RolledForward, roll_forward
from workbook_builder.reading import ABOUT_CARRYING
from workbook_builder.saving import save_with_folder
from workbook_builder.targets import archive_findings, target_findings

_LONGEST_REASON = 2_000


def roll_source_forward(options: Namespace) -> int:
    """Writes the register of the next quarter and the archive of this one; returns the exit code.

    Everything that is wrong, with the source, the options or the targets, is told at once; then
    nothing is written. The archive is written first: whatever happens in between, the workbook is
    whole or not there, and the same command goes on from where it stopped.
    """
    target = Path(options.output)
    in_the_way = target_findings(target, Path(options.source))
    rolled, findings = _rolled(options)
    archive, files = target, dict[str, bytes]()
    if rolled:
        archive = _archives(options) / folder_name(rolled.ended)
        files = archive_files(rolled)
        told = {(each.code, each.expected) for each in in_the_way}
        in_the_way += [
            each
            for each in archive_findings(archive, files)
            if (each.code, each.expected) not in told
        ]
    tell_findings([*in_the_way, *findings])
    if rolled is None or in_the_way:
        return refused(options.source, in_the_way, findings)
    try:
        _write(rolled.register, target, files, archive)
    except OSError as error:
        return failed(target, error)
    _say(rolled, target, archive)
    return DONE


def _rolled(options: Namespace) -> tuple[RolledForward | None, list[Finding]]:
    """The register in its next quarter, or `None` if anything is wrong; and every finding."""
    findings = [*_option_findings(options)]
    to = read_as_at(options.as_at, findings)
    register, found = read_register(options.source)
    if register is None or errors(found):
        return None, [*findings, *found]
    blocking, others = parted(register, found, ABOUT_CARRYING)
    findings += [*others, *weighed(blocking, reason_given=options.despite is not None)]
    beside = Path(options.source).parent / FOLDER
    findings += archived_seals(register, [beside, _archives(options)])  # no reason waives these
    if to is None:
        return None, findings
    despite = Despite(_stripped(options.despite), (*blocking,)) if blocking else None
    rolled, found = roll_forward(register, to, _stripped(options.author), despite)
    findings += found
    if rolled:
        findings += _unbuildable(rolled.register)
    return (None if errors(findings) else rolled), findings


def _archives(options: Namespace) -> Path:
    """Where the folders of the quarters are to stand."""
    return Path(options.archive) if options.archive else Path(options.output).parent / FOLDER


def _option_findings(options: Namespace) -> Iterator[Finding]:
    for option, text in (("--author", options.author), ("--despite", options.despite or "")):
        if problem := illegible(text, Place(option)):
            yield problem
    reason = _stripped(options.despite)
    if options.despite is not None and not 0 < len(reason) <= _LONGEST_REASON:
        expected = f"a reason of at most {_LONGEST_REASON:,} characters"
        yield Finding("option-unknown", Place("--despite"), expected, quoted(reason))


def _stripped(text: str | None) -> str:
    return " ".join((text or "").split())


# The workbook's writer is imported when there is something to write: errors need not wait for it.


def _unbuildable(register: Register) -> list[Finding]:
    from workbook_builder.build import unbuildable  # noqa: PLC0415

    return unbuildable(register)


def _write(register: Register, target: Path, files: dict[str, bytes], archive: Path) -> None:
    from workbook_builder.build import build  # noqa: PLC0415

    save_with_folder(build(register, Progress()), target, files, archive)


def _say(rolled: RolledForward, target: Path, archive: Path) -> None:
    register, ended = rolled.register, rolled.ended.settings.as_at
    print(f"{target}: {summary(register)}")
    print(f"{archive}: the register as at {ended:%d/%m/%Y}, with its certificate")
    if rolled.proof:
        print("\nProof")
        print("\n".join(proof_lines(register.scheme, rolled.proof)))
    print("\nDone")
    print("\n".join(done_lines(rolled)))
    if has_review_interval(register.scheme):
        overdue = sum(days_overdue(register, entry) is not None for entry in register.live_entries)
        print(f"\nReviews overdue at {register.settings.as_at:%d/%m/%Y}: {overdue}")
