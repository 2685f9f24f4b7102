"""Counted things in words."""

from __future__ import annotations


def number_of(count: int, thing: str) -> str:
    """A number with its noun: `1 risk`, `1,284 risks`, `0 risks`."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
