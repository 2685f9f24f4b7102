"""The columns of an office's own as a folder declares them, in `register.toml` or by a heading."""

from __future__ import annotations

from pathlib import Path

from risk_register.fields import Table
from risk_register.findings import Finding, quoted
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.legible import illegible
from risk_register.own_columns import OwnColumn
from risk_register.places import Place
from risk_register.scheme import Scheme
from risk_register.settings_file import OWN_COLUMNS, SETTINGS_FILE
from risk_register.toml_reading import TomlTable, load_toml

LONGEST_HEADING = 255
"""What Excel takes as the heading of a table's column, in characters as it counts them."""


class OwnColumns:
    """The columns of an office's own in one table: those declared, then those in its file only."""

    def __init__(self, table: Table, scheme: Scheme, findings: list[Finding]) -> None:
        """`findings` is added to; nothing is raised."""
        self.columns: tuple[OwnColumn, ...] = ()
        self._taken = {field.heading.casefold() for field in fields_of(table, scheme)}
        self._expected = f"a heading that no other column of {table.name} has"
        self._findings = findings

    def add(self, column: OwnColumn, place: Place) -> None:
        """Adds a column, or a finding at `place` if its heading cannot be one."""
        heading, expected = column.heading, ""
        if not can_head(heading):
            expected = f"a heading of 1 to {LONGEST_HEADING} characters on one line"
        elif heading.casefold() in self._taken:
            expected = self._expected
        if expected:
            self._findings.append(Finding("own-column-heading", place, expected, quoted(heading)))
        else:
            self.columns += (column,)
            self._taken.add(heading.casefold())

    def named(self, heading: str, after: str, place: Place) -> OwnColumn | None:
        """The column with a heading; one that is not declared is added, to stand behind another."""
        if heading not in [column.heading for column in self.columns]:
            self.add(OwnColumn(heading, after), place)
        return next((column for column in self.columns if column.heading == heading), None)


def can_head(heading: str) -> bool:
    """Whether a table of a workbook can have such a heading."""
    length = len(heading.encode("utf-16-le", "surrogatepass")) // 2
    on_one_line = "\n" not in heading and "\t" not in heading
    legible = illegible(heading, Place("")) is None
    return bool(heading.strip()) and length <= LONGEST_HEADING and on_one_line and legible


def declared_columns(
    folder: Path, scheme: Scheme, findings: list[Finding]
) -> dict[str, OwnColumns]:
    """What `register.toml` declares, by table. Whether it can be read, `read_settings` has said."""
    own = {table.name: OwnColumns(table, scheme, findings) for table in kept_tables(scheme)}
    declared = {OWN_COLUMNS: load_toml(folder / SETTINGS_FILE, []).get(OWN_COLUMNS)}
    place = Place(SETTINGS_FILE)
    for entry in TomlTable(declared, place, findings).tables(OWN_COLUMNS, "heading"):
        table, column = entry.text("table"), _own_column(entry)
        if table in own:
            own[table].add(column, place.at_column(entry.key("heading")))
        else:
            expected = f"one of the tables {', '.join(own)}"
            entry.report("own-column-table", "table", expected, quoted(table))
        entry.finish()
    return own


def _own_column(entry: TomlTable) -> OwnColumn:
    return OwnColumn(
        heading=entry.text("heading"),
        after=entry.text("after"),
        formula=entry.text("formula").removeprefix("="),
        number_format=entry.text("format") or OwnColumn("").number_format,
    )
