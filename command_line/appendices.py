"""`opcc-register appendices`: the papers of a meeting, from one register."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from appendices.meeting import meeting_of
from appendices.sense import senseless_appendices
from appendices.wanted import Format, Published, Wanted
from command_line.reporting import DONE, Progress, tell_findings
from command_line.sources import open_register
from command_line.targets import failed, refused
from risk_register.appendix import Audience
from risk_register.comparison.order import order_findings
from risk_register.findings import Finding, errors, quoted
from risk_register.places import Place
from risk_register.register import Register
from workbook_builder.reading import ABOUT_CARRYING
from workbook_builder.targets import pack_folder_findings


def write_appendices(options: Namespace) -> int:
    """Writes the files of one meeting for one audience, and returns the exit code.

    Everything that is wrong, with the source, the options or the target, is told at once; then
    nothing is written.
    """
    target = Path(options.output)
    in_the_way = pack_folder_findings(target)
    register, findings = open_register(options.source, options.scheme)
    earlier, found = _earlier(register, options.earlier)
    findings += found
    published = Published()
    if register and not errors(found):
        published = _published(register, earlier, options)
    findings += published.findings
    tell_findings([*in_the_way, *findings])
    if in_the_way or errors(findings):
        return refused(options.source, in_the_way, findings)
    try:
        _save(published, target)
    except OSError as error:
        return failed(target, error)
    for name in published.files:
        print(target / name)
    return DONE


# The writers are imported when there is something to write: errors need not wait for them.


def _save(published: Published, target: Path) -> None:
    from appendices.publishing import save_papers  # noqa: PLC0415

    save_papers(published.files, target)


def _earlier(register: Register | None, source: str) -> tuple[Register | None, list[Finding]]:
    """The earlier register, if one was named; what a workbook carries besides is no matter."""
    if not source:
        return None, []
    earlier, findings = open_register(source)
    findings = [each for each in findings if each.code not in ABOUT_CARRYING or errors([each])]
    if register and earlier:
        findings += order_findings(earlier, register, source)
    return earlier, findings


def _published(register: Register, earlier: Register | None, options: Namespace) -> Published:
    """The files; or none, with everything that is wrong with what was asked for."""
    meeting, findings = meeting_of(register, options.meeting)
    findings += [*senseless_appendices(register.scheme), *_options(register, options)]
    if meeting is None or errors(findings):
        return Published(findings=findings)
    from appendices.publishing import publish  # noqa: PLC0415

    published = publish(register, meeting, _wanted(options, earlier), Progress())
    return Published(published.files, [*findings, *published.findings])


def _wanted(options: Namespace, earlier: Register | None) -> Wanted:
    return Wanted(
        earlier=earlier,
        audience=Audience(options.audience),
        full=options.full,
        only=tuple(_listed(options.only)),
        formats=tuple(Format(each) for each in _listed(options.format)),
    )


def _options(register: Register, options: Namespace) -> Iterator[Finding]:
    """What is wrong with the options."""
    keys = [each.key for each in register.scheme.appendices]
    for option, given, known in (
        ("--format", options.format, [*Format]),
        ("--only", options.only, keys),
    ):
        for each in _listed(given):
            if each not in known:
                expected = f"among {', '.join(known) or 'none, for the scheme has no appendices'}"
                yield Finding("option-unknown", Place(option), expected, quoted(each))
    if not _listed(options.format):
        yield Finding("option-unknown", Place("--format"), "at least one format", "nothing")
    if options.full and options.audience != Audience.MEMBERS:
        expected = "--audience members with --full"
        yield Finding("option-unknown", Place("--full"), expected, quoted(options.audience))


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]
