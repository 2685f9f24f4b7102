"""One task in a process of its own: `python -m bench.child MODULE ARGUMENT…`.

The module is loaded before the clock starts. What is printed, a line of JSON, is the time of the
task itself in seconds, and by how many megabytes it raised the process's peak.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import redirect_stdout
from importlib import import_module
from resource import RUSAGE_SELF, getrusage


def main(module: str, *arguments: str) -> None:
    """Runs the task."""
    run = import_module(module).run
    before = _peak()
    started = time.perf_counter()
    with redirect_stdout(sys.stderr):
        run(*arguments)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "megabytes": _peak() - before}))


def _peak() -> float:
    """The most memory that the process has had, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
