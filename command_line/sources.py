"""From a source that a person names to a register, with everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import schemes
from risk_register.agreement import check_agreement
from risk_register.findings import Finding, errors, quoted
from risk_register.folder import read_settings, read_tables
from risk_register.places import Place
from risk_register.register import Register
from risk_register.values import read_date


def open_register(
    source: str, scheme_name: str | None = None, as_at: str | None = None
) -> tuple[Register | None, list[Finding]]:
    """The register in a workbook or a folder, or `None` if it has errors; and every finding."""
    register, findings = read_register(source, scheme_name, as_at)
    return (None if errors(findings) else register), findings


def read_register(
    source: str, scheme_name: str | None = None, as_at: str | None = None
) -> tuple[Register | None, list[Finding]]:
    """The register in a workbook or a folder, as far as it can be read; and every finding.

    `scheme_name` (a name or a .toml file) and `as_at` stand in for what the source says. A register
    that comes with errors serves to find more of them, and for nothing else.
    """
    findings: list[Finding] = []
    path = Path(source)
    day = read_as_at(as_at, findings) if as_at is not None else None
    read = _from_workbook if _is_workbook(path) else _from_folder
    register, found = read(path, scheme_name, day)
    findings += found
    if register:
        findings += check_agreement(register)
    return register, findings


def read_as_at(text: str, findings: list[Finding]) -> date | None:
    """The day that the option `--as-at` gives, `None` with a finding where it gives none."""
    day = read_date(text)
    if day is None:
        expected = "a date such as 2023-10-26 or 26/10/2023"
        findings.append(Finding("entry-date", Place("--as-at"), expected, quoted(text)))
    return day


def _from_workbook(
    path: Path, scheme_name: str | None, as_at: date | None
) -> tuple[Register | None, list[Finding]]:
    from workbook_builder.reading.workbook import read_workbook  # noqa: PLC0415 - needs openpyxl

    return read_workbook(path, scheme_name, as_at)


def _from_folder(
    folder: Path, scheme_name: str | None, as_at: date | None
) -> tuple[Register | None, list[Finding]]:
    settings, findings = read_settings(folder)
    if settings and as_at:
        settings = replace(settings, as_at=as_at)
    name = scheme_name or (settings.scheme if settings else "")
    if not name:
        return None, findings
    scheme, found = schemes.load(_beside(folder, name))
    findings += found
    if settings is None or scheme is None:
        return None, findings
    register, found = read_tables(folder, replace(settings, scheme=scheme.name), scheme)
    return register, findings + found


def _is_workbook(path: Path) -> bool:
    """Whether it is a file, or is named like a workbook and nothing is there."""
    try:
        return path.is_file() or (path.suffix.lower() == ".xlsx" and not path.exists())
    except OSError:
        return False  # a name that is too long, for one


def _beside(folder: Path, name: str) -> str:
    """A scheme's file may lie beside the register that names it."""
    beside = folder / name
    return str(beside) if name.endswith(".toml") and beside.is_file() else name
