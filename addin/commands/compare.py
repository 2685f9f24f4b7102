"""Compare with …: what changed since an earlier register, as a Word document."""

from __future__ import annotations

from pathlib import Path

from addin.choices import Choices
from addin.open_book import OpenBook, RefusedError, listed, read_file
from addin.synced import may_be_written
from appendices.what_changed import changes_pack
from appendices.word import word_document
from risk_register.comparison.compare import compare as compared
from risk_register.comparison.order import order_findings, organisation_findings
from risk_register.findings import errors
from risk_register.plurals import number_of
from workbook_builder.saving import save


def compare(book: OpenBook, choices: Choices) -> None:
    """Writes what changed beside the book, and opens it. It is for officers: it shows everything.

    Raises RefusedError for a register that cannot be used, for an earlier one that is later, and
    where the person does not want the document in a folder that is copied to a cloud, or in place
    of one that is there.
    """
    book.status("Compare: reading both registers …")
    new, _ = book.read_sound()
    old, _ = read_file(Path(choices.earlier))
    findings = order_findings(old, new, choices.earlier)
    if errors(findings):
        raise RefusedError(listed("Nothing was compared", findings))
    findings += organisation_findings(old, new, choices.earlier)
    if not may_be_written(book, book.folder, "What changed, for officers only,"):
        raise RefusedError("Nothing was written. Save the book in a local folder first.")
    target = book.folder / f"{book.stem} changes since {old.settings.as_at:%Y-%m-%d}.docx"
    if target.exists() and not book.asks(f"{target} is there already. Write it anew?"):
        raise RefusedError("Nothing was written.")
    comparison = compared(old, new)
    book.status("Compare: writing what changed …")
    save(word_document(changes_pack(comparison, as_table=False)), target)
    said = f"{number_of(len(comparison.changes), 'change')}, in {target}."
    book.say(listed(f"{said}\n\nTo be seen", findings) if findings else said)
    book.show(target)
