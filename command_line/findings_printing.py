"""Printing findings: for a person, entry by entry; and for machines, as JSON or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from textwrap import fill

from command_line.reporting import DONE, HAS_ERRORS
from risk_register.findings import Finding, Severity, about_entries, counted
from risk_register.places import SheetPlace
from risk_register.register import Register

TEXT = "text"
_WIDTH = 100
_COLUMNS = ("code", "severity", "reference", "sheet", "cell", "file", "line", "field", "expected",
            "actual", "remedy", "message")  # fmt: skip


def print_findings(
    register: Register, findings: Sequence[Finding], not_run: Mapping[str, str], form: str = TEXT
) -> None:
    """Prints findings as `text`, `json` or `csv`; `not_run` has the rules that did not run."""
    _FORMS[form](register, findings, not_run)


def exit_code(findings: Sequence[Finding]) -> int:
    """0 if nothing is an error or a warning, 1 if something is."""
    return HAS_ERRORS if any(each.severity is not Severity.NOTE for each in findings) else DONE


def _text(register: Register, findings: Sequence[Finding], not_run: Mapping[str, str]) -> None:
    """Prints the findings for a person, entry by entry."""
    settings, general = register.settings, f"The {register.kind.first.title.lower()}"
    print(f"{settings.title}, {settings.organisation}, as at {settings.as_at:%d/%m/%Y}")
    for reference, group in _by_reference(register, findings).items():
        title = register.titles.get(reference, "")
        print(f"\n{reference or general}  {title}".rstrip())
        for finding in group:
            print(_paragraph(finding))
    _print_not_run(not_run)
    about = about_entries(findings, register.kind.one)
    print(f"\n{counted(findings) or 'Nothing was found'}{about}.")


def _by_reference(register: Register, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The findings by reference in the register's order; those about all of it come first."""
    order = ["", *(entry.reference for entry in register.entries)]
    order += [finding.reference for finding in findings]
    groups: dict[str, list[Finding]] = {reference: [] for reference in order}
    for finding in findings:
        groups[finding.reference].append(finding)
    return {reference: group for reference, group in groups.items() if group}


def _paragraph(finding: Finding) -> str:
    parts = [f"{finding.severity}: {finding}.", finding.remedy, f"[{finding.code}]"]
    return fill(
        " ".join(filter(None, parts)), _WIDTH, initial_indent="  ", subsequent_indent="    ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _print_not_run(not_run: Mapping[str, str]) -> None:
    """The reasons, each with the rules that did not run for it."""
    if not not_run:
        return
    print("\nRules that did not run:")
    codes: dict[str, list[str]] = {}
    for code, reason in not_run.items():
        codes.setdefault(reason, []).append(code)
    for reason, listed in codes.items():
        print(fill(f"{reason}: {', '.join(listed)}", _WIDTH, initial_indent="  ",
                   subsequent_indent="    ", break_on_hyphens=False))  # fmt: skip


def _json(register: Register, findings: Sequence[Finding], not_run: Mapping[str, str]) -> None:
    settings = register.settings
    data = {
        "title": settings.title,
        "organisation": settings.organisation,
        "as_at": settings.as_at.isoformat(),
        "findings": [_record(finding) for finding in findings],
        "not_run": dict(not_run),
    }
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _csv(_register: Register, findings: Sequence[Finding], _not_run: Mapping[str, str]) -> None:
    writer = csv.DictWriter(sys.stdout, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_record, findings))


def _record(finding: Finding) -> dict[str, str | int | None]:
    """A finding for a machine; what does not apply is empty."""
    place = finding.place
    on_sheet = isinstance(place, SheetPlace)
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "reference": finding.reference,
        "sheet": place.source if on_sheet else "",
        "cell": f"{place.column}{place.line or ''}" if on_sheet else "",
        "file": "" if on_sheet else place.source,
        "line": None if on_sheet else place.line,
        "field": finding.field or ("" if on_sheet else place.column.removeprefix("column ")),
        "expected": finding.expected,
        "actual": finding.actual,
        "remedy": finding.remedy,
        "message": finding.message,
    }


_FORMS: dict[str, Callable[[Register, Sequence[Finding], Mapping[str, str]], None]] = {
    TEXT: _text,
    "json": _json,
    "csv": _csv,
}
