"""What changed of one entry or commitment: how it came or left, its scores, owners, wording …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from risk_register.comparison.change import Change, Kind
from risk_register.comparison.pairs import Difference, compared, differences, pairs
from risk_register.comparison.passing import MOVES, passing
from risk_register.comparison.rescoring import Rescoring
from risk_register.fields import Kind as FieldKind
from risk_register.passages import split_off
from risk_register.plurals import number_of
from risk_register.register import Register, Row, is_live
from risk_register.reviews import next_review
from risk_register.values import Value

_WORDED = ("title", "objective", "next_key_event")
"""Short texts that are worded by hand, besides all long ones."""

REVIEW = "last_review"


def risk_changes(old: Register, new: Register) -> Iterator[Change]:
    """What changed in the first table, of entries or of commitments, one by one.

    The date that rolling forward gives to an update without one is told once for all of them.
    """
    found, first, dated = _RiskChanges(old, new), new.kind.first.name, list[Change]()
    for pair in pairs(old, new, first):
        for change in found.of(*pair):
            if found.is_dated_by_rolling(change):
                dated.append(change)
            else:
                yield replace(change, table=first)
    if dated:
        references = ", ".join(change.reference for change in dated)
        said = f"{number_of(len(dated), new.kind.one)}: {references}"
        yield Change(Kind.ROLLED_FORWARD, "", dated[0].part, table=first, detail=said)


class _RiskChanges:
    """What is the same for all entries, found once."""

    def __init__(self, old: Register, new: Register) -> None:
        self._old, self._new = old, new
        self._rescoring = Rescoring(old.scheme, new.scheme)
        self._of_split = split_off(new)
        assessed = self._rescoring.fields
        what = compared(old, new, new.kind.first.name)
        fields = tuple(each for each in what.fields if each.name not in assessed)
        self._what = replace(what, fields=fields)
        self._worded = {each.name for each in fields if each.kind is FieldKind.LONG_TEXT}
        self._worded |= {*_WORDED}
        self._roles = {*old.scheme.role_keys()} & {*new.scheme.role_keys()}

    def of(self, before: Row | None, after: Row | None) -> Iterator[Change]:
        """What changed of one entry."""
        moved = [*passing(before, after, self._new, self._of_split)]
        yield from moved
        if before is None or after is None:
            return
        yield from self._rescoring.changes(before, after)
        told = MOVES if moved else ()
        for found in differences(before, after, self._what):
            if not found.field or found.field not in told:
                yield self._entry(after, found)
        yield from self._not_reviewed(before, after)

    def is_dated_by_rolling(self, change: Change) -> bool:
        """Whether an update was only given the day on which its quarter ended."""
        is_day = change.field == "updated_on" and change.before is None
        return is_day and change.after == self._old.settings.as_at

    def _entry(self, entry: Row, found: Difference) -> Change:
        kind = self._kind(found)
        late = kind is Kind.REVIEWED and not self._is_since(found.after)
        return Change(
            kind, entry.reference, found.heading, found.before, found.after,
            field=found.field, place=entry.place.at_field(found.field),
            detail="entered late: before the earlier register's date" if late else "",
        )  # fmt: skip

    def _kind(self, found: Difference) -> Kind:
        if found.field in self._roles:
            return Kind.REOWNED
        if found.field == "status":
            return Kind.STATUS
        if found.field == REVIEW and _is_later(found.before, found.after):
            return Kind.REVIEWED
        if found.field == "update":
            return Kind.UPDATE
        return Kind.WORDING if found.field in self._worded else Kind.ENTRY

    def _not_reviewed(self, before: Row, after: Row) -> Iterator[Change]:
        """Live on both days, due on the later one, and not reviewed since the earlier one."""
        if not (is_live(before) and is_live(after)):
            return
        if self._new.settings.as_at <= self._old.settings.as_at:
            return
        due = next_review(self._new, after)
        if due and due <= self._new.settings.as_at and not self._is_since(after[REVIEW]):
            yield Change(
                Kind.NOT_REVIEWED, after.reference, "Last review", before[REVIEW], after[REVIEW],
                field=REVIEW, place=after.place.at_field(REVIEW), detail=f"due {due:%d/%m/%Y}",
            )  # fmt: skip

    def _is_since(self, day: Value) -> bool:
        return _is_later(self._old.settings.as_at, day)


def _is_later(before: Value, after: Value) -> bool:
    """Whether a day is later than another, or than none."""
    if before is None:
        return after is not None
    return after is not None and str(after) > str(before)
