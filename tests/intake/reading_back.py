"""Reads the folder of a register that came in, as every other command does."""

from pathlib import Path

from risk_register.agreement import check_agreement
from risk_register.findings import Finding
from risk_register.folder import read_settings, read_tables
from risk_register.folder_files import folder_files
from risk_register.register import Register, Row


def read_back(register: Register, folder: Path) -> tuple[Register, list[Finding]]:
    """The register as its folder says it, with everything that was found on reading."""
    for name, content in folder_files(register, with_scheme=False).items():
        (folder / name).write_bytes(content)
    settings, findings = read_settings(folder)
    assert settings
    read, found = read_tables(folder, settings, register.scheme)
    return read, [*findings, *found, *check_agreement(read)]


def values_of(register: Register) -> dict[str, list[tuple[dict[str, object], dict[str, object]]]]:
    """What stands in every table: the values that are not empty, and those of own columns."""
    return {name: [_values(row) for row in rows] for name, rows in register.tables.items() if rows}


def _values(row: Row) -> tuple[dict[str, object], dict[str, object]]:
    return {name: value for name, value in row.values.items() if value is not None}, {**row.own}
