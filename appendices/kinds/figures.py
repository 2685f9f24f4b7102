"""The figures of a covering report, each counted from the register's rows."""

from __future__ import annotations

from collections.abc import Iterator

from appendices.choosing import choosers_of
from appendices.content import Block, Cell, Column, TableBlock, line
from risk_register.appendix import Appendix
from risk_register.register import Register, Row

_NOT_SAID = "The register does not say"


def blocks(register: Register, appendix: Appendix, _chosen: list[Row]) -> Iterator[Block]:
    """A row for each count, with the references that were counted."""
    choosers = choosers_of(register.scheme)
    rows = []
    for name, heading in appendix.columns.items():
        counted = choosers[name](register)
        number = _NOT_SAID if counted is None else len(counted)
        references = ", ".join(risk.reference for risk in counted or ())
        rows.append((Cell(heading), Cell(number), Cell(lines=(line(references),))))
    columns = (Column("Figure", 3), Column("Number", centred=True), Column("Risks", 4))
    yield TableBlock(appendix.title, columns, tuple(rows), "", first_column_heads=True)
