"""Adding rows to a folder's `stated.csv`: what stands in it stays, byte by byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from intake.stated import Stated
from risk_register.fields import STATED

FILE = STATED.file
_NAMES = [field.name for field in STATED.fields]


def new_rows(before: bytes, found: Iterable[Stated]) -> list[Stated]:
    """Those rows that the file does not have: none is added twice."""
    there = {
        tuple(row.get(name, "").strip() for name in _NAMES[:4])
        for row in csv.DictReader(io.StringIO(_text(before)), restval="")
    }
    return [row for row in found if row.key not in there]


def with_rows(before: bytes, rows: Sequence[Stated]) -> bytes:
    """The file with more rows below those that it has. `before` is empty where there is none.

    The new rows have the columns in the file's order; a column of the office's own stays empty.
    """
    header = next(csv.reader(io.StringIO(_text(before))), None) or _NAMES
    ending = "\r\n" if b"\r\n" in before else "\n"
    text = io.StringIO()
    writer = csv.DictWriter(
        text, [name.strip() for name in header], restval="", lineterminator=ending,
        extrasaction="ignore",
    )  # fmt: skip
    if not before.strip():
        writer.writeheader()
    writer.writerows(
        dict(zip(_NAMES, (*row.key, row.note), strict=True)) for row in rows
    )  # fmt: skip
    between = b"" if not before or before.endswith(b"\n") else ending.encode()
    return before + between + text.getvalue().encode()


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")
