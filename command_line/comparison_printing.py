"""Printing what changed between two registers: for a person, entry by entry; as JSON otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from textwrap import fill
from typing import Any

from command_line.findings_printing import TEXT
from risk_register.comparison.change import (
    REVIEWS,
    Change,
    Comparison,
    Renamed,
    Rescored,
    Slipped,
)
from risk_register.comparison.sentences import part_of, pieces, sentence
from risk_register.register import Register
from risk_register.values import Month, Value

_WIDTH = 100


def print_comparison(comparison: Comparison, form: str = TEXT) -> None:
    """Prints a comparison as `text` or `json`."""
    if form == TEXT:
        print("\n".join(_lines(comparison)))
    else:
        print(json.dumps(comparison_data(comparison), ensure_ascii=False, indent=1))


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """A comparison for a machine; `docs/compare.md` has the keys."""
    return {
        "old": _register(comparison.old),
        "new": _register(comparison.new),
        "counts": {kind.name.lower(): count for kind, count in comparison.counts.items()},
        "changes": [_record(change) for change in comparison.changes],
    }


def _lines(comparison: Comparison) -> Iterator[str]:
    new = comparison.new.settings
    itself = f"The {comparison.new.kind.first.title.lower()} itself"
    yield f"{new.title}, {new.organisation}"
    yield f"What changed from {comparison.old.settings.as_at:%d/%m/%Y} to {new.as_at:%d/%m/%Y}"
    yield ""
    if not comparison.changes:
        yield "Nothing has changed."
    for kind, count in comparison.counts.items():
        yield f"{count:5}  {kind}"
    for reference, changes in comparison.by_risk.items():
        title = comparison.titles.get(reference, "")
        yield f"\n{reference or itself}  {title}".rstrip()
        yield from map(_paragraph, changes)


def _paragraph(change: Change) -> str:
    """A change on as many lines as it takes, its wording with marks."""
    said = "".join(f"[{each.how}: {each.text}]" if each.how else each.text
                   for each in pieces(change)) or sentence(change)  # fmt: skip
    part = "" if change.kind in REVIEWS or change.field == "stage" else part_of(change)
    head = ", ".join(filter(None, (str(change.kind), part)))
    return fill(
        f"{head}: {said}" if said else head, _WIDTH, initial_indent="  ",
        subsequent_indent="    ", break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _register(register: Register) -> dict[str, str]:
    settings = register.settings
    return {
        "title": settings.title,
        "organisation": settings.organisation,
        "as_at": settings.as_at.isoformat(),
        "scheme": register.scheme.name,
    }


def _record(change: Change) -> dict[str, Any]:
    """A change; what only some kinds have is left out where it does not apply."""
    record: dict[str, Any] = {
        "reference": change.reference,
        "kind": change.kind.name.lower(),
        "part": change.part,
        "table": change.table,
        "field": change.field,
        "key": change.key,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "place": str(change.place) if change.place else None,
        "detail": change.detail,
        "said": sentence(change),
    }
    if found := pieces(change):
        record["wording"] = [{"text": each.text, "change": str(each.how)} for each in found]
    match change:
        case Rescored():
            record["moved_by"] = [str(each) for each in change.moved_by]
            record["bands"] = [*change.bands]
            record["levels"] = [
                {"likelihood": likelihood, "impact": impact} for likelihood, impact in change.levels
            ]
        case Slipped():
            record["times_slipped"] = change.times
        case Renamed():
            record["guess"] = True
            record["likeness"] = round(change.likeness, 2)
    return record


def _plain(value: Value) -> str | int | None:
    """A value as JSON has it: days as 2023-10-26, months as 2023-10."""
    return str(value) if isinstance(value, (date, Month)) else value
