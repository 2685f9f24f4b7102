"""What both scripts that build share: the plan, the CSV files, and lists that have grown."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

Plan = dict[str, Any]
Record = Sequence[str]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDRESS = re.compile(r"(\$?\b[A-Z]{1,3}\$?)(\d+)\b")


def read_plan(file: str) -> Plan:
    """What is written where."""
    plan: Plan = json.loads(Path(file).read_text(encoding="utf-8"))
    return plan


def read_records(folder: str, listed: Plan) -> list[Record]:
    """The rows of a list's file, a text for each column; one blank row where there are none."""
    fields = [column.get("field") for column in listed["columns"]]
    blank = [""] * len(fields)
    file = Path(folder) / listed["file"]
    if not file.exists():
        return [blank]
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream)
        header = next(rows)
        places = [header.index(name) if name in header else None for name in fields]
        return [["" if at is None else row[at] for at in places] for row in rows] or [blank]


def entry(kind: str, text: str) -> str | int | date:
    """An entry as a value."""
    if kind == "date":
        return date.fromisoformat(text)
    return int(text) if kind == "number" else text


def dated(value: Any) -> Any:
    """A value of the plan, which could only say a date as a text."""
    is_date = isinstance(value, str) and _DATE.fullmatch(value)
    return date.fromisoformat(value) if is_date else value


class Growth:
    """How much longer a sheet's list is than the one that the plan was made from."""

    def __init__(self, listed: Plan | None, rows: int) -> None:
        """`rows` is how many the list has now."""
        self._first = listed["first_row"] if listed else 0
        self._more = rows - listed["rows"] if listed else 0

    def row(self, row: int) -> int:
        """Where a row of the plan is now."""
        return row + self._more if row > self._first else row

    def moved(self, text: str) -> str:
        """A text with the addresses below the list's first row moved down."""
        return _ADDRESS.sub(self._moved, text) if self._more else text

    def _moved(self, found: re.Match[str]) -> str:
        return f"{found[1]}{self.row(int(found[2]))}"


def moved_name(refers_to: str, grown: Mapping[str, Growth]) -> str:
    """What a defined name refers to, moved as its sheet has grown."""
    growth = grown.get(refers_to.partition("!")[0].strip("'"))
    return growth.moved(refers_to) if growth else refers_to
