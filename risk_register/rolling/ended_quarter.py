"""The end of a quarter: its positions go into the history, which is then sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from risk_register import seals
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.quarter_end import position_at_end
from risk_register.quarters import scheme_then
from risk_register.register import Register, Row
from risk_register.values import Value

_SAID = ("state", "stage", "likelihood", "impact", "score", "band")
_PLACE = Place("rolling forward")


def end_findings(register: Register) -> list[Finding]:
    """Why the as-at date's positions cannot be sealed; and, as a warning, what stays unsealed."""
    return [
        *_ended_already(register),
        *_later(register),
        *_corrected_early(register),
        *_differing(register),
        *_left_unsealed(register),
    ]


def with_ended_quarter(register: Register) -> Register:
    """The register with the positions of its as-at date, and every quarter sealed as it stands.

    Earlier quarters that nobody has sealed are sealed as they are found, the oldest first.
    `end_findings` must have found no error.
    """
    register = _with_positions(register)
    for quarter in quarters_to_seal(register):
        register = seals.sealed(register, quarter, scheme_then(register, quarter))
    return register


def quarters_to_seal(register: Register) -> list[date]:
    """The quarters after the last sealed one, the oldest first; the last is the one that ends."""
    done = [row.day("quarter") or date.min for row in seals.sealed_quarters(register)]
    last, as_at = max(done, default=date.min), register.settings.as_at
    return sorted(quarter for quarter in {*_quarters(register), as_at} if quarter > last)


def _with_positions(register: Register) -> Register:
    """A row for each entry, where the quarter has none yet."""
    if seals.positions_at(register, register.settings.as_at):
        return register
    rows = (Row(position_at_end(register, entry), _PLACE) for entry in register.entries)
    history = (*register.rows("history"), *rows)
    return replace(register, tables={**register.tables, "history": history})


def _quarters(register: Register) -> list[date]:
    """The quarters of the history, the oldest first."""
    return sorted({day for row in register.rows("history") if (day := row.day("quarter"))})


def _ended_already(register: Register) -> Iterator[Finding]:
    as_at = register.settings.as_at
    for row in seals.sealed_quarters(register):
        if row.day("quarter") == as_at:
            expected = "a quarter that has not been rolled forward yet"
            actual = f"the seal of {as_at:%d/%m/%Y}"
            yield Finding("quarter-sealed", row.place.at_field("seal"), expected, actual)


def _later(register: Register) -> Iterator[Finding]:
    """History that is ahead of the register: nothing could be sealed between."""
    as_at = register.settings.as_at
    sealed = {row.day("quarter") for row in seals.sealed_quarters(register)}
    for quarter in sorted({*_quarters(register), *filter(None, sealed)}):
        if quarter > as_at:
            expected = f"no past quarter after {as_at:%d/%m/%Y}, the as-at date"
            actual = f"positions or a seal of {quarter:%d/%m/%Y}"
            yield Finding("quarter-later", Place("table history"), expected, actual)


def _corrected_early(register: Register) -> Iterator[Finding]:
    as_at = register.settings.as_at
    for row in register.rows("corrections"):
        quarter = row.day("quarter")
        if quarter and quarter >= as_at:
            expected = f"a quarter before {as_at:%d/%m/%Y}, which can still be changed as it is"
            actual = f"a correction of {row.reference} at {quarter:%d/%m/%Y}"
            place = row.place.at_field("quarter")
            yield Finding("correction-early", place, expected, actual, reference=row.reference)


def _differing(register: Register) -> Iterator[Finding]:
    """Positions that a person pasted for this quarter and that are not those of the register."""
    as_at = register.settings.as_at
    pasted = {row.reference: row for row in seals.positions_at(register, as_at)}
    or_none, missing = f"or no row at all for {as_at:%d/%m/%Y}", list[str]()
    for entry in register.entries if pasted else ():
        found, at_end = pasted.get(entry.reference), position_at_end(register, entry)
        if found is None:
            missing.append(entry.reference)
        elif any(found[name] != at_end.get(name) for name in _SAID):
            expected = f"the position of {entry.reference} as Quarter end has it "
            expected += f"({_said(at_end)}), "
            expected += or_none
            actual = quoted(_said(found.values))
            yield Finding(
                "position-differs", found.place, expected, actual, reference=entry.reference
            )
    if missing:
        expected = f"the position of every {register.kind.one} as Quarter end has it, {or_none}"
        actual = f"none of {', '.join(missing)}"
        yield Finding("position-differs", Place("table history"), expected, actual)


def _left_unsealed(register: Register) -> Iterator[Finding]:
    """Quarters that the seals after them have passed over."""
    sealed = {row.day("quarter") for row in seals.sealed_quarters(register)}
    last = max((day for day in sealed if day), default=date.min)
    for quarter in _quarters(register):
        if quarter < last and quarter not in sealed:
            expected = f"a seal of {quarter:%d/%m/%Y}, as later quarters have"
            place = Place("table quarters")
            yield Finding("quarter-unsealed", place, expected, "none", Severity.WARNING)


def _said(position: Mapping[str, Value]) -> str:
    values = (position.get(name) for name in _SAID)
    return ", ".join(str(value) for value in values if value is not None)
