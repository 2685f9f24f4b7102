"""The account of an import as lines that a person reads, entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from intake.account import REST_KEPT, Entry, Outcome
from intake.around import AROUND_FILE
from risk_register.findings import quoted
from risk_register.plurals import number_of

_ORDER = tuple(Outcome)
_WHERE = {
    "notes": " in the notes", "stated": " under Stated", "note": " in the register's note",
    AROUND_FILE: f" in {AROUND_FILE}",
}  # fmt: skip
"""Where a cell is kept, by the field of its entry."""

_OFTEN = 10
"""How many cells of a column may change alike before they are told together."""

_Alike = tuple[str, str, str, str, str]
"""A sheet, its column, a field, what became of the cell and why."""


def account_lines(
    account: Sequence[Entry], titles: Mapping[str, str], many: str, *, whole: bool = False
) -> list[str]:
    """What became of every cell: a line for each entry, and below it each cell that was changed.

    `titles` has those of the entries by their references, `many` is what they are called: `risks`.
    Unless `whole`, long texts are shortened, and what happened often in a column stands once below.
    """
    often = {} if whole else _often(account)
    lines: list[str] = []
    as_often = 0
    for reference, entries in _by_reference(account).items():
        shown = [entry for entry in entries if whole or _is_shown(entry, often)]
        if often and reference and not shown:
            as_often += 1
            continue
        name = f"{reference} {titles.get(reference, '')}" if reference else f"Around the {many}"
        lines += ["", f"{name}: {counted(entries)}"]
        lines += [f"  {line}" for entry in shown for line in _lines(entry, whole=whole)]
    if often:
        lines += ["", *_told_once(often)]
    if as_often:
        lines += ["", f"In {as_often} of the {many} nothing else was changed or kept."]
    return [*lines[1:], "", f"In all {counted(account)}."]


def _often(account: Iterable[Entry]) -> dict[_Alike, list[Entry]]:
    """The entries of each column that changed alike in many cells, and are no doubts."""
    groups: dict[_Alike, list[Entry]] = {}
    for entry in account:
        if _is_harmless(entry):
            groups.setdefault(_alike(entry), []).append(entry)
    return {alike: entries for alike, entries in groups.items() if len(entries) > _OFTEN}


def _alike(entry: Entry) -> _Alike:
    return entry.place.source, entry.place.column, entry.field, entry.outcome, entry.why


def _is_harmless(entry: Entry) -> bool:
    """Whether a cell only changed its form, or its whole column is kept."""
    if entry.outcome is Outcome.CHANGED:
        return not entry.why.endswith(REST_KEPT)
    return entry.outcome is Outcome.KEPT and not entry.why and bool(entry.reference)


def _is_shown(entry: Entry, often: Mapping[_Alike, Sequence[Entry]]) -> bool:
    return entry.outcome is not Outcome.TAKEN and _alike(entry) not in often


def _told_once(often: Mapping[_Alike, Sequence[Entry]]) -> Iterator[str]:
    yield "The same in many cells of a column:"
    for first, *others in often.values():
        for line in _lines(first, whole=False):
            yield f"  {line}, and so in {number_of(len(others), 'more cell')}"


def counted(entries: Iterable[Entry]) -> str:
    """How many cells came to what: `15 cells: 12 taken, 2 changed, 1 kept`."""
    outcomes = sorted((entry.outcome for entry in entries), key=_ORDER.index)
    counts = {outcome: len([*group]) for outcome, group in groupby(outcomes)}
    if not counts:
        return "no cells"
    total = sum(counts.values())
    parts = [f"{number} {outcome}" for outcome, number in counts.items()]
    return f"{number_of(total, 'cell')}: {', '.join(parts)}"


def _by_reference(account: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The entries of each reference; those around them, which have none, come last."""
    groups: dict[str, list[Entry]] = {entry.reference: [] for entry in account if entry.reference}
    for entry in account:
        groups.setdefault(entry.reference, []).append(entry)
    return groups


def _lines(entry: Entry, *, whole: bool) -> Iterator[str]:
    was, became = _shown(entry.was, whole=whole), _shown(entry.became, whole=whole)
    where = _WHERE.get(entry.field, "") if entry.outcome is Outcome.KEPT else ""
    what = f"{entry.place}  {entry.outcome}{where}: "
    if entry.outcome is Outcome.CHANGED:
        what += f"{_name(entry.field)} {was} -> {became}"
    elif entry.outcome is Outcome.TAKEN:
        what += f"{_name(entry.field)} {was}"
    else:
        what += was
    yield f"{what} ({entry.why})" if entry.why else what


def _shown(text: str, *, whole: bool) -> str:
    """A text on one line, with a bar for each line break."""
    text = " | ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    return f"'{text}'" if whole and text else quoted(text)


def _name(field: str) -> str:
    return field.replace("_", " ")
