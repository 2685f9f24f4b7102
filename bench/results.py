"""From runs to rows: what each task cost us and each rival, and the ratios."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from bench.measuring import Runs
from bench.tasks import OURS, OURS_INSIDE, Task

Row = dict[str, str | int | float | None]
_KEYS = ("task", "size", "rival")


def rows_of(task: Task, runs: Mapping[str, Runs]) -> Iterator[Row]:
    """A row for each rival. A ratio under 1 says that ours took less."""
    ours, inside = runs[OURS], runs.get(OURS_INSIDE, runs[OURS])
    for rival in task.rivals:
        theirs = runs[rival]
        row: Row = {"task": task.name, "size": task.size, "rival": rival}
        for kind, mine in (("", ours), ("inside_", inside)):
            for unit, said in (("seconds", "time"), ("megabytes", "memory")):
                us, them = mine.median(kind + unit), theirs.median(kind + unit)
                row[f"ours_{kind}{unit}"], row[f"rival_{kind}{unit}"] = us, them
                row[f"{kind}{said}_ratio"] = us / them if us is not None and them else None
        row["rounds"] = len(ours.runs)
        row["ours_spread"], row["rival_spread"] = ours.spread, theirs.spread
        yield row


def growth_of(rows: Sequence[Row]) -> Iterator[tuple[str, int, int, float, float]]:
    """Task, size, next size, how many times the risks, how many times our seconds."""
    for task in dict.fromkeys(str(row["task"]) for row in rows if row["size"]):
        ours = {
            int(row["size"] or 0): float(row["ours_seconds"] or 0)
            for row in rows
            if row["task"] == task
        }
        sizes = sorted(ours)
        for size, after in pairwise(sizes):
            yield task, size, after, after / size, ours[after] / ours[size]


def saved(file: Path) -> dict[tuple[object, ...], Row]:
    """The rows of a baseline by task, size and rival; none if there is no such file."""
    if not file.exists():
        return {}
    rows: list[Row] = json.loads(file.read_text(encoding="utf-8"))
    return {key_of(row): row for row in rows}


def save(file: Path, rows: Sequence[Row]) -> None:
    """Saves the rows as a baseline."""
    file.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def key_of(row: Row) -> tuple[object, ...]:
    """What a row is about."""
    return tuple(row[key] for key in _KEYS)
