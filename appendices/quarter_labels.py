"""What papers call the quarters: by the labels that the register has, else by their months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from risk_register.appendix import Appendix
from risk_register.register import Register

_NOW, _BEFORE = "{quarter}", "{previous_quarter}"


def label_of(register: Register, quarter: date) -> str:
    """What a past quarter is called: `Q2`, or `September 2025` where it has no label."""
    return _labels(register).get(quarter) or _month(quarter)


def label_now(register: Register) -> str:
    """What the quarter is called that the as-at date belongs to."""
    as_at, labels = register.settings.as_at, _labels(register)
    return next((labels[day] for day in sorted(labels) if day >= as_at), "") or _month(as_at)


def with_quarters(register: Register, appendix: Appendix) -> Appendix:
    """An appendix whose texts and headings say the quarters' labels.

    They stand in place of `{quarter}` and `{previous_quarter}`. Without a previous quarter the
    latter is `the previous quarter`.
    """
    before = register.previous_quarter
    earlier = label_of(register, before) if before else "the previous quarter"
    now = label_now(register)

    def said(text: str) -> str:
        return text.replace(_NOW, now).replace(_BEFORE, earlier)

    return replace(
        appendix,
        text=said(appendix.text),
        nil=said(appendix.nil),
        columns={name: said(heading) for name, heading in appendix.columns.items()},
        parts={name: said(heading) for name, heading in appendix.parts.items()},
    )


def _labels(register: Register) -> Mapping[date, str]:
    rows = register.rows("quarters")
    return {day: row.text("label") for row in rows if (day := row.day("quarter"))}


def _month(day: date) -> str:
    return f"{day:%B %Y}"
