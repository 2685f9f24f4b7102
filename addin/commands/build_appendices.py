"""Build appendices: the committee's papers, in a folder beside the book."""

from __future__ import annotations

from pathlib import Path

from addin.choices import Choices
from addin.open_book import OpenBook, RefusedError, listed
from addin.synced import synced_folder
from appendices.meeting import meeting_of
from appendices.publishing import paths, publish
from appendices.sense import senseless_appendices
from appendices.wanted import Format, Wanted
from risk_register.appendix import Audience
from risk_register.checks.run import run
from risk_register.findings import Finding, errors
from risk_register.plurals import number_of
from risk_register.register import Register
from workbook_builder.saving import save_folder


def build_appendices(book: OpenBook, choices: Choices) -> None:
    """Writes what is ticked for the chosen meeting and audience, and opens the folder.

    The book is not changed. With errors in the register it asks first. Raises RefusedError for a
    register that cannot be used, for a public pack that would show what is withheld, and where a
    person does not want to go on.
    """
    book.status("Build appendices: reading the register …")
    register, _ = book.read_sound()
    _ask_about_errors(book, register)
    folder = book.folder / f"{book.stem} papers"
    audience = Audience(choices.audience)
    if audience is Audience.MEMBERS:
        _ask_about_syncing(book, folder)
    files, findings = _published(book, register, choices)
    book.status("Build appendices: saving …")
    save_folder(files, folder, {path for name in files for path in paths(name)})
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
    if register.scheme.appendices and not choices.appendices:
        raise RefusedError("No appendix is ticked under Which appendices.")
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
    """The ticked appendices; none named where all are ticked, which means the whole pack."""
    keys = tuple(each.key for each in register.scheme.appendices)
    ticked = tuple(key for key in keys if key in choices.appendices)
    return () if ticked == keys else ticked


def _ask_about_errors(book: OpenBook, register: Register) -> None:
    found = errors(run(register).findings)
    if found and not book.asks(
        listed(f"The checks find {number_of(len(found), 'error')}", found)
        + "\n\nMake the papers all the same?"
    ):
        raise RefusedError("No papers were made. Validate lists every finding on Checks.")


def _ask_about_syncing(book: OpenBook, folder: Path) -> None:
    """Members' files go into no folder that is copied to a cloud unless somebody says so."""
    synced = synced_folder(folder)
    if synced and not book.asks(
        f"{folder} lies in {synced}, which is copied to OneDrive or SharePoint. Members' files "
        "would be copied too.\n\nPut them there all the same?"
    ):
        raise RefusedError("Members' files were not made. Save the book in a local folder first.")
