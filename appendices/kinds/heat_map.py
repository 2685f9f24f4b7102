"""The heat map as a committee sees it: the matrix, its legend, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appendices.content import Block, Cell, Column, Heading, Paragraph, TableBlock, line, lines
from risk_register.appendix import Appendix
from risk_register.heat_map import cell_name, cell_of, said_as, shown_as, shown_in
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

_EMPTY = "No {one} stands on the map."


def blocks(register: Register, appendix: Appendix, _chosen: list[Row]) -> Iterator[Block]:
    """The map of where the live entries stand today."""
    scheme, standing = register.scheme, shown_in(register, register.scheme.current)
    up, across = scheme.axes()
    said = [_said(register, standing, cell) for cell in _cells(scheme) if cell[0] in standing]
    said += _not_shown(register)
    yield TableBlock(
        caption=appendix.title,
        columns=(
            Column(f"{up.heading} / {across.heading}", 2),
            *(Column(f"{each.number} {each.label}", 2, centred=True) for each in across.levels),
        ),
        rows=tuple(_row(register, standing, number) for number in reversed(up.numbers)),
        description=" ".join(said) or register.scheme.says(_EMPTY),
        first_column_heads=True,
    )
    if scheme.marks:
        yield Heading("Legend")
        yield TableBlock(
            "Legend",
            (Column("Mark", centred=True), Column("Meaning", 4)),
            tuple((Cell(mark.symbol), Cell(mark.meaning)) for mark in scheme.marks),
        )
    yield Heading("The same in words")
    if not said:
        yield Paragraph(line(register.scheme.says(_EMPTY)))
    yield from (Paragraph(line(each, bullet=True)) for each in said)


def _not_shown(register: Register) -> list[str]:
    """The live entries in no cell of the map, since a level is missing or off the scale."""
    scheme = register.scheme
    cells = {name for name, _, _ in _cells(scheme)}
    missing = [
        entry.reference
        for entry in register.live_entries
        if cell_of(scheme.current, entry) not in cells
    ]
    return [f"Not on the map, for want of a level: {', '.join(missing)}."] if missing else []


_Standing = Mapping[str, list[Row]]
"""The entries of each cell that has any, by the cell's name."""

_MapCell = tuple[str, int, int]
"""A cell's name, its level on the axis that goes up, and on the other."""


def _cells(scheme: Scheme) -> Iterator[_MapCell]:
    up, across = scheme.axes()
    for upper in reversed(up.numbers):
        for other in across.numbers:
            yield _name(scheme, upper, other), upper, other


def _name(scheme: Scheme, upper: int, other: int) -> str:
    chance, impact = (upper, other) if scheme.up == "likelihood" else (other, upper)
    return cell_name(chance, impact)


def _row(register: Register, standing: _Standing, upper: int) -> tuple[Cell, ...]:
    scheme = register.scheme
    up, across = scheme.axes()
    cells = [Cell(f"{upper} {up.label(upper)}")]
    for other in across.numbers:
        reached = scheme.score_at(upper, other)
        band = scheme.band(reached)
        entries = standing.get(_name(scheme, upper, other), [])
        texts = [f"{reached}{f' {band.name}' if band else ''}"]
        texts += [shown_as(register, scheme.current, entry) for entry in entries]
        cells.append(Cell(lines=lines(texts), band=band))
    return tuple(cells)


def _said(register: Register, standing: _Standing, cell: _MapCell) -> str:
    name, upper, other = cell
    up, across = register.scheme.axes()
    current = register.scheme.current
    listed = ", ".join(said_as(register, current, entry) for entry in standing[name])
    place = f"{up.heading} {up.label(upper)}, {across.heading.lower()} {across.label(other)}"
    return f"{place}: {listed}."
