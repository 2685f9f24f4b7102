"""Build appendices: the committee's papers, in a folder beside the book."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from addin.choices import Choices
from addin.open_book import OpenBook, RefusedError, listed
from addin.synced import may_be_written
from appendices.meeting import meeting_of
from appendices.publishing import PUBLIC, publish, save_papers
from appendices.sense import senseless_appendices
from appendices.wanted import Format, Wanted
from risk_register.appendix import Audience
from risk_register.checks.run import run
from risk_register.findings import Finding, errors
from risk_register.plurals import number_of
from risk_register.register import Register


def build_appendices(book: OpenBook, choices: Choices) -> None:
    """Writes what is ticked for the chosen meeting and audience, and opens the folder.

    The book is not changed. With errors in the register it asks first. Raises RefusedError for a
    register that cannot be used, for a public pack that would show what is withheld, and where a
    person does not want to go on.
    """
    folder = book.folder / f"{book.stem} papers"
    book.status("Build appendices: reading the register …")
    register, _ = book.read_sound()
    _ask_about_errors(book, register)
    files, findings = _published(book, register, choices)
    files = _allowed(book, folder, files)
    book.status("Build appendices: saving …")
    save_papers(files, folder)
    made = f"{number_of(len(files), 'file')} in {folder}."
    book.say(listed(f"{made}\n\nTo be seen", findings) if findings else made)
    book.show(folder)


def _published(
    book: OpenBook, register: Register, choices: Choices
) -> tuple[dict[str, bytes], list[Finding]]:
    meeting, findings = meeting_of(register, choices.meeting)
    findings += senseless_appendices(register.scheme)
    if not choices.formats:
        raise RefusedError("No format is ticked: tick Word, Excel or PDF.")
    if meeting is None or errors(findings):
        raise RefusedError(listed("The papers cannot be made", errors(findings)))
    wanted = Wanted(
        audience=Audience(choices.audience),
        only=_only(register, choices),
        formats=tuple(Format(each) for each in choices.formats),
    )
    published = publish(register, meeting, wanted, lambda step: book.status(f"Papers: {step} …"))
    findings += published.findings
    if errors(findings):
        raise RefusedError(listed("Nothing was written", errors(findings)))
    return published.files, findings


def _only(register: Register, choices: Choices) -> tuple[str, ...]:
    """The ticked appendices; none named where all are ticked, which means the whole pack.

    Raises RefusedError where none is.
    """
    keys = tuple(each.key for each in register.scheme.appendices)
    ticked = tuple(key for key in keys if key in choices.appendices)
    if keys and not ticked:
        raise RefusedError("No appendix is ticked under Which appendices.")
    return () if ticked == keys else ticked


def _ask_about_errors(book: OpenBook, register: Register) -> None:
    found = errors(run(register).findings)
    if found and not book.asks(
        listed(f"The checks find {number_of(len(found), 'error')}", found)
        + "\n\nMake the papers all the same?"
    ):
        raise RefusedError("No papers were made. Validate lists every finding on Checks.")


def _allowed(book: OpenBook, folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that may go into the folder: none but the public's into one that is copied to a
    cloud, unless somebody says so."""
    public = {name: files[name] for name in files if name.startswith(f"{PUBLIC}/")}
    others = files.keys() - public.keys()
    if not others or may_be_written(book, folder, "Files that are not for the public"):
        return {**files}
    if not public:
        raise RefusedError("No papers were made. Save the book in a local folder first.")
    return public
