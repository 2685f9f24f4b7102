"""Validate: every rule over the open book, and what it finds on the Checks sheet."""

from __future__ import annotations

from collections.abc import Sequence

from addin.choices import Choices
from addin.findings_area import findings_area
from addin.open_book import OpenBook
from risk_register.checks.run import run, with_references
from risk_register.findings import Finding, about_entries, counted
from risk_register.plurals import number_of
from workbook_builder.reading import ABOUT_CARRYING


def validate(book: OpenBook, _choices: Choices) -> None:
    """Lists what the rules find on the Checks sheet, in place of earlier findings, and counts it.

    Entries are not touched. Raises RefusedError for a book that is no register, or has no room
    for findings.
    """
    book.status("Validate: reading the register …")
    register, found = book.read()
    area = findings_area(book.book)
    report = run(register, found=found)
    about_it = [each for each in found if each.code not in ABOUT_CARRYING]
    findings = [*with_references(register, about_it), *report.findings]
    summary = _summary(findings, register.kind.one, len(report.not_run))
    book.status(f"Validate: {summary}")
    with book.changing("Validate") as changes:
        area.show(changes, findings, f"Validate: {summary}", "check")
    where = f"\n\nThe findings stand on the sheet {area.rows.sheet.name}." if findings else ""
    book.say(f"{summary}{where}")


def _summary(findings: Sequence[Finding], one: str, not_run: int) -> str:
    """`3 errors, 12 warnings, about 9 risks; 4 rules did not run.`"""
    skipped = f"; {number_of(not_run, 'rule')} did not run" if not_run else ""
    return f"{counted(findings) or 'Nothing was found'}{about_entries(findings, one)}{skipped}."
