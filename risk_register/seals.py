"""The seals of past quarters: whether any position was altered since its quarter ended.

A position's seal is a hash over its canonical text. A quarter's seal is one over those of its
positions, the corrections made in the quarter, its scheme, and the seal of the quarter before; so
whoever alters one position would have to renew every seal after it, and those that the certificates
hold would tell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from risk_register.fields import CORRECTIONS, POSITION, RESTATED
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.values import Value, read_date

ROW_DIGITS = 16
"""How many hexadecimal digits of its hash a position keeps; a quarter keeps all 64."""

_LOGGED = re.compile(rf"of (\d\d/\d\d/\d{{4}}) sealed \(([0-9a-f]{{{ROW_DIGITS}}})\)")
_FORM = "position of a risk register, form 1"
_QUARTERS_FORM = "quarter of a risk register, form 1"
_POSITION_FIELDS = ("reference", "quarter", *(f.name for f in POSITION if f not in RESTATED))
_CORRECTION_FIELDS = tuple(f.name for f in CORRECTIONS.fields if f not in RESTATED)


def position_seal(position: Row) -> str:
    """The seal of a position of the history: the first 16 hexadecimal digits of a SHA-256.

    What a later scheme makes of it (its restated levels and score) is not part of it.
    """
    return _hashed([_FORM, *_said(position, _POSITION_FIELDS)])[:ROW_DIGITS]


def quarter_seal(register: Register, quarter: date, scheme: str) -> str:
    """The seal of a quarter, whose positions were scored by a scheme: a SHA-256 in hexadecimal.

    It covers the corrections dated after the sealed quarter before it and up to this one. The
    order of rows does not count.
    """
    before = sealed_before(register, quarter)
    positions = [position_seal(row) for row in positions_at(register, quarter)]
    corrections = corrections_of(register, before.day("quarter") if before else None, quarter)
    return seal_of(quarter, scheme, before.text("seal") if before else "", positions, corrections)


def seal_of(
    quarter: date, scheme: str, chain: str, positions: Iterable[str], corrections: Iterable[Row]
) -> str:
    """A quarter's seal from its parts: the seal of the quarter before, those of its positions …"""
    corrected = (_hashed(_said(row, _CORRECTION_FIELDS)) for row in corrections)
    parts = [quarter.isoformat(), scheme, chain, *sorted(positions), "", *sorted(corrected)]
    return _hashed([_QUARTERS_FORM, *parts])


def corrections_of(register: Register, since: date | None, quarter: date) -> list[Row]:
    """The corrections that are sealed with a quarter: dated after the one before, up to this."""
    return [
        row
        for row in register.rows("corrections")
        if (day := row.day("date")) and day <= quarter and (since is None or day > since)
    ]


def positions_at(register: Register, quarter: date) -> list[Row]:
    """The rows of the history that speak of a quarter, as they stand, without corrections."""
    return [row for row in register.rows("history") if row.day("quarter") == quarter]


def sealed_quarters(register: Register) -> list[Row]:
    """The rows of the quarters that are sealed, the oldest first."""
    rows = [row for row in register.rows("quarters") if row.text("seal") and row.day("quarter")]
    return sorted(rows, key=_day)


def sealed_before(register: Register, quarter: date) -> Row | None:
    """The last sealed quarter before another one."""
    earlier = [row for row in sealed_quarters(register) if _day(row) < quarter]
    return earlier[-1] if earlier else None


def sealed(register: Register, quarter: date, scheme: str) -> Register:
    """The register with a quarter sealed: its positions, and its row of the quarters.

    `scheme` is the name of the scheme by which it was scored. The quarter gets a row where it has
    none. Its figures (how many positions, how many scored, the total of their scores) are those
    that the workbook's formulas compare.
    """
    history = tuple(
        _with(row, {"seal": position_seal(row)}) if row.day("quarter") == quarter else row
        for row in register.rows("history")
    )
    there = [row for row in register.rows("quarters") if row.day("quarter") == quarter]
    said: dict[str, Value] = {
        "quarter": quarter,
        "scheme": scheme,
        "seal": quarter_seal(register, quarter, scheme),
        **figures(register.scheme, positions_at(register, quarter)),
    }
    others = [row for row in register.rows("quarters") if row.day("quarter") != quarter]
    row = _with(there[0], said) if there else Row(said, Place("sealing"))
    quarters = sorted([*others, row], key=_day)
    tables = {**register.tables, "history": history, "quarters": tuple(quarters)}
    return replace(register, tables=tables)


def log_phrase(quarter: date, seal: str) -> str:
    """How the version log says that a quarter was sealed: its day, and the first 16 digits."""
    return f"of {quarter:%d/%m/%Y} sealed ({seal[:ROW_DIGITS]})"


def logged_seals(register: Register) -> Iterator[tuple[Row, date, str]]:
    """Each line of the version log that says so, with the quarter and those digits."""
    for row in register.rows("versions"):
        for day, digits in _LOGGED.findall(row.text("change")):
            if quarter := read_date(day):
                yield row, quarter, digits


def figures(scheme: Scheme, positions: Sequence[Row]) -> Mapping[str, int]:
    """The figures of a quarter's positions that are sealed with it, by field of the quarters.

    Ratings that are words have no total.
    """
    scores = [row.number("score") or 0 for row in positions if row["state"] == "Scored"]
    total = {} if scheme.rates_in_words else {"total": sum(scores)}
    return {"positions": len(positions), "scored": len(scores), **total}


def _said(row: Row, fields: Sequence[str]) -> list[str]:
    """What a row says in these fields, as text."""
    return [row.text(name) for name in fields]


def _hashed(texts: Sequence[str]) -> str:
    """The SHA-256 of a list of texts as JSON, in hexadecimal."""
    canonical = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def _with(row: Row, values: Mapping[str, Value]) -> Row:
    return replace(row, values={**row.values, **values})


def _day(row: Row) -> date:
    return row.day("quarter") or date.min
