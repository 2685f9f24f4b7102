"""Appendices that are one table: of risks, of their controls, of their links, of their owners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appendices.columns import headed
from appendices.content import Block, Cell, Column, TableBlock, line, lines
from risk_register.appendix import Appendix
from risk_register.fields import CONTROLS, LINKS, TABLES, Field, Kind
from risk_register.register import Register, Row


def risks(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """A row for each risk."""
    shown = headed(register, appendix.columns)
    yield TableBlock(
        caption=appendix.title,
        columns=tuple(column for column, _ in shown),
        rows=tuple(tuple(cell_of(register, risk) for _, cell_of in shown) for risk in chosen),
        description=f"{len(chosen)} risks, one a row.",
        first_column_heads=True,
    )


def controls(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """A row for each control."""
    rows = [row for risk in chosen for row in register.controls_of.get(risk.reference, ())]
    yield _of_rows(register, appendix, rows, CONTROLS.name)


def links(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """A row for each link."""
    rows = [row for risk in chosen for row in register.links_of.get(risk.reference, ())]
    yield _of_rows(register, appendix, rows, LINKS.name)


def owners(register: Register, appendix: Appendix, _chosen: list[Row]) -> Iterator[Block]:
    """Who stands behind the initials."""
    yield _of_rows(register, appendix, register.rows("people"), "people")


def _of_rows(register: Register, appendix: Appendix, rows: Sequence[Row], table: str) -> TableBlock:
    """The rows of a table other than the risks'; `risk` is the column with the risk's title."""
    fields = {field.name: field for field in TABLES[table].fields}
    columns = appendix.columns or {"person": "Person", "role": "Role"}
    return TableBlock(
        caption=appendix.title,
        columns=tuple(_column(heading, fields.get(name)) for name, heading in columns.items()),
        rows=tuple(tuple(_cell(register, row, name) for name in columns) for row in rows),
        description=f"{len(rows)} rows.",
        first_column_heads=True,
    )


def _column(heading: str, field: Field | None) -> Column:
    wide = field is None or field.kind is Kind.LONG_TEXT
    return Column(heading, 4 if wide else 1)


def _cell(register: Register, row: Row, name: str) -> Cell:
    if name == "risk":
        return Cell(lines=(line(register.titles.get(row.reference, "")),))
    value = row[name]
    return Cell(value, lines([value])) if isinstance(value, str) else Cell(value)
