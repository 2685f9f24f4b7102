"""The results as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.results import Row, growth_of, key_of

_HEADINGS = (
    "task", "risks", "rival", "ours s", "rival s", "time", "inside", "ours MB", "rival MB",
    "memory", "inside", "spread",
)  # fmt: skip


def results(rows: Sequence[Row], before: Mapping[tuple[object, ...], Row]) -> str:
    """Seconds, megabytes and ratios; and our seconds as a part of the baseline's, if there is one.

    Spread is the slowest of our runs less the quickest, as a part of the median.
    """
    headings = [*_HEADINGS, "of baseline"] if before else [*_HEADINGS]
    return _table(headings, [_cells(row, before) for row in rows])


def growth(rows: Sequence[Row]) -> str:
    """How much more time more risks take."""
    lines = [
        [task, f"{size:,} to {after:,}", f"{risks:.1f}", f"{seconds:.1f}"]
        for task, size, after, risks, seconds in growth_of(rows)
    ]
    return _table(["task", "risks", "times the risks", "times our seconds"], lines)


def _cells(row: Row, before: Mapping[tuple[object, ...], Row]) -> list[str]:
    cells = [str(row["task"]), f"{row['size']:,}" if row["size"] else "", str(row["rival"])]
    cells += [_figure(row["ours_seconds"], 3), _figure(row["rival_seconds"], 3)]
    cells += [_figure(row["time_ratio"]), _figure(row["inside_time_ratio"])]
    cells += [_figure(row["ours_megabytes"], 0), _figure(row["rival_megabytes"], 0)]
    cells += [_figure(row["memory_ratio"]), _figure(row["inside_memory_ratio"])]
    cells.append(_figure(row["ours_spread"]))
    if before:
        earlier = before.get(key_of(row), {}).get("ours_seconds")
        now = float(row["ours_seconds"] or 0)
        cells.append(_figure(now / float(earlier) if earlier else None))
    return cells


def _figure(value: str | float | None, places: int = 2) -> str:
    return "" if value is None else f"{float(value):.{places}f}"


def _table(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, of which people can read the text too."""
    rows = [headings, *lines]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    said = [_line(row, widths) for row in rows]
    return "\n".join([said[0], _line(["-" * width for width in widths], widths), *said[1:]])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
