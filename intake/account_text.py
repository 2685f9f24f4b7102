"""The account of an import as lines that a person reads, entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from intake.account import Entry, Outcome
from intake.around import AROUND_FILE
from risk_register.findings import quoted
from risk_register.plurals import number_of

_ORDER = tuple(Outcome)
_WHERE = {
    "notes": " in the notes", "stated": " under Stated", "note": " in the register's note",
    AROUND_FILE: f" in {AROUND_FILE}",
}  # fmt: skip
"""Where a cell is kept, by the field of its entry."""


def account_lines(
    account: Sequence[Entry], titles: Mapping[str, str], many: str, *, whole: bool = False
) -> list[str]:
    """What became of every cell: a line for each entry, and below it each cell that was changed.

    `titles` has those of the entries by their references, `many` is what they are called: `risks`.
    Long texts are shortened, unless `whole`.
    """
    lines: list[str] = []
    for reference, entries in _by_reference(account).items():
        name = f"{reference} {titles.get(reference, '')}" if reference else f"Around the {many}"
        lines += ["", f"{name}: {counted(entries)}"]
        shown = [entry for entry in entries if whole or entry.outcome is not Outcome.TAKEN]
        lines += [f"  {line}" for entry in shown for line in _lines(entry, whole=whole)]
    return [*lines[1:], "", f"In all {counted(account)}."]


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
