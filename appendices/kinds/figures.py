"""The figures of a covering report, each counted from the register's rows.

A figure that the register cannot count, since what it counts is kept elsewhere, is printed as it is
stated, with the place.
"""

from __future__ import annotations

from collections.abc import Iterator

from appendices.choosing import choosers_of
from appendices.content import Block, Cell, Column, TableBlock, lines
from appendices.report.words import together
from risk_register.appendix import Appendix
from risk_register.checks.figures import name_of
from risk_register.register import Register, Row

_NOT_SAID = "The register does not say"


def blocks(register: Register, appendix: Appendix, _chosen: list[Row]) -> Iterator[Block]:
    """A row for each count, with the references that were counted."""
    columns = (
        Column("Figure", 3),
        Column("Number", centred=True),
        Column(register.kind.many.capitalize(), 4),
    )
    rows = tuple(
        (Cell(heading), *_figure(register, name)) for name, heading in appendix.columns.items()
    )
    yield TableBlock(appendix.title, columns, rows, "", first_column_heads=True)


def _figure(register: Register, name: str) -> tuple[Cell, Cell]:
    """The number, and the references that were counted or where the number is printed."""
    counted = choosers_of(register.scheme)[name](register)
    if counted is not None:
        references = together([entry.reference for entry in counted])
        return Cell(len(counted)), Cell(lines=lines([references]))
    if stated := _stated(register, name):
        return Cell(f"{stated.text('value')} (stated)"), Cell(f"Stated in: {stated.text('place')}")
    return Cell(_NOT_SAID), Cell()


def _stated(register: Register, name: str) -> Row | None:
    """The row that states a count of the whole register."""
    return next(
        (
            row
            for row in register.rows("stated")
            if not row.reference and name_of(register.scheme, row.text("figure")) == name
        ),
        None,
    )
