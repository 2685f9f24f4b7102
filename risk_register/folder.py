"""A register from a folder: `register.toml` and a CSV file for each table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from risk_register.colours import contrast, is_colour
from risk_register.entries import EntryReader
from risk_register.fields import TABLES, Field, Table
from risk_register.findings import Finding, quoted
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.places import Place
from risk_register.register import Brand, Register, Row, Settings
from risk_register.scheme import Scheme, Source
from risk_register.scheme_sense import LEAST_CONTRAST
from risk_register.toml_reading import TomlTable, load_toml
from risk_register.values import Value

SETTINGS_FILE = "register.toml"


def read_settings(folder: Path) -> tuple[Settings | None, list[Finding]]:
    """What the folder's `register.toml` says, with a finding for everything wrong with it.

    `None` if there is nothing to read. Settings that come with errors serve to read the tables and
    find what is wrong there too, and for nothing else.
    """
    findings: list[Finding] = []
    path = folder / SETTINGS_FILE
    if not _is_file(path):
        expected = f"a folder with {SETTINGS_FILE} and risks.csv in it"
        return None, [Finding("not-a-register", Place(str(folder)), expected, "none")]
    data = load_toml(path, findings)
    if findings:
        return None, findings
    top = TomlTable(data, Place(SETTINGS_FILE), findings)
    settings = _settings(top, folder)
    top.finish()
    return settings, findings


def read_tables(folder: Path, settings: Settings, scheme: Scheme) -> tuple[Register, list[Finding]]:
    """The register in a folder, with a finding for everything in its files that is wrong."""
    findings: list[Finding] = []
    tables = {}
    for table in kept_tables(scheme):
        path = folder / table.file
        if path.is_file():
            tables[table.name] = tuple(_read_table(path, table, scheme, findings))
        elif table.name == "risks":
            findings.append(Finding("table-missing", Place(table.file), "the file", "nothing"))
    findings += _files_not_kept(folder, scheme)
    return Register(settings, scheme, tables), findings


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # a name that is too long, for one


def _settings(top: TomlTable, folder: Path) -> Settings:
    brand, source = top.table("brand"), top.table("source")
    return Settings(
        organisation=top.text("organisation", required=True),
        title=top.text("title", required=True),
        as_at=top.day("as_at") or date.max,
        scheme=top.text("scheme", required=True),
        marking=top.text("marking"),
        brand=_brand(brand, folder) if brand else Brand(),
        source=_source(source) if source else Source(""),
        note=top.text("note"),
    )


def _source(table: TomlTable) -> Source:
    source = Source(table.text("title", required=True), table.text("document"), table.text("note"))
    table.finish()
    return source


def _brand(table: TomlTable, folder: Path) -> Brand:
    standard = Brand()
    brand = Brand(
        font=table.text("font") or standard.font,
        heading_fill=table.text("heading_fill") or standard.heading_fill,
        heading_text=table.text("heading_text") or standard.heading_text,
        logo=_logo(table, folder),
    )
    for key, code in (("heading_fill", brand.heading_fill), ("heading_text", brand.heading_text)):
        if not is_colour(code):
            table.report("brand-colour", key, "a colour such as #1F3864", quoted(code))
            table.finish()
            return standard
    if contrast(brand.heading_fill, brand.heading_text) < LEAST_CONTRAST:
        expected = f"a contrast of at least {LEAST_CONTRAST} with heading_fill"
        table.report("brand-contrast", "heading_text", expected, quoted(brand.heading_text))
    table.finish()
    return brand


def _logo(table: TomlTable, folder: Path) -> bytes:
    name = table.text("logo")
    try:
        return (folder / name).read_bytes() if name else b""
    except OSError as error:
        expected = "the name of a picture in this folder"
        table.report("brand-logo", "logo", expected, f"{quoted(name)} ({error.strerror})")
        return b""


def _files_not_kept(folder: Path, scheme: Scheme) -> Iterator[Finding]:
    """A table that nobody reads would be lost without a word."""
    kept = {table.file for table in kept_tables(scheme)}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in kept:
            known = path.stem in TABLES
            expected = f"a table that scheme {scheme.name} keeps" if known else "a table's name"
            yield Finding("table-not-kept", Place(path.name), expected, quoted(path.stem))


def _read_table(path: Path, table: Table, scheme: Scheme, findings: list[Finding]) -> Iterator[Row]:
    before = len(findings)
    records = list(_records(path, findings))
    if not records and len(findings) > before:
        return
    if not records:
        findings.append(Finding("table-empty", Place(path.name, 1), "a row of headings", "nothing"))
        return
    fields = {field.name: field for field in fields_of(table, scheme)}
    _, header = records[0]
    columns = _columns(header, fields, Place(path.name, 1), findings)
    reader = EntryReader(scheme, findings)
    for line, cells in records[1:]:
        place = Place(path.name, line)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) == len(header):
            yield _row(cells, columns, reader, place)
        else:
            expected = f"{len(header)} columns, as in the headings"
            findings.append(Finding("row-width", place, expected, str(len(cells))))


def _row(cells: list[str], columns: list[Field | None], reader: EntryReader, place: Place) -> Row:
    values: dict[str, Value] = {}
    for field, cell in zip(columns, cells, strict=True):
        if field is not None:
            values[field.name] = reader.read(field, cell, place.at_field(field.name))
    return Row(values, place)


def _columns(
    header: list[str], fields: dict[str, Field], place: Place, findings: list[Finding]
) -> list[Field | None]:
    """The field of each column, with a finding for columns that are missing or unknown."""
    names = [name.strip() for name in header]
    for name in dict.fromkeys(names):
        if name not in fields:
            expected = f"one of the columns {', '.join(fields)}"
            findings.append(Finding("column-unknown", place, expected, quoted(name)))
    for name, field in fields.items():
        if names.count(name) > 1:
            findings.append(Finding("column-repeated", place, f"one column {name}", "several"))
        if field.required and name not in names:
            findings.append(Finding("column-missing", place, f"a column {name}", "none"))
    return [fields.get(name) for name in names]


def _records(path: Path, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    """The lines of a CSV file with their numbers."""
    place = Place(path.name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        findings.append(Finding("file-unreadable", place, "a readable file", str(error.strerror)))
        return
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        actual = f"the byte 0x{error.object[error.start]:02X}"
        findings.append(Finding("file-encoding", Place(path.name, line), "text in UTF-8", actual))
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        findings.append(Finding("csv-syntax", Place(path.name, line), "CSV", str(error)))
