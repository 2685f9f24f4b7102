"""What changed since an earlier register, as a pack shows it: wording marked, and a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from appendices.content import (
    Block,
    Cell,
    Column,
    Pack,
    Paragraph,
    Section,
    TableBlock,
    in_full,
    line,
    text_cell,
)
from appendices.worded import marked_text
from risk_register.comparison.change import REVIEWS, Change, Kind
from risk_register.comparison.compare import compare
from risk_register.comparison.pairs import shared_fields
from risk_register.comparison.wording import How, wording
from risk_register.fields import CONTROLS, LINKS, UPDATES
from risk_register.fields import Kind as FieldKind
from risk_register.kinds import RegisterKind
from risk_register.lists import REMOVED
from risk_register.passages import Passage
from risk_register.register import Register, Row

TITLE = "What changed"
_LISTED = (CONTROLS.name, UPDATES.name, LINKS.name)
"""The tables besides the first whose changes are listed."""

_NOTHING = "Nothing has changed in what these papers print."
_HEADINGS = {"{One}": 1, "Title": 3, "Printed in": 2, "Section": 2, "Change": 2}
DESCRIPTION = "A row for each section of a {one} that changed, and how."
_SAID = (TITLE, _NOTHING, *_HEADINGS, DESCRIPTION, *map(str, (*Kind, *Passage)))


def own_words(kind: RegisterKind) -> tuple[str, ...]:
    """What the list itself puts into a pack, which is nobody's secret."""
    return tuple(map(kind.says, _SAID))


IsSecret = Callable[[str], bool]
"""Says of removed words whether they must not be shown."""


def marked(
    register: Register, old: Register, new: Register, is_secret: IsSecret = lambda _: False
) -> Register:
    """A register whose long texts and controls have the wording marked that changed.

    `old` and `new` are what may be compared: where they are public ones, `new` has less than the
    register. A text that `new` has not, or not so, stays as it is, and so does one whose removed
    words are secret. Marks made by hand are taken as accepted.
    """
    tables = dict(register.tables)
    for table in (register.kind.first.name, CONTROLS.name):
        marker = _Marker(table, old, new, is_secret)
        tables[table] = tuple(marker.marked(row) for row in register.rows(table))
    return replace(register, tables=tables)


def with_list(pack: Pack, old: Register, new: Register) -> Pack:
    """A pack with the list of what changed before its sections: entry, appendix, section, change.

    `old` and `new` are what the pack's readers may see compared. No reference is guessed to be
    another's.
    """
    blocks = tuple(_list(pack, old, new))
    section = Section("", TITLE, pack.audience, pack.marking, blocks, wide=True)
    contents = (section.heading, *pack.contents)
    return replace(pack, contents=contents, sections=(section, *pack.sections))


class _Marker:
    """Finds the text of before for each text of now, by the entry and the control."""

    def __init__(self, table: str, old: Register, new: Register, is_secret: IsSecret) -> None:
        self._is_secret = is_secret
        entries = old.entries if table == CONTROLS.name else ()
        self._may_be_new = {entry.reference for entry in entries}
        self._before, self._after = _by_key(old.rows(table)), _by_key(new.rows(table))
        fields = shared_fields(old, new, table)
        self._texts = [each.name for each in fields if each.kind is FieldKind.LONG_TEXT]

    def marked(self, row: Row) -> Row:
        """The row with its texts marked; a control that an old entry did not have as added."""
        before, after = self._before.get(_key(row)), self._after.get(_key(row))
        if after is None or row["kind"] == REMOVED:
            return row
        if before is None and row.reference not in self._may_be_new:
            return row
        texts = {
            name: self._text(before.text(name) if before else "", row.text(name))
            for name in self._texts
            if name in after.values and row[name] == after[name]
        }
        return replace(row, values={**row.values, **{n: t for n, t in texts.items() if t}})

    def _text(self, before: str, after: str) -> str:
        """A text with its changes marked, if they can be marked and may be shown."""
        pieces = wording(before, after)
        removed = (piece.text for piece in pieces if piece.how is How.REMOVED)
        said = marked_text(pieces)
        return after if said is None or any(map(self._is_secret, removed)) else said


def _by_key(rows: Collection[Row]) -> dict[tuple[str, str], Row]:
    return {_key(row): row for row in rows}


def _key(row: Row) -> tuple[str, str]:
    return row.reference, row.text("control_id")


def _list(pack: Pack, old: Register, new: Register) -> Iterator[Block]:
    before, after = old.settings.as_at, new.settings.as_at
    since = f"From {in_full(before)} to {in_full(after)}."
    rows = [*dict.fromkeys(_rows(pack, old, new))]
    if not rows:
        yield Paragraph(line(f"{since} {_NOTHING}"))
        return
    yield Paragraph(line(since))
    says = new.kind.says
    columns = tuple(Column(says(heading), width) for heading, width in _HEADINGS.items())
    cells = tuple(
        (Cell(reference), text_cell(new.titles[reference]), *map(Cell, others))
        for reference, *others in rows
    )
    yield TableBlock(TITLE, columns, cells, says(DESCRIPTION), first_column_heads=True)


def _rows(pack: Pack, old: Register, new: Register) -> Iterator[tuple[str, ...]]:
    for change in compare(old, new, guess=False).changes:
        if _is_listed(change, new):
            places = (
                section.label or section.key
                for section in pack.sections
                if change.reference in section.references
            )
            yield change.reference, ", ".join(places), change.part, str(change.kind)


def _is_listed(change: Change, new: Register) -> bool:
    """Whether a change is of an entry or commitment; reviews are no news."""
    known = change.reference in new.titles
    return known and change.table in (new.kind.first.name, *_LISTED) and change.kind not in REVIEWS
