"""Where the headings of a grid stand, and which heading each column has."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from intake.grid import Grid, GridCell, GridRow, one_line, own_cells
from intake.heading_words import is_dated, is_heading, names_a_risk, names_anything, speaks_of_risks
from risk_register.places import SheetPlace

_SHARE = 0.6
_LONGEST_GROUP = 60


def heading_rows(grid: Grid) -> list[tuple[int, int]]:
    """Where headings stand in a grid: the first row of each, from 0, and how many rows they have.

    They may stand there again and again, as printed pages repeat them.
    """
    found, at = [], 0
    while at < len(grid.rows):
        if not _heads_a_table(grid.rows[at : at + 2]):
            at += 1
            continue
        first = at - 1 if at and _is_group(grid.rows[at - 1], grid.rows[at]) else at
        last = at + 1 if _continues(grid, at) else at
        found.append((first, last - first + 1))
        at = last + 1
    return found


def columns_of(grid: Grid, first: int, count: int) -> dict[int, str]:
    """The heading of each column that has one or holds something below, by its number from 0.

    A heading in two rows has ` / ` between them; one that stands there before has a number after
    it; a column without one is called by its place, but is none of the table's if an empty one is
    between.
    """
    rows = grid.rows[first : first + count]
    below = grid.rows[first + count :]
    headings: dict[int, str] = {}
    for column in range(grid.width):
        heading = _joined(rows, column)
        beside = not headings or column - 1 in headings
        if not heading and beside and any(row[column].own for row in below):
            heading = _by_place(grid.rows[first][column])
        if heading:
            headings[column] = _distinct(heading, headings.values())
    return headings


def repeats(row: GridRow, heading: GridRow) -> bool:
    """Whether a row says what a row of headings says, cell by cell."""
    texts = {at: one_line(cell.text) for at, cell in enumerate(row) if cell.own}
    same = sum(one_line(heading[at].text) == text for at, text in texts.items())
    wanted = sum(cell.own for cell in heading)
    return bool(texts) and same >= 0.8 * max(len(texts), wanted)


def _heads_a_table(rows: Sequence[GridRow]) -> bool:
    """Whether a row is one of headings, two of which tell a register from other tables.

    Where headings stand in two rows, the lower one has what the upper has merged downwards.
    """
    texts = [one_line(cell.text) for cell in own_cells(rows[0])]
    if not _are_headings(texts):
        return False
    naming = [text for text in texts if names_a_risk(text)]
    strong = [text for text in naming if not names_anything(text)]
    return bool(strong) or (bool(naming) and any(map(speaks_of_risks, texts)))


def _are_headings(texts: Sequence[str]) -> bool:
    known = sum(map(is_heading, texts))
    return known >= 2 and known >= _SHARE * len(texts)


def _continues(grid: Grid, at: int) -> bool:
    """Whether the row below one of headings is a second one: nothing but headings of parts."""
    if at + 1 >= len(grid.rows):
        return False
    upper, lower = grid.rows[at], grid.rows[at + 1]
    texts = [one_line(cell.text) for cell in own_cells(lower)]
    if not texts or repeats(lower, upper):
        return False
    grouped = [cell for cell, above in zip(lower, upper, strict=True) if cell.own and not above.own]
    return all(is_heading(text) for text in texts) and bool(grouped or len(texts) < grid.width / 2)


def _is_group(row: GridRow, below: GridRow) -> bool:
    """Whether a row groups the headings below it: a few short texts, none over the whole table.

    What is not merged over several columns groups figures only, such as past scores.
    """
    headed = {at for at, cell in enumerate(below) if cell.own}
    covered = {at for at, cell in enumerate(row) if cell.text} & headed
    own = [at for at, cell in enumerate(row) if cell.own]
    return bool(covered) and len(covered) < len(headed) and all(
        at and len(row[at].text) <= _LONGEST_GROUP
        and ((row[at + 1 : at + 2] and row[at + 1].spread) or is_dated(below[at].text))
        for at in own
    )  # fmt: skip


def _joined(rows: Sequence[GridRow], column: int) -> str:
    """The headings of a column from above, each once."""
    parts: list[str] = []
    for at, row in enumerate(rows):
        text = one_line(row[column].text)
        if at == 0 and len(rows) > 1 and not text:
            text = _group_of(rows, column)
        if text and text not in parts:
            parts.append(text)
    return " / ".join(parts)


def _group_of(rows: Sequence[GridRow], column: int) -> str:
    """The group that a column belongs to though its heading is not merged over it."""
    for at in range(column, 0, -1):
        if rows[0][at].text:
            grouped = rows[1][at].own and not rows[0][at + 1].spread
            return one_line(rows[0][at].text) if grouped else ""
        lower = rows[1][at]
        if not (lower.own and is_dated(lower.text)):
            return ""
    return ""


def _by_place(cell: GridCell) -> str:
    column = cell.place.column
    return f"column {column}" if isinstance(cell.place, SheetPlace) else column


def _distinct(heading: str, known: Collection[str]) -> str:
    number, name = 1, heading
    while name in known:
        number += 1
        name = f"{heading} ({number})"
    return name
