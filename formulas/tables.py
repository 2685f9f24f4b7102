"""Which calculated columns each table has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from formulas import controls, entries, positions, sealed_quarters
from formulas.column import CalculatedColumn, Group
from formulas.headings import entered_column
from formulas.text import quoted, table_name, this_row
from risk_register.fields import Kind, Table
from risk_register.findings import Finding
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.own_columns import OwnColumn
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

_WITH_TITLE = ("controls", "updates", "links", "corrections", "impacts", "withheld")


def calculated_columns(table: Table, scheme: Scheme) -> tuple[CalculatedColumn, ...]:
    """The calculated columns of a table, in the order in which they stand."""
    if table == scheme.kind.first:
        return entries.columns(scheme)
    columns: tuple[CalculatedColumn, ...] = ()
    if table.name in _WITH_TITLE:
        columns += (_title(table, scheme),)
    if table.name == "controls":
        columns += controls.columns()
    if table.name == "history":
        columns += positions.columns(scheme)
    if table.name == "corrections":
        columns += positions.columns_of_corrections(scheme)
    if table.name == "quarters" and sealed_quarters.has_sealed_quarters(scheme):
        columns += sealed_quarters.columns(scheme)
    return columns


def title_heading(scheme: Scheme) -> str:
    """The heading of the column with the title of what a row is about: `Risk`, `Commitment`."""
    return scheme.kind.One


def none_such(scheme: Scheme) -> str:
    """What that column says where the reference names nothing: `No such risk`."""
    return scheme.says("No such {one}")


def _title(table: Table, scheme: Scheme) -> CalculatedColumn:
    """The title of the entry or commitment that a row is about, beside its reference."""
    field = next(each for each in table.fields if each.kind is Kind.ENTRY)
    reference = this_row(table_name(table), field.heading)
    titles, references = entered_column(scheme, "title"), entered_column(scheme, "reference")
    found = f"INDEX({titles},MATCH({reference},{references},0))"
    unknown = f"_xlfn.IFNA({found},{quoted(none_such(scheme))})"
    return CalculatedColumn(
        title_heading(scheme), _title_of, f'IF({reference}="","",{unknown})', group=Group.BESIDE,
        field="reference",
    )  # fmt: skip


def _title_of(register: Register, row: Row) -> str | None:
    none = none_such(register.scheme)
    return register.titles.get(row.reference, none) if row.reference else None


def clashing_headings(
    scheme: Scheme, own: Mapping[str, Sequence[OwnColumn]] = MappingProxyType({})
) -> list[Finding]:
    """Headings that would stand twice in one table of the workbook, which Excel refuses.

    `own` has the office's own columns by the name of their table.
    """
    findings = []
    for table in kept_tables(scheme):
        entered = [field.heading for field in fields_of(table, scheme)]
        calculated = [each.heading for each in calculated_columns(table, scheme)]
        added = [each.heading for each in own.get(table.name, ())]
        times = Counter(heading.casefold() for heading in entered + calculated + added)
        findings += [
            Finding(
                "scheme-heading",
                Place(f"scheme {scheme.name}", column=f"headings of {table.name}"),
                "each heading once among entries and calculated columns",
                f"'{heading}' {count} times",
            )
            for heading, count in times.items()
            if count > 1
        ]
    return findings
