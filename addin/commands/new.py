"""New: an empty register for a scheme."""

from __future__ import annotations

import schemes
from addin.choices import Choices
from addin.open_book import OpenBook, RefusedError, listed
from addin.wanted_file import wanted_file
from risk_register.findings import errors
from risk_register.register import empty_register
from workbook_builder.build import build, unbuildable
from workbook_builder.saving import save


def new(book: OpenBook, choices: Choices) -> None:
    """Writes an empty register where the person chose to save it, and opens it.

    Raises RefusedError for a scheme that cannot be used, and for a file that cannot be written.
    """
    target = wanted_file(book, choices.target)
    book.status("New: writing the register …")
    scheme, findings = schemes.load(choices.scheme)
    register = empty_register(scheme, scheme.effective) if scheme else None
    findings += unbuildable(register) if register else []
    if register is None or errors(findings):
        raise RefusedError(listed("No register was made", findings))
    save(build(register), target)
    book.open(target)
