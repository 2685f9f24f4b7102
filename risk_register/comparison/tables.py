"""What changed in the tables beside entries and controls: rows added, changed and taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from risk_register.comparison.change import Change, Kind
from risk_register.comparison.pairs import Compared, Pair, compared, differences, key_of, pairs
from risk_register.fields import STATED, TABLES, Table
from risk_register.fields import Kind as FieldKind
from risk_register.kept_fields import kept_tables
from risk_register.plurals import number_of
from risk_register.register import Register, Row
from risk_register.values import Month, Value

WITH_THEIR_RISK = ("updates", "links", "impacts", "history", "corrections", "stated")
"""Tables whose rows come and go with their entry, and are not told one by one then."""

_CAME = {"updates": Kind.UPDATE_ADDED, "links": Kind.LINK_ADDED}
_GONE = {"links": Kind.LINK_GONE}


def table_changes(old: Register, new: Register) -> Iterator[Change]:
    """What changed in every table but the first and controls that both registers keep."""
    known = {entry.reference for entry in old.entries} & {entry.reference for entry in new.entries}
    before = {table.name for table in kept_tables(old.scheme)}
    for table in kept_tables(new.scheme):
        if table.name not in before or table.name in (new.kind.first.name, "controls"):
            continue
        what, found = compared(old, new, table.name), [*pairs(old, new, table.name)]
        if table.name == STATED.name and not (old.rows(STATED.name) and new.rows(STATED.name)):
            yield from _whole_table(table, found)
            continue
        if table.name == "history":
            yield from _whole_quarters(found, what)
            found = [*_single_positions(found, what)]
        yield from _rows(table.name, found, what, known)


def _whole_table(table: Table, found: Sequence[Pair]) -> Iterator[Change]:
    """A table that only one register has filled in, told once.

    Figures stated in the papers of a quarter leave the register together when it is rolled forward.
    """
    if found:
        kind = Kind.ROW_ADDED if found[0][1] else Kind.ROW_GONE
        detail = f"the whole table, {number_of(len(found), 'row')}"
        yield Change(kind, "", table.title, table=table.name, detail=detail)


def _rows(table: str, found: Sequence[Pair], what: Compared, known: set[str]) -> Iterator[Change]:
    for before, after in found:
        row = after or before
        if before and after:
            yield from _changed(table, before, after, what)
        elif row and (
            table not in WITH_THEIR_RISK or (row.reference in known or not row.reference)
        ):
            yield _come_or_gone(table, row, after is not None, what)


def _changed(table: str, before: Row, after: Row, what: Compared) -> Iterator[Change]:
    title = TABLES[table].title
    for found in differences(before, after, what):
        yield Change(
            Kind.ROW_CHANGED, after.reference, f"{title}: {found.heading}", found.before,
            found.after, table, found.field, _key(table, after), after.place.at_field(found.field),
        )  # fmt: skip


def _come_or_gone(table: str, row: Row, has_come: bool, what: Compared) -> Change:
    """A row that only one register has: what it says stands after, or before."""
    kind = _CAME.get(table, Kind.ROW_ADDED) if has_come else _GONE.get(table, Kind.ROW_GONE)
    said = _said(table, row, what)
    before, after = (None, said) if has_come else (said, None)
    return Change(
        kind, row.reference, TABLES[table].title, before, after, table, "", _key(table, row),
        row.place if has_come else None,
    )  # fmt: skip


def _whole_quarters(found: Sequence[Pair], what: Compared) -> Iterator[Change]:
    """Quarters that only one history has, and those whose positions were only filled in."""
    for quarter, of_quarter in _by_quarter(found).items():
        if kind := _told_once(of_quarter, what):
            places = [after.place for _, after in of_quarter if after]
            yield Change(
                kind, "", TABLES["history"].title, table="history", key=str(quarter),
                place=places[0] if places else None,
                detail=f"{number_of(len(of_quarter), 'position')} of {quarter:%d/%m/%Y}",
            )  # fmt: skip


def _single_positions(found: Sequence[Pair], what: Compared) -> Iterator[Pair]:
    """The positions of quarters that are not told as a whole."""
    for of_quarter in _by_quarter(found).values():
        if not _told_once(of_quarter, what):
            yield from of_quarter


def _by_quarter(found: Sequence[Pair]) -> dict[date, list[Pair]]:
    quarters: dict[date, list[Pair]] = {}
    for pair in found:
        row = pair[1] or pair[0]
        quarters.setdefault((row.day("quarter") if row else None) or date.min, []).append(pair)
    return quarters


def _told_once(of_quarter: Sequence[Pair], what: Compared) -> Kind | None:
    """As what a quarter is told as a whole; `None` where its positions are told one by one."""
    if all(before is None for before, _ in of_quarter):
        return Kind.QUARTER_ADDED
    if all(after is None for _, after in of_quarter):
        return Kind.QUARTER_GONE
    both = [(before, after) for before, after in of_quarter if before and after]
    found = [each for before, after in both for each in differences(before, after, what)]
    filled = all(each.before is None for each in found)
    return Kind.QUARTER_FILLED if found and filled and len(both) == len(of_quarter) else None


def _key(table: str, row: Row) -> str:
    """What names a row, without the reference of its entry."""
    named = (printed(row[name]) for name in key_of(table) if name != "reference")
    return ", ".join(each for each in named if each)


def _said(table: str, row: Row, what: Compared) -> str:
    """What a row says besides what names it: by headings, unless it is a single long text."""
    named = key_of(table)
    said = [each for each in what.fields if each.name not in named and row[each.name] is not None]
    if len(said) == 1 and said[0].kind is FieldKind.LONG_TEXT:
        return row.text(said[0].name)
    return "; ".join(f"{each.heading}: {printed(row[each.name])}" for each in said)


def printed(value: Value) -> str:
    """A value as text: dates as 26/10/2023, months as October 2023, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, Month):
        return f"{value.first_day():%B %Y}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
