"""When an entry is to be reviewed next, and how late that is."""

from __future__ import annotations

from datetime import date

from risk_register.register import Register, Row, is_live
from risk_register.scheme import Scheme
from risk_register.scores import band
from risk_register.values import add_months


def has_review_interval(scheme: Scheme) -> bool:
    """Whether a scheme says how often entries are reviewed, by band or for all."""
    by_band = any(each.review_months is not None for each in scheme.bands)
    return scheme.review_months is not None or by_band


def next_review(register: Register, entry: Row) -> date | None:
    """When a live entry is due: its last review and the interval of its band, or of all."""
    last, months = entry.day("last_review"), months_between(register.scheme, entry)
    if last is None or months is None or not is_live(entry):
        return None
    return add_months(last, months)


def days_overdue(register: Register, entry: Row) -> int | None:
    """By how many days a review is late at the as-at date; `None` where it is not."""
    due = next_review(register, entry)
    late = (register.settings.as_at - due).days if due else 0
    return late if late > 0 else None


def months_between(scheme: Scheme, entry: Row) -> int | None:
    """How often an entry is reviewed: as its band says, or as the scheme says for all."""
    found = band(scheme, scheme.current, entry) if scheme.has_scores else None
    by_band = found.review_months if found else None
    return scheme.review_months if by_band is None else by_band
