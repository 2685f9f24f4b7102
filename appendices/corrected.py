"""What papers say of past positions that were corrected: a mark beside each, and a line for each.

So a committee that was told another figure is told that it changed, when and why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from appendices.content import Cell, printed
from risk_register.corrected import Corrected, corrected_positions
from risk_register.fields import POSITION
from risk_register.movement import position_as_scored
from risk_register.register import Register
from risk_register.scheme import Scheme

MARK = "(corrected)"

_COMPARED = (
    "previous_score", "previous_rating", "two_quarters", "direction", "movement", "marks", "change",
)  # fmt: skip
_COUNTED = ("new_{many}", "changed_{measure}s", "increased_{many}", "reduced_{many}")


def from_the_last_quarter(scheme: Scheme) -> frozenset[str]:
    """The columns, parts and figures that are worked out from the previous quarter's positions."""
    return frozenset((*_COMPARED, *map(scheme.says, _COUNTED)))


def marked(register: Register, reference: str, quarter: date | None, cell: Cell) -> Cell:
    """The cell of a past position, marked where it was corrected: `12 (corrected)`."""
    if quarter is None or (reference, quarter) not in register.corrections:
        return cell
    if not [*_seen(register, [reference], [quarter])]:
        return cell
    return replace(cell, value=f"{cell.text} {MARK}")


def correction_lines(
    register: Register, references: Collection[str], quarters: Collection[date]
) -> list[str]:
    """A sentence for each correction of the positions of some entries at some quarters' ends."""
    if not register.rows("corrections"):
        return []
    found = sorted(_seen(register, references, quarters), key=_order)
    return [_sentence(register, each) for each in found]


def _seen(
    register: Register, references: Collection[str], quarters: Collection[date]
) -> Iterator[Corrected]:
    """The corrections that change anything that these readers are given."""
    for each in corrected_positions(register):
        row = each.correction
        asked = row.reference in references and row.day("quarter") in quarters
        if asked and any(each.was[field.name] != row[field.name] for field in POSITION):
            yield each


def _order(each: Corrected) -> tuple[str, str, str]:
    row = each.correction
    return row.reference, row.text("quarter"), row.text("date")


def _sentence(register: Register, each: Corrected) -> str:
    """What was corrected, in the scores of its day, whatever today's scheme makes of them."""
    row = each.correction
    was, now = (printed(position_as_scored(register.scheme, one)) for one in (each.was, row))
    said = f"{was}, corrected to {now}" if was != now else f"{was} as before, otherwise corrected"
    by = f" by {row.text('by')}" if row["by"] else ""
    why = f": {row.text('reason')}" if row["reason"] else ""
    told = f"{row.reference}, position of {printed(row['quarter'])}: {said} on "
    return f"{told}{printed(row['date'])}{by}{why}".rstrip(".") + "."
