"""Appendices that are tables: of entries or commitments, of their controls, links and owners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appendices.columns import headed
from appendices.content import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    TableBlock,
    line,
    lines,
    one_a_row,
)
from risk_register import scores
from risk_register.appendix import Appendix
from risk_register.fields import CONTROLS, LINKS, PEOPLE, TABLES, Field, Kind
from risk_register.register import Register, Row

NONE = "There are none."
"""Said where an appendix finds nothing and its scheme has no sentence for that."""


def entries(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """A row for each entry."""
    yield _of_risks(register, appendix, appendix.title, chosen)


def boards(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """For each board that bands are reported to, the highest band first, a table of its entries.

    A board that gets none is named only if it would see an entry above tolerance.
    """
    for board, entries in _by_board(register, chosen).items():
        heading = board or "No board"
        yield Heading(heading)
        if entries:
            yield _of_risks(register, appendix, f"{appendix.title}: {heading}", entries)
        else:
            yield Paragraph(line(NONE))


def _by_board(register: Register, chosen: list[Row]) -> dict[str, list[Row]]:
    scheme, tolerance = register.scheme, register.scheme.tolerance
    above = {each.board for each in scheme.bands if tolerance and each.highest > tolerance.score}
    of_board: dict[str, list[Row]] = {each.board: [] for each in reversed(scheme.bands)}
    for entry in chosen:
        found = scores.band(scheme, scheme.current, entry)
        of_board.setdefault(found.board if found else "", []).append(entry)
    return {
        board: entries
        for board, entries in of_board.items()
        if entries or (board and board in above)
    }


def _of_risks(
    register: Register, appendix: Appendix, caption: str, entries: Sequence[Row]
) -> TableBlock:
    shown = headed(register, appendix.columns)
    return TableBlock(
        caption=caption,
        columns=tuple(column for column, _ in shown),
        rows=tuple(tuple(cell_of(register, entry) for _, cell_of in shown) for entry in entries),
        description=one_a_row(len(entries), register.kind.one),
        first_column_heads=True,
    )


def controls(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """A row for each control."""
    rows = [row for entry in chosen for row in register.controls_of.get(entry.reference, ())]
    yield _rows_or_nil(register, appendix, rows, CONTROLS.name)


def links(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """A row for each link."""
    rows = [row for entry in chosen for row in register.links_of.get(entry.reference, ())]
    yield _rows_or_nil(register, appendix, rows, LINKS.name)


def owners(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """Who stands behind the initials: those of the chosen entries, or all if none is chosen."""
    roles = register.scheme.role_keys()
    named = {
        name.strip() for entry in chosen for key in roles for name in entry.text(key).split(";")
    }
    people = [row for row in register.rows("people") if row["person"] in named]
    rows = people if appendix.chooses else register.rows("people")
    yield _rows_or_nil(register, appendix, rows, PEOPLE.name)


def _rows_or_nil(
    register: Register, appendix: Appendix, rows: Sequence[Row], table: str
) -> TableBlock | Paragraph:
    """The rows of a table other than the first; the column `risk` or `commitment` has a title."""
    if not rows:
        return Paragraph(line(appendix.nil or NONE))
    fields = {field.name: field for field in TABLES[table].fields}
    columns = appendix.columns or {"person": "Person", "role": "Role"}
    return TableBlock(
        caption=appendix.title,
        columns=tuple(_column(heading, fields.get(name)) for name, heading in columns.items()),
        rows=tuple(tuple(_cell(register, row, name) for name in columns) for row in rows),
        description="1 row." if len(rows) == 1 else f"{len(rows)} rows.",
        first_column_heads=True,
    )


def _column(heading: str, field: Field | None) -> Column:
    """A long text gets most of the page, the title of an entry a good part of it."""
    if field is None:
        return Column(heading, 3)
    return Column(heading, 6 if field.kind is Kind.LONG_TEXT else 1)


def _cell(register: Register, row: Row, name: str) -> Cell:
    if name == register.kind.one:
        return Cell(lines=(line(register.titles.get(row.reference, "")),))
    value = row[name]
    return Cell(value, lines([value])) if isinstance(value, str) else Cell(value)
