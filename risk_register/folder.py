"""A register from a folder: `register.toml` and a CSV file for each table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from risk_register.agreement import of_another_kind
from risk_register.entries import EntryReader
from risk_register.fields import TABLES, Field, Table
from risk_register.findings import Finding, quoted
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.legible import illegible
from risk_register.own_columns import CSV_PREFIX, Formula, OwnColumn, OwnValue, own_value
from risk_register.own_columns_file import OwnColumns, declared_columns
from risk_register.places import Place
from risk_register.register import NONE_OWN, Register, Row, Settings
from risk_register.row_values import RowValues
from risk_register.scheme import Scheme
from risk_register.settings_file import SETTINGS_FILE, settings_of
from risk_register.toml_reading import load_toml
from risk_register.values import Value


def read_settings(folder: Path) -> tuple[Settings | None, list[Finding]]:
    """What the folder's `register.toml` says, with a finding for everything wrong with it.

    `None` if there is nothing to read. Settings that come with errors serve to read the tables and
    find what is wrong there too, and for nothing else.
    """
    findings: list[Finding] = []
    path = folder / SETTINGS_FILE
    if not _is_file(path):
        expected = f"a folder with {SETTINGS_FILE} and risks.csv or commitments.csv in it"
        return None, [Finding("not-a-register", Place(str(folder)), expected, "none")]
    data = load_toml(path, findings)
    if findings:
        return None, findings
    attached = _files_in(folder)
    return settings_of(data, Place(SETTINGS_FILE), findings, attached), findings


def read_tables(folder: Path, settings: Settings, scheme: Scheme) -> tuple[Register, list[Finding]]:
    """The register in a folder, with a finding for everything in its files that is wrong."""
    findings = of_another_kind(
        scheme, lambda table: _is_file(folder / table.file), lambda table: Place(table.file)
    )
    if findings:
        return Register(settings, scheme, {}), findings
    tables = {}
    own = declared_columns(folder, scheme, findings)
    for table in kept_tables(scheme):
        path = folder / table.file
        if path.is_file():
            tables[table.name] = tuple(_read_table(path, table, scheme, own[table.name], findings))
        elif table == scheme.kind.first:
            findings.append(Finding("table-missing", Place(table.file), "the file", "nothing"))
    findings += _files_not_kept(folder, scheme)
    own_columns = {name: each.columns for name, each in own.items() if each.columns}
    return Register(settings, scheme, tables, own_columns), findings


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # a name that is too long, for one


def _files_in(folder: Path) -> Callable[[str], bytes]:
    return lambda name: (folder / name).read_bytes()


def _files_not_kept(folder: Path, scheme: Scheme) -> Iterator[Finding]:
    """A table that nobody reads would be lost without a word."""
    kept = {table.file for table in kept_tables(scheme)}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in kept:
            known = path.stem in TABLES
            expected = f"a table that scheme {scheme.name} keeps" if known else "a table's name"
            yield Finding("table-not-kept", Place(path.name), expected, quoted(path.stem))


_Column = Field | OwnColumn | None


def _read_table(
    path: Path, table: Table, scheme: Scheme, own: OwnColumns, findings: list[Finding]
) -> Iterator[Row]:
    before = len(findings)
    records = _records(path, findings)
    _, header = next(records, (1, None))
    if header is None:
        if len(findings) == before:
            place = Place(path.name, 1)
            findings.append(Finding("table-empty", place, "a row of headings", "nothing"))
        return
    fields = {field.name: field for field in fields_of(table, scheme)}
    columns = _columns(header, fields, own, Place(path.name, 1), findings)
    reader = _RowReader(columns, EntryReader(scheme, findings), findings)
    for line, cells in records:
        place = Place(path.name, line)
        if reader.is_blank(cells):
            continue
        if len(cells) == len(header):
            yield reader.row(cells, place)
        else:
            expected = f"{len(header)} columns, as in the headings"
            findings.append(Finding("row-width", place, expected, str(len(cells))))


class _RowReader:
    """Reads the lines of one CSV file by its columns."""

    def __init__(
        self, columns: list[_Column], entries: EntryReader, findings: list[Finding]
    ) -> None:
        self._columns = columns
        names = [column.name for column in columns if isinstance(column, Field)]
        self._numbers = {name: at for at, name in enumerate(names)}
        self._entries = entries
        self._findings = findings

    def is_blank(self, cells: list[str]) -> bool:
        """Whether a line holds nothing. Spaces alone are something in an own column only."""
        pairs = zip(self._columns, cells, strict=False)
        own = any(cell for column, cell in pairs if isinstance(column, OwnColumn))
        return not own and not any(cell.strip() for cell in cells)

    def row(self, cells: list[str], place: Place) -> Row:
        values: list[Value] = []
        own: dict[str, OwnValue] = {}
        for column, cell in zip(self._columns, cells, strict=True):
            if isinstance(column, Field):
                values.append(self._entries.read(column, cell, place))
            elif column is not None:
                value = self._own_value(cell, place.at_field(f"{CSV_PREFIX}{column.heading}"))
                if value is not None:
                    own[column.heading] = value
        return Row(RowValues(self._numbers, tuple(values)), place, own or NONE_OWN)

    def _own_value(self, cell: str, place: Place) -> OwnValue:
        value = own_value(cell.replace("\r\n", "\n"))
        text = value.text if isinstance(value, Formula) else value
        problem = illegible(text, place) if isinstance(text, str) else None
        if problem:
            self._findings.append(problem)
        return None if problem else value


def _columns(
    header: list[str],
    fields: dict[str, Field],
    own: OwnColumns,
    place: Place,
    findings: list[Finding],
) -> list[_Column]:
    """What each column is, with a finding for columns that are missing, unknown or repeated."""
    names = [_column_name(heading) for heading in header]
    own_names = [name for name in dict.fromkeys(names) if name.startswith(CSV_PREFIX)]
    for name in dict.fromkeys(names):
        if name not in fields and name not in own_names:
            expected = f"one of the columns {', '.join(fields)}"
            findings.append(Finding("column-unknown", place, expected, quoted(name)))
    for name in (*fields, *own_names):
        if names.count(name) > 1:
            findings.append(Finding("column-repeated", place, f"one column {name}", "several"))
        if name in fields and fields[name].required and name not in names:
            findings.append(Finding("column-missing", place, f"a column {name}", "none"))
    headings = {name: field.heading for name, field in fields.items()}
    headings |= {name: name.removeprefix(CSV_PREFIX) for name in own_names}
    before = {name: headings.get(left, "") for left, name in pairwise(["", *names])}
    found: dict[str, _Column] = {
        name: own.named(headings[name], before[name], place) for name in own_names
    }
    return [found.get(name, fields.get(name)) for name in names]


def _column_name(heading: str) -> str:
    """The name of a CSV file's column. Spaces belong to the heading of an own column."""
    return heading.lstrip() if heading.lstrip().startswith(CSV_PREFIX) else heading.strip()


def _records(path: Path, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    """The lines of a CSV file with their numbers; none of a file that is not text throughout."""
    try:
        if wrong := _not_text(path):
            findings.append(wrong)
            return
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from _csv_records(lines, path.name, findings)
    except OSError as error:
        place = Place(path.name)
        findings.append(Finding("file-unreadable", place, "a readable file", str(error.strerror)))


def _not_text(path: Path) -> Finding | None:
    """Where the first byte stands that is not UTF-8. No more than a line is held at a time."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                line.decode()
            except UnicodeDecodeError as error:
                place, actual = Place(path.name, number), f"the byte 0x{line[error.start]:02X}"
                return Finding("file-encoding", place, "text in UTF-8", actual)
    return None


def _csv_records(
    lines: Iterable[str], name: str, findings: list[Finding]
) -> Iterator[tuple[int, list[str]]]:
    reader, line = csv.reader(lines, strict=True), 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        findings.append(Finding("csv-syntax", Place(name, line), "CSV", str(error)))
