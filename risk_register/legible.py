"""Whether a text can stand in a cell of a workbook as it is."""

from __future__ import annotations

import re

from risk_register.findings import Finding
from risk_register.places import Place

LONGEST_TEXT = 32_767
"""What a cell of a workbook holds, in characters as Excel counts them."""

_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def illegible(text: str, place: Place) -> Finding | None:
    """Why no cell can hold a text as it is; `None` if one can."""
    if found := _UNREADABLE.search(text):
        actual = f"the character U+{ord(found[0]):04X} in it"
        return Finding("entry-control-character", place, "plain text", actual)
    if len(text) > LONGEST_TEXT // 2 and (length := _length(text)) > LONGEST_TEXT:
        expected = f"at most {LONGEST_TEXT:,} characters"
        return Finding("entry-too-long", place, expected, f"{length:,}")
    return None


def _length(text: str) -> int:
    """How many characters Excel counts, to which those beyond U+FFFF are two."""
    return len(text.encode("utf-16-le")) // 2
