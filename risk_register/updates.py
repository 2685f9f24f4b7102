"""The update that an entry has in its own row: what has been done this quarter."""

from __future__ import annotations

from risk_register.register import Register, Row


def has_update(entry: Row) -> bool:
    """Whether anything is said at all."""
    return bool(entry.text("update").strip())


def is_of_earlier_quarter(register: Register, entry: Row) -> bool:
    """Whether an update is dated on the previous quarter's end or before it.

    One without a date is taken for this quarter's. Where no quarter is past, none is earlier.
    """
    day, since = entry.day("updated_on"), register.previous_quarter
    return has_update(entry) and day is not None and since is not None and day <= since
