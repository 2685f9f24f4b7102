"""From a register to the files of its folder."""

from __future__ import annotations

import csv
import io
from typing import Any

from risk_register.fields import TABLES, Table
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.own_columns import CSV_PREFIX, OwnColumn, own_text
from risk_register.register import Brand, Register, Report
from risk_register.scheme import Source
from risk_register.scheme_data import scheme_data
from risk_register.settings_file import OFF, SETTINGS_FILE
from risk_register.toml_writing import toml

SCHEME_FILE = "scheme.toml"
TEMPLATE_FILE = "template.docx"
PNG_LOGO, JPEG_LOGO = "logo.png", "logo.jpeg"
FOLDER_FILES = (
    SETTINGS_FILE, *(table.file for table in TABLES.values()), SCHEME_FILE, TEMPLATE_FILE,
    PNG_LOGO, JPEG_LOGO,
)  # fmt: skip
"""Every file that a register's folder may have; those that a new one has not are removed."""

_PLAIN = OwnColumn("").number_format
_PNG = b"\x89PNG\r\n\x1a\n"


def folder_files(register: Register, *, with_scheme: bool) -> dict[str, bytes]:
    """The content of every file of a register's folder, by the file's name.

    With the scheme the folder is whole in itself; without it, the register names a scheme that
    comes with the software. The same register gives the same bytes.
    """
    brand = register.settings.brand
    files = {SETTINGS_FILE: toml(register_data(register, with_scheme=with_scheme)).encode()}
    if with_scheme:
        files[SCHEME_FILE] = toml(scheme_data(register.scheme)).encode()
    if brand.logo:
        files[_logo_name(brand.logo)] = brand.logo
    if brand.template:
        files[TEMPLATE_FILE] = brand.template
    for table in kept_tables(register.scheme):
        if table == register.kind.first or register.rows(table.name) or _own(register, table):
            files[table.file] = _csv(register, table)
    return files


def _own(register: Register, table: Table) -> tuple[OwnColumn, ...]:
    return register.own_columns.get(table.name, ())


def _logo_name(logo: bytes) -> str:
    return PNG_LOGO if logo.startswith(_PNG) else JPEG_LOGO


def register_data(register: Register, *, with_scheme: bool) -> dict[str, Any]:
    """What `register.toml` holds; with the scheme it names the one that lies in the folder."""
    settings = register.settings
    return _filled(
        {
            "organisation": settings.organisation,
            "title": settings.title,
            "marking": settings.marking,
            "as_at": settings.as_at,
            "scheme": SCHEME_FILE if with_scheme else register.scheme.name,
            "note": settings.note,
            "brand": _brand_data(settings.brand),
            "source": _source_data(settings.source),
            "report": _report_data(settings.report),
            "checks": {
                code: {"severity": setting.severity or OFF, "reason": setting.reason}
                for code, setting in settings.checks.items()
            },
            "own_columns": [
                _own_column_data(table, column)
                for table in kept_tables(register.scheme)
                for column in _own(register, table)
            ],
        }
    )


def _brand_data(brand: Brand) -> dict[str, Any]:
    return _filled(
        {
            "font": brand.font,
            "heading_fill": brand.heading_fill,
            "heading_text": brand.heading_text,
            "logo": _logo_name(brand.logo) if brand.logo else "",
            "template": TEMPLATE_FILE if brand.template else "",
        }
    )


def _source_data(source: Source) -> dict[str, Any]:
    return _filled({"title": source.title, "document": source.place, "note": source.note})


def _report_data(report: Report) -> dict[str, Any]:
    return _filled(
        {
            "purpose": report.purpose,
            "recommendation": report.recommendation,
            "method": report.method,
            "contacts": [*report.contacts],
        }
    )


def _own_column_data(table: Table, column: OwnColumn) -> dict[str, Any]:
    return _filled(
        {
            "table": table.name,
            "heading": column.heading,
            "after": column.after,
            "formula": column.formula,
            "format": "" if column.number_format == _PLAIN else column.number_format,
        }
    )


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _csv(register: Register, table: Table) -> bytes:
    names = [field.name for field in fields_of(table, register.scheme)]
    headings = [column.heading for column in _own(register, table)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*names, *(f"{CSV_PREFIX}{heading}" for heading in headings)])
    for row in register.rows(table.name):
        own = (own_text(row.own.get(heading)) for heading in headings)
        writer.writerow([*(row.text(name) for name in names), *own])
    return text.getvalue().encode()
