"""`python -m bench`: measures ours and the rivals in one run, and prints what it found."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import results, table
from bench.measuring import Runs, python, run_interleaved
from bench.results import Row
from bench.tasks import COMMITTEE_SIZE, Task, tasks

SIZES = (24, 356, 1_000, 10_000)
_ROUNDS = ((24, 9), (356, 5))
"""How often, for registers up to a size."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    options = _options(arguments)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(python("-m", "bench.prepare", name, *_prepared(options.sizes)), check=True)
        for task in tasks(folder, options.sizes):
            print(f"{task.name} {task.size or ''} …", file=sys.stderr)
            found = [*results.rows_of(task, _measured(task, options.rounds))]
            rows += found
            for row in found if options.json else ():
                print(json.dumps(row), flush=True)
    _finish(rows, options)
    return 0


def _prepared(sizes: Sequence[int]) -> list[str]:
    return [str(size) for size in sorted({*sizes, COMMITTEE_SIZE})]


def _measured(task: Task, rounds: int | None) -> dict[str, Runs]:
    return run_interleaved(task.commands, rounds or rounds_for(task.size), task.exit_code)


def rounds_for(size: int) -> int:
    """How often each command is run: short ones more often, since they vary more."""
    return next((rounds for most, rounds in _ROUNDS if size <= most), 3)


def _finish(rows: Sequence[Row], options: argparse.Namespace) -> None:
    before = results.saved(options.baseline) if options.baseline else {}
    if not options.json:
        print(table.results(rows, before))
        print()
        print(table.growth(rows))
    if options.baseline and not before:
        results.save(options.baseline, rows)
        print(f"saved as {options.baseline}", file=sys.stderr)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a row")
    parser.add_argument(
        "--sizes", type=_sizes, default=[*SIZES], metavar="24,356", help="how many risks"
    )
    parser.add_argument("--rounds", type=int, help="how often each command is run")
    parser.add_argument(
        "--baseline", type=Path, metavar="FILE",
        help="compare with the results in this file; save them there if it does not exist",
    )  # fmt: skip
    return parser.parse_args(arguments)


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


if __name__ == "__main__":
    sys.exit(main())
