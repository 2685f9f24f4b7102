"""What changed of the controls: added, completed, put back, removed, reworded."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register.comparison.change import Change, Kind, Slipped
from risk_register.comparison.pairs import Compared, Difference, Pair, compared, differences, pairs
from risk_register.comparison.wording import accepted
from risk_register.lists import IN_PLACE, OPEN_KIND, REMOVED
from risk_register.plurals import number_of
from risk_register.register import Register, Row, is_open

PART = "Controls"


def control_changes(old: Register, new: Register) -> Iterator[Change]:
    """What changed of the controls of entries that are in both registers.

    Those of an entry that came or went are not told one by one: they came or went with it. What
    rolling forward writes into a control is told once for all of them.
    """
    known = {entry.reference for entry in old.entries} & {entry.reference for entry in new.entries}
    what = compared(old, new, "controls")
    rolled: dict[str, list[str]] = {}
    for before, after in _renumbered([*pairs(old, new, "controls")]):
        if before is None or after is None:
            yield from _come_or_gone(before, after, known)
            continue
        for found in _changes(before, after, what):
            if isinstance(found, Change):
                yield found
            else:
                rolled.setdefault(found.heading, []).append(after.text("control_id"))
    for heading, ids in rolled.items():
        yield Change(
            Kind.ROLLED_FORWARD, "", heading, table="controls",
            detail=f"{number_of(len(ids), 'control')}: {', '.join(ids)}",
        )  # fmt: skip


def _come_or_gone(before: Row | None, after: Row | None, known: set[str]) -> Iterator[Change]:
    row = after or before
    if row and row.reference in known:
        yield _change(Kind.CONTROL_ADDED if after else Kind.CONTROL_GONE, row, before, after)


def _renumbered(found: list[Pair]) -> Iterator[Pair]:
    """The pairs, with controls that were only given another id put together."""
    gone: dict[object, list[Row]] = {}
    for before, after in found:
        if before and not after:
            gone.setdefault(_said(before), []).append(before)
    again: set[int] = set()
    for before, after in found:
        if after and not before and gone.get(_said(after)):
            row = gone[_said(after)].pop(0)
            again.add(id(row))
            yield row, after
        elif after:
            yield before, after
    yield from (pair for pair in found if not pair[1] and id(pair[0]) not in again)


def _said(control: Row) -> object:
    return control.reference, control.text("control")


def _changes(before: Row, after: Row, what: Compared) -> Iterator[Change | Difference]:
    """The changes of one control, and what rolling forward wrote into it."""
    found = {
        each.field or f"own: {each.heading}": each for each in differences(before, after, what)
    }
    if found.keys() & {"kind", "completed"}:
        yield from _new_kind(before, after, found)
    if _is_put_back(before, after):
        due = found.pop("due")
        yield Slipped(
            Kind.CONTROL_SLIPPED, after.reference, PART, due.before, due.after, "controls", "due",
            after.text("control_id"), after.place.at_field("due"), after.text("control"),
            _times(after),
        )  # fmt: skip
    for each in found.values():
        if _by_rolling_forward(before, after, each):
            yield each
        else:
            kind = Kind.CONTROL_WORDING if each.field == "control" else Kind.CONTROL_ENTRY
            yield _entry(kind, after, each)


def _new_kind(before: Row, after: Row, found: dict[str, Difference]) -> Iterator[Change]:
    """Completed or removed, which says the fields that say so; they are not told again."""
    if after["kind"] == REMOVED and "kind" in found:
        yield _change(Kind.CONTROL_REMOVED, after, before, after)
        del found["kind"]
        found.pop("removed_reason", None)
        if not accepted(after.text("control")):
            found.pop("control", None)
    elif _is_completed(before, after):
        yield _change(Kind.CONTROL_COMPLETED, after, before, after)
        found.pop("completed", None)
        if is_open(before):
            found.pop("kind", None)


def _is_done(control: Row) -> bool:
    return control["completed"] is not None


def _is_completed(before: Row, after: Row) -> bool:
    put_in_place = is_open(before) and after["kind"] == IN_PLACE
    return not _is_done(before) and (_is_done(after) or put_in_place)


def _is_put_back(before: Row, after: Row) -> bool:
    """Whether a control that is still to be done is due later than it was."""
    was, now = before.day("due"), after.day("due")
    return bool(is_open(after) and was and now and now > was)


def _times(control: Row) -> int:
    """How often a date was put back: as rolling forward number_of it, and since then once more."""
    due, last = control.day("due"), control.day("due_last_quarter")
    since = 1 if due and last and due > last else 0
    return max((control.number("slipped") or 0) + since, 1)


def _by_rolling_forward(before: Row, after: Row, found: Difference) -> bool:
    """Whether a value is what rolling forward writes, once or several times."""
    if found.field == "due_last_quarter":
        return True
    if found.field == "slipped":
        return _is_counted(before, after)
    if found.field == "kind":
        return before["kind"] == OPEN_KIND and _is_done(before) and after["kind"] == IN_PLACE
    return found.field == "new" and found.after is None


def _is_counted(before: Row, after: Row) -> bool:
    """Whether the times that a control slipped went up as rolling forward counts them.

    Once for a date that was put back before, and further if it has moved since.
    """
    was, now = before.number("slipped") or 0, after.number("slipped") or 0
    due, last = before.day("due"), before.day("due_last_quarter")
    pending = bool(is_open(before) and due and last and due > last)
    return now > was and (before["due"] != after["due"] or (pending and now == was + 1))


def _change(kind: Kind, row: Row, before: Row | None, after: Row | None) -> Change:
    """A control as a whole, by the row that is there: its text before and after."""
    was, now = (each.text("control") if each else None for each in (before, after))
    return Change(
        kind, row.reference, PART, was, now, "controls", "control", row.text("control_id"),
        after.place if after else None, _detail(kind, row),
    )  # fmt: skip


def _detail(kind: Kind, control: Row) -> str:
    if kind is Kind.CONTROL_REMOVED:
        return control.text("removed_reason")
    if kind is Kind.CONTROL_COMPLETED:
        day = control.day("completed")
        return f"on {day:%d/%m/%Y}" if day else ""
    due = control.day("due")
    return ", ".join(filter(None, (control.text("kind"), f"due {due:%d/%m/%Y}" if due else "")))


def _entry(kind: Kind, control: Row, found: Difference) -> Change:
    part = PART if kind is Kind.CONTROL_WORDING else f"{PART}: {found.heading}"
    return Change(
        kind, control.reference, part, found.before, found.after, "controls", found.field,
        control.text("control_id"), control.place.at_field(found.field),
        "" if kind is Kind.CONTROL_WORDING else control.text("control"),
    )  # fmt: skip
